"""Check numbers: their values, units, how exactly they are told, and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from dossier.timing.words import word_set
from dossier.verifying.findings import Finding
from dossier.verifying.numbers import Amount
from dossier.verifying.numerals import MEASURES
from dossier.verifying.reading import Reading
from dossier.verifying.tokens import Token, alike

_ABOUT = 0.1
"""Share by which a number may differ from one told as "about" so much."""

_BEYOND = 0.5
"""Share by which a number may lie beyond one told as "more than" so much."""

_SAME = 1e-6

_CONVERTED = 0.015
"""Share by which two measures may differ that were told in different units."""

_WORDED = 0.03
"""Share by which a share told in words, "a third", may differ."""


def measures(statement: Reading, quotes: Sequence[Reading]) -> Iterator[Finding]:
    """Find numbers of a statement that its quotes do not tell."""
    days = [each.first.toordinal() for quote in quotes for each in quote.dates if each.grain == "day"]
    between = [
        Amount(0, 0, float(abs(a - b)), float(abs(a - b)), "time", "exact", "")
        for a in days
        for b in days
        if a < b
    ]
    for amount in statement.amounts:
        told = [(quote, each) for quote in quotes for each in quote.amounts]
        derived = [*between, *(each for quote in quotes for each in quote.implied)]
        if any(agrees(amount, each) == "yes" for each in (*(each for _, each in told), *derived)):
            continue
        if any(_as_last(statement, amount, quote, each) for quote, each in told):
            continue
        if amount.unit == "ordinal" and _worded(amount, statement, quotes):
            continue
        if any(agrees(amount, each) == "sharper" for _, each in told):
            if not (_ABLE.search(statement.text) and any(each.bound == "under" for _, each in told)):
                yield Finding("hedge", f"the quotes tell {shown(amount)} less exactly", 0.4)
        elif not _listed(statement, amount, quotes):
            yield _untold(statement, amount, told)
    yield from _another_ordinal(statement, quotes)


def _as_last(statement: Reading, amount: Amount, quote: Reading, told: Amount) -> bool:
    """Return whether a count is told by its last: 61 goals, the 61st goal."""
    if amount.unit or told.unit != "ordinal" or amount.low != told.low or amount.low < _ORDINALS_COUNT:
        return False
    return bool(_shared(_counted(statement, amount)[:1], _counted(quote, told)))


_ORDINALS_COUNT = 3
"""Least number of which an ordinal is taken to count what came before."""

_FIRST_TWO = {"first": 1.0, "second": 2.0}


def _ordinals(reading: Reading) -> Iterator[tuple[float, Token, Token | None]]:
    """Return the ordinals of a text: their value, themselves and the word right after, where there is one."""
    for token, after in zip_longest(reading.tokens, reading.tokens[1:]):
        told = (each for each in reading.amounts if each.unit == "ordinal" and each.end == token.end)
        value = _FIRST_TWO.get(token.word) or next((each.low for each in told), None)
        if value:
            yield value, token, after if after and after.content and after.after in (" ", "-") else None


def _worded(amount: Amount, statement: Reading, quotes: Sequence[Reading]) -> bool:
    """Return whether quotes have the ordinal of a noun in a word, and no other ordinal of it: 1st, first."""
    noun = next((noun for _, token, noun in _ordinals(statement) if token.end == amount.end), None)
    told = [each for quote in quotes for each in _ordinals(quote)]
    return noun is not None and {value for value, _, its in told if its and alike(noun, its)} == {amount.low}


def _another_ordinal(statement: Reading, quotes: Sequence[Reading]) -> Iterator[Finding]:
    """Find an ordinal of which the quotes have but another before the same noun."""
    told = [each for quote in quotes for each in _ordinals(quote)]
    for value, token, noun in _ordinals(statement):
        others = [other for _, other, its in told if noun and its and alike(noun, its)]
        if others and not any(
            its == value and (after is None or (noun and alike(noun, after))) for its, _, after in told
        ):
            yield Finding("contradiction", f"says {token.word}; the article says {others[0].word}", 0.8)
            return


_ABLE = re.compile(r"\b(?:can|could|able)\b")


def agrees(amount: Amount, told: Amount) -> str:
    """Return whether a quote's number bears out a statement's: `yes`, `no`, or `sharper` than the quote."""
    if not one_unit(amount.unit, told.unit):
        return "no"
    slack = _CONVERTED if amount.unit in MEASURES else _SAME
    same = _near(amount.low, told.low, slack) and _near(amount.high, told.high, slack)
    if told.bound == "some" and (same or amount.bound != "exact"):
        return "yes" if same or _holds(amount, told.low) else "no"
    if amount.unit == "score":
        return "yes" if same else "no"
    if told.bound == "exact":
        return "yes" if _holds(amount, told.low) else "no"
    if told.bound == amount.bound:
        return "yes" if same or (told.bound in ("about", "nearly") and _holds(amount, told.low)) else "no"
    if told.bound == "between" or told.bound == "vague":
        inside = told.low * (1 - _SAME) <= amount.low <= amount.high <= told.high * (1 + _SAME)
        if amount.bound in ("about", "over", "under", "nearly") and inside:
            return "yes"
        return "sharper" if inside else "no"
    if amount.bound == "exact":
        return "sharper" if same else "no"
    if {amount.bound, told.bound} <= {"about", "nearly"}:
        return "yes" if _holds(amount, told.low) or same else "no"
    return "sharper" if same else "no"


def one_unit(one: str, other: str) -> bool:
    """Return whether two units may be one: the same, or one left out where it is no share or measure."""
    if one == other:
        return True
    return "" in (one, other) and not {one, other} & {
        "%",
        "ordinal",
        "times",
        "often",
        "score",
        "pp",
        *MEASURES,
    }


def _near(one: float, other: float, slack: float) -> bool:
    return abs(one - other) <= slack * max(abs(one), abs(other), 1e-3)


def _holds(amount: Amount, value: float) -> bool:
    """Return whether a value is what a number of a statement says, as exactly as it says it."""
    if amount.bound in ("about", "some"):
        return abs(value - amount.low) <= _ABOUT * amount.low
    if amount.bound == "nearly":
        return amount.low * (1 - _ABOUT) <= value <= amount.low * (1 + _SAME)
    if amount.bound == "over":
        return amount.low * (1 - _SAME) <= value <= amount.low * (1 + _BEYOND)
    if amount.bound == "under":
        return amount.low * (1 - _BEYOND) <= value <= amount.low * (1 + _SAME)
    if amount.bound in ("between", "vague"):
        return amount.low * (1 - _SAME) <= value <= amount.high * (1 + _SAME)
    if amount.unit in ("%", "times") and not amount.written[0].isdigit():
        return abs(value - amount.low) <= _WORDED * amount.low
    return _near(amount.low, value, _CONVERTED if amount.unit in MEASURES else _SAME)


def _listed(statement: Reading, amount: Amount, quotes: Sequence[Reading]) -> bool:
    """Return whether a small number in words only counts what a text lists: "the two", "A and B"."""
    if amount.unit or amount.bound != "exact" or not 2 <= amount.low <= _FEW or amount.written.isdigit():
        return False
    return any(_most_listed(text) >= amount.low for text in (*quotes, statement))


_FEW = 4
_LINK = re.compile(r"(?:,| and| ve| и| və|, and) ")


def _most_listed(reading: Reading) -> int:
    """Return how many names a text lists side by side at most."""
    best = run = 0
    names = [token for token in reading.tokens if token.name and not token.model]
    for one, other in pairwise(names):
        between = reading.text[one.end : other.start].removeprefix("'s")
        run = run + 1 if _LINK.fullmatch(between) else run if between == " " else 0
        best = max(best, run)
    return best + 1


def _untold(statement: Reading, amount: Amount, told: Sequence[tuple[Reading, Amount]]) -> Finding:
    """Return what is amiss with a number that no quote tells: another of the same thing, or none."""
    around = _counted(statement, amount)
    rivals = [
        (len(_shared(around, _counted(quote, each))), each)
        for quote, each in told
        if one_unit(amount.unit, each.unit)
    ]
    best = max(rivals, key=lambda pair: pair[0], default=None)
    if best and (best[0] or amount.unit):
        return Finding("contradiction", f"says {shown(amount)}; the article says {shown(best[1])}", 0.8)
    if rivals and best and len(rivals) == 1:
        return Finding("contradiction", f"says {shown(amount)}; the article says {shown(best[1])}", 0.8)
    return Finding("missing", f"{shown(amount)} does not stand in the quotes", 0.7)


def shown(amount: Amount) -> str:
    """Return a number as a reader sees it."""
    prefix = {
        "some": "some ",
        "over": "more than ",
        "under": "less than ",
        "about": "about ",
        "nearly": "nearly ",
    }
    return prefix.get(amount.bound, "") + amount.written


def _counted(reading: Reading, amount: Amount) -> list[Token]:
    """Return the words that a number belongs to: those after it up to the next part, else those before it."""
    others = [each for each in reading.amounts if each is not amount]
    after: list[Token] = []
    for token in reading.tokens:
        if token.start < amount.end:
            continue
        if any(amount.end <= each.start < token.end for each in others) or (after and _ends(token)):
            break
        if token.start > amount.end and not after and _ends(token):
            break
        if token.content:
            after.append(token)
        if len(after) >= _FOLLOWING:
            break
    before: list[Token] = []
    for token in reversed([each for each in reading.tokens if each.end <= amount.start]):
        if any(token.start < each.end <= amount.start for each in others) or _stops(reading, token, amount):
            break
        if token.content:
            before.append(token)
        if len(before) >= (1 if after else 2):
            break
    return [*after, *before]


_FOLLOWING = 3


def _ends(token: Token) -> bool:
    return token.word in _JOINS or bool(re.search(r"[,;:.()]", token.after))


def _stops(reading: Reading, token: Token, amount: Amount) -> bool:
    return token.word in _JOINS or bool(re.search(r"[,;:.()]", reading.text[token.end : amount.start]))


_JOINS = word_set("and or while but ve veya и а но или with as to from by on in at for of") - {"of"}


def _shared(some: Sequence[Token], others: Sequence[Token]) -> list[Token]:
    return [token for token in some if any(alike(token, other) for other in others)]
