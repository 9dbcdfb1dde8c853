"""Tell verbs in a text, and whether they are passive and who their doer is."""

from __future__ import annotations

import re

from dossier.timing.words import word_set
from dossier.verifying.reading import Reading
from dossier.verifying.tokens import Token

_BE = word_set("was were been is are be being got gets")
_DETERMINERS = frozenset(("the", "a", "an", "its", "his", "her", "their"))


def with_doer(reading: Reading, verb: int) -> bool:
    """Return whether a verb is passive and followed by the doer: `was hit by`."""
    return passive(reading, verb) and (_done_by(reading, verb) or _done_by(reading, verb + 1))


def _done_by(reading: Reading, verb: int) -> bool:
    """Return whether the doer follows a verb, right after it or after a date; "by 5 per cent" is none."""
    following = reading.tokens[verb + 1 : verb + 2]
    if following and following[0].word in ("in", "on"):
        dated = next((each for each in reading.dates if 0 <= each.start - following[0].end <= 1), None)
        following = tuple(each for each in reading.tokens if dated and each.start > dated.end)[:1]
    if not following or following[0].word != "by":
        return False
    return not any(0 <= each.start - following[0].end <= 1 for each in reading.amounts)


_VERB = re.compile(
    r"\w+(?:ed|ing)|(?:over|out|under)?(?:took|came|ran|did|threw|paid|bid)|beat|beaten|won|lost|sold|"
    r"bought|gave|given|sent|led|met|"
    r"hit|shot|sued|paid|lent|built|held|left|said|told|made|fought|saw|seen|let|cut|found|got|kept|"
    r"taught|struck|threw|brought|"
    r"drove|driven|chose|chosen|stole|broke|caught|fed|hurt|swore|taken|thrown|withdrew|forgave|forbade|"
    r"defeats?|rose|fell|sang|sung|rang|swam|drank|wore|woke|dug|hung|laid|slept|wept|sank|sunk|stood|"
    r"sought|dealt|bent|bound|ate|"
    r"slid|sped|rode|wrote|spoke|flew|flown|drew|drawn|grew|blew|knew|hid|hidden|bit|froze|frozen|"
    r"tore|torn|bore|shook|"
    r"lit|fled|spread|burst|quit|spent|swept|shrank|shut|chose|won|sold|spun|stuck|clung|bled|bred|"
    r"strove|wove|wants?|opposes?|accuses?|rejects?|believes?|owns?|knows?"
)
_PRESENT = re.compile(r"will|would|may|might|could|can|to|must|should|not")


def is_verb(reading: Reading, place: int) -> bool:
    """Return whether the word at a place is used as a verb."""
    token = reading.tokens[place]
    if token.name:
        return False
    if reading.language != "en":
        return True
    if _VERB.fullmatch(token.word):
        return True
    before = reading.tokens[place - 1].word if place else ""
    return bool(_PRESENT.fullmatch(before)) or _third_person(reading, place)


def _third_person(reading: Reading, place: int) -> bool:
    """Return whether a word in -s stands between two things as a verb does: `Turkey trains the pilots`."""
    token = reading.tokens[place]
    following = reading.tokens[place + 1 : place + 2]
    before = reading.tokens[place - 1 : place]
    return bool(
        token.word.endswith("s")
        and before and before[0].name
        and following and (following[0].word in _DETERMINERS or following[0].name or _is_thing(following[0]))
    )  # fmt: skip


def passive(reading: Reading, verb: int) -> bool:
    """Return whether a verb is passive; "is building" and "is ready to build" are not."""
    if reading.tokens[verb].word.endswith("ing") or (verb and reading.tokens[verb - 1].word == "to"):
        return False
    before = reading.tokens[max(0, verb - 3) : verb]
    return any(token.word in _BE for token in before) or _done_by(reading, verb)


def _is_thing(token: Token) -> bool:
    return token.content and not deed(token)


def deed(token: Token) -> bool:
    """Return whether a word has the form of a verb alone, whatever stands about it."""
    return is_deed(token.word)


def is_deed(word: str) -> bool:
    """Return whether a folded English word has the form of a verb alone: `won`, `rejected`."""
    return bool(_VERB.fullmatch(word))
