import json
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.archive import Archive
from dossier.embedding import Embedder
from dossier.errors import InputError, RemovalRefused
from dossier.text import normalise, stems
from ingest import ingest, passages, reembed, storing
from ingest.passages import cut
from ingest.report import Reason

from .conftest import LEAD, Write
from .small_model import SmallModel

LONG = " ".join(f"In round {n} the delegation agreed on shipment {n} to the port of Poti." for n in range(40))


def contents(archive: Archive) -> dict[str, tuple[str, str, list[str]]]:
    """Return origin -> (article id, digest, ids of passages): all that tells two archives apart."""
    return {
        origin: (article_id, digest, [passage.id for passage in archive.passages_of(article_id)])
        for origin, (article_id, digest) in archive.origins().items()
    }


def found(archive: Archive, word: str) -> set[str]:
    """Return the origins' names of the articles in which a search finds a word."""
    hits = archive.matching([stems(word, "en")], 50)
    articles = archive.articles(archive.passages([name])[name].article_id for name, _ in hits)
    return {Path(article.origin).name for article in articles.values()}


@pytest.fixture
def corpus(write: Write, tmp_path: Path) -> Path:
    write("corpus/a.md", "---\ntitle: Drones\npublished: 2021\n---\n" + LEAD)
    write("corpus/sub/b.txt", "Rockets for Baku\n\nRoketsan sold rockets. They were tested in Gobustan.")
    write("corpus/sub/c.md", "# Talks\n\n" + LONG)
    write("corpus/.hidden/d.md")
    write("corpus/.e.md")
    write("corpus/picture.jpg")
    return tmp_path / "corpus"


def test_a_folder_becomes_an_archive(corpus: Path, archive: Archive, embedder: Embedder) -> None:
    steps: list[tuple[str, int, int | None]] = []
    report = ingest([corpus], archive, embedder, progress=lambda *step: steps.append(step))
    assert len(report.added) == 3
    assert (report.updated, report.removed, report.unchanged, report.dropped) == ([], [], 0, [])
    assert report.skipped == {".jpg": 1}
    assert report.exit_code == 0
    assert {Path(origin).name for origin in contents(archive)} == {"a.md", "b.txt", "c.md"}
    assert archive.article(report.added[0]).published == "2021"
    assert found(archive, "Roketsan") == {"b.txt"}
    assert archive.nearest(embedder.encode_question("rockets tested in Gobustan"), 1)
    assert steps[0] == ("Finding articles", 0, None)
    assert ("Reading articles", 3, 3) in steps
    assert "Embedding passages" in {step for step, _, _ in steps}
    assert steps[-1] == ("Reading articles", 3, 3)
    for article_id in report.added:
        article = archive.article(article_id)
        expected = cut(article, embedder)
        assert tuple(archive.passages_of(article_id)) == expected.passages


def test_ingesting_twice_changes_nothing(corpus: Path, archive: Archive, embedder: Embedder) -> None:
    ingest([corpus], archive, embedder)
    before, revision = contents(archive), archive.revision
    report = ingest([corpus, corpus / "sub", corpus / "sub" / "c.md"], archive, embedder)
    assert (report.added, report.updated, report.removed, report.unchanged) == ([], [], [], 3)
    assert (contents(archive), archive.revision) == (before, revision)


def test_an_edited_file_replaces_its_passages(
    corpus: Path, archive: Archive, embedder: Embedder, write: Write
) -> None:
    ids = ingest([corpus], archive, embedder).added
    write("corpus/sub/b.txt", "Rockets for Baku\n\nRoketsan sold launchers to the army of its neighbour.")
    report = ingest([corpus], archive, embedder)
    assert report.updated == [name for name in ids if name.startswith("b-")]
    assert (report.added, report.removed, report.unchanged) == ([], [], 2)
    assert found(archive, "Gobustan") == set()
    assert found(archive, "launchers") == {"b.txt"}


