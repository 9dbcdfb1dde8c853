"""One ingest: the steps from sources to the archive, and what they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice

from dossier.archive import Archive, OriginState, Reading, Writer
from ingest.addressed import CatalogMemory, pages
from ingest.arguments import Named
from ingest.claiming import Claims
from ingest.discovery import discover
from ingest.exporting import Exported
from ingest.identity import Claim
from ingest.isolation import Isolation
from ingest.ledger import Ledger
from ingest.passages import passage_id
from ingest.reading import End, Found, read
from ingest.removal import Removals, refuse_losses
from ingest.report import Reason, UnusableError
from ingest.sources import Source, way_of_reading
from ingest.stopping import Stop, StoppedError
from ingest.storing import Changed, Item, PassageEncoder, Restored, Same, Settled, Storing
from ingest.web import Fetcher


@dataclass(frozen=True, slots=True)
class Reads:
    """How sources are read.

    Attributes:
        isolation: the processes that read hostile formats.
        fields: for files of records, what a field is called there.
        dates: the order that dates in numbers alone are written in.
        again: whether what has not changed is read too, and what was forgotten let in.
        allow_private: whether addresses of this machine and its network are fetched.
    """

    isolation: Isolation
    fields: Mapping[str, str]
    dates: str | None
    again: bool
    allow_private: bool


class Run:
    """One ingest.

    Args:
        archive: the archive.
        writer: the right to change it.
        embedder: the embedding model.
        ledger: told what becomes of everything.
        stop: whether the user wants to stop.
    """

    def __init__(
        self, archive: Archive, writer: Writer, embedder: PassageEncoder, ledger: Ledger, stop: Stop
    ) -> None:
        self._archive = archive
        self._writer = writer
        self._ledger = ledger
        self._stop = stop
        self._storing = Storing(writer, embedder, ledger.progress, stop)
        self._number = 0

    def ingest(self, sources: Named, reads: Reads, *, remove_missing: bool) -> None:
        """Run all steps over what a user named: files first, then addresses."""
        self._ledger.progress("Finding articles", 0, None)
        found = discover(sources.paths, self._archive.home)
        removals = Removals(self._archive, found)
        refuse_losses(removals, found, reads.isolation, remove_missing=remove_missing)
        for drop in found.drops:
            self._ledger.drop(drop.path, UnusableError(drop.reason, drop.detail), kept=drop.kept)
        self._ledger.skipped.update(found.skipped)
        self._number = self._writer.run()
        self._compare()
        self._ledger.total = len(found.files)
        self._take(found.files.values(), reads)
        stale = set(self._archive.provenance.stale())
        again = [source for source in found.files.values() if source.origin in stale]
        self._ledger.total += len(again)
        self._take(again, reads)
        if not self._stop.wanted:
            for origin in removals.due():
                self._ledger.removed(origin, self._writer.abandon(origin))
        if sources.any_address and not self._stop.wanted:
            self._ledger.total = None
            memory = CatalogMemory(self._archive, self._writer, again=reads.again)
            with Fetcher(allow_private=reads.allow_private, sleep=self._stop.sleep) as fetcher:
                fetched = pages(sources.addresses, fetcher, memory, self._archive, self._ledger)
                self._take(fetched, reads, together=1)

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
            self._ledger.progress("Reading articles", done, len(ids))
            yield Changed(self._archive.article(article_id), new=False)
        self._ledger.progress("Reading articles", len(ids), len(ids))

    def _compare(self) -> None:
        """Find near-copies among the articles that an older Dossier put into the archive."""
        for done, total in self._writer.compare():
            self._ledger.progress("Comparing articles", done, total)
            if self._stop.wanted:
                return

    def _take(self, sources: Iterable[Source], reads: Reads, *, together: int = 256) -> None:
        """Bring sources into the archive; the states of some are looked up together."""
        found = read(self._changed(sources, reads, together), reads.isolation, self._ledger.skipped)
        with suppress(StoppedError):
            for item, removed in self._storing.stored(self._items(found, reads)):
                self._ledger.stored(item)
                if isinstance(item, Settled):
                    self._ledger.removed(item.source.origin, removed)

    def _changed(self, sources: Iterable[Source], reads: Reads, together: int) -> Iterator[Source]:
        """Yield the sources that are not known as they are."""
        trusted = not reads.again and not self._archive.unembedded()
        way = way_of_reading(reads.fields, reads.dates)
        waiting = iter(sources)
        while some := list(islice(waiting, together)):
            states = self._archive.provenance.states(each.origin for each in some)
            for source in some:
                if self._stop.wanted:
                    return
                state = states.get(source.origin) or OriginState(source.origin)
                try:
                    fingerprint = source.digest(way)
                except UnusableError as error:
                    self._ledger.drop(source.origin, error, kept=bool(state.articles))
                    self._ledger.finished()
                    continue
                if trusted and state.fingerprint == fingerprint:
                    self._ledger.unchanged(state)
                    source.done()
                else:
                    document = replace(source.document, fields=reads.fields or source.document.fields)
                    yield replace(source, document=document, fingerprint=fingerprint, held=state.articles)

    def _items(self, found: Iterable[Found | End], reads: Reads) -> Iterator[Item]:
        """Yield what is to be stored for what was found."""
        claims = Claims(self._archive, self._writer, again=reads.again, dates=reads.dates)
        failed: list[UnusableError] = []
        articles, from_export = 0, False
        for each in found:
            if self._stop.wanted:
                return
            if isinstance(each, End):
                source = replace(each.source, fingerprint=None) if from_export else each.source
                yield self._settled(source, failed, empty=not articles)
                failed, articles, from_export = [], 0, False
                continue
            try:
                claim = claims.claim(each)
            except UnusableError as error:
                failed.append(error)
                self._ledger.drop(_place(each), error, kept=bool(each.source.held))
                continue
            articles += 1
            if claims.stay_out(claim):
                self._ledger.forgotten(_place(each), claim.article)
                continue
            yield self._item(claim)
            if isinstance(each.draft, Exported):
                from_export = True  # the articles stand in other files, and may have to be restored again
                yield _restored(each.draft, self._number)

    def _item(self, claim: Claim) -> Item:
        article = claim.article
        reading = Reading(article.origin, article.id, self._number, claim.copy, claim.address)
        if claim.copy or (claim.digest == article.digest() and self._is_cut(article.id)):
            return Same(article, reading)
        return Changed(article, reading, new=claim.digest is None)

    def _settled(self, source: Source, failed: Sequence[UnusableError], *, empty: bool) -> Settled:
        """Return the end of a source; one of which a part failed is read again the next time."""
        state = OriginState(source.origin, source.fingerprint)
        if empty and not failed:
            failed = [UnusableError(Reason.EMPTY, "There is no article in it.")]
            self._ledger.drop(source.origin, failed[0], kept=bool(source.held))
        if failed:
            lasting = empty and len(failed) == 1 and failed[0].reason is not Reason.TIMEOUT
            fingerprint = source.fingerprint if lasting else None
            state = replace(state, fingerprint=fingerprint, reason=failed[0].reason, detail=failed[0].detail)
        return Settled(source, state, None if failed else self._number)

    def _is_cut(self, article_id: str) -> bool:
        """Return whether the archive holds the article's passages as they would be cut today."""
        passages = self._archive.passages_of(article_id)
        return bool(passages) and passages[0].id == passage_id(article_id, 0, passages[0].text)


def _place(found: Found) -> str:
    """Return where something was found, within its source."""
    source = found.source
    return source.origin if found.name == source.document.name else f"{source.origin}!{found.name}"


def _restored(found: Exported, number: int) -> Restored:
    """Return what is known of an article from the archive that it comes from."""
    name, origin = found.article.id, found.article.origin
    stood = [Reading(each, name, number, copy) for each, copy in found.readings]
    named = [Reading(origin, name, number, address=address) for address in found.addresses]
    return Restored(name, (*named, *stood), found.versions)
