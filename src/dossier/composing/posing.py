"""In which words a question is put to a sentence: without its time where the article's own day tells that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from dossier.composing.candidates import Candidate
from dossier.composing.event_time import SURENESS, fits, told_by
from dossier.dates import days_of
from dossier.retrieval import STILL_NEWS, Query, Shape, timeless
from dossier.text import words

_OF_A_TIME = (Shape.QUANTITY, Shape.MONEY, Shape.SHARE, Shape.COMPARISON, Shape.YESNO)
_YEAR = re.compile(r"\d{4}")


def posed(query: Query, found: Sequence[Candidate]) -> list[tuple[Query, NDArray[np.bool_]]]:
    """Return the question in each wording in which it is put, and to which sentences.

    "Who struck down the ban in March 2017?" is answered by an article of that month, which says "on Tuesday":
    there the models are asked "Who struck down the ban?". How well the time fits is weighed apart
    (`dossier.composing.event_time`). "Which drills were held before 2016?" is answered by drills of 2014,
    which no model tells from those of 2018: what a passage dates within a time longer than a year is asked
    for without it too, unless a figure of that time is asked for, or yes or no. The vector of a wording is
    left as it was.

    Args:
        query: the question.
        found: the sentences, one at least.

    Returns:
        One or two wordings, each with a mask of shape (sentences,); every sentence is in one of them.
    """
    bare = _without_time(query)
    undated = np.array([bare is not None and _undated(query, each) for each in found], dtype=bool)
    if bare is None and (bare := _without_time(query, long=True)) is not None:
        within = {each.passage.id for each in found if _is_within(query, each)}
        undated = np.array([each.passage.id in within for each in found], dtype=bool)
    forms = [(query, ~undated)] + ([(bare, undated)] if bare is not None else [])
    return [(form, mask) for form, mask in forms if mask.any()]


def _without_time(query: Query, long: bool = False) -> Query | None:
    """Return a question without the words for its time, None where that tells no year or little is left.

    Args:
        query: the question.
        long: whether its time has to be longer than a year, and not that before or after an event.
    """
    period = query.period
    if period is None or period.kind != "event" or query.subject or not _YEAR.search(period.words):
        return None
    if long and (query.event is not None or query.shape in _OF_A_TIME):
        return None
    said = timeless(query, long)
    left = set(words(said))
    if not left:
        return None
    return replace(query, said=said, terms=tuple(term for term in query.terms if term.word in left))


def _is_within(query: Query, candidate: Candidate) -> bool:
    """Return whether a sentence surely tells of a question's time, in a passage that names no year of it."""
    period, told = query.period, told_by(candidate)
    if period is None or any(year in candidate.passage.text for year in _YEAR.findall(period.words)):
        return False
    return told.sure == SURENESS["sentence"] and fits(period, told) == 1


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
