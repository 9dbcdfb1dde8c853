"""The commands that change an archive or carry it elsewhere, as a user runs them."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from dossier.archive import UPLOADS
from dossier.cli.commands import app

FIXTURES = Path(__file__).parent / "fixtures" / "articles"


def dossier(*arguments: str | Path, code: int = 0) -> Result:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert "Traceback" not in result.output
    assert result.exit_code == code, result.output
    return result


def shown(article_id: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(dossier("show", article_id, "--json").stdout)
    return found


@pytest.fixture
def filled(home: Path, tmp_path: Path) -> dict[str, str]:
    """Return title -> id of the articles of a table that is in the archive."""
    table = tmp_path / "wire.csv"
    table.write_text(
        "headline,body,day,paper,link\n"
        "Boats,Six patrol boats were ordered from Istanbul.,2019-05-02,Times,https://example.org/boats\n"
        "Drones,Drones were delivered to Baku in May.,2021-06-03,Herald,https://example.org/drones\n"
        "Rockets,,2022-01-01,Herald,https://example.org/rockets\n",
        encoding="utf-8",
    )
    fields = "title=headline,text=body,published=day,outlet=paper,url=link"
    report = tmp_path / "report.jsonl"
    done = dossier("ingest", table, "--map", fields, "--report", report, "--json", code=3)
    assert len(json.loads(done.stdout)["added"]) == 2
    lines = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    assert [(line["what"], line.get("reason")) for line in lines].count(("dropped", "record")) == 1
    return {line["title"]: line["article_id"] for line in lines if line["what"] == "added"}


def test_show_tells_where_an_article_stands_and_what_it_was(filled: dict[str, str], tmp_path: Path) -> None:
    found = shown(filled["Boats"])
    assert (found["published"], found["dated_by"], found["addresses"]) == (
        "2019-05-02",
        "field",
        ["https://example.org/boats"],
    )
    assert found["origins"] == [str(tmp_path / "wire.csv")]
    newer = tmp_path / "newer.md"
    newer.write_text(
        "---\nurl: https://www.example.org/boats/\n---\nSeven boats were ordered.", encoding="utf-8"
    )
    dossier("ingest", newer)
    (version,) = shown(filled["Boats"])["versions"]
    assert version["title"] == "Boats"
    told = dossier("show", filled["Boats"]).stdout
    assert "Seven boats" in told
    assert "earlier" in told


def test_forget_asks_and_then_removes_for_good(filled: dict[str, str]) -> None:
    told = dossier("forget", "--outlet", "herald", "--dry-run").stdout
    assert "Drones" in told
    assert "Boats" not in told
    refused = dossier("forget", "--outlet", "herald", code=4)
    assert "--yes" in refused.stderr
    assert shown(filled["Drones"])["title"] == "Drones"
    assert "1 article" in dossier("forget", "--outlet", "herald", "--yes").stdout
    dossier("show", filled["Drones"], code=10)
    assert "Name what to forget" in dossier("forget", code=4).stderr
    assert "No article is meant" in dossier("forget", "--before", "1990").stdout
    dossier("forget", "--before", "yesterday week", code=4)


def test_a_prompt_that_is_left_removes_nothing(
    filled: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def left(*_: object, **__: object) -> bool:
        raise typer.Abort

    monkeypatch.setattr("dossier.cli.writing._agreed", left)
    assert "Stopped" in dossier("forget", "--outlet", "herald", code=130).stderr
    assert shown(filled["Drones"])["title"] == "Drones"


def test_export_and_ingest_again_elsewhere(
    filled: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "archive.jsonl.gz"
    assert "2 articles" in dossier("export", file).stdout
    before = {title: shown(article_id) for title, article_id in filled.items()}
    monkeypatch.setenv("DOSSIER_HOME", str(tmp_path / "second"))
    dossier("ingest", file)
    assert {title: shown(article_id) for title, article_id in filled.items()} == before
    assert ".jsonl" in dossier("export", tmp_path / "archive.txt", code=4).stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere/*.html"], "fits"),
        (["ftp://example.org/x"], "http"),
        (["{here}", "--map", "title"], "title=headline"),
        (["{here}", "--report", "{here}"], "report"),
        (["{here}/note.txt", "--report", "{here}/note.txt"], "to be read"),
        (["{here}", "--report", "{here}/done.jsonl"], "to be read"),
        (["{here}/n*.txt", "--report", "{here}/note.txt"], "to be read"),
        (["{here}", "--dates", "ymd"], "dmy or mdy"),
    ],
)
def test_what_cannot_be_begun(arguments: list[str], told: str, home: Path, tmp_path: Path) -> None:
    shutil.copy(FIXTURES / "note.txt", tmp_path)
    given = [argument.replace("{here}", str(tmp_path)) for argument in arguments]
    assert told in dossier("ingest", *given, code=4).stderr
    assert (tmp_path / "note.txt").read_bytes() == (FIXTURES / "note.txt").read_bytes()


def test_dates_that_can_be_read_in_two_ways_go_in_once_it_is_said_how(home: Path, tmp_path: Path) -> None:
    table = tmp_path / "wire.csv"
    table.write_text("title,text,date\nBoats,Six boats were ordered.,06/07/2021\n", encoding="utf-8")
    assert "--dates" in dossier("ingest", table, code=3).output
    done = json.loads(dossier("ingest", table, "--dates", "mdy", "--json").stdout)
    (article_id,) = done["added"]
    assert shown(article_id)["published"] == "2021-06-07"
    assert json.loads(dossier("ingest", table, "--dates", "mdy", "--json").stdout)["unchanged"] == 1


def test_a_pattern_of_files(home: Path, tmp_path: Path) -> None:
    for name in ("note.txt", "boats-times.md"):
        shutil.copy(FIXTURES / name, tmp_path)
    done = dossier("ingest", str(tmp_path / "*.md"), "--json")
    assert len(json.loads(done.stdout)["added"]) == 1


def test_progress_can_be_read_by_another_program(home: Path, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Six patrol boats were ordered.", encoding="utf-8")
    done = dossier("ingest", tmp_path / "a.md", tmp_path / "b.md", "--progress-lines", code=4)
    assert done.stdout.count("{") == done.stdout.count('"step"')
    (tmp_path / "b.bin").write_bytes(b"\0")
    done = dossier("ingest", tmp_path / "a.md", tmp_path / "b.bin", "--progress-lines", code=3)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    last = {line["step"]: line for line in lines}
    assert last["Reading articles"] == {
        "step": "Reading articles", "done": 2, "total": 2, "rate": None, "left": None
    }  # fmt: skip
    assert (last["Embedding passages"]["done"], last["Storing articles"]["done"]) == (1, 1)
    assert len(lines) < 20


def test_a_file_that_was_sent_to_the_page_is_deleted_with_the_last_of_its_articles(
    home: Path, tmp_path: Path
) -> None:
    sent, own = home / UPLOADS / "1" / "wire.csv", tmp_path / "own.md"
    sent.parent.mkdir(parents=True)
    sent.write_text("title,text\nBoats,Six boats.\nDrones,Two drones.\n", encoding="utf-8")
    own.write_text("A lighthouse.", encoding="utf-8")
    report = tmp_path / "report.jsonl"
    dossier("ingest", sent, own, "--report", report)
    lines = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    ids = {line["title"]: line["article_id"] for line in lines}
    dossier("forget", ids["Boats"], "--yes")
    assert sent.exists()
    dossier("forget", *(name for name in ids.values() if name != ids["Boats"]), "--yes")
    assert not sent.parent.exists()
    assert own.exists()
