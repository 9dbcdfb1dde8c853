"""Events that can be waited for: a stream that blocks is read in a thread of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator, Iterator
from queue import Empty, SimpleQueue

from dossier.types import Event, Evidence

TICK = 0.2
"""Seconds after which waiting for an event is interrupted."""

PAUSE = 0.2
"""Seconds between two updates of the page, evidence and the end apart."""

REST = 1.0
"""Seconds after which the page is sent anew though nothing has changed: only then does Gradio see that the
reader has gone or begun a new conversation."""


def pumped(stream: Iterator[Event], stopped: threading.Event) -> Generator[Event | None]:
    """Yield the events of a stream as they come, and None now and then while none comes.

    The stream is read and closed in one thread. It is closed at its next event once `stopped` is set or this
    iterator is closed; neither waits for that.

    Args:
        stream: a generator of events; its errors are raised here.
        stopped: ends this iterator when set.
    """
    come: SimpleQueue[Event | BaseException] = SimpleQueue()
    left = threading.Event()
    threading.Thread(target=_read, args=(stream, come, left), daemon=True).start()
    try:
        while not stopped.is_set():
            try:
                event = come.get(timeout=TICK)
            except Empty:
                yield None
                continue
            if isinstance(event, StopIteration):
                return
            if isinstance(event, BaseException):
                raise event
            yield event
    finally:
        left.set()


def _read(stream: Iterator[Event], come: SimpleQueue[Event | BaseException], left: threading.Event) -> None:
    """Put the events of a stream, and how it ends, into a queue; close it once nobody takes them."""
    try:
        for event in stream:
            if left.is_set():
                break
            come.put(event)
        if isinstance(stream, Generator):
            stream.close()
        come.put(StopIteration())
    except BaseException as error:
        come.put(error)


class Pace:
    """Tells when to show an answer that grows: evidence at once, further text at most five times a second.

    Args:
        clock: gives the time in seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._shown = clock()
        self._pending = False

    def due(self, event: Event | None) -> bool:
        """Return whether to show what there is, after an event or after none has come for a while."""
        now = self._clock()
        self._pending |= event is not None
        wait = PAUSE if self._pending else REST
        if not isinstance(event, Evidence) and now - self._shown < wait:
            return False
        self._shown, self._pending = now, False
        return True
