"""The last steps: articles are cut, embedded and stored, while others are still being read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dossier.archive import OriginState, Reading, Writer
from dossier.types import Article, Version
from ingest.ahead import ahead
from ingest.passages import Cut, Tokens, cut
from ingest.report import Progress
from ingest.sources import Source
from ingest.stopping import Stop, StoppedError

BATCH = 512
"""Passages that are embedded together: enough to sort by length."""

_WAITING = 64  # articles that may wait to be embedded
_MOST_ITEMS = 2_000  # that are stored together, where few of them have anything to embed

Vectors = NDArray[np.float32]


class PassageEncoder(Tokens, Protocol):
    """What the write path asks of an embedder."""

    def encode(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Return one vector of length 1 per text, shape (texts, dimension)."""


@dataclass(frozen=True, slots=True)
class Changed:
    """An article that is new or has changed.

    Attributes:
        article: the article.
        reading: where it stands, None for one that is kept by no origin.
        new: whether the archive has none of its id.
    """

    article: Article
    reading: Reading | None = None
    new: bool = True


@dataclass(frozen=True, slots=True)
class Same:
    """An article that the archive holds as it is."""

    article: Article
    reading: Reading


@dataclass(frozen=True, slots=True)
class Settled:
    """A source that was read to its end.

    Attributes:
        source: the source.
        state: what is known of it now.
        run: articles that this ingest did not find in it are let go; None lets go of none.
    """

    source: Source
    state: OriginState
    run: int | None


@dataclass(frozen=True, slots=True)
class Restored:
    """What an article was in the archive that it comes from; the article itself comes before.

    Attributes:
        article_id: its id.
        readings: where it stood.
        versions: what it was before.
    """

    article_id: str
    readings: tuple[Reading, ...]
    versions: tuple[Version, ...]


Item = Changed | Same | Settled | Restored
_Ready = tuple[Item, Cut | None, Vectors | None]


class Storing:
    """Cuts, embeds and stores, in an order that can be cut off anywhere.

    Args:
        writer: of the archive.
        embedder: the embedding model.
        progress: told how many passages were embedded.
        stop: whether the user wants to stop.
    """

    def __init__(self, writer: Writer, embedder: PassageEncoder, progress: Progress, stop: Stop) -> None:
        self._writer = writer
        self._embedder = embedder
        self._progress = progress
        self._stop = stop
        self._embedded = 0

    def stored(self, items: Iterable[Item]) -> Iterator[tuple[Item, list[str]]]:
        """Yield each item once it is in the catalog, with the ids of the articles that it removed."""
        cuts = ahead(self._cut(items), _WAITING)
        for batch in ahead(self._embed(cuts), 1):
            for item, parts, vectors in batch:
                yield item, self._store(item, parts, vectors)

    def _cut(self, items: Iterable[Item]) -> Iterator[tuple[Item, Cut | None]]:
        for item in items:
            if self._stop.wanted:
                return
            yield item, cut(item.article, self._embedder) if isinstance(item, Changed) else None

    def _embed(self, cuts: Iterable[tuple[Item, Cut | None]]) -> Iterator[list[_Ready]]:
        for batch in _batches(cuts):
            texts = list(dict.fromkeys(text for _, parts in batch if parts for text in parts.texts))
            vectors = self._writer.known_vectors(texts)
            missing = [text for text in texts if text not in vectors]
            try:
                if missing:
                    vectors.update(zip(missing, self._embedder.encode(missing, self._tell), strict=True))
            except StoppedError:
                return
            self._embedded += len(missing)
            yield [
                (item, parts, np.stack([vectors[text] for text in parts.texts]) if parts else None)
                for item, parts in batch
            ]

    def _store(self, item: Item, parts: Cut | None, vectors: Vectors | None) -> list[str]:
        if isinstance(item, Settled):
            removed = self._writer.settle(item.state, item.run)
            if item.state.fingerprint or not item.state.reason:  # else it is to be read once more
                item.source.done()
            return removed
        if isinstance(item, Restored):
            self._writer.restore(item.article_id, item.readings, item.versions)
        elif isinstance(item, Same):
            self._writer.keep(item.article, item.reading)
        elif parts is not None and vectors is not None:
            self._writer.put(parts.article, parts.passages, parts.texts, vectors, item.reading)
        return []

    def _tell(self, done: int) -> None:
        self._progress("Embedding passages", self._embedded + done, None)
        if self._stop.wanted:
            raise StoppedError


def _batches(cuts: Iterable[tuple[Item, Cut | None]]) -> Iterator[list[tuple[Item, Cut | None]]]:
    """Yield runs of items that have `BATCH` passages together, or are the last."""
    batch: list[tuple[Item, Cut | None]] = []
    passages = 0
    for one in cuts:
        batch.append(one)
        passages += len(one[1].passages) if one[1] else 0
        if passages >= BATCH or len(batch) >= _MOST_ITEMS:
            yield batch
            batch, passages = [], 0
    if batch:
        yield batch
