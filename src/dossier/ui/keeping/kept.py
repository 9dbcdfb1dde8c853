"""What is kept of a conversation, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from dossier.types import Answer

Verdict = Literal["up", "down"]
"""What a reader thinks of an answer: thumbs up or thumbs down."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a reader said of an answer.

    Attributes:
        verdict: thumbs up or down.
        note: in the reader's words; empty where there are none.
    """

    verdict: Verdict
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeptTurn:
    """A question with what came of it.

    Attributes:
        question: as the reader put it.
        answer: None where there was none.
        notice: what was told in its place or beside it, such as an error; None where nothing was.
        filters: how the question was narrowed, as plain JSON types; empty where it was not.
        feedback: what the reader said of it; None where nothing.
    """

    question: str
    answer: Answer | None = None
    notice: str | None = None
    filters: Mapping[str, Any] = field(default_factory=dict)
    feedback: Feedback | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a list of conversations tells of one.

    Attributes:
        id: the conversation.
        name: what the reader called it, or its first question in short.
        changed: when a turn was last added or replaced, in UTC.
        turns: number of questions.
    """

    id: str
    name: str
    changed: datetime
    turns: int
