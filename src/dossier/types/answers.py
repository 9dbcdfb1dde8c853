"""The public record of an answer: statements, citations and how they came about, as typed JSON."""

from __future__ import annotations

import json
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from dossier.dates import Coverage, Period

Support = Literal["supported", "partly", "unsupported"]
"""How far the quotes of a statement bear it out."""

Origin = Literal["quote", "prose", "note"]
"""Who wrote a statement: the archive, word for word, a language model, or Dossier, where sources differ."""

SCHEMA_VERSION = 1
"""Version of the JSON form of `Answer`; within a version fields are only ever added."""


class _Record(BaseModel):
    """Base of the public, serialisable results."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class NearArticle(_Record):
    """An article that is named: near a question without an answer, or near-copy of a cited one.

    `article.text[start:end] == quote` holds where there is a quote.
    """

    article_id: str
    title: str
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    quote: str | None = Field(default=None, description="its sentence that comes nearest to the question")
    start: int | None = Field(default=None, description="first character of the quote in the article's text")
    end: int | None = Field(default=None, description="one past the last character of the quote")


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
    origin: Origin = Field(default="quote", description="'quote', 'prose' or 'note'")
    reason: str | None = Field(default=None, description="why it is not supported, one sentence")
    independent: int = Field(default=1, description="articles that back it, near-copies counted once")
    unsure: bool = Field(
        default=False, description="whether it comes near and may not answer, beside one that does"
    )


class FoundPassage(_Record):
    """A passage that the search found, best first, or a sentence of it."""

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


class Usage(_Record):
    """What a language model took for an answer.

    Tokens are as the provider counts them, None where it does not.
    """

    model: str
    input_tokens: int | None = None
    output_tokens: int | None = None
    seconds: float = Field(description="wall clock from request to its end")
    seconds_to_first: float | None = Field(default=None, description="wall clock until its first text")


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
    notice: str | None = Field(
        default=None,
        description="what to know of the answer: that it is not sure, or what happened to the prose",
    )
    usage: Usage | None = Field(default=None, description="what the language model took, where one wrote")

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
