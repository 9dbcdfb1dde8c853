"""What readers said of answers, as the command line hands it on."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dossier.cli.commands import app
from dossier.errors import StorageError
from dossier.ui.keeping import FILE, KeptTurn, Store
from tests.ui.scripted_assistant import FLAGSHIP, flagship

READER = "ab" * 16


def feedback(target: str | Path) -> Result:
    return CliRunner().invoke(app, ["feedback", str(target)])


@pytest.fixture
def judged(home: Path) -> Path:
    """Return the folder of an archive two of whose three answers were judged."""
    store = Store(home)
    conversation = store.begin(READER, FLAGSHIP)
    for place, question in enumerate((FLAGSHIP, "Şuşa?", "Nobody judged this.")):
        store.save(READER, conversation, place, KeptTurn(question, flagship() if place == 0 else None))
    store.judge(READER, conversation, 0, "down", "The year is wrong.")
    store.judge(READER, conversation, 1, "up")
    store.close()
    return home


@pytest.mark.usefixtures("judged")
def test_feedback_is_exported_with_question_answer_and_evidence(tmp_path: Path) -> None:
    out = tmp_path / "feedback.jsonl"
    result = feedback(out)
    assert (result.exit_code, result.stdout) == (0, f"Exported feedback on 2 answers to {out}.\n")
    text = out.read_text(encoding="utf-8")
    first, second = map(json.loads, text.splitlines())
    assert (first["verdict"], first["note"]) == ("down", "The year is wrong.")
    assert first["answer"] == flagship().to_dict()
    assert (second["verdict"], second["question"], second["answer"]) == ("up", "Şuşa?", None)
    assert "Şuşa" in text
    assert READER not in text


@pytest.mark.usefixtures("judged")
def test_feedback_goes_to_standard_output_and_nothing_else_does() -> None:
    result = feedback("-")
    assert result.exit_code == 0
    assert [json.loads(line)["verdict"] for line in result.stdout.splitlines()] == ["down", "up"]


def test_where_no_reader_asked_there_is_no_feedback_and_no_database(home: Path) -> None:
    result = feedback("-")
    assert (result.exit_code, result.output) == (0, "")
    assert not (home / FILE).exists()


@pytest.mark.usefixtures("judged")
def test_an_export_that_fails_leaves_the_last_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "feedback.jsonl"
    feedback(file)
    before = file.read_bytes()

    def broken(_: object) -> Iterator[dict[str, object]]:
        raise StorageError("The disk is gone.")

    monkeypatch.setattr("dossier.ui.keeping.Store.export_feedback", broken)
    assert "disk is gone" in feedback(file).stderr
    assert file.read_bytes() == before
    assert [each.name for each in tmp_path.glob("feedback*")] == ["feedback.jsonl"]


@pytest.mark.parametrize(
    ("target", "said"), [("feedback.csv", "must end in .jsonl"), ("none/feedback.jsonl", "cannot be written")]
)
@pytest.mark.usefixtures("judged")
def test_a_file_that_cannot_be_written_is_told(tmp_path: Path, target: str, said: str) -> None:
    result = feedback(tmp_path / target)
    assert result.exit_code == 4
    assert said in result.stderr
    assert result.stdout == ""
