"""RSS and Atom feeds of every version."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from ingest.report import Reason, UnusableError
from ingest.web.listing import Entry, Listing
from ingest.web.pages import Page

MAX_BYTES = 5_000_000
MAX_TAGS = 200_000
"""How large a feed may be, and how many tags it may have: feedparser takes some 50 microseconds for each."""


def read_feed(page: Page) -> Listing:
    """Return what a feed lists; one that is not well-formed is read as far as it goes.

    An entry without an address stays, with no link, for the caller to report: what it may hold of a text is
    not used, as nothing could be cited for it.

    Raises:
        UnusableError: nothing can be read of it, or it is too large.
    """
    import feedparser  # type: ignore[import-untyped]

    if len(page.data) > MAX_BYTES or page.data.count(b"<") > MAX_TAGS:
        detail = f"The feed is larger than {MAX_BYTES // 1_000_000} MB, or has more than {MAX_TAGS:,} tags."
        raise UnusableError(Reason.TOO_LARGE, detail)
    charset = f"; charset={page.charset}" if page.charset else ""
    headers = {
        "content-type": f"{page.media_type or 'application/xml'}{charset}",
        "content-location": page.url,
    }
    try:
        read = feedparser.parse(
            page.data.lstrip(), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except MemoryError:
        raise
    except Exception as error:  # whatever a hostile feed may provoke
        cause = " ".join(f"{type(error).__name__}: {error}".split())
        raise UnusableError(Reason.FAILED, f"The feed cannot be understood ({cause}).") from None
    entries = _told_apart([_entry(entry) for entry in read.entries])
    broken = _fault(read)
    if broken and not entries:
        raise UnusableError(Reason.FAILED, f"Nothing can be read of the feed ({broken}).")
    note = f"The feed is not well-formed and was read as far as it goes ({broken})." if broken else None
    return Listing(entries, note=note)


def _entry(entry: Any) -> Entry:
    """Return an entry of feedparser's."""
    fields: dict[str, Any] = dict(entry)  # without its aliases, by which one date may stand for another

    def line(name: str) -> str | None:
        value = fields.get(name)
        return " ".join(value.split()) or None if isinstance(value, str) else None

    link = line("link")
    if link and (urlsplit(link).scheme not in ("http", "https") or not urlsplit(link).netloc):
        link = None
    title = line("title")
    return Entry(
        id=line("id") or link or title or "",
        link=link,
        title=title,
        published=line("published"),
        updated=line("updated"),
    )


def _told_apart(entries: list[Entry]) -> tuple[Entry, ...]:
    """Return entries with their address added to an id that several have."""
    uses = Counter(entry.id for entry in entries)
    return tuple(
        replace(entry, id=f"{entry.id} {entry.link}") if uses[entry.id] > 1 else entry for entry in entries
    )


def _fault(read: Any) -> str | None:
    """Return what is wrong with a feed's XML, None where it is well-formed."""
    from xml.sax import SAXException

    error = read.get("bozo_exception")
    if not read.get("bozo") or not isinstance(error, SAXException):  # others: a charset that was corrected
        return None
    return " ".join(str(error.getMessage()).split())
