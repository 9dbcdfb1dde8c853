"""Readers of hostile formats, in a process that may die or be ended."""

from __future__ import annotations

import multiprocessing
import sys
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TimedOut
from types import TracebackType
from typing import TYPE_CHECKING, Self

from ingest.readers import Document, Draft, format_of
from ingest.report import Reason, UnusableError

if TYPE_CHECKING:
    from pebble import ProcessPool

SECONDS = 10
"""How long one document may take to read."""

MEMORY = 2 << 30
"""Bytes that a reading process may have, where the system can hold it to that."""


class Isolation:
    """A pool of reading processes, started at the first document.

    Args:
        workers: how many.
    """

    def __init__(self, workers: int = 1) -> None:
        self.workers = workers
        self._pool: ProcessPool | None = None

    def start(self, document: Document) -> Future[Draft]:
        """Begin to read a document.

        Raises:
            UnusableError: its bytes cannot be had.
        """
        if self._pool is None:
            from pebble import ProcessPool

            spawn = multiprocessing.get_context("spawn")  # a fork of a process with threads may hang
            self._pool = ProcessPool(self.workers, context=spawn, initializer=_bound_memory)
        job = (document.name, document.read(), document.url)
        future: Future[Draft] = self._pool.schedule(_read, args=job, timeout=SECONDS)
        return future

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None


def result_of(future: Future[Draft]) -> Draft:
    """Return the draft that a reading process made.

    Raises:
        UnusableError: the document holds none, took too long, or ended the process.
    """
    from pebble import ProcessExpired

    try:
        return future.result()
    except TimedOut:
        raise UnusableError(Reason.TIMEOUT, f"Reading it took more than {SECONDS} seconds.") from None
    except MemoryError:
        detail = f"Reading it takes more than {MEMORY >> 30} GB of memory."
        raise UnusableError(Reason.TOO_LARGE, detail) from None
    except ProcessExpired:
        raise UnusableError(Reason.FAILED, "The file is damaged: reading it ended the reader.") from None


def _read(name: str, data: bytes, url: str | None) -> Draft:
    read = format_of(name).read
    assert read, "only documents of one article are read apart"
    return read(Document.of(name, data, url))


def _bound_memory() -> None:
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
