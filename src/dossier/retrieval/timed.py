"""A question read with the time that it is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from dossier.retrieval.periods import applicable, named_times, newest, outright, period_of, within
from dossier.retrieval.query import LONGEST_QUESTION, Query
from dossier.retrieval.question import halved_in
from dossier.retrieval.search import MOST_HITS, Retriever
from dossier.types import Filters, Hit


def timed(
    question: str,
    today: date,
    filters: Filters,
    retriever: Retriever,
    months: Callable[[Filters], Mapping[str, int]],
) -> Query:
    """Return a question made ready for the search, with the period that it is about.

    Args:
        question: the stand-alone question; only its first `LONGEST_QUESTION` characters are read.
        today: the day as of which "last year" is read.
        filters: what the user asked to search.
        retriever: reads questions, and finds the days of events.
        months: returns how many articles filters admit by month of publication (`2021-06`).
    """
    question = question[:LONGEST_QUESTION]

    def find(name: str) -> list[Hit]:
        return retriever.search(retriever.read(name), None, MOST_HITS)

    period, event = period_of(question, today, find)
    query = retriever.read(question, outright(question, period))
    if query.subject and query.subject.latest and not query.terms and period is None:
        return replace(query, period=within(newest(months(filters), question, today), filters))
    named = named_times(question, today)
    query = replace(query, period=applicable(period, filters), named_times=named, event=event)
    halved = halved_in(question)
    if not halved or query.subject or query.period or named or query.sides:
        return query
    last = within(newest(months(filters), question, today), filters).until
    return replace(query, halved_in=halved, new_since=last and last - timedelta(days=halved))
