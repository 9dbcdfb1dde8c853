"""Counts what becomes of everything that an ingest meets, so that nothing vanishes silently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from threading import RLock

from dossier.archive import OriginState
from dossier.types import Article
from ingest.report import Drop, Outcome, Progress, Reason, Report, UnusableError
from ingest.storing import Changed, Item, Same, Settled

Outcomes = Callable[[Outcome], None]
"""Called with what became of each thing, one at a time."""


class Ledger:
    """Keeps the report of a run; safe to use from several threads.

    Args:
        progress: told how far each step has come, one call at a time.
        outcomes: told what became of each thing.

    Attributes:
        report: what was done.
        skipped: suffix -> number of files of no known format.
        total: sources in all, None where that is not known.
    """

    def __init__(self, progress: Progress | None = None, outcomes: Outcomes | None = None) -> None:
        self.report = Report()
        self.skipped: Counter[str] = Counter()
        self.total: int | None = None
        self._done = 0
        self._tell = progress
        self._outcomes = outcomes
        self._lock = RLock()

    def progress(self, step: str, done: int, total: int | None) -> None:
        """Tell how far a step has come."""
        if self._tell:
            with self._lock:
                self._tell(step, done, total)

    def finished(self) -> None:
        """Count a source that is done."""
        with self._lock:
            self._done += 1
            if self._tell:
                self._tell("Reading articles", self._done, self.total)

    def drop(self, place: str, error: UnusableError, *, kept: bool = False) -> None:
        """Note what was left out."""
        with self._lock:
            self.report.dropped.append(Drop(place, error.reason, error.detail, kept))
            self._note(Outcome(place, "dropped", reason=error.reason, detail=error.detail, kept=kept))

    def unchanged(self, state: OriginState) -> None:
        """Note a source that is as it was, and done."""
        kept = bool(state.articles)
        if state.reason:
            self.drop(state.name, UnusableError(Reason(state.reason), state.detail or ""), kept=kept)
        with self._lock:
            self.report.unchanged += state.articles
            if self._outcomes and (state.articles or not state.reason):
                self._note(Outcome(state.name, "unchanged", articles=state.articles))
        self.finished()

    def forgotten(self, place: str, article: Article) -> None:
        """Note an article that stays out, as the user had it forgotten."""
        with self._lock:
            self.report.forgotten += 1
            self._note(_outcome(place, "forgotten", article))

    def removed(self, place: str, ids: list[str]) -> None:
        """Note articles that are gone with what they were read from."""
        with self._lock:
            self.report.removed += ids
            for article_id in ids:
                self._note(Outcome(place, "removed", article_id=article_id))

    def stored(self, item: Item) -> None:
        """Note what is in the catalog now."""
        with self._lock:
            match item:
                case Settled():
                    self.finished()
                case Changed(article=article, new=True):
                    self.report.added.append(article.id)
                    self._count_stored()
                    self._note(_outcome(article.origin, "added", article))
                case Changed(article=article):
                    self.report.updated.append(article.id)
                    self._count_stored()
                    self._note(_outcome(article.origin, "updated", article))
                case Same(article=article, reading=reading) if reading.copy:
                    self.report.repeated += 1
                    self._note(_outcome(article.origin, "repeated", article))
                case Same(article=article):
                    self.report.unchanged += 1
                    self._note(_outcome(article.origin, "unchanged", article))

    def _count_stored(self) -> None:
        self.progress("Storing articles", len(self.report.added) + len(self.report.updated), None)

    def _note(self, outcome: Outcome) -> None:
        if self._outcomes:
            self._outcomes(outcome)


def _outcome(place: str, what: str, article: Article) -> Outcome:
    return Outcome(
        place,
        what,  # type: ignore[arg-type]
        article_id=article.id,
        title=article.title,
        published=article.published,
        dated_by=article.dated_by,
    )
