"""Addresses of pages, feeds and sitemaps become documents."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from threading import RLock

from ingest.readers import Document
from ingest.report import Drop, Reason, UnusableError
from ingest.web.feeds import read_feed
from ingest.web.fetching import Fetcher
from ingest.web.kinds import Kind, classify
from ingest.web.listing import Entry, Listing
from ingest.web.memory import Memory
from ingest.web.naming import document_of
from ingest.web.pages import FetchError, NotModified, Page, Validators
from ingest.web.sitemaps import read_sitemap
from ingest.web.urls import same_page

log = logging.getLogger(__name__)

MAX_NESTING = 3
"""How many sitemaps deep a page may lie: a sitemap within an index within an index."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page to be read.

    Attributes:
        origin: address as it was given or listed.
        document: its bytes, with the address after redirects.
        validators: that came with it.
        entry: how a feed or sitemap lists it, None where it was named itself.
        done: to be called once the page has been dealt with for good, be it stored or left out; what is not
            done is fetched again by the next run.
    """

    origin: str
    document: Document
    validators: Validators
    entry: Entry | None
    done: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A page that is as it was, or a feed or sitemap that lists nothing new.

    Attributes:
        origin: address as it was given or listed.
    """

    origin: str


Item = Fetched | Unchanged | Drop


def documents(addresses: Iterable[str | Drop], fetcher: Fetcher, memory: Memory) -> Iterator[Item]:
    """Yield the pages behind some addresses in order, each fetched when it is asked for, and once.

    Args:
        addresses: of pages, feeds and sitemaps; drops among them are passed on.
        fetcher: of this run.
        memory: what earlier runs have seen; those entries of feeds and sitemaps are passed over.
    """
    run = _Run(fetcher, memory)
    for address in addresses:
        if isinstance(address, Drop):
            yield address
        else:
            yield from run.named(address)


class _Visit:
    """A page of this run, and what is to be noted once it has been dealt with.

    Args:
        lock: of the run, as pages are dealt with in one thread while others are fetched in another.
    """

    def __init__(self, lock: RLock) -> None:
        self._lock = lock
        self._settled = False
        self._waiting: list[Callable[[], None]] = []

    def then(self, note: Callable[[], None]) -> None:
        """Note something now, or when the page has been dealt with."""
        with self._lock:
            if self._settled:
                note()
            else:
                self._waiting.append(note)

    def settle(self) -> None:
        """Note all that waits."""
        with self._lock:
            self._settled = True
            while self._waiting:
                self._waiting.pop(0)()


class _Progress:
    """Which entries of a listing are left; its validators are kept when none is, so that no entry is lost."""

    def __init__(self, memory: Memory, address: str, listing: Listing, validators: Validators) -> None:
        self._memory = memory
        self._address = address
        self._validators = None if listing.children or listing.note else validators
        seen = memory.seen(address)
        self.fresh = [entry for entry in listing.entries if entry.key not in seen]
        self._left = {entry.key for entry in self.fresh}
        self._keep()

    def see(self, entry: Entry) -> None:
        """Note that an entry has been dealt with."""
        self._memory.see(self._address, entry.key)
        self._left.discard(entry.key)
        self._keep()

    def _keep(self) -> None:
        if not self._left and self._validators:
            self._memory.keep(self._address, self._validators)


class _Run:
    """One pass over some addresses, and what it has come by."""

    def __init__(self, fetcher: Fetcher, memory: Memory) -> None:
        self._fetcher = fetcher
        self._memory = memory
        self._visits: dict[str, _Visit] = {}
        self._lock = RLock()

    def named(self, address: str, nesting: int = 1) -> Iterator[Item]:
        """Yield what is behind an address that the user named, or, nested deeper, a sitemap of sitemaps."""
        if same_page(address) in self._visits:
            return
        visit = self._visits[same_page(address)] = _Visit(self._lock)
        page = self._got(address, visit)
        if not isinstance(page, Page):
            yield page
            return
        kind = classify(page)
        if kind == "document" and nesting == 1:
            yield from self._document(address, page, visit, None)
            return
        try:
            listing = _listing(page, kind)
        except UnusableError as error:
            yield Drop(address, error.reason, error.detail)
        else:
            yield from self._listed(address, page, listing, nesting)

    def _listed(self, address: str, page: Page, listing: Listing, nesting: int) -> Iterator[Item]:
        """Yield the pages of a feed or sitemap."""
        if listing.note:
            log.warning("%s: %s", address, listing.note)
        progress = _Progress(self._memory, address, listing, page.validators)
        if not progress.fresh and not listing.children:
            yield Unchanged(address)
        for entry in progress.fresh:
            yield from self._listed_page(address, entry, partial(progress.see, entry))
        if listing.children and nesting >= MAX_NESTING:
            detail = f"Sitemaps are nested more than {MAX_NESTING} deep: the others are left out."
            yield Drop(address, Reason.REFUSED, detail)
            return
        for child in listing.children:
            yield from self.named(child, nesting + 1)

    def _listed_page(self, listing: str, entry: Entry, see: Callable[[], None]) -> Iterator[Item]:
        """Yield the page of an entry, unless it was met before; `see` is called once it is dealt with."""
        if entry.link is None:
            see()
            yield Drop(listing, Reason.RECORD, f"The entry '{entry.title or entry.id}' has no address.")
            return
        met = self._visits.get(same_page(entry.link))
        if met:
            met.then(see)
            return
        visit = self._visits[same_page(entry.link)] = _Visit(self._lock)
        visit.then(see)
        page = self._got(entry.link, visit)
        if not isinstance(page, Page):
            yield page
        elif classify(page) == "document":
            yield from self._document(entry.link, page, visit, entry)
        else:
            visit.settle()
            detail = "This is a feed or sitemap within another: name it by itself."
            yield Drop(entry.link, Reason.NOT_AN_ARTICLE, detail)

    def _got(self, address: str, visit: _Visit) -> Page | Unchanged | Drop:
        """Return the page at an address, or why there is none."""
        try:
            page = self._fetcher.get(address, self._memory.validators(address))
        except FetchError as error:
            if error.lasting:
                visit.settle()
            return Drop(address, error.reason, error.detail)
        if isinstance(page, NotModified):
            visit.settle()
            return Unchanged(address)
        return page

    def _document(self, address: str, page: Page, visit: _Visit, entry: Entry | None) -> Iterator[Item]:
        """Yield a page, unless another address led to it before."""
        other = self._visits.setdefault(same_page(page.url), visit)
        if other is not visit:
            other.then(visit.settle)
            return
        visit.then(partial(self._memory.keep, address, page.validators))
        yield Fetched(address, document_of(page), page.validators, entry, visit.settle)


def _listing(page: Page, kind: Kind) -> Listing:
    if kind == "document":
        raise UnusableError(Reason.NOT_AN_ARTICLE, "A sitemap was expected here, and this is none.")
    return read_feed(page) if kind == "feed" else read_sitemap(page)
