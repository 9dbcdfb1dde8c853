"""How failures of the stores become errors that a user can act on."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from dossier.errors import ArchiveError, DossierError, StorageError

_FULL = ("disk is full", "no space left", "file too large", "disk quota", "database or disk is full")
_READ_ONLY = ("readonly", "read-only", "permission denied", "unable to open database file", "not permitted")
_DAMAGED = ("malformed", "not a database", "no such table", "no such column", "file is encrypted")
_FAILING = ("disk i/o error", "input/output error")
_ERRNO = {
    errno.ENOSPC: _FULL[0],
    errno.EDQUOT: _FULL[0],
    errno.EFBIG: _FULL[0],
    errno.EROFS: _READ_ONLY[0],
    errno.EACCES: _READ_ONLY[0],
    errno.EPERM: _READ_ONLY[0],
    errno.EIO: _FAILING[0],
}


def explain(error: Exception, home: Path) -> ArchiveError | None:
    """Return the error to raise instead of one that a store raised.

    Args:
        error: what SQLite, Chroma, Tantivy or the operating system raised.
        home: the folder of the archive, for the message.

    Returns:
        None where the failure is not one of storage.
    """
    number = error.errno if isinstance(error, OSError) else None
    text = _ERRNO.get(number or 0, str(error).lower())
    if any(sign in text for sign in _FULL):
        return StorageError(
            f"The disk that holds {home} is full: free some space and run the command again; nothing is lost."
        )
    if any(sign in text for sign in _READ_ONLY):
        return StorageError(
            f"{home} cannot be written to: give this user write access to it and to all its files, "
            "or set DOSSIER_HOME to another folder."
        )
    if any(sign in text for sign in _FAILING):
        return StorageError(
            f"The disk that holds {home} is full or failing: check it and run the command again."
        )
    if isinstance(error, SQLAlchemyError) and any(sign in text for sign in _DAMAGED):
        return ArchiveError(
            f"The catalog in {home} is damaged: put a copy of catalog.sqlite3 back, "
            "or delete the folder and run `dossier ingest PATH` again."
        )
    if isinstance(error, SQLAlchemyError) and "database is locked" in text:
        return ArchiveError(f"The catalog in {home} is busy: try again when the other process is done.")
    return None


@contextmanager
def explained(home: Path) -> Iterator[None]:
    """Turn storage failures inside the block into errors of the `dossier.errors` tree.

    Args:
        home: the folder of the archive, for the message.

    Raises:
        StorageError: the disk is full, read-only or failing.
        ArchiveError: the catalog is damaged or busy.
    """
    try:
        yield
    except DossierError:
        raise
    except Exception as error:
        known = explain(error, home)
        if known is None:
            raise
        raise known from error
