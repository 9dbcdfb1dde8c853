"""What a reader wishes beside typing a question: to ask again, otherwise, or what is offered.

page.js writes a wish as JSON into a hidden field of the page; nothing in it is trusted.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Literal, get_args

from dossier.ui.asking.conversation import Turn

Kind = Literal["ask", "again", "any-time", "edit", "read-as"]
"""Ask a question that is offered; answer a turn again; again without its period; put its question otherwise,
which drops the later turns; read it otherwise."""

Verdict = Literal["up", "down"]

LONGEST = 10_000
"""Characters of a question or note that are taken."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to be answered, with its place in the conversation.

    Attributes:
        question: as the reader puts it.
        before: the turns that it may refer to.
        later: the turns that stay after it.
        any_time: whether the period of its words is left aside.
        read_as: how it is to be read, where the reader said so.
    """

    question: str
    before: tuple[Turn, ...]
    later: tuple[Turn, ...] = ()
    any_time: bool = False
    read_as: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a reader thinks of an answer.

    Attributes:
        turn: number of the answer in the conversation, from 1.
        verdict: thumbs up or down; None takes it back.
        note: in the reader's words.
    """

    turn: int
    verdict: Verdict | None
    note: str


def asked_by(wish: str, turns: tuple[Turn, ...]) -> Asked | None:
    """Return what a wish asks within a conversation, None where it asks nothing that can be answered."""
    told = _read(wish)
    kind, place = told.get("do"), _number(told) - 1
    words = str(told.get("question") or "").strip()[:LONGEST]
    if kind not in get_args(Kind) or (kind in ("ask", "edit", "read-as") and not words):
        return None
    if kind == "ask":
        return Asked(words, turns)
    if not 0 <= place < len(turns):
        return None
    turn, before, later = turns[place], turns[:place], turns[place + 1 :]
    if kind == "edit":
        return Asked(words, before)
    if kind == "read-as":
        return Asked(turn.question, before, later, turn.any_time, words)
    return Asked(turn.question, before, later, turn.any_time or kind == "any-time", turn.read_as)


def judged_by(wish: str, turns: tuple[Turn, ...]) -> Judged | None:
    """Return what a wish says of an answer in a conversation, None where it says nothing of one."""
    told = _read(wish)
    number, verdict = _number(told), told.get("verdict")
    if told.get("do") != "judge" or not 1 <= number <= len(turns):
        return None
    note = str(told.get("note") or "").strip()[:LONGEST]
    return Judged(number, _VERDICTS.get(str(verdict)), note)


_VERDICTS: dict[str, Verdict] = {"up": "up", "down": "down"}


def _read(wish: str) -> dict[str, object]:
    try:
        told = json.loads(wish)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _number(told: dict[str, object]) -> int:
    number = told.get("turn")
    return number if isinstance(number, int) else 0
