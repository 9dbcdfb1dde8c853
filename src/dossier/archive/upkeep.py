"""Keeps the indexes of an open `Archive` sound: has damage repaired once, and remembers the health."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager

from dossier.archive import lock as locks
from dossier.archive import repair
from dossier.archive.faults import explained
from dossier.archive.handles import Handles
from dossier.archive.states import INDEXES, states
from dossier.errors import ArchiveLocked

OK = "ok"
BUSY = "another process is writing"


class Upkeep:
    """Mends the indexes and knows how they were found; safe to share between threads."""

    def __init__(self, handles: Handles) -> None:
        self._handles = handles
        self._lock = locks.WriterLock(handles.home)
        self._health = dict.fromkeys(INDEXES, OK)
        self._mending = threading.Lock()
        self.rounds = 0
        """How often `mend` has come to an end, to tell it what a failed search had seen."""

    @contextmanager
    def locked(self, patience: float) -> Iterator[None]:
        """Hold the writer's lock for the length of a block.

        Raises:
            ArchiveLocked: another process has it for longer than `patience` seconds.
        """
        with locks.WriterLock(self._handles.home).held(patience):
            yield

    def repair(self, suspects: Collection[str] = ()) -> None:
        """Mend what needs it; the writer's lock must be held."""
        with explained(self._handles.home):
            self._settle()
            if suspects or self._is_needed():
                self._health |= repair.mend(self._handles, suspects)

    def mend(self, suspects: Collection[str] = (), seen: int | None = None) -> None:
        """Mend what needs it, unless another process is writing and will do so itself.

        Args:
            suspects: indexes that failed a search.
            seen: `rounds` before that search; where they are more by now, another thread has mended.
        """
        with self._mending:
            if seen is not None and seen != self.rounds:
                return
            with explained(self._handles.home):
                if not suspects and not self._is_needed():
                    return
            try:
                with self.locked(locks.PATIENCE if suspects else 0):
                    self.repair(suspects)
            except ArchiveLocked:
                self._health = dict.fromkeys(INDEXES, BUSY)
                self._handles.close()
            self.rounds += 1

    def renewed(self) -> None:
        """Note that all indexes were made anew."""
        self._health = dict.fromkeys(INDEXES, OK)

    def health(self) -> Mapping[str, str]:
        """Return index -> what is known of it without a look at its files."""
        if BUSY in self._health.values() and not self._lock.is_held():
            with self._handles.catalog.read() as connection:
                known = states(connection)
            if any(name not in known or known[name].phase != "clean" for name in INDEXES):
                return dict.fromkeys(INDEXES, repair.INTERRUPTED.text)
            self._settle()
        return dict(self._health)

    def _settle(self) -> None:
        """Forget that another process was writing."""
        self._health = {name: OK if what == BUSY else what for name, what in self._health.items()}

    def _is_needed(self) -> bool:
        return bool(repair.faults(self._handles) or repair.pending(self._handles))
