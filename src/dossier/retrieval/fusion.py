"""Bring several rankings together, and keep what is chosen varied."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from dossier.embedding import cosines

Key = TypeVar("Key", bound=Hashable)


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
    values = np.asarray(relevance, dtype=np.float32)
    if not len(values):
        return []
    spread = float(values.max() - values.min())
    values = (values - values.min()) / spread if spread else np.ones_like(values)
    chosen = [int(values.argmax())]
    alike = cosines(vectors, vectors)
    likeness = alike[chosen[0]]
    while len(chosen) < min(count, len(values)):
        gains = weight * values - (1 - weight) * likeness
        gains[chosen] = -np.inf
        chosen.append(int(gains.argmax()))
        likeness = np.maximum(likeness, alike[chosen[-1]])
    return chosen
