"""The dense index: passages in a Chroma collection that any other Chroma user can open."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

import numpy as np

from dossier.archive.rows import Floats
from dossier.errors import ArchiveError
from dossier.types import Article, Passage

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateHNSWConfiguration
    from chromadb.api.models.Collection import Collection

FOLDER = "chroma"
COLLECTION = "passages"
BATCH = 5_000
"""Rows sent to Chroma at once; it takes 5,461 at most."""

HNSW: CreateHNSWConfiguration = {
    "space": "cosine",
    "max_neighbors": 32,
    "ef_construction": 200,
    "ef_search": 200,
    # Written to the files of the graph at once: Chroma would otherwise add again whatever is not there
    # each time it opens the collection, and a manifest of the files would not cover it.
    "sync_threshold": 1,
}
"""Parameters of the graph, chosen by benchmarks/hnsw_recall.py.

Recall at 10 against exact search was 0.9998 over 12,000 sentences, 0.981 with the least parameters tried.
"""

_claimed: set[str] = set()
_claiming = threading.Lock()


def _claim(folder: Path) -> str:
    """Return a spelling of `folder` that no open client of this process uses.

    Chroma shares one engine between all clients of one spelling, and that engine never sees what
    another process writes: only a spelling of its own gives a client an engine of its own.
    """
    with _claiming:
        spelling = str(folder)
        while spelling in _claimed:
            spelling += "/."
        _claimed.add(spelling)
        return spelling


class VectorIndex:
    """One open collection of Chroma, in a folder or on a server; safe to share between threads."""

    def __init__(self, client: Client, collection: Collection, spelling: str | None, url: str | None) -> None:
        self._client = client
        self._collection = collection
        self._spelling = spelling
        self._url = url
        self._size = self.count()

    @classmethod
    def open(cls, folder: Path, url: str | None, archive: str, *, create: bool = False) -> VectorIndex:
        """Open the collection of an archive.

        Args:
            folder: where Chroma keeps its files when it runs inside this process.
            url: address of a Chroma server, None for the folder.
            archive: id of the archive; on a server it tells the collections of several archives apart.
            create: make an empty collection where there is none.

        Raises:
            ArchiveError: the server does not answer.
            LookupError: there is no such collection.
        """
        spelling = None if url else _claim(folder)
        try:
            client = _server(url) if url else _embedded(str(spelling))
            name = f"{COLLECTION}-{archive[:12]}" if url else COLLECTION
            try:
                with _answering(url):
                    collection = _collection(client, name, archive, create)
                return cls(client, collection, spelling, url)
            except BaseException:
                _close(client)
                raise
        except BaseException:
            _release(spelling)
            raise

    @staticmethod
    def erase(folder: Path, url: str | None, archive: str) -> None:
        """Remove the collection with all its rows; no other client of this process may have it open."""
        if url is None:
            shutil.rmtree(folder, ignore_errors=True)
            if folder.exists():
                shutil.rmtree(folder)
            return
        from chromadb.errors import NotFoundError

        client = _server(url)
        try:
            with _answering(url):
                client.delete_collection(f"{COLLECTION}-{archive[:12]}")
        except NotFoundError:
            pass
        finally:
            _close(client)

    def add(
        self, articles: Mapping[str, Article], passages: Sequence[Passage], vectors: Sequence[Floats]
    ) -> None:
        """Add passages, or replace those of the same ids, with their texts and what is known of them."""
        for start in range(0, len(passages), BATCH):
            some = passages[start : start + BATCH]
            with _answering(self._url):
                self._collection.upsert(
                    ids=[passage.id for passage in some],
                    embeddings=np.stack(vectors[start : start + BATCH]),
                    documents=[passage.text for passage in some],
                    metadatas=[_metadata(articles[passage.article_id], passage) for passage in some],
                )

    def remove(self, ids: Sequence[str]) -> None:
        """Remove passages; unknown ids are passed over."""
        for start in range(0, len(ids), BATCH):
            with _answering(self._url):
                self._collection.delete(ids=list(ids[start : start + BATCH]))

    def nearest(self, vector: Floats, k: int, ids: Sequence[str] | None = None) -> list[tuple[str, float]]:
        """Return the passages nearest to a vector.

        Args:
            vector: of shape (dimension,).
            k: how many at most.
            ids: only these, all of which must be in the collection.

        Returns:
            (passage id, cosine), best first.
        """
        if ids is not None:
            k = min(k, len(ids))
        elif k > self._size:  # the graph in memory may still hold rows that another process has removed since
            k = min(k, max(self._size, self.count()))
        if k < 1:
            return []
        only = None if ids is None else list(ids)
        with _answering(self._url):
            found = self._collection.query(
                query_embeddings=vector[None, :], n_results=k, ids=only, include=["distances"]
            )
        assert found["distances"] is not None
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return [(name, 1.0 - float(distance)) for name, distance in pairs]

    def count(self) -> int:
        """Return the number of passages."""
        with _answering(self._url):
            return self._collection.count()

    def revision(self) -> int:
        """Return the revision of the catalog that the collection was last marked with, -1 for none."""
        return int((self._collection.metadata or {}).get("dossier_revision", -1))

    def mark(self, archive: str, revision: int) -> None:
        """Mark the collection with the revision of the catalog that it holds."""
        with _answering(self._url):
            self._collection.modify(metadata={"dossier_archive": archive, "dossier_revision": revision})

    def close(self) -> None:
        """Let go of the files or the server."""
        _close(self._client)
        _release(self._spelling)


def _release(spelling: str | None) -> None:
    """Give back a spelling that `_claim` gave out."""
    if spelling is not None:
        with _claiming:
            _claimed.discard(spelling)


def _close(client: Client) -> None:
    """Close a client, and with it the connections to its server, which Chroma leaves open."""
    client.close()
    for part in (client, getattr(client, "_admin_client", None)):
        session = getattr(getattr(part, "_server", None), "_session", None)
        if session is not None:
            session.close()


def _settings() -> Any:
    from chromadb.config import Settings

    return Settings(anonymized_telemetry=False)


def _embedded(path: str) -> Client:
    """Return a client that runs Chroma inside this process."""
    import chromadb

    return cast("Client", chromadb.PersistentClient(path, settings=_settings()))


def _server(url: str) -> Client:
    """Return a client of the Chroma server at `url`."""
    import chromadb

    parts = urlsplit(url)
    secure = parts.scheme == "https"
    try:
        client = chromadb.HttpClient(
            host=parts.hostname or "",
            port=parts.port or (443 if secure else 80),
            ssl=secure,
            settings=_settings(),
        )
    except Exception as error:
        raise _silent(url) from error
    return cast("Client", client)


def _silent(url: str) -> ArchiveError:
    return ArchiveError(
        f"The Chroma server at {url} does not answer: start it, or correct or unset DOSSIER_CHROMA_URL."
    )


@contextmanager
def _answering(url: str | None) -> Iterator[None]:
    """Tell of a server that has gone since the index was opened; a folder has no `url`."""
    if url is None:
        yield
        return
    from httpx import TransportError

    try:
        yield
    except TransportError as error:
        raise _silent(url) from error


def _collection(client: Client, name: str, archive: str, create: bool) -> Collection:
    """Return the collection of an archive, without the default embedder that Chroma would attach."""
    from chromadb.errors import NotFoundError

    if not create:
        try:
            return client.get_collection(name, embedding_function=None)
        except NotFoundError:
            raise LookupError(name) from None
    return client.get_or_create_collection(
        name,
        embedding_function=None,
        configuration={"hnsw": HNSW},
        metadata={"dossier_archive": archive},
    )


def _metadata(article: Article, passage: Passage) -> dict[str, str | int]:
    """Return what Chroma keeps beside a passage; keys without a value are left out, as Chroma demands."""
    known: dict[str, str | int | None] = {
        "article_id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "url": article.url,
        "published": article.published,
        "language": article.language,
        "ordinal": passage.ordinal,
        "start": passage.start,
        "end": passage.end,
    }
    return {key: value for key, value in known.items() if value is not None}


@contextmanager
def opened(folder: Path, url: str | None, archive: str, *, create: bool = False) -> Iterator[VectorIndex]:
    """Open the collection for the length of a block."""
    index = VectorIndex.open(folder, url, archive, create=create)
    try:
        yield index
    finally:
        index.close()
