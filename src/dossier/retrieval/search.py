"""Find the passages that bear on a question: by meaning and by words, fused and varied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dossier.embedding import embedded_text
from dossier.retrieval.copies import merge_repeats
from dossier.retrieval.fusion import convex_combination, maximal_marginal_relevance
from dossier.retrieval.query import Query, QuestionEncoder, Vocabulary, read_question
from dossier.retrieval.question import Shape
from dossier.types import Article, Filters, Hit, Passage

Ranking = list[tuple[str, float]]
Vectors = Mapping[str, NDArray[np.float32]]
"""Vectors of length 1 by passage id, each of shape (dimension,)."""

DEPTH = 100
"""How deep each ranking is read."""

PASSAGES_AN_ARTICLE = 5
"""Passages that are read for each article wanted, when articles are ranked."""

MOST_HITS = 20
"""Passages that a search returns unless told otherwise."""

MOST_LISTED = 40
"""The same for a question that asks for a list, which is swept for."""

POOL = 2
"""Best fused passages, as a multiple of those wanted, among which repeats are merged and a choice is made."""

MOST_RERANKED = 30
"""Best fused passages that a cross-encoder orders anew."""

PER_ARTICLE = 4
"""Passages of one article, near-copies of it included, among the hits."""

DENSE_WEIGHT, LEXICAL_WEIGHT, ARTICLE_WEIGHT = 1.0, 0.5, 0.5
"""Weights of the three rankings: by meaning, by words, and by words of the whole article. The first is
lowered where the embedding model does not know the language of the question (`Query.familiarity`)."""

RELEVANCE_WEIGHT = 0.8
"""Weight of relevance against novelty when the hits are chosen."""


class Index(Vocabulary, Protocol):
    """What the search asks of an archive."""

    def nearest(
        self, vector: NDArray[np.float32], k: int, filters: Filters = ..., /
    ) -> Sequence[tuple[str, float]]:
        """Return passages by cosine, best first."""

    def matching(
        self,
        terms: Sequence[Sequence[str]],
        k: int,
        filters: Filters = ...,
        phrases: Sequence[Sequence[str]] = ...,
    ) -> Sequence[tuple[str, float]]:
        """Return passages by BM25, best first."""

    def matching_articles(
        self,
        terms: Sequence[Sequence[str]],
        k: int,
        filters: Filters = ...,
        phrases: Sequence[Sequence[str]] = ...,
    ) -> Sequence[tuple[str, float]]:
        """Return articles by BM25, best first."""

    def found(self, ids: Iterable[str]) -> dict[str, tuple[Passage, Article]]:
        """Return passages with their articles, as they are at one moment; unknown ids are absent."""

    def vectors(self, ids: Iterable[str]) -> dict[str, NDArray[np.float32]]:
        """Return the vectors of passages."""


class Relevance(Protocol):
    """What is asked of a cross-encoder."""

    def relevance(self, question: str, texts: Sequence[str], /) -> NDArray[np.float32]:
        """Return how relevant each text is to the question, on any scale; shape (texts,)."""


class Retriever:
    """Hybrid search over an archive.

    Args:
        archive: what is searched.
        encoder: embeds questions.
        reranker: orders the best of what was found anew, where there is one.
    """

    def __init__(self, archive: Index, encoder: QuestionEncoder, reranker: Relevance | None = None) -> None:
        self._archive = archive
        self._encoder = encoder
        self._reranker = reranker
        self._threads = ThreadPoolExecutor(max_workers=4, thread_name_prefix="dossier-search")

    def close(self) -> None:
        """Let the search threads go."""
        self._threads.shutdown()

    def read(self, question: str) -> Query:
        """Make a stand-alone question ready for the search."""
        return read_question(question, self._archive, self._encoder)

    def search(self, query: Query, filters: Filters | None = None, count: int | None = None) -> list[Hit]:
        """Find passages for a question.

        The dense and the lexical rankings run side by side and are fused by their scores; repeats are
        merged, an article gives `PER_ARTICLE` passages at most, and maximal marginal relevance keeps
        the choice varied.

        Args:
            query: the question, read.
            filters: which articles may answer.
            count: how many hits to return at most; by the shape of the question when left out.

        Returns:
            Hits, best first. Where the question has phrases in quotation marks, only passages that
            hold them all.
        """
        if count is None:
            count = MOST_LISTED if query.shape is Shape.LIST else MOST_HITS
        hits, vectors = self._ranked(query, filters or Filters(), DEPTH)
        # Many printings of one story must not fill the pool, and are merged in it.
        pool = _capped(hits, POOL * PER_ARTICLE)[: POOL * count]
        return _varied(_capped(merge_repeats(pool), PER_ARTICLE), vectors, count)

    def articles(self, query: Query, count: int, filters: Filters | None = None) -> list[tuple[str, float]]:
        """Rank articles for a question, each by its best passage.

        Args:
            query: the question, read.
            count: how many articles to return at most.
            filters: which articles may be found.

        Returns:
            Ids of articles with their scores, best first; scores compare within one search only.
        """
        filters = filters or Filters()
        depth = max(DEPTH, PASSAGES_AN_ARTICLE * count)
        best: dict[str, float] = {}
        for hit in self._ranked(query, filters, depth)[0]:
            best.setdefault(hit.article.id, hit.score)
        return list(best.items())[:count]

    def _ranked(self, query: Query, filters: Filters, depth: int) -> tuple[list[Hit], Vectors]:
        """Return all passages that any ranking finds, fused, best first, and their vectors."""
        groups = [term.stems for term in query.terms]
        search = (groups, depth, filters, query.phrases)
        articles = self._threads.submit(self._archive.matching_articles, *search)
        lexical = self._threads.submit(self._archive.matching, *search)
        dense = self._archive.nearest(query.vector, depth, filters)
        hits, vectors = self._fused(query, list(dense), list(lexical.result()), list(articles.result()))
        return self._reranked(query, hits), vectors

    def _reranked(self, query: Query, hits: list[Hit]) -> list[Hit]:
        """Return hits with the best of them in the order of the reranker, scored above the rest."""
        if self._reranker is None or not hits:
            return hits
        best, rest = hits[:MOST_RERANKED], hits[MOST_RERANKED:]
        texts = [embedded_text(hit.article.title, hit.passage.text) for hit in best]
        values = self._reranker.relevance(query.text, texts)
        order = np.argsort(-values, kind="stable")
        scores = [hit.score for hit in best]  # the scores keep their scale; only who has them changes
        return [replace(best[i], score=score) for i, score in zip(order, scores, strict=True)] + rest

    def _fused(
        self, query: Query, dense: Ranking, lexical: Ranking, articles: Ranking
    ) -> tuple[list[Hit], Vectors]:
        dense_ranks, lexical_ranks = _ranks(dense), _ranks(lexical)
        if query.phrases:
            dense_ranks = {key: rank for key, rank in dense_ranks.items() if key in lexical_ranks}
        keys = dict.fromkeys((*dense_ranks, *lexical_ranks))
        found, vectors = self._archive.found(keys), self._archive.vectors(keys)
        cosines = {key: float(vectors[key] @ query.vector) for key in keys if key in found and key in vectors}
        by_article = dict(articles)
        scores = convex_combination(
            [
                (
                    DENSE_WEIGHT * query.familiarity,
                    {key: cosines[key] for key in dense_ranks if key in cosines},
                ),
                (LEXICAL_WEIGHT, {key: score for key, score in lexical if key in cosines}),
                (
                    ARTICLE_WEIGHT,
                    {
                        key: by_article[article]
                        for key in cosines
                        if (article := found[key][1].id) in by_article
                    },
                ),
            ]
        )
        hits = [
            Hit(
                passage=found[key][0],
                article=found[key][1],
                score=score,
                similarity=cosines[key],
                dense_rank=dense_ranks.get(key),
                lexical_rank=lexical_ranks.get(key),
            )
            for key, score in scores.items()
        ]
        return hits, vectors


def _varied(hits: list[Hit], vectors: Vectors, count: int) -> list[Hit]:
    """Return that many hits, unlike each other, best first."""
    if len(hits) <= count:
        return hits
    rows = np.stack([vectors[hit.passage.id] for hit in hits])
    scores = [hit.score for hit in hits]
    chosen = maximal_marginal_relevance(scores, rows, count, RELEVANCE_WEIGHT)
    return [hits[index] for index in sorted(chosen)]


def _ranks(ranking: Ranking) -> dict[str, int]:
    return {key: rank for rank, (key, _) in enumerate(ranking, start=1)}


def _capped(hits: list[Hit], most: int) -> list[Hit]:
    """Return hits without those of a story that has given `most` better ones."""
    seen: dict[str, int] = {}
    kept = []
    for hit in hits:
        seen[hit.article.story] = seen.get(hit.article.story, 0) + 1
        if seen[hit.article.story] <= most:
            kept.append(hit)
    return kept
