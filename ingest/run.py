"""One ingest: the steps from sources to the archive, and what they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from threading import Lock

from dossier.archive import Archive, OriginState, Reading, Writer, content_key
from ingest.articles import article_of
from ingest.discovery import discover
from ingest.identity import Claim, Identities
from ingest.isolation import Isolation
from ingest.passages import passage_id
from ingest.reading import End, Found, read
from ingest.removal import Removals, refuse_losses
from ingest.report import Drop, Progress, Reason, Report, UnusableError
from ingest.sources import Source
from ingest.stopping import Stop
from ingest.storing import Changed, Item, PassageEncoder, Same, Settled, Storing

_LOOKED_UP = 256  # files whose state is asked for together


@dataclass(frozen=True, slots=True)
class Reads:
    """How sources are read.

    Attributes:
        isolation: the processes that read hostile formats.
        fields: for files of records, what a field is called there.
        again: whether what has not changed is read too, and what was forgotten let in.
    """

    isolation: Isolation
    fields: Mapping[str, str]
    again: bool


class Run:
    """One ingest.

    Args:
        archive: the archive.
        writer: the right to change it.
        embedder: the embedding model.
        progress: told how far each step has come.
        stop: whether the user wants to stop.
    """

    def __init__(
        self,
        archive: Archive,
        writer: Writer,
        embedder: PassageEncoder,
        progress: Progress | None,
        stop: Stop,
    ) -> None:
        self._archive = archive
        self._writer = writer
        self._progress = _one_at_a_time(progress)
        self._stop = stop
        self._storing = Storing(writer, embedder, self._progress, stop)
        self._report = Report()
        self._number = 0
        self._read = 0  # sources that are done
        self._total: int | None = None
        self._counting = Lock()

    def ingest(self, paths: Sequence[Path], reads: Reads, *, remove_missing: bool) -> Report:
        """Run all steps over the files under some paths."""
        self._progress("Finding articles", 0, None)
        found = discover(paths, self._archive.home)
        removals = Removals(self._archive, found)
        refuse_losses(removals, found, remove_missing=remove_missing)
        self._report.dropped += found.drops
        self._number = self._writer.run()
        self._compare()
        self._total = len(found.files)
        skipped = Counter(found.skipped)
        self._take(found.files.values(), reads, skipped)
        stale = [
            found.files[path]
            for name in self._archive.provenance.stale()
            if (path := Path(name)) in found.files
        ]
        self._total += len(stale)
        self._take(stale, reads, skipped)
        self._report.skipped = dict(skipped)
        self._report.interrupted = self._stop.wanted
        if not self._stop.wanted:
            for origin in removals.due():
                self._report.removed += self._writer.abandon(origin)
        return self._report

    def put(self, items: Iterable[Item]) -> None:
        """Store articles that are kept by no source."""
        for _ in self._storing.stored(items):
            pass

    def unembedded(self) -> Iterator[Item]:
        """Yield the articles that have no passages."""
        ids = self._archive.unembedded()
        for done, article_id in enumerate(ids):
            if self._stop.wanted:
                return
            self._progress("Reading articles", done, len(ids))
            yield Changed(self._archive.article(article_id), new=False)
        self._progress("Reading articles", len(ids), len(ids))

    def _compare(self) -> None:
        """Find near-copies among the articles that an older Dossier put into the archive."""
        for done, total in self._writer.compare():
            self._progress("Comparing articles", done, total)
            if self._stop.wanted:
                return

    def _take(self, sources: Iterable[Source], reads: Reads, skipped: Counter[str]) -> None:
        """Bring sources into the archive."""
        changed = self._changed(sources, reads)
        items = self._items(read(changed, reads.isolation, skipped), reads)
        for item, removed in self._storing.stored(items):
            self._report.removed += removed
            if isinstance(item, Settled):
                self._tick()
            elif isinstance(item, Changed):
                (self._report.added if item.new else self._report.updated).append(item.article.id)
            elif item.reading.copy:
                self._report.repeated += 1
            else:
                self._report.unchanged += 1

    def _changed(self, sources: Iterable[Source], reads: Reads) -> Iterator[Source]:
        """Yield the sources that are not known as they are."""
        trusted = not reads.again and not self._archive.unembedded()
        waiting = iter(sources)
        while some := list(islice(waiting, _LOOKED_UP)):
            states = self._archive.provenance.states(each.origin for each in some)
            for source in some:
                if self._stop.wanted:
                    return
                state = states.get(source.origin, OriginState(source.origin))
                try:
                    stamped = replace(source.stamped(reads.fields), held=state.articles)
                except UnusableError as error:
                    self._drop(source.origin, error, kept=bool(state.articles))
                    self._tick()
                    continue
                if trusted and state.fingerprint == stamped.fingerprint:
                    self._pass_over(state)
                else:
                    yield stamped

    def _pass_over(self, state: OriginState) -> None:
        """Count a source that is as it was."""
        self._report.unchanged += state.articles
        if state.reason:
            error = UnusableError(Reason(state.reason), state.detail or "")
            self._drop(state.name, error, kept=bool(state.articles))
        self._tick()

    def _items(self, found: Iterable[Found | End], reads: Reads) -> Iterator[Item]:
        """Yield what is to be stored for what was found."""
        identities = Identities(self._archive.provenance)
        careful = self._archive.provenance.any_forgotten()
        failed: list[UnusableError] = []
        any_article = False
        for each in found:
            if self._stop.wanted:
                return
            if isinstance(each, End):
                yield self._settled(each.source, failed, empty=not any_article)
                failed, any_article = [], False
                continue
            try:
                if isinstance(each.draft, UnusableError):
                    raise each.draft
                article = article_of(each.draft, name=each.name, origin=each.source.origin)
            except UnusableError as error:
                failed.append(error)
                self._drop(_place(each), error, kept=bool(each.source.held))
                continue
            any_article = True
            claim = identities.claim(each.source, _key(each, article.text), article)
            if careful and self._stays_out(claim, reads):
                continue
            yield self._item(each.source, claim)

    def _item(self, source: Source, claim: Claim) -> Item:
        article = claim.article
        reading = Reading(source.origin, article.id, self._number, claim.copy, claim.address)
        if claim.copy or (claim.digest == article.digest() and self._is_cut(article.id)):
            return Same(article, reading)
        return Changed(article, reading, new=claim.digest is None)

    def _settled(self, source: Source, failed: Sequence[UnusableError], *, empty: bool) -> Settled:
        """Return the end of a source; one of which a part failed is read again the next time."""
        state = OriginState(source.origin, source.fingerprint, source.etag, source.modified)
        if empty and not failed:
            failed = [UnusableError(Reason.EMPTY, "There is no article in it.")]
            self._drop(source.origin, failed[0], kept=bool(source.held))
        if failed:
            lasting = empty and len(failed) == 1 and failed[0].reason is not Reason.TIMEOUT
            fingerprint = source.fingerprint if lasting else None
            state = replace(state, fingerprint=fingerprint, reason=failed[0].reason, detail=failed[0].detail)
        return Settled(source, state, None if failed else self._number)

    def _stays_out(self, claim: Claim, reads: Reads) -> bool:
        """Return whether the user had an article forgotten; one that is read again on purpose comes back."""
        article, forms = claim.article, [claim.address[0]] if claim.address else []
        if not self._archive.provenance.is_forgotten(article.id, forms, article.text):
            return False
        if reads.again:
            self._writer.recall(article.id, forms, article.text)
            return False
        self._report.forgotten += 1
        return True

    def _is_cut(self, article_id: str) -> bool:
        """Return whether the archive holds the article's passages as they would be cut today."""
        passages = self._archive.passages_of(article_id)
        return bool(passages) and passages[0].id == passage_id(article_id, 0, passages[0].text)

    def _drop(self, place: str, error: UnusableError, *, kept: bool) -> None:
        self._report.dropped.append(Drop(place, error.reason, error.detail, kept))

    def _tick(self) -> None:
        """Count a source that is done."""
        with self._counting:
            self._read += 1
            done = self._read
        self._progress("Reading articles", done, self._total)


def _one_at_a_time(progress: Progress | None) -> Progress:
    """Return a progress that any thread may tell."""
    lock = Lock()

    def tell(step: str, done: int, total: int | None) -> None:
        if progress:
            with lock:
                progress(step, done, total)

    return tell


def _place(found: Found) -> str:
    """Return where something was found, within its source."""
    source = found.source
    return source.origin if found.name == source.document.name else f"{source.origin}!{found.name}"


def _key(found: Found, text: str) -> str | None:
    """Return what tells an article from the others of its source, None where it can be the only one."""
    if found.single or isinstance(found.draft, UnusableError):
        return None
    within = "" if found.name == found.source.document.name else found.name
    return f"{within}#{found.draft.key or content_key(text).hex()}"