def test_a_deleted_file_is_removed_with_its_folder_only(
    corpus: Path, archive: Archive, embedder: Embedder
) -> None:
    ingest([corpus], archive, embedder)
    (corpus / "sub" / "b.txt").unlink()
    assert ingest([corpus / "a.md"], archive, embedder).removed == []
    report = ingest([corpus], archive, embedder)
    assert [name[:2] for name in report.removed] == ["b-"]
    assert found(archive, "Roketsan") == set()
    assert len(contents(archive)) == 2


def test_a_missing_path_changes_nothing(corpus: Path, archive: Archive, embedder: Embedder) -> None:
    with pytest.raises(InputError, match="nowhere"):
        ingest([corpus, corpus / "nowhere"], archive, embedder)
    assert contents(archive) == {}
    with pytest.raises(InputError, match="nowhere"):
        ingest([corpus / "nowhere"], archive, embedder, remove_missing=True)


@pytest.mark.parametrize("accident", ["missing", "empty", "corrupt"])
def test_a_vanished_folder_is_refused(
    accident: str, corpus: Path, archive: Archive, embedder: Embedder, write: Write
) -> None:
    write("other/x.md")
    ingest([corpus], archive, embedder)
    before = contents(archive)
    shutil.rmtree(corpus)
    if accident != "missing":
        corpus.mkdir()
    if accident == "corrupt":
        write("corpus/a.md", b"\0")
    with pytest.raises(RemovalRefused, match=r"[23] articles.*--remove-missing"):
        ingest([corpus.parent / "other", corpus], archive, embedder)
    assert contents(archive) == before
    report = ingest([corpus], archive, embedder, remove_missing=True)
    left = {Path(origin).name for origin in contents(archive)}
    assert left == ({"a.md"} if accident == "corrupt" else set())
    assert len(report.removed) == 3 - len(left)


def test_one_bad_file_never_stops_the_rest(
    corpus: Path, archive: Archive, embedder: Embedder, write: Write
) -> None:
    ingest([corpus], archive, embedder)
    before = contents(archive)
    write("corpus/a.md", "---\npublished: 2021-99\n---\n" + LEAD)
    write("corpus/bad.md", b"\x89PNG\0")
    write("corpus/empty.txt", "")
    write("corpus/good.md", "A good article about helicopters.")
    (corpus / "loop").symlink_to(corpus)
    report = ingest([corpus], archive, embedder)
    assert [(Path(drop.path).name, drop.reason, drop.kept) for drop in report.dropped] == [
        ("loop", Reason.LINK_LOOP, False),
        ("a.md", Reason.DATE, True),
        ("bad.md", Reason.NOT_TEXT, False),
        ("empty.txt", Reason.EMPTY, False),
    ]
    assert report.exit_code == 3
    assert len(report.added) == 1
    assert {**contents(archive), **before} == contents(archive)
    assert json.loads(json.dumps(report.to_dict()))["dropped"][1]["reason"] == "date"


def test_names_that_are_not_utf_8_are_left_out(
    corpus: Path, archive: Archive, embedder: Embedder, write: Write
) -> None:
    bad = os.fsdecode(b"caf\xe9")
    try:
        write(f"corpus/{bad}.md", "An article about helicopters.")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    write(f"corpus/{bad}/x.md", "An article about helicopters.")
    write(f"corpus/{bad}.{bad}")
    report = ingest([corpus, corpus / f"{bad}.md"], archive, embedder)
    assert len(report.added) == 3
    assert {(Path(drop.path).name, drop.reason) for drop in report.dropped} == {
        (bad, Reason.NAME),
        (f"{bad}.md", Reason.NAME),
    }
    assert "rename" in report.dropped[0].detail


