"""Dates of publication, as exact as they are given and never guessed."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from dossier.dates import days_of
from dossier.errors import InputError
from ingest.report import Reason, UnusableError

if TYPE_CHECKING:
    from dateparser.date import DateDataParser  # type: ignore[import-untyped]

_ISO = re.compile(r"(\d{4}(?:-\d{1,2}){0,2})(?:[T ]\d{1,2}:\d{2}.*)?")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}\b.*")
_SHORT_YEAR = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d{2}(?!\d).*")

DATE_ORDERS = ("dmy", "mdy")
"""Ways to write a date in numbers alone: day, month, year, or month, day, year."""

_FIRST_PRESS = 1600
"""The first newspapers came soon after; databases write `0001-01-01` for no date at all."""


def published(written: str, order: str | None = None) -> str:
    """Return a date as ISO 8601, reduced to what is given: `2021`, `2021-06` or `2021-06-15`.

    An ISO date is taken as it stands, the day of a date with a time in its own time zone. Any other form
    must name its year, and read the same with the day or the month first (`15.06.2021` is day first), unless
    the order is known: then two digits will do for the year.

    Args:
        written: a date in ISO 8601 or in words and numbers of any language that `dateparser` knows.
        order: the one of `DATE_ORDERS` that dates in numbers alone are written in.

    Raises:
        UnusableError: there is no such day, no press in its year (before 1600, after the next one), or the
            date can be read in two ways or in none.
    """
    text = " ".join(written.split())
    iso = _ISO.fullmatch(text)
    if iso:
        parts = zip(iso.group(1).split("-"), (4, 2, 2), strict=False)
        return _real("-".join(f"{int(part):0{width}}" for part, width in parts), text)
    if not (_YEAR.search(text) or (order and _SHORT_YEAR.fullmatch(text))):
        raise _unreadable(text)
    known = "dmy" if _DOTTED.fullmatch(text) else order
    readings = {_reading(text, each) for each in ((known,) if known else DATE_ORDERS)}
    if len(readings) > 1:
        raise UnusableError(
            Reason.DATE,
            f"The date '{text}' can be read in two ways: write it as 2021-06-15, or say "
            "`--dates dmy` where the day comes first, `--dates mdy` where the month does.",
        )
    (reading,) = readings
    if reading is None:
        raise _unreadable(text)
    return _real(reading, text)


def _real(iso: str, written: str) -> str:
    try:
        days_of(iso)
    except InputError:
        raise _unreadable(written) from None
    if not _FIRST_PRESS <= int(iso[:4]) <= date.today().year + 1:
        detail = f"No article is from '{written}': write when it was published, or leave the date out."
        raise UnusableError(Reason.DATE, detail)
    return iso


def _unreadable(written: str) -> UnusableError:
    return UnusableError(Reason.DATE, f"'{written}' is not a date: write it as 2021, 2021-06 or 2021-06-15.")


def _reading(text: str, order: str) -> str | None:
    """Return the date that a text names when numbers stand in this order, None when it names none."""
    found = _parser(order.upper()).get_date_data(text)
    if found is None or found.date_obj is None:
        return None
    forms = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d", "time": "%Y-%m-%d"}
    form = forms.get(found.period or "")
    return found.date_obj.strftime(form) if form else None


@cache
def _parser(order: str) -> DateDataParser:
    """Return a parser of absolute dates; `yesterday` is none."""
    from dateparser.date import DateDataParser

    return DateDataParser(
        settings={"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["year"], "DATE_ORDER": order}
    )
