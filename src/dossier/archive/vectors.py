"""The dense index: passages in a Chroma collection that any other Chroma user can open."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from dossier.archive.chroma import answering, claim, close_client, embedded, release, server
from dossier.archive.rows import Floats
from dossier.types import Article, Passage

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateHNSWConfiguration
    from chromadb.api.models.Collection import Collection

FOLDER = "chroma"
COLLECTION = "passages"
BATCH = 5_000
"""Rows sent to Chroma at once; it takes 5,461 at most."""

MOST_COMPARED = 1_500
"""Passages up to which a search among some compares them all: 36 microseconds each, where Chroma walks its
graph for up to 0.2 s until it has met a hundred of so few."""

FEW = 50
"""One part in how many of all passages these may be at most: in a small graph Chroma is as quick."""

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
        spelling = None if url else claim(folder)
        try:
            client = server(url) if url else embedded(str(spelling))
            name = f"{COLLECTION}-{archive[:12]}" if url else COLLECTION
            try:
                with answering(url):
                    collection = _collection(client, name, archive, create)
                return cls(client, collection, spelling, url)
            except BaseException:
                close_client(client)
                raise
        except BaseException:
            release(spelling)
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

        client = server(url)
        try:
            with answering(url):
                client.delete_collection(f"{COLLECTION}-{archive[:12]}")
        except NotFoundError:
            pass
        finally:
            close_client(client)

    def add(
        self, articles: Mapping[str, Article], passages: Sequence[Passage], vectors: Sequence[Floats]
    ) -> None:
        """Add passages, or replace those of the same ids, with their texts and what is known of them."""
        for start in range(0, len(passages), BATCH):
            some = passages[start : start + BATCH]
            with answering(self._url):
                self._collection.upsert(
                    ids=[passage.id for passage in some],
                    embeddings=np.stack(vectors[start : start + BATCH]),
                    documents=[passage.text for passage in some],
                    metadatas=[_metadata(articles[passage.article_id], passage) for passage in some],
                )

    def remove(self, ids: Sequence[str]) -> None:
        """Remove passages; unknown ids are passed over."""
        for start in range(0, len(ids), BATCH):
            with answering(self._url):
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
        if ids is not None and self._url is None and len(ids) <= min(MOST_COMPARED, self._size // FEW):
            compared = self._compared(vector, ids)
            if len(compared) == len(ids):  # else Chroma is to say what is wrong
                return compared[:k]
        only = None if ids is None else list(ids)
        with answering(self._url):
            found = self._collection.query(
                query_embeddings=vector[None, :], n_results=k, ids=only, include=["distances"]
            )
        assert found["distances"] is not None
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return [(name, 1.0 - float(distance)) for name, distance in pairs]

    def _compared(self, vector: Floats, ids: Sequence[str]) -> list[tuple[str, float]]:
        """Return some passages with their cosines, best first; those that are gone are absent."""
        with answering(self._url):
            found = self._collection.get(ids=list(ids), include=["embeddings"])
        rows = np.asarray(found["embeddings"], dtype=np.float32).reshape(-1, len(vector))
        lengths = np.linalg.norm(rows, axis=1) * np.linalg.norm(vector)
        cosines = rows @ vector / np.maximum(lengths, 1e-12)
        order = np.argsort(-cosines, kind="stable")
        return [(found["ids"][place], float(cosines[place])) for place in order]

    def count(self) -> int:
        """Return the number of passages."""
        with answering(self._url):
            return self._collection.count()

    def revision(self) -> int:
        """Return the revision of the catalog that the collection was last marked with, -1 for none."""
        return int((self._collection.metadata or {}).get("dossier_revision", -1))

    def mark(self, archive: str, revision: int) -> None:
        """Mark the collection with the revision of the catalog that it holds."""
        with answering(self._url):
            self._collection.modify(metadata={"dossier_archive": archive, "dossier_revision": revision})

    def close(self) -> None:
        """Let go of the files or the server."""
        close_client(self._client)
        release(self._spelling)


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
