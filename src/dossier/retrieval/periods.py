"""The period that a question is about, with the days of events found in the archive itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from dossier.dates import Period
from dossier.retrieval.events import days_of_event
from dossier.timing import joined, mentions, read_time
from dossier.types import Filters, Hit


def period_of(question: str, today: date, search: Callable[[str], Sequence[Hit]]) -> Period | None:
    """Return the period that a question is about, None where it names none or none is sure.

    Args:
        question: the stand-alone question.
        today: the day against which "last year" is read.
        search: finds passages for an event's name; called at most once, for "before the 2020 war".
    """
    reading = read_time(question, today)
    if reading.event is None:
        return reading.period
    found = days_of_event(reading.event, search(reading.event.names[0]))
    return reading.event.period(*found) if found else reading.event.period_of_name()


def named_times(question: str, today: date) -> tuple[tuple[date, date], ...]:
    """Return the days by which a question names something, as in "the September 2023 operation".

    Args:
        question: the stand-alone question.
        today: the day against which its words are read.

    Returns:
        First and last day of each such time; none where the question tells a period, which goes before.
    """
    reading = read_time(question, today)
    if reading.period is not None or reading.event is not None:
        return ()
    told = joined(question, mentions(question, None))
    return tuple((each.first, each.last) for each in told if not each.yearless)


def applicable(period: Period | None, filters: Filters) -> Period | None:
    """Return the period, None where it is of publication and the user has set such a one."""
    if period and period.kind == "publication" and (filters.since or filters.until):
        return None
    return period


def narrowed(filters: Filters, period: Period | None) -> Filters:
    """Return the filters, with the days of a period of publication among them.

    What happened in a period may have been published at any time, so a period of events filters no
    articles; sentences are weighed by it (`dossier.composing.event_time`).
    """
    if period is None or period.kind == "event":
        return filters
    return replace(filters, since=period.since, until=period.until)
