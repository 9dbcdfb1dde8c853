"""Baselines of answers: untrained pickers of sentences, which never abstain."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dossier.archive import Archive
from dossier.evaluation.cache import CachedEmbedder
from dossier.evaluation.grading import Quote, Said
from dossier.evaluation.langchain import TOP, Chunk, LangChain
from dossier.evaluation.passages import Baselines
from dossier.text import sentences, stems, words
from dossier.types import Article, Passage, Span

Floats = NDArray[np.float64]
Picker = Callable[[str], Said]

PASSAGES = 10
"""Best passages whose sentences a picker weighs."""

FUSED = 100
"""Passages of each ranking that are fused to find them."""

STATEMENTS = 3
"""Best sentences that make its answer."""

K1, B = 1.2, 0.75
"""Parameters of BM25 over sentences, as over passages."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    article_id: str
    language: str | None
    span: Span
    text: str

    @property
    def quote(self) -> Quote:
        return Quote(self.article_id, self.span[0], self.span[1], self.text)


class Pickers:
    """The pickers over one archive.

    Args:
        archive: what is searched.
        articles: id -> article of the whole archive.
        embedder: the embedding model that it was built with.
        rival: LangChain over the same articles.
    """

    def __init__(
        self, archive: Archive, articles: Mapping[str, Article], embedder: CachedEmbedder, rival: LangChain
    ) -> None:
        self._archive = archive
        self._articles = articles
        self._embedder = embedder
        self._rival = rival
        self._plain = Baselines(archive, embedder)
        self._cut: dict[str, list[Span]] = {}

    def all(self) -> dict[str, Picker]:
        """Return each picker by the name of its system."""
        return {
            "bm25_sentences": self._by_words,
            "dense_sentences": self._by_meaning,
            "mixed_sentences": self._by_both,
            "langchain_sentences": self._by_langchain,
        }

    def _by_words(self, question: str) -> Said:
        found = self._passages(self._plain.lexical(question, PASSAGES))
        rows = self._sentences(found)
        return _said(found, rows, self._word_scores(question, rows))

    def _by_meaning(self, question: str) -> Said:
        found = self._passages(self._plain.dense(question, PASSAGES))
        rows = self._sentences(found)
        return _said(found, rows, self._cosines(question, rows))

    def _by_both(self, question: str) -> Said:
        found = self._passages(self._plain.fused(question, FUSED)[:PASSAGES])
        rows = self._sentences(found)
        scores = _standard(self._word_scores(question, rows)) + _standard(self._cosines(question, rows))
        return _said(found, rows, scores)

    def _by_langchain(self, question: str) -> Said:
        chunks = self._rival.similar(question, TOP)
        rows = list(dict.fromkeys(row for chunk in chunks for row in self._inside(chunk)))
        return _said(chunks, rows, self._cosines(question, rows))

    def _passages(self, ids: Sequence[str]) -> list[Passage]:
        return list(self._archive.passages(ids).values())

    def _sentences(self, passages: Iterable[Passage]) -> list[_Sentence]:
        """Return the sentences of passages, each once."""
        spans = dict.fromkeys((each.article_id, span) for each in passages for span in each.sentences)
        return [self._sentence(article_id, span) for article_id, span in spans]

    def _inside(self, chunk: Chunk) -> list[_Sentence]:
        """Return the sentences of an article of which a chunk holds the better part."""
        article = self._articles[chunk.article_id]
        if article.id not in self._cut:
            self._cut[article.id] = sentences(article.text, article.language)
        first, last = chunk.span
        kept = [(start, end) for start, end in self._cut[article.id] if first <= (start + end) / 2 < last]
        return [self._sentence(article.id, span) for span in kept]

    def _sentence(self, article_id: str, span: Span) -> _Sentence:
        article = self._articles[article_id]
        return _Sentence(article_id, article.language, span, article.text[span[0] : span[1]])

    def _cosines(self, question: str, rows: Sequence[_Sentence]) -> Floats:
        vectors = self._embedder.encode([row.text for row in rows])
        return np.asarray(vectors @ self._embedder.encode_question(question), dtype=np.float64)

    def _word_scores(self, question: str, rows: Sequence[_Sentence]) -> Floats:
        """Return BM25 of each sentence, with the rarity of words in passages."""
        total = self._archive.passage_count
        counted = [Counter(stems(row.text, row.language)) for row in rows]
        lengths = [counts.total() for counts in counted]
        usual = max(sum(lengths) / max(len(lengths), 1), 1.0)
        scores = np.zeros(len(rows))
        for group in self._plain.terms(question):
            frequency = max(self._archive.document_frequencies(group).values())
            rarity = math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))
            for place, counts in enumerate(counted):
                count = max(counts[stem] for stem in group)
                scores[place] += (
                    rarity * count * (K1 + 1) / (count + K1 * (1 - B + B * lengths[place] / usual))
                )
        return scores


def _standard(scores: Floats) -> Floats:
    """Return scores as distances from their mean in standard deviations."""
    spread = float(scores.std()) if len(scores) else 0.0
    return (scores - scores.mean()) / spread if spread else np.zeros_like(scores)


def _said(found: Sequence[Passage | Chunk], rows: Sequence[_Sentence], scores: Floats) -> Said:
    """Return the best sentences as an answer, a statement each."""
    best = [rows[place] for place in np.argsort(-scores, kind="stable")[:STATEMENTS]]
    return Said(
        statements=tuple((row.quote,) for row in best),
        first_hit=found[0].article_id if found else None,
        words=sum(len(words(row.text)) for row in best),
    )
