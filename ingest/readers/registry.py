"""Which reader takes which format.

A format is one module in this folder with one function, or one entry point of another package in the group
`dossier.readers` that names such a module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO

from ingest.report import Reason, UnusableError

MAX_BYTES = 20_000_000
"""Size of the largest document that is read whole; files of records are read one by one and have no bound."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader is given: bytes with what is known of where they come from.

    Attributes:
        name: name of the file, or the last part of an address; its suffix names the format.
        open: opens the bytes anew, from the beginning.
        url: address that it was fetched from, None for files.
        fields: what a field of an article is called in files of records, as in `{"title": "headline"}`.
    """

    name: str
    open: Callable[[], IO[bytes]]
    url: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, name: str, data: bytes, url: str | None = None) -> Document:
        """Return a document of bytes that are in memory."""
        return cls(name, lambda: BytesIO(data), url)

    def read(self) -> bytes:
        """Return all bytes.

        Raises:
            UnusableError: there are more than `MAX_BYTES`, or they cannot be read.
        """
        try:
            with self.open() as stream:
                data = stream.read(MAX_BYTES + 1)
        except OSError as error:
            detail = f"The file cannot be read ({error.strerror or error}): check its permissions."
            raise UnusableError(Reason.UNREADABLE, detail) from error
        if len(data) > MAX_BYTES:
            raise UnusableError(
                Reason.TOO_LARGE, f"The file is larger than {MAX_BYTES // 1_000_000} MB: split it."
            )
        return data


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as a reader finds it, before it is cleaned: dates and languages as they are written.

    Attributes:
        text: the body as plain text, paragraphs parted by a blank line.
        title: headline, None where the document has none.
        outlet: publisher.
        author: writers.
        url: address, canonical where the document names that.
        published: date in any form; never the time of scraping.
        dated_by: where the date stands: `front matter`, `json-ld`, `meta`, `time`, `url`, `text`,
            `file name`, `field` or `properties`.
        language: code of the language.
        sources: for a briefing, the publications behind it.
        key: what tells it from the others of its file, for a record: its own id, else its address.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    dated_by: str | None = None
    language: str | None = None
    sources: tuple[Mapping[str, str], ...] = ()
    key: str | None = None


Reader = Callable[[Document], Draft]
"""Turns a document into a draft, or raises `UnusableError`."""

RecordReader = Callable[[Document], Iterator[Draft | UnusableError]]
"""Yields a draft for each record of a file, or what is wrong with it; reads the file bit by bit."""


@dataclass(frozen=True, slots=True)
class Format:
    """How files with a suffix are read.

    Attributes:
        read: for one article a document.
        records: for many articles a document; then `read` is None.
        isolated: whether it is read in a process of its own, which may die or be ended.
    """

    read: Reader | None = None
    records: RecordReader | None = None
    isolated: bool = False


_FORMATS: dict[str, Format] = {}


def reader(*endings: str, isolated: bool = False) -> Callable[[Reader], Reader]:
    """Register a function as the reader of documents with these suffixes, such as `.md`.

    Args:
        endings: the suffixes in lower case.
        isolated: read in a process of its own, with bounds on time and memory: for formats whose parsers may
            crash, hang or swell on hostile input.
    """

    def register(function: Reader) -> Reader:
        _FORMATS.update(dict.fromkeys(endings, Format(read=function, isolated=isolated)))
        return function

    return register


def record_reader(*endings: str) -> Callable[[RecordReader], RecordReader]:
    """Register a function as the reader of files with these suffixes that hold many articles each."""

    def register(function: RecordReader) -> RecordReader:
        _FORMATS.update(dict.fromkeys(endings, Format(records=function)))
        return function

    return register


def suffixes() -> tuple[str, ...]:
    """Return the suffixes that can be read, in lower case."""
    return tuple(_FORMATS)


def format_of(name: str) -> Format:
    """Return how a document of this name is read.

    Raises:
        UnusableError: nobody reads its format.
    """
    suffix = f".{name.rpartition('.')[2].lower()}" if "." in name else ""
    found = _FORMATS.get(suffix)
    if found is None:
        known = ", ".join(sorted(_FORMATS))
        raise UnusableError(Reason.UNSUPPORTED, f"Files ending in '{suffix}' cannot be read, only {known}.")
    return found
