"""What a trained reader adds: whether the words that answer stand in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dossier.composing.candidates import Candidate
from dossier.embedding import Reading
from dossier.retrieval import Query, Shape

MOST_READ = 6
"""Passages that are read for a question; reading is what an answer spends most of its time on."""

MOST_OF_COMPARISON = 4
"""The same for a comparison and each of its sides, which are three questions."""

MOST_OF_LIST = 12
"""The same for a list, whose items stand in many articles."""

LEAST_READ = 3
"""Passages that are read however clear the best one is: another source may give another figure."""

FAR_BEHIND = 3.0
"""Log odds, by the signals alone, by which a passage's best sentence may lie behind the best of all for the
passage to be read: what is 20 times less likely is hardly ever where the answer is."""

FAR_BEHIND_IN_LIST = 5.0
"""The same for a list, of which each item is an answer of its own."""

SUREST = 15.0
"""Log odds above which, and below minus which, the reader makes no further difference."""

WEIGHTS = {"first": 0.29, "reader": 0.33, "behind": 0.11}
"""Weight of each signal in a logistic model, fitted by training/fit_signals.py (docs/quote-mode.md)."""

INTERCEPT = 0.11

THRESHOLD = 0.1
"""Score of the best sentence below which there is no answer; docs/quote-mode.md tells how it was chosen."""


class PassageReader(Protocol):
    """What is asked of a reader."""

    def read(self, question: str, passages: Sequence[tuple[str, str]]) -> list[Reading]:
        """Return what the reader makes of passages, each given by title and text."""


def most_read(shape: Shape, compared: bool) -> int:
    """Return how many passages are read for a question, or for each side of one."""
    if compared:
        return MOST_OF_COMPARISON
    return MOST_OF_LIST if shape is Shape.LIST else MOST_READ


def reread(
    query: Query,
    candidates: Sequence[Candidate],
    first: NDArray[np.float64],
    reader: PassageReader,
    most: int = MOST_READ,
    matter: Sequence[str] = (),
    promise: NDArray[np.float64] | None = None,
) -> tuple[NDArray[np.float64], list[str]]:
    """Return log odds that each sentence answers the question, from a first guess and the reader.

    Args:
        query: the question.
        candidates: the sentences, one at least.
        first: log odds of each by the signals alone; shape (candidates,).
        reader: reads the passages of the most promising ones.
        most: how many passages it reads.
        matter: the question as it is put to each sentence, to those of one passage alike; everywhere
            `query.matter` when left out.
        promise: log odds of each by which passages are chosen; those of `first` when left out.

    Returns:
        The odds, and the words in each that the reader thinks answer, empty where it was not read.
    """
    chosen_by = first if promise is None else promise
    odds, marked = answer_odds(query, candidates, chosen_by, reader, most, matter)
    rows = reading_signals(first, odds)
    if query.shape is Shape.LIST:  # each item is an answer of its own, behind none
        rows[:, tuple(WEIGHTS).index("behind")] = 0.0
    return np.asarray(rows @ np.array(list(WEIGHTS.values())) + INTERCEPT), marked


def reading_signals(first: NDArray[np.float64], odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the signals of each sentence, in the order of `WEIGHTS`; shape (candidates, signals).

    first: log odds by the signals that need no reader.
    reader: log odds, by the reader, that words of the sentence answer against none in the passage.
    behind: how far these lie behind those of the best sentence of all.
    """
    known = np.where(np.isnan(odds), np.nanmin(odds), odds)  # what was not worth reading
    known = np.clip(known, -SUREST, SUREST)
    return np.column_stack([first, known, known - known.max()])


def answer_odds(
    query: Query,
    candidates: Sequence[Candidate],
    first: NDArray[np.float64],
    reader: PassageReader,
    most: int = MOST_READ,
    matter: Sequence[str] = (),
) -> tuple[NDArray[np.float64], list[str]]:
    """Return the reader's log odds that an answer stands in each sentence, NaN where it was not read.

    Arguments and words as `reread`.
    """
    best: dict[str, float] = {}
    for candidate, value in zip(candidates, first, strict=True):
        best[candidate.passage.id] = max(best.get(candidate.passage.id, -np.inf), float(value))
    least = max(best.values()) - (FAR_BEHIND_IN_LIST if query.shape is Shape.LIST else FAR_BEHIND)
    by_promise = sorted(best, key=lambda key: -best[key])[:most]
    chosen = [key for place, key in enumerate(by_promise) if place < LEAST_READ or best[key] >= least]
    holders = {candidate.passage.id: candidate for candidate in candidates}
    put = matter or [query.matter] * len(candidates)
    asked = {each.passage.id: question for each, question in zip(candidates, put, strict=True)}
    readings: dict[str, Reading] = {}
    for question in dict.fromkeys(asked[key] for key in chosen):
        keys = [key for key in chosen if asked[key] == question]
        passages = [(holders[key].article.title, holders[key].passage.text) for key in keys]
        readings |= zip(keys, reader.read(question, passages), strict=True)
    odds = np.full(len(candidates), np.nan)
    marked = [""] * len(candidates)
    for row, candidate in enumerate(candidates):
        reading = readings.get(candidate.passage.id)
        if reading is not None:
            start, end = (place - candidate.passage.start for place in candidate.span)
            odds[row], (first_of, last_of) = reading.best((start, end))
            marked[row] = candidate.passage.text[first_of:last_of]
    return odds, marked
