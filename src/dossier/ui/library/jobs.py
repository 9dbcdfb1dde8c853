"""What is put into the archive and taken out of it: one job at a time, in the background of the page."""

from __future__ import annotations

import logging
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

from dossier.archive import UPLOADS
from dossier.settings import Settings
from dossier.ui.library import uploads
from dossier.ui.library.child import LEFT_OUT, STOPPED, Child, Report
from dossier.ui.library.job import Job, State, label_of, tallied

_log = logging.getLogger(__name__)

KEPT = 20
"""Jobs that are remembered once they are over."""

_PATIENCE = 10.0  # seconds that a job has to end when the page does


@dataclass(frozen=True, slots=True)
class _Task:
    """What a job has to do: the arguments of a command, its input, and files that belong to it."""

    arguments: tuple[str, ...]
    lines: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()


class Jobs:
    """A queue of jobs over one archive; safe to share between threads.

    Each job is a command of Dossier in a process of its own, so that the page stays quick, and an archive
    has one writer. Jobs live as long as this object: no browser need stay.

    Args:
        settings: where the archive is, and what it is made with.

    Attributes:
        changed: told of every change of a job.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.changed = threading.Condition()
        self._jobs: dict[int, Job] = {}
        self._tasks: dict[int, _Task] = {}
        self._child: Child | None = None
        self._worker: threading.Thread | None = None
        self._closed = False
        self._version = 0
        self._numbers = count(1)

    @property
    def version(self) -> int:
        """Return the number that grows whenever a job changes."""
        return self._version

    def all(self) -> tuple[Job, ...]:
        """Return the jobs, the latest first."""
        with self.changed:
            return tuple(reversed(self._jobs.values()))

    def add(self, files: Sequence[Path] = (), addresses: Sequence[str] = ()) -> int:
        """Put articles into the archive when it is their turn, and return the number of the job.

        Args:
            files: they are copied, and may be gone afterwards.
            addresses: of pages, feeds and sitemaps.

        Raises:
            OSError: a file cannot be copied.
        """
        number = next(self._numbers)
        folder = self._settings.home / UPLOADS / f"{datetime.now():%Y-%m-%d-%H%M%S}-{number}"
        copies = uploads.kept(files, folder) if files else []
        named = [str(copy) for copy in copies] + (["-"] if addresses else [])
        self._enter(
            Job(number, "add", label_of(copies, addresses)),
            _Task(("ingest", "--progress-lines", "--", *named), tuple(addresses), tuple(copies)),
        )
        return number

    def remove(self, article_id: str, title: str) -> int:
        """Remove an article for good when it is its turn, and return the number of the job.

        Args:
            article_id: its id.
            title: its headline.
        """
        number = next(self._numbers)
        self._enter(Job(number, "remove", f"“{title}”"), _Task(("forget", "--yes", "--", article_id)))
        return number

    def stop(self, number: int) -> None:
        """End a job: one that waits at once, one that runs after what is at hand; a second time now."""
        with self.changed:
            job = self._jobs.get(number)
            if job is None or job.over or (job.kind == "remove" and job.state != "waiting"):
                return
            if job.state == "waiting":
                uploads.dropped(self._tasks[number].files, ())
                self._finish(number, "stopped")
            else:
                self._change(number, state="stopping")
                if self._child:
                    self._child.stop()

    def close(self) -> None:
        """End what runs, forget what waits, and take nothing more."""
        with self.changed:
            self._closed = True
            for job in self._jobs.values():
                if not job.over:
                    self.stop(job.number)
            worker = self._worker
            self.changed.notify_all()
        if worker:
            worker.join(_PATIENCE)
            if self._child:
                self._child.kill()

    def _enter(self, job: Job, task: _Task) -> None:
        with self.changed:
            self._jobs[job.number], self._tasks[job.number] = job, task
            over = [each.number for each in self._jobs.values() if each.over]
            for number in over[: max(0, len(over) - KEPT)]:
                del self._jobs[number], self._tasks[number]
            self._version += 1
            if self._worker is None:
                self._worker = threading.Thread(target=self._work, name="jobs", daemon=True)
                self._worker.start()
            self.changed.notify_all()

    def _change(self, number: int, **values: Any) -> Job:
        with self.changed:
            self._jobs[number] = job = replace(self._jobs[number], **values)
            self._version += 1
            self.changed.notify_all()
            return job

    def _work(self) -> None:
        """Do one job after the other."""
        while (number := self._turn()) is not None:
            try:
                self._do(number)
            except Exception as error:
                _log.exception("A job could not be done.")
                self._finish(number, "failed", f"It could not be done: {error}.")
            finally:
                self._child = None

    def _turn(self) -> int | None:
        """Wait for a job whose turn it is; None when nothing more is to be done."""
        with self.changed:
            while not self._closed:
                for job in self._jobs.values():
                    if job.state == "waiting":
                        self._change(job.number, state="running", began=time.time())
                        return job.number
                self.changed.wait()
            return None

    def _do(self, number: int) -> None:
        task = self._tasks[number]
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            report = Report(folder / "report")
            arguments = list(task.arguments)
            if task.arguments[0] == "ingest":
                arguments[1:1] = ["--report", str(folder / "report")]
            with self.changed:
                self._child = child = Child(arguments, self._settings, folder, task.lines)
                if self._jobs[number].state == "stopping":  # asked for while it was being started
                    child.stop()
            used: set[Path] = set()
            for step, reached in child.steps():
                self._change(number, steps={**self._jobs[number].steps, step: reached})
                used |= self._note(number, task, report)
            code = child.wait()
            used |= self._note(number, task, report)
            report.close()
            uploads.dropped(task.files, used)
            self._end(number, code, child.last_words())

    def _note(self, number: int, task: _Task, report: Report) -> set[Path]:
        """Take in what has become of things since the last time; return the files that articles are in."""
        counts, results, used = tallied(self._jobs[number], report.news(), task.files)
        if counts != self._jobs[number].counts:
            self._change(number, counts=counts, results=results)
        return used

    def _end(self, number: int, code: int, last_words: str) -> None:
        if code in (0, LEFT_OUT):
            self._finish(number, "done")
        elif code == STOPPED or self._jobs[number].state == "stopping":
            self._finish(number, "stopped")
        else:
            self._finish(number, "failed", last_words or f"The command ended with code {code}.")

    def _finish(self, number: int, state: State, trouble: str = "") -> None:
        self._change(number, state=state, trouble=trouble, ended=time.time())
