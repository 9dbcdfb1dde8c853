"""Which months the archive covers, and what of that matters to a question without an answer."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Protocol

from dossier.dates import Coverage, MonthRange, days_of, reduced
from dossier.retrieval import A_DAY, Query, narrowed
from dossier.types import Filters

FEW = 5
"""Articles up to which their number is told."""

SURPRISE = 0.01
"""How probable a run of empty months may be, were articles spread evenly, to count as a gap."""

_AROUND = 6  # months on either side of a gap by which the pace of the archive is known
_LEAST = 1.0  # articles a month around it below which an archive is sparse and has no gaps
_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Calendar(Protocol):
    """What is asked of an archive to tell what it covers."""

    def months(self, filters: Filters) -> dict[str, int]:
        """Return how many articles there are by month of publication, or by year where only that is known."""

    def outlets(self) -> list[str]:
        """Return the names of all outlets."""


def coverage_of(query: Query, filters: Filters, archive: Calendar) -> Coverage:
    """Return what the archive covers of the time and the outlets that a question is asked for.

    Args:
        query: the question, with the period that was read from it.
        filters: what the user asked to search.
        archive: counts its articles.
    """
    admitted = archive.months(narrowed(filters, query.period))
    every = archive.months(Filters(outlets=filters.outlets, languages=filters.languages))
    months = sorted(month for month in every if len(month) == 7)
    since, until = window(query, filters)
    asked_since, asked_until = str(since or date.min)[:7], str(until or date.max)[:7]
    found = [gap for gap in gaps(every) if gap.since <= asked_until and gap.until >= asked_since]
    silent = silence(every, since, until)
    if silent and not any(gap.since <= silent.since and silent.until <= gap.until for gap in found):
        found.append(silent)
    return Coverage(
        articles=sum(admitted.values()),
        since=months[0] if months else None,
        until=months[-1] if months else None,
        gaps=tuple(sorted(found, key=lambda gap: gap.since)) if since or until else (),
    )


def window(query: Query, filters: Filters) -> tuple[date | None, date | None]:
    """Return the first and last day that a question is asked for; None where it is open."""
    if query.period is not None:
        return query.period.since, query.period.until
    return filters.since, filters.until


def gaps(months: Mapping[str, int]) -> list[MonthRange]:
    """Return the runs of empty months where the archive around them is dense.

    A run of g empty months between articles that come at a pace of r a month has probability exp(-r g) if
    they come by chance (a Poisson process); it is a gap where that is below `SURPRISE`, and r at least one.

    Args:
        months: number of articles by month (`2021-06`); other keys, such as years, are left aside.
    """
    counts = {_number(month): count for month, count in months.items() if len(month) == 7}
    found = []
    filled = sorted(counts)
    for last, following in pairwise(filled):
        empty = following - last - 1
        around = [*range(last - _AROUND + 1, last + 1), *range(following, following + _AROUND)]
        pace = sum(counts.get(month, 0) for month in around) / len(around)
        if empty and pace >= _LEAST and math.exp(-pace * empty) < SURPRISE:
            found.append(MonthRange(since=_name(last + 1), until=_name(following - 1)))
    return found


def silence(months: Mapping[str, int], since: date | None, until: date | None) -> MonthRange | None:
    """Return the run of empty months in which a bounded time lies, however few articles there are elsewhere.

    Args:
        months: number of articles by month; where only a year is known, any month of it may have them.
        since: the first day of the time.
        until: its last day.

    Returns:
        The run, None where the time is open, has articles, or does not lie between the first and the last.
    """
    if since is None or until is None:
        return None
    first, last = _number(str(since)[:7]), _number(str(until)[:7])
    held = {number for month in months if month for number in _numbers(month)}
    earlier = max((number for number in held if number <= last), default=None)
    later = min((number for number in held if number >= first), default=None)
    if earlier is None or later is None or earlier >= first:
        return None
    return MonthRange(since=_name(earlier + 1), until=_name(later - 1))


def time_lacking(coverage: Coverage, query: Query, filters: Filters, archive: Calendar) -> str:
    """Return one sentence that no article is of the time asked for, empty where some are or it is open.

    Args:
        coverage: what the archive covers of it.
        query: the question, with the period that was read from it.
        filters: what the user asked to search.
        archive: counts its articles.
    """
    since, until = window(query, filters)
    source = _by(filters, archive) or " in the archive"
    if coverage.since is None or archive.months(replace(filters, since=since, until=until)):
        return ""
    for gap in coverage.gaps:
        if since and until and gap.since <= str(since)[:7] and str(until)[:7] <= gap.until:
            return _none_dated(source, gap)
    if _outside(coverage, since, until):
        run = f"from {spoken(coverage.since)} to {spoken(coverage.until or coverage.since)}"
        return f"The articles{source} run {run}."
    if since is None or until is None:
        return ""
    if archive.months(replace(filters, since=since, until=min(until, date.max - A_DAY) + A_DAY)):
        return ""
    return f"No article{source} is dated {_spoken_days(since, until)}."


def coverage_told(coverage: Coverage, query: Query, filters: Filters, archive: Calendar) -> str:
    """Return one sentence on what the archive lacks of what was asked for, empty where it lacks nothing."""
    since, until = window(query, filters)
    source, few = _by(filters, archive), 0 < coverage.articles <= FEW
    if not coverage.articles and not (since or until):
        return _outlets_known(archive) if filters.outlets else ""
    if lacking := time_lacking(coverage, query, filters, archive):
        return lacking
    if (gap := _wide(coverage, since, until)) is not None:
        return _none_dated(source or " in the archive", gap)
    limited = narrowed(filters, query.period)
    if few and (limited.since or limited.until):
        counted = f"{_count(coverage.articles)}{source} {_lie(coverage.articles)}"
        return f"Only {counted} in this period; try a wider one."
    return f"It holds only {_count(coverage.articles)}{source}." if few and source else ""


def coverage_parts(coverage: Coverage) -> list[str]:
    """Return what was searched and the time that the archive covers, each as a few words."""
    parts = [f"{coverage.articles:,} article{'' if coverage.articles == 1 else 's'} searched"]
    if coverage.since and coverage.until:
        whole = MonthRange(since=coverage.since, until=coverage.until)
        parts.append(f"the archive has articles {spoken_range(whole)}")
    return parts


def nothing_admitted(query: Query, filters: Filters, archive: Calendar) -> str:
    """Return the sentence that says that no article passes the filters."""
    limited = narrowed(filters, query.period)
    where = " from this period" if limited.since or limited.until else ""
    return f"The archive holds no articles{_by(filters, archive)}{where}."


def spoken(month: str) -> str:
    """Return a month for reading: `June 2021`."""
    year, number = month.split("-")
    return f"{_NAMES[int(number) - 1]} {year}"


def spoken_range(months: MonthRange) -> str:
    """Return a run of months for reading: `from March to June 2022`."""
    if months.since == months.until:
        return f"of {spoken(months.since)}"
    first = spoken(months.since)
    if months.since[:4] == months.until[:4]:
        first = first.split()[0]
    return f"from {first} to {spoken(months.until)}"


def _none_dated(source: str, gap: MonthRange) -> str:
    return f"No article{source} is dated {spoken_range(gap).removeprefix('of ')}."


def _spoken_days(first: date, last: date) -> str:
    """Return days for reading: `9 May 2017`, `from 9 May 2017 to 12 May 2017`, `2017`."""
    whole = reduced(first, last)
    if whole and len(whole) < len("2017-05-09"):
        return spoken(whole) if "-" in whole else whole
    told = [f"{day.day} {_NAMES[day.month - 1]} {day.year}" for day in (first, last)]
    return told[0] if first == last else f"from {told[0]} to {told[1]}"


def _wide(coverage: Coverage, since: date | None, until: date | None) -> MonthRange | None:
    """Return the gap that takes up most of the time asked for, None where it is less than half of it."""
    if coverage.since is None or coverage.until is None or not coverage.gaps:
        return None
    first = max(_number(str(since or date.min)[:7]), _number(coverage.since))
    last = min(_number(str(until or date.max)[:7]), _number(coverage.until))

    def within(gap: MonthRange) -> int:
        return min(_number(gap.until), last) - max(_number(gap.since), first) + 1

    widest = max(coverage.gaps, key=within)
    return widest if 2 * within(widest) >= last - first + 1 else None


def _outside(coverage: Coverage, since: date | None, until: date | None) -> bool:
    """Return whether the time asked for lies before or after all articles."""
    if coverage.since is None or coverage.until is None:
        return False
    return bool((since and str(since)[:7] > coverage.until) or (until and str(until)[:7] < coverage.since))


def _outlets_known(archive: Calendar) -> str:
    """Return a sentence that names the outlets of the archive where they are few."""
    outlets = archive.outlets()
    return f"It has {', '.join(outlets)}." if 0 < len(outlets) <= FEW else ""


def _by(filters: Filters, archive: Calendar) -> str:
    """Return ` of Azernews` for the outlets asked for, ` in this language` likewise, or nothing."""
    if not filters.outlets:
        several = len(filters.languages) > 1
        return f" in {'these languages' if several else 'this language'}" if filters.languages else ""
    named = [name for name in archive.outlets() if name.casefold() in filters.outlets]
    return f" of {' or '.join(named)}" if named else " of this outlet"


def _count(articles: int) -> str:
    return f"{articles} article{'' if articles == 1 else 's'}"


def _lie(articles: int) -> str:
    return "lies" if articles == 1 else "lie"


def _numbers(month: str) -> range:
    """Return the months that `2021-06` or `2021` covers."""
    first, last = days_of(month)
    return range(_number(str(first)[:7]), _number(str(last)[:7]) + 1)


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _name(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"
