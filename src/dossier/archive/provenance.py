"""What the archive knows of where its articles come from, for those who write it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dossier.archive import forgetting, origins
from dossier.archive.catalog import Catalog
from dossier.archive.origins import OriginState, content_key
from dossier.types import Version

UPLOADS = "uploads"
"""Folder in an archive's home that keeps the files which were sent to the page."""


class Provenance:
    """Read access to origins, addresses and versions."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def articles(self) -> list[str]:
        """Return the ids of all articles, in order."""
        with self._catalog.read() as connection:
            return origins.all_articles(connection)

    def states(self, names: Iterable[str]) -> dict[str, OriginState]:
        """Return what is known of origins; unknown ones are absent."""
        with self._catalog.read() as connection:
            return origins.states(connection, names)

    def under(self, prefix: str) -> list[str]:
        """Return the names of the origins that are this very path or lie in this folder."""
        with self._catalog.read() as connection:
            return origins.under(connection, prefix)

    def stale(self) -> list[str]:
        """Return the names of the origins that are to be read again: what they shared has changed."""
        with self._catalog.read() as connection:
            return origins.stale(connection)

    def only_in(self, names: Iterable[str]) -> set[str]:
        """Return the ids of the articles that stand in these origins and in no other."""
        with self._catalog.read() as connection:
            return origins.only_in(connection, names)

    def read_from(self, origin: str) -> list[tuple[str, bool]]:
        """Return ids of articles of an origin, two at most, and whether each is a copy of another's."""
        with self._catalog.read() as connection:
            return origins.read_from(connection, origin)

    def at_address(self, key: str) -> tuple[str, bool] | None:
        """Return the id of the article at an address in canonical form, and whether it is its main one."""
        with self._catalog.read() as connection:
            return origins.at_address(connection, key)

    def with_text(self, text: str) -> list[tuple[str, str | None, str]]:
        """Return the id, outlet and origin of each article with the same text."""
        with self._catalog.read() as connection:
            return origins.with_text(connection, content_key(text))

    def digest(self, article_id: str) -> str | None:
        """Return the digest of an article, None where it is unknown."""
        with self._catalog.read() as connection:
            return origins.digest_of(connection, article_id)

    def entries(self, feed: str) -> set[str]:
        """Return the keys of the entries of a feed or sitemap that were dealt with."""
        with self._catalog.read() as connection:
            return origins.entries_of(connection, feed)

    def addresses(self, article_id: str) -> list[tuple[str, str]]:
        """Return the addresses of an article, each after its canonical form."""
        with self._catalog.read() as connection:
            return origins.addresses_of(connection, article_id)

    def versions(self, article_id: str) -> list[Version]:
        """Return what an article was before, oldest first."""
        with self._catalog.read() as connection:
            return origins.versions_of(connection, article_id)

    def readings(self, article_id: str) -> list[tuple[str, bool]]:
        """Return the origins of an article, and whether it stands there as a copy of another's."""
        with self._catalog.read() as connection:
            return origins.readings_of(connection, article_id)

    def is_forgotten(self, article_id: str, addresses: Iterable[str], text: str) -> bool:
        """Return whether the user had an article of this id, address or text forgotten."""
        with self._catalog.read() as connection:
            keys = forgetting.keys_of(article_id, addresses, content_key(text))
            return forgetting.is_forgotten(connection, keys)

    def any_forgotten(self) -> bool:
        """Return whether any article was forgotten."""
        with self._catalog.read() as connection:
            return forgetting.any_forgotten(connection)

    def chosen(
        self,
        *,
        ids: Iterable[str] = (),
        addresses: Iterable[str] = (),
        outlets: Iterable[str] = (),
        before: date | None = None,
    ) -> list[str]:
        """Return the ids of the articles that are meant.

        Args:
            ids: ids of articles.
            addresses: addresses in their canonical form.
            outlets: names of outlets, compared without case.
            before: meant are articles surely published before this day, of these outlets if any.
        """
        day = before.toordinal() if before else None
        with self._catalog.read() as connection:
            return forgetting.chosen(connection, ids=ids, addresses=addresses, outlets=outlets, before=day)
