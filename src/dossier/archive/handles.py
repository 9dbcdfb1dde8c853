"""The open indexes of one `Archive`, opened when first used and exchanged when they have moved on."""

from __future__ import annotations

import threading
from collections.abc import Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from dossier.archive import lexical, vectors
from dossier.archive.catalog import Catalog, fact
from dossier.archive.lexical import LexicalIndex
from dossier.archive.lock import IndexLock
from dossier.archive.manifest import stamp
from dossier.archive.states import CHROMA, TANTIVY, set_stamp, states
from dossier.archive.vectors import VectorIndex
from dossier.errors import ArchiveError

PATIENCE = 60.0
"""Seconds that a reader waits for a writer that is changing the files of the indexes."""


class DamagedIndexError(ArchiveError):
    """An index cannot be read, or opens but does not hold what the catalog says.

    Attributes:
        index: its name.
    """

    def __init__(self, message: str, index: str) -> None:
        super().__init__(message)
        self.index = index


@dataclass(slots=True)
class _Lease:
    """An open Chroma collection, how many threads use it now, and whether it is to be closed after them."""

    index: VectorIndex
    revision: int
    users: int = 0
    retired: bool = field(default=False)


class Handles:
    """Hands out the open indexes; safe to share between threads."""

    def __init__(self, home: Path, catalog: Catalog, url: str | None) -> None:
        self.home = home
        self.catalog = catalog
        self.url = url
        with catalog.read() as connection:
            self.archive = fact(connection, "archive") or ""
        self.index_lock = IndexLock(home)
        self._guard = threading.RLock()
        self._lease: _Lease | None = None
        self._lexical: tuple[LexicalIndex, int] | None = None
        self._writing = False

    @property
    def chroma(self) -> Path:
        """Return the folder of Chroma's files."""
        return self.home / vectors.FOLDER

    @property
    def tantivy(self) -> Path:
        """Return the folder of Tantivy's files."""
        return self.home / lexical.FOLDER

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep other processes from opening the indexes while they change."""
        with self._guard:
            self.index_lock.acquire(PATIENCE)
            self._writing = True
        try:
            yield
        finally:
            with self._guard:
                self._writing = False
                self.index_lock.release()

    @contextmanager
    def remaking(self) -> Iterator[None]:
        """Let the other threads of this process wait too, while an index is made anew."""
        with self._guard, self.writing():
            yield

    @contextmanager
    def vectors(self) -> Iterator[tuple[VectorIndex, int]]:
        """Lend the dense index with the revision of the catalog that it shows.

        Raises:
            DamagedIndexError: it does not hold what the catalog says.
        """
        with self._guard:
            lease = self._lease = self._lease or self._open_vectors()
            lease.users += 1
        try:
            yield lease.index, lease.revision
        finally:
            with self._guard:
                lease.users -= 1
                self._close_idle(lease)

    def lexical(self) -> tuple[LexicalIndex, int]:
        """Return the lexical index with the revision of the catalog that it shows."""
        with self._guard:
            if self._lexical is None:
                with self._still():
                    self._lexical = self._open_lexical()
            return self._lexical

    def advance(self, names: Container[str], revision: int) -> None:
        """Note that this process has brought the named indexes up to a revision."""
        with self._guard:
            if self._lease and CHROMA in names:
                self._lease.revision = revision
            if self._lexical and TANTIVY in names:
                self._lexical = (self._lexical[0], revision)

    def refresh(self) -> None:
        """Let go of indexes that another process has changed; they are opened again when next used."""
        with self.catalog.read() as connection:
            known = states(connection)
        with self._guard:
            if self._writing:
                return
            chroma, tantivy = known.get(CHROMA), known.get(TANTIVY)
            if self._lease and chroma and chroma.revision != self._lease.revision:
                self.retire_vectors()
            if self._lexical and tantivy and tantivy.revision != self._lexical[1]:
                self._lexical = None

    def retire_vectors(self) -> None:
        """Close the dense index as soon as no thread uses it."""
        with self._guard:
            lease, self._lease = self._lease, None
            if lease:
                lease.retired = True
                self._close_idle(lease)

    def retire_lexical(self) -> None:
        """Forget the lexical index."""
        with self._guard:
            self._lexical = None

    def close(self) -> None:
        """Close both indexes."""
        self.retire_vectors()
        self.retire_lexical()

    @staticmethod
    def _close_idle(lease: _Lease) -> None:
        if lease.retired and not lease.users:
            lease.index.close()

    @contextmanager
    def _still(self) -> Iterator[None]:
        """Wait until no other process is changing the indexes."""
        if self._writing:
            yield
            return
        self.index_lock.acquire(PATIENCE)
        try:
            yield
        finally:
            self.index_lock.release()

    def _open_vectors(self) -> _Lease:
        """Open the dense index and compare it with what the catalog says of it."""
        with self._still():
            with self.catalog.read() as connection:
                state = states(connection).get(CHROMA)
            index = self._open_chroma()
            try:
                if state and state.phase == "clean" and not self._holds(index, state.revision, state.count):
                    raise self.damaged(CHROMA)
                if state and state.phase == "clean" and self.url is None:
                    with self.catalog.write() as connection:
                        set_stamp(connection, stamp(self.chroma))
            except BaseException:
                index.close()
                raise
            return _Lease(index, state.revision if state else -1)

    def _open_chroma(self) -> VectorIndex:
        """Open the collection, which may only be missing while it is written."""
        try:
            return VectorIndex.open(self.chroma, self.url, self.archive, create=self._writing)
        except LookupError:
            raise self.damaged(CHROMA) from None

    def damaged(self, name: str) -> DamagedIndexError:
        """Return the error that tells of damage to an index."""
        return DamagedIndexError(
            f"The {name.title()} index of {self.home} does not hold what the catalog says: "
            "run `dossier rebuild`.",
            name,
        )

    @staticmethod
    def _holds(index: VectorIndex, revision: int, count: int) -> bool:
        return index.revision() == revision and index.count() == count

    def _open_lexical(self) -> tuple[LexicalIndex, int]:
        with self.catalog.read() as connection:
            state = states(connection).get(TANTIVY)
        index = LexicalIndex.create(self.tantivy) if self._writing else LexicalIndex(self.tantivy)
        return index, state.revision if state else -1
