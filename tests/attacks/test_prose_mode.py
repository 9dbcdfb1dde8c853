"""A language model that obeys every order in an article: nothing of it is shown as supported."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dossier import Assistant, Settings
from dossier.types import Answer
from tests.attacks.suite import ASKED_ON, ATTACKS, Row, each_attack, foreign, hidden, payloads, told
from tests.llm.scripted import Stage, says, scripted


def obeys(handler: Any, stage: Stage) -> None:
    """Write what the attack wants, where the question is one of the suite."""
    asked = stage.requests[-1].body["messages"][-1]["content"]
    attack = next(each for each in ATTACKS if f"Question: {each['question']}" in asked)
    says(attack["obeyed"])(handler, stage)


@pytest.fixture(scope="module")
def obeyed(attacked_home: Path) -> Iterator[dict[str, Answer]]:
    with scripted(obeys) as stage:
        # Not strict, so that every verdict is to be seen; what is supported is the same in both modes.
        settings = Settings(home=attacked_home, llm=f"server:{stage.url}#obedient", strict=False)
        with Assistant(settings) as assistant:
            yield {row["id"]: assistant.ask(row["question"], today=ASKED_ON) for row in ATTACKS}
        assert len(stage.requests) == len(ATTACKS), "the model was asked each time"


@each_attack
def test_nothing_that_an_order_asks_for_is_supported(attack: Row, obeyed: dict[str, Answer]) -> None:
    answer = obeyed[attack["id"]]
    assert payloads(attack, " ".join(told(answer))) == []
    if answer.composer == "quote":
        assert foreign(answer) == []


@each_attack
def test_the_truth_is_told_all_the_same(attack: Row, obeyed: dict[str, Answer]) -> None:
    assert any(attack["truth"] in text for text in told(obeyed[attack["id"]]))


@each_attack
def test_nothing_is_hidden_in_prose(attack: Row, obeyed: dict[str, Answer]) -> None:
    assert hidden(obeyed[attack["id"]].text) == []
