"""A reader's conversation: questions, their answers as shown, and what a new question may refer to."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace

from dossier.errors import DossierError
from dossier.types import Answer, AnswerDone, Article, Citation, Event, Evidence, FoundPassage, NearArticle
from dossier.ui.asking.draft import Draft
from dossier.ui.asking.foot import Extras, Offers
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
from dossier.ui.asking.scope import EVERYTHING, Scope
from dossier.ui.asking.suggestions import next_questions
from dossier.ui.protocols import Assistant

_log = logging.getLogger(__name__)

_UNEXPECTED = "Something went wrong while answering, and it was written to the log: please ask again."
_PLAIN = Extras()


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with its answer.

    Attributes:
        question: as the reader put it.
        html: the answer, the abstention or the error as shown.
        answer: the answer, or what there was of it when it was stopped or failed; None while it is under way
            and where nothing was found before an error.
        scope: what the question was kept to.
        read_as: how it was to be read, where the reader said so.
        any_time: whether the period of its words was left aside.
        trouble: the error that ended it, in one sentence; None where none did.
        verdict: what the reader said of the answer before it was opened anew; empty where nothing.
        over: whether nothing is to come.
    """

    question: str
    html: str
    answer: Answer | None = None
    scope: Scope = EVERYTHING
    read_as: str = ""
    any_time: bool = False
    trouble: str | None = None
    verdict: str = ""
    over: bool = False


@dataclass(slots=True, eq=False)
class Run:
    """An answer under way, which its reader may stop or, with the whole conversation, drop.

    Attributes:
        stopped: ends it when set.
        dropped: whether nothing of it is to be shown any more.
        instead: the conversation that is shown in its place once it is dropped.
        over: whether it has ended.
    """

    stopped: threading.Event = field(default_factory=threading.Event)
    dropped: bool = False
    instead: tuple[Turn, ...] = ()
    over: bool = False

    def drop(self, instead: tuple[Turn, ...] = ()) -> None:
        """End it unseen, and show another conversation in its place."""
        self.dropped, self.instead = True, instead
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
    read_as: str = "",
    extras: Extras = _PLAIN,
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
        read_as: a question that stands alone, which is asked in place of the reader's words.
        extras: what the page offers with an answer.
        stopped: ends the answer when set.
        pace: tells how often a turn that grows is yielded.
    """
    growing = Turn(question, waiting_html(), None, scope, read_as, any_time)
    yield growing
    number, articles, trouble = len(turns) + 1, dict[str, Article](), None
    stopped, pace, draft = stopped or threading.Event(), pace or Pace(), Draft()
    try:
        stream = assistant.stream(
            read_as or question,
            history=() if read_as else history(turns),
            **scope.arguments(),
            any_time=any_time,
        )
        with closing(pumped(stream, stopped)) as events:
            for event in events:
                event = _as_put(event, question) if read_as else event
                draft = draft.after(event) if event else draft
                if isinstance(event, Evidence | AnswerDone):
                    articles |= assistant.archive.articles(_named(event.answer) - articles.keys())
                if not draft.answer and pace.due(event if draft.writer else None):  # quotes come all at once
                    yield replace(growing, html=draft_html(draft, number, articles))
        if not (draft.answer or stopped.is_set()):
            raise RuntimeError("the assistant ended without an answer")
    except DossierError as error:
        trouble = str(error)
    except Exception:
        _log.exception("A question could not be answered.")
        trouble = _UNEXPECTED
    yield ended(replace(growing, answer=_answer(draft, trouble), trouble=trouble), number, articles, extras)


def _as_put(event: Event | None, question: str) -> Event | None:
    """Return an event whose answer, if it has one, is to the reader's own words."""
    if not isinstance(event, Evidence | AnswerDone):
        return event
    return replace(event, answer=event.answer.model_copy(update={"question": question}))


def _named(answer: Answer) -> set[str]:
    """Return the ids of the articles that an answer cites, was found in, or comes near to."""
    found: tuple[Citation | FoundPassage | NearArticle, ...] = (
        *answer.citations,
        *answer.hits,
        *answer.nearest,
    )
    return {each.article_id for each in found}


def _answer(draft: Draft, trouble: str | None) -> Answer | None:
    """Return the answer, or as much of it as there was when it was stopped or failed."""
    answer = draft.so_far
    if answer is None or draft.answer or trouble:
        return answer
    return answer.model_copy(update={"notice": STOPPED})


def ended(turn: Turn, number: int, articles: Mapping[str, Article], extras: Extras = _PLAIN) -> Turn:
    """Return a turn to which nothing is to come as it is shown: complete, stopped, or ended by some trouble.

    Args:
        turn: the turn; its `html` is not looked at.
        number: its number in the conversation, from 1.
        articles: the articles of its citations and hits by id; a hit whose article is absent is not shown.
        extras: what the page offers with an answer.
    """
    answer, told = turn.answer, trouble_html(turn.trouble) if turn.trouble else ""
    turn = replace(turn, over=True)
    if answer is None:
        return replace(turn, html=told or stopped_html())
    offers = Offers(
        link=turn.scope.address(turn.read_as or answer.standalone_question.strip() or turn.question),
        markdown=extras.markdown(answer) if extras.markdown else "",
        votes=extras.votes,
        verdict=turn.verdict,
        questions=() if turn.trouble else next_questions(answer, articles),
    )
    return replace(turn, html=answer_html(answer, number, articles, offers=offers) + told)


def restored(turns: Sequence[Turn], assistant: Assistant, extras: Extras = _PLAIN) -> tuple[Turn, ...]:
    """Return turns that were kept without what they look like as they are shown.

    Args:
        turns: the turns of one conversation, from its beginning; their `html` is not looked at.
        assistant: where their articles are looked up.
        extras: what the page offers with an answer.
    """
    named = {name for turn in turns if turn.answer for name in _named(turn.answer)}
    articles = assistant.archive.articles(named)
    return tuple(ended(turn, number, articles, extras) for number, turn in enumerate(turns, 1))
