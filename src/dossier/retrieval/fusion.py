"""Bring several rankings together, and keep what is chosen varied."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from dossier.embedding import cosines

Key = TypeVar("Key", bound=Hashable)

REGULARISED = 100
"""Best items whose scores are drawn towards those of their neighbours."""

NEIGHBOURS = 8
"""Neighbours of each; a tenth of those items where there are fewer, as few are not like each other."""


def convex_combination(rankings: Iterable[tuple[float, Mapping[Key, float]]]) -> dict[Key, float]:
    """Fuse rankings by the weighted sum of their scores, each scaled to 0 to 1.

    Bruch, Gai and Ingber (ACM TOIS 2023) find that it carries over better between collections than
    reciprocal ranks do, for it keeps how far apart the scores of a ranking lie.

    Args:
        rankings: each a weight and the score of every item in it; any scale.

    Returns:
        The fused score of every item that is in any ranking, best first; an item that a ranking lacks
        counts there as its last one.
    """
    fused: dict[Key, float] = {}
    for weight, scores in rankings:
        low, high = min(scores.values(), default=0.0), max(scores.values(), default=0.0)
        for key, score in scores.items():
            scaled = (score - low) / (high - low) if high > low else 1.0
            fused[key] = fused.get(key, 0.0) + weight * scaled
    return dict(sorted(fused.items(), key=lambda item: -item[1]))


def regularised(
    scores: Mapping[Key, float], vectors: Mapping[Key, NDArray[np.float32]], weight: float
) -> dict[Key, float]:
    """Draw the score of each item towards those of the items that are most like it.

    Closely associated texts tend to be relevant to the same requests; Diaz (CIKM 2005, "Regularizing ad hoc
    retrieval scores") makes use of it after the search, as here. One item alone that scores by
    the chance of a word falls behind, one among others that score well comes forward.

    Args:
        scores: of the items, best first.
        vectors: one of length 1 for each, shape (dimension,).
        weight: of the neighbours against the item's own score, from 0 to 1.

    Returns:
        The new scores of all items, best first; those of the best `REGULARISED` are new.
    """
    best = list(scores)[:REGULARISED]
    neighbours = min(NEIGHBOURS, len(best) // 10)
    if not neighbours:
        return dict(scores)
    values = np.array([scores[key] for key in best])
    rows = np.stack([vectors[key] for key in best])
    likeness = cosines(rows, rows)
    np.fill_diagonal(likeness, -1.0)
    near = np.argsort(-likeness, axis=1, kind="stable")[:, :neighbours]
    likeness = np.maximum(np.take_along_axis(likeness, near, axis=1).astype(np.float64), 1e-6)
    around = (likeness * values[near]).sum(axis=1) / likeness.sum(axis=1)
    drawn = (1 - weight) * values + weight * around  # none falls below the least of them, so the rest follow
    new = {**scores, **dict(zip(best, drawn.round(9).tolist(), strict=True))}  # what was equal stays so
    return dict(sorted(new.items(), key=lambda item: -item[1]))


def maximal_marginal_relevance(
    relevance: Sequence[float], vectors: NDArray[np.float32], count: int, weight: float
) -> list[int]:
    """Choose items that are relevant and unlike each other (Carbonell and Goldstein, SIGIR 1998).

    Args:
        relevance: how good each item is; scaled to 0 to 1 here.
        vectors: one vector of length 1 per item, shape (items, dimension).
        count: how many to choose at most.
        weight: of relevance against novelty, from 0 to 1.

    Returns:
        Indexes of the chosen items in the order in which they were chosen.
    """
    if not len(relevance):
        return []
    values = scaled(np.asarray(relevance, dtype=np.float32))
    chosen = [int(values.argmax())]
    alike = cosines(vectors, vectors)
    likeness = alike[chosen[0]]
    while len(chosen) < min(count, len(values)):
        gains = weight * values - (1 - weight) * likeness
        gains[chosen] = -np.inf
        chosen.append(int(gains.argmax()))
        likeness = np.maximum(likeness, alike[chosen[-1]])
    return chosen


def scaled(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return values, one at least, from 0 for the least to 1 for the greatest; 1 where all are alike."""
    spread = float(values.max() - values.min())
    return (values - values.min()) / spread if spread else np.ones_like(values)
