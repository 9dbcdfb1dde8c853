"""Which reader takes which file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.report import Reason, UnusableError

MAX_BYTES = 20_000_000
"""Size of the largest file that is read."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as a reader finds it, before it is cleaned: dates and languages as they are written.

    Attributes:
        text: the body as plain text.
        title: headline, None where the file has none.
        outlet: publisher.
        author: writers.
        url: address.
        published: date in any form.
        language: code of the language.
        sources: for a briefing, the publications behind it.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    sources: tuple[Mapping[str, str], ...] = ()


Reader = Callable[[bytes], Draft]
"""Turns the bytes of a file into a draft, or raises `UnusableError`."""

_READERS: dict[str, Reader] = {}


def reader(*endings: str) -> Callable[[Reader], Reader]:
    """Register a function as the reader of files with these suffixes, such as `.md`."""

    def register(function: Reader) -> Reader:
        _READERS.update(dict.fromkeys(endings, function))
        return function

    return register


def suffixes() -> frozenset[str]:
    """Return the suffixes that can be read, in lower case."""
    return frozenset(_READERS)


def read(path: Path) -> Draft:
    """Read a file with the reader of its suffix.

    Raises:
        UnusableError: it cannot be read, with the reason.
    """
    function = _READERS.get(path.suffix.lower())
    if function is None:
        known = ", ".join(sorted(_READERS))
        raise UnusableError(
            Reason.UNSUPPORTED, f"Files ending in '{path.suffix}' cannot be read, only {known}."
        )
    return function(_bytes(path))


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise UnusableError(Reason.UNREADABLE, "This is no regular file, or a link that leads nowhere.")
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnusableError(
            Reason.UNREADABLE,
            f"The file cannot be opened ({error.strerror or error}): check its permissions.",
        ) from error
    if len(data) > MAX_BYTES:
        raise UnusableError(
            Reason.TOO_LARGE, f"The file is larger than {MAX_BYTES // 1_000_000} MB: split it."
        )
    return data