def test_a_folder_that_cannot_be_entered_keeps_its_articles(
    corpus: Path, archive: Archive, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest([corpus], archive, embedder)
    before = contents(archive)
    scandir = os.scandir

    def refuse(folder: Path) -> object:
        if Path(folder).name == "sub":
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr("ingest.discovery.os.scandir", refuse)
    report = ingest([corpus], archive, embedder)
    assert [(drop.reason, Path(drop.path).name) for drop in report.dropped] == [(Reason.UNREADABLE, "sub")]
    assert contents(archive) == before


def test_a_moved_folder_keeps_its_ids(corpus: Path, archive: Archive, embedder: Embedder) -> None:
    ids = set(ingest([corpus], archive, embedder).added)
    moved = corpus.parent / "elsewhere" / "corpus"
    moved.parent.mkdir()
    corpus.rename(moved)
    report = ingest([moved], archive, embedder)
    assert (report.added, report.updated, report.removed, report.unchanged) == ([], [], [], 3)
    assert {article_id for article_id, _, _ in contents(archive).values()} == ids
    assert all(Path(origin).is_relative_to(moved) for origin in contents(archive))


def test_an_unrelated_file_of_the_same_name_never_replaces_an_absent_one(
    corpus: Path, archive: Archive, embedder: Embedder, write: Write
) -> None:
    ingest([corpus], archive, embedder)
    before = contents(archive)
    corpus.rename(corpus.parent / "unmounted")
    write("elsewhere/corpus/a.md", "Another article altogether, about helicopters.")
    other = corpus.parent / "elsewhere" / "corpus"
    report = ingest([other], archive, embedder)
    assert (len(report.added), report.updated, report.removed) == (1, [], [])
    (corpus.parent / "unmounted").rename(corpus)
    assert ingest([corpus, other], archive, embedder).unchanged == 4
    assert {**contents(archive), **before} == contents(archive)


def test_two_folders_of_one_name_do_not_collide(corpus: Path, archive: Archive, embedder: Embedder) -> None:
    other = corpus.parent / "elsewhere" / "corpus"
    shutil.copytree(corpus, other)
    for path in (each for each in other.rglob("*.*") if each.is_file()):
        path.write_text(path.read_text(encoding="utf-8") + " An end of its own.", encoding="utf-8")
    first = ingest([corpus, other], archive, embedder)
    assert len(set(first.added)) == 6
    assert ingest([other, corpus], archive, embedder).unchanged == 6


def test_part_of_a_folder_first_then_the_whole(corpus: Path, archive: Archive, embedder: Embedder) -> None:
    some = ingest([corpus / "sub", corpus / "a.md"], archive, embedder)
    report = ingest([corpus], archive, embedder)
    assert (len(some.added), report.unchanged, report.added) == (3, 3, [])


def test_links_are_followed_within_their_folder_and_never_out_of_it(
    corpus: Path, archive: Archive, embedder: Embedder, write: Write
) -> None:
    outside = write("outside/x.md", "Helicopters came too.")
    (corpus / "inside.md").symlink_to(corpus / "a.md")
    (corpus / "folder").symlink_to(outside.parent)
    (corpus / "file.md").symlink_to(outside)
    (corpus / "nowhere.md").symlink_to(corpus.parent / "nowhere.md")
    (corpus / "self.md").symlink_to(corpus / "self.md")
    report = ingest([corpus], archive, embedder)
    assert (len(report.added), report.repeated) == (3, 1)
    assert {Path(drop.path).name: drop.reason for drop in report.dropped} == {
        "folder": Reason.LINK_OUT,
        "file.md": Reason.LINK_OUT,
        "nowhere.md": Reason.LINK_OUT,
        "self.md": Reason.UNREADABLE,
    }
    assert str(outside) in next(drop.detail for drop in report.dropped if drop.path.endswith("file.md"))
    assert len(ingest([corpus / "folder"], archive, embedder).added) == 1


def test_named_files_of_unknown_format_and_the_archive_itself(
    corpus: Path, archive: Archive, embedder: Embedder
) -> None:
    report = ingest([corpus / "picture.jpg", archive.home.parent], archive, embedder)
    assert [drop.reason for drop in report.dropped] == [Reason.UNSUPPORTED]
    assert report.skipped == {".jpg": 1}
    assert len(report.added) == 3


def test_articles_are_cut_again_after_a_change_of_cutting(
    corpus: Path, archive: Archive, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest([corpus], archive, embedder)
    monkeypatch.setattr(passages, "CUT_VERSION", passages.CUT_VERSION + 1)
    # The vectors are known, so nothing is embedded again.
    monkeypatch.setattr(embedder, "encode", lambda texts, _: pytest.fail("embedded") if texts else [])
    report = ingest([corpus], archive, embedder)
    assert (len(report.updated), report.unchanged) == (3, 0)


def test_ctrl_c_keeps_what_is_done(
    corpus: Path,
    archive: Archive,
    embedder: Embedder,
    write: Write,
    monkeypatch: pytest.MonkeyPatch,
    ctrl_c: Callable[[], None],
) -> None:
    for n in range(30):
        write(f"corpus/more/{n}.md", f"Shipment {n} of radars left for port {n * n}.")
    monkeypatch.setattr(storing, "BATCH", 1)
    former = signal.getsignal(signal.SIGINT)

    def press(step: str, done: int, total: int | None) -> None:
        if (step, done) == ("Reading articles", 1):
            ctrl_c()

    report = ingest([corpus], archive, embedder, progress=press)
    assert report.interrupted
    assert report.exit_code == 130
    assert 1 <= len(report.added) == len(contents(archive)) < 33
    assert report.removed == []
    assert signal.getsignal(signal.SIGINT) is former
    assert len(report.added) + len(ingest([corpus], archive, embedder).added) == 33


def test_another_model_embeds_everything_again(corpus: Path, archive: Archive, embedder: Embedder) -> None:
    ingest([corpus], archive, embedder)
    texts = {origin: article_id for origin, (article_id, _, _) in contents(archive).items()}
    small = SmallModel()
    reembed(archive, small)
    with Archive.open(archive.home, small.card) as again:
        assert {origin: article_id for origin, (article_id, _, _) in contents(again).items()} == texts
        assert again.unembedded() == []
        assert len(again.nearest(small.encode(["Roketsan sold rockets."])[0], 5)) == 5
        assert found(again, "Roketsan") == {"b.txt"}
        assert ingest([corpus], again, small).unchanged == 3


def test_reembedding_goes_on_after_an_interruption(
    corpus: Path,
    archive: Archive,
    embedder: Embedder,
    monkeypatch: pytest.MonkeyPatch,
    ctrl_c: Callable[[], None],
) -> None:
    ingest([corpus], archive, embedder)
    monkeypatch.setattr(storing, "BATCH", 1)
    small = SmallModel()

    def press(step: str, done: int, total: int | None) -> None:
        if (step, done) == ("Reading articles", 1):
            ctrl_c()

    reembed(archive, small, press)
    with Archive.open(archive.home) as again:
        assert again.unembedded() != []
        assert again.model == small.card
        reembed(again, small)
        assert again.unembedded() == []


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("unicode")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(min_size=1, max_size=300), title=st.text(max_size=40))
def test_offsets_hold_for_any_unicode(text: str, title: str, place: Path) -> None:
    small = SmallModel()
    folder = place / "corpus"
    folder.mkdir(exist_ok=True)
    front = json.dumps({"title": title, "outlet": "Örnek"})
    (folder / "a.md").write_text(f"---\n{front}\n---\n{text}", encoding="utf-8", errors="replace", newline="")
    (folder / "b.txt").write_text(f"Sound text. {text}", encoding="utf-8", errors="replace", newline="")
    with Archive.open(place / "archive", small.card, create=True) as archive:
        ingest([folder], archive, small)
        for article_id, _ in archive.origins().values():
            article = archive.article(article_id)
            assert normalise(article.text) == article.text
            for passage in archive.passages_of(article_id):
                assert article.text[passage.start : passage.end] == passage.text
                for start, end in passage.sentences:
                    assert article.text[start:end] == article.text[start:end].strip() != ""
