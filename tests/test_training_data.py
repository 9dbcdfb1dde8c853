"""The questions that the reader was trained on, and those kept from it, are sound."""

import json
from pathlib import Path
from typing import Any

import pytest

TRAINING = Path(__file__).parents[1] / "training"
KINDS = {"other", "reversed", "aspect", "premise", "stage", "part", "measure"}


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (TRAINING / name).read_text().splitlines()]


@pytest.mark.parametrize("name", ["read.jsonl", "questions.jsonl"])
def test_an_answer_stands_where_it_is_said_to_and_the_rest_has_a_kind(name: str) -> None:
    texts = {each["_id"]: each["text"] for each in rows("press/corpus.jsonl")}
    for row in rows(f"press/{name}"):
        if row["answerable"]:
            assert texts[row["article"]][row["start"] :].startswith(row["answer"])
        else:
            assert row["kind"] in KINDS


@pytest.mark.parametrize("name", ["read.jsonl", "questions.jsonl"])
def test_every_answer_to_a_question_on_a_matter_stands_in_one_of_its_articles(name: str) -> None:
    texts = {each["_id"]: each["text"] for each in rows("matters/corpus.jsonl")}
    for row in rows(f"matters/{name}"):
        assert bool(row["answers"]) is (row["type"] not in KINDS)
        for answer in row["answers"]:
            assert answer["article"].startswith(f"{row['matter']}_")
            assert texts[answer["article"]][answer["start"] :].startswith(answer["text"])


@pytest.mark.parametrize(("folder", "key"), [("press", "article"), ("matters", "matter")])
def test_nothing_is_both_trained_on_and_kept(folder: str, key: str) -> None:
    trained, kept = ({row[key] for row in rows(f"{folder}/{name}.jsonl")} for name in ("read", "questions"))
    assert trained
    assert kept
    assert not trained & kept


@pytest.mark.parametrize("folder", ["press", "matters"])
def test_nothing_is_on_what_the_starter_corpus_tells_of(folder: str) -> None:
    told = (TRAINING / folder / "corpus.jsonl").read_text().lower()
    known = (
        "karabakh",
        "bayraktar",
        "baykar",
        "akinci",
        "akıncı",
        "shusha",
        "erdogan",
        "erdoğan",
        "ilham aliyev",
    )
    assert not [name for name in known if name in told]


def test_few_matters_name_azerbaijan_at_all() -> None:
    matters = {each["_id"][:5] for each in rows("matters/corpus.jsonl") if "zerbaijan" in each["text"]}
    assert len(matters) <= 9
