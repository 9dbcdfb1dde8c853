"""Bring several rankings together, and keep what is chosen varied."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Key = TypeVar("Key", bound=Hashable)

RRF_CONSTANT = 60
"""How slowly a rank loses weight, as in Cormack, Clarke and Büttcher (SIGIR 2009)."""


def reciprocal_rank_fusion(rankings: Iterable[tuple[float, Mapping[Key, int]]]) -> dict[Key, float]:
    """Fuse rankings by weighted reciprocal ranks (Cormack, Clarke and Büttcher, SIGIR 2009).

    Args:
        rankings: each a weight and the rank of every item in it, from 1.

    Returns:
        The fused score of every item that is in any ranking, best first.
    """
    scores: dict[Key, float] = {}
    for weight, ranks in rankings:
        for key, rank in ranks.items():
            scores[key] = scores.get(key, 0.0) + weight / (RRF_CONSTANT + rank)
    return dict(sorted(scores.items(), key=lambda item: -item[1]))


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
    likeness = vectors @ vectors[chosen[0]]
    while len(chosen) < min(count, len(values)):
        gains = weight * values - (1 - weight) * likeness
        gains[chosen] = -np.inf
        chosen.append(int(gains.argmax()))
        likeness = np.maximum(likeness, vectors @ vectors[chosen[-1]])
    return chosen
