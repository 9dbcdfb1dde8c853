"""From sources to drafts, whatever their formats' libraries may do."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from ingest.bundles import is_bundle, members
from ingest.exporting import Exported, exported, is_export
from ingest.isolation import Isolation, result_of
from ingest.readers import Document, Draft, format_of
from ingest.report import Reason, UnusableError
from ingest.sources import Source

Kind = Literal["only", "member", "record"]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a source.

    Attributes:
        source: where.
        name: name of the document, which for one in an archive file is its path there.
        draft: an article, or one as an archive had it, or why there is none.
        kind: whether it is the only article that its source can hold, a member of a packed file, or a record.
    """

    source: Source
    name: str
    draft: Draft | Exported | UnusableError
    kind: Kind


@dataclass(frozen=True, slots=True)
class End:
    """All that is in a source was found."""

    source: Source


Job = Callable[[], Iterator[Found | End]]
"""Gives what was found, when it is called."""


def read(
    sources: Iterable[Source], isolation: Isolation | None, skipped: Counter[str]
) -> Iterator[Found | End]:
    """Yield what is in each source and then its end, in order; some documents are read ahead in processes.

    Args:
        sources: what to read.
        isolation: the processes; None reads everything in this one.
        skipped: counts the suffixes of packed files of no known format.
    """
    waiting: deque[Job] = deque()
    most = 2 * isolation.workers if isolation else 0
    for source in sources:
        for job in _jobs(source, isolation, skipped):
            waiting.append(job)
            while len(waiting) > most:
                yield from waiting.popleft()()
    while waiting:
        yield from waiting.popleft()()


def drafts_of(document: Document, isolation: Isolation | None = None) -> Iterator[Draft | UnusableError]:
    """Yield what is in a document: its one draft, or one for each record, or why there is none."""
    source = Source(document.name, document.name, document)
    for found in read([source], isolation, Counter()):
        if isinstance(found, Found) and not isinstance(found.draft, Exported):
            yield found.draft


def _jobs(source: Source, isolation: Isolation | None, skipped: Counter[str]) -> Iterator[Job]:
    """Yield the jobs of a source, one for each document in it and one for its end."""
    document = source.document
    if is_bundle(document.name):
        for name, member in members(document, skipped):
            yield _job(source, name, member, isolation, "member")
    else:
        yield _job(source, document.name, document, isolation, "only")
    yield lambda: iter([End(source)])


def _job(
    source: Source, name: str, document: Document | UnusableError, isolation: Isolation | None, kind: Kind
) -> Job:
    """Return the job of a document; where it is read in another process, that begins at once."""
    if isinstance(document, UnusableError):
        return partial(_guarded, source, name, partial(_raised, document), kind)
    try:
        if is_export(document):
            return partial(_guarded, source, name, partial(exported, document), "record")
        found = format_of(document.name)
        if found.records:
            return partial(_guarded, source, name, partial(found.records, document), "record")
        assert found.read, "a format has a reader"
        if found.isolated and isolation:
            return partial(_guarded, source, name, partial(_one, result_of, isolation.start(document)), kind)
        return partial(_guarded, source, name, partial(_one, found.read, document), kind)
    except UnusableError as error:
        return partial(_guarded, source, name, partial(_raised, error), kind)


def _one(read_one: Callable[[Any], Draft], what: Any) -> Iterator[Draft]:
    yield read_one(what)


def _raised(error: UnusableError) -> Iterator[Draft]:
    raise error


def _guarded(
    source: Source, name: str, drafts: Callable[[], Iterator[Draft | Exported | UnusableError]], kind: Kind
) -> Iterator[Found]:
    """Yield what a reader gives, and what it raises as something that was found."""
    try:
        for draft in drafts():
            yield Found(source, name, draft, kind)
    except UnusableError as error:
        yield Found(source, name, error, kind)
    except MemoryError:
        raise
    except Exception as error:  # whatever a format's library may raise, the other files go on
        detail = f"The file cannot be understood ({type(error).__name__}: {error})."
        yield Found(source, name, UnusableError(Reason.FAILED, detail), kind)
