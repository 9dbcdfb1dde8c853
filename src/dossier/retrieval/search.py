"""Find the passages that bear on a question: by meaning and by words, fused and varied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import chain, zip_longest
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from dossier.retrieval.attributes import in_full
from dossier.retrieval.capitals import governments, with_capitals
from dossier.retrieval.codes import designated
from dossier.retrieval.copies import merge_repeats
from dossier.retrieval.excluded import leaving_aside
from dossier.retrieval.fusion import convex_combination, maximal_marginal_relevance, regularised
from dossier.retrieval.query import LONGEST_QUESTION, Query, QuestionEncoder, Vocabulary, read_question
from dossier.retrieval.question import Shape
from dossier.retrieval.reordering import Ranked, Relevance, TokenEncoder, matched, reranked
from dossier.retrieval.rewording import without_listeners
from dossier.retrieval.slips import Lexicon, put_right
from dossier.retrieval.spelling import respelt
from dossier.types import Article, Filters, Hit, Outline, Passage

Ranking = list[tuple[str, float]]
Search = tuple[Query, Filters]
_Found = TypeVar("_Found")

DEPTH = 100
"""How deep each ranking is read."""

PASSAGES_AN_ARTICLE = 5
"""Passages that are read for each article wanted, when articles are ranked."""

MOST_HITS = 20
"""Passages that a search returns unless told otherwise."""

MOST_LISTED = 40
"""The same for a question that asks for a list or an overview, which is swept for."""

POOL = 2
"""Best fused passages, as a multiple of those wanted, among which repeats are merged and a choice is made."""

PER_ARTICLE = 4
"""Passages of one article, near-copies of it included, among the hits."""

DENSE_WEIGHT, LEXICAL_WEIGHT, ARTICLE_WEIGHT = 1.0, 0.5, 0.5
"""Weights of the three rankings: by meaning, by words, and by words of the whole article. The first is
lowered where the embedding model does not know the language of the question (`Query.familiarity`)."""

NEIGHBOUR_WEIGHT = 0.3
"""Weight of the scores of like passages against a passage's own; lowered like that of meaning."""

RELEVANCE_WEIGHT = 0.8
"""Weight of relevance against novelty when the hits are chosen."""


class Index(Vocabulary, Lexicon, Protocol):
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

    def passages(self, ids: Iterable[str], /) -> Mapping[str, Passage]:
        """Return passages by id."""

    def found(self, ids: Iterable[str]) -> dict[str, tuple[Passage, Article]]:
        """Return passages with their articles, as they are at one moment; unknown ids are absent."""

    def outlines(self, ids: Iterable[str]) -> dict[str, Outline]:
        """Return what ranking needs of passages; unknown ids are absent."""


class Encoder(QuestionEncoder, TokenEncoder, Protocol):
    """What the search asks of an embedder."""


