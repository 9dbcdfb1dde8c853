"""What a text denies, plans, thinks possible or only has heard: operators and the words they bear on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dossier.verifying.hedging import (
    BACKWARD_TURKIC,
    CLAIMS,
    DENIED_BY_FORM,
    FORWARD,
    PASSIVE_TOO,
    SAYS,
    SOFT_DENIAL,
    VERBS_TURKIC,
    WITH_INFINITIVE,
    Mode,
    pattern,
)
from dossier.verifying.reading import Reading, read
from dossier.verifying.tokens import Token, alike

_PASSIVE = re.compile(r"(?:was|were|been|is|are|be|being|got)(?: \w+ly)? $")
_PASSIVE_TOO = re.compile(PASSIVE_TOO)
_BY_FORM = re.compile(pattern(DENIED_BY_FORM))
_SOFT_DENIAL = re.compile(f"{_BY_FORM.pattern}|{pattern(SOFT_DENIAL)}")
_BACKWARD_TURKIC = re.compile(BACKWARD_TURKIC)
_VERBS_TURKIC = {mode: re.compile(form) for mode, form in VERBS_TURKIC.items()}
_OBJECTS = frozenset(("nobody", "none", "nothing", "one"))
_REACH = 7
"""Words after an operator among which that is looked for which it bears on."""


@dataclass(frozen=True, slots=True)
class Operator:
    """A word or two that deny or weaken what is said.

    Attributes:
        mode: how.
        first: the place of its first word among the words of the text.
        last: the place of its last word.
        heads: the places of the words that it bears on first of all.
        words: it, as it stands in the text.
    """

    mode: Mode
    first: int
    last: int
    heads: tuple[int, ...]
    words: str


@lru_cache(8)
def _forms(language: str) -> tuple[tuple[Mode, re.Pattern[str]], ...]:
    listed = FORWARD.get(language, {})
    return tuple((mode, re.compile(rf"(?<!\S)(?:{pattern(form)})(?!\S)")) for mode, form in listed.items())


@lru_cache(512)
def operators(reading: Reading) -> tuple[Operator, ...]:
    """Return what a text denies, plans, thinks possible or has heard, in order."""
    tokens = reading.tokens
    line, starts = "", []
    for token in tokens:
        starts.append(len(line))
        line += token.word + " "
    found: list[Operator] = []
    for mode, form in _forms(reading.language):
        for match in form.finditer(line):
            first = bisect_right(starts, match.start()) - 1
            last = bisect_right(starts, match.end() - 1) - 1
            if (tokens[first].name and first) or _in_date(reading, tokens[first]):  # May, Will
                continue
            back = _PASSIVE_TOO.match(match.group()) and _PASSIVE.search(line[: match.start()])
            turkic = reading.language in ("tr", "az")
            heads = _before(tokens, first) if back or turkic else _after(tokens, last)
            words = reading.text[tokens[first].start : tokens[last].end]
            found.append(Operator(mode, first, last, heads, words))
    if reading.language in ("tr", "az"):
        found += _turkic(reading)
    return tuple(sorted(found, key=lambda each: each.first))


def _in_date(reading: Reading, token: Token) -> bool:
    return any(each.start <= token.start < each.end for each in reading.dates)


def _turkic(reading: Reading) -> list[Operator]:
    found = []
    for place, token in enumerate(reading.tokens):
        for mode, form in _VERBS_TURKIC.items():
            if form.fullmatch(token.word):
                found.append(Operator(mode, place, place, (place,), token.word))
        if _BACKWARD_TURKIC.fullmatch(token.word):
            found.append(Operator("not", place, place, _before(reading.tokens, place), token.word))
    return found


def _after(tokens: tuple[Token, ...], last: int) -> tuple[int, ...]:
    """Return the places of what an operator bears on: the next word of content, of "no" all of its noun."""
    heads: list[int] = []
    most = 3 if tokens[last].word in _OBJECTS else 4 if tokens[last].word in ("no", "без") else 1
    loose = tokens[last].word in _OBJECTS
    for place in range(last + 1, min(last + _REACH, len(tokens))):
        token = tokens[place]
        ends = token.clause != tokens[last].clause and (heads or tokens[last].word in _OBJECTS)
        if ends or len(heads) == most or (heads and not loose and not token.content):
            break
        if token.content and not token.word.endswith("ly"):
            heads.append(place)
    if not heads and tokens[last].word in _OBJECTS:
        return _before(tokens, last)
    if heads and most == 1:
        heads += _any(tokens, heads[-1])
    if heads and tokens[last].word in WITH_INFINITIVE:
        heads += _infinitive(tokens, last)
    if heads and (tokens[heads[-1]].word in SAYS or tokens[last].word in CLAIMS):
        heads += _complement(tokens, last if tokens[last].word in CLAIMS else heads[-1])
    return tuple(heads)


def _any(tokens: tuple[Token, ...], head: int) -> list[int]:
    """Return the place of what there is none of in `did not find any cracks`."""
    following = [token.word for token in tokens[head + 1 : head + 3]]
    if "any" not in following:
        return []
    at = head + 1 + following.index("any")
    return next(([place] for place in range(at + 1, min(at + 4, len(tokens))) if tokens[place].content), [])


def _infinitive(tokens: tuple[Token, ...], last: int) -> list[int]:
    """Return the place of the verb in `expect the bank to cut`."""
    for place in range(last + 2, min(last + _REACH, len(tokens) - 1)):
        if tokens[place].word == "to" and tokens[place + 1].content:
            return [place + 1]
    return []


def _complement(tokens: tuple[Token, ...], head: int) -> list[int]:
    """Return the places of what is said in `did not show that coffee prevents it`."""
    if not any(token.word in ("that", "of", "to") for token in tokens[head + 1 : head + 2]):
        return []
    return [place for place in range(head + 2, min(head + _REACH, len(tokens))) if tokens[place].content][:3]


def _before(tokens: tuple[Token, ...], first: int) -> tuple[int, ...]:
    for place in range(first - 1, max(first - _REACH, -1), -1):
        if tokens[place].content:
            return (place,)
    return ()


@lru_cache(512)
def negated(reading: Reading) -> frozenset[int]:
    """Return the places of the words that a text denies; what is denied twice is not."""
    denials = [each for each in operators(reading) if each.mode == "not"]
    counts: dict[int, int] = {}
    for each in denials:
        inner = next((other for other in denials if other is not each and _bears_on(each, other)), each)
        for head in inner.heads:
            counts[head] = counts.get(head, 0) + 1
    return frozenset(place for place, count in counts.items() if count % 2)


def _bears_on(each: Operator, other: Operator) -> bool:
    return any(other.first <= head <= other.last for head in each.heads) and other.heads != each.heads


_TRIED = re.compile(r"tr(?:y|ying|ies|ied) to|attempt(?:ed|s)? to")
"""Words for what was done, if not to the end."""


def foretold(text: str, language: str | None = None) -> list[str]:
    """Return the words of a text that it plans or expects.

    Args:
        text: a sentence or a few.
        language: its ISO 639-1 code, told from its words where None.
    """
    reading = read(text, language)
    ahead = {
        head
        for each in operators(reading)
        if each.mode in ("plan", "will") and not _TRIED.fullmatch(each.words.lower())
        for head in each.heads
    }
    return [reading.tokens[place].word for place in sorted(ahead)]


def denied_twice(reading: Reading) -> bool:
    """Return whether a denial in a text is itself denied: "did not rule out"."""
    denials = [each for each in operators(reading) if each.mode == "not"]
    return any(_bears_on(each, other) for each in denials for other in denials if each is not other)


_INEVITABLE = re.compile(
    r"(?i)\b(?:unavoidabl[ey]|inevitabl[ey]|inescapabl[ey]|no (?:way|choice|option|"
    r"alternative) (?:to avoid|but)|"
    r"(?:can|could)(?:not| not) (?:be )?(?:avoid\w*|prevent\w*|rule[ds]? out)|no avoiding|bound to|"
    r"kaçınılmaz|qaçılmaz|"
    r"неизбеж\w+|не избежать)"
)


def inevitable(reading: Reading) -> bool:
    """Return whether a text says of something that it cannot be avoided: a denial that asserts."""
    return bool(_INEVITABLE.search(reading.text))


def denies_otherwise(reading: Reading, other: Reading) -> bool:
    """Return whether a text has a denial that another has not: `unharmed`, or "not" of another word.

    It may be the other text's denial in other words.
    """
    words = {token.word for token in other.tokens}
    if any(_SOFT_DENIAL.fullmatch(token.word) and token.word not in words for token in reading.tokens):
        return True
    theirs = [other.tokens[place] for place in negated(other)]
    own = [reading.tokens[place] for place in negated(reading)]
    return any(not any(alike(token, its) for its in theirs) for token in own)


_OUTRIGHT = re.compile(r"not|no|never|none|nobody|no one|nothing|neither|nor|without|no longer")


def denied_alone(statement: Reading, quotes: Sequence[Reading]) -> str | None:
    """Return the word by which an English statement denies outright where no quote denies anything."""
    denial = next(
        (
            each
            for each in operators(statement)
            if each.mode == "not" and _OUTRIGHT.fullmatch(each.words.lower())
        ),
        None,
    )
    if denial is None or any(text.language != "en" for text in (statement, *quotes)):
        return None
    denying = any(each.mode == "not" for quote in quotes for each in operators(quote)) or any(
        _BY_FORM.fullmatch(token.word) for quote in quotes for token in quote.tokens
    )
    return None if denying else denial.words
