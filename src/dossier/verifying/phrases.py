"""Verbs of several words, as the press uses them, and the one word that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dossier.text import fold, stems
from dossier.timing.words import word_set

_PHRASES = """
turn|turns|turned|turning down, throw|threw|thrown|throws|throwing out, vote|voted down = rejected
strike|struck down = rejected
call|calls|called|calling off, pull|pulled plug, scrub|scrubbed = cancelled
put|puts|putting off|back, push|pushed back, hold|held over, move|moved back = postponed
lay|lays|laid|laying off, let|lets go, make|made|making redundant, pay|paid off = dismissed sacked
take|takes|took|taking|taken on|aboard, sign|signed up = hired recruited
step|steps|stepped|stepping down|aside, stand|stood|standing down|aside, bow|bowed out = resigned
give|gave up post = resigned
hand|hands|handed|handing in resignation|notice = resigned
walk|walks|walked|walking off|out, down|downed tools, go|goes|went|going on|out strike = walkout strike
pull|pulls|pulled|pulling out, walk|walks|walked|walking away, back|backed|backing out = withdrew
drop|dropped out = withdrew
hand|hands|handed|handing over, turn|turned over, give|gave|given over = delivered transferred
sign|signed over = delivered transferred
take|takes|took|taken delivery, get|got hold = received
give|gives|gave|given back, hand|handed|send|sent back, take|took back = returned
set|sets|setting off, touch|touched off, spark|sparked off, give|gave|given rise = caused triggered
bring|brought about = caused triggered
break|breaks|broke|broken out, get|gets|got under, kick|kicked off, set|set in = started began
go|goes|went|gone up, pick|picked up, shoot|shot up, edge|edged up, mark|marked up = rose
go|goes|went|gone down, come|came|comes down, edge|edged down, ease|eased back = fell
carry|carries|carried|carrying out, go|went through = conducted performed
carry|carries|carried|carrying|go|goes|going|went on, press|pressed|pressing ahead = continued
go|went ahead = continued
set|setting up = founded established created
blow|blows|blew|blown up, go|went off, set|set explosion = exploded
shoot|shot|shooting|bring|brought|take|took|taken down = downed shot
tear|tore|torn|tearing down, pull|pulled|pulling|knock|knocked down, raze|razed ground = demolished
burn|burned|burnt|burning down, go|went|gone up flames, catch|caught fire, on fire, ablaze = burned fire
put|puts|putting out = extinguished
make|makes|made|making public, bring|brought out, come|came|comes out, put|put forward = published
take|takes|took|taken|taking court, file|files|filed|filing lawsuit|suit = sued lawsuit
bring|brought suit|case|lawsuit = sued lawsuit
take|takes|took|taken|taking over, buy|bought|buying up|out, snap|snapped up = acquired
take|takes|took|taken place = held happened
take|takes|took|taken part, line|lined up = participated
come|comes|came|coming|enter|entered|go|goes|went into force|effect, take|takes|took effect = effect force
knock|knocked|knocks|knocking|go|went|gone out, crash|crashed out = eliminated beaten
find|found guilty = convicted
let|lets free|go, set free = released
give|gives|gave|given|giving birth = born
lay|laid|lays|laying down, give|gave|giving up, give|gave|given themselves = surrendered
break|broke|broken into = burgled
run|runs|ran|running aground = grounded
go|goes|went|gone bankrupt|bust|under = bankrupt
go|goes|went|gone polls|ballot = vote election
put|puts|putting forward, come|came up = proposed
draw|drew|drawn up = drafted prepared
work|worked|works out, turn|turned out = proved
speak|spoke|speaks|spoken out = criticised
speak|spoke, sit|sat down = talks
call|calls|called|calling for, push|pushed for = demanded
look|looks|looked|looking into = investigated
cut|cuts|cutting off, cut|cut back, scale|scaled back|down = reduced cut
shut|shuts|shutting|close|closed|closing down, take|took|taken offline = shut closed disconnected
take|took|taken off = shut closed disconnected
hold|holds|holding on, stay|stayed put = kept
hold|holds|held up = delayed
bring|brings|brought|bringing in = introduced
stay|stays|stayed|staying out|away = boycotted absent
get|gets|got|getting|make|made rid = abolished removed
wash|washed|sweep|swept|carry|carried away, wash|washed out = swept
run|runs|ran|running out = exhausted short
fall|falls|fell|fallen|run|runs|ran|running short = short shortage
fall|fell|fallen|come|came apart, cave|caved in, give|gave way = collapsed
fall|fell|fallen ill|sick, come|came down with = sick ill
go|goes|went|gone missing = disappeared missing
come|comes|came|coming down, go|goes|went|gone down, fall|fell|fallen from sky = crashed
pass|passed|passes away = died
lose|lost lives|life = died killed
send|sent off, show|shown red = dismissed
go|goes|went|gone on display|show, put|puts on display|show = exhibited
head|heads|headed|heading for, set|sets|set out = travelled
take|takes|took|taken off, lift|lifted off = launched departed
touch|touched down, put|put down = landed
out for|injured|action = missed
open|opens|opened|opening again = reopened
play|played|playing|come|came|go|went again = returned
open|opened fire = shot fired
"""

Pattern = tuple[frozenset[str], frozenset[str], frozenset[str]]
"""The forms of a verb, the words one of which follows it, and the stems of what they say together."""

_GAP = 3
"""Words that may stand between a verb and its particle."""


@lru_cache(1)
def _patterns() -> dict[str, list[Pattern]]:
    found: dict[str, list[Pattern]] = {}
    for line in _PHRASES.strip().split("\n"):
        phrases, _, meaning = line.partition(" = ")
        senses = frozenset(stems(meaning, "en"))
        for phrase in phrases.split(", "):
            verb, *rest = phrase.split()
            if rest:
                forms = frozenset(verb.split("|"))
                for form in forms:
                    found.setdefault(form, []).append((forms, frozenset(rest[-1].split("|")), senses))
    return found


def senses_of(words: Sequence[str], place: int) -> frozenset[str]:
    """Return the stems of what a verb and its particle say together; empty for none.

    Args:
        words: the folded words of an English text.
        place: the place of the verb.
    """
    found: set[str] = set()
    for _, particles, senses in _patterns().get(fold(words[place]), ()):
        following = words[place + 1 : place + 2 + _GAP]
        at = next((number for number, word in enumerate(following) if word in particles), None)
        if at is not None and not _CLAUSE.intersection(following[:at]):
            found |= senses
    return frozenset(found)


_CLAUSE = word_set("and but or who which that after before when while because by with not never no")
