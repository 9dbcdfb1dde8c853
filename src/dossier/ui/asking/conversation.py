"""A reader's conversation: questions, their answers as shown, and what a new question may refer to."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field

from dossier.errors import DossierError, InputError
from dossier.types import Answer, AnswerDone, Article, Evidence, Filters
from dossier.ui.asking.draft import Draft
from dossier.ui.asking.pump import Pace, pumped
from dossier.ui.asking.render import (
    STOPPED,
    answer_html,
    draft_html,
    question_html,
    stopped_html,
    trouble_html,
    waiting_html,
)
from dossier.ui.protocols import Assistant

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
        answer: the answer, or what there was of it when it was stopped or failed; None while it is under way
            and where nothing was found before an error.
    """

    question: str
    html: str
    answer: Answer | None = None


@dataclass(slots=True, eq=False)
class Run:
    """An answer under way, which its reader may stop or, with the whole conversation, drop.

    Attributes:
        stopped: ends it when set.
        dropped: whether nothing of it is to be shown any more.
        over: whether it has ended.
    """

    stopped: threading.Event = field(default_factory=threading.Event)
    dropped: bool = False
    over: bool = False

    def drop(self) -> None:
        """End it unseen."""
        self.dropped = True
        self.stopped.set()


def history(turns: Sequence[Turn]) -> list[Answer]:
    """Return the answers, oldest first."""
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
    assistant: Assistant,
    question: str,
    turns: Sequence[Turn],
    scope: Scope,
    *,
    any_time: bool = False,
    stopped: threading.Event | None = None,
    pace: Pace | None = None,
) -> Iterator[Turn]:
    """Yield the next turn as it grows: first a sign of waiting, last the complete answer or an error.

    What was said before an error, or before it was stopped, stays in the turn. Closing this iterator, as
    setting `stopped`, closes the assistant's stream at its next event.

    Args:
        assistant: what answers.
        question: the reader's words.
        turns: the conversation so far.
        scope: filters without fault.
        any_time: whether to leave aside the period that the question's words name.
        stopped: ends the answer when set.
        pace: tells how often a turn that grows is yielded.
    """
    yield Turn(question, waiting_html())
    number = len(turns) + 1
    stopped, pace = stopped or threading.Event(), pace or Pace()
    draft, articles, trouble = Draft(), dict[str, Article](), None
    try:
        stream = assistant.stream(
            question,
            history=history(turns),
            since=scope.since or None,
            until=scope.until or None,
            outlets=scope.outlets or None,
            any_time=any_time,
        )
        with closing(pumped(stream, stopped)) as events:
            for event in events:
                draft = draft.after(event) if event else draft
                if isinstance(event, Evidence | AnswerDone):
                    articles |= assistant.archive.articles(_named(event.answer))
                if not draft.answer and pace.due(event):
                    yield Turn(question, draft_html(draft, number, articles))
        if not (draft.answer or stopped.is_set()):
            raise RuntimeError("the assistant ended without an answer")
    except DossierError as error:
        trouble = str(error)
    except Exception:
        _log.exception("A question could not be answered.")
        trouble = _UNEXPECTED
    yield _ended(question, draft, number, articles, trouble)


def _named(answer: Answer) -> set[str]:
    """Return the ids of the articles that an answer cites or was found in."""
    return {each.article_id for each in answer.citations} | {each.article_id for each in answer.hits}


def _ended(
    question: str, draft: Draft, number: int, articles: Mapping[str, Article], trouble: str | None
) -> Turn:
    """Return a turn to which nothing is to come: complete, stopped, or ended by some trouble."""
    answer, told = draft.so_far, trouble_html(trouble) if trouble else ""
    if answer is None:
        return Turn(question, told or stopped_html())
    if not (draft.answer or trouble):
        answer = answer.model_copy(update={"notice": STOPPED})
    return Turn(question, answer_html(answer, number, articles) + told, answer)
