"""Articles whose files are gone: which to remove, and when that would be an accident."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dossier.archive import Archive
from dossier.errors import InputError, RemovalRefused
from ingest.discovery import Discovery
from ingest.readers import Draft
from ingest.reading import drafts_of


class Removals:
    """What the archive holds of the paths that are ingested, against what is on disk."""

    def __init__(self, archive: Archive, found: Discovery) -> None:
        self._archive = archive
        self._found = found
        self._closed = [Path(drop.path) for drop in found.drops]

    def gone(self, root: Path) -> list[str]:
        """Return the origins under a path that are no longer there."""
        return [
            origin
            for origin in self._archive.provenance.under(str(root))
            if Path(origin) not in self._found.files and not self._is_closed(Path(origin))
        ]

    def lost(self, root: Path) -> int:
        """Return how many articles would be removed with what is no longer there."""
        return len(self._archive.provenance.only_in(self.gone(root)))

    def due(self) -> Iterator[str]:
        """Yield the origins that are gone."""
        for root in [*self._found.folders, *self._found.missing]:
            yield from self.gone(root)

    def _is_closed(self, origin: Path) -> bool:
        """Return whether a file lies in a folder that could not be entered."""
        return any(origin.is_relative_to(folder) for folder in self._closed)


def refuse_losses(removals: Removals, found: Discovery, *, remove_missing: bool) -> None:
    """Stop before anything is changed where a path is missing or a folder has become empty.

    Args:
        removals: what would be removed.
        found: what is on disk.
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
        if lost and not remove_missing and not _has_article(root, found):
            raise RemovalRefused(_refusal(root, "holds no readable article", lost))


def _refusal(root: Path, state: str, lost: int) -> str:
    articles = "1 article" if lost == 1 else f"{lost} articles"
    return (
        f"'{root}' {state}, and the archive holds {articles} from it: bring it back, or remove them with "
        "--remove-missing."
    )


def _has_article(root: Path, found: Discovery) -> bool:
    """Return whether at least one file in a folder can be read."""
    return any(
        isinstance(draft, Draft)
        for path, source in found.files.items()
        if path.is_relative_to(root)
        for draft in drafts_of(source.document)
    )
