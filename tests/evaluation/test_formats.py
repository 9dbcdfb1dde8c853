import json
from pathlib import Path
from typing import Any

import pytest

from dossier.errors import InputError
from dossier.evaluation.formats import Document, read_documents, read_questions, read_topics

from .conftest import Lines


def question(lines: Lines, **fields: Any) -> Any:
    """Return the one question of a file."""
    row = {"id": "q", "question": "Why?", "gold": "so"} | fields
    return read_questions(lines("questions.jsonl", [row]))[0]


def test_a_corpus_is_read(lines: Lines) -> None:
    path = lines(
        "corpus.jsonl",
        [
            {"_id": "1", "title": "T", "text": "Text.", "metadata": {"date": "1963-01-04"}},
            "",
            {"_id": 2, "text": "Metin.", "title": None, "metadata": {}},
        ],
    )
    assert read_documents(path) == [Document("1", "T", "Text.", "1963-01-04"), Document("2", "", "Metin.")]


def test_topics_are_those_that_have_a_relevant_document(lines: Lines, tmp_path: Path) -> None:
    lines("queries.jsonl", [{"_id": key, "text": key.upper()} for key in ("a", "b", "c")])
    lines("qrels/test.tsv", ["a\td1\t2", "a\td2\t-1", "b\td1\t0", ""])
    topics = read_topics(tmp_path)
    assert topics.queries == {"a": "A"}
    assert topics.qrels == {"a": {"d1": 2, "d2": 0}}


def test_a_line_of_headings_is_left_out(collection: Path) -> None:
    assert read_topics(collection).qrels == {"q1": {"boats": 2, "gemi": 0}, "q2": {"drones": 1}}


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
        ('{"text": "x"}', "`_id` is missing"),
        ('{"_id": "", "text": "x"}', "`_id` is missing"),
        ('{"_id": "2"}', "`text` is missing"),
        ('{"_id": "2", "text": 5}', "`text` is not text"),
        ('{"_id": "2", "text": "x", "title": []}', "`title` is not text"),
    ],
)
def test_a_faulty_line_of_a_corpus_is_named(lines: Lines, line: str, fault: str) -> None:
    path = lines("corpus.jsonl", [{"_id": "1", "text": "x"}, line])
    with pytest.raises(InputError, match=f"Line 2 of .*corpus.jsonl.*{fault}"):
        read_documents(path)


def test_ids_are_unique(lines: Lines) -> None:
    with pytest.raises(InputError, match="holds '1' twice"):
        read_documents(lines("corpus.jsonl", [{"_id": "1", "text": "x"}, {"_id": 1, "text": "y"}]))


def test_a_missing_file_and_other_encodings_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no file"):
        read_documents(tmp_path / "corpus.jsonl")
    (tmp_path / "latin.jsonl").write_bytes('{"_id": "1", "text": "déjà"}'.encode("latin-1"))
    with pytest.raises(InputError, match="not UTF-8"):
        read_documents(tmp_path / "latin.jsonl")


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("a\td1", "Line 2 of .*test.tsv is not a query"),
        ("a d1 1", "Line 2 of .*test.tsv is not a query"),
        ("a\td1\tmuch", "Line 2 of .*test.tsv is not a query"),
        ("z\td1\t1", "judges query 'z'"),
    ],
)
def test_a_faulty_judgement_is_named(lines: Lines, tmp_path: Path, row: str, fault: str) -> None:
    lines("queries.jsonl", [{"_id": "a", "text": "A"}])
    lines("qrels/test.tsv", ["a\td1\t1", row])
    with pytest.raises(InputError, match=fault):
        read_topics(tmp_path)


def test_judgements_without_relevance_are_refused(lines: Lines, tmp_path: Path) -> None:
    lines("queries.jsonl", [{"_id": "a", "text": "A"}])
    lines("qrels/test.tsv", ["a\td1\t0"])
    with pytest.raises(InputError, match="No query"):
        read_topics(tmp_path)


def test_answers_are_strings_or_records_with_a_start(lines: Lines) -> None:
    assert question(lines, answers=["a", "b"]).golds == ("a", "b")
    asked = question(lines, answers=[{"text": "a", "start": 7}, {"text": "b", "start": 90}], article="d1")
    assert asked.golds == ("a", "b")
    assert (asked.evidence.article, asked.evidence.start) == ("d1", 7)
    assert question(lines, gold=1918).golds == ("1918",)
    assert question(lines, answers=["a", " "], gold="b").golds == ("a",)


def test_evidence_comes_in_three_forms(lines: Lines) -> None:
    assert question(lines, facts=["F1", "F2"]).evidence.facts == {"F1", "F2"}
    assert question(lines, evidence="A passage.").evidence.texts == ("A passage.",)
    assert question(lines, evidence=["One.", "Two."]).evidence.texts == ("One.", "Two.")
    named = question(lines, evidence=[{"article": "d1", "start": 3}]).evidence
    assert (named.article, named.start) == ("d1", 3)
    assert question(lines, article=5, start=3).evidence.article == "5"
    assert not question(lines).evidence


def test_scoring_falls_back_on_what_there_is(lines: Lines) -> None:
    items = [["a", "A"], "b"]
    assert question(lines, items=items, scoring="items").items == (("a", "A"), ("b",))
    assert question(lines, items=items).scoring == "items"
    assert question(lines, items=items, answers=["a"]).scoring == "strings"
    assert question(lines, items=[], scoring="items").scoring == "strings"
    assert question(lines, items=items, scoring="facts", facts=["F1"]).scoring == "facts"
    assert question(lines, items=items, scoring="facts", facts=["F1"]).items == ()
    assert question(lines, scoring="abstain", answerable=False).answerable is False


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"answerable": "yes"}, "`answerable` is neither"),
        ({"items": "a"}, "`items` is not a list"),
        ({"answers": [{"start": 1}]}, "`answers` holds something"),
        ({"facts": [["F1"]]}, "`facts` holds something"),
        ({"gold": True}, "`gold` holds something"),
        ({"gold": None}, "needs `gold`"),
        ({"article": "d1", "start": -1}, "`start` is not"),
        ({"article": "d1", "start": "5"}, "`start` is not"),
        ({"type": 5}, "`type` is not text"),
        ({"question": None}, "`question` is missing"),
        ({"id": None}, "`id` is missing"),
    ],
)
def test_a_faulty_question_is_named(lines: Lines, fields: dict[str, Any], fault: str) -> None:
    with pytest.raises(InputError, match=f"Line 1 of .*{fault}"):
        question(lines, **fields)


def test_a_file_without_questions_is_refused(lines: Lines) -> None:
    with pytest.raises(InputError, match="holds no question"):
        read_questions(lines("questions.jsonl", [""]))


def test_the_questions_that_come_along_can_be_read() -> None:
    path = Path(__file__).resolve().parents[2] / "benchmarks" / "questions.jsonl"
    assert len(read_questions(path)) == len([json.loads(line) for line in path.read_text().splitlines()])


def test_the_documented_example_of_a_question_file_is_read(tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "docs" / "evaluation.md").read_text()
    section = text.partition("## Format of a question file")[2]
    (tmp_path / "questions.jsonl").write_text(section.partition("```json\n")[2].partition("```")[0])
    listed, unanswerable = read_questions(tmp_path / "questions.jsonl")
    assert (listed.scoring, listed.answerable, listed.language) == ("items", True, "en")
    assert listed.items == (("six patrol boats", "6 patrol boats"), ("Salvo",))
    assert listed.evidence.facts == {"F001", "F002"}
    assert (unanswerable.answerable, unanswerable.golds, unanswerable.items) == (False, (), ())
