"""Which files are under the paths that a user names."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dossier.errors import InputError
from ingest.readers import suffixes
from ingest.report import Drop, Reason


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be read.

    Attributes:
        path: absolute path.
        key: the name of its folder and its path within it: what stays the same on another machine.
    """

    path: Path
    key: str


@dataclass(slots=True)
class Discovery:
    """What lies under some paths.

    Attributes:
        files: files to be read, in order, each once.
        folders: the folders that were named, absolute.
        missing: the paths that do not exist, absolute.
        drops: folders that could not be entered.
        skipped: suffix -> number of files of no known format.
    """

    files: dict[Path, Found] = field(default_factory=dict)
    folders: list[Path] = field(default_factory=list)
    missing: list[Path] = field(default_factory=list)
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
        if not exists:
            found.missing.append(root)
        elif folder:
            _search(root, found, home)
        else:
            found.files.setdefault(root, Found(root, f"{root.parent.name}/{root.name}"))
    return found


def _search(root: Path, found: Discovery, home: Path) -> None:
    """Add what lies in a folder."""
    found.folders.append(root)
    known = suffixes()
    for path in sorted(_walk(root, found, (root.resolve(),), home)):
        if path.suffix.lower() in known:
            key = f"{root.name}/{path.relative_to(root).as_posix()}"
            found.files.setdefault(path, Found(path, key))
        else:
            found.skipped[path.suffix.lower()] += 1


def _walk(folder: Path, found: Discovery, above: tuple[Path, ...], home: Path) -> Iterator[Path]:
    """Yield the files in a folder and below; `above` are the folders on the way, links followed."""
    try:
        with os.scandir(folder) as listing:
            entries = [entry for entry in listing if not entry.name.startswith(".")]
    except OSError as error:
        detail = f"The folder cannot be entered ({_cause(error)}): check its permissions."
        found.drops.append(Drop(str(folder), Reason.UNREADABLE, detail))
        return
    for entry in entries:
        path = folder / entry.name
        if not path.is_dir():
            yield path
            continue
        real = path.resolve() if entry.is_symlink() else above[-1] / entry.name
        if real in above:
            detail = f"The link leads back to {real}, which it lies in: remove it."
            found.drops.append(Drop(str(path), Reason.LINK_LOOP, detail))
        elif real != home:
            yield from _walk(path, found, (*above, real), home)


def _cause(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
