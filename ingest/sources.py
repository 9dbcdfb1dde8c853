"""What articles are read from: a file or the page at an address, and what tells whether it has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ingest import passages
from ingest.readers import Document
from ingest.report import Reason, UnusableError

READ_VERSION = 3
"""Raised whenever the same bytes would be read otherwise, so that files are read again."""

_BLOCK = 1 << 16


def _nothing() -> None:
    """Do nothing."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file or the page at an address.

    Attributes:
        origin: absolute path or address.
        key: what stays the same on another machine: folder and path within it, or the address.
        document: its bytes.
        local: whether it is a file.
        published: date that a feed or sitemap gives, for a page that gives none.
        done: called when its articles are stored.
        fingerprint: digest of its bytes and of how they are read today, of 20 bytes; None until it is made.
        held: how many articles the archive holds from it.
    """

    origin: str
    key: str
    document: Document
    local: bool = False
    published: str | None = None
    done: Callable[[], None] = _nothing
    fingerprint: bytes | None = None
    held: int = 0

    def digest(self, way: bytes) -> bytes:
        """Return the fingerprint of its bytes as they are now.

        Args:
            way: how it is read; see `way_of_reading`.

        Raises:
            UnusableError: it cannot be read.
        """
        digest = hashlib.sha256(way)
        try:
            with self.document.open() as stream:
                raw = getattr(stream, "raw", stream)  # without a buffer between
                while block := raw.read(_BLOCK):
                    digest.update(block)
        except OSError as error:
            detail = f"The file cannot be read ({error.strerror or error}): check its permissions."
            raise UnusableError(Reason.UNREADABLE, detail) from error
        return digest.digest()[:20]


def way_of_reading(fields: Mapping[str, str], dates: str | None) -> bytes:
    """Return what stands for how sources are read today, by a map of fields and an order of dates."""
    return repr((READ_VERSION, passages.CUT_VERSION, sorted(fields.items()), *filter(None, [dates]))).encode()
