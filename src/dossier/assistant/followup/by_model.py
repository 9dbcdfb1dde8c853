"""Make a follow-up question stand alone by a language model, within what the conversation says."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from typing import Protocol

from dossier.errors import ModelFailure
from dossier.text import names, words
from dossier.types import Answer, Token

_TASK = """\
Rewrite the last question of a conversation so that it can be understood without the rest. Put in what words \
like "it", "they", "there" stand for, in the language of the question. Change nothing else; a question that \
stands alone stays as it is. Write only the question."""

MOST_TURNS = 3
"""Turns of the conversation that are told."""

LONGEST_ANSWER = 300
"""Characters of an answer that are told."""

LONGEST_QUESTION = 300
"""Characters above which what was written is no question."""

MOST_TOKENS = 60

FEW_WORDS = 5
"""Words up to which a question is likely to lean on the one before it."""


class Writing(Protocol):
    """Text of a language model as it arrives."""

    def __iter__(self) -> Iterator[str]:
        """Yield pieces of text, empty ones where nothing comes; raises `ModelFailure`."""

    def close(self) -> None:
        """End it, at the provider too."""


class LanguageModel(Protocol):
    """What is asked of a language model."""

    def stream(self, system: str, user: str, *, most_tokens: int) -> Writing:
        """Begin to write."""


def may_lean(question: str, standalone: str) -> bool:
    """Return whether a question may lean on an earlier one, so that a slow model is worth asking.

    Args:
        question: what the user asked.
        standalone: the same as rules read it.
    """
    return standalone != question or len(question.split()) <= FEW_WORDS


def condensed(
    model: LanguageModel, question: str, history: Sequence[Answer | str]
) -> Generator[Token, None, str | None]:
    """Put a follow-up question in full by a language model.

    Args:
        model: what writes.
        question: what the user asked.
        history: the turns before it, oldest first: answers, or bare questions.

    Yields:
        A token without text for each piece that comes, so that whoever waits may leave: closing the generator
        ends the writing.

    Returns:
        The question in full, None where the model fails or makes something up.
    """
    told = [_told(turn) for turn in history[-MOST_TURNS:]]
    asked = "\n".join([*told, f"Last question: {question}"])
    writing = model.stream(_TASK, asked, most_tokens=MOST_TOKENS)
    written = ""
    try:
        for piece in writing:
            written += piece
            yield Token("")
    except ModelFailure:
        return None
    finally:
        writing.close()
    first = written.strip().partition("\n")[0].removeprefix("Last question:")
    line = " ".join(first.split()).strip('"“” ')
    return line if _plausible(line, question, "\n".join(told)) else None


def _told(turn: Answer | str) -> str:
    if isinstance(turn, str):
        return f"Question: {turn}"
    return f"Question: {turn.standalone_question}\nAnswer: {turn.text[:LONGEST_ANSWER]}"


def _plausible(line: str, question: str, earlier: str) -> bool:
    """Return whether a line is a question of this conversation: it brings no name and number of its own."""
    if not line or len(line) > LONGEST_QUESTION or not line.endswith("?"):
        return False
    known = set(words(f"{question} {earlier}"))
    figures = {word for word in words(line) if any(each.isdigit() for each in word)}
    return names(line) | figures <= known and bool(set(words(line)) & set(words(question)))
