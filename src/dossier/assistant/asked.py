"""A question on its way to its answer."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dossier.assistant.followup import stand_alone, wishes_more
from dossier.composing import Composition
from dossier.retrieval import Query
from dossier.text import normalise
from dossier.types import Answer, Citation, Filters, Hit

Day = str | date | None
Found = tuple[Query, tuple[Hit, ...]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what is known of it so far.

    Attributes:
        question: as it was asked.
        standalone: as it is searched for.
        history: the turns before it, oldest first.
        filters: what is searched.
        today: the day as of which it is asked.
        any_time: whether the period that its words name is left aside.
        told: what was quoted before, where more than that is wished for.
        began: when it came, on the clock of `time.perf_counter`.
        query: the question made ready for the search; None where it holds no words.
        hits: what was found for it.
        sides: each other question that goes with it (`Query.parts`, or else `Query.sides`) with what was
            found for it.
        found: when the search was over, on the same clock.
        revision: the archive's revision that was searched.
        composed: what quote mode makes of it.
    """

    question: str
    standalone: str
    history: tuple[Answer | str, ...]
    filters: Filters
    today: date
    any_time: bool
    began: float
    told: tuple[Citation, ...] = ()
    query: Query | None = None
    hits: tuple[Hit, ...] = ()
    sides: tuple[Found, ...] = ()
    found: float = 0.0
    revision: int = 0
    composed: Composition = field(default_factory=Composition)


def request(
    question: str,
    history: Sequence[Answer | str],
    since: Day,
    until: Day,
    outlets: str | Iterable[str] | None,
    languages: str | Iterable[str] | None,
    today: date | None,
    any_time: bool,
) -> dict[str, Any]:
    """Return the arguments of `Assistant.ask` as the chain takes them."""
    return {
        "question": question,
        "history": history,
        "since": since,
        "until": until,
        "outlets": outlets,
        "languages": languages,
        "today": today,
        "any_time": any_time,
    }


def read(given: str | Mapping[str, Any]) -> Asked:
    """Read what the chain is given: a bare question, or the arguments of `Assistant.ask`.

    Raises:
        InputError: a date cannot be read, or the period ends before it begins.
    """
    fields: Mapping[str, Any] = {"question": given} if isinstance(given, str) else given
    question = normalise(str(fields["question"])).strip()
    history = tuple(fields.get("history") or ())
    return Asked(
        question=question,
        standalone=stand_alone(question, history),
        history=history,
        filters=Filters.of(*(fields.get(name) for name in ("since", "until", "outlets", "languages"))),
        today=fields.get("today") or date.today(),
        any_time=bool(fields.get("any_time")),
        began=time.perf_counter(),
        told=_told(history) if wishes_more(question) else (),
    )


def _told(history: Sequence[Answer | str]) -> tuple[Citation, ...]:
    return tuple(quote for turn in history if isinstance(turn, Answer) for quote in turn.citations)
