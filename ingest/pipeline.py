"""The way from paths to the archive: a chain of small steps over one article after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dossier.archive import Archive, Writer
from dossier.types import Article
from ingest.articles import article_of
from ingest.discovery import Discovery, Found, discover, document_at
from ingest.identity import Identities
from ingest.languages import language_of
from ingest.passages import Cut, Tokens, cut, passage_id
from ingest.reading import drafts_of
from ingest.removal import Removals, refuse_losses
from ingest.report import Drop, Progress, Report, UnusableError
from ingest.stopping import Stop

BATCH = 128
"""Passages that are embedded together: enough to sort by length, few enough to stop soon."""

Vectors = NDArray[np.float32]


class PassageEncoder(Tokens, Protocol):
    """What the write path asks of an embedder."""

    def encode(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Return one vector of length 1 per text, shape (texts, dimension)."""


def ingest(
    paths: Sequence[Path],
    archive: Archive,
    embedder: PassageEncoder,
    *,
    remove_missing: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Bring an archive up to the files under some paths.

    New files are added, changed ones replace their articles, and articles of a folder whose files are
    gone are removed. A file that cannot be used is left out with a reason, and what the archive held from
    it stays. Doing the same again changes nothing. Ctrl-C stops after the articles at hand.

    Args:
        paths: files and folders.
        archive: opened with the embedder's model.
        embedder: the embedding model.
        remove_missing: remove articles even where a whole folder is missing or has nothing to read.
        progress: told how far each step has come.

    Raises:
        InputError: a path does not exist; nothing was changed.
        RemovalRefused: a folder is missing or has nothing to read, and the archive holds articles from
            it; nothing was changed.
        ArchiveLocked: another process is writing.
        StorageError: the disk is full or read-only; what was done until then is kept.
    """
    with archive.writer() as writer, Stop() as stop:
        run = _Run(archive, writer, embedder, progress or _silent, stop)
        return run.ingest(paths, remove_missing=remove_missing)


def ingest_articles(
    articles: Iterable[Article],
    archive: Archive,
    embedder: PassageEncoder,
    progress: Progress | None = None,
) -> None:
    """Put articles that are no files into an archive; one of a known id replaces what was there.

    Args:
        articles: normalised, with some text each; a language that is not given is detected.
        archive: opened with the embedder's model.
        embedder: the embedding model.
        progress: told how far each step has come.

    Raises:
        KeyboardInterrupt: the user stopped it; what was put until then is kept.
    """
    with archive.writer() as writer, Stop() as stop:
        run = _Run(archive, writer, embedder, progress or _silent, stop)
        known = (replace(each, language=language_of(each.language, each.text)) for each in articles)
        for _ in run.stored(run.cut(known)):
            if stop.wanted:
                raise KeyboardInterrupt


def reembed(archive: Archive, embedder: PassageEncoder, progress: Progress | None = None) -> None:
    """Change an archive to another embedding model: passages and vectors anew from its own articles.

    After an interruption the next call goes on where this one stopped.

    Args:
        archive: opened with whatever model it was built with.
        embedder: the new model.
        progress: told how far each step has come.
    """
    with archive.writer() as writer, Stop() as stop:
        if archive.model.fingerprint != embedder.card.fingerprint:
            writer.reset(embedder.card)
        run = _Run(archive, writer, embedder, progress or _silent, stop)
        for _ in run.stored(run.cut(run.unembedded())):
            pass


def _silent(step: str, done: int, total: int | None) -> None:
    """Tell nobody."""


class _Run:
    """One ingest: the steps, and what they share."""

    def __init__(
        self, archive: Archive, writer: Writer, embedder: PassageEncoder, progress: Progress, stop: Stop
    ) -> None:
        self._archive = archive
        self._writer = writer
        self._embedder = embedder
        self._progress = progress
        self._stop = stop
        self._embedded = 0
        self._report = Report()

    def ingest(self, paths: Sequence[Path], *, remove_missing: bool) -> Report:
        """Run all steps over the files under some paths."""
        self._progress("Finding articles", 0, None)
        found = discover(paths, self._archive.home)
        removals = Removals(self._archive, found)
        refuse_losses(removals, found, remove_missing=remove_missing)
        self._report.dropped += found.drops
        self._report.skipped = dict(found.skipped)
        self._compare()
        held = self._archive.origins()
        changed = self._changed(found, held)
        known = {article_id for article_id, _ in held.values()}
        for article in self.stored(self.cut(changed)):
            (self._report.updated if article.id in known else self._report.added).append(article.id)
        self._report.interrupted = self._stop.wanted
        if not self._stop.wanted:
            for article_id in removals.due():
                self._writer.remove(article_id)
                self._report.removed.append(article_id)
        return self._report

    def _compare(self) -> None:
        """Find near-copies among the articles that an older Dossier put into the archive."""
        for done, total in self._writer.compare():
            self._progress("Comparing articles", done, total)
            if self._stop.wanted:
                return

    def unembedded(self) -> Iterator[Article]:
        """Yield the articles that have no passages."""
        ids = self._archive.unembedded()
        for done, article_id in enumerate(ids):
            if self._stop.wanted:
                return
            self._progress("Reading articles", done, len(ids))
            yield self._archive.article(article_id)
        self._progress("Reading articles", len(ids), len(ids))

    def _changed(self, found: Discovery, held: dict[str, tuple[str, str]]) -> Iterator[Article]:
        """Yield the articles that the archive does not hold as they are."""
        identities = Identities(held)
        digests = dict(held.values())
        for done, file in enumerate(found.files.values()):
            if self._stop.wanted:
                return
            self._progress("Reading articles", done, len(found.files))
            article = self._read(file, identities, kept=str(file.path) in held)
            if article is None:
                continue
            if digests.get(article.id) == article.digest() and self._is_cut(article.id):
                if article.origin not in held:
                    self._writer.touch_origin(article.id, article.origin)
                self._report.unchanged += 1
            else:
                yield article
        self._progress("Reading articles", len(found.files), len(found.files))

    def _read(self, file: Found, identities: Identities, *, kept: bool) -> Article | None:
        """Return the article of a file, None where it is dropped."""
        try:
            (draft,) = drafts_of(document_at(file.path))
            if isinstance(draft, UnusableError):
                raise draft
            article = article_of(draft, name=file.path.name, origin=str(file.path))
        except UnusableError as error:
            self._report.dropped.append(Drop(str(file.path), error.reason, error.detail, kept))
            return None
        return identities.claim(file, article)

    def _is_cut(self, article_id: str) -> bool:
        """Return whether the archive holds the article's passages as they would be cut today."""
        passages = self._archive.passages_of(article_id)
        return bool(passages) and passages[0].id == passage_id(article_id, 0, passages[0].text)

    def cut(self, articles: Iterable[Article]) -> Iterator[Cut]:
        """Yield the articles cut into passages."""
        for article in articles:
            yield cut(article, self._embedder)

    def stored(self, cuts: Iterable[Cut]) -> Iterator[Article]:
        """Yield the articles once they are embedded and in the catalog."""
        for batch in _batches(cuts):
            texts = list(dict.fromkeys(text for one in batch for text in one.texts))
            vectors = self._writer.known_vectors(texts)
            missing = [text for text in texts if text not in vectors]
            vectors.update(zip(missing, self._embedder.encode(missing, self._tell), strict=True))
            self._embedded += len(missing)
            for one in batch:
                rows = np.stack([vectors[text] for text in one.texts])
                self._writer.put(one.article, one.passages, one.texts, rows)
                yield one.article

    def _tell(self, done: int) -> None:
        self._progress("Embedding passages", self._embedded + done, None)


def _batches(cuts: Iterable[Cut]) -> Iterator[list[Cut]]:
    """Yield runs of articles that have `BATCH` passages together, or are the last."""
    batch: list[Cut] = []
    passages = 0
    for one in cuts:
        batch.append(one)
        passages += len(one.passages)
        if passages >= BATCH:
            yield batch
            batch, passages = [], 0
    if batch:
        yield batch
