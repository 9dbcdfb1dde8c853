"""How the page is served: what the options of `dossier serve` say, checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from dossier.errors import SettingsError

_UNITS = {"": 1, "b": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9}
_SIZE = re.compile(r"(\d{1,12}(?:\.\d{1,3})?)\s*([kmg]?b|)", re.IGNORECASE | re.ASCII)
_PATH = re.compile(r"(/(?!\.{1,2}(?:/|$))[\w.~-]+)+", re.ASCII)

MAX_UPLOAD = 100 * 10**6
"""Bytes of an uploaded file, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Serving:
    """How the page is served.

    Attributes:
        auth_file: names and hashed passwords of those who may read; None lets everyone read.
        root_path: the path under which a proxy offers the page, such as `/press`; empty for none.
        read_only: whether nothing can be added or removed through the page.
        max_upload: bytes of one uploaded file at most.
        log_questions: whether the log holds the words of the questions.

    Raises:
        SettingsError: the path is none.
    """

    auth_file: Path | None = None
    root_path: str = ""
    read_only: bool = False
    max_upload: int = MAX_UPLOAD
    log_questions: bool = False

    def __post_init__(self) -> None:
        path = self.root_path.rstrip("/")
        if path and not _PATH.fullmatch(path):
            raise SettingsError(
                f"--root-path {self.root_path!r} is not a path such as /press or /tools/press."
            )
        object.__setattr__(self, "root_path", path)


OPEN_TO_ALL = Serving()
"""A page that asks for no password, at the root of its address."""


def bytes_of(size: str) -> int:
    """Return the bytes of a size as people write it: `100MB`, `1.5 GB`, `4096`.

    Raises:
        SettingsError: it is none, or less than one byte.
    """
    match = _SIZE.fullmatch(size.strip())
    count = int(float(match[1]) * _UNITS[match[2].lower()]) if match else 0
    if count < 1:
        raise SettingsError(f"--max-upload {size!r} is not a size, such as 500KB, 100MB or 1GB.")
    return count
