"""Whether two sentences of articles give different figures for the same thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from dossier.text import names, stems, words
from dossier.timing import Mention, joined, mentions
from dossier.verifying.numbers import Amount, amounts
from dossier.verifying.opposition import other_side
from dossier.verifying.quantities import CURRENCIES
from dossier.verifying.reading import Reading, language_of, read
from dossier.verifying.tokens import alike, is_general

Kind = Literal["money", "share", "count", "time"]
"""What a question asks for: a sum of money, a share, how many of a thing, a day."""

SAME_NAMES = 0.5
"""Share of their names that two sentences on the same thing have in common."""

ROUNDED = 0.06
"""Difference, as a share of the larger figure, up to which one may be the other rounded."""

_REPORT = re.compile(
    r", (?:according to|as|which cites|citing) [^,]*(?:, citing [^,]*)?(?=[,.]?$)"
    r"|, [^,]{2,60}\b(?:wrote|reported|said|noted|recalled)\b[^,]*(?=\.?$)|^According to [^,]*, ",
    re.IGNORECASE,
)
"""Who reports something, at the end or the beginning of a sentence."""

_PART_OF_YEAR = re.compile(
    r"\b(?:first|last) (?:\w+ )?(?:months?|half|quarter|weeks?|days?)\b|\bso far\b", re.IGNORECASE
)

_OTHER = re.compile(
    r"\b(?:more|another|further|additional|plans?|planned|will|would|could|(?-i:may)|might|expects?|expected)\b"
    r"(?! than)",
    re.IGNORECASE,
)
"""Words for what comes on top of something, or is to come; with a capital, "May" is a month."""

_NEARBY = 40  # characters from a number to what it counts


def differing(one: str, other: str, kind: Kind, counted: str = "") -> tuple[str, str] | None:
    """Return the figures in which two sentences differ, as they are written; None where they do not.

    It is cautious: each sentence must give exactly one figure of the kind, the two must share names, one
    must tell nothing beyond the other, and where both tell a time it must be the same, for figures of two
    months or of two things do not disagree, nor does a plan with a deed. Who reports it is left aside.

    Args:
        one: a sentence.
        other: another one, of an independent article or with another source.
        kind: what is asked for.
        counted: for `count`, the word for what is counted.
    """
    one, other = (_REPORT.sub("", text) for text in (one, other))
    if _OTHER.search(one) or _OTHER.search(other) or _parts(one) != _parts(other):
        return None
    if not _one_subject(one, other):
        return None
    if kind == "time":
        return _days_apart(one, other)
    dates = [_dates(text) for text in (one, other)]
    days = [{(day.first, day.last) for day in found} for found in dates]
    if days[0] and days[1] and days[0] != days[1]:
        return None
    figures = [_figures(text, found, kind, counted) for text, found in zip((one, other), dates, strict=True)]
    if any(len(found) != 1 for found in figures):
        return None
    (first,), (second,) = figures
    if first.unit != second.unit or _same(first, second):
        return None
    return first.written, second.written


def _one_subject(one: str, other: str) -> bool:
    named, others_named = names(one), names(other)
    shared = (named & set(words(other))) | (others_named & set(words(one)))
    if len(shared) < SAME_NAMES * min(len(named), len(others_named)):
        return False
    first, second = read(one), read(other)
    return not (_beyond(first, second) and _beyond(second, first))


def _beyond(one: Reading, other: Reading) -> bool:
    """Return whether a sentence tells what another does not: another deed, another thing."""
    return any(
        token.content
        and not token.name
        and not is_general(token, one.language)
        and not any(alike(token, its) or other_side(token, its) for its in other.tokens)
        for token in one.tokens
    )


def _parts(text: str) -> set[str]:
    return {" ".join(words(part)) for part in _PART_OF_YEAR.findall(text)}


def _dates(text: str) -> list[Mention]:
    return list(joined(text, mentions(text, None)))


def _figures(text: str, dates: Sequence[Mention], kind: Kind, counted: str) -> list[Amount]:
    skip = tuple((day.start, day.end) for day in dates)
    found = [each for each in amounts(text, language_of(text), skip) if each.bound not in ("vague", "under")]
    match kind:
        case "money":
            return [each for each in found if each.unit in CURRENCIES]
        case "share":
            return [each for each in found if each.unit == "%"]
        case _:
            wanted = set(stems(counted, "en"))
            return [each for each in found if each.unit == "" and _counts(text, each, wanted)]


def _counts(text: str, amount: Amount, wanted: set[str]) -> bool:
    """Return whether a number counts a thing: its word follows closely."""
    return not wanted.isdisjoint(stems(text[amount.end : amount.end + _NEARBY], "en"))


def _same(one: Amount, other: Amount) -> bool:
    low, high = sorted(((one.low, one.high), (other.low, other.high)))
    if (one if one.low == low[0] else other).bound == "over":
        return True  # more than 40 may be 48
    return high[0] <= low[1] or high[0] - low[1] <= ROUNDED * max(high[0], 1e-9)


def _days_apart(one: str, other: str) -> tuple[str, str] | None:
    told = [[day for day in _dates(text) if day.first == day.last] for text in (one, other)]
    if any(len(found) != 1 for found in told):
        return None
    (first,), (second,) = told
    if first.first == second.first or first.first.year != second.first.year:
        return None
    return one[first.start : first.end], other[second.start : second.end]
