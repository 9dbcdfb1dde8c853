"""The command line: what each command prints, where, and with which exit code."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from dossier.archive import Archive
from dossier.cli.commands import app
from dossier.cli.live import finished
from dossier.cli.report import print_answer
from dossier.cli.terminal import Steps
from dossier.embedding import Embedder
from dossier.types import Answer, AnswerDone, Event, Span, StatementDone, Token
from dossier.ui.serving import Serving
from tests.ui.scripted_assistant import FLAGSHIP, NOTICE, ScriptedAssistant, ScriptedSettings, statement

FIXTURES = Path(__file__).parent / "fixtures" / "articles"
QUESTION = "How many patrol boats did Borovia order?"


def dossier(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def printed_json(result: Result) -> Any:
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def told(result: Result, code: int) -> str:
    """Return the one sentence of a failure."""
    assert result.exit_code == code, (result.exit_code, result.output)
    assert result.stdout == ""
    lines = [line for line in result.stderr.splitlines() if not line.startswith("Loading the")]
    assert len(lines) == 1, lines
    assert "Traceback" not in lines[0]
    return lines[0]


@pytest.fixture
def shared(fixture_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point the command line at the archive of the fixture articles."""
    monkeypatch.setenv("DOSSIER_HOME", str(fixture_home))
    return fixture_home


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two articles that a test may change."""
    copied = tmp_path / "articles"
    copied.mkdir()
    for name in ("boats-times.md", "gemi-gundem.md"):
        shutil.copy(FIXTURES / name, copied)
    return copied


@pytest.mark.usefixtures("shared")
def test_every_quote_of_an_answer_stands_in_the_article_that_show_prints() -> None:
    questions = (QUESTION, "Devriye gemilerini kim sipariş etti?", "Where was the lantern festival?")
    cited = []
    for question in questions:
        answer = Answer.model_validate(printed_json(dossier("ask", question, "--json")))
        assert not answer.abstained, question
        cited += answer.citations
    for citation in cited:
        article = printed_json(dossier("show", citation.article_id, "--json"))
        assert article["text"][citation.start : citation.end] == citation.quote
        assert article["title"] == citation.title
    assert {"Fixture Times", "Fixture Gündem"} <= {citation.outlet for citation in cited}


@pytest.mark.usefixtures("shared")
def test_ask_prints_the_answer_and_its_numbered_sources() -> None:
    result = dossier("ask", QUESTION)
    assert result.exit_code == 0
    answer, _, sources = result.stdout.partition("\nSources\n")
    assert "twelve patrol boats" in answer
    assert "[1]" in answer
    assert sources.startswith("[1] ")
    assert "Fixture " in sources
    assert "2021-06-1" in sources
    assert "https://" in sources
    assert "“" in sources


@pytest.mark.usefixtures("shared")
def test_a_question_that_the_archive_cannot_answer_is_no_failure() -> None:
    result = dossier("ask", "Who won the chess championship on the moon of Saturn?")
    assert result.exit_code == 0
    assert "articles searched; the archive has articles from" in " ".join(result.stdout.split())
    assert "Nearest articles" in result.stdout
    assert "Sources" not in result.stdout


@pytest.mark.usefixtures("shared")
def test_ask_tells_the_period_that_it_read_and_can_leave_it_aside() -> None:
    question = "How many patrol boats did Borovia order in 2021?"
    first = dossier("ask", question).stdout.splitlines()[0]
    assert first == "Period: 2021 (read from “in 2021”)"
    assert "Period:" not in dossier("ask", question, "--any-time").stdout
    assert printed_json(dossier("ask", question, "--json"))["period"] == {
        "since": "2021-01-01",
        "until": "2021-12-31",
        "words": "in 2021",
        "kind": "event",
    }


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def prose(question: str = FLAGSHIP) -> list[Event]:
    """Return the events of an answer in prose."""
    return list(ScriptedAssistant(settings=ScriptedSettings(llm="scripted:qwen3")).stream(question))


def printed(events: Iterable[Event]) -> str:
    out = io.StringIO()
    print_answer(Console(file=out, width=200, soft_wrap=True), finished(iter(events)))
    return out.getvalue()


def test_an_answer_in_prose_is_printed_with_its_verdicts_and_what_else_there_is() -> None:
    lines = printed(prose()).split("\n")
    assert lines[0] == (
        "T-122 Sakarya and TRG-300 Kaplan rocket launchers came from Roketsan. [1] "
        "In June 2020 the defence minister announced that TB2 drones would be bought. [2] "
        "Roketsan delivered 600 MAM-L munitions with the drones. [3] "
        "(partly supported: the quotes do not say 600)"
    )
    assert lines[1:3] == ["", "Also in the archive:"]
    assert [line[:9] + line[-5:] for line in lines[3:5]] == ["“Otokar d” [4]", "“SOM-B1 c” [5]"]
    assert lines[5:8] == ["", NOTICE, ""]
    assert lines[8] == "Sources"
    assert lines[-3:] == ["", "qwen3, 412 tokens read, 96 written, 3.9 s", ""]


def test_what_a_language_model_takes_is_told_as_far_as_it_is_known() -> None:
    answer = prose()[-1].answer  # type: ignore[union-attr]
    usage = answer.usage.model_copy(update={"input_tokens": None, "output_tokens": None})
    assert printed([AnswerDone(answer.model_copy(update={"usage": usage}))]).endswith("\nqwen3, 3.9 s\n")


def test_prose_cannot_steer_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = "\x1b]0;owned\x07\x1b[2J\u202eaway."
    said = statement(hostile, ())
    answer = prose()[-1].answer.model_copy(update={"statements": (said,)})  # type: ignore[union-attr]
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    events = [Token(hostile), StatementDone(said, ()), AnswerDone(answer)]
    shown = printed(events) + screen.getvalue()
    assert "]0;owned[2Jaway." in shown
    for bad in ("\x1b]", "\x07", "\x1b[2J", "\u202e"):
        assert bad not in shown


def test_prose_is_shown_on_a_terminal_while_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "300")
    drawn: list[str] = []

    def stream() -> Iterator[Event]:
        for event in prose():
            yield event
            drawn.append(screen.getvalue())

    answer = finished(stream())
    assert answer.composer == "prose"
    assert drawn[0] == ""
    assert drawn[2].endswith("\x1b[2mT-122 Sakarya \x1b[0m")
    assert "from Roketsan. \x1b[2mIn" in drawn[12]
    assert "\x1b[2;9mThe drones entered service in 2019. \x1b[0m" in drawn[-1]


def test_without_a_terminal_nothing_is_shown_before_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    finished(iter(prose()))
    assert capsys.readouterr() == ("", "")


def test_quotes_are_not_shown_before_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    finished(ScriptedAssistant().stream(FLAGSHIP))
    assert screen.getvalue() == ""


def test_a_stream_without_an_answer_is_a_fault() -> None:
    with pytest.raises(RuntimeError):
        finished(iter(prose()[:-1]))


@pytest.mark.usefixtures("shared")
def test_ask_keeps_to_dates_and_outlets() -> None:
    wanted = "Who sold drones to Borovia?"
    answer = printed_json(dossier("ask", wanted, "--json", "--outlet", "Fixture Herald"))
    assert {hit["article_id"] for hit in answer["hits"]}
    outlets = {printed_json(dossier("show", hit["article_id"], "--json"))["outlet"] for hit in answer["hits"]}
    assert outlets == {"Fixture Herald"}
    turkish = printed_json(dossier("ask", wanted, "--json", "--language", "tr"))
    assert {hit["article_id"].partition("-")[0] for hit in turkish["hits"]} == {"gemi"}
    early = printed_json(dossier("ask", wanted, "--json", "--from", "2020", "--to", "2021-06-15"))
    dates = {printed_json(dossier("show", hit["article_id"], "--json"))["published"] for hit in early["hits"]}
    assert dates <= {"2020-09-02", "2021-06-15"}


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize(
    "question", ["", "caf\udce9 \udcff?", "'; DROP TABLE articles; --", "🏮" * 50, 'a:b "(']
)
def test_any_question_gets_an_answer_or_an_abstention(question: str) -> None:
    assert dossier("ask", "--", question).exit_code == 0


@pytest.mark.usefixtures("shared")
def test_show_prints_an_article_with_what_is_known_about_it(fixture_home: Path) -> None:
    with Archive.open(fixture_home) as archive:
        [article_id] = {
            identity
            for origin, (identity, _) in archive.origins().items()
            if origin.endswith("gemi-gundem.md")
        }
    result = dossier("show", article_id)
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "Borovya devriye gemileri için anlaşma imzaladı\noutlet:    Fixture Gündem\n"
    )
    assert "published: 2021-06-17 (read from: front matter)" in result.stdout
    assert "Törene Amiral Ilse Maren de katıldı." in result.stdout
    fields = set(printed_json(dossier("show", article_id, "--json")))
    assert fields == {
        *("id", "title", "text", "origin", "outlet", "author", "url", "published", "language", "sources"),
        *("cluster", "dated_by", "addresses", "origins", "versions"),
    }


@pytest.mark.usefixtures("shared")
def test_an_unknown_article_is_told() -> None:
    assert "no-such-article" in told(dossier("show", "no-such-article"), 10)


def test_status_tells_what_the_archive_holds(shared: Path) -> None:
    found = printed_json(dossier("status", "--json"))
    assert found["articles"] == len(list(FIXTURES.iterdir()))
    assert found["home"] == str(shared)
    assert found["outlets"]["Fixture Times"] == 3
    assert found["first_published"] == "2020-09-02"
    assert found["health"] == {"chroma": "ok", "tantivy": "ok"}
    text = dossier("status").stdout
    assert "Fixture Times (3)" in text
    assert "all-MiniLM-L6-v2" in text
    assert "tantivy:" in text


@pytest.mark.usefixtures("shared")
def test_status_names_the_outlets_that_have_most_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dossier.cli.report.MOST_OUTLETS", 1)
    text = dossier("status").stdout
    assert re.search(r"outlets: +[^,]+ \(\d+\), and \d+ more\n", text)


@pytest.mark.usefixtures("home")
def test_ingest_reports_what_it_did(folder: Path) -> None:
    first = dossier("ingest", folder)
    assert first.exit_code == 0
    assert "2 added" in first.stdout
    assert "Loading the embedding model" in first.stderr

    (folder / "boats-times.md").write_text((FIXTURES / "boats-times.md").read_text().replace("twelve", "ten"))
    (folder / "gemi-gundem.md").unlink()
    shutil.copy(FIXTURES / "note.txt", folder)
    (folder / "empty.md").touch()
    second = dossier("ingest", folder)
    assert second.exit_code == 3
    assert "1 added, 0 unchanged, 1 updated, 1 removed, 1 left out" in second.stdout
    assert "empty.md" in second.stdout

    (folder / "empty.md").unlink()
    third = printed_json(dossier("ingest", folder, "--json"))
    assert (third["added"], third["unchanged"], third["dropped"]) == ([], 2, [])


@pytest.mark.usefixtures("home")
def test_ingest_tells_what_it_passed_over_and_what_it_kept(folder: Path) -> None:
    dossier("ingest", folder)
    (folder / "photo.jpg").touch()
    (folder / "boats-times.md").write_text("")
    result = dossier("ingest", folder)
    assert result.exit_code == 3
    assert "boats-times.md (empty): " in result.stdout
    assert "keeps what it held" in result.stdout
    assert ".jpg (1)" in result.stdout


@pytest.mark.usefixtures("home")
def test_an_ingest_that_is_stopped_goes_on_the_next_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch, ctrl_c: Callable[[], None]
) -> None:
    def interrupt(self: Embedder, texts: Sequence[str]) -> list[list[Span]]:
        monkeypatch.setattr(Embedder, "token_spans", token_spans)
        ctrl_c()
        return token_spans(self, texts)

    token_spans = Embedder.token_spans
    monkeypatch.setattr(Embedder, "token_spans", interrupt)
    stopped = dossier("ingest", folder)
    assert stopped.exit_code == 130
    assert "Stopped." in stopped.stdout
    added = int(stopped.stdout.split()[0])
    assert dossier("ingest", folder).stdout.startswith(f"{2 - added} added, {added} unchanged")


@pytest.mark.usefixtures("home")
def test_rebuild_makes_the_indexes_anew(folder: Path) -> None:
    dossier("ingest", folder)
    before = printed_json(dossier("status", "--json"))
    result = dossier("rebuild")
    assert result.exit_code == 0
    assert f": {before['passages']} passages." in result.stdout
    assert printed_json(dossier("status", "--json"))["passages"] == before["passages"]
    assert not printed_json(dossier("ask", QUESTION, "--json"))["abstained"]


def test_serve_takes_its_address_from_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    given = []
    monkeypatch.setattr("dossier.cli.commands.serve_page", lambda *each: given.append(each))
    assert dossier("serve", "--port", "8123", "--host", "::1").exit_code == 0
    settings, serving = given.pop()
    assert (settings.host, settings.port) == ("::1", 8123)
    assert serving == Serving()
    assert dossier("serve", "--port", "70000").exit_code == 2


def test_serve_takes_everything_else_from_the_command_line_too(monkeypatch: pytest.MonkeyPatch) -> None:
    given = []
    monkeypatch.setattr("dossier.cli.commands.serve_page", lambda *each: given.append(each))
    options = ("--auth-file", "readers", "--root-path", "/press/", "--read-only", "--max-upload", "2 MB")
    assert dossier("serve", *options, "--log-questions").exit_code == 0
    assert given.pop()[1] == Serving(Path("readers"), "/press", True, 2_000_000, True)
    for wrong in (("--root-path", "press"), ("--max-upload", "much")):
        result = dossier("serve", *wrong)
        assert result.exit_code == 12
        assert result.stderr.startswith(wrong[0])
        assert result.stderr.count("\n") == 1
    assert not given


def test_serve_tells_of_a_file_of_passwords_that_is_not_there(tmp_path: Path) -> None:
    result = dossier("serve", "--auth-file", tmp_path / "none")
    assert result.exit_code == 4
    assert result.stderr.count("\n") == 1


def test_version_and_wrong_command_lines() -> None:
    assert dossier("--version").stdout.startswith("dossier 0.")
    assert dossier("--help").stdout.count("ingest") >= 1
    assert dossier("frobnicate").exit_code == 2
    assert dossier("ask").exit_code == 2


def test_a_fault_is_told_in_a_sentence_and_logged(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("two\nlines")

    monkeypatch.setattr(Archive, "open", fail)
    sentence = told(dossier("status"), 1)
    assert str(home / "fault.log") in sentence
    assert "://" not in sentence
    assert "RuntimeError" in (home / "fault.log").read_text()

    monkeypatch.setenv("DOSSIER_HOME", "/dev/null/archive")
    assert "could not be saved" in told(dossier("status"), 1)


@pytest.mark.usefixtures("home")
def test_ctrl_c_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Archive, "open", interrupt)
    assert told(dossier("status"), 130).startswith("Stopped.")


@pytest.mark.usefixtures("home")
def test_an_error_of_the_system_is_told_as_one_of_storage(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "/somewhere")

    monkeypatch.setattr(Archive, "open", full)
    assert "No space left on device (/somewhere)" in told(dossier("status"), 9)


def test_output_suits_pipes(fixture_home: Path) -> None:
    environment = {**os.environ, "DOSSIER_HOME": str(fixture_home), "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-c", "from dossier.cli import main; main()", "status"]
    run = subprocess.run([*command, "--json"], env=environment, capture_output=True, check=True)
    assert "Fixture Gündem" in json.loads(run.stdout.decode("utf-8"))["outlets"]
    assert run.stderr == b""
    plain = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert b"\x1b" not in plain.stdout

    reader, writer = os.pipe()
    os.close(reader)
    closed = subprocess.run(command, env=environment, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (closed.returncode, closed.stderr) == (141, b"")


def test_progress_is_lines_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with Steps() as steps:
        steps("Reading", 0, None)
        steps("Embedding", 1, 200)
        for done in range(2, 200):
            steps("Embedding", done, 200)
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "Reading\nEmbedding: 1 of 200\n"


def test_progress_is_bars_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with Steps() as steps:
        steps("Reading", 0, None)
        steps("Embedding", 150, 200)
    assert "150 of 200" in screen.getvalue()


def test_the_package_is_the_command_line() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "dossier", "--version"], capture_output=True, text=True, check=True
    )
    assert run.stdout.startswith("dossier ")
