"""When an event was, by what the archive says of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dossier.timing import EventNamed, Mention, joined, mentions
from dossier.timing.mentions import evenly_folded
from dossier.types import Hit

Days = tuple[date, date]

FEWEST_VOTES = 2
"""Votes below which a date is not sure."""

LEAD = 1.5
"""How many times the votes of any other date the best one needs."""

NEIGHBOURS = timedelta(days=3)
"""How far apart days may be that are told of one event, such as of a signing and its coming into force."""

_BEGAN = r"began|begun|started|broke out|erupted|launched|basla\w*|bas verdi|начал\w*|разразил\w*|вспыхнул\w*"
_ENDED = (
    r"ended|finished|was over|stopped|bitti|sona er\w*|bitdi|basa cat\w*|закончил\w*|завершил\w*|окончил\w*"
)
_WAS = (
    r"ran|lasted|took place|(?:was|were) (?:held|fought)|signed|concluded|agreed|took (?:hold|effect)|"
    r"c[ao]me into force|entered into force|occurred|happened|raged|imzalan\w*|yapildi|gerceklesti|"
    r"surdu|oldu|bagland\w*|kecirildi|подписа\w+|заключ\w+|прош[её]?л\w*|состоял\w+|длил\w+|шла|вступил\w*"
)
_VERB = re.compile(rf"\b(?:(?P<first>{_BEGAN})|(?P<last>{_ENDED})|(?P<both>{_WAS}))(?!\w)")
_MADE = (
    r"(?:signed|concluded|agreed|launched|adopted|approved|reached|declared|proclaimed|issued|held|fought)"
)
_DEED = rf"(?:{_BEGAN}|{_ENDED}|{_WAS}|{_MADE}|struck|hit)(?!\w)"
_DONE_TO = re.compile(
    rf"\b(?!\w*(?:lanan|lanmis|нн\w+)\b){_DEED} (?:(?:the|an?|its|their|this|that) )?(?:[\w-]+ )?$"
)
_DONE = re.compile(
    rf"\w* (?:(?:was|were|is|has been|have been|had been) (?:\w+ly )?{_DEED}|(?!{_MADE}\b)(?:\w+ly )?{_DEED})"
)
_ORDER_AHEAD = re.compile(
    r"\b(?:before|prior to|ahead of|until|till|up to|after|since|following|in the wake of|on the eve of|"
    r"до|накануне|после|с момента|со времени) (?:[\w-]+ ){0,5}$"
)
_ORDER_BEHIND = re.compile(
    r"[’'\w]* (?:once\w*|evvel\w*|qabaq\w*|sonra\w*|beri|bu yana|[ei]tibaren|kadar|dek|qeder|kimi)\b"
)
_OF = re.compile(r" (?:of |dated |from )?\(?")
_JUST_BEFORE = re.compile(r"(?: tarihli| tarixli|'s)? ")
_ADJUNCT = re.compile(r"(?: [^\s,.;]+){0,3} (?:on|in|at|from|between|в|с) ?(?:the )?")
_PLACE_OF_VERB = 60  # characters between a name and a date that a verb may join
_BROKEN = re.compile(r"[;:]|\b(?:report(?:s|ed)|said|wrote|according|who|whose)\b")

_TOKEN = re.compile(r"(\w+)(?:'\w+)?")  # without the ending that an apostrophe attaches


def days_of_event(event: EventNamed, hits: Sequence[Hit]) -> tuple[str, Days] | None:
    """Return the name that an event has here and its first and last day, None where they are not sure.

    Each sentence that holds the event's name, and a date that is said of it, votes for that date; a date
    told less exactly ("June 2021") also bears out the exact ones within it. The best one must lead.

    Args:
        event: the event by name.
        hits: passages found for its name.
    """
    for name in event.names:
        votes: dict[str, Counter[Days]] = {"first": Counter(), "last": Counter(), "both": Counter()}
        for edge, told, weight in _votes(name, event.within, hits):
            votes[edge][told] += weight
        first, last = _settled(votes["first"]), _settled(votes["last"])
        days = _settled(votes["both"]) or first or last
        if days is not None and not (is_common(name) and _exactness(days)):
            begin = first[0] if first and _near(first, days) else days[0]
            end = last[1] if last and _near(last, days) else days[1]
            return name, (begin, end) if begin <= end else days
    return None


def tells_deed(sentence: str, name: str) -> bool:
    """Return whether a sentence tells that or when an event took place, not what came before or after it.

    Args:
        sentence: "They have signed the Velm Treaty" does, "Sales rose after they signed the Velm Treaty" not.
        name: the name of the event.
    """
    folded = evenly_folded(sentence)
    place = _place(folded, name)
    if place is None:
        return False
    ahead = folded[: place[0]]
    if _ORDER_AHEAD.search(ahead) or _ORDER_BEHIND.match(folded, place[1]):
        return False
    dated = any(each.grain == "day" and _bound(folded, place, each) for each in mentions(sentence))
    return dated or bool(_DONE_TO.search(ahead) or _DONE.match(folded, place[1]))


def is_common(name: str) -> bool:
    """Return whether an event is called by a plain word, as many are: "the debate" needs an exact day."""
    return name.islower() and not any(letter.isdigit() or letter.isspace() for letter in name)


def _votes(name: str, within: Days | None, hits: Sequence[Hit]) -> Iterator[tuple[str, Days, int]]:
    seen: set[str] = set()
    for hit in hits:
        for holder in (hit, *hit.copies):
            for start, end in holder.passage.sentences:
                sentence = holder.article.text[start:end]
                if sentence not in seen:
                    seen.add(sentence)
                    yield from _votes_of(sentence, name, within)


def _votes_of(sentence: str, name: str, within: Days | None) -> Iterator[tuple[str, Days, int]]:
    """Yield what one sentence says of when an event was: the edge, the days, the weight."""
    folded = evenly_folded(sentence)
    place = _place(folded, name)
    if place is None:
        return
    for mention in joined(sentence, mentions(sentence, year=within[0].year if within else None)):
        overlaps = mention.start < place[1] and place[0] < mention.end
        outside = within and not (within[0] <= mention.first and mention.last <= within[1])
        if overlaps or outside or mention.grain not in ("day", "month", "year"):
            continue
        told = _bound(folded, place, mention)
        if told:
            yield told[0], (mention.first, mention.last), told[1]


def _bound(folded: str, place: tuple[int, int], mention: Mention) -> tuple[str, int] | None:
    """Return how a date is said of a name: of its beginning, its end or both, and how surely."""
    after = mention.start >= place[1]
    between = folded[place[1] : mention.start] if after else folded[mention.end : place[0]]
    if len(between) > _PLACE_OF_VERB or _BROKEN.search(between):
        return None
    verbs = list(_VERB.finditer(between))
    if verbs:
        return str(verbs[-1 if after else 0].lastgroup), 3 if after else 2
    if (_OF if after else _JUST_BEFORE).fullmatch(between):
        follows = _VERB.match(folded, mention.end + 1) if after else None
        return (str(follows.lastgroup), 3) if follows else ("both", 2)
    done = re.search(rf"\b(?:{_WAS}) [^,.;]{{0,24}}$", folded[: place[0]])
    return ("both", 2) if after and done and _ADJUNCT.fullmatch(between) else None


def _place(folded: str, name: str) -> tuple[int, int] | None:
    """Return where a name stands in a folded sentence, in any of its cases; one word may come between."""
    wanted = _TOKEN.findall(evenly_folded(name))
    tokens = list(_TOKEN.finditer(folded))
    for start in range(len(tokens)):
        end, met = start, 0
        while end < len(tokens) and met < len(wanted) and end - start <= len(wanted):
            met += _same(tokens[end][1], wanted[met])
            end += 1
        if met == len(wanted) and _same(tokens[start][1], wanted[0]):
            return tokens[start].start(), tokens[end - 1].end()
    return None


def _same(one: str, other: str) -> bool:
    """Return whether two folded words are forms of one another, by their common beginning."""
    shorter = min(len(one), len(other))
    if one == other or shorter < 4 or one.isdigit():
        return one == other
    common = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    return common >= max(4, shorter - 2)


def _settled(votes: Counter[Days]) -> Days | None:
    """Return the days with the most votes, those near them joined; None where others come close."""
    if not votes:
        return None
    borne = {days: sum(count for other, count in votes.items() if _holds(other, days)) for days in votes}
    best = max(borne, key=lambda days: (borne[days], days[0] - days[1]))
    group = [days for days in borne if _near(days, best) and _exactness(days) == _exactness(best)]
    rivals = [
        borne[days] for days in borne if not (_near(days, best) or _holds(days, best) or _holds(best, days))
    ]
    total = max(borne[best], sum(votes[days] for days in group))
    if total < FEWEST_VOTES or (rivals and total < LEAD * max(rivals)):
        return None
    return min(days[0] for days in group), max(days[1] for days in group)


def _exactness(days: Days) -> int:
    """Return 0 for up to a few weeks, 1 for a month, 2 for longer."""
    length = (days[1] - days[0]).days
    return 0 if length < 27 else 1 if length < 31 else 2


def _holds(one: Days, other: Days) -> bool:
    return one[0] <= other[0] and other[1] <= one[1]


def _near(one: Days, other: Days) -> bool:
    return one[0] - NEIGHBOURS <= other[1] and other[0] - NEIGHBOURS <= one[1]
