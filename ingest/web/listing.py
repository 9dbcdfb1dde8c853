"""What feeds and sitemaps have in common: they list pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that a feed or a sitemap lists.

    Attributes:
        id: what the feed calls it, else its address.
        link: absolute address, None where it has none.
        title: headline.
        published: date of publication as it is written.
        updated: date of the last change as it is written.
    """

    id: str
    link: str | None
    title: str | None = None
    published: str | None = None
    updated: str | None = None

    @property
    def key(self) -> str:
        """Return what is remembered of it: another one after a change."""
        return f"{self.id} {self.updated}" if self.updated else self.id


@dataclass(frozen=True, slots=True)
class Listing:
    """What a feed or a sitemap lists, in its order.

    Attributes:
        entries: pages.
        children: addresses of further sitemaps.
        note: one sentence on what could not be read of it, None where all could.
    """

    entries: tuple[Entry, ...] = ()
    children: tuple[str, ...] = ()
    note: str | None = None
