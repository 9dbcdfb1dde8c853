"""In which words a question is put to a sentence: without its time where the article's own day tells that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from dossier.composing.candidates import Candidate
from dossier.dates import days_of
from dossier.retrieval import STILL_NEWS, Query, timeless
from dossier.text import words

_YEAR = re.compile(r"\d{4}")


def posed(query: Query, found: Sequence[Candidate]) -> list[tuple[Query, NDArray[np.bool_]]]:
    """Return the question in each wording in which it is put, and to which sentences.

    "Who struck down the ban in March 2017?" is answered by an article of that month, which says "on Tuesday":
    there the models are asked "Who struck down the ban?". How well the time fits is weighed apart
    (`dossier.composing.event_time`). The vector of a wording is left as it was.

    Args:
        query: the question.
        found: the sentences, one at least.

    Returns:
        One or two wordings, each with a mask of shape (sentences,); every sentence is in one of them.
    """
    bare = _without_time(query)
    undated = np.array([bare is not None and _undated(query, each) for each in found], dtype=bool)
    forms = [(query, ~undated)] + ([(bare, undated)] if bare is not None else [])
    return [(form, mask) for form, mask in forms if mask.any()]


def _without_time(query: Query) -> Query | None:
    """Return a question without the words for its time, None where that tells no year or little is left."""
    period = query.period
    if period is None or period.kind != "event" or query.subject or not _YEAR.search(period.words):
        return None
    said = timeless(query)
    left = set(words(said))
    if not left:
        return None
    return replace(query, said=said, terms=tuple(term for term in query.terms if term.word in left))


def _undated(query: Query, candidate: Candidate) -> bool:
    """Return whether a sentence's article is of a question's time and its passage names no year of it."""
    period, published = query.period, candidate.article.published
    if period is None or not published:
        return False
    if any(year in candidate.passage.text for year in _YEAR.findall(period.words)):
        return False
    first, last = days_of(published)
    until = min(period.until or date.max, date.max - STILL_NEWS)
    return last >= (period.since or date.min) and first <= until + STILL_NEWS
