"""Ctrl-C as a wish to stop soon rather than at once."""

from __future__ import annotations

import signal
import threading
import time
from types import FrameType, TracebackType
from typing import Self

_SHORT = 0.2  # seconds between looks at whether the user wants to stop


class StoppedError(Exception):
    """The user wants to stop, and what is under way is given up."""


class Stop:
    """Notes the first Ctrl-C while it is entered; a second one interrupts as usual.

    Attributes:
        wanted: whether the user wants to stop.
    """

    def __init__(self) -> None:
        self.wanted = False
        self._former: signal.Handlers | object = None

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._former = signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._restore()

    def sleep(self, seconds: float) -> None:
        """Wait, unless the user wants to stop.

        Raises:
            StoppedError: the user wants to stop.
        """
        end = time.monotonic() + seconds
        while not self.wanted and (left := end - time.monotonic()) > 0:
            time.sleep(min(left, _SHORT))
        if self.wanted:
            raise StoppedError

    def _note(self, number: int, frame: FrameType | None) -> None:
        self.wanted = True
        self._restore()

    def _restore(self) -> None:
        if self._former is not None:
            signal.signal(signal.SIGINT, self._former)  # type: ignore[arg-type]
            self._former = None
