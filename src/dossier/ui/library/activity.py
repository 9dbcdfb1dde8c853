"""Jobs as HTML: what is under way, what waits, and what became of those that are over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from dossier.ui.library.child import Step
from dossier.ui.library.job import Job, Result
from dossier.ui.library.overview import counted
from dossier.ui.markup import article_address, escape

LATELY = 3
"""Things left out that a job under way names, the latest."""

READING, EMBEDDING, STORING = "Reading articles", "Embedding passages", "Storing articles"

_BECAME = {
    "added": "added",
    "updated": "updated",
    "unchanged": "already in the archive",
    "repeated": "already in the archive under another name",
    "nothing new": "with nothing new",
    "forgotten": "kept out, as it was removed before",
    "removed": "removed",
    "dropped": "left out",
}

_STATES = {"done": "Done", "stopped": "Stopped: what was finished is kept", "failed": "Failed"}


def headings_html(jobs: Iterable[Job]) -> str:
    """Return the names of the jobs that run or wait, the next one first, with the buttons that end them.

    It stays the same while a job goes on, so that a button is not drawn anew under a reader's finger.
    """
    return "".join(_heading(job) for job in sorted(jobs, key=lambda job: job.number) if not job.over)


def progress_html(jobs: Iterable[Job]) -> str:
    """Return how far the job that runs has come, and what it left out lately."""
    job = next((job for job in jobs if job.state in ("running", "stopping")), None)
    if job is None:
        return ""
    read = job.steps.get(READING)
    known = f' value="{read.done}" max="{read.total}"' if read and read.total and read.done else ""
    line = f'<p class="line">{escape(progress_line(job))}</p>' if job.kind == "add" and job.steps else ""
    lately = [each for each in job.results if each.what == "dropped"][-LATELY:]
    return (
        f'<section class="job {job.state}"><p class="state">{escape(doing(job))}</p>'
        f'<progress aria-label="Progress"{known}></progress>{line}{_counts(job.counts)}'
        f"{_list(lately)}</section>"
    )


def over_html(jobs: Iterable[Job]) -> str:
    """Return the jobs that are over with what became of each thing, the latest first."""
    return "".join(_ended_job(job) for job in jobs if job.over)


def progress_line(job: Job) -> str:
    """Return how far a job that adds articles has come: files, articles, passages, rate, time left."""
    read = job.steps.get(READING, Step(0))
    whole = "" if read.total is None else f" of {read.total:,}"
    parts = [f"{read.done:,}{whole} {_noun(read)}"] if READING in job.steps else []
    for step, one, many in ((STORING, "article", "articles"), (EMBEDDING, "passage", "passages")):
        if step in job.steps:
            parts.append(counted(job.steps[step].done, one, many))
    pace = job.steps.get(EMBEDDING, Step(0)).rate
    parts += [f"{pace:.3g} passages a second"] if pace else []
    parts += [f"about {spoken_seconds(read.left)} left"] if read.left and read.done else []
    return " · ".join(parts)


def spoken_seconds(seconds: float) -> str:
    """Return a length of time as people say it."""
    if seconds >= 5_400:
        return f"{seconds / 3_600:.0f} hours"
    return f"{seconds / 60:.0f} minutes" if seconds >= 90 else f"{max(1, round(seconds))} s"


def doing(job: Job) -> str:
    """Return what a job is doing now, in words."""
    read = job.steps.get(READING)
    if job.state == "waiting":
        return (
            "Waiting for another process that writes to the archive"
            if job.trouble
            else "Waiting for its turn"
        )
    if job.state == "stopping":
        return "Stopping: what is at hand is finished first"
    if job.kind == "remove":
        return "Removing, and rewriting the indexes"
    if not job.steps:
        return "Starting"
    if read and read.total is not None and read.done >= read.total:
        return "Writing the indexes"
    return list(job.steps)[-1] if not read else "Reading, embedding and storing"


def _noun(read: Step) -> str:
    """Return what is read: files, whose number is known, or pages too."""
    if read.total is None:
        return "file or page" if read.done == 1 else "files and pages"
    return "file" if read.total == 1 else "files"


def _heading(job: Job) -> str:
    word = {"running": "Stop", "waiting": "Cancel"}.get(job.state, "Stop at once")
    button = (
        f'<button type="button" class="stop" data-job="{job.number}">{word}'
        f'<span class="spoken"> {escape(job.label)}</span></button>'
        if job.kind == "add" or job.state == "waiting"
        else ""
    )
    told = [doing(job)] if job.state == "waiting" else []
    told += ["Taken up again, as the server had ended"] if job.resumed else []
    waits = f'<p class="state">{escape(" · ".join(told))}</p>' if told else ""
    return (
        f'<section class="heading {job.state}"><p class="what">{_verb(job)} '
        f'<strong dir="auto">{escape(job.label)}</strong>{button}</p>{waits}</section>'
    )


def _ended_job(job: Job) -> str:
    left_out = [each for each in job.results if each.what == "dropped"]
    others = [each for each in job.results if each.what != "dropped"]
    state = f"{_STATES[job.state]}." + (f" {job.trouble}" if job.trouble else "")
    return (
        f'<section class="job {job.state}" id="job-{job.number}"><p class="what">{_verb(job)} '
        f'<strong dir="auto">{escape(job.label)}</strong></p>'
        f'<p class="state">{escape(state)}</p>{_ways_on(job)}{_counts(job.counts)}'
        f"{_asking(others)}{_folded('Left out', left_out, job.counts.get('dropped', 0), unfolded=True)}"
        f"{_folded('Articles', others, sum(job.counts.values()) - job.counts.get('dropped', 0))}</section>"
    )


def _ways_on(job: Job) -> str:
    """Return the buttons that go on with a job that failed, or give it up."""
    if job.state != "failed":
        return ""
    spoken = f'<span class="spoken"> {escape(job.label)}</span>'
    number = f'type="button" data-job="{job.number}"'
    return (
        f'<p class="ways"><button {number} class="again">Go on{spoken}</button> '
        f'<button {number} class="stop">Give it up{spoken}</button></p>'
    )


def _verb(job: Job) -> str:
    return "Add" if job.kind == "add" else "Remove"


def _counts(counts: Mapping[str, int]) -> str:
    told = ", ".join(f"{counts[what]:,} {word}" for what, word in _BECAME.items() if counts.get(what))
    return f'<p class="counts">{escape(told)}</p>' if told else ""


def _asking(results: Iterable[Result]) -> str:
    """Return a link that asks about the first new article."""
    new = next((each for each in results if each.what in ("added", "updated") and each.title), None)
    if new is None:
        return ""
    question = quote(f"What is known about {new.title}?", safe="")
    return f'<p class="asking"><a href="./?q={question}">Ask about it</a></p>'


def _folded(heading: str, results: list[Result], number: int, *, unfolded: bool = False) -> str:
    if not results:
        return ""
    rest = number - len(results)
    more = f'<p class="more-names">and {rest:,} more</p>' if rest > 0 else ""
    return (
        f"<details{' open' if unfolded else ''}><summary>{escape(heading)} ({number:,})</summary>"
        f"{_list(results)}{more}</details>"
    )


def _list(results: list[Result]) -> str:
    items = "".join(f"<li>{_result(each)}</li>" for each in results)
    return f'<ul class="results">{items}</ul>' if items else ""


def _result(each: Result) -> str:
    place = f'<span class="from">{escape(each.place)}</span>'
    if each.what == "dropped":
        return f'{place} <span class="why">{escape(each.detail or "")}</span>'
    if not each.article_id or each.what in ("removed", "forgotten"):
        return f'{place} <span class="why">{escape(_BECAME.get(each.what, each.what))}</span>'
    title = escape(each.title or each.article_id)
    link = f'<a class="open" dir="auto" href="{article_address(each.article_id)}">{title}</a>'
    return f'{link} <span class="why">{escape(_BECAME.get(each.what, each.what))}</span> {place}'
