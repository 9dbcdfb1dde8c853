"""The period that a question is about, with the days of events found in the archive itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dossier.dates import Period, days_of, reduced
from dossier.retrieval.events import Days, days_of_event
from dossier.retrieval.query import Query
from dossier.text import words
from dossier.timing import joined, mentions, read_time
from dossier.types import Filters, Hit

_RELATIVE = re.compile(
    r"\b(?:(?:last|this) (?:year|month)|\w+ (?:year|month)s? ago)\b(?!['’])", re.IGNORECASE
)
_LEADING = re.compile(
    r"\b(?:in|of|by|to|the|for|on|since|until|from|about|than|before|after|during) $", re.IGNORECASE
)
"""A time in English, and what before it makes it a part of something else."""

A_DAY = timedelta(days=1)
"""How much later papers still print what happened in a time."""

STILL_NEWS = timedelta(days=31)
"""How much later than a time papers still tell of it without naming its year."""

A_YEAR = timedelta(days=366)

FEWEST_LEFT = 4
"""Words that a question needs to be asked without its time."""

FEWEST_NEW = 10
"""Articles that the newest months hold together, where the question is what is new."""


def period_of(
    question: str, today: date, search: Callable[[str], Sequence[Hit]]
) -> tuple[Period | None, tuple[str, Days] | None]:
    """Return the period that a question is about, and the event that it leaves out.

    Args:
        question: the stand-alone question.
        today: the day against which "last year" is read.
        search: finds passages for an event's name; called at most once, for "before the 2020 war".

    Returns:
        The period, None where the question names none or none is sure; the name of the event with its first
        and last day, None where the question does not ask before or after one.
    """
    reading = read_time(question, today)
    event = reading.event
    if event is None:
        return reading.period, None
    found = days_of_event(event, search(event.names[0]))
    period = event.period(*found) if found else event.period_of_name()
    if found is None and event.within is not None:
        found = (event.names[-1], event.within)
    return period, found if period and event.left_out else None


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


def spanning(period: Period | None, others: Sequence[Period | None]) -> Period | None:
    """Return the period of a question that asks of several times: from the first of them to the last.

    Args:
        period: what was read from the whole question, "in 2020, and how much in 2021".
        others: the periods of the questions that it holds, or of its sides.
    """
    told = {
        each.words: each for each in others if each and each.kind == "event" and each.since and each.until
    }
    since = min((each.since for each in told.values() if each.since), default=None)
    until = max((each.until for each in told.values() if each.until), default=None)
    if len(told) < max(2, len(others)) or (period and (period.since, period.until) == (since, until)):
        return period
    return Period(since=since, until=until, words=" … ".join(told), kind="event")


def narrowed(filters: Filters, period: Period | None) -> Filters:
    """Return the filters, with the days of a period of publication among them.

    What happened in a period may have been published at any time, so a period of events filters no
    articles; sentences are weighed by it (`dossier.composing.event_time`).
    """
    if period is None or period.kind == "event":
        return filters
    return replace(filters, since=period.since, until=period.until)


def newest(months: Mapping[str, int], question: str, today: date) -> Period:
    """Return the period of publication of the newest articles, all time where none is of a known month.

    Args:
        months: how many articles there are by month of publication (`2021-06`); years are left aside.
        question: the words that ask for what is new.
        today: what is dated later is misdated.
    """
    left = FEWEST_NEW
    past = (month for month in months if len(month) == len("2021-06") and month <= f"{today:%Y-%m}")
    found = sorted(past, reverse=True)
    taken = []
    for month in found:
        if left > 0:
            taken.append(month)
            left -= months[month]
    since, until = (days_of(taken[-1])[0], days_of(taken[0])[1]) if taken else (None, None)
    return Period(since=since, until=until, words=question, kind="publication")


def outright(question: str, period: Period | None) -> str:
    """Return a question that says outright which year or month it means: "in 2025" for "last year".

    Words are searched for as they are written, and no article of that year calls it the last. Of English.

    Args:
        question: the stand-alone question.
        period: the period that was read from it.
    """
    said = _RELATIVE.search(question)
    if said is None or period is None or said.group().lower() != period.words.lower():
        return question
    if _LEADING.search(question[: said.start()]):
        return question
    told = reduced(period.since, period.until) if period.since and period.until else None
    if told is None or period.since is None:
        return question
    outright = f"in {period.since:%B %Y}" if "-" in told else f"in {told}"
    return f"{question[: said.start()]}{outright}{question[said.end() :]}"


def within(period: Period, filters: Filters) -> Period:
    """Return the days of a period that filters admit."""
    since, until = (
        [day for day in each if day]
        for each in ((filters.since, period.since), (filters.until, period.until))
    )
    days = {"since": max(since, default=None), "until": min(until, default=None)}
    return period.model_copy(update=days)


def searches(query: Query, filters: Filters, read: Callable[[str], Query]) -> list[tuple[Query, Filters]]:
    """Return what a question is searched for, and in which articles; its sentences are weighed by the last.

    Where the newer is the better, it is searched for in what is new too.

    What asks about a time is searched for in what was published then too, without the words for the time: the
    press says "on Tuesday". The sentences of an overview are weighed by the rest of its subject alone, too.

    Args:
        query: the question, with the period that was read from it.
        filters: what the user asked to search.
        read: makes the question ready for the search by other words.
    """
    everywhere, period = (query, narrowed(filters, query.period)), query.period
    if query.new_since is not None:
        since = max(query.new_since, filters.since or query.new_since)
        return [(query, replace(filters, since=since)), everywhere]
    if period is None or period.kind != "event":
        return [everywhere]
    then = _published_then(period, filters, A_DAY if query.subject else STILL_NEWS)
    if query.subject is None:
        if not (rest := timeless(query)):
            return [everywhere]
        bare = replace(read(rest), shape=query.shape, subject=None)
        return [(bare, then), everywhere]
    rest = " ".join(query.matter.replace(period.words, " ").split())
    bare = query if query.timely else read(rest)
    if bare.subject is None or not bare.terms:
        return [everywhere, (query, then)]
    return [everywhere, (replace(bare, period=period, named_times=query.named_times), then)]


def timeless(query: Query, long: bool = False) -> str:
    """Return a question without the words for its time, empty where little is left.

    Args:
        query: the question.
        long: whether its time has to be longer than a year, which no one date tells; else it must not be.
    """
    period = query.period
    if period is None or _is_short(period) is long or period.words not in query.matter:
        return ""
    rest = re.sub(r",? (?=[?,.!])", "", " ".join(query.matter.replace(period.words, " ").split())).strip(", ")
    return rest if len(words(rest)) >= FEWEST_LEFT else ""


def _published_then(period: Period, filters: Filters, later: timedelta) -> Filters:
    """Return filters for what was published in a period, and up to some days later."""
    days = within(period, filters)
    after = days.until and min(min(days.until, date.max - later) + later, filters.until or date.max)
    return replace(filters, since=days.since, until=after)


def _is_short(period: Period) -> bool:
    """Return whether a period has two ends at most a year apart."""
    return bool(period.since and period.until and period.until - period.since <= A_YEAR)
