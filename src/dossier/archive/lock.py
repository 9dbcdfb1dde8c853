"""One writer at a time: the archive's lock files."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from dossier.archive.faults import explained
from dossier.errors import ArchiveError, ArchiveLocked

WRITER = "writer.lock"
HOLDER = "writer.json"
INDEXES = "indexes.lock"
PATIENCE = 3.0
"""Seconds that a writer waits for the lock: a process that repairs while it opens holds it briefly."""


class WriterLock:
    """The right to change an archive; it ends with the process that holds it, however that ends."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._lock = FileLock(home / WRITER, thread_local=False)

    def acquire(self, patience: float) -> None:
        """Take the lock.

        Args:
            patience: seconds to wait for another process.

        Raises:
            ArchiveLocked: another process, which the message names, holds it.
            StorageError: the folder cannot be written.
        """
        try:
            with explained(self._home):
                self._lock.acquire(timeout=patience)
        except Timeout:
            raise ArchiveLocked(
                f"{self._holder()} is writing to the archive in {self._home}: wait for it to end, or stop it."
            ) from None
        holder = {
            "pid": os.getpid(),
            "host": socket.gethostname(),
            "since": datetime.now().astimezone().isoformat(timespec="seconds"),
        }
        with explained(self._home):
            (self._home / HOLDER).write_text(json.dumps(holder), encoding="utf-8")

    @contextmanager
    def held(self, patience: float) -> Iterator[None]:
        """Hold the lock for the length of a block; arguments and errors as `acquire`."""
        self.acquire(patience)
        try:
            yield
        finally:
            self.release()

    def is_held(self) -> bool:
        """Return whether anyone holds the lock now."""
        try:
            with explained(self._home), self._lock.acquire(timeout=0):
                return False
        except Timeout:
            return True

    def release(self) -> None:
        """Give the lock back."""
        with suppress(OSError):
            (self._home / HOLDER).unlink(missing_ok=True)
        self._lock.release()

    def _holder(self) -> str:
        """Return who holds the lock, in words."""
        try:
            holder = json.loads((self._home / HOLDER).read_text(encoding="utf-8"))
            return f"Process {holder['pid']} on {holder['host']} (since {holder['since']})"
        except (OSError, ValueError, KeyError):
            return "Another process"


class IndexLock:
    """Held while the files of the indexes change or are opened, so that nobody reads half a change."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._lock = FileLock(home / INDEXES, thread_local=False)

    def acquire(self, patience: float) -> None:
        """Take the lock, waiting up to `patience` seconds.

        Raises:
            ArchiveError: the indexes are being written for longer than that.
        """
        try:
            with explained(self._home):
                self._lock.acquire(timeout=patience)
        except Timeout:
            raise ArchiveError(
                f"The indexes in {self._home} are being rebuilt: try again when that has ended."
            ) from None

    def release(self) -> None:
        """Give the lock back."""
        self._lock.release()
