"""What an answer consists of while it comes: the events that `Assistant.stream` yields."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.types.answers import Answer, Citation, Statement


@dataclass(frozen=True, slots=True)
class Evidence:
    """What quote mode says, at once; provisional where a language model is to write.

    Comes once, first; a second time where a language model has read a follow-up question otherwise.

    Attributes:
        answer: the answer in quotes, or the abstention.
        writer: name of the language model that writes next; None where none does.
    """

    answer: Answer
    writer: str | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """Further text of the statement under way, without markers and markup; not verified yet.

    Empty where a language model has been silent for half a second.
    """

    text: str


@dataclass(frozen=True, slots=True)
class StatementDone:
    """A statement that has ended, with its verdict.

    Attributes:
        statement: the statement; its text is what the tokens since the last one said.
        citations: its quotes, numbered in order of use over the statements so far.
        kept: whether it will stand in the answer.
    """

    statement: Statement
    citations: tuple[Citation, ...]
    kept: bool = True


@dataclass(frozen=True, slots=True)
class AnswerDone:
    """The complete answer; always the last event."""

    answer: Answer


Event = Evidence | Token | StatementDone | AnswerDone
"""Evidence first, then tokens and statements in turn, the complete answer last."""
