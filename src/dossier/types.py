"""The words of Dossier as types: what flows from an article to an answer."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from dossier.dates import Coverage, days_of, first_day, last_day
from dossier.dates import Period as Period
from dossier.errors import InputError

Span = tuple[int, int]
"""A half-open range of characters: `text[start:end]`."""

Support = Literal["supported", "partly", "unsupported"]
"""How far the quotes of a statement bear it out."""

SCHEMA_VERSION = 1
"""Version of the JSON form of `Answer`; within a version fields are only ever added."""


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
        """Return the SHA-256 (hex) of all but `origin` and `cluster`: equal digests mean nothing changed."""
        fields = asdict(self)
        del fields["origin"], fields["cluster"]
        return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()


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
    """

    since: date | None = None
    until: date | None = None
    outlets: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        since: str | date | None = None,
        until: str | date | None = None,
        outlets: str | Iterable[str] | None = None,
    ) -> Self:
        """Read filters as users write them.

        Args:
            since: a date or a reduced ISO date; `2020` means from 1 January 2020.
            until: likewise; `2020` means up to 31 December 2020.
            outlets: one name or several.

        Raises:
            InputError: a date cannot be read, or the period ends before it begins.
        """
        first, last = first_day(since), last_day(until)
        if first and last and first > last:
            raise InputError(f"The period ends ({last}) before it begins ({first}).")
        names = [outlets] if isinstance(outlets, str) else list(outlets or ())
        return cls(first, last, frozenset(name.strip().casefold() for name in names if name.strip()))

    def __bool__(self) -> bool:
        """Return whether anything is filtered at all."""
        return bool(self.since or self.until or self.outlets)

    def admit(self, article: Article) -> bool:
        """Return whether an article passes.

        A date that is known only to the month or year passes when any of its days does; an article
        without a date passes no date filter.
        """
        if self.outlets and (article.outlet or "").casefold() not in self.outlets:
            return False
        if not (self.since or self.until):
            return True
        if article.published is None:
            return False
        first, last = days_of(article.published)
        return last >= (self.since or date.min) and first <= (self.until or date.max)


class _Record(BaseModel):
    """Base of the public, serialisable results."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class NearArticle(_Record):
    """An article that is named: near a question without an answer, or near-copy of a cited one."""

    article_id: str
    title: str
    outlet: str | None = None
    published: str | None = None
    url: str | None = None


class Citation(_Record):
    """The exact run of characters in an article that backs a statement, and where to find it.

    `article.text[start:end] == quote` always holds.
    """

    number: int = Field(description="number of its marker in the answer, from 1, in order of first use")
    article_id: str
    title: str
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = Field(default=None, description="2021, 2021-06 or 2021-06-15")
    quote: str
    start: int = Field(description="first character of the quote in the article's text")
    end: int = Field(description="one past the last character of the quote in the article's text")
    passage: str = Field(description="text of the passage around the quote")
    passage_id: str
    passage_start: int = Field(description="first character of the passage in the article's text")
    copies: tuple[NearArticle, ...] = Field(default=(), description="its near-copies, earliest first")


class Statement(_Record):
    """One sentence of an answer, with the numbers of the citations that back it."""

    text: str
    citations: tuple[int, ...]
    support: Support
    score: float = Field(description="confidence that it answers the question, from 0 to 1")
    independent: int = Field(default=1, description="articles that back it, near-copies counted once")


class FoundPassage(_Record):
    """A passage that the search found, best first."""

    passage_id: str
    article_id: str
    score: float
    text: str
    start: int
    end: int


class Seconds(_Record):
    """Where the time of an answer went, in seconds of wall clock."""

    retrieve: float
    compose: float
    total: float


class Answer(_Record):
    """What Dossier says to one question: statements with citations, or an abstention with its reason."""

    schema_version: int = SCHEMA_VERSION
    question: str
    standalone_question: str = Field(description="the question as it was searched for")
    period: Period | None = Field(default=None, description="the time that the question was read to be about")
    text: str = Field(description="the statements with [n] markers; the reason where it abstains")
    abstained: bool
    reason: str | None = Field(default=None, description="why it abstains, one or two sentences")
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    hits: tuple[FoundPassage, ...] = ()
    nearest: tuple[NearArticle, ...] = ()
    coverage: Coverage | None = Field(default=None, description="what was searched, where it abstains")
    confidence: float = Field(description="that the archive answers the question, from 0 to 1")
    composer: str = Field(description="'quote', or 'prose' where a language model wrote the answer")
    model: str = Field(description="the embedding model, or the language model in prose mode")
    archive_revision: int
    seconds: Seconds

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain JSON types; the contract is in docs/answer.md."""
        return self.model_dump(mode="json")

    def to_json(self, indent: int | None = None) -> str:
        """Return the answer as JSON text; the contract is in docs/answer.md."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read back what `to_json` wrote; fields of later versions are ignored."""
        return cls.model_validate_json(text)

    def __str__(self) -> str:
        """Return the text with its markers."""
        return self.text
