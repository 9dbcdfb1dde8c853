"""What is written where: results to standard output, progress to standard error, colour to terminals only."""

from __future__ import annotations

import io
import json
import sys
import time
from types import TracebackType
from typing import Any, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

PLAIN_INTERVAL = 10.0
"""Seconds between two lines of progress where there is no terminal."""


class _Console(Console):
    """A console that leaves a closed pipe to `failures_told`."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def console(*, stderr: bool = False) -> Console:
    """Return a console that wraps lines on a terminal and leaves text as it is elsewhere."""
    stream = sys.stderr if stderr else sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    terminal = stream.isatty()
    return _Console(stderr=stderr, markup=False, highlight=False, emoji=False, soft_wrap=not terminal)


def print_json(value: Any) -> None:
    """Write a value as JSON to standard output, in UTF-8 whatever the locale.

    A byte of a file name that is not text (a lone surrogate) comes out as its JSON escape; dates and
    paths come out as text.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n")


class Steps:
    """Tells on standard error how far each step has come: bars on a terminal, else a line now and then."""

    def __init__(self) -> None:
        self._err = console(stderr=True)
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        self._bars = Progress(*columns, console=self._err, transient=True) if self._err.is_terminal else None
        self._tasks: dict[str, TaskID] = {}
        self._step = ""
        self._told = 0.0

    def __enter__(self) -> Self:
        if self._bars:
            self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bars:
            self._bars.stop()

    def __call__(self, step: str, done: int, total: int | None) -> None:
        """Tell that `done` of `total` units of a step are finished; a total of None is not known."""
        if self._bars:
            if step not in self._tasks:
                self._tasks[step] = self._bars.add_task(step, total=total)
            self._bars.update(self._tasks[step], completed=done, total=total)
        elif step != self._step or time.monotonic() - self._told >= PLAIN_INTERVAL:
            self._step, self._told = step, time.monotonic()
            amount = f": {done}" + (f" of {total}" if total is not None else "") if done else ""
            print(f"{step}{amount}", file=sys.stderr, flush=True)

    def say(self, sentence: str) -> None:
        """Print a sentence on standard error, above the bars."""
        self._err.print(sentence)
