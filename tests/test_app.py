"""What `make app` runs."""

import shutil
from pathlib import Path

import pytest

import app
from dossier.archive import Archive
from dossier.settings import Settings

FIXTURES = Path(__file__).parent / "fixtures" / "articles"


@pytest.fixture(autouse=True)
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a corpus of one article, and the archive beside it, into a folder of the test's own."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    shutil.copy(FIXTURES / "note.txt", folder)
    monkeypatch.setattr(app, "ROOT", tmp_path)
    monkeypatch.setattr(app, "CORPUS", folder)
    monkeypatch.setenv("DOSSIER_HOME", "")
    monkeypatch.delenv("DOSSIER_HOME")
    return folder


def test_the_corpus_is_indexed_and_the_page_served(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    served: list[Settings] = []
    monkeypatch.setattr(app, "serve", served.append)
    app.main()
    assert capsys.readouterr().out.startswith("1 added")
    assert served[0].home == corpus.parent / ".dossier"
    shutil.copy(FIXTURES / "boats-times.md", corpus)
    app.main()
    assert capsys.readouterr().out.startswith("1 added, 1 unchanged")
    with Archive.open(served[1].home) as archive:
        assert archive.status().articles == 2


def test_a_home_of_the_users_own_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_HOME", str(tmp_path / "mine"))
    assert app.prepare().home == tmp_path / "mine"


def test_an_empty_home_counts_as_unset(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_HOME", "")
    assert app.prepare().home == corpus.parent / ".dossier"


def test_a_corpus_that_vanished_is_told(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    app.prepare()
    shutil.rmtree(corpus)
    with pytest.raises(SystemExit) as left:
        app.main()
    assert left.value.code == 5
    assert str(corpus) in capsys.readouterr().err
