"""When two texts are the same article, and what the archive keeps of the older one."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.archive import Archive
from ingest import ingest
from ingest.readers import Document, Draft, record_reader, registry

from .conftest import Write
from .small_model import SmallModel

DRONES = "Baykar delivered drones to Azerbaijan in May. Crews were trained in Ankara."
BOATS = "Six patrol boats were ordered from a yard in Istanbul. They arrive next year."
SMALL = SmallModel()


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / ".archive", SMALL.card, create=True) as opened:
        yield opened


@pytest.fixture(autouse=True)
def _records(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read files of records of the tests' own."""
    monkeypatch.setattr(registry, "_FORMATS", dict(registry._FORMATS))

    @record_reader(".records")
    def _read(document: Document) -> Iterator[Draft]:
        for record in json.loads(document.read()):
            yield Draft(**record)


def page(text: str, url: str | None = None, outlet: str | None = None, title: str = "A title") -> str:
    known = {"title": title, "url": url, "outlet": outlet}
    front = "\n".join(f"{name}: {value}" for name, value in known.items() if value)
    return f"---\n{front}\n---\n{text}"


def texts(archive: Archive) -> dict[str, str]:
    """Return name of the file -> text, of all articles."""
    return {
        Path(origin).name: archive.article(article_id).text
        for origin, (article_id, _) in archive.origins().items()
    }


def test_the_same_text_in_two_files_is_one_article(archive: Archive, write: Write, tmp_path: Path) -> None:
    write("a/one.md", page(DRONES))
    write("a/two.md", page(DRONES.replace(" ", "\n"), title="Another title"))
    report = ingest([tmp_path / "a"], archive, SMALL)
    assert (len(report.added), report.repeated) == (1, 1)
    assert archive.provenance.readings(report.added[0]) == [
        (str(tmp_path / "a" / "one.md"), False),
        (str(tmp_path / "a" / "two.md"), True),
    ]
    again = ingest([tmp_path / "a"], archive, SMALL)
    assert (again.unchanged, again.added, again.updated, again.repeated) == (2, [], [], 0)


def test_an_article_stays_while_one_of_its_files_does(archive: Archive, write: Write, tmp_path: Path) -> None:
    first = write("a/one.md", page(DRONES))
    second = write("a/two.md", page(DRONES))
    (article_id,) = ingest([tmp_path / "a"], archive, SMALL).added
    first.unlink()
    assert ingest([tmp_path / "a"], archive, SMALL).removed == []
    assert archive.article(article_id).origin == str(second)
    second.write_text(page("Baykar delivered drones to Azerbaijan in June."), encoding="utf-8")
    assert ingest([tmp_path / "a"], archive, SMALL).updated == [article_id]
    write("a/three.md", page(BOATS))
    second.unlink()
    assert ingest([tmp_path / "a"], archive, SMALL).removed == [article_id]


@pytest.mark.parametrize("edited", ["one.md", "two.md"])
def test_editing_one_of_two_copies_loses_neither_text(
    edited: str, archive: Archive, write: Write, tmp_path: Path
) -> None:
    for name in ("one.md", "two.md"):
        write(f"a/{name}", page(DRONES))
    ingest([tmp_path / "a"], archive, SMALL)
    write(f"a/{edited}", page(BOATS))
    ingest([tmp_path / "a"], archive, SMALL)
    other = {"one.md": "two.md", "two.md": "one.md"}[edited]
    assert texts(archive) == {edited: BOATS, other: DRONES}
    report = ingest([tmp_path / "a"], archive, SMALL)
    assert (report.unchanged, report.added, report.updated, report.removed) == (2, [], [], [])


def test_two_outlets_keep_an_article_each_and_form_a_cluster(
    archive: Archive, write: Write, tmp_path: Path
) -> None:
    wire = " ".join(f"Shipment {n} of radars left port {n * n} for Baku on day {n * 7}." for n in range(12))
    write("a/one.md", page(wire, outlet="Times"))
    write("a/two.md", page(wire, outlet="Herald"))
    write("a/three.md", page(wire, outlet="TIMES"))
    report = ingest([tmp_path / "a"], archive, SMALL)
    assert (len(report.added), report.repeated) == (2, 1)
    assert len({archive.article(each).cluster for each in report.added}) == 1


