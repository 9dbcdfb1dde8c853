"""What an archive refuses, and what is mended as it is opened."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from archive_samples import (
    CARD,
    DIMENSION,
    article,
    check_whole,
    fill,
    passages,
    put,
)
from sqlalchemy import event

from dossier.archive import Archive
from dossier.errors import ArchiveError, InputError, ModelMismatch
from dossier.types import ModelCard


def test_what_does_not_fit_is_refused(archive: Archive) -> None:
    one = article("A", ["One."])
    parts = passages(one)
    good = np.ones((1, DIMENSION), dtype=np.float32)
    with archive.writer() as writer:
        with pytest.raises(InputError, match="shape"):
            writer.put(one, parts, ["x"], good[:, :3])
        with pytest.raises(InputError, match="embedded texts"):
            writer.put(one, parts, [], good)
        with pytest.raises(InputError, match="not numbers"):
            writer.put(one, parts, ["x"], good * np.nan)
        with pytest.raises(InputError, match="does not lie"):
            writer.put(one, [replace(parts[0], start=1)], ["x"], good)
    assert archive.status().articles == 0


def test_an_archive_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="dossier ingest"):
        Archive.open(tmp_path / "none", CARD)
    with pytest.raises(ArchiveError, match="dossier ingest"):
        Archive.open(tmp_path / "none", create=True)
    assert not (tmp_path / "none").exists()


def test_an_archive_whose_making_was_cut_off_is_made(tmp_path: Path) -> None:
    (tmp_path / "catalog.sqlite3").touch()
    for _ in range(2):  # opening the file makes more of it
        with pytest.raises(ArchiveError, match=r"There is no archive in .*dossier ingest"):
            Archive.open(tmp_path, CARD)
    fill(tmp_path, article("A"))
    with Archive.open(tmp_path, CARD) as archive:
        assert archive.status().health == {"chroma": "ok", "tantivy": "ok"}
        check_whole(archive, article("A"))


def test_another_model_is_refused(archive: Archive) -> None:
    other = replace(CARD, name="tests/other", fingerprint="0" * 64)
    with pytest.raises(ModelMismatch, match=r"tests/made-up and tests/other.*dossier rebuild"):
        Archive.open(archive.home, other)
    with Archive.open(archive.home) as opened:
        assert opened.model == CARD
    with Archive.open(archive.home, replace(CARD, name="the/same/elsewhere")):
        pass


def test_changing_the_model_keeps_the_articles(archive: Archive) -> None:
    other = ModelCard("tests/other", "0" * 64, 8, 128)
    made = [article("A"), article("B")]
    with archive.writer() as writer:
        put(writer, *made)
    reader = Archive.open(archive.home, CARD)
    with archive.writer() as writer:
        writer.reset(other)
        assert archive.unembedded() == ["A", "B"]
        assert archive.status().unembedded == 2
        parts = passages(made[0])
        writer.put(made[0], parts, [part.text for part in parts], np.eye(3, 8, dtype=np.float32))
    assert archive.model == other
    assert archive.unembedded() == ["B"]
    assert [name for name, _ in archive.nearest(np.eye(8, dtype=np.float32)[1], 1)] == [parts[1].id]
    assert archive.articles("AB") == {"A": made[0], "B": made[1]}
    with pytest.raises(ModelMismatch, match="dossier rebuild"):
        reader.refresh()
    reader.close()


def test_an_article_without_text_is_not_missing_its_passages(archive: Archive) -> None:
    with archive.writer() as writer:
        writer.put(replace(article("A"), text=" \n\t"), [], [], np.zeros((0, DIMENSION), dtype=np.float32))
    assert archive.unembedded() == []
    assert archive.status().unembedded == 0


def test_a_passage_and_its_article_are_of_one_moment(archive: Archive) -> None:
    old = article("A", ["markera one.", "markera two."])
    new = article("A", ["markera one, and longer.", "markera two."])
    name = passages(old)[1].id
    assert name == passages(new)[1].id
    with archive.writer() as writer:
        put(writer, old)
    changes = [new]

    def change(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if changes and "FROM passages" in statement:
            later = changes.pop()
            with archive.writer() as writer:
                put(writer, later)

    engine = archive._catalog._engine
    event.listen(engine, "after_cursor_execute", change)
    found = archive.found(["unknown", name])
    event.remove(engine, "after_cursor_execute", change)
    assert not changes
    assert found == {name: (passages(old)[1], old)}
    assert archive.found([name]) == {name: (passages(new)[1], new)}


def test_an_archive_of_a_newer_dossier_is_refused(archive: Archive) -> None:
    archive.close()
    with closing(sqlite3.connect(archive.home / "catalog.sqlite3")) as database, database:
        database.execute("UPDATE facts SET value = '999' WHERE name = 'schema'")
    with pytest.raises(ArchiveError, match="version 999"):
        Archive.open(archive.home, CARD)


@pytest.mark.parametrize("content", [b"noise " * 4000, None])
def test_a_damaged_catalog_is_told(tmp_path: Path, content: bytes | None) -> None:
    fill(tmp_path, article("A"))
    path = tmp_path / "catalog.sqlite3"
    path.write_bytes(path.read_bytes()[: 3 * 4096 + 100] if content is None else content)
    with pytest.raises(ArchiveError, match="delete the folder"), Archive.open(tmp_path, CARD) as archive:
        archive.article("A")


def test_rebuild_makes_both_indexes_anew(archive: Archive) -> None:
    made = [article(name) for name in ("A", "B", "C")]
    with archive.writer() as writer:
        put(writer, *made)
    seen: list[tuple[int, int]] = []
    archive.rebuild(lambda done, total: seen.append((done, total)))
    assert seen[-1] == (9, 9)
    check_whole(archive, *made)
