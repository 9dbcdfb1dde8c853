"""What flows from an article to a hit, and what a search is narrowed to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Self

from dossier.dates import days_of, first_day, last_day
from dossier.errors import InputError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Span = tuple[int, int]
"""A half-open range of characters: `text[start:end]`."""


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What identifies an embedding model.

    Attributes:
        name: the name it was asked for by, such as `sentence-transformers/all-MiniLM-L6-v2`.
        fingerprint: SHA-256 (hex) of its weights; two models with the same one are the same model.
        dimension: length of a vector.
        max_tokens: length of its window in tokens, special tokens included.
    """

    name: str
    fingerprint: str
    dimension: int
    max_tokens: int


@dataclass(frozen=True, slots=True)
class Article:
    """One text of the press, normalised, with what is known about it.

    Attributes:
        id: stable name within the archive.
        title: headline; the file's name where there is none.
        text: the body; every offset in Dossier counts its characters.
        origin: absolute path (or address) that it was read from.
        outlet: the paper, agency or site that published it.
        author: its writers, as printed.
        url: its address.
        published: ISO 8601 date, reduced to what is known: `2021`, `2021-06` or `2021-06-15`.
        dated_by: where that date was read: `front matter`, `json-ld`, `meta`, `time`, `url`, `text`,
            `file name`, `field` or `properties`.
        language: ISO 639-1 code.
        sources: for a briefing, the publications behind it, as free mappings (title, publisher, ...).
        cluster: name that the archive gives to it and its near-copies; None where it has none.
    """

    id: str
    title: str
    text: str
    origin: str
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    sources: tuple[Mapping[str, str], ...] = ()
    cluster: str | None = None
    dated_by: str | None = None

    @property
    def story(self) -> str:
        """Name that it shares with its near-copies alone: independent articles differ in it."""
        return self.cluster or self.id

    @property
    def precedence(self) -> tuple[date, date, str]:
        """What near-copies are sorted by: surely published first, then the lower id; undated ones last."""
        first, last = days_of(self.published) if self.published else (date.max, date.max)
        return last, first, self.id

    def digest(self) -> str:
        """Return the SHA-256 (hex) of what a reader sees of it: equal digests mean nothing changed."""
        fields = asdict(self)
        del fields["origin"], fields["cluster"], fields["dated_by"]
        return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Version:
    """What an article was before it was replaced.

    Attributes:
        digest: SHA-256 (hex) of what a reader saw of it.
        title: its headline.
        published: its date, as in an article.
        replaced: when it was replaced, ISO 8601 in UTC.
    """

    digest: str
    title: str
    published: str | None
    replaced: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences of one article: the unit that is embedded and found.

    Attributes:
        id: stable name, made from the article's id, the position and the text.
        article_id: the article it belongs to.
        ordinal: its place among the article's passages, from 0.
        start: first character in the article.
        end: one past the last character in the article.
        text: the characters themselves, always `article.text[start:end]`.
        sentences: spans of its sentences, in offsets of the article.
    """

    id: str
    article_id: str
    ordinal: int
    start: int
    end: int
    text: str
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """What ranking needs of a passage.

    Attributes:
        article_id: the article that it belongs to.
        story: see `Article.story`.
        vector: of length 1; shape (dimension,).
    """

    article_id: str
    story: str
    vector: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a question.

    Attributes:
        passage: the passage.
        article: the article that it belongs to.
        score: fused score, the best among its copies; higher is better, comparable within one search only.
        similarity: cosine between question and passage, None where the dense search did not return it.
        dense_rank: its place in the dense ranking, from 1, None where absent.
        lexical_rank: its place in the lexical ranking, from 1, None where absent.
        copies: passages of other articles that say nearly the same; those in near-copies are later.
    """

    passage: Passage
    article: Article
    score: float
    similarity: float | None = None
    dense_rank: int | None = None
    lexical_rank: int | None = None
    copies: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class Filters:
    """Which articles a question may be answered from.

    Attributes:
        since: first day of publication, inclusive.
        until: last day of publication, inclusive.
        outlets: names of outlets, compared without case; empty means any.
        languages: ISO 639-1 codes of languages; empty means any.
    """

    since: date | None = None
    until: date | None = None
    outlets: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        since: str | date | None = None,
        until: str | date | None = None,
        outlets: str | Iterable[str] | None = None,
        languages: str | Iterable[str] | None = None,
    ) -> Self:
        """Read filters as users write them.

        Args:
            since: a date or a reduced ISO date; `2020` means from 1 January 2020.
            until: likewise; `2020` means up to 31 December 2020.
            outlets: one name or several.
            languages: one ISO 639-1 code or several.

        Raises:
            InputError: a date cannot be read, or the period ends before it begins.
        """
        first, last = first_day(since), last_day(until)
        if first and last and first > last:
            raise InputError(f"The period ends ({last}) before it begins ({first}).")
        return cls(first, last, _folded(outlets), _folded(languages))

    def __bool__(self) -> bool:
        """Return whether anything is filtered at all."""
        return bool(self.since or self.until or self.outlets or self.languages)

    def admit(self, article: Article) -> bool:
        """Return whether an article passes.

        A date that is known only to the month or year passes when any of its days does; an article
        without a date passes no date filter.
        """
        if self.outlets and (article.outlet or "").casefold() not in self.outlets:
            return False
        if self.languages and article.language not in self.languages:
            return False
        if not (self.since or self.until):
            return True
        if article.published is None:
            return False
        first, last = days_of(article.published)
        return last >= (self.since or date.min) and first <= (self.until or date.max)


def _folded(names: str | Iterable[str] | None) -> frozenset[str]:
    """Return one name or several as a set without case and white space."""
    given = [names] if isinstance(names, str) else list(names or ())
    return frozenset(name.strip().casefold() for name in given if name.strip())
