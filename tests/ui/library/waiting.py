"""Waiting for what a job becomes."""

from __future__ import annotations

import time
from collections.abc import Callable

from dossier.ui.library.job import Job
from dossier.ui.library.jobs import Jobs

PATIENCE = 120
"""Seconds after which a test gives up."""


def ended(jobs: Jobs, number: int) -> Job:
    """Return a job once it is over."""
    return until(jobs, lambda all_of: next(job for job in all_of if job.number == number and job.over))


def until(jobs: Jobs, wanted: Callable[[tuple[Job, ...]], Job]) -> Job:
    """Return the job that is wanted as soon as there is one."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with jobs.changed:
            try:
                return wanted(jobs.all())
            except StopIteration:
                jobs.changed.wait(1)
    raise AssertionError(jobs.all())
