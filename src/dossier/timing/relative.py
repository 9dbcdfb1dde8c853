"""Time told from the day of speaking: "last year", "two months ago", "on Tuesday"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from dossier.timing import days
from dossier.timing.words import MONTH, NUMBER, UNIT, UNITS, WEEKDAY, WEEKDAYS, month_number, small_number

Tell = Callable[[re.Match[str], date], days.Days]
"""Reads a match against a day; ValueError where that is before all years."""

_BEFORE = (
    r"last|previous|gecen|gectigimiz|onceki|evvelki|oten|kecen|"
    r"(?:в |на )?(?:прошл\w+|минувш\w+|предыдущ\w+)"
)
_PAST = r"(?:(?:the|за|в течение) )?(?:past|last|previous|son|axirinci|последн\w+)"
_THIS = r"this|the current|bu|(?:в |на )?(?:этом|этот|эту|этой|текущ\w+)"
_AGO = r"ago|earlier|once|evvel|назад"


def _unit(word: str) -> str:
    return next(unit for unit, form in UNITS.items() if re.fullmatch(form, word))


def _before(match: re.Match[str], day: date) -> days.Days:
    return days.calendar_unit(day, _unit(match["unit"]), 1)


def _this(match: re.Match[str], day: date) -> days.Days:
    return days.calendar_unit(day, _unit(match["unit"]), 0)


def _past(match: re.Match[str], day: date) -> days.Days:
    return days.up_to(day, _unit(match["unit"]), small_number(match["count"]))


def _past_unit(match: re.Match[str], day: date) -> days.Days:
    return days.up_to(day, _unit(match["unit"]), 1)


def _ago(match: re.Match[str], day: date) -> days.Days:
    return days.calendar_unit(day, _unit(match["unit"]), small_number(match["count"]))


def _yesterday(_: re.Match[str], day: date) -> days.Days:
    return day - timedelta(days=1), day - timedelta(days=1)


def _today(_: re.Match[str], day: date) -> days.Days:
    return day, day


def _last_month(match: re.Match[str], day: date) -> days.Days:
    number = month_number(match["month"])
    return days.month(day.year - (number >= day.month), number)


def _weekday(match: re.Match[str], day: date) -> days.Days:
    wanted = next(place for place, form in enumerate(WEEKDAYS) if re.fullmatch(form, match["weekday"]))
    told = day - timedelta(days=(day.weekday() - wanted) % 7)
    return told, told


_NO_NAME = r"(?! of\b| before\b|'?\w)"  # "last year of the war" is another year

_ON_WEEKDAY = rf"\b(?:on |last |во? )(?P<weekday>{WEEKDAY})"
_WEEKDAY_GUNU = rf"\b(?P<weekday>{WEEKDAY}) gunu\b"
_IS_WEEKDAY = re.compile(rf"{_ON_WEEKDAY}|{_WEEKDAY_GUNU.replace('<weekday>', '<day>')}")


def is_weekday(words: str) -> bool:
    """Return whether folded words that tell a time do so by a weekday: "on Tuesday"."""
    return _IS_WEEKDAY.fullmatch(words) is not None


RELATIVE: tuple[tuple[re.Pattern[str], Tell], ...] = tuple(
    (re.compile(pattern), tell)
    for pattern, tell in (
        (rf"\b(?:{_BEFORE}) (?P<unit>{UNIT})(?:'s)?{_NO_NAME}", _before),
        (rf"\b(?:{_THIS}) (?P<unit>{UNIT})(?:'s)?{_NO_NAME}", _this),
        (rf"\b{_PAST} (?P<count>{NUMBER}) (?P<unit>{UNIT}){_NO_NAME}", _past),
        (rf"\b(?:the )?past (?P<unit>year|month|week|decade){_NO_NAME}", _past_unit),
        (rf"\b(?P<count>{NUMBER}) (?P<unit>{UNIT}) (?:{_AGO})\b", _ago),
        (r"\b(?:yesterday|dun|dunen|вчера)\b", _yesterday),
        (r"\b(?:today|bugun|bu gun|сегодня)\b", _today),
        (rf"\b(?:{_BEFORE}) (?P<month>{MONTH}){_NO_NAME}", _last_month),
        (_ON_WEEKDAY, _weekday),
        (_WEEKDAY_GUNU, _weekday),
    )
)
"""Patterns over folded text, each with what it tells against a day."""
