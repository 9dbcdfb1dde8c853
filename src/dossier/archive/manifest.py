"""Fingerprints of the files of an index, to notice what was lost, damaged or put back."""

from __future__ import annotations

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

WHOLE = 64 * 2**20
"""Files up to this many bytes are digested whole."""

SAMPLES = 32
SAMPLE = 2**19
"""Of a longer file, so many runs of so many bytes are digested, spread evenly from first to last byte."""

CHROMA_DATABASE = "chroma.sqlite3"
"""Chroma rewrites a page of it whenever it is opened, so that its content cannot be compared."""

Manifest = dict[str, tuple[int, str]]
"""Path within the folder -> (bytes, digest)."""


def digest(path: Path) -> tuple[int, str]:
    """Return the size of a file and a digest of its content, sampled where it is long."""
    size = path.stat().st_size
    seen = hashlib.blake2b(digest_size=16)
    with path.open("rb") as file:
        if size <= WHOLE:
            while block := file.read(2**20):
                seen.update(block)
        else:
            for sample in range(SAMPLES):
                file.seek((size - SAMPLE) * sample // (SAMPLES - 1))
                seen.update(file.read(SAMPLE))
    return size, seen.hexdigest()


def take(folder: Path) -> Manifest:
    """Return the fingerprints of the files of an index, lock files and Chroma's database left out."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and _is_compared(path.name)]
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        found = zip(paths, threads.map(_digest_if_there, paths), strict=True)
        return {path.relative_to(folder).as_posix(): known for path, known in found if known}


def _is_compared(name: str) -> bool:
    return not name.endswith(".lock") and not name.startswith(CHROMA_DATABASE)


def _digest_if_there(path: Path) -> tuple[int, str] | None:
    with suppress(FileNotFoundError):  # a writer may clear away what it has merged
        return digest(path)
    return None


def stamp(folder: Path) -> str:
    """Return what tells whether anyone but Dossier has touched Chroma's database: its size and time."""
    try:
        state = (folder / CHROMA_DATABASE).stat()
    except OSError:
        return ""
    return f"{state.st_size} {state.st_mtime_ns}"


def differences(recorded: Manifest, folder: Path) -> str | None:
    """Return in words how the files differ from those recorded, None where they do not."""
    if not folder.is_dir():
        return "its folder is missing"
    current = take(folder)
    for name, (size, content) in recorded.items():
        if name not in current:
            return f"{name} is missing"
        if current[name][0] != size:
            return f"{name} has {current[name][0]} bytes instead of {size}"
        if current[name][1] != content:
            return f"{name} has other content than was written"
    return None


def altered(recorded: Manifest, folder: Path) -> str | None:
    """Return in words which file of a half-written Tantivy index is not as it was recorded.

    Tantivy never changes a segment once it is written; it may only remove it after a merge.
    """
    current = take(folder)
    for name, fingerprint in recorded.items():
        if not name.endswith(".json") and current.get(name, fingerprint) != fingerprint:
            return f"{name} has other content than was written"
    return None


def size(folder: Path) -> int:
    """Return the bytes that the files of a folder take."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
