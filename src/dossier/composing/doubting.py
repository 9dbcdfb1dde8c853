"""What is told beside an answer in quotes: that it may be none, lacks a side, or is of another time."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.composing.candidates import Candidate
from dossier.composing.coverage import Calendar, coverage_of, time_lacking
from dossier.composing.event_time import of_period
from dossier.retrieval import Query
from dossier.types import Filters

UNSURE = "Not sure: these sentences come near to the question, and may not answer it."

UNTOLD = "No sentence surely answers “{}”"
"""What is said of a side of a comparison for which nothing is quoted; the question ends it."""


def doubts(
    query: Query,
    quoted: Sequence[Candidate],
    filters: Filters,
    archive: Calendar,
    unsure: bool,
    untold: Sequence[str] = (),
) -> str | None:
    """Return what is to be told beside an answer, None where nothing is.

    That no article is of the time asked for is told unless what is quoted tells of it all the same.

    Args:
        query: the question.
        quoted: the sentences of the answer.
        filters: what the user asked to search.
        archive: counts its articles.
        unsure: whether the answer may be none.
        untold: the questions of the sides of a comparison that nothing answers.
    """
    told = [UNSURE] if unsure else []
    told += [UNTOLD.format(question) for question in untold]
    if query.period is not None and not (of_period(query.period, quoted) == 1).any():
        told.append(time_lacking(coverage_of(query, filters, archive), query, filters, archive))
    return " ".join(filter(None, told)) or None
