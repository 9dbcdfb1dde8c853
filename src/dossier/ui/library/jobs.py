"""What is put into the archive and taken out of it: one job at a time, in the background of the page."""

from __future__ import annotations

import logging
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

from dossier.archive import UPLOADS, Provenance
from dossier.errors import ArchiveLocked, ArticleNotFound, DossierError
from dossier.settings import Settings
from dossier.ui.library import uploads
from dossier.ui.library.backlog import Backlog, Task
from dossier.ui.library.child import LEFT_OUT, STOPPED, Child, Report
from dossier.ui.library.job import Job, State, label_of, tallied

_log = logging.getLogger(__name__)

KEPT = 20
"""Jobs that are remembered once they are done or stopped, and as many that failed."""

_PATIENCE = 10.0  # seconds that a job has to end when the page does
_PAUSE = 5.0  # seconds after which a job that met another writer tries again


class Jobs:
    """A queue of jobs over one archive; safe to share between threads.

    Each job is a command of Dossier in a process of its own, so that the page stays quick, and an archive
    has one writer. No browser need stay, and what is not done when the server ends is kept for the next one.

    Args:
        settings: where the archive is, and what it is made with.
        provenance: tells which files articles were read from; others are deleted when their job is over.

    Attributes:
        changed: told of every change of a job.
    """

    def __init__(self, settings: Settings, provenance: Provenance) -> None:
        self._settings, self._provenance = settings, provenance
        self._backlog = Backlog(settings.home)
        self.changed = threading.Condition()
        self._jobs: dict[int, Job] = {}
        self._tasks: dict[int, Task] = {}
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

    def go_on(self) -> None:
        """Take up what an earlier server left, and keep from now on what is to be done."""
        left = self._backlog.open()
        self._numbers = count(self._backlog.last() + 1)
        for number, task in left.items():
            self._enter(Job(number, task.kind, task.label, resumed=True), task)

    def add(self, files: Sequence[Path] = (), addresses: Sequence[str] = ()) -> int:
        """Put articles into the archive when it is their turn, and return the number of the job.

        Args:
            files: they are copied, and may be gone afterwards.
            addresses: of pages, feeds and sitemaps.

        Raises:
            OSError: a file cannot be copied, or the job not be kept.
        """
        number = next(self._numbers)
        folder = self._settings.home / UPLOADS / f"{datetime.now():%Y-%m-%d-%H%M%S}-{number}"
        copies = uploads.kept(files, folder) if files else []
        task = Task("add", label_of(copies, addresses), tuple(copies), tuple(addresses))
        try:
            self._backlog.keep(number, task)
        except OSError:
            uploads.dropped(copies, ())
            raise
        self._enter(Job(number, "add", task.label), task)
        return number

    def remove(self, article_id: str, title: str) -> int:
        """Remove an article for good when it is its turn, and return the number of the job.

        Args:
            article_id: its id.
            title: its headline.
        """
        number = next(self._numbers)
        task = Task("remove", f"“{title}”", article_id=article_id)
        try:
            self._backlog.keep(number, task)
        except OSError:  # a full disk is no reason against a removal
            _log.exception("A job would be lost if the server ended now.")
        self._enter(Job(number, "remove", task.label), task)
        return number

    def stop(self, number: int) -> None:
        """End a job: one that waits at once, one that runs after what is at hand; a second time now.

        One that failed is given up: it is not gone on with.
        """
        with self.changed:
            job = self._jobs.get(number)
            if job and job.state in ("waiting", "failed"):
                self._finish(number, "stopped")
            elif job and job.kind == "add" and not job.over:
                self._change(number, state="stopping")
                if self._child:
                    self._child.stop()

    def again(self, number: int) -> None:
        """Let a job that failed wait for its turn once more; what it has done is not done again."""
        with self.changed:
            job = self._jobs.get(number)
            if job and job.state == "failed":
                del self._jobs[number]
                self._enter(Job(number, job.kind, job.label), self._tasks[number])

    def close(self) -> None:
        """End what runs, leave the rest for the next server, and take nothing more."""
        with self.changed:
            self._closed = True
            for job in self.all():
                if not self._backlog.is_open:  # nobody would go on with it
                    self.stop(job.number)
                elif self._child and job.kind == "add" and job.state == "running":
                    self._child.stop()
            worker = self._worker
            self.changed.notify_all()
        try:
            if worker:
                worker.join(_PATIENCE)
        finally:  # where a second signal asks for it, at once
            with self.changed:
                if self._child:
                    self._child.kill()
                    self.changed.wait_for(lambda: self._child is None, _PATIENCE)
            self._backlog.close()

    def _enter(self, job: Job, task: Task) -> None:
        with self.changed:
            self._jobs[job.number], self._tasks[job.number] = job, task
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
                with self.changed:
                    child, self._child = self._child, None
                    if child:
                        child.kill()
                        child.wait()
                    self.changed.notify_all()

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
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            report = stack.enter_context(closing(Report(folder / "report")))
            command = task.command(folder / "report")
            with self.changed:
                self._child = child = Child(command, self._settings, folder, task.addresses)
                left = self._closed and task.kind == "add"
                if left or self._jobs[number].state == "stopping":  # since while it was being started
                    child.stop()
            for step, reached in child.steps():
                self._change(number, steps={**self._jobs[number].steps, step: reached})
                self._note(number, task, report)
            code = child.wait()
            self._note(number, task, report)
            self._end(number, code, child.last_words())

    def _note(self, number: int, task: Task, report: Report) -> None:
        """Take in what has become of things since the last time."""
        counts, results = tallied(self._jobs[number], report.news(), task.files)
        if counts != self._jobs[number].counts:
            self._change(number, counts=counts, results=results)

    def _end(self, number: int, code: int, last_words: str) -> None:
        with self.changed:  # so that a reader who stops it now is heard before or after, not in between
            job = self._jobs[number]
            gone = job.kind == "remove" and code == ArticleNotFound.exit_code
            if gone or code in (0, LEFT_OUT):
                self._finish(number, "done")
            elif job.state == "stopping":
                self._finish(number, "stopped")
            elif self._closed:
                self._change(number, state="waiting")
            elif code == ArchiveLocked.exit_code:
                self._change(number, state="waiting", trouble=last_words)
                self.changed.wait_for(lambda: self._closed, _PAUSE)
            elif code == STOPPED or code < 0:
                self._finish(number, "failed", "It was cut off.")
            else:
                self._finish(number, "failed", last_words or f"The command ended with code {code}.")

    def _finish(self, number: int, state: State, trouble: str = "") -> None:
        """End a job; one that failed keeps its task and its files, to be gone on with."""
        failed = state == "failed"
        if not failed:
            self._give_up(number)
        with self.changed:
            self._change(number, state=state, trouble=trouble, ended=time.time())
            alike = [each for each in self._jobs.values() if each.over and (each.state == "failed") == failed]
            for old in sorted(alike, key=lambda each: each.ended or 0)[:-KEPT]:
                if failed:
                    self._give_up(old.number)
                del self._jobs[old.number], self._tasks[old.number]

    def _give_up(self, number: int) -> None:
        """Keep the task of a job no longer, nor those of its files that gave no article."""
        files = self._tasks[number].files
        try:
            self._backlog.drop(number)
            uploads.dropped(files, [each for each in files if self._provenance.read_from(str(each))])
        except (DossierError, OSError):
            _log.exception("What a job leaves could not be deleted.")
