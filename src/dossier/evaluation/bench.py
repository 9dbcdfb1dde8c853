"""What every part of an evaluation shares: settings, model, cache, and who is told of the progress."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import dossier
import ingest
from dossier.archive import Archive
from dossier.embedding import Embedder, load_embedder
from dossier.evaluation.cache import Cache, CachedEmbedder, code_digest
from dossier.evaluation.corpus import Corpus, opened
from dossier.evaluation.extra import require_extra
from dossier.evaluation.intervals import difference
from dossier.evaluation.keys import Library
from dossier.evaluation.langchain import LangChain, langchain
from dossier.settings import Settings
from ingest import Progress

OURS = "dossier"
UNRANKED = "dossier_no_reranker"
"""Dossier without the reranker that the user has set."""

PLAIN = "dossier_plain"
"""Dossier without its reader."""

MADE_TO = {
    OURS: "dossier_always",
    UNRANKED: "dossier_no_reranker_always",
    PLAIN: "dossier_plain_always",
}
"""Each of them, and the same made to answer with its three best sentences, as the baselines do."""

LABELS = {
    "bm25": "BM25",
    "dense": "Dense",
    "rrf": "RRF of both",
    "langchain": "LangChain, similarity",
    "langchain_ensemble": "LangChain, ensemble",
    "bm25_sentences": "Sentences by BM25",
    "dense_sentences": "Sentences by cosine",
    "mixed_sentences": "Sentences by both",
    "langchain_sentences": "LangChain, sentences by cosine",
    MADE_TO[PLAIN]: "Dossier, no reader, three sentences always",
    MADE_TO[UNRANKED]: "Dossier, no reranker, three sentences always",
    MADE_TO[OURS]: "Dossier, three sentences always",
    PLAIN: "Dossier, no reader",
    UNRANKED: "Dossier, no reranker",
    OURS: "Dossier",
}
"""Every system, as tables and plots call it."""


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured on one collection.

    Attributes:
        card: for the scorecard, plain JSON types.
        details: one record for each question and system.
    """

    card: dict[str, Any]
    details: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Opened:
    """A corpus made ready: its archive, its articles, and LangChain over the same articles."""

    archive: Archive
    library: Library
    rival: LangChain


class Bench:
    """Settings, model and cache of a run.

    Args:
        cache: folder of the cache.
        progress: told how far each step has come.

    Attributes:
        code: a name for the code that runs, which changes with any of its lines.

    Raises:
        PackageMissing: a package of the extra `eval` is not installed.
    """

    def __init__(self, cache: Path, progress: Progress) -> None:
        require_extra()
        self.settings = Settings()
        self.code = code_digest(Path(dossier.__file__).parent, Path(ingest.__file__).parent)
        self.progress = progress
        self.cache = Cache(cache)
        self.cache.tidy()
        progress("Loading the embedding model", 0, None)
        self.embedder: Embedder = load_embedder(self.settings.embedding_model)
        self.cached = CachedEmbedder(self.embedder, self.cache)

    def settings_for(self, archive: Archive) -> Settings:
        """Return the user's settings, but for the archive at hand."""
        return self.settings.model_copy(update={"home": archive.home, "chroma_url": None})

    def variants(self, archive: Archive) -> dict[str, Settings]:
        """Return the settings of Dossier, and of Dossier without its reranker or its reader where it has one.

        Returns:
            Name of the system -> its settings, which differ in nothing else.
        """
        settings = self.settings_for(archive)
        found = {OURS: settings}
        if settings.reranker:
            found[UNRANKED] = settings.model_copy(update={"reranker": None})
        if settings.reader:
            found[PLAIN] = settings.model_copy(update={"reader": False})
        return found

    @contextmanager
    def opened(self, corpus: Corpus) -> Iterator[Opened]:
        """Open a corpus, made ready now or in an earlier run."""
        with opened(corpus, self.cached, self.cache, self.progress) as archive:
            library = corpus.library(archive)
            with langchain(corpus.name, library.articles, self.cached, self.cache, self.progress) as rival:
                yield Opened(archive, library, rival)


def corpus_card(corpus: Corpus, archive: Archive) -> dict[str, Any]:
    """Return what the scorecard says of a corpus."""
    status = archive.status(check=False)
    given = len(corpus.documents) if corpus.documents is not None else status.articles
    return {
        "articles": status.articles,
        "without_text": given - status.articles,
        "passages": status.passages,
        "languages": dict(status.languages),
        "archive_revision": status.revision,
    }


def against_baselines(values: Mapping[str, Mapping[str, Sequence[float | None]]]) -> dict[str, Any]:
    """Return how Dossier differs from each baseline.

    Args:
        values: system -> measure -> a value for each question.

    Returns:
        baseline -> measure -> the difference, Dossier less the baseline.
    """
    ours = values[OURS]
    return {
        system: {
            measure: found.to_dict()
            for measure, theirs in measures.items()
            if (found := difference(ours[measure], theirs)) is not None
        }
        for system, measures in values.items()
        if system != OURS
    }
