"""A step of a chain that runs ahead in a thread of its own, by a bounded number of items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import TypeVar

_Item = TypeVar("_Item")

_PATIENCE = 0.1  # seconds between looks at whether anybody still wants the items


class _End:
    """Marks the end of the items, with what ended them."""

    def __init__(self, error: BaseException | None) -> None:
        self.error = error


def ahead(items: Iterable[_Item], most: int) -> Iterator[_Item]:
    """Yield the items of another step, which runs ahead in a thread while they are used.

    An error of that step is raised here, after the items before it. When this iterator is closed, the thread
    ends at its next item, and is waited for.

    Args:
        items: the other step.
        most: items that may wait.
    """
    waiting: Queue[_Item | _End] = Queue(most)
    unwanted = Event()
    thread = Thread(target=_work, args=(items, waiting, unwanted), name="dossier-ingest", daemon=True)
    thread.start()
    try:
        while True:
            try:
                item = waiting.get(timeout=_PATIENCE)  # not for ever, so that Ctrl-C is heard on every system
            except Empty:
                continue
            if isinstance(item, _End):
                if item.error:
                    raise item.error
                return
            yield item
    finally:
        unwanted.set()
        thread.join()


def _work(items: Iterable[_Item], waiting: Queue[_Item | _End], unwanted: Event) -> None:
    """Put items into a queue, and then their end, until nobody wants them any more."""
    error: BaseException | None = None
    try:
        for item in items:
            if not _handed_over(item, waiting, unwanted):
                break
    except BaseException as caught:  # raised again where the items are used
        error = caught
    finally:
        close = getattr(items, "close", None)
        if close:
            close()
    _handed_over(_End(error), waiting, unwanted)


def _handed_over(item: _Item | _End, waiting: Queue[_Item | _End], unwanted: Event) -> bool:
    while not unwanted.is_set():
        try:
            waiting.put(item, timeout=_PATIENCE)
        except Full:
            continue
        return True
    return False
