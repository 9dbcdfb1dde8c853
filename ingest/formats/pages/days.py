"""Dates as pages write them in their markup."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Self

from dossier.dates import days_of
from ingest.dates import published
from ingest.report import UnusableError

_EASTERNMOST = timedelta(hours=14)
_WESTERNMOST = timedelta(hours=-8)  # of much of the press

_FIRST_YEAR = 1990  # of the web
_NUMERIC = re.compile(r"((?:19|20)\d\d)([-/.]?)(0[1-9]|1[0-2]|[1-9])\2(0[1-9]|[12]\d|3[01]|[1-9])")
_STAMP = re.compile(r"\d{10}(?:\d{3})?")


@dataclass(frozen=True, slots=True)
class Today:
    """The day that it is, which is not the same everywhere.

    Attributes:
        first: what it is in the west.
        last: what it is in the east: the last day that an article can be from.
    """

    first: date
    last: date

    @classmethod
    def at(cls, moment: datetime) -> Self:
        """Return the days of a moment."""
        return cls((moment + _WESTERNMOST).date(), (moment + _EASTERNMOST).date())

    def is_day(self, iso: str | None) -> bool:
        """Return whether a whole date is that of today somewhere, as a clock on a page may show it."""
        days = (self.first.isoformat(), self.last.isoformat())
        return iso is not None and len(iso) == len(days[0]) and days[0] <= iso <= days[1]


def day_of(written: str, today: Today) -> str | None:
    """Return a date as ISO 8601, as exact as it is given; None where it is none, or lies after today."""
    text = " ".join(written.split())[:60]
    numeric = _NUMERIC.match(text)
    if _STAMP.fullmatch(text):
        text = datetime.fromtimestamp(int(text[:10]), UTC).date().isoformat()
    elif numeric:
        text = f"{numeric[1]}-{int(numeric[3]):02}-{int(numeric[4]):02}"
    if not any(character.isdigit() for character in text):
        return None
    try:
        day = published(text)
    except (UnusableError, ValueError, OverflowError):
        return None
    first = days_of(day)[0]
    return day if first.year >= _FIRST_YEAR and first <= today.last else None
