"""Pages of the web as sources, and what the archive remembers of them."""

from __future__ import annotations

from collections.abc import Container, Iterator

from dossier.archive import Archive, Writer
from ingest.ledger import Ledger
from ingest.report import Drop, UnusableError
from ingest.sources import Source
from ingest.web import Fetched, Fetcher, Validators, documents


class CatalogMemory:
    """Remembers in the catalog of an archive.

    Args:
        archive: the archive.
        writer: the right to change it.
        again: whether everything is fetched as if for the first time.
    """

    def __init__(self, archive: Archive, writer: Writer, *, again: bool) -> None:
        self._known = archive.provenance
        self._writer = writer
        self._again = again

    def validators(self, address: str) -> Validators | None:
        """Return what came with a page, feed or sitemap the last time."""
        state = None if self._again else self._known.states([address]).get(address)
        if state is None or state.is_stale or not (state.etag or state.modified):
            return None
        return Validators(state.etag, state.modified)

    def keep(self, address: str, validators: Validators) -> None:
        """Remember what came with a page that has been dealt with, or a listing all of whose pages have."""
        self._writer.keep_validators(address, validators.etag, validators.modified)

    def seen(self, listing: str) -> Container[str]:
        """Return the keys of the entries of a feed or sitemap that have been dealt with."""
        return set() if self._again else self._known.entries(listing)

    def see(self, listing: str, key: str) -> None:
        """Remember that an entry of a feed or sitemap has been dealt with."""
        self._writer.note_entry(listing, key)


def pages(
    addresses: Iterator[str | Drop], fetcher: Fetcher, memory: CatalogMemory, archive: Archive, ledger: Ledger
) -> Iterator[Source]:
    """Yield the pages behind some addresses that are to be read; what becomes of the others is noted."""
    for item in documents(addresses, fetcher, memory):
        if isinstance(item, Fetched):
            published = item.entry.published if item.entry else None
            yield Source(item.origin, item.origin, item.document, published=published, done=item.done)
        elif isinstance(item, Drop):
            held = archive.provenance.states([item.path]).get(item.path)
            kept = bool(held and held.articles)
            ledger.drop(item.path, UnusableError(item.reason, item.detail), kept=kept)
            ledger.finished()
        else:
            state = archive.provenance.states([item.origin]).get(item.origin)
            if state:
                ledger.unchanged(state)
