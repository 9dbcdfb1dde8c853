"""The one who may change an archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from sqlalchemy import Connection

from dossier.archive import changes, forgetting, indexing, origins
from dossier.archive.changes import vector_key
from dossier.archive.comparing import compare
from dossier.archive.faults import TantivyError, explain, explained
from dossier.archive.handles import DamagedIndexError, Handles
from dossier.archive.origins import OriginState, Reading
from dossier.archive.rows import Floats, articles_in
from dossier.archive.sketches import sketch_of
from dossier.archive.states import CHROMA, INDEXES, TANTIVY
from dossier.errors import InputError
from dossier.types import Article, ModelCard, Passage, Version


class Writer:
    """Changes an archive while it holds its lock; `Archive.writer` makes one.

    Every change is in the catalog when its method returns, and found by searches after `flush`.
    """

    def __init__(self, handles: Handles) -> None:
        self._handles = handles
        self._catalog = handles.catalog
        self._model = self._catalog.model()
        self._waiting = 0
        self._scrub = False

    def known_vectors(self, texts: Sequence[str]) -> dict[str, Floats]:
        """Return the vectors that need no embedding, because the archive has them already.

        Args:
            texts: what would be embedded.

        Returns:
            text -> vector of shape (dimension,), for the texts that are known.
        """
        keys = {vector_key(self._model.fingerprint, text): text for text in texts}
        with self._catalog.read() as connection:
            return changes.known_vectors(connection, keys)

    def put(
        self,
        article: Article,
        passages: Sequence[Passage],
        embedded_texts: Sequence[str],
        vectors: Floats,
        reading: Reading | None = None,
    ) -> None:
        """Insert an article, or replace the one of its id, in one transaction with its near-copies found.

        Args:
            article: the article; its cluster is found here.
            passages: its passages.
            embedded_texts: what was embedded for each passage.
            vectors: one row for each passage, of shape (passages, dimension), of unit length.
            reading: where it was found, None for an article that is not kept by its origin.

        Raises:
            InputError: the vectors do not fit the passages or the archive's model, or a passage its article.
        """
        self._check(article, passages, embedded_texts, vectors)
        keys = [vector_key(self._model.fingerprint, text) for text in embedded_texts]
        sketch = sketch_of(article.text)
        with self._catalog.write() as connection:
            if changes.put(connection, article, sketch, passages, keys, vectors):
                self._waiting += len(passages)
            origins.note(connection, [reading] if reading else [])
        if self._waiting >= indexing.BATCH:
            self.flush()

    def compare(self) -> Iterator[tuple[int, int]]:
        """Find the near-copies of articles that an older Dossier wrote; those of others are found by `put`.

        Yields:
            Articles done, and articles in all, batch by batch; the next call goes on where one stopped.
        """
        return compare(self._catalog)

    def keep(self, article: Article, reading: Reading) -> None:
        """Note that an article is as it was, and where it stands."""
        with self._catalog.write() as connection:
            if not reading.copy:
                changes.complete(connection, article)
                changes.touch(connection, article.id, article.origin)
            origins.note(connection, [reading])

    def settle(self, state: OriginState, run: int | None) -> list[str]:
        """Note that an origin was read to its end, and remove what no origin holds any more.

        Args:
            state: what is known of it now.
            run: articles that this ingest did not find in it are let go; None lets go of none.

        Returns:
            The ids of the removed articles.
        """
        with self._catalog.write() as connection:
            return self._removed(connection, origins.settle(connection, state, run))

    def abandon(self, origin: str) -> list[str]:
        """Forget an origin that is gone, and return the ids of the articles that were removed with it."""
        with self._catalog.write() as connection:
            return self._removed(connection, origins.abandon(connection, origin))

    def keep_validators(self, origin: str, etag: str | None, modified: str | None) -> None:
        """Note what a server said of the version of a page, feed or sitemap."""
        with self._catalog.write() as connection:
            origins.keep_validators(connection, origin, etag, modified)

    def note_entry(self, feed: str, entry: str) -> None:
        """Note that an entry of a feed or sitemap was dealt with."""
        with self._catalog.write() as connection:
            origins.note_entry(connection, feed, entry)

    def run(self) -> int:
        """Return the number of a new ingest."""
        with self._catalog.write() as connection:
            return changes.next_run(connection)

    def remove(self, article_id: str) -> None:
        """Remove an article; it is never shown again. An unknown id changes nothing."""
        with self._catalog.write() as connection:
            self._removed(connection, [article_id])

    def forget(self, ids: Iterable[str]) -> None:
        """Remove articles for good: the next `flush` leaves nothing of them in the catalog's file.

        Their words may be left in the files of the indexes until `Archive.rebuild_apart`.
        """
        with self._catalog.write() as connection:
            for article in articles_in(connection, ids).values():
                forgetting.note(connection, article.id, article.text)
                changes.remove(connection, article.id)
        self._scrub = True

    def recall(self, article_id: str, addresses: Iterable[str], text: str) -> None:
        """Let an article that was forgotten in again."""
        with self._catalog.write() as connection:
            keys = forgetting.keys_of(article_id, addresses, origins.content_key(text))
            forgetting.recall(connection, keys)

    def restore(self, article_id: str, readings: Sequence[Reading], versions: Sequence[Version]) -> None:
        """Note where an article stood, and what it was, in the archive that it comes from."""
        with self._catalog.write() as connection:
            origins.restore(connection, article_id, readings, versions)

    def flush(self) -> None:
        """Bring the indexes up to the catalog, so that searches find what was put.

        Raises:
            StorageError: the disk is full or read-only; the next open goes on where this stopped.
        """
        self._waiting = 0
        home = self._handles.home
        with explained(home):
            try:
                indexing.apply_pending(self._handles)
            except (DamagedIndexError, TantivyError) as error:
                if explain(error, home):
                    raise
                indexing.rebuild(self._handles, [TANTIVY if isinstance(error, TantivyError) else CHROMA])
                indexing.apply_pending(self._handles)
            if self._scrub:
                self._catalog.scrub()
                self._scrub = False

    def reset(self, model: ModelCard) -> None:
        """Change to another model: every passage and vector is dropped, the articles are kept.

        Until an article is put again it has no passages; `Archive.unembedded` names those.
        """
        with self._catalog.write() as connection:
            changes.reset(connection, model)
        self._model = model
        with explained(self._handles.home):
            indexing.rebuild(self._handles, INDEXES)

    def _removed(self, connection: Connection, ids: Sequence[str]) -> list[str]:
        return [each for each in ids if changes.remove(connection, each)]

    def _check(
        self, article: Article, passages: Sequence[Passage], texts: Sequence[str], vectors: Floats
    ) -> None:
        """Refuse what would make the archive lie."""
        shape = (len(passages), self._model.dimension)
        if vectors.shape != shape and not (not passages and vectors.size == 0):
            raise InputError(f"The vectors of {article.id!r} have shape {vectors.shape} instead of {shape}.")
        if len(texts) != len(passages):
            raise InputError(f"{article.id!r} has {len(passages)} passages and {len(texts)} embedded texts.")
        if not np.isfinite(vectors).all():
            raise InputError(f"The vectors of {article.id!r} hold values that are not numbers.")
        for passage in passages:
            if passage.article_id != article.id or article.text[passage.start : passage.end] != passage.text:
                raise InputError(f"Passage {passage.id!r} does not lie in article {article.id!r}.")
