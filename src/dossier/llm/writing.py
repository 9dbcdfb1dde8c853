"""A text while a language model writes it: chunk by chunk, within limits of time, ended at any moment.

Requests run on one event loop in a thread of its own. Unlike a thread that reads a socket, a task can be
ended while it waits, and that closes the HTTP stream, so the provider stops writing.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from contextvars import Context, copy_context
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Event
from typing import TYPE_CHECKING, Any, NamedTuple

from dossier.llm.background import background_loop
from dossier.llm.failures import Fault, failure, understand
from dossier.llm.thoughts import Thoughts

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

TRIES = 3
"""Requests for one text, while nothing of it has come."""

PAUSE = 0.5
"""Seconds before the second try; it doubles with each."""

LONGEST_PAUSE = 10.0
"""Seconds that a provider may ask to wait before the next try."""

BEAT = 0.5
"""Seconds of silence after which an empty chunk is given."""

STALL = 30.0
"""Seconds from chunk to chunk."""

_AT_THE_LIMIT = ("length", "max_tokens", "MAX_TOKENS")
"""What providers call it that a text ended for want of tokens."""

_SECONDS_TO_END = 5.0

_PARTS_AT_HAND = 1000
"""Chunks that have come at most before a stream waits for more."""

_sleep = asyncio.sleep


class Usage(NamedTuple):
    """Tokens that the provider counted, read and written with thoughts; None where it does not tell."""

    tokens_in: int | None
    tokens_out: int | None


_UNTOLD = Usage(None, None)


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be written.

    Attributes:
        name: of the model, as shown to readers.
        variable: what holds its key.
        build: makes the model, given the most tokens and whether it is set to temperature 0.
        system: instructions.
        user: the question with its passages.
        most_tokens: to write.
        seconds: to the first chunk, all tries together.
        traced: whether LangChain may send what it sees to LangSmith, if the environment asks for it.
    """

    name: str
    variable: str
    build: Callable[[int, bool], BaseChatModel]
    system: str
    user: str
    most_tokens: int
    seconds: float
    traced: bool


@dataclass(slots=True, eq=False)
class _Progress:
    """What the task tells the reader of the text."""

    started: float = field(default_factory=time.monotonic)
    task: asyncio.Task[Fault | None] | None = None
    chunks: SimpleQueue[str | None] = field(default_factory=SimpleQueue)
    ended: Event = field(default_factory=Event)
    begun: float | None = None
    usage: Usage = _UNTOLD
    cut: bool = False
    fault: Fault | None = None

    def cancel(self) -> None:
        if self.task is not None:
            self.task.cancel()

    def end(self, task: asyncio.Task[Fault | None]) -> None:
        if not task.cancelled():
            error = task.exception()
            self.fault = task.result() if error is None else understand(error)
        self.task = None  # what it was ended by holds its streams
        self.chunks.put(None)
        self.ended.set()


class Writing(Iterator[str]):
    """The chunks of a text, as they come, and an empty one where nothing came for half a second.

    So whoever reads them is never held up for long by a model that is silent, and may leave.
    Iterating raises ModelFailure where the text cannot be had or ends too early. A writing that nobody
    holds any longer is closed.
    """

    def __init__(self, request: Request) -> None:
        self._request = request
        self._progress = progress = _Progress()
        self._loop = loop = background_loop()

        def begin() -> None:
            progress.task = loop.create_task(_write(request, progress))
            progress.task.add_done_callback(progress.end)

        loop.call_soon_threadsafe(begin, context=copy_context() if request.traced else Context())

    @property
    def usage(self) -> Usage:
        """Tokens read and written; most providers tell them at the end."""
        return self._progress.usage

    @property
    def cut(self) -> bool:
        """Whether it ended because no more tokens were allowed, in the middle of a sentence perhaps."""
        return self._progress.cut

    @property
    def seconds_to_first(self) -> float | None:
        """Seconds from the request to the first chunk; None until it comes."""
        begun = self._progress.begun
        return None if begun is None else begun - self._progress.started

    def __next__(self) -> str:
        try:
            chunk = self._progress.chunks.get(timeout=BEAT)
        except Empty:
            return ""
        if chunk is not None:
            return chunk
        self._progress.chunks.put(None)  # for whoever asks again
        fault, self._progress.fault = self._progress.fault, None
        if fault is not None:
            raise failure(fault, self._request.name, self._request.variable)
        raise StopIteration

    def close(self) -> None:
        """End the writing at the provider, from any thread; chunks that came before can still be read."""
        self._loop.call_soon_threadsafe(self._progress.cancel)
        self._progress.ended.wait(_SECONDS_TO_END)

    def __del__(self) -> None:
        with suppress(RuntimeError):  # the loop has ended, and the writing with it
            self._loop.call_soon_threadsafe(self._progress.cancel)  # without waiting: this may be its thread