def test_the_same_address_is_the_same_article_and_a_changed_text_a_new_version(
    archive: Archive, write: Write, tmp_path: Path
) -> None:
    write("a/one.md", page(DRONES, "https://www.example.org/drones/?utm_source=x#top"))
    (article_id,) = ingest([tmp_path / "a"], archive, SMALL).added
    old = archive.article(article_id)
    write("b/other.md", page(BOATS, "http://m.example.org/drones", title="Later"))
    report = ingest([tmp_path / "b"], archive, SMALL)
    assert (report.added, report.updated) == ([], [article_id])
    assert archive.article(article_id).text == BOATS
    (version,) = archive.provenance.versions(article_id)
    assert (version.digest, version.title) == (old.digest(), "A title")
    assert version.replaced.endswith("+00:00")
    assert [url for _, url in archive.provenance.addresses(article_id)] == ["http://m.example.org/drones"]
    both = ingest([tmp_path], archive, SMALL)
    assert (both.unchanged, both.updated) == (2, [])


def test_the_same_text_at_two_addresses_is_one_article_with_two_addresses(
    archive: Archive, write: Write, tmp_path: Path
) -> None:
    write("a/one.md", page(DRONES, "https://example.org/a"))
    write("a/two.md", page(DRONES, "https://example.org/b"))
    (article_id,) = ingest([tmp_path / "a"], archive, SMALL).added
    assert [url for _, url in archive.provenance.addresses(article_id)] == [
        "https://example.org/a",
        "https://example.org/b",
    ]
    again = ingest([tmp_path / "a"], archive, SMALL, again=True)
    assert (again.updated, again.unchanged, again.repeated) == ([], 1, 1)
    write("a/two.md", page(BOATS, "https://example.org/b"))
    assert len(ingest([tmp_path / "a"], archive, SMALL).added) == 1
    assert texts(archive) == {"one.md": DRONES, "two.md": BOATS}


def test_another_article_in_the_same_file_is_no_new_version(
    archive: Archive, write: Write, tmp_path: Path
) -> None:
    write("a/latest.md", page(DRONES, "https://example.org/a"))
    (old,) = ingest([tmp_path / "a"], archive, SMALL).added
    write("a/latest.md", page(BOATS, "https://example.org/b"))
    report = ingest([tmp_path / "a"], archive, SMALL)
    assert (len(report.added), report.updated, report.removed) == (1, [], [old])


def test_a_moved_and_edited_file_keeps_its_article(archive: Archive, write: Write, tmp_path: Path) -> None:
    first = write("a/one.md", page(DRONES))
    (article_id,) = ingest([tmp_path / "a"], archive, SMALL).added
    first.unlink()
    write("a/two.md", page(DRONES, title="A better title"))
    report = ingest([tmp_path / "a"], archive, SMALL)
    assert (report.updated, report.removed) == ([article_id], [])
    assert archive.article(article_id).title == "A better title"


def test_records_of_a_file_are_told_apart_by_their_keys(
    archive: Archive, write: Write, tmp_path: Path
) -> None:
    def records(*found: dict[str, str]) -> Path:
        return write("a/all.records", json.dumps(found))

    one, two = {"text": DRONES, "title": "One", "key": "1"}, {"text": BOATS, "title": "Two", "key": "2"}
    report = ingest([records(one, two, {**one, "key": "3"})], archive, SMALL)
    assert (len(report.added), report.repeated) == (2, 1)
    first, second = report.added
    report = ingest([records(two, {**one, "text": f"{DRONES} More came."})], archive, SMALL)
    assert (report.added, report.updated, report.unchanged, report.removed) == ([], [first], 1, [])
    assert ingest([records(two)], archive, SMALL).removed == [first]
    assert ingest([records(two)], archive, SMALL).unchanged == 1
    assert list(texts(archive).values()) == [BOATS]
    assert archive.article(second).title == "Two"


def test_a_broken_record_costs_no_article_of_its_file(archive: Archive, write: Write, tmp_path: Path) -> None:
    one, two = {"text": DRONES, "key": "1"}, {"text": BOATS, "key": "2"}
    path = write("a/all.records", json.dumps([one, two]))
    ingest([path], archive, SMALL)
    write("a/all.records", json.dumps([one, {"text": "", "key": "2"}]))
    for _ in range(2):  # and it is told again by the next ingest
        report = ingest([path], archive, SMALL)
        assert (report.unchanged, report.removed, report.exit_code) == (1, [], 3)
        assert report.dropped[0].kept
    write("a/all.records", "[]")
    assert [drop.kept for drop in ingest([path], archive, SMALL).dropped] == [True]
    assert len(texts(archive)) == 1
    assert archive.passage_count == 2


def test_what_was_left_out_is_told_again_without_being_read(
    archive: Archive, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a/empty.md", "***")
    before = ingest([tmp_path / "a"], archive, SMALL)
    monkeypatch.setattr(
        "ingest.run.read", lambda changed, *_: iter([pytest.fail("read")] if list(changed) else [])
    )
    assert ingest([tmp_path / "a"], archive, SMALL).dropped == before.dropped != []
    monkeypatch.undo()
    assert ingest([tmp_path / "a"], archive, SMALL, again=True).dropped == before.dropped
