"""One event loop, in a thread of its own, for all language models.

One for all, as LangChain's providers keep HTTP connections that belong to the loop that opened them.
"""

from __future__ import annotations

import asyncio
import atexit
import threading
from concurrent.futures import Future
from functools import lru_cache

_lock = threading.Lock()


def background_loop() -> asyncio.AbstractEventLoop:
    """Return the loop, started at the first call and ended at exit."""
    with _lock:
        return _started()


@lru_cache(maxsize=1)
def _started() -> asyncio.AbstractEventLoop:
    ready: Future[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = Future()

    async def serve() -> None:
        stop = asyncio.Event()
        ready.set_result((asyncio.get_running_loop(), stop))
        await stop.wait()

    thread = threading.Thread(target=lambda: asyncio.run(serve()), name="language models", daemon=True)
    thread.start()
    loop, stop = ready.result()

    def end() -> None:
        loop.call_soon_threadsafe(stop.set)
        thread.join(5)

    atexit.register(end)
    return loop
