"""How failures of the stores become errors that a user can act on."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from dossier.errors import ArchiveError, DossierError, StorageError

_FULL = ("disk is full", "no space left", "file too large", "disk quota")
_READ_ONLY = ("readonly", "read-only", "permission denied", "unable to open database file", "not permitted")
_DAMAGED = ("malformed", "not a database", "no such table", "no such column", "file is encrypted")
# Chroma says no more than the last of these when the files of its graph cannot grow.
_FAILING = ("disk i/o error", "input/output error", "error in compaction")
_ERRNO = {
    errno.ENOSPC: _FULL[0],
    errno.EDQUOT: _FULL[0],
    errno.EFBIG: _FULL[0],
    errno.EROFS: _READ_ONLY[0],
    errno.EACCES: _READ_ONLY[0],
    errno.EPERM: _READ_ONLY[0],
    errno.EIO: _FAILING[0],
}
_NAMELESS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO)
"""What the system says of a write to an open file, whose name it then does not tell."""


class TantivyError(Exception):
    """Tantivy, which raises plain ValueErrors, cannot read or write its files."""


def explain(error: Exception, home: Path) -> ArchiveError | None:
    """Return the error to raise instead of one that a store raised.

    Args:
        error: what SQLite, Chroma, Tantivy or the operating system raised.
        home: the folder of the archive, for the message.

    Returns:
        None where the failure is not one of storage.
    """
    text = _words(error, home)
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
    if _is_sqlite(error) and any(sign in text for sign in _DAMAGED):
        return ArchiveError(
            f"The catalog in {home} is damaged: put a copy of catalog.sqlite3 back, "
            "or delete the folder and run `dossier ingest PATH` again."
        )
    if _is_sqlite(error) and "database is locked" in text:
        return ArchiveError(f"The catalog in {home} is busy: try again when the other process is done.")
    return None


def _words(error: Exception, home: Path) -> str:
    """Return what a store says in small letters, nothing for an error that is not about the archive."""
    if isinstance(error, OSError):
        return _ERRNO.get(error.errno or 0, "") if _is_about(error, home) else ""
    if _is_sqlite(error) or isinstance(error, TantivyError) or type(error).__module__ == "chromadb.errors":
        return str(error).lower()
    return ""


def _is_sqlite(error: Exception) -> bool:
    return isinstance(error, SQLAlchemyError | sqlite3.Error)


def _is_about(error: OSError, home: Path) -> bool:
    """Return whether the system refused something in the archive, or to make the archive's folder."""
    if error.filename is None:
        return error.errno in _NAMELESS
    if isinstance(error.filename, int):
        return False
    place, folder = Path(os.fsdecode(error.filename)).absolute(), home.absolute()
    return place.is_relative_to(folder) or folder.is_relative_to(place)


@contextmanager
def explained(home: Path) -> Iterator[None]:
    """Turn storage failures inside the block, which is to use the stores alone, into `dossier.errors`.

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
