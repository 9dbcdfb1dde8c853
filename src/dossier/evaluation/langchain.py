"""What LangChain's documentation would have a user write, over the same corpus and model.

Chunks by `RecursiveCharacterTextSplitter` (1,000 characters, 200 of them shared), in Chroma by
similarity; and `EnsembleRetriever` over that and BM25.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossier.evaluation.cache import Cache, CachedEmbedder, digest
from dossier.evaluation.passages import DEPTH
from dossier.types import Article, Span
from ingest import Progress

if TYPE_CHECKING:
    from langchain_core.documents import Document
    from langchain_core.embeddings import Embeddings
    from langchain_core.retrievers import BaseRetriever

CHUNK, OVERLAP = 1_000, 200
"""Characters of a chunk, and those that it shares with the one before."""

TOP = 4
"""Chunks that LangChain's retrievers return unless told otherwise."""

_BATCH = 1_000  # chunks given to Chroma at a time
_openings = count()


@dataclass(frozen=True, slots=True)
class Chunk:
    """A chunk that was found: its article, and its characters there."""

    article_id: str
    span: Span


class LangChain:
    """Both retrievers of a corpus.

    Args:
        similar: from the number of chunks wanted to a retriever by similarity.
        ensemble: the ensemble, which reads both its rankings `DEPTH` deep.
    """

    def __init__(self, similar: Callable[[int], BaseRetriever], ensemble: BaseRetriever) -> None:
        self._similar = similar
        self._ensemble = ensemble

    def similar(self, question: str, depth: int = DEPTH) -> list[Chunk]:
        """Return chunks by similarity, best first."""
        return _asked(self._similar(depth), question)

    def ensemble(self, question: str) -> list[Chunk]:
        """Return chunks by the ensemble of similarity and BM25, best first."""
        return _asked(self._ensemble, question)


def _asked(retriever: BaseRetriever, question: str) -> list[Chunk]:
    """Return what a retriever finds, and keep the question on this machine."""
    from langsmith.run_helpers import tracing_context

    with tracing_context(enabled=False):
        return [_chunk(document) for document in retriever.invoke(question)]


@contextmanager
def langchain(
    name: str,
    articles: Mapping[str, Article],
    embedder: CachedEmbedder,
    cache: Cache,
    progress: Progress,
) -> Iterator[LangChain]:
    """Open the retrievers of some articles, whose vectors were stored now or in an earlier run.

    Args:
        name: of the corpus, for readers of the cache.
        articles: id -> article; the title goes before the text where there is one.
        embedder: the embedding model.
        cache: where Chroma's files are kept.
        progress: told how far the making has come.
    """
    packages = [version(each) for each in ("langchain-chroma", "langchain-text-splitters", "chromadb")]
    fields = sorted((each.id, each.title, each.text) for each in articles.values())
    key = digest(fields, embedder.made_by, CHUNK, OVERLAP, packages)
    chunks = _chunks(articles)

    def make(folder: Path) -> None:
        with _store(folder, embedder) as store:
            for first in range(0, len(chunks), _BATCH):
                store.add_documents(chunks[first : first + _BATCH])
                progress("Storing LangChain's chunks", min(first + _BATCH, len(chunks)), len(chunks))

    label = f"{name}-langchain"
    with cache.made(label, key, make) as folder:
        if _stored(folder, embedder) != len(chunks):  # damaged
            cache.drop(folder)
            with cache.made(label, key, make):
                pass
        with _store(folder, embedder) as store:
            yield _retrievers(store, chunks)


def _chunks(articles: Mapping[str, Article]) -> list[Document]:
    from langchain_core.documents import Document
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    documents = [
        Document(
            _page(article), metadata={"article": article.id, "lead": len(_page(article)) - len(article.text)}
        )
        for article in articles.values()
    ]
    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP, add_start_index=True)
    chunks = splitter.split_documents(documents)
    for place, chunk in enumerate(chunks):
        chunk.id = str(place)
    return chunks


def _page(article: Article) -> str:
    return f"{article.title}\n\n{article.text}" if article.title else article.text


def _chunk(document: Document) -> Chunk:
    first = document.metadata["start_index"] - document.metadata["lead"]
    return Chunk(document.metadata["article"], (max(first, 0), max(first + len(document.page_content), 0)))


@contextmanager
def _store(folder: Path, embedder: CachedEmbedder) -> Iterator[Any]:
    """Open Chroma in a folder as LangChain does, and let go of it."""
    import chromadb
    from langchain_chroma import Chroma

    # A spelling of its own at each opening, for Chroma goes on with an engine that failed to open a path.
    path = str(folder / "chroma") + "/." * next(_openings)
    settings = chromadb.config.Settings(anonymized_telemetry=False)
    client: Any = chromadb.PersistentClient(path, settings=settings)
    try:
        yield Chroma(collection_name="chunks", embedding_function=_embeddings(embedder), client=client)
    finally:
        client.close()


def _stored(folder: Path, embedder: CachedEmbedder) -> int:
    """Return the number of chunks that Chroma holds, -1 where it cannot be opened."""
    try:
        with _store(folder, embedder) as store:
            return len(store.get(include=[])["ids"])
    except Exception:  # whatever a damaged store raises
        return -1


def _embeddings(embedder: CachedEmbedder) -> Embeddings:
    """Return the embedder as LangChain knows one."""
    from langchain_core.embeddings import Embeddings

    class Adapter(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            rows: list[list[float]] = embedder.encode(texts).tolist()
            return rows

        def embed_query(self, text: str) -> list[float]:
            row: list[float] = embedder.encode_question(text).tolist()
            return row

    return Adapter()


def _retrievers(store: Any, chunks: list[Document]) -> LangChain:
    from langchain_classic.retrievers import EnsembleRetriever

    def similar(depth: int) -> BaseRetriever:
        found: BaseRetriever = store.as_retriever(search_kwargs={"k": min(depth, len(chunks))})
        return found

    both: list[Any] = [_bm25(chunks, min(DEPTH, len(chunks))), similar(DEPTH)]
    return LangChain(similar, EnsembleRetriever(retrievers=both, weights=[0.5, 0.5]))


def _bm25(chunks: list[Document], depth: int) -> BaseRetriever:
    """Return BM25 as LangChain's BM25Retriever has it: `rank_bm25` over words parted at white space."""
    from langchain_core.retrievers import BaseRetriever
    from rank_bm25 import BM25Okapi  # type: ignore[import-untyped]

    index = BM25Okapi([chunk.page_content.split() for chunk in chunks])

    class Words(BaseRetriever):
        def _get_relevant_documents(self, query: str, *, run_manager: Any) -> list[Document]:
            found: list[Document] = index.get_top_n(query.split(), chunks, n=depth)
            return found

    return Words()
