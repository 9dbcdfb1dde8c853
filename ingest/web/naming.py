"""Pages as documents for the readers: named by what they are, their text in an encoding that tells itself."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from ingest.readers import Document, suffixes
from ingest.web.pages import Page

_SUFFIXES = {
    "application/json": ".json",
    "application/ld+json": ".json",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/x-ndjson": ".jsonl",
    "application/xhtml+xml": ".html",
    "text/csv": ".csv",
    "text/html": ".html",
    "text/markdown": ".md",
    "text/plain": ".txt",
}
_VAGUE = ("", "application/octet-stream", "binary/octet-stream", "text/plain")
"""Media types that say little, so that the suffix of the address counts for more."""

_MEANT = {
    "ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "euc-kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}
"""Charsets that mean a larger one on the web (https://encoding.spec.whatwg.org/#names-and-labels)."""


def document_of(page: Page) -> Document:
    """Return a page as a document with the suffix of its format.

    Where the server names the charset of a text and the bytes bear it out, they become UTF-8 with a byte
    order mark, which goes before whatever charset the text itself may claim.
    """
    suffix = _suffix(page)
    data = page.data if suffix in (".pdf", ".docx") else _marked(page)
    return Document.of(_name(page.url, suffix), data, page.url)


def _suffix(page: Page) -> str:
    """Return the suffix of a page's format: by its first bytes, its media type, or its address."""
    begin = page.data[:1024].removeprefix(BOM_UTF8).lstrip().lower()
    if begin.startswith(b"%pdf-"):
        return ".pdf"
    if begin.startswith((b"<!doctype html", b"<html")):
        return ".html"
    written = PurePosixPath(urlsplit(page.url).path).suffix.lower()
    if page.media_type in _VAGUE and written in suffixes():
        return written
    return _SUFFIXES.get(page.media_type) or written or ".unknown"


def _name(url: str, suffix: str) -> str:
    """Return a name of a file for an address: its last part, else its host."""
    parts = urlsplit(url)
    last = PurePosixPath(unquote(parts.path, errors="replace")).name
    name = "".join(character for character in last if character.isprintable()) or parts.hostname or "page"
    return name if name.lower().endswith(suffix) else f"{name}{suffix}"


def _marked(page: Page) -> bytes:
    """Return a text as UTF-8 with a mark where the server's charset can be believed, else as it is."""
    charset = page.charset
    if charset is None or page.data.startswith((BOM_UTF8, BOM_UTF16_LE, BOM_UTF16_BE)):
        return page.data
    text = None if page.data.isascii() else _decoded(page.data, "utf-8")
    if text is None:  # no UTF-8, which bytes are next to never by chance, while wrong headers are common
        text = _decoded(page.data, _MEANT.get(charset, charset))
    return page.data if text is None or text.isascii() else text.encode("utf-8-sig")


def _decoded(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset)
    except (LookupError, UnicodeError):
        return None
