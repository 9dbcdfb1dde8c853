"""What a page is, by what is in it."""

from __future__ import annotations

import re
import zlib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import Literal

from ingest.web.packing import MAGIC, unpacked
from ingest.web.pages import Page

Kind = Literal["feed", "sitemap", "document"]

_HEAD = 1 << 14
_KINDS: dict[str, Kind] = {
    "rss": "feed",
    "feed": "feed",
    "channel": "feed",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
}
_PROLOGUE = {"<?": "?>", "<!--": "-->"}
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)([^>]*)")
_RSS_1 = re.compile(r"purl\.org/rss|my\.netscape\.com/rdf")
_ADDRESS = re.compile(r"https?://\S+")


def classify(page: Page) -> Kind:
    """Return what a page is: a list of pages of either kind, or a document to be read itself.

    Feeds and sitemaps in XML are told by their first element, whatever the server calls them; a sitemap in
    plain text by holding nothing but addresses, one a line.
    """
    text = _head(page.data)
    root = _root(text, loose="xml" in page.media_type or "rss" in page.media_type)
    if root:
        name, attributes = root
        if name == "rdf":
            return "feed" if _RSS_1.search(attributes) else "document"
        return _KINDS.get(name, "document")
    plain = page.media_type == "text/plain" or page.data.startswith(MAGIC)
    return "sitemap" if plain and _only_addresses(text) else "document"


def _head(data: bytes) -> str:
    """Return the beginning of a page as text, good enough for markup; unpacked where it is in gzip."""
    if data.startswith(MAGIC):
        try:
            data = next(unpacked([data]), b"")
        except (EOFError, zlib.error):
            data = b""
    data = data[:_HEAD]
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    return data.removeprefix(BOM_UTF8).decode("latin-1").replace("\0", "")


def _root(text: str, *, loose: bool) -> tuple[str, str] | None:
    """Return name and attributes of the first element, None where the text does not begin with one.

    Args:
        text: beginning of the page.
        loose: whether something may stand before it, such as the warning of a broken program.
    """
    bare = _without_prologue(text)
    found = [*_ROOT.finditer(bare)] if loose else [*filter(None, [_ROOT.match(bare)])]
    if not found:
        return None
    known = (*_KINDS, "rdf", "html")
    best = next((each for each in found if each[1].lower() in known), found[0])
    return best[1].lower(), best[2]


def _without_prologue(text: str) -> str:
    """Return a text without declarations, comments and a document type at its beginning."""
    while True:
        text = text.lstrip()
        end = next((end for begin, end in _PROLOGUE.items() if text.startswith(begin)), None)
        doctype = _DOCTYPE.match(text)
        if doctype:
            text = text[doctype.end() :]
        elif end and end in text:
            text = text[text.index(end) + len(end) :]
        else:
            return text


def _only_addresses(text: str) -> bool:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return bool(lines) and all(_ADDRESS.fullmatch(line) for line in lines)
