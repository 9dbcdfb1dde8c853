"""Removes articles for good."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from dossier.archive import UPLOADS, Archive
from dossier.errors import ArticleNotFound, InputError
from ingest.addresses import canonical


def meant(
    archive: Archive,
    *,
    ids: Sequence[str] = (),
    urls: Sequence[str] = (),
    outlets: Sequence[str] = (),
    before: date | None = None,
) -> list[str]:
    """Return the ids of the articles that are to be forgotten, in order.

    Args:
        archive: the archive.
        ids: ids of articles.
        urls: addresses of articles, in any form.
        outlets: names of outlets, compared without case.
        before: articles that were surely published before this day; of these outlets, if any are named.

    Raises:
        ArticleNotFound: there is no article of an id or address, or none of an outlet.
        InputError: nothing is named, or an address is none.
    """
    if not (ids or urls or outlets or before):
        raise InputError("Name what to forget: ids of articles, --url, --outlet or --before.")
    for name in ids:
        archive.article(name)
    forms = []
    for url in urls:
        form = canonical(url)
        if form is None:
            raise InputError(f"'{url}' is no web address.")
        if archive.provenance.at_address(form) is None:
            raise ArticleNotFound(f"The archive holds no article of the address '{url}'.")
        forms.append(form)
    unknown = {name.strip().casefold() for name in outlets} - {each.casefold() for each in archive.outlets()}
    if unknown:
        raise ArticleNotFound(f"The archive holds no article of the outlet '{min(unknown)}'.")
    return archive.provenance.chosen(ids=ids, addresses=forms, outlets=outlets, before=before)


def forget(archive: Archive, ids: Sequence[str]) -> None:
    """Remove articles for good: from the catalog and both indexes, with nothing left of them in their files.

    No ingest brings them back, be it from their file, their address or another copy of their text, unless it
    reads them again on purpose. Files that were sent to the page are deleted with the last of their articles;
    other files are the user's own.

    Args:
        archive: the archive.
        ids: ids of articles, as `meant` gives them.

    Raises:
        ArchiveLocked: another process is writing.
        StorageError: the disk is full or read-only.
    """
    if ids:
        origins = {origin for each in ids for origin, _ in archive.provenance.readings(each)}
        with archive.writer() as writer:
            writer.forget(ids)
        _delete_uploads(archive, origins)
        archive.rebuild_apart()


def _delete_uploads(archive: Archive, origins: Iterable[str]) -> None:
    """Delete those of some files that were sent to the page and hold no article any more."""
    for path in map(Path, origins):
        if archive.home / UPLOADS in path.parents and not archive.provenance.read_from(str(path)):
            path.unlink(missing_ok=True)
            with suppress(OSError):  # other files are in it
                path.parent.rmdir()
