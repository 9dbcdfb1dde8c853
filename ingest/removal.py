"""Articles whose files are gone: which to remove, and when that would be an accident."""

from __future__ import annotations

import os
from collections.abc import Iterator

from dossier.archive import Archive
from dossier.errors import InputError, RemovalRefused
from ingest.discovery import Discovery
from ingest.isolation import Isolation
from ingest.readers import Draft
from ingest.reading import drafts_of


class Removals:
    """What the archive holds of the paths that are ingested, against what is on disk."""

    def __init__(self, archive: Archive, found: Discovery) -> None:
        self._archive = archive
        closed = tuple(drop.path + os.sep for drop in found.drops)
        self._gone = {
            root: [
                origin
                for origin in archive.provenance.under(root)
                if origin not in found.files and not (closed and f"{origin}{os.sep}".startswith(closed))
            ]
            for root in [*found.folders, *found.missing]
        }

    def lost(self, root: str) -> int:
        """Return how many articles would be removed with what is no longer there."""
        return len(self._archive.provenance.only_in(self._gone[root]))

    def due(self) -> Iterator[str]:
        """Yield the origins that are gone, each once."""
        yield from dict.fromkeys(origin for gone in self._gone.values() for origin in gone)


def refuse_losses(
    removals: Removals, found: Discovery, isolation: Isolation, *, remove_missing: bool
) -> None:
    """Stop before anything is changed where a path is missing or a folder has become empty.

    Args:
        removals: what would be removed.
        found: what is on disk.
        isolation: the processes that read hostile formats.
        remove_missing: the user means it.

    Raises:
        InputError: a path does not exist, and the archive holds nothing from it.
        RemovalRefused: a path is missing or has nothing to read, and the archive holds articles from it.
    """
    for root in found.missing:
        lost = removals.lost(root)
        if not lost:
            raise InputError(f"'{root}' does not exist: give a file or a folder of articles.")
        if not remove_missing:
            raise RemovalRefused(_refusal(root, "is missing", lost))
    for root in found.folders:
        lost = removals.lost(root)
        if lost and not remove_missing and not _has_article(root, found, isolation):
            raise RemovalRefused(_refusal(root, "holds no readable article", lost))


def _refusal(root: str, state: str, lost: int) -> str:
    articles = "1 article" if lost == 1 else f"{lost} articles"
    return (
        f"'{root}' {state}, and the archive holds {articles} from it: bring it back, or remove them with "
        "--remove-missing."
    )


def _has_article(root: str, found: Discovery, isolation: Isolation) -> bool:
    """Return whether at least one file in a folder can be read."""
    return any(
        isinstance(draft, Draft)
        for path, source in found.files.items()
        if path.startswith(root.rstrip(os.sep) + os.sep)
        for draft in drafts_of(source.document, isolation)
    )
