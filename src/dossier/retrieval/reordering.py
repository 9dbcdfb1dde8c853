"""Order the best of what a search found anew, by a closer look at it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dossier.embedding import Matches, embedded_text
from dossier.retrieval.fusion import scaled
from dossier.retrieval.query import LONGEST_QUESTION, Query
from dossier.types import Article, Outline, Passage

MOST_RERANKED = 30
"""Best fused passages that a cross-encoder orders anew."""

MOST_MATCHED = 15
"""Best fused passages that are matched with the question token by token; each costs some milliseconds."""

MATCH_WEIGHT = 0.3
"""Weight of the match against the fused score, whose rankings weigh 1, 0.5 and 0.5; lowered like that of
meaning."""


class Shelf(Protocol):
    """What is asked of an archive."""

    def found(self, ids: Iterable[str]) -> dict[str, tuple[Passage, Article]]:
        """Return passages with their articles, as they are at one moment; unknown ids are absent."""


class Relevance(Protocol):
    """What is asked of a cross-encoder."""

    def relevance(self, question: str, texts: Sequence[str], /) -> NDArray[np.float32]:
        """Return how relevant each text is to the question, on any scale; shape (texts,)."""


class TokenEncoder(Protocol):
    """What is asked of an embedder to match texts token by token."""

    def late_interaction(self, question: str, texts: Sequence[str], /) -> Matches:
        """Match texts with a question token by token."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage that a ranking found; see `Hit`."""

    id: str
    outline: Outline
    score: float
    similarity: float
    dense_rank: int | None
    lexical_rank: int | None


def reranked(ranked: list[Ranked], query: Query, shelf: Shelf, reranker: Relevance) -> list[Ranked]:
    """Return passages with the best of them in the order of a cross-encoder, scored above the rest."""
    best, texts = _best(ranked, MOST_RERANKED, shelf)
    if not best:
        return ranked
    order = np.argsort(-reranker.relevance(query.text, texts), kind="stable")
    scores = [each.score for each in best]  # the scores keep their scale; only who has them changes
    anew = [replace(best[i], score=score) for i, score in zip(order, scores, strict=True)]
    return anew + ranked[MOST_RERANKED:]


def matched(ranked: list[Ranked], query: Query, shelf: Shelf, encoder: TokenEncoder) -> list[Ranked]:
    """Return passages, the best of them scored also by how well each token of the question is met.

    A token is met by the nearest of the passage, each seen in its context (late interaction; Khattab and
    Zaharia, "ColBERT", SIGIR 2020).
    """
    best, texts = _best(ranked, MOST_MATCHED, shelf)
    if not best or query.familiarity <= 0:
        return ranked
    met = encoder.late_interaction(query.text[:LONGEST_QUESTION], texts).found
    if not met.shape[1]:
        return ranked
    gains = scaled(met.mean(axis=1)) * MATCH_WEIGHT * query.familiarity
    added = {each.id: float(gain) for each, gain in zip(best, gains, strict=True)}
    anew = (replace(each, score=each.score + added.get(each.id, 0.0)) for each in ranked)
    return sorted(anew, key=lambda each: -each.score)


def _best(ranked: Sequence[Ranked], most: int, shelf: Shelf) -> tuple[list[Ranked], list[str]]:
    """Return the best passages that are still there, and the text of each as it was embedded."""
    found: Mapping[str, tuple[Passage, Article]] = shelf.found(each.id for each in ranked[:most])
    best = [each for each in ranked[:most] if each.id in found]
    pairs = [found[each.id] for each in best]
    return best, [embedded_text(article.title, passage.text) for passage, article in pairs]
