"""What the page asks of the parts beneath it, and nothing more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol

from dossier.types import Answer, Article, Event


class Status(Protocol):
    """What an archive holds."""

    @property
    def articles(self) -> int:
        """Number of articles."""

    @property
    def first_published(self) -> date | None:
        """First day that an article may be from."""

    @property
    def last_published(self) -> date | None:
        """Last day that an article may be from."""

    @property
    def outlets(self) -> Mapping[str, int]:
        """Outlets, each with its number of articles."""

    @property
    def revision(self) -> int:
        """Number that grows with every change."""


class Archive(Protocol):
    """Where articles are looked up."""

    def article(self, article_id: str, /) -> Article:
        """Return an article, or raise `ArticleNotFound`."""

    def articles(self, ids: Iterable[str], /) -> Mapping[str, Article]:
        """Return the articles of these ids that there are."""

    def status(self, *, check: bool = True) -> Status:
        """Return what the archive holds now; without a check no file of it is read through."""


class Assistant(Protocol):
    """What answers questions."""

    @property
    def archive(self) -> Archive:
        """The archive that it answers from."""

    def stream(
        self,
        question: str,
        *,
        history: Sequence[Answer | str] = (),
        since: str | date | None = None,
        until: str | date | None = None,
        outlets: str | Iterable[str] | None = None,
        any_time: bool = False,
    ) -> Iterator[Event]:
        """Yield the answer step by step; closing the iterator stops a language model."""
