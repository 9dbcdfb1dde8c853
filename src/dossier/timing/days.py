"""Runs of days by the calendar."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

Days = tuple[date, date]
"""A first and a last day."""

_HALF = ("half", "yar", "пол")


def month(year: int, number: int, count: int = 1) -> Days:
    """Return the days of some months of a year, from the month of this number."""
    end = number + count - 1
    if not 1 <= number <= end <= 12:
        raise ValueError("there is no such month")
    return date(year, number, 1), date(year, end, calendar.monthrange(year, end)[1])


def share(year: int, unit: str, nth: int) -> Days:
    """Return a half or a quarter of a year.

    Args:
        year: the year.
        unit: the folded word for it.
        nth: which one, from 1; -1 is the last.
    """
    size = 6 if unit.startswith(_HALF) else 3
    return month(year, 13 - size if nth == -1 else size * (nth - 1) + 1, size)


def run_of_months(year: int, count: int, *, end: bool) -> Days:
    """Return the first months of a year, or the last."""
    return month(year, 13 - count if end else 1, count)


def _thirds(word: str) -> tuple[int, int]:
    """Return the first and last third that an edge names by its folded word, from 0: `mid-to-late`."""
    thirds = [
        1
        if each.startswith(("mid", "середин", "orta"))
        else 2
        if each.startswith(("late", "end", "кон", "son", "axir"))
        else 0
        for each in re.split("[ -]to[ -]", word)
    ]
    return thirds[0], thirds[-1]


def edge(year: int, word: str) -> Days:
    """Return the beginning, middle or end of a year, a third of it each, by its folded word."""
    first, last = _thirds(word)
    return month(year, 4 * first + 1, 4 * (last - first + 1))


def decade(first: int, word: str = "") -> Days:
    """Return a decade by its first year, or the four years of it that an edge names by its folded word."""
    start, end = _thirds(word) if word else (0, 2)
    return date(first + 3 * start, 1, 1), date(first + 3 * end + 3, 12, 31)


def half_of_decade(first: int, unit: str, nth: int) -> Days:
    """Return a half of a decade, the second for -1; ValueError for another share of it."""
    if not unit.startswith(_HALF) or nth not in (1, 2, -1):
        raise ValueError("only halves of decades are told")
    start = first if nth == 1 else first + 5
    return date(start, 1, 1), date(start + 4, 12, 31)


def season(year: int, start: int) -> Days:
    """Return a season by its first month; the winter of a year begins with its January."""
    return month(year, 1, 2) if start == 12 else month(year, start, 3)


def years(first: int, last: str) -> Days:
    """Return the days from one year to another, which may be given by two digits: `2011-20`."""
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if end <= first:
        raise ValueError("the years run backwards")
    return date(first, 1, 1), date(end, 12, 31)


def calendar_unit(day: date, unit: str, back: int) -> Days:
    """Return the day, week, month, year or decade that lies some units before that of a day.

    Args:
        day: the day to count from.
        unit: one of `words.UNITS`.
        back: how many units before; 0 is the one that the day is in.
    """
    if unit == "day":
        at = day - timedelta(days=back)
        return at, at
    if unit == "week":
        monday = day - timedelta(days=day.weekday() + 7 * back)
        return monday, monday + timedelta(days=6)
    if unit == "month":
        before = day.year * 12 + day.month - 1 - back
        return month(before // 12, before % 12 + 1)
    if unit == "year":
        return date(day.year - back, 1, 1), date(day.year - back, 12, 31)
    return decade((day.year // 10 - back) * 10)


def up_to(day: date, unit: str, count: int) -> Days:
    """Return the last so many days, weeks, months, years or decades up to a day."""
    if unit in ("day", "week"):
        return day - timedelta(days=count * (7 if unit == "week" else 1)), day
    months = count * {"month": 1, "year": 12, "decade": 120}[unit]
    before = day.year * 12 + day.month - 1 - months
    year, number = before // 12, before % 12 + 1
    return date(year, number, min(day.day, calendar.monthrange(year, number)[1])), day
