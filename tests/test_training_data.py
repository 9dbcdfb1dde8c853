"""The questions that the reader was trained on, and those kept from it, are sound."""

import json
from pathlib import Path

import pytest

PRESS = Path(__file__).parents[1] / "training" / "press"
KINDS = {"other", "reversed", "aspect", "premise", "stage", "part", "measure"}


def rows(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (PRESS / name).read_text().splitlines()]


@pytest.mark.parametrize("name", ["read.jsonl", "questions.jsonl"])
def test_an_answer_stands_where_it_is_said_to_and_the_rest_has_a_kind(name: str) -> None:
    texts = {str(each["_id"]): str(each["text"]) for each in rows("corpus.jsonl")}
    for row in rows(name):
        if row["answerable"]:
            answer, start = str(row["answer"]), int(str(row["start"]))
            assert texts[str(row["article"])][start : start + len(answer)] == answer
        else:
            assert row["kind"] in KINDS


def test_no_passage_is_both_trained_on_and_kept() -> None:
    trained, kept = ({row["article"] for row in rows(name)} for name in ("read.jsonl", "questions.jsonl"))
    assert trained
    assert kept
    assert not trained & kept


def test_nothing_is_on_what_the_starter_corpus_tells_of() -> None:
    told = (PRESS / "corpus.jsonl").read_text().lower()
    assert not [name for name in ("azerbaijan", "karabakh", "armenia", "bayraktar") if name in told]