class Retriever:
    """Hybrid search over an archive.

    Args:
        archive: what is searched.
        encoder: embeds questions, and matches passages with them.
        reranker: orders the best of what was found anew, where there is one.
    """

    def __init__(self, archive: Index, encoder: Encoder, reranker: Relevance | None = None) -> None:
        self._archive = archive
        self._encoder = encoder
        self._reranker = reranker
        self._threads = ThreadPoolExecutor(max_workers=4, thread_name_prefix="dossier-search")

    def close(self) -> None:
        """Let the search threads go."""
        self._threads.shutdown()

    def read(self, question: str, said: str = "") -> Query:
        """Make a stand-alone question ready for the search, for `said` in its place where that is given."""
        question, said = (in_full(without_listeners(with_capitals(each))) for each in (question, said))
        question, aside = leaving_aside(question)
        told = governments((leaving_aside(said)[0] or question)[:LONGEST_QUESTION])
        spelt = respelt(told, self._archive, self._encoder)
        return replace(read_question(question, self._archive, self._encoder, spelt), aside=aside)

    def put_right(self, question: str) -> str:
        """Return a stand-alone question without slips of the pen, designations as they are printed."""
        return put_right(designated(question, self._archive), self._archive, self._encoder)

    def search(
        self, query: Query, filters: Filters | None = None, count: int | None = None, closely: bool = False
    ) -> list[Hit]:
        """Find passages for a question.

        The dense and the lexical rankings run side by side and are fused by their scores; repeats are
        merged, an article gives `PER_ARTICLE` passages at most, and maximal marginal relevance keeps
        the choice varied.

        Args:
            query: the question, read.
            filters: which articles may answer.
            count: how many hits to return at most; by the shape of the question when left out.
            closely: whether the best are also matched token by token, for who sees the passages themselves;
                an answer weighs their sentences so.

        Returns:
            Hits, best first; those of news of a time, which a timely question with a first day asks for, by
            their place in their articles, the openings first. Where the question has phrases in quotation
            marks, only passages that hold them all.
        """
        count = _usual(query) if count is None else count
        ranked = self._ranked(query, filters or Filters(), DEPTH, closely)
        vectors = {each.id: each.outline.vector for each in ranked}
        # Many printings of one story must not fill the pool, and are merged in it.
        pool = _capped(ranked, POOL * PER_ARTICLE, lambda each: each.outline.story)[: POOL * count]
        hits = _capped(merge_repeats(self._hits(pool)), PER_ARTICLE, lambda hit: hit.article.story)
        if query.timely and filters and filters.since:  # news tell first what happened
            return sorted(hits, key=lambda hit: hit.passage.ordinal)[:count]
        return _varied(hits, vectors, count)

    def search_each(
        self, searches: Sequence[Search], count: int | None = None, closely: bool = False
    ) -> list[Hit]:
        """Find passages in several searches, the best of all; for an overview of a time one of each in turn.

        No article gives more in all of them together than in one; otherwise as `search`.
        """
        if len(searches) == 1:
            return self.search(*searches[0], count, closely)
        count = _usual(searches[0][0]) if count is None else count
        found = [self.search(query, filters, count, closely) for query, filters in searches]
        in_turn = searches[0][0].timely
        hits = chain(*zip_longest(*found)) if in_turn else sorted(chain(*found), key=lambda hit: -hit.score)
        once = _capped(filter(None, hits), 1, lambda hit: hit.passage.id)
        return _capped(once, PER_ARTICLE, lambda hit: hit.article.story)[:count]

    def articles(self, query: Query, count: int, filters: Filters | None = None) -> list[tuple[str, float]]:
        """Rank articles for a question, each by its best passage.

        Args:
            query: the question, read.
            count: how many articles to return at most.
            filters: which articles may be found.

        Returns:
            Ids of articles with their scores, best first; scores compare within one search only. Where the
            question has phrases in quotation marks, those with a passage that holds them all come first.
        """
        filters = filters or Filters()
        depth = max(DEPTH, PASSAGES_AN_ARTICLE * count)
        best: dict[str, float] = {}
        for each in self._ranked(query, filters, depth, closely=True):
            best.setdefault(each.outline.article_id, each.score)
        if query.phrases and len(best) < count:
            least = DENSE_WEIGHT + LEXICAL_WEIGHT + ARTICLE_WEIGHT  # below all that hold the phrases
            for name, score in self.articles(replace(query, phrases=()), count, filters):
                best.setdefault(name, score - least)
        return list(best.items())[:count]

    def _ranked(self, query: Query, filters: Filters, depth: int, closely: bool) -> list[Ranked]:
        """Return all passages that any ranking finds, fused, best first."""
        groups = [term.stems for term in query.terms]
        search = (groups, depth, filters, query.phrases)
        articles = self._threads.submit(self._archive.matching_articles, *search)
        lexical = self._threads.submit(self._archive.matching, *search)
        dense = self._archive.nearest(query.vector, depth, filters)
        fused = self._fused(query, list(dense), list(lexical.result()), dict(articles.result()))
        if self._reranker is not None:
            return reranked(fused, query, self._archive, self._reranker)
        return matched(fused, query, self._archive, self._encoder) if closely else fused

    def _fused(
        self, query: Query, dense: Ranking, lexical: Ranking, articles: Mapping[str, float]
    ) -> list[Ranked]:
        dense_ranks, lexical_ranks = _ranks(dense), _ranks(lexical)
        if query.phrases:
            dense_ranks = {key: rank for key, rank in dense_ranks.items() if key in lexical_ranks}
        outlines = self._archive.outlines(dict.fromkeys((*dense_ranks, *lexical_ranks)))
        cosines = {key: float(outline.vector @ query.vector) for key, outline in outlines.items()}
        of_article = {key: articles.get(outline.article_id) for key, outline in outlines.items()}
        scores = convex_combination(
            [
                (
                    DENSE_WEIGHT * query.familiarity,
                    {key: cosines[key] for key in dense_ranks if key in cosines},
                ),
                (LEXICAL_WEIGHT, {key: score for key, score in lexical if key in cosines}),
                (ARTICLE_WEIGHT, {key: score for key, score in of_article.items() if score is not None}),
            ]
        )
        vectors = {key: outlines[key].vector for key in scores}
        drawn = regularised(scores, vectors, NEIGHBOUR_WEIGHT * query.familiarity)
        return [
            Ranked(key, outlines[key], score, cosines[key], dense_ranks.get(key), lexical_ranks.get(key))
            for key, score in drawn.items()
        ]

    def _hits(self, ranked: Sequence[Ranked]) -> list[Hit]:
        """Return passages with their articles; those that have just gone are absent."""
        found = self._archive.found(each.id for each in ranked)
        return [
            Hit(*found[each.id], each.score, each.similarity, each.dense_rank, each.lexical_rank)
            for each in ranked
            if each.id in found
        ]


def _usual(query: Query) -> int:
    """Return how many passages a search returns unless told otherwise."""
    return MOST_LISTED if query.shape in (Shape.LIST, Shape.OVERVIEW) else MOST_HITS


def _varied(hits: list[Hit], vectors: Mapping[str, NDArray[np.float32]], count: int) -> list[Hit]:
    """Return that many hits, unlike each other, best first."""
    if len(hits) <= count:
        return hits
    rows = np.stack([vectors[hit.passage.id] for hit in hits])
    scores = [hit.score for hit in hits]
    chosen = maximal_marginal_relevance(scores, rows, count, RELEVANCE_WEIGHT)
    return [hits[index] for index in sorted(chosen)]


def _ranks(ranking: Ranking) -> dict[str, int]:
    return {key: rank for rank, (key, _) in enumerate(ranking, start=1)}


def _capped(found: Iterable[_Found], most: int, story: Callable[[_Found], str]) -> list[_Found]:
    """Return what was found without that of a story which has given `most` that are better."""
    seen: Counter[str] = Counter()
    kept = []
    for each in found:
        seen[story(each)] += 1
        if seen[story(each)] <= most:
            kept.append(each)
    return kept
