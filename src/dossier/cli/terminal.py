"""What is written where: results to standard output, progress to standard error, colour to terminals only."""

from __future__ import annotations

import io
import json
import sys
import time
from collections import deque
from types import TracebackType
from typing import Any, Self

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TaskID, TextColumn
from rich.text import Text

PLAIN_INTERVAL = 10.0
"""Seconds between two lines of progress where there is no terminal."""

LINE_INTERVAL = 0.25
"""Seconds between two lines of progress for another program."""


_WINDOW = 60.0  # seconds over which a pace is measured
_SHORTEST = 3.0  # seconds before which nothing is said of it


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


class _Pace:
    """How fast a step goes, over the last minute."""

    def __init__(self) -> None:
        self.done = 0
        self.total: int | None = None
        self._marks: deque[tuple[float, int]] = deque()

    def mark(self, done: int, total: int | None) -> None:
        """Note how far the step has come."""
        now = time.monotonic()
        self.done, self.total = done, total
        if not self._marks or now - self._marks[-1][0] >= 1 or done == total:
            self._marks.append((now, done))
        while now - self._marks[0][0] > _WINDOW:
            self._marks.popleft()

    def rate(self) -> float | None:
        """Return units a second, None where it cannot be told yet."""
        (first, since), (last, until) = self._marks[0], self._marks[-1]
        return None if last - first < _SHORTEST or until <= since else (until - since) / (last - first)

    def left(self) -> float | None:
        """Return the seconds that the rest takes at this rate, None where it cannot be told."""
        rate = self.rate()
        return None if rate is None or self.total is None else (self.total - self.done) / rate

    def __str__(self) -> str:
        if not self.done:
            return ""
        whole = "" if self.total is None else f" of {self.total:,}"
        rate, seconds = self.rate(), self.left()
        if rate is None:
            return f"{self.done:,}{whole}"
        left = "" if seconds is None else f", {_span(seconds)} left"
        return f"{self.done:,}{whole} ({rate:.3g} a second{left})"


class _PaceColumn(ProgressColumn):
    """Shows the pace of each step beside its bar."""

    def __init__(self, paces: dict[str, _Pace]) -> None:
        super().__init__()
        self._paces = paces

    def render(self, task: Task) -> Text:
        """Return what is shown of a step."""
        return Text(str(self._paces[task.description]))


class StepLines:
    """Tells on standard output how far each step has come, for another program to read.

    Every line is a JSON object: `step`, `done`, `total` (null where not known), and over the last minute
    `rate`, units a second, and `left`, seconds that the rest takes (null where that cannot be told).
    """

    def __init__(self) -> None:
        self._paces: dict[str, _Pace] = {}
        self._told: dict[str, float] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for step in self._paces if kind is None else ():
            self._tell(step)

    def __call__(self, step: str, done: int, total: int | None) -> None:
        """Tell that `done` of `total` units of a step are finished."""
        self._paces.setdefault(step, _Pace()).mark(done, total)
        if time.monotonic() - self._told.get(step, -LINE_INTERVAL) >= LINE_INTERVAL:
            self._tell(step)

    def _tell(self, step: str) -> None:
        self._told[step] = time.monotonic()
        pace = self._paces[step]
        line = {
            "step": step,
            "done": pace.done,
            "total": pace.total,
            "rate": pace.rate(),
            "left": pace.left(),
        }
        print(json.dumps(line), flush=True)


class Steps:
    """Tells on standard error how far each step has come: bars on a terminal, else a line now and then."""

    def __init__(self) -> None:
        self._err = console(stderr=True)
        self._paces: dict[str, _Pace] = {}
        columns = (TextColumn("{task.description}"), BarColumn(), _PaceColumn(self._paces))
        self._bars = Progress(*columns, console=self._err, transient=True) if self._err.is_terminal else None
        self._tasks: dict[str, TaskID] = {}
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
        new = step not in self._paces
        pace = self._paces.setdefault(step, _Pace())
        pace.mark(done, total)
        if self._bars:
            if new:
                self._tasks[step] = self._bars.add_task(step, total=total)
            self._bars.update(self._tasks[step], completed=done, total=total)
        elif new or time.monotonic() - self._told >= PLAIN_INTERVAL:
            self._told = time.monotonic()
            told = [step] if new else [name for name, each in self._paces.items() if each.done]
            line = "; ".join(f"{name}: {self._paces[name]}".removesuffix(": ") for name in told)
            print(line, file=sys.stderr, flush=True)

    def say(self, sentence: str) -> None:
        """Print a sentence on standard error, above the bars."""
        self._err.print(sentence)


def _span(seconds: float) -> str:
    """Return a length of time as people say it."""
    for unit, size in (("hours", 5400), ("minutes", 90)):
        if seconds >= size:
            return f"{seconds / (3600 if unit == 'hours' else 60):.0f} {unit}"
    return f"{max(1, seconds):.0f} s"
