"""What is remembered of the web from one run to the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container
from typing import Protocol

from ingest.web.pages import Validators


class Memory(Protocol):
    """Keeps what makes the next run ask for less; the catalog of an archive is one."""

    def validators(self, address: str) -> Validators | None:
        """Return what came with a page, feed or sitemap the last time; None where it must be fetched anew."""

    def keep(self, address: str, validators: Validators) -> None:
        """Remember what came with a page that has been dealt with, or a listing all of whose pages have."""

    def seen(self, listing: str) -> Container[str]:
        """Return the keys of the entries of a feed or sitemap that have been dealt with."""

    def see(self, listing: str, key: str) -> None:
        """Remember that an entry of a feed or sitemap has been dealt with."""


class TransientMemory:
    """Remembers for as long as the process lasts."""

    def __init__(self) -> None:
        self._validators: dict[str, Validators] = {}
        self._seen: defaultdict[str, set[str]] = defaultdict(set)

    def validators(self, address: str) -> Validators | None:
        """Return what came with a page, feed or sitemap the last time."""
        return self._validators.get(address)

    def keep(self, address: str, validators: Validators) -> None:
        """Remember what came with a page or a listing."""
        self._validators[address] = validators

    def seen(self, listing: str) -> Container[str]:
        """Return the keys of the entries that have been dealt with."""
        return frozenset(self._seen[listing])

    def see(self, listing: str, key: str) -> None:
        """Remember that an entry has been dealt with."""
        self._seen[listing].add(key)
