"""Sitemaps and their indexes (https://www.sitemaps.org/protocol.html), news sitemaps too."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from ingest.report import Reason, UnusableError
from ingest.web.listing import Entry, Listing
from ingest.web.packing import MAGIC, unpacked
from ingest.web.pages import Page

MAX_ENTRIES = 50_000
"""How many addresses a sitemap may list by the protocol; no more are read."""

MAX_BYTES = 50_000_000
"""How large a sitemap may be when it is unpacked, by the protocol."""

_PLACES = ("url", "sitemap")


def read_sitemap(page: Page) -> Listing:
    """Return what a sitemap in XML or plain text lists, packed by gzip or not.

    One that is not well-formed is read as far as it goes.

    Raises:
        UnusableError: nothing can be read of it, it declares entities, or it is too large.
    """
    data = _unpacked(page.data) if page.data.startswith(MAGIC) else page.data
    if not data.lstrip(b"\xef\xbb\xbf\0\xff\xfe \t\r\n").startswith(b"<"):
        return Listing(tuple(_lines(data)))
    return _xml(data)


def _unpacked(packed: bytes) -> bytes:
    data = bytearray()
    try:
        for piece in unpacked([packed]):
            data += piece
            if len(data) > MAX_BYTES:
                raise UnusableError(
                    Reason.TOO_LARGE, f"The sitemap is larger than {MAX_BYTES // 1_000_000} MB."
                )
    except (EOFError, zlib.error):
        raise UnusableError(Reason.FAILED, "The sitemap is damaged: its compression broke off.") from None
    return bytes(data)


def _lines(data: bytes) -> Iterator[Entry]:
    """Yield the addresses of a sitemap in plain text, one a line."""
    lines = (line.strip() for line in data.decode("utf-8-sig", "replace").splitlines())
    addresses = [line for line in lines if line.startswith(("http://", "https://"))]
    for address in addresses[:MAX_ENTRIES]:
        yield Entry(address, address)


def _xml(data: bytes) -> Listing:
    from lxml import etree  # type: ignore[import-untyped]

    entries: list[Entry] = []
    children: list[str] = []
    note = None
    try:
        for place in _places(data):
            _take(place, entries, children)
            if len(entries) + len(children) >= MAX_ENTRIES:
                break
    except etree.XMLSyntaxError as error:
        cause = " ".join(str(error).split())
        if not entries and not children:
            raise UnusableError(Reason.FAILED, f"Nothing can be read of the sitemap ({cause}).") from None
        note = f"The sitemap is not well-formed and was read as far as it goes ({cause})."
    return Listing(tuple(entries), tuple(children), note)


def _places(data: bytes) -> Iterator[Any]:
    """Yield the elements `url` and `sitemap` of a sitemap, each freed when the next one comes."""
    from lxml import etree

    elements = etree.iterparse(
        BytesIO(data),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    root = None
    for event, element in elements:
        if root is None:
            root = element
            if element.getroottree().docinfo.internalDTD is not None:
                raise UnusableError(Reason.REFUSED, "The sitemap brings a document type, which none needs.")
        elif event == "end" and element.getparent() is root:
            if _name(element) in _PLACES:
                yield element
            element.clear()
            while element.getprevious() is not None:  # not all of the root, as the parser may be further on
                del root[0]


def _take(place: Any, entries: list[Entry], children: list[str]) -> None:
    """Add what one element lists."""
    told = {_name(child): (child.text or "").strip() for child in place}
    address = told.get("loc")
    if not address:
        return
    if _name(place) == "sitemap":
        children.append(address)
        return
    news = next((child for child in place if _name(child) == "news"), ())
    item = {_name(child): (child.text or "").strip() for child in news}
    entries.append(
        Entry(
            address,
            address,
            title=item.get("title") or None,
            published=item.get("publication_date") or None,
            updated=told.get("lastmod") or None,
        )
    )


def _name(element: Any) -> str:
    """Return the name of an element without its namespace; empty for comments and the like."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
