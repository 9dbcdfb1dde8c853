"""What an ingest did, and what it left out and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

Progress = Callable[[str, int, int | None], None]
"""Called with the name of a step, the units done, and the units in all (None where not known)."""


class Reason(StrEnum):
    """Why a file was left out."""

    NAME = "name"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    NOT_TEXT = "not-text"
    FRONT_MATTER = "front-matter"
    DATE = "date"
    EMPTY = "empty"
    UNSUPPORTED = "unsupported"
    LINK_LOOP = "link-loop"
    FAILED = "failed"


class UnusableError(Exception):
    """A file cannot become an article."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Drop:
    """A file or folder that was left out.

    Attributes:
        path: absolute path.
        reason: code of the reason.
        detail: one sentence that says what is wrong.
        kept: whether the archive keeps what it held from there.
    """

    path: str
    reason: Reason
    detail: str
    kept: bool = False


@dataclass(slots=True)
class Report:
    """What an ingest did.

    Attributes:
        added: ids of new articles.
        updated: ids of articles that were replaced.
        removed: ids of articles whose files are gone.
        unchanged: number of articles that were as they are.
        dropped: files that were left out.
        skipped: suffix -> number of files in the folders that are of no known format.
        interrupted: whether the user stopped it; what was done until then is kept.
    """

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0
    dropped: list[Drop] = field(default_factory=list)
    skipped: dict[str, int] = field(default_factory=dict)
    interrupted: bool = False

    @property
    def exit_code(self) -> int:
        """Return the exit code of the command: 130 when stopped, 3 when files were dropped, else 0."""
        if self.interrupted:
            return 130
        return 3 if self.dropped else 0

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain JSON types."""
        return asdict(self)
