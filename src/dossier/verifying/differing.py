"""Whether two sentences of articles give different figures for the same thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from dossier.text import names, stems, words
from dossier.text.function_words import FUNCTION_WORDS
from dossier.timing import Mention, joined, mentions
from dossier.verifying.numbers import Amount, amounts

Kind = Literal["money", "share", "count", "time"]
"""What a question asks for: a sum of money, a share, how many of a thing, a day."""

SAME_NAMES = 0.5
"""Share of their names that two sentences on the same thing have in common."""

SAME_WORDS = 0.4
"""The same for their words that carry meaning."""

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

_NEARBY = 40  # characters from a number to what it counts
_NO_MONEY = ("%", "pp", "ordinal", "times", "score", "")
_NO_YEAR = 1


def differing(one: str, other: str, kind: Kind, counted: str = "") -> tuple[str, str] | None:
    """Return the figures in which two sentences differ, as they are written; None where they do not.

    It is cautious: each sentence must give exactly one figure of the kind, the two must share names and
    words, and where both tell a time it must be the same, for figures of two years or of two things do not
    disagree. Who reports it, and when, is left aside.

    Args:
        one: a sentence.
        other: another one, of an independent article or with another source.
        kind: what is asked for.
        counted: for `count`, the word for what is counted.
    """
    one, other = (_REPORT.sub("", text) for text in (one, other))
    if not _one_subject(one, other) or _parts(one) != _parts(other):
        return None
    if kind == "time":
        return _days_apart(one, other)
    dates = [_dates(text) for text in (one, other)]
    years = [{day.first.year for day in found} for found in dates]
    if years[0] and years[1] and years[0] != years[1]:
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
    said, others_said = _content(one), _content(other)
    alike = len(said & others_said) >= SAME_WORDS * min(len(said), len(others_said))
    return alike and len(shared) >= SAME_NAMES * min(len(named), len(others_named))


def _parts(text: str) -> set[str]:
    return {" ".join(words(part)) for part in _PART_OF_YEAR.findall(text)}


def _content(text: str) -> set[str]:
    pairs = zip(words(text), stems(text, "en"), strict=True)
    return {stem for word, stem in pairs if word not in FUNCTION_WORDS and not word[0].isdigit()}


def _dates(text: str) -> list[Mention]:
    return list(joined(text, mentions(text, None)))


def _figures(text: str, dates: Sequence[Mention], kind: Kind, counted: str) -> list[Amount]:
    skip = tuple((day.start, day.end) for day in dates)
    found = [each for each in amounts(text, None, skip) if each.bound not in ("vague", "under")]
    match kind:
        case "money":
            return [each for each in found if each.unit not in _NO_MONEY and len(each.unit) == 3]
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
