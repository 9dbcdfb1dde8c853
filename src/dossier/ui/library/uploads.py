"""Files that were sent to the page, kept where articles can be traced back to them."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

LONGEST_NAME = 180
"""Bytes of a file's name that are kept."""

_UNFIT = re.compile(r"[\x00-\x1f\x7f/\\!:*?\"<>|\ud800-\udfff]+")


def plain_name(name: str) -> str:
    """Return the name of a file as it is kept: within one folder, visible, without control characters.

    An exclamation mark goes too, for reports put it between a file and a place within.
    """
    name = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    name = "".join(each for each in _UNFIT.sub("_", name) if unicodedata.category(each) not in ("Cf", "Cc"))
    stem, dot, suffix = name.strip().lstrip(".").strip().rpartition(".")
    stem, suffix = (stem, dot + suffix) if stem and len(suffix) <= 10 else (stem + dot + suffix, "")
    room = LONGEST_NAME - len(suffix.encode())
    return (stem.encode()[:room].decode(errors="ignore").strip() or "file") + suffix


def kept(files: Iterable[Path], folder: Path) -> list[Path]:
    """Copy files into a new folder under plain names of their own, and return where they are.

    Raises:
        OSError: a file cannot be copied; nothing is left of the others.
    """
    folder.mkdir(parents=True)
    copies: list[Path] = []
    try:
        for file in files:
            copy = _free(folder / plain_name(file.name))
            shutil.copyfile(file, copy)
            copies.append(copy)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return copies


def dropped(files: Sequence[Path], used: Iterable[Path]) -> None:
    """Delete files that nothing was read from, and their folder when it is empty."""
    for file in set(files) - set(used):
        file.unlink(missing_ok=True)
    for folder in {file.parent for file in files}:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _free(path: Path) -> Path:
    """Return the path, or one beside it where there is a file already."""
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return found
