"""The state of a job, and what its report says of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from dossier.ui.library.child import Step

MOST_RESULTS = 200
"""Results of a job that are remembered one by one: so many that were left out, and so many others."""

State = Literal["waiting", "running", "stopping", "done", "stopped", "failed"]
OVER = ("done", "stopped", "failed")


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one thing.

    Attributes:
        place: name of the file, or the address, with the place within it.
        what: as in the report of `dossier ingest`: `added`, `dropped` and so on; `nothing new` for what
            gave no article, such as a feed whose entries have all been seen.
        title: headline of the article, where it is one.
        article_id: its id.
        detail: why it was left out.
    """

    place: str
    what: str
    title: str | None = None
    article_id: str | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """The state of a job at one moment.

    Attributes:
        number: its number, from 1.
        kind: whether articles are added or one is removed.
        label: what it is about, in words.
        state: where it stands.
        steps: how far each step has come, in the order in which they began.
        counts: what became of things -> how many.
        results: what became of each thing, at most `MOST_RESULTS` left out and as many others.
        trouble: why it failed, or who else was writing to the archive when its turn had come.
        began: when it began to run, in seconds since 1970.
        ended: when it was over, likewise.
        resumed: whether an earlier server had begun it, or had it waiting.
    """

    number: int
    kind: Literal["add", "remove"]
    label: str
    state: State = "waiting"
    steps: Mapping[str, Step] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    results: tuple[Result, ...] = ()
    trouble: str = ""
    began: float | None = None
    ended: float | None = None
    resumed: bool = False

    @property
    def over(self) -> bool:
        """Return whether it has ended."""
        return self.state in OVER


def tallied(
    job: Job, outcomes: Iterable[Mapping[str, Any]], files: Collection[Path]
) -> tuple[dict[str, int], tuple[Result, ...]]:
    """Add what has become of things to the counts and results of a job.

    Args:
        job: the job.
        outcomes: lines of the report of its command.
        files: the job's own, which are named without their folder.

    Returns:
        The counts and the results now.
    """
    counts, results = dict(job.counts), list(job.results)
    left_out = sum(each.what == "dropped" for each in results)
    for each in outcomes:
        what = each["what"] if each["articles"] else "nothing new"
        place = each["place"]
        counts[what] = counts.get(what, 0) + max(1, each["articles"])
        file = Path(place.partition("!")[0])
        if (left_out if what == "dropped" else len(results) - left_out) < MOST_RESULTS:
            left_out += what == "dropped"
            shown = place.removeprefix(f"{file.parent}/") if file in files else _spoken(place)
            told = (each.get(name) for name in ("title", "article_id", "detail"))
            results.append(Result(shown, what, *told))
    return counts, tuple(results)


def last_end(jobs: Iterable[Job]) -> float:
    """Return when the last of the jobs that are over ended, in seconds since 1970; 0 where none is over."""
    return max((job.ended or 0.0 for job in jobs if job.over), default=0.0)


def label_of(files: Sequence[Path], addresses: Sequence[str]) -> str:
    """Return what is to be added in words: the name of the only thing, or how many there are."""
    names = [file.name for file in files] + list(addresses)
    if len(names) == 1:
        return names[0]
    counted = (("file", "files", len(files)), ("address", "addresses", len(addresses)))
    return " and ".join(f"{n:,} {one if n == 1 else many}" for one, many, n in counted if n)


def _spoken(place: str) -> str:
    """Return a place in the list of addresses for a reader, others as they are."""
    head, _, line = place.partition("standard input, line ")
    return f"line {line}" if not head and line else place
