"""A reader's conversation: questions, their answers as shown, and what a new question may refer to."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.errors import DossierError, InputError
from dossier.types import Answer, Filters
from dossier.ui.protocols import Assistant
from dossier.ui.render import answer_html, question_html, trouble_html, waiting_html

_log = logging.getLogger(__name__)

_UNEXPECTED = "Something went wrong while answering, and it was written to the log: please ask again."


@dataclass(frozen=True, slots=True)
class Scope:
    """The filters of a question as a reader wrote them.

    Attributes:
        since: first day, month or year; empty for any.
        until: last day, month or year; empty for any.
        outlets: names of outlets; empty for all.
    """

    since: str = ""
    until: str = ""
    outlets: tuple[str, ...] = ()

    @classmethod
    def of(cls, since: str | None, until: str | None, outlets: Sequence[str] | None) -> Scope:
        """Take the filters from their fields, in which nothing may stand for empty."""
        return cls((since or "").strip(), (until or "").strip(), tuple(outlets or ()))

    def fault(self) -> str | None:
        """Return what is wrong with the filters in one sentence, or None."""
        try:
            Filters.of(self.since or None, self.until or None, self.outlets)
        except InputError as error:
            return str(error)
        return None

    def label(self) -> str:
        """Return a short description for the closed filters."""
        period = (("from", self.since), ("to", self.until))
        parts = [f"{word} {value}" for word, value in period if value]
        if self.outlets:
            parts.append(self.outlets[0] if len(self.outlets) == 1 else f"{len(self.outlets)} outlets")
        return f"Filters: {', '.join(parts)}" if parts else "Filters"


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with its answer.

    Attributes:
        question: as the reader put it.
        html: the answer, the abstention or the error as shown.
        answer: the complete answer; None while it is under way or where an error took its place.
    """

    question: str
    html: str
    answer: Answer | None = None


def history(turns: Sequence[Turn]) -> list[Answer]:
    """Return the complete answers, oldest first."""
    return [turn.answer for turn in turns if turn.answer is not None]


def messages(turns: Sequence[Turn]) -> list[dict[str, str]]:
    """Return the conversation as the messages of a chat."""
    return [
        message
        for turn in turns
        for message in (
            {"role": "user", "content": question_html(turn.question)},
            {"role": "assistant", "content": turn.html},
        )
    ]


def reply(
    assistant: Assistant, question: str, turns: Sequence[Turn], scope: Scope, *, any_time: bool = False
) -> Iterator[Turn]:
    """Yield the next turn as it grows: first a sign of waiting, last the complete answer or an error.

    Args:
        assistant: what answers.
        question: the reader's words.
        turns: the conversation so far.
        scope: filters without fault.
        any_time: whether to leave aside the period that the question's words name.
    """
    yield Turn(question, waiting_html())
    number, answer = len(turns) + 1, None
    try:
        for answer in assistant.stream(
            question,
            history=history(turns),
            since=scope.since or None,
            until=scope.until or None,
            outlets=scope.outlets or None,
            any_time=any_time,
        ):
            if answer.statements:
                yield Turn(question, answer_html(answer, number, complete=False))
        if answer is None:
            raise RuntimeError("the assistant ended without an answer")
        cited = {citation.article_id for citation in answer.citations}
        found = assistant.archive.articles(cited | {hit.article_id for hit in answer.hits})
        yield Turn(question, answer_html(answer, number, found), answer)
    except DossierError as error:
        yield Turn(question, trouble_html(str(error)))
    except Exception:
        _log.exception("A question could not be answered.")
        yield Turn(question, trouble_html(_UNEXPECTED))