async def _write(request: Request, progress: _Progress) -> Fault | None:
    """Write a text into its progress, and return what went wrong."""
    from langsmith.run_helpers import tracing_context

    with tracing_context(enabled=None if request.traced else False):
        return await _try(request, progress)


async def _try(request: Request, progress: _Progress) -> Fault | None:
    """Ask for a text, again after a failure that may pass, as long as nothing of it has come."""
    clock = asyncio.get_running_loop().time
    deadline = clock() + request.seconds
    steady, tries, pause = True, 1, PAUSE
    while True:
        try:
            await _read(request, progress, steady, deadline)
            return None if progress.begun else Fault("empty")
        except Exception as error:  # of any provider's library
            fault = understand(error)
        if progress.begun is not None:
            return Fault("interrupted")
        if fault.temperature and steady:
            steady = False
            continue
        wait = pause if fault.after is None else fault.after
        late = clock() + wait >= deadline
        if not fault.transient or tries == TRIES or wait > LONGEST_PAUSE or late:
            return fault
        await _sleep(wait)
        tries, pause = tries + 1, 2 * pause


async def _read(request: Request, progress: _Progress, steady: bool, deadline: float) -> None:
    """Read one answer of the provider.

    The first text may come after the deadline as long as other chunks, of thoughts, come steadily.
    """
    clock = asyncio.get_running_loop().time
    chat = await asyncio.to_thread(request.build, request.most_tokens, steady)
    thoughts, limit, pieces = Thoughts(), deadline, 0
    parts = chat.astream([("system", request.system), ("human", request.user)])
    try:
        while pieces <= request.most_tokens:  # a chunk is a token at least; not every provider can be told
            async with asyncio.timeout_at(limit):
                part = await anext(parts, None)
            if part is None:
                break
            piece = str(part.text)
            pieces += bool(piece)
            _pass_on(progress, thoughts.spoken(piece))
            _count(progress, part.usage_metadata)
            progress.cut |= part.response_metadata.get("finish_reason") in _AT_THE_LIMIT
            limit = clock() + STALL if progress.begun else max(deadline, clock() + STALL)
        progress.cut |= pieces > request.most_tokens
        _pass_on(progress, thoughts.spoken("", last=True))
    finally:
        await _leave(parts)


async def _leave(parts: AsyncIterator[Any]) -> None:
    """End a stream, in the middle of it perhaps.

    Closing it from the top leaves the streams that it reads from to the collector of garbage, which may find
    them while they run. Cancelling it where it waits ends them all; one that never waits has nothing below.
    """
    with suppress(Exception):  # of any provider's library, and the end of the stream
        async with asyncio.timeout(0):
            for _ in range(_PARTS_AT_HAND):
                await anext(parts)
    await parts.aclose()  # type: ignore[attr-defined]


def _pass_on(progress: _Progress, text: str) -> None:
    if text:
        if progress.begun is None:
            progress.begun = time.monotonic()
        progress.chunks.put(text)


def _count(progress: _Progress, counted: Any) -> None:
    """Add what a chunk tells of tokens: the chunks of a provider sum up to the whole."""
    if counted:
        tokens_in, tokens_out = progress.usage
        progress.usage = Usage(
            (tokens_in or 0) + counted["input_tokens"], (tokens_out or 0) + counted["output_tokens"]
        )
