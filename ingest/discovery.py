"""Which files are under the paths that a user names."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import IO

from dossier.errors import InputError
from ingest.bundles import is_readable
from ingest.readers import Document
from ingest.report import Drop, Reason, UnusableError
from ingest.sources import Source


@dataclass(slots=True)
class Discovery:
    """What lies under some paths.

    Attributes:
        files: absolute path -> file to be read, in order, each once.
        folders: the folders that were named, absolute.
        missing: the paths that do not exist, absolute.
        drops: what could not be entered or named.
        skipped: suffix -> number of files of no known format.
    """

    files: dict[str, Source] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    drops: list[Drop] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)


def discover(paths: Sequence[Path], home: Path) -> Discovery:
    """Find the files under some paths; hidden ones, and the archive's own, are passed over.

    Args:
        paths: files, read whatever their suffix, and folders, searched for files of known formats.
        home: folder of the archive.

    Raises:
        InputError: a path can be neither read nor entered.
    """
    found = Discovery()
    for path in paths:
        try:
            root = path.expanduser().resolve()
            exists, folder = root.exists(), root.is_dir()
        except (OSError, RuntimeError) as error:
            raise InputError(f"'{path}' cannot be used ({_cause(error)}): give a file or a folder.") from None
        name = str(root)
        if not _named(name, found):
            continue
        if not exists:
            found.missing.append(name)
        elif folder:
            _search(name, found, str(home))
        else:
            found.files.setdefault(name, file_source(name, f"{root.parent.name}/{root.name}"))
    return found


def file_source(path: str, key: str) -> Source:
    """Return the file at a path, whose key is the name of its folder and its path within it."""

    def opened() -> IO[bytes]:
        if not os.path.isfile(path):  # noqa: PTH113 (called for each of many files)
            detail = "This is no regular file, or a link that leads nowhere."
            raise UnusableError(Reason.UNREADABLE, detail)
        return open(path, "rb")  # noqa: PTH123

    return Source(path, key, Document(path.rpartition(os.sep)[2], opened), local=True)


def _search(root: str, found: Discovery, home: str) -> None:
    """Add what lies in a folder."""
    found.folders.append(root)
    above = os.path.dirname(root)  # noqa: PTH120
    for path in _walk(root, found, (root,), home):
        if not is_readable(path):
            found.skipped[PurePath(path).suffix.lower()] += 1
        elif _named(path, found) and path not in found.files:
            key = path[len(above.rstrip(os.sep)) + 1 :].replace(os.sep, "/")
            found.files[path] = file_source(path, key)


def _walk(folder: str, found: Discovery, above: tuple[str, ...], home: str) -> Iterator[str]:
    """Yield the files in a folder and below by name; `above` are the folders on the way, links followed."""
    try:
        with os.scandir(f"{folder}/.") as listing:  # the dot asks to enter, not only to list
            entries = [entry for entry in listing if not entry.name.startswith(".")]
    except OSError as error:
        found.drops.append(_closed(folder, error))
        return
    start = os.path.join(folder, "")  # noqa: PTH118
    for entry in sorted(entries, key=lambda entry: entry.name):
        path = start + entry.name
        try:
            is_folder = entry.is_dir()
        except OSError as error:  # a link into a folder that cannot be entered
            found.drops.append(_closed(path, error))
            continue
        if not is_folder and not entry.is_symlink():
            yield path
            continue
        if not _named(path, found):
            continue
        real = _target(Path(path)) if entry.is_symlink() else os.path.join(above[-1], entry.name)  # noqa: PTH118
        if not _is_within(real, above[0]) and real != home:
            detail = f"The link leads out of the folder, to {real}: name that too in order to read it."
            found.drops.append(Drop(path, Reason.LINK_OUT, detail))
        elif not is_folder:
            yield path
        elif real in above:
            detail = f"The link leads back to {real}, which it lies in: remove it."
            found.drops.append(Drop(path, Reason.LINK_LOOP, detail))
        elif real != home:
            yield from _walk(path, found, (*above, real), home)


def _is_within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _target(link: Path) -> str:
    """Return where a link leads; one that leads to itself stays where it is, and cannot be read."""
    try:
        return str(link.resolve())
    except (OSError, RuntimeError):
        return str(link.parent.resolve() / link.name)


def _closed(path: str, error: OSError) -> Drop:
    detail = f"The folder cannot be entered ({_cause(error)}): check its permissions."
    return Drop(path, Reason.UNREADABLE, detail)


def _named(path: str, found: Discovery) -> bool:
    """Return whether a path is text, and can be kept in the catalog; note it where it is not."""
    try:
        path.encode()
    except UnicodeEncodeError:
        detail = "The name is not valid UTF-8: rename it."
        found.drops.append(Drop(path, Reason.NAME, detail))
        return False
    return True


def _cause(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
