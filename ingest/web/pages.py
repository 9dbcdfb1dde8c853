"""What a server answers, and why it may not."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.report import Reason, UnusableError


class FetchError(UnusableError):
    """An address gave no page.

    Attributes:
        lasting: whether the next try is likely to end the same, as after 404 and unlike after a time-out.
    """

    def __init__(self, reason: Reason, detail: str, lasting: bool = False) -> None:
        super().__init__(reason, detail)
        self.args = (reason, detail, lasting)
        self.lasting = lasting


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server is given back so that it can tell whether a page has changed (RFC 9110, 8.8).

    Attributes:
        etag: as in the header ETag.
        modified: as in the header Last-Modified.
    """

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The body of an address.

    Attributes:
        url: address after redirects, without a fragment.
        media_type: such as `text/html`, in lower case; empty where the server names none.
        charset: that the server names, None where it names none.
        data: the bytes, decompressed.
        validators: for the next time.
    """

    url: str
    media_type: str
    charset: str | None
    data: bytes
    validators: Validators = Validators()


@dataclass(frozen=True, slots=True)
class NotModified:
    """The page is as it was when its validators were given.

    Attributes:
        url: address after redirects.
    """

    url: str
