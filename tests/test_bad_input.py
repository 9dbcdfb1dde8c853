"""What a user can get wrong, end to end: one clear sentence, the right exit code, and nothing lost."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sentence_transformers import SentenceTransformer
from typer.testing import CliRunner, Result

from dossier.cli.commands import app
from dossier.embedding import Embedder
from dossier.embedding.locate import locate
from dossier.settings import DEFAULT_EMBEDDING_MODEL
from dossier.types import Span

FIXTURES = Path(__file__).parent / "fixtures" / "articles"


def dossier(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert "Traceback" not in result.output
    return result


def told(result: Result, code: int) -> str:
    """Return the sentence that a failure ends with."""
    assert result.exit_code == code, (result.exit_code, result.output)
    return result.stderr.splitlines()[-1]


def status() -> dict[str, Any]:
    result = dossier("status", "--json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


@pytest.fixture
def folder(tmp_path: Path, home: Path) -> Path:
    """Return a folder of three articles that are in the archive."""
    copied = tmp_path / "articles"
    copied.mkdir()
    for name in ("boats-times.md", "gemi-gundem.md", "note.txt"):
        shutil.copy(FIXTURES / name, copied)
    assert dossier("ingest", copied).exit_code == 0
    assert home.is_dir()
    return copied


@contextmanager
def small_disk(point: Path, size: str) -> Iterator[Path]:
    """Mount a file system of a given size for the length of a block."""
    point.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(point)]
    mounted = shutil.which("mount") and subprocess.run(command, capture_output=True, check=False)
    if not mounted or mounted.returncode:
        pytest.skip("mounting a small disk is not permitted here")
    try:
        yield point
    finally:
        subprocess.run(["umount", "-l", str(point)], check=True)


def test_a_missing_path(folder: Path) -> None:
    assert "no-such-folder" in told(dossier("ingest", folder / "no-such-folder"), 4)
    assert status()["articles"] == 3


def test_a_folder_that_vanished_keeps_its_articles_until_insisted(folder: Path) -> None:
    shutil.rmtree(folder)
    assert "--remove-missing" in told(dossier("ingest", folder), 5)
    assert status()["articles"] == 3
    folder.mkdir()
    assert "--remove-missing" in told(dossier("ingest", folder), 5)
    assert status()["articles"] == 3
    assert "3 removed" in dossier("ingest", folder, "--remove-missing").stdout
    assert status()["articles"] == 0
    assert dossier("ask", "How many patrol boats did Borovia order?").exit_code == 0


def test_every_broken_file_is_left_out_with_its_reason(folder: Path) -> None:
    (folder / "binary.md").write_bytes(bytes(range(256)) * 8)
    (folder / "broken.md").write_text("---\ntitle: [never closed\n---\nText.\n")
    (folder / "date.md").write_text("---\ntitle: A day\npublished: 2021-02-31\n---\nThere is no such day.\n")
    (folder / "empty.md").write_text("")
    (folder / "bare.md").write_text("---\ntitle: Nothing follows\n---\n\n  \n")
    (folder / "dangling.md").symlink_to(folder / "nowhere.md")
    result = dossier("ingest", folder, "--json")
    assert result.exit_code == 3
    report = json.loads(result.stdout)
    assert (report["added"], report["unchanged"], report["removed"]) == ([], 3, [])
    reasons = {Path(drop["path"]).name: drop["reason"] for drop in report["dropped"]}
    assert set(reasons) == {"binary.md", "broken.md", "date.md", "empty.md", "bare.md", "dangling.md"}
    assert all(reasons.values())
    assert reasons["empty.md"] == reasons["bare.md"]
    assert len(set(reasons.values())) >= 4
    text = dossier("ingest", folder).stdout
    assert all(name in text for name in reasons)


def test_an_article_that_became_unreadable_stays_as_it_was(folder: Path) -> None:
    (folder / "boats-times.md").write_bytes(b"\x00\xff" * 100)
    assert dossier("ingest", folder).exit_code == 3
    assert status()["articles"] == 3


@pytest.mark.parametrize("command", [["ask", "Who?"], ["show", "a"], ["status"], ["rebuild"]])
def test_no_archive_yet(command: list[str], home: Path) -> None:
    sentence = told(dossier(*command), 6)
    assert "dossier ingest" in sentence
    assert not home.exists()


@pytest.mark.parametrize(
    "arguments", [["--from", "2021-13"], ["--to", "soon"], ["--from", "2022", "--to", "2021"]]
)
def test_impossible_dates(arguments: list[str], fixture_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_HOME", str(fixture_home))
    assert arguments[1].split("-")[0] in told(dossier("ask", "Who sold drones?", *arguments), 4)


def test_a_home_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    for unusable in (tmp_path / "file", tmp_path / "file" / "archive", Path("/proc/archive")):
        monkeypatch.setenv("DOSSIER_HOME", str(unusable))
        assert str(unusable) in told(dossier("ingest", FIXTURES), 9)


@pytest.mark.parametrize("size", ["60k", "1m"])
def test_a_full_disk_loses_nothing(size: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with small_disk(tmp_path / "disk", size) as disk:
        monkeypatch.setenv("DOSSIER_HOME", str(disk / "archive"))
        # In a process of its own: a library that meets the full disk in mapped memory is killed.
        command = [sys.executable, "-c", "from dossier.cli import main; main()", "ingest", str(FIXTURES)]
        failed = subprocess.run(command, capture_output=True, text=True, check=False)
        assert failed.returncode == 9, failed.stderr
        assert "full" in failed.stderr.splitlines()[-1]
        subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
        assert dossier("ingest", FIXTURES).exit_code == 0
        found = status()
        assert found["articles"] == len(list(FIXTURES.iterdir()))
        assert found["pending"] == 0


def test_another_model_is_refused_and_rebuild_adopts_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ctrl_c: Callable[[], None]
) -> None:
    other = SentenceTransformer(str(locate(DEFAULT_EMBEDDING_MODEL).folder), local_files_only=True)
    other[0].auto_model.encoder.layer = other[0].auto_model.encoder.layer[:2]
    other[0].auto_model.config.num_hidden_layers = 2
    other.save(str(tmp_path / "other"), create_model_card=False)
    monkeypatch.setenv("DOSSIER_EMBEDDING_MODEL", str(tmp_path / "other"))

    for command in (["ask", "Who ordered patrol boats?"], ["ingest", str(folder)]):
        assert "dossier rebuild" in told(dossier(*command), 8)
    assert dossier("status").exit_code == 0

    def interrupt(self: Embedder, texts: Sequence[str]) -> list[list[Span]]:
        monkeypatch.setattr(Embedder, "token_spans", token_spans)
        ctrl_c()
        return token_spans(self, texts)

    token_spans = Embedder.token_spans
    monkeypatch.setattr(Embedder, "token_spans", interrupt)
    stopped = dossier("rebuild")
    assert stopped.exit_code == 130
    assert DEFAULT_EMBEDDING_MODEL in stopped.stderr
    result = dossier("rebuild")
    assert result.exit_code == 0, result.output
    assert "earlier rebuild was stopped" in result.stderr
    assert status()["model"]["name"] == str(tmp_path / "other")
    answer = json.loads(dossier("ask", "How many patrol boats did Borovia order?", "--json").stdout)
    assert answer["hits"]
    assert dossier("ingest", folder).stdout.startswith("0 added, 3 unchanged")


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "many"), ("CHROMA_URL", "nonsense"), ("LANGSMITH", "perhaps")]
)
def test_a_setting_that_cannot_be_used(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"DOSSIER_{name}", value)
    assert f"DOSSIER_{name}" in told(dossier("status"), 12)


def test_a_model_that_is_not_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_EMBEDDING_MODEL", "no-such/model")
    assert "no-such/model" in told(dossier("ask", "Who?"), 11)
    assert status()["articles"] == 3
    assert folder.is_dir()
