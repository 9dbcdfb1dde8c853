"""What jobs have still to do, kept in files beside the archive until it is done."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from filelock import FileLock, Timeout

FOLDER = "jobs"
"""Folder in an archive's home that holds a file for each job that is not over."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Task:
    """What a job has to do.

    Attributes:
        kind: whether articles are added or one is removed.
        label: what it is about, in words.
        files: to be added, which belong to the job.
        addresses: of pages, feeds and sitemaps to be added.
        article_id: the article to be removed.
    """

    kind: Literal["add", "remove"]
    label: str
    files: tuple[Path, ...] = ()
    addresses: tuple[str, ...] = ()
    article_id: str = ""

    def command(self, report: Path) -> list[str]:
        """Return the arguments of `dossier` that do it; addresses go to its standard input.

        Args:
            report: where an ingest writes what became of each thing.
        """
        if self.kind == "remove":
            return ["forget", "--yes", "--", self.article_id]
        named = [str(file) for file in self.files] + (["-"] if self.addresses else [])
        return ["ingest", "--report", str(report), "--progress-lines", "--", *named]


class Backlog:
    """The tasks that are not done, in files that one server at a time reads and writes.

    Args:
        home: the folder of the archive.
    """

    def __init__(self, home: Path) -> None:
        self._home, self._folder = home, home / FOLDER
        self._lock = FileLock(self._folder / "lock", thread_local=False)

    @property
    def is_open(self) -> bool:
        """Return whether tasks are kept."""
        return self._lock.is_locked

    def open(self) -> dict[int, Task]:
        """Keep tasks from now on, and return by number those that an earlier server left, in their order.

        Where another server keeps those of this archive, or nothing can be written, none is kept.
        """
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
        except (OSError, Timeout) as error:
            _log.warning("Jobs that are waiting when the server ends are not gone on with: %s", error)
            return {}
        return {int(file.stem): task for file in self._files() if (task := self._read(file))}

    def last(self) -> int:
        """Return the highest number of a task that is kept, 0 for none."""
        return max((int(file.stem) for file in self._files()), default=0)

    def keep(self, number: int, task: Task) -> None:
        """Keep a task under the number of its job.

        Raises:
            OSError: it cannot be written.
        """
        if not self.is_open:
            return
        told = {
            "kind": task.kind,
            "label": task.label,
            "files": [file.relative_to(self._home).as_posix() for file in task.files],
            "addresses": task.addresses,
            "article_id": task.article_id,
        }
        new = self._file(number).with_suffix(".new")
        new.write_text(json.dumps(told), encoding="utf-8")
        new.replace(self._file(number))

    def drop(self, number: int) -> None:
        """Keep the task of a job no longer."""
        if self.is_open:
            self._file(number).unlink(missing_ok=True)

    def close(self) -> None:
        """Leave the tasks to the next server."""
        self._lock.release()

    def _files(self) -> list[Path]:
        return sorted(file for file in self._folder.glob("*.json") if file.stem.isdecimal())

    def _file(self, number: int) -> Path:
        return self._folder / f"{number:06}.json"

    def _read(self, file: Path) -> Task | None:
        try:
            told: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
            files = tuple(self._home / name for name in told["files"])
            return Task(told["kind"], told["label"], files, tuple(told["addresses"]), told["article_id"])
        except (OSError, ValueError, KeyError, TypeError):
            _log.exception("A job that was left in %s cannot be read, and is left there.", file)
            return None
