"""How long ago something was published."""

from __future__ import annotations

import re
from datetime import date

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def age(published: str | None, today: date) -> str:
    """Return how long ago a reduced ISO date was, as exactly as it is known: `2 years ago`, `this month`.

    Years and months are told in full ones where the day is known, and by the difference of the calendar's
    otherwise. Empty where there is no date, or one to come.

    Args:
        published: `2021`, `2021-06` or `2021-06-15`.
        today: the day from which is counted.
    """
    match = _DATE.fullmatch(published or "")
    if match is None:
        return ""
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None or month is None:
        return _ago(today.year - (year or today.year), "year")
    months = (today.year - year) * 12 + today.month - month - (day is not None and today.day < day)
    if months >= 12:
        return _ago(months // 12, "year")
    if day is None or months >= 1:
        return _ago(months, "month")
    return _ago((today - date(year, month, day)).days, "day") if 1 <= month <= 12 else ""


def _ago(number: int, unit: str) -> str:
    if number < 0:
        return ""
    if number == 0:
        return "today" if unit == "day" else f"this {unit}"
    if number == 1 and unit == "day":
        return "yesterday"
    return f"{number} {unit}{'' if number == 1 else 's'} ago"
