"""Archives that an older Dossier wrote."""

import multiprocessing
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from archive_samples import CARD, article, check_whole, fill, put
from near_copies import WIRE

from dossier.archive import Archive
from dossier.archive.catalog import FILE
from dossier.archive.lock import WriterLock
from dossier.errors import ArchiveLocked
from dossier.text import words
from dossier.types import Article

SCHEMA_1 = (Path(__file__).parent / "schema_1.sql").read_text(encoding="utf-8")
PRINTED = article("B", [f"{WIRE} markerB"]), article("C", [f"{WIRE} markerC"]), article("A")


def rows(database: sqlite3.Connection, query: str) -> list[tuple[object, ...]]:
    return database.execute(query).fetchall()


def make_old(home: Path, *articles: Article) -> None:
    """Make an archive as version 1 of the tables had it."""
    fill(home, *articles)
    new, old = home / FILE, home / "old.sqlite3"
    with closing(sqlite3.connect(old)) as database:
        database.executescript(SCHEMA_1)
        database.execute("ATTACH ? AS new", (str(new),))
        for (table,) in rows(database, "SELECT name FROM main.sqlite_master WHERE type = 'table'"):
            columns = ", ".join(f'"{row[1]}"' for row in rows(database, f"PRAGMA main.table_info({table})"))
            database.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")
        database.execute("DELETE FROM facts WHERE name = 'sketches'")
        database.execute("UPDATE facts SET value = '1' WHERE name = 'schema'")
        database.commit()
    for path in home.glob(f"{FILE}*"):
        path.unlink()
    old.rename(new)


def tables(home: Path) -> dict[str, object]:
    """Return what the tables and indexes of a catalog are, whatever they were written like."""
    found: dict[str, object] = {}
    with closing(sqlite3.connect(home / FILE)) as database:
        for name, kind in rows(database, "SELECT name, type FROM sqlite_master ORDER BY name"):
            found[str(name)] = (kind, sorted(row[1:] for row in rows(database, f"PRAGMA table_info({name})")))
            found[f"{name} keys"] = rows(database, f"PRAGMA foreign_key_list({name})")
            indexes = rows(database, f"PRAGMA index_list({name})")
            found[f"{name} indexes"] = sorted(row[1:] for row in indexes)
    return found


def test_an_older_archive_opens_and_works(tmp_path: Path) -> None:
    make_old(tmp_path / "home", *PRINTED)
    with Archive.open(tmp_path / "home", CARD) as archive:
        check_whole(archive, *PRINTED)
        status = archive.status()
        assert (status.near_copies, status.uncompared) == (0, 3)
        with archive.writer() as writer:
            put(writer, article("D", [WIRE]))
            assert list(writer.compare()) == [(3, 3)]
            assert list(writer.compare()) == []
        clusters = {name: found.cluster for name, found in archive.articles("ABCD").items()}
        assert clusters == {"A": None, "B": "B", "C": "B", "D": "B"}
        assert (archive.status().near_copies, archive.status().uncompared) == (2, 0)
        with archive.writer() as writer:
            writer.remove("B")
        assert archive.article("C").cluster == "C"
    with Archive.open(tmp_path / "home", CARD) as archive:
        assert set(archive.status().health.values()) == {"ok"}


def test_an_archive_with_other_stems_in_its_index_gets_todays(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with pytest.MonkeyPatch.context() as older:
        older.setattr("dossier.archive.lexical.stems", lambda text, _language: words(text))
        fill(home, article("A", ["The ships were sold to Borovia."]))
    with Archive.open(home, CARD) as archive:
        assert list(archive.document_frequencies(["sell", "sold"]).values()) == [0, 1]
    with closing(sqlite3.connect(home / FILE)) as database:
        for table in ("origins", "readings", "addresses", "versions", "entries", "forgotten"):
            database.execute(f"DROP TABLE {table}")
        for index in ("ix_articles_content", "articles_by_addition"):
            database.execute(f"DROP INDEX {index}")
        for column in ("dated_by", "content", "added"):
            database.execute(f"ALTER TABLE articles DROP COLUMN {column}")
        database.execute("UPDATE facts SET value = '2' WHERE name = 'schema'")
        database.commit()
    with Archive.open(home, CARD) as archive:
        assert list(archive.document_frequencies(["sell", "sold"]).values()) == [1, 0]
    with Archive.open(home, CARD) as archive:
        assert set(archive.status().health.values()) == {"ok"}


def test_migrated_tables_are_those_of_a_new_archive(tmp_path: Path) -> None:
    make_old(tmp_path / "old", *PRINTED)
    fill(tmp_path / "new", *PRINTED)
    assert tables(tmp_path / "old") != tables(tmp_path / "new")
    Archive.open(tmp_path / "old", CARD).close()
    assert tables(tmp_path / "old") == tables(tmp_path / "new")


def test_rebuild_compares_the_articles_of_an_older_archive(tmp_path: Path) -> None:
    make_old(tmp_path / "home", *PRINTED)
    with Archive.open(tmp_path / "home", CARD) as archive:
        archive.rebuild()
        assert archive.article("C").cluster == "B"


def test_an_older_archive_is_left_alone_while_another_writes(tmp_path: Path) -> None:
    make_old(tmp_path / "home", *PRINTED)
    before = tables(tmp_path / "home")
    with WriterLock(tmp_path / "home").held(0), pytest.raises(ArchiveLocked, match="wait for it to end"):
        Archive.open(tmp_path / "home", CARD)
    assert tables(tmp_path / "home") == before


def open_and_count(home: Path) -> int:
    with Archive.open(home, CARD) as archive:
        return len(archive.origins())


def test_several_processes_open_an_older_archive_at_once(tmp_path: Path) -> None:
    make_old(tmp_path / "home", *PRINTED)
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        assert pool.map(open_and_count, [tmp_path / "home"] * 3) == [3, 3, 3]


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_old(tmp_path / "home", *PRINTED)
    shutil.copytree(tmp_path / "home", tmp_path / "same")
    before = tables(tmp_path / "same")
    steps = {1: ("CREATE TABLE sketches (number INTEGER)", "CREATE TABLE sketches (number INTEGER)")}
    monkeypatch.setattr("dossier.archive.migration._STEPS", steps)
    with pytest.raises(Exception, match="already exists"):
        Archive.open(tmp_path / "home", CARD)
    assert tables(tmp_path / "home") == before
    monkeypatch.undo()
    with Archive.open(tmp_path / "home", CARD) as archive:
        check_whole(archive, *PRINTED)
