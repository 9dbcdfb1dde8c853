"""What page.js hands on: nothing in it is trusted."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.ui.asking.conversation import Turn
from dossier.ui.asking.wishes import LONGEST, Asked, Judged, asked_by, judged_by

TURNS = (Turn("one", ""), Turn("two", "", read_as="two alone", any_time=True), Turn("three", ""))


@pytest.mark.parametrize(
    ("wish", "asked"),
    [
        ({"do": "ask", "question": " next? "}, Asked("next?", TURNS)),
        ({"do": "again", "turn": 1}, Asked("one", (), TURNS[1:])),
        ({"do": "again", "turn": 2}, Asked("two", TURNS[:1], TURNS[2:], True, "two alone")),
        ({"do": "any-time", "turn": 3}, Asked("three", TURNS[:2], (), True)),
        ({"do": "edit", "turn": 2, "question": "else"}, Asked("else", TURNS[:1])),
        ({"do": "read-as", "turn": 2, "question": "so"}, Asked("two", TURNS[:1], TURNS[2:], True, "so")),
    ],
)
def test_a_wish_is_asked_in_its_place(wish: dict[str, Any], asked: Asked) -> None:
    assert asked_by(json.dumps(wish), TURNS) == asked


@pytest.mark.parametrize(
    "wish",
    [
        "",
        "[]",
        "{",
        "null",
        "[" * 100_000,
        {"do": "ask", "question": "  "},
        {"do": "edit", "turn": 1},
        {"do": "again"},
        {"do": "again", "turn": 0},
        {"do": "again", "turn": 4},
        {"do": "again", "turn": "1"},
        {"do": "again", "turn": -1},
        {"do": "again", "turn": True} | {"turn": 9},
        {"do": "judge", "turn": 1, "verdict": "up"},
        {"do": ["again"], "turn": 1},
    ],
)
def test_a_wish_that_cannot_be_granted_asks_nothing(wish: object) -> None:
    assert asked_by(wish if isinstance(wish, str) else json.dumps(wish), TURNS) is None


def test_a_verdict_is_read_with_its_note() -> None:
    def judged(**told: Any) -> Judged | None:
        return judged_by(json.dumps({"do": "judge", **told}), TURNS)

    assert judged(turn=2, verdict="up", note=" good ") == Judged(2, "up", "good")
    assert judged(turn=2, verdict=None) == Judged(2, None, "")
    assert judged(turn=2, verdict="great") == Judged(2, None, "")
    assert judged(turn=4, verdict="up") is None
    assert judged_by(json.dumps({"turn": 1, "verdict": "up"}), TURNS) is None
    long = judged(turn=1, verdict="down", note="x" * 2 * LONGEST)
    assert long is not None
    assert len(long.note) == LONGEST


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_no_text_breaks_the_reading(wish: str) -> None:
    assert asked_by(wish, TURNS) is None
    assert judged_by(wish, TURNS) is None
