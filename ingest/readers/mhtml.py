"""Web pages that a browser saved whole, as one MIME message."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message

from ingest.readers.html import read_html
from ingest.readers.registry import Document, Draft, reader
from ingest.report import Reason, UnusableError

_NAME = "page.html"


@reader(".mhtml", ".mht", isolated=True)
def read_mhtml(document: Document) -> Draft:
    """Read the article of the first page in a saved file.

    Raises:
        UnusableError: it holds no page; else as for a page.
    """
    message = message_from_bytes(document.read())
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            data = part.get_payload(decode=True)
            if isinstance(data, bytes):
                return read_html(Document.of(_NAME, data, document.url or _address(part, message)))
    raise UnusableError(Reason.EMPTY, "The saved file holds no page.")


def _address(part: Message, message: Message) -> str | None:
    """Return the address that the browser noted for a page."""
    noted = message.get("Snapshot-Content-Location") or part.get("Content-Location")
    return str(noted) if noted else None
