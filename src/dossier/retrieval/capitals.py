"""Countries and their capitals in a question: typed in small letters, or said for a government.

"Ankara's arms sales to Baku" are Turkey's to Azerbaijan.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from dossier.text import quoted_spans
from dossier.text.languages import languages_told
from dossier.verifying.places import capitals, written_with_capitals


def _any(words: str) -> str:
    return "|".join(words.split())


_STATES = _any(
    r"""
    arms arsenal weapon\w* military defen[cs]e foreign government army armies navy air\sforce troops
    forces soldiers policy policies position stance decision refusal shares? sales? exports?
    imports? purchases? spending budget ambassador envoy minist\w+ president premier parliament ally
    allies enem\w+ relations? ties drones? missiles? tanks? nuclear sanctions reaction accusations?
    invasion debts? supplier diplomats? intelligence
    """
)
_OF_A_STATE = re.compile(rf"^(?: [\w-]+)?? (?:{_STATES})\b")
"""What belongs to a state rather than to a city: "Ankara's arms sales"."""

_DOES = r"(?:did|does|do|has|have|had|will|would|could|should|can|may|might|must)"
_ACTS = _any(
    r"""
    buy sell order suppl[yi] deliver export import giv send provid transfer ship donat offer lend
    promis pay receiv acquir get obtain procur sign agree accept reject refus admit den[yi] accus
    blam demand want seek ask urg warn threaten support back oppos condemn criticis criticiz recall
    expel withdraw suspend impos lift approv ratif recognis recogniz negotiat announc claim insist
    decid plan spend invest financ tak mak hand summon pledg ban cancel block halt scrap revok freez restrict
    (?:bought|sold|gave|sent|lent|paid|got|took|made|spent|sought|withheld|withdrew|said|says?)\b
    """
)
"""Beginnings of what governments do."""

_LATER = r"(?: (?:also|ever|never|already|still|once|first|now|not))*"
_DOING = re.compile(
    rf"^(?: (?:and|or|nor) [^\W\d_a-z]\w+)?{_LATER}(?: (?:{_DOES}|been|was to|is to))?{_LATER} (?:{_ACTS})"
)
_ASKED_OF = re.compile(rf"\b{_DOES} (?:either |both |neither )?$", re.IGNORECASE)
_DEALS = _any(
    r"""
    sales? credits? loans? debts? aid help assistance arms weapon\w* deals? accords? pacts?
    contracts? talks? discuss\w* relations? ties co-?operat\w* alliance treat\w+ memorand\w+ trade
    war peace row dispute exercis\w* drills?
    """
)
_DEALING = re.compile(rf"\b(?:{_ACTS}|{_DEALS})[^,;?]*$", re.IGNORECASE)
"""What governments do with each other."""

_TRAVEL = re.compile(
    r"\b(?:fl[iye]\w*|flew|visit\w*|travel\w*|went|go|goes|going|trip|tour|arriv\w*|came|comes?|dr[io]ve|roads?|"
    r"rail\w*|trains?|routes?|pipelines?|lines?|distance|far|cargo|planes?|landed|return\w*|"
    r"sen[dt](?: \S+){0,4} (?:heads|delegat\w*|envoys?|team|mission|troops|soldiers|experts?|ministers?))\b",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"\b(?:in|at|near|around|outside|inside|within|across|over|through|into|via|towards?|above|central|downtown|"
    r"northern|southern|eastern|western|old|greater|of|visit\w*|left|leav\w+|reach\w*|enter\w*|is|are|was|were|"
    r"been|called|named) (?:the )?$",
    re.IGNORECASE,
)
"""What stands before a place, or before a name that something is asked of."""

_NAME_GOES_ON = re.compile(r"^,? (?!(?:and|or|nor)\b)[^\W\d_a-z]")
_NAME_BEGAN = re.compile(r"\w [^\W\d_a-z]\w* $")


_WORDS_TOO = frozenset(("turkey", "china", "jordan", "chad", "guinea", "chile", "muscat"))
"""Countries that are common words, or first names, in small letters."""


_OTHER_WORDS = frozenset(("ruslar", "sili", "polish", "the hague"))
"""Words for countries that are of another language, or mostly something else in small letters."""


FEWEST_IN_CAPITALS = 3
"""Words in capitals alone that are no names: "NATO", "TCG ANADOLU" are."""


def with_capitals(question: str) -> str:
    """Return a question with a capital for each country, people and capital that it has in small letters.

    "what did ankara sell to azerbaijan" is typed so by many, "WHAT DID ANKARA SELL" by some: there a capital
    tells nothing, and small letters take its place. Only English is read further; "turkey" may be the bird
    where the question has a capital elsewhere.

    Args:
        question: a stand-alone question.
    """
    if question.isupper() and len(question.split()) >= FEWEST_IN_CAPITALS:
        question = question.replace("İ", "i").lower()
    if not set(languages_told(question)) <= {"en"}:
        return question
    small = not any(letter.isupper() for letter in question[1:])

    def written(match: re.Match[str]) -> str:
        word = match.group()
        return _capitalised()[word] if small or word not in _WORDS_TOO else word

    return _in_small_letters().sub(written, question)


@lru_cache(1)
def _capitalised() -> dict[str, str]:
    """Return how words for countries, peoples and capitals are written, by those in small letters."""
    found = {
        word: re.sub(r" (?:Of|And|The)\b", lambda inner: inner.group().lower(), word.title())
        for word in written_with_capitals()
        if "*" not in word and word not in _OTHER_WORDS
    }
    return found | {word: word.upper() for word in ("nato", "dprk", "uk", "usa", "uae")}


@lru_cache(1)
def _in_small_letters() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(_capitalised(), key=len, reverse=True)))
    return re.compile(rf"(?<![\w.@/])(?:{names})(?![\w@/]|\.\w)")


def governments(question: str) -> str:
    """Return a question with the country in place of each capital that it says for the government.

    "To what level had Ankara's arms sales to Baku climbed?" asks about Turkey's to Azerbaijan. A capital
    that is meant as a place stays: "the parade in Baku", "Baku's airport", "flights to Baku". Grammar tells,
    so only English is read; in doubt it stays.

    Args:
        question: a stand-alone question.
    """
    quoted = quoted_spans(question)
    found = [
        each
        for each in _written().finditer(question)
        if not any(start <= each.start() < end for start, end in quoted)
    ]
    meant = {
        each.start()
        for each in found
        if _governs(question[: each.start()], question[each.end() :], bool(each["s"]))
    }
    for one, other in pairwise(found):
        pair = {one.start(), other.start()}
        if pair & meant and re.fullmatch(r" (?:and|or|nor) ", question[one.end() : other.start()]):
            meant |= pair

    def country(match: re.Match[str]) -> str:
        return capitals()[match["city"].lower()] + match["s"] if match.start() in meant else match.group()

    return _written().sub(country, question)


@lru_cache(1)
def _written() -> re.Pattern[str]:
    names = "|".join(re.escape(name.title()) for name in sorted(capitals(), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?P<city>{names})(?P<s>['’]s|['’]?)(?![\w-])")


def _governs(before: str, after: str, owns: bool) -> bool:
    """Return whether a capital means the government, by what stands before and after it."""
    if _NAME_GOES_ON.search(after) or _NAME_BEGAN.search(before):
        return False
    if owns:
        return bool(_OF_A_STATE.match(after))
    if (_ASKED_OF.search(before) or not _PLACED.search(before)) and _DOING.match(after):
        return True
    if before.endswith(" between "):
        return not _TRAVEL.search(before)
    if before.endswith((" to ", " for ", " from ", " with ", " by ")):
        return bool(_DEALING.search(before)) and not _TRAVEL.search(before)
    return False
