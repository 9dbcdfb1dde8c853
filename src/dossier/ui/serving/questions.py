"""Questions in turn, with a line in the log for each."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import secrets
import threading
import time
from collections.abc import Generator, Iterator, Sequence
from itertools import islice
from typing import Any

from dossier.errors import DossierError
from dossier.types import Answer, AnswerDone, Event, Evidence, FoundPassage
from dossier.ui.protocols import Archive, Assistant

log = logging.getLogger("dossier.questions")

TURNS = (os.cpu_count() or 1) + 1
"""Questions that are searched for and answered in quotes at a time.

More would only take processor time from each other, a fifth of it where there are eight on two cores; fewer
would leave a core idle while a model waits for Python.
"""

_KEY = secrets.token_bytes(16)  # so that nobody can tell a reader from what the log holds


class Logged:
    """An assistant that takes questions in turn, and logs how each went.

    Answers are never logged, and the words of questions only where told to. A question keeps its turn until
    its evidence is there: what a language model then writes takes none.

    Args:
        assistant: what answers.
        words: whether to log the words of the question.
    """

    def __init__(self, assistant: Assistant, *, words: bool) -> None:
        self._assistant, self._words = assistant, words
        self._turns = threading.BoundedSemaphore(TURNS)

    def __getattr__(self, name: str) -> Any:
        """Return whatever else the assistant has."""
        return getattr(self._assistant, name)

    @property
    def archive(self) -> Archive:
        """The archive that is answered from."""
        return self._assistant.archive

    def stream(self, question: str, **scope: Any) -> Iterator[Event]:
        """Yield the events of an answer, and log how it went when it ends."""
        stream = self._assistant.stream(question, **scope)
        return self._watched(stream, question, reader(), time.perf_counter())

    def search(self, question: str, **scope: Any) -> Sequence[FoundPassage]:
        """Return what is found for a question, in turn, and log it."""
        began, outcome = time.perf_counter(), "failed"
        try:
            with self._turns:
                found = self._assistant.search(question, **scope)
            outcome = "searched"
            return found
        except DossierError as error:
            outcome = type(error).__name__
            raise
        finally:
            self._log(outcome, None, reader(), began, question)

    def _watched(self, stream: Iterator[Event], question: str, who: str, began: float) -> Iterator[Event]:
        answer, outcome = None, "stopped"
        try:
            for event in self._in_turn(stream):
                if isinstance(event, Evidence | AnswerDone):
                    answer = event.answer
                if isinstance(event, AnswerDone):
                    outcome = "abstained" if event.answer.abstained else "answered"
                yield event
        except DossierError as error:
            outcome = type(error).__name__
            raise
        except Exception:
            outcome = "failed"
            raise
        finally:
            if isinstance(stream, Generator):
                stream.close()
            self._log(outcome, answer, who, began, question)

    def _log(self, outcome: str, answer: Answer | None, who: str, began: float, question: str) -> None:
        words = question if self._words else None
        log.info(line(outcome, answer, who, time.perf_counter() - began, words))

    def _in_turn(self, stream: Iterator[Event]) -> Iterator[Event]:
        with self._turns:
            evidence = list(islice(stream, 1))
        yield from evidence
        yield from stream


def line(outcome: str, answer: Answer | None, who: str, seconds: float, question: str | None = None) -> str:
    """Return how a question went as one line of keys and values.

    Args:
        outcome: `answered`, `abstained`, `searched`, `stopped`, `failed` or the name of an error.
        answer: the answer, or what there was of it.
        who: what tells questions of one reader from those of another.
        seconds: from the question to the end of its answer.
        question: its words, or None to keep them out.
    """
    known = {
        "reader": who,
        "seconds": f"{seconds:.3f}",
        "outcome": outcome,
        "composer": answer.composer if answer else None,
        "statements": len(answer.statements) if answer else None,
        "hits": len(answer.hits) if answer else None,
        "question": None if question is None else _quoted(question),
    }
    return " ".join(["question", *(f"{name}={value}" for name, value in known.items() if value is not None)])


def reader() -> str:
    """Return eight hexadecimal digits for the tab, or the program, whose question Gradio is answering now.

    They differ after each start; `none` stands for a question that Gradio knows nothing of.
    """
    from gradio.context import LocalContext

    request = LocalContext.request.get(None)
    session = request.session_hash if request else None
    return hashlib.blake2b(session.encode(), digest_size=4, key=_KEY).hexdigest() if session else "none"


def _quoted(text: str) -> str:
    """Return text as a JSON string in which no character can begin a line of its own."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(each if each.isprintable() else json.dumps(each)[1:-1] for each in quoted)
