"""An archive that is exported and made again elsewhere, and articles that are forgotten."""

import gzip
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dossier.archive import Archive
from dossier.errors import ArticleNotFound, InputError, StorageError
from ingest import export, forget, ingest, meant
from ingest.report import Reason

from .conftest import Write
from .small_model import SmallModel

SMALL = SmallModel()
SECRET = "Zanzibarian quokkas paraded through Xanadu"


@pytest.fixture
def folder(write: Write, tmp_path: Path) -> Path:
    known = "outlet: Times\nurl: https://example.org/a\npublished: 2019-05\nsources: [SIPRI]"
    write("press/a.md", f"---\ntitle: Parade\n{known}\n---\n{SECRET}. It was a Monday.")
    write("press/b.md", f"---\noutlet: Times\nurl: https://example.org/b\n---\n{SECRET}. It was a Monday.")
    write(
        "press/c.md", "---\noutlet: Herald\npublished: 2021-02-03\n---\nBoats came to Baku. They were grey."
    )
    write("press/d.md", "---\noutlet: TIMES\npublished: 2022\n---\nCranes came to Gyumri. They were yellow.")
    return tmp_path / "press"


@pytest.fixture
def archive(tmp_path: Path, folder: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / ".archive", SMALL.card, create=True) as opened:
        ingest([folder], opened, SMALL)
        path = folder / "d.md"
        path.write_text(path.read_text(encoding="utf-8") + " And tall.", encoding="utf-8")
        ingest([folder], opened, SMALL)
        yield opened


def whole(archive: Archive) -> list[object]:
    """Return all that is kept of each article."""
    known = archive.provenance
    ids = sorted(article_id for article_id, _ in archive.origins().values())
    return [
        (
            archive.article(each),
            archive.passages_of(each),
            known.readings(each),
            known.addresses(each),
            known.versions(each),
        )
        for each in ids
    ]


@pytest.mark.parametrize("name", ["all.jsonl", "all.jsonl.gz"])
def test_an_export_makes_the_same_archive(name: str, archive: Archive, folder: Path, tmp_path: Path) -> None:
    told: list[int] = []
    assert export(archive, tmp_path / name, lambda _, done, total: told.append(done)) == 3 == told[-1]
    with Archive.open(tmp_path / "second", SMALL.card, create=True) as second:
        report = ingest([tmp_path / name], second, SMALL)
        assert (len(report.added), report.dropped) == (3, [])
        assert whole(second) == whole(archive)
        assert any(second.provenance.versions(each) for each in report.added)
        again = ingest([tmp_path / name], second, SMALL)
        assert (again.unchanged, again.added, again.updated) == (3, [], [])
        files = ingest([folder], second, SMALL)
        assert (files.added, files.updated, files.removed, files.unchanged) == ([], [], [], 3)
        assert whole(second) == whole(archive)


def test_a_damaged_line_of_an_export_costs_only_itself(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    export(archive, path)
    head, first, second, third = path.read_bytes().splitlines()
    broken = json.loads(second)
    broken["title"] = 7
    path.write_bytes(b"\n".join([head, first, json.dumps(broken).encode(), third[:-9], b"[]", b"[" * 9000]))
    with Archive.open(tmp_path / "second", SMALL.card, create=True) as other:
        report = ingest([path], other, SMALL)
        assert len(report.added) == 1
        assert [drop.reason for drop in report.dropped] == [Reason.RECORD] * 4
        assert "Line 3" in report.dropped[0].detail


@pytest.mark.parametrize(
    ("field", "value"),
    [("published", "15 June 2021"), ("published", 2021), ("text", " "), ("text", "A \ud800."), ("outlet", 7)],
)
def test_a_field_that_no_export_has_costs_only_its_line(
    field: str, value: object, archive: Archive, tmp_path: Path
) -> None:
    path = tmp_path / "all.jsonl"
    export(archive, path)
    head, first, second, third = path.read_bytes().splitlines()
    changed = json.dumps({**json.loads(second), field: value}).encode()
    path.write_bytes(b"\n".join([head, first, changed, third]))
    with Archive.open(tmp_path / "second", SMALL.card, create=True) as other:
        report = ingest([path], other, SMALL)
    assert (len(report.added), [drop.reason for drop in report.dropped]) == (2, [Reason.RECORD])


def test_an_export_that_cannot_be_written(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="nowhere"):
        export(archive, tmp_path / "nowhere" / "all.jsonl")
    (tmp_path / "all.jsonl").mkdir()
    with pytest.raises(StorageError, match=r"all\.jsonl"):
        export(archive, tmp_path / "all.jsonl")
    assert not (tmp_path / "all.jsonl.part").exists()


def test_what_is_meant(archive: Archive) -> None:
    ids = {article.outlet: each for each, article in _articles(archive).items() if article.outlet != "TIMES"}
    times, herald = ids["Times"], ids["Herald"]
    assert meant(archive, ids=[herald], urls=["http://www.example.org/b/"]) == sorted([herald, times])
    assert len(meant(archive, outlets=["times"])) == 2
    assert meant(archive, before=date(2019, 6, 1)) == [times]
    assert meant(archive, before=date(2019, 5, 31)) == []
    assert meant(archive, outlets=["Herald"], before=date(2021, 1, 1)) == []
    for wrong in ({"ids": ["nobody"]}, {"urls": ["https://example.org/z"]}, {"outlets": ["Nobody"]}):
        with pytest.raises(ArticleNotFound):
            meant(archive, **wrong)  # type: ignore[arg-type]
    for bad in ({}, {"urls": ["not an address"]}):
        with pytest.raises(InputError):
            meant(archive, **bad)  # type: ignore[arg-type]


def test_what_is_forgotten_is_gone_from_every_file_and_stays_out(
    archive: Archive, folder: Path, tmp_path: Path, write: Write
) -> None:
    assert _files_with(archive.home, "uokkas")
    forget(archive, meant(archive, urls=["https://example.org/a"]))
    assert _files_with(archive.home, "uokkas") == []
    assert {article.title for article in _articles(archive).values()} == {"c", "d"}
    assert archive.matching([["xanadu"]], 5) == []
    write("press/e.md", f"{SECRET}. It was a Monday.")
    write("press/f.md", "---\nurl: https://example.org/a\n---\nQuokkas paraded again, it says elsewhere.")
    for _ in range(2):
        report = ingest([folder], archive, SMALL)
        assert (report.added, report.updated, report.removed, report.exit_code) == ([], [], [], 0)
        assert report.unchanged == 2
    assert ingest([folder], archive, SMALL, again=True).added != []
    assert any("uokkas" in article.text for article in _articles(archive).values())


def _articles(archive: Archive) -> dict[str, object]:
    return archive.articles(article_id for article_id, _ in archive.origins().values())  # type: ignore[return-value]


def _files_with(home: Path, word: str) -> list[str]:
    """Return the files under a folder whose bytes hold a word, however they are cut or packed by gzip."""
    found = []
    for path in home.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            plain = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
            if word.encode() in plain or word.upper().encode() in plain:
                found.append(path.name)
    return found
