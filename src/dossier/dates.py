"""Days as users write them, whole or reduced to a month or a year, and periods of days."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from dossier.errors import InputError

_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)

PeriodKind = Literal["event", "publication"]
"""Whether a period is about what happened in it, or about what was published in it."""


class Period(BaseModel):
    """The time that a question is about, as it was read from its words."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    since: date | None = Field(default=None, description="its first day; None where it is open")
    until: date | None = Field(default=None, description="its last day; None where it is open")
    words: str = Field(description="the words of the question that it was read from")
    kind: PeriodKind = Field(description="'event' or 'publication'")

    def __str__(self) -> str:
        """Return the days, reduced where they are a whole month or year: `2021`, `from 2020-11-10`."""
        first, last = self.since, self.until
        if first and last:
            return reduced(first, last) or f"{first} to {last}"
        return f"from {first}" if first else f"up to {last}"


class MonthRange(BaseModel):
    """A run of months, both ends included."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    since: str = Field(description="its first month, 2022-03")
    until: str = Field(description="its last month, 2022-06")


class Coverage(BaseModel):
    """What the archive covers of the time and the outlets that a question is asked for."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    articles: int = Field(description="articles that the filters and a period of publication admit")
    since: str | None = Field(description="month of the first article of these outlets, of any time")
    until: str | None = Field(description="month of the last one")
    gaps: tuple[MonthRange, ...] = Field(description="months without any, in the time asked for")


def days_of(partial: str) -> tuple[date, date]:
    """Return the first and last day that a reduced ISO 8601 date covers.

    Args:
        partial: `2021`, `2021-06` or `2021-06-15`.

    Raises:
        InputError: it is of another form, or there is no such day.
    """
    match = _PARTIAL_DATE.fullmatch(partial.strip())
    try:
        if match is None:
            raise ValueError
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        first = date(year, month or 1, day or 1)
        last_month = month or 12
        return first, date(year, last_month, day or calendar.monthrange(year, last_month)[1])
    except ValueError:
        raise InputError(f"'{partial}' is not a date: write it as 2021, 2021-06 or 2021-06-15.") from None


def reduced(first: date, last: date) -> str | None:
    """Return the reduced ISO 8601 date that covers just these days, None where there is none."""
    forms = (first.isoformat()[:length] for length in (10, 7, 4))
    return next((form for form in forms if days_of(form) == (first, last)), None)


def first_day(given: str | date | None) -> date | None:
    """Return the first day of what was given, None for nothing.

    Raises:
        InputError: it is no date.
    """
    days = _days_given(given)
    return days and days[0]


def last_day(given: str | date | None) -> date | None:
    """Return the last day of what was given, None for nothing; errors as `first_day`."""
    days = _days_given(given)
    return days and days[1]


def _days_given(given: str | date | None) -> tuple[date, date] | None:
    if given is None or given == "":
        return None
    if isinstance(given, datetime):
        given = given.date()
    return (given, given) if isinstance(given, date) else days_of(str(given))
