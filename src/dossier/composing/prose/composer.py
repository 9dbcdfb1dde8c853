"""Answer in the words of a language model, every statement of it verified against its quotes."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from dossier.composing.candidates import Passages
from dossier.composing.composition import Composition, Numbering
from dossier.composing.prose.context import Numbered, numbered_sentences
from dossier.composing.prose.judging import Judged, Judges, judge, with_witnesses
from dossier.composing.prose.prompt import messages
from dossier.composing.prose.topping import left_out
from dossier.composing.writing import StatementParser, Written
from dossier.errors import ModelFailure
from dossier.retrieval import Query, Shape
from dossier.text import words
from dossier.types import Citation, Statement, StatementDone, Token, Usage

MOST_TOKENS = {Shape.LIST: 400, Shape.OPEN: 400, Shape.OVERVIEW: 400, Shape.COMPARISON: 300}
"""Tokens that a language model may write, by the shape of the question."""

MOST_TOKENS_OF_FACT = 200

MOST_STATEMENTS = 10
"""Statements after which writing is ended."""

MOST_REPEATS = 2
"""Statements said before after which a language model is taken to be going in circles."""


class Writing(Protocol):
    """Text of a language model as it arrives."""

    def __iter__(self) -> Iterator[str]:
        """Yield pieces of text, empty ones where nothing comes; raises `ModelFailure`."""

    def close(self) -> None:
        """End it, at the provider too."""

    @property
    def usage(self) -> tuple[int | None, int | None]:
        """Tokens read and written, as far as the provider counts them."""

    @property
    def cut(self) -> bool:
        """Whether it ended because no more tokens were allowed, in the middle of a sentence perhaps."""

    @property
    def seconds_to_first(self) -> float | None:
        """Seconds until the first piece."""


class LanguageModel(Protocol):
    """What is asked of a language model."""

    @property
    def name(self) -> str:
        """Its name as readers see it."""

    def stream(self, system: str, user: str, *, most_tokens: int) -> Writing:
        """Begin to write; raises `ModelFailure`, here or while the text is read."""


@dataclass(frozen=True, slots=True)
class Prose:
    """What became of the writing.

    Attributes:
        composition: the answer: verified prose topped up with quotes, or that of quote mode.
        written: whether a language model's words stand in it.
        notice: what a reader should know of how it went, one sentence; None where all went well.
        usage: what the language model took; None where it was not reached.
    """

    composition: Composition
    written: bool
    notice: str | None = None
    usage: Usage | None = None


_NOBODY = Judges()


class ProseComposer:
    """Let a language model write from the sentences that quote mode found, and keep what they bear out.

    Args:
        model: what writes.
        archive: where a sentence finds those that it leans on.
        budget: tokens of sentences that the model is given to read.
        strict: whether statements that are not supported are left out rather than marked.
        judges: models that are asked too whether a statement is borne out, and answers.
    """

    def __init__(
        self,
        model: LanguageModel,
        archive: Passages,
        *,
        budget: int,
        strict: bool = True,
        judges: Judges = _NOBODY,
    ) -> None:
        self._model = model
        self._archive = archive
        self._budget = budget
        self._strict = strict
        self._judges = judges

    @property
    def model(self) -> str:
        """Name of the language model as readers see it."""
        return self._model.name

    def write(
        self, query: Query, quoted: Composition, today: date
    ) -> Generator[Token | StatementDone, None, Prose]:
        """Write an answer.

        Args:
            query: the stand-alone question.
            quoted: what quote mode answers; it must not abstain.
            today: the day that the model is told.

        Yields:
            Text as it comes, and each statement when it has ended; closing the generator ends the writing.

        Returns:
            The answer. Where nothing that was written is borne out, or the model fails before anything
            is, it is that of quote mode; a failure is told and never raised.
        """
        page = _Page(query, quoted, self._strict)
        usage, notice = None, None
        sentences = numbered_sentences(quoted.ranked, self._archive, self._budget)
        began = time.perf_counter()
        try:
            system, user = messages(query, sentences, today)
            most = MOST_TOKENS.get(query.shape, MOST_TOKENS_OF_FACT)
            writing = self._model.stream(system, user, most_tokens=most)
            try:
                for piece in _pieces(writing, len(sentences)):
                    if isinstance(piece, str):
                        yield Token(piece)
                        continue
                    yield page.add(piece, self._judged(piece, query, sentences))
                    if page.full:
                        break
            finally:
                writing.close()
                usage = _usage(self._model.name, writing, time.perf_counter() - began)
        except ModelFailure as failure:
            notice = str(failure)
        return page.done(self._model.name, notice, usage)

    def _judged(self, written: Written, query: Query, sentences: list[Numbered]) -> Judged:
        return judge(written, query, sentences, self._judges)


class _Page:
    """The statements of an answer while it is being written."""

    def __init__(self, query: Query, quoted: Composition, strict: bool) -> None:
        self._query, self._quoted, self._strict = query, quoted, strict
        self._numbering = Numbering()
        self._kept: list[Statement] = []
        self._said: set[tuple[str, ...]] = set()
        self._repeats = self._dropped = 0

    @property
    def full(self) -> bool:
        """Whether writing should end."""
        return len(self._said) >= MOST_STATEMENTS or self._repeats >= MOST_REPEATS

    def add(self, written: Written, judged: Judged) -> StatementDone:
        """Take a statement in; one said before does not stay, nor in strict mode one without support."""
        words_of_it = tuple(words(written.text))
        repeated = words_of_it in self._said
        self._said.add(words_of_it)
        self._repeats += repeated
        support = judged.verdict.support
        kept = not repeated and (support == "supported" or not self._strict)
        self._dropped += not kept and not repeated
        quotes = with_witnesses(judged, self._quoted.statements, self._quoted.citations)
        statement = Statement(
            text=judged.text,
            citations=self._cited(quotes) if kept else (),
            support=support,
            score=judged.score,
            origin="prose",
            reason=judged.verdict.reason,
            independent=1 + len(quotes) - max(len(judged.backing), 1),
        )
        if kept:
            self._kept.append(statement)
        return StatementDone(statement, self._numbering.citations, kept)

    def _cited(self, quotes: list[Citation]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self._numbering.cite(each) for each in quotes))

    def done(self, model: str, notice: str | None, usage: Usage | None) -> Prose:
        """Return the answer, topped up with what the prose leaves out."""
        quoted = self._quoted
        sound = any(each.support == "supported" for each in self._kept)
        if not self._kept or (self._strict and not sound):
            told = notice or f"{model} wrote nothing that the archive bears out: these are its own sentences."
            return Prose(quoted, written=False, notice=told, usage=usage)
        missing = left_out(
            quoted.statements, quoted.citations, self._kept, self._numbering.citations, self._query.shape
        )
        added = [each.model_copy(update={"citations": self._cited(quotes)}) for each, quotes in missing]
        composition = replace(quoted, statements=(*self._kept, *added), citations=self._numbering.citations)
        return Prose(composition, written=True, notice=notice or self._told(model), usage=usage)

    def _told(self, model: str) -> str | None:
        if not self._dropped:
            return None
        if self._dropped == 1:
            return f"One sentence of {model} is left out: the archive does not bear it out."
        return f"{self._dropped} sentences of {model} are left out: the archive does not bear them out."


def _pieces(writing: Writing, most: int) -> Iterator[str | Written]:
    """Yield text to show and finished statements; what a failure cuts off is no statement."""
    parser = StatementParser(most)
    for chunk in writing:
        yield from parser.feed(chunk) if chunk else [""]
    for piece in parser.close():
        if isinstance(piece, str) or not writing.cut or piece.text.endswith((".", "!", "?", "…")):
            yield piece


def _usage(model: str, writing: Writing, seconds: float) -> Usage:
    read, written = writing.usage
    return Usage(
        model=model,
        input_tokens=read,
        output_tokens=written,
        seconds=seconds,
        seconds_to_first=writing.seconds_to_first,
    )
