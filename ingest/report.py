"""What an ingest did, and what it left out and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Literal

Progress = Callable[[str, int, int | None], None]
"""Called with the name of a step, the units done, and the units in all (None where not known)."""


class Reason(StrEnum):
    """Why a file, a page or a record was left out.

    Attributes:
        NAME: its name cannot be kept.
        UNREADABLE: it cannot be opened.
        TOO_LARGE: a bound on its size was reached.
        NOT_TEXT: it holds no text, or text in an encoding that cannot be told.
        FRONT_MATTER: its front matter is broken.
        DATE: its date cannot be read.
        EMPTY: it holds no text.
        UNSUPPORTED: nobody reads its format.
        LINK_LOOP: a link leads back into its own folder.
        LINK_OUT: a link leads out of the folder that was named.
        NOT_AN_ARTICLE: a home page, a list of links, a cookie wall, a paywall stub or an error page.
        ENCRYPTED: it needs a password.
        RECORD: a record of a file cannot be read, or lacks a text.
        TIMEOUT: reading or fetching took too long.
        REFUSED: an address that is not fetched, such as a private one.
        UNREACHABLE: an address did not answer, or answered with an error.
        ROBOTS: the site asks not to be read by programs.
        BUNDLE: something in a .zip or .tar.gz that is not read: a link, a path that leads out, a bomb.
        FAILED: whatever else its format's library raised.
    """

    NAME = "name"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    NOT_TEXT = "not-text"
    FRONT_MATTER = "front-matter"
    DATE = "date"
    EMPTY = "empty"
    UNSUPPORTED = "unsupported"
    LINK_LOOP = "link-loop"
    LINK_OUT = "link-out"
    NOT_AN_ARTICLE = "not-an-article"
    ENCRYPTED = "encrypted"
    RECORD = "record"
    TIMEOUT = "timeout"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    ROBOTS = "robots"
    BUNDLE = "bundle"
    FAILED = "failed"


class UnusableError(Exception):
    """A file cannot become an article."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(reason, detail)  # both, for an error must come out of another process whole
        self.reason = reason
        self.detail = detail

    def __str__(self) -> str:
        return self.detail


@dataclass(frozen=True, slots=True)
class Drop:
    """A file, folder, page or record that was left out.

    Attributes:
        path: absolute path or address; for something within a file followed by `!` and its place there.
        reason: code of the reason.
        detail: one sentence that says what is wrong.
        kept: whether the archive keeps what it held from there.
    """

    path: str
    reason: Reason
    detail: str
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file, page, record or article.

    Attributes:
        place: absolute path or address; for something within a file followed by `!` and its place there.
        what: what became of it; `repeated` where its very text is in the archive already, from elsewhere.
        articles: how many articles this stands for.
        article_id: id of the article, where it stands for one.
        title: its headline.
        published: its date, as in an article.
        dated_by: where that date was read.
        reason: code of the reason why it was left out.
        detail: that reason as a sentence.
        kept: whether the archive keeps what it held from there.
    """

    place: str
    what: Literal["added", "updated", "unchanged", "repeated", "forgotten", "removed", "dropped"]
    articles: int = 1
    article_id: str | None = None
    title: str | None = None
    published: str | None = None
    dated_by: str | None = None
    reason: Reason | None = None
    detail: str | None = None
    kept: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain JSON types, without what is not known."""
        told = asdict(self).items()
        return {name: value for name, value in told if value is not None and value is not False}


@dataclass(slots=True)
class Report:
    """What an ingest did.

    Attributes:
        added: ids of new articles.
        updated: ids of articles that were replaced.
        removed: ids of articles that stand in no file any more.
        unchanged: number of articles that were as they are.
        repeated: number of documents whose very text is in the archive already, from elsewhere.
        forgotten: number of documents that were passed over, as the user had them forgotten.
        dropped: files that were left out.
        skipped: suffix -> number of files in the folders that are of no known format.
        interrupted: whether the user stopped it; what was done until then is kept.
    """

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0
    repeated: int = 0
    forgotten: int = 0
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
