"""The figure of the very time asked for before others: that of 2020 before that of nine months of it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dossier.composing.answer_type import holds_kind
from dossier.composing.candidates import Candidate
from dossier.composing.event_time import SURENESS, is_of, told_by
from dossier.retrieval import Query, Shape

INEXACT = 0.7
"""Score that a figure of a shorter or a longer time has at most, as a share of that of the very time."""

LIKELY = 0.5
"""Score of the figure of the very time, as a share of the best of the others, from which it goes first."""

_FIGURES = (Shape.QUANTITY, Shape.MONEY, Shape.SHARE)


def very_time_first(
    query: Query, found: Sequence[Candidate], values: NDArray[np.float64], least: float
) -> NDArray[np.float64]:
    """Return scores in which the figure of the very time asked for goes before those of other times.

    Only where a sentence that gives it would answer by itself.

    Args:
        query: the question.
        found: the sentences.
        values: their scores; shape (sentences,).
        least: the score that an answer needs.
    """
    period = query.period
    if period is None or period.kind != "event" or query.shape not in _FIGURES:
        return values
    exact, inexact = np.zeros((2, len(found)), dtype=bool)
    for row, each in enumerate(found):
        told = told_by(each)
        exact[row] = is_of(period, told) and holds_kind(query.shape, each.text) > 0
        inexact[row] = told.sure == SURENESS["sentence"] and not is_of(period, told)
    best = np.max(values, initial=0.0, where=exact)
    if best < max(least, LIKELY * np.max(values, initial=0.0, where=inexact)):
        return values
    return np.where(inexact, np.minimum(values, INEXACT * best), values)
