"""Passages found by plain baselines: words alone, meaning alone, and both fused by their ranks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dossier.archive import Archive
from dossier.evaluation.cache import CachedEmbedder
from dossier.text import stems, words

DEPTH = 1_000
"""Passages that each ranking is read for."""

DOCUMENTS = 100
"""Documents that a ranking is measured on."""

RRF_CONSTANT = 60
"""As in Cormack, Clarke and Büttcher (SIGIR 2009)."""


class Baselines:
    """Rankings of an archive's passages by the usual means, which do not change as Dossier does.

    Args:
        archive: what is searched.
        embedder: the embedding model that it was built with.
    """

    def __init__(self, archive: Archive, embedder: CachedEmbedder) -> None:
        self._archive = archive
        self._embedder = embedder
        self._languages = [language for language in archive.languages() if language] or ["en"]

    def terms(self, question: str) -> list[tuple[str, ...]]:
        """Return the distinct words of a question, each with its stems in the languages of the archive."""
        readings = [stems(question, language) for language in self._languages]
        groups = zip(words(question), *readings, strict=True)
        return list(dict.fromkeys(tuple(dict.fromkeys(group[1:])) for group in groups))

    def lexical(self, question: str, depth: int = DEPTH) -> list[str]:
        """Return passages by BM25 over stems, best first."""
        return [name for name, _ in self._archive.matching(self.terms(question), depth)]

    def dense(self, question: str, depth: int = DEPTH) -> list[str]:
        """Return passages by cosine, best first."""
        return [name for name, _ in self._archive.nearest(self._embedder.encode_question(question), depth)]

    def fused(self, question: str, depth: int = DEPTH) -> list[str]:
        """Return passages by plain reciprocal rank fusion of both rankings, best first."""
        return fuse([self.lexical(question, depth), self.dense(question, depth)])


def fuse(rankings: Iterable[Sequence[str]]) -> list[str]:
    """Return what any ranking holds, by the sum of the reciprocals of its ranks and `RRF_CONSTANT`."""
    scores: dict[str, float] = {}
    for ranking in rankings:
        for rank, name in enumerate(ranking, start=1):
            scores[name] = scores.get(name, 0.0) + 1 / (RRF_CONSTANT + rank)
    return sorted(scores, key=lambda name: -scores[name])


def documents_of(owners: Iterable[str]) -> list[str]:
    """Return documents by their best passage.

    Args:
        owners: the document of each passage, best passage first.
    """
    return list(dict.fromkeys(owners))[:DOCUMENTS]
