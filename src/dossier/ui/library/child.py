"""A command of Dossier in a process of its own, followed while it runs."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from dossier.settings import Settings

NICE = 10
"""How much the process stands back behind those that answer questions."""

STOPPED, LEFT_OUT = 130, 3
"""Exit codes of a command that was stopped, and of one that left something out."""

_UNDER_WAY = "Finding articles"  # the step with which an ingest begins, and knows how to stop cleanly


@dataclass(frozen=True, slots=True)
class Step:
    """How far a step has come.

    Attributes:
        done: units that are finished.
        total: units in all, None where that is not known.
        rate: units a second over the last minute, None where that cannot be told yet.
        left: seconds that the rest takes at this rate, likewise.
    """

    done: int
    total: int | None = None
    rate: float | None = None
    left: float | None = None


class Child:
    """A running command.

    Args:
        arguments: of `dossier`.
        settings: where the archive is, and what it is made with.
        folder: an empty one for what the command writes.
        lines: what it reads on its standard input.
    """

    def __init__(
        self, arguments: Sequence[str], settings: Settings, folder: Path, lines: Sequence[str] = ()
    ) -> None:
        self._errors = folder / "errors"
        self._begun = False
        given = folder / "given"
        given.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        with given.open("rb") as stdin, self._errors.open("wb") as stderr:
            self._process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-P", "-m", "dossier", *arguments],
                stdin=stdin,
                stdout=subprocess.PIPE,
                stderr=stderr,
                env=_environment(settings),
                start_new_session=True,  # Ctrl-C in a terminal is for the page, which passes it on
                text=True,
                encoding="utf-8",
                errors="replace",
            )
        if hasattr(os, "setpriority"):
            os.setpriority(os.PRIO_PROCESS, self._process.pid, NICE)

    def steps(self) -> Iterator[tuple[str, Step]]:
        """Yield how far each step has come, until the command ends."""
        assert self._process.stdout
        with self._process.stdout as lines:
            for line in lines:
                found = _object(line)
                if found and "step" in found:
                    self._begun |= found["step"] == _UNDER_WAY
                    yield (
                        found["step"],
                        Step(found["done"], found["total"], found["rate"], found["left"]),
                    )

    def stop(self) -> None:
        """Ask the command to end: after what is at hand, or at once where it has not begun."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT if self._begun else signal.SIGTERM)

    def kill(self) -> None:
        """End the command at once; what it has stored is kept."""
        self._process.kill()

    def wait(self) -> int:
        """Return the exit code once the command has ended."""
        return self._process.wait()

    def last_words(self) -> str:
        """Return the last line that it wrote to standard error, empty for none."""
        lines = self._errors.read_text(encoding="utf-8", errors="replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "")


class Report:
    """The file in which an ingest writes what became of each thing, read as it grows."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[str] | None = None
        self._rest = ""

    def news(self) -> Iterator[dict[str, Any]]:
        """Yield what was written since the last time."""
        if self._file is None:
            if not self._path.exists():
                return
            self._file = self._path.open(encoding="utf-8", errors="replace")
        *lines, self._rest = (self._rest + self._file.read()).split("\n")
        yield from filter(None, map(_object, lines))

    def close(self) -> None:
        """Let go of the file."""
        if self._file:
            self._file.close()


def _object(line: str) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _environment(settings: Settings) -> Mapping[str, str]:
    """Return the environment in which a command works on the archive of these settings."""
    own = {
        "DOSSIER_HOME": str(settings.home),
        "DOSSIER_EMBEDDING_MODEL": settings.embedding_model,
        "DOSSIER_CHROMA_URL": settings.chroma_url or "",
        "PYTHONIOENCODING": "utf-8",
    }
    return {**os.environ, **own}
