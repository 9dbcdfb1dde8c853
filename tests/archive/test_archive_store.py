"""Reading and writing an archive in one process."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from archive_samples import (
    CARD,
    DIMENSION,
    article,
    check_whole,
    fill,
    ids_in_chroma,
    own_vector,
    passages,
    put,
    vector,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from dossier.archive import Archive, Reading
from dossier.archive.vectors import VectorIndex
from dossier.errors import ArchiveError, ArticleNotFound, InputError, ModelMismatch
from dossier.text import stems, words
from dossier.types import Article, Filters, ModelCard

DATES = ["2019", "2020-02", "2020-02-29", "2021-12-31", "1999-01", None]
LANGUAGES = ["en", "tr", None]
SOLD = [sorted({stems("drones", language)[0] for language in LANGUAGES})]
OUTLETS = ["Reuters", "REUTERS", "Hürriyet", "İhlas", "straße", "", None]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "home", CARD, create=True) as made:
        yield made


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Archive, list[Article]]]:
    """An archive of every pair of date and outlet, in several languages."""
    home = tmp_path_factory.mktemp("dated")
    made = [
        article(
            f"d{x}o{y}",
            ["Drones were sold."],
            published=day,
            outlet=outlet,
            language=LANGUAGES[(x + y) % len(LANGUAGES)],
        )
        for x, day in enumerate(DATES)
        for y, outlet in enumerate(OUTLETS)
    ]
    fill(home, *made)
    with Archive.open(home, CARD) as opened:
        yield opened, made


def test_a_new_archive_is_empty_and_answers(archive: Archive) -> None:
    assert archive.nearest(vector("x"), 5) == []
    assert archive.nearest(vector("x"), 5, Filters.of(since="2020")) == []
    assert archive.matching([["drone"]], 5) == []
    assert archive.matching_articles([["drone"]], 5) == []
    assert (archive.passage_count, archive.outlets(), archive.languages(), archive.origins()) == (
        0,
        [],
        {},
        {},
    )
    assert archive.document_frequencies(["drone"]) == {"drone": 0}
    status = archive.status()
    assert (status.first_published, status.last_published) == (None, None)
    assert status.health == {"chroma": "ok", "tantivy": "ok"}


def test_what_is_put_is_found_in_every_way(archive: Archive) -> None:
    made = [article(name) for name in ("A", "B", "C")]
    with archive.writer() as writer:
        put(writer, *made)
    check_whole(archive, *made)
    assert archive.passages_of("B") == passages(made[1])
    assert archive.document_frequencies(["drone"]) == {"drone": 9}


def test_nothing_is_found_before_flush_and_everything_after(archive: Archive) -> None:
    one = article("A")
    with archive.writer() as writer:
        put(writer, one)
        assert archive.article("A") == one
        assert archive.nearest(own_vector(one, 0), 3) == []
        assert archive.status().pending == 1
        writer.flush()
        assert len(archive.nearest(own_vector(one, 0), 3)) == 3


def test_putting_twice_changes_nothing(archive: Archive) -> None:
    made = [article("A"), article("B")]
    with archive.writer() as writer:
        put(writer, *made)
    before = archive.revision
    with archive.writer() as writer:
        put(writer, *made)
    assert archive.revision == before
    check_whole(archive, *made)


def test_a_changed_article_replaces_its_passages_and_metadata(archive: Archive) -> None:
    old = article("A", ["markera one.", "markera two.", "markera three."], outlet="Reuters", published="2020")
    new = article("A", ["markera one.", "markera four."], title="Other title")
    with archive.writer() as writer:
        put(writer, old, article("B"))
    with archive.writer() as writer:
        put(writer, new)
    check_whole(archive, new, article("B"))
    assert archive.outlets() == []
    assert archive.nearest(own_vector(new, 0), 9, Filters.of(outlets="Reuters")) == []
    rows = _rows_in_chroma(archive.home, passages(new)[0].id)
    assert rows["documents"] == ["markera one."]
    assert rows["metadatas"] == [
        {"article_id": "A", "title": "Other title", "language": "en", "ordinal": 0, "start": 0, "end": 12}
    ]


def _rows_in_chroma(home: Path, name: str) -> dict[str, object]:
    import chromadb
    from chromadb.config import Settings

    client = chromadb.PersistentClient(f"{home / 'chroma'}//", settings=Settings(anonymized_telemetry=False))
    try:
        return dict(client.get_collection("passages", embedding_function=None).get(ids=[name]))
    finally:
        client.close()  # type: ignore[attr-defined]


def test_a_removed_article_is_gone_at_once_and_everywhere(archive: Archive) -> None:
    made = [article("A"), article("B")]
    with archive.writer() as writer:
        put(writer, *made)
        writer.flush()
        writer.remove("A")
        writer.remove("unknown")
        found = {name for name, _ in archive.nearest(own_vector(made[0], 0), 9)}
        assert found == {part.id for part in passages(made[1])}
        assert archive.matching([["markera"]], 9) == []
        assert archive.passages([part.id for part in passages(made[0])]) == {}
    check_whole(archive, made[1])
    with pytest.raises(ArticleNotFound, match="'A'"):
        archive.article("A")


def test_a_moved_file_only_changes_its_origin(archive: Archive) -> None:
    with archive.writer() as writer:
        put(writer, article("A", origin="/corpus/a/1.md"), article("B", origin="/corpus/ab/2.md"))
    before = ids_in_chroma(archive.home)
    with archive.writer() as writer:
        writer.keep(replace(article("A"), origin="/corpus/a/moved.md"), Reading("x", "A", 1))
        put(writer, article("B", origin="/elsewhere/2.md"))
    digests = {name: article(name).digest() for name in "AB"}
    assert archive.origins() == {
        "/corpus/a/moved.md": ("A", digests["A"]),
        "/elsewhere/2.md": ("B", digests["B"]),
    }
    assert list(archive.origins("/corpus/a")) == list(archive.origins("/corpus/a/")) == ["/corpus/a/moved.md"]
    assert list(archive.origins("/corpus/a/moved.md")) == ["/corpus/a/moved.md"]
    assert archive.origins("/corpus/a/mov") == {}
    assert ids_in_chroma(archive.home) == before


def test_vectors_are_known_until_nothing_needs_them(archive: Archive) -> None:
    one, two = article("A", ["The same."], title="T"), article("B", ["The same."], title="T")
    with archive.writer() as writer:
        put(writer, one, two)
        known = writer.known_vectors(["T\nThe same.", "T\nAnother."])
        assert list(known) == ["T\nThe same."]
        assert np.allclose(known["T\nThe same."], vector("T\nThe same."), atol=1e-3)
        writer.remove("A")
        assert writer.known_vectors(["T\nThe same."])
        writer.remove("B")
        assert not writer.known_vectors(["T\nThe same."])


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), min_size=1), min_size=1
    ),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.none() | st.text(st.characters(exclude_categories=["Cs"])),
)
def test_any_text_comes_back_as_it_was(
    archive: Archive, lines: list[str], title: str, outlet: str | None
) -> None:
    one = article("A", lines, title=title, outlet=outlet, author=outlet, sources=({"title": title},))
    with archive.writer() as writer:
        put(writer, one)
    assert archive.article("A") == one
    assert archive.passages_of("A") == passages(one)
    found = [name for name, _ in archive.nearest(vector("x"), 99)]
    assert sorted(found) == sorted(part.id for part in passages(one))
    for part in passages(one):
        assert one.text[part.start : part.end] == archive.passages([part.id])[part.id].text
        row = words(part.text)
        if row:
            assert part.id in dict(archive.matching([], 99, phrases=[row]))
            assert part.id in dict(archive.matching([[stem] for stem in stems(part.text, "en")], 99))
            assert archive.matching_articles([], 9, phrases=[row])[0][0] == "A"


@settings(max_examples=60, deadline=None)
@given(
    since=st.none() | st.dates(date(1998, 1, 1), date(2022, 12, 31)),
    until=st.none() | st.dates(date(1998, 1, 1), date(2022, 12, 31)),
    outlets=st.frozensets(st.sampled_from([(name or "").casefold() for name in OUTLETS] + ["none such"])),
    languages=st.frozensets(st.sampled_from(["en", "tr", "xx"])),
)
def test_every_search_admits_what_filters_admit(
    dated: tuple[Archive, list[Article]],
    since: date | None,
    until: date | None,
    outlets: frozenset[str],
    languages: frozenset[str],
) -> None:
    archive, made = dated
    filters = Filters(since, until, outlets, languages)
    wanted = sorted(one.id for one in made if filters.admit(one))
    owner = {part.id: one.id for one in made for part in passages(one)}
    assert sorted(owner[name] for name, _ in archive.nearest(vector("x"), 99, filters)) == wanted
    assert sorted(owner[name] for name, _ in archive.matching(SOLD, 99, filters)) == wanted
    assert sorted(name for name, _ in archive.matching_articles(SOLD, 99, filters)) == wanted


def test_a_wide_filter_gives_as_many_hits_as_a_narrow_one(
    dated: tuple[Archive, list[Article]], monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, _ = dated
    filters = Filters.of(since="2020", outlets=["reuters", "straße"])
    narrow = archive.nearest(vector("x"), 5, filters)
    monkeypatch.setattr("dossier.archive.selection.NARROW", 2)
    monkeypatch.setattr("dossier.archive.selection.SPARE", 0)
    assert len(narrow) == 5
    wide = archive.nearest(vector("x"), 5, filters)
    assert dict(wide) == pytest.approx(dict(narrow), abs=1e-5)


def test_what_a_wide_filter_lets_through_is_remembered(
    dated: tuple[Archive, list[Article]], monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, _ = dated
    monkeypatch.setattr("dossier.archive.selection.NARROW", 2)
    monkeypatch.setattr("dossier.archive.selection.SPARE", 0)
    fetched: list[int] = []
    nearest = VectorIndex.nearest

    def noted(index: VectorIndex, vector: Any, k: int, ids: Any = None) -> list[tuple[str, float]]:
        fetched.append(k)
        return nearest(index, vector, k, ids)

    monkeypatch.setattr(VectorIndex, "nearest", noted)
    filters = Filters.of(since="2019", outlets=["reuters", "straße"])
    first = archive.nearest(vector("x"), 5, filters)
    rounds = list(fetched)
    assert len(rounds) > 1
    assert archive.nearest(vector("x"), 5, filters) == first
    assert len(fetched) - len(rounds) < len(rounds)


def test_few_passages_are_compared_as_chroma_would(
    dated: tuple[Archive, list[Article]], monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, _ = dated
    filters = Filters.of(since="2020", outlets=["reuters", "straße"])
    compared = archive.nearest(vector("x"), 5, filters)
    monkeypatch.setattr("dossier.archive.vectors.MOST_COMPARED", 0)
    searched = archive.nearest(vector("x"), 5, filters)
    assert [name for name, _ in compared] == [name for name, _ in searched]
    assert dict(compared) == pytest.approx(dict(searched), abs=1e-5)


def test_phrases_must_stand_in_order(archive: Archive) -> None:
    made = [
        article("A", ["The two states signed a joint production deal in Ankara."]),
        article("B", ["Production was joint; a deal was signed."], title="Joint production deal"),
        article("C", ["Azerbaijan's TRG-300 launchers."]),
    ]
    with archive.writer() as writer:
        put(writer, *made)
    phrase = [words("joint production deal")]
    assert [name[0] for name, _ in archive.matching([["deal"]], 9, phrases=phrase)] == ["A"]
    assert {name for name, _ in archive.matching_articles([], 9, phrases=phrase)} == {"A", "B"}
    assert archive.matching([], 9, phrases=[*phrase, words("in Baku")]) == []
    assert len(archive.matching([], 9, phrases=[words("TRG-300")])) == 1
    assert len(archive.matching([], 9, phrases=[words("Ankara")])) == 1


def test_titles_weigh_more_than_text(archive: Archive) -> None:
    with archive.writer() as writer:
        put(
            writer,
            article("A", ["Something about Bayraktar and other things."], title="News"),
            article("B", ["Something about planes and other things."], title="Bayraktar"),
        )
    found = archive.matching_articles([["bayraktar"]], 9)
    assert [name for name, _ in found] == ["B", "A"]


def test_alternatives_of_a_word_do_not_add_up(archive: Archive) -> None:
    with archive.writer() as writer:
        put(writer, article("A", ["drone uav"]), article("B", ["drone tank"]))
    grouped = dict(archive.matching([["drone", "uav"]], 9))
    apart = dict(archive.matching([["drone"], ["uav"]], 9))
    a = passages(article("A", ["drone uav"]))[0].id
    assert grouped[a] < apart[a]


def test_a_rare_alternative_of_a_word_weighs_no_more_than_the_usual_one(archive: Archive) -> None:
    """An article of no known language holds the word as it is written; it does not lead for that."""
    with archive.writer() as writer:
        english = [article(f"E{n}", ["Computers came."], title="News") for n in range(20)]
        put(writer, *english, article("U", ["Computers came."], title="News", language=None))
    group = [stems("computers", "en")[0], "computers"]
    assert group[0] != group[1]
    for found in (archive.matching([group], 30), archive.matching_articles([group], 30)):
        assert len(found) == 21
        assert max(score for _, score in found) == pytest.approx(min(score for _, score in found))


def test_forms_of_a_word_weigh_the_same_after_most_articles_were_replaced(archive: Archive) -> None:
    """Tantivy counts deleted documents where it tells how many hold a word."""
    english = [article(f"E{n}", ["Computers came."], title="News") for n in range(50)]
    with archive.writer() as writer:
        put(writer, *english, article("U", ["Computers came."], title="News", language=None))
    with archive.writer() as writer:
        put(writer, *(replace(one, title="Days") for one in english[:35]))
    group = [stems("computers", "en")[0], "computers"]
    for found in (archive.matching([group], 90), archive.matching_articles([group], 90)):
        assert len(found) == 51
        lowest = min(score for _, score in found)
        assert lowest > 0
        assert max(score for _, score in found) == pytest.approx(lowest, rel=1e-4)


@pytest.mark.parametrize("spelling", ["İstanbul", "istanbul", "ISTANBUL", "ıstanbul"])
def test_turkish_i_is_found_however_it_is_spelt(archive: Archive, spelling: str) -> None:
    one = article("A", ["İstanbul'da yeni SİHA'lar ve IŞIK sistemi."], language="tr", outlet="İHA")
    with archive.writer() as writer:
        put(writer, one)
    assert archive.matching([stems(spelling, "tr")], 5)
    assert archive.matching([], 5, phrases=[words(f"{spelling}'da yeni")])


WEIRD = ["", " ", '"', "(", "a:b", "AND", "*", "\0", "x" * 100_000, "🚀", "'; DROP TABLE articles; --"]


def test_no_query_raises(dated: tuple[Archive, list[Article]]) -> None:
    archive, made = dated
    for text in WEIRD:
        archive.matching([[text]], 5, phrases=[[text], [text, text]])
        archive.matching_articles([[text], []], 5, phrases=[[]])
        assert archive.document_frequencies([text])[text] >= 0
        assert archive.passages([text]) == archive.articles([text]) == {}
        assert archive.nearest(vector("x"), 5, Filters(outlets=frozenset({text or "none"}))) == []
    assert archive.matching([["drone"]] * 3_000, 5)
    assert len(archive.matching(SOLD, 10**12)) == len(made)
    assert len(archive.nearest(vector("x"), 10**12)) == len(made)
    assert archive.nearest(vector("x"), 0) == archive.matching([["drone"]], 0) == []
    assert len(archive.passages([str(number) for number in range(70_000)])) == 0


def test_status_tells_what_there_is(dated: tuple[Archive, list[Article]]) -> None:
    archive, made = dated
    status = archive.status()
    assert (status.articles, status.passages) == (len(made), len(made))
    assert (status.first_published, status.last_published) == (date(1999, 1, 1), date(2021, 12, 31))
    assert status.outlets["Reuters"] == len(DATES)
    assert status.languages == archive.languages() == dict.fromkeys(["en", "tr"], len(made) // 3)
    assert archive.outlets() == sorted(name for name in OUTLETS if name is not None)
    assert status.model == CARD
    assert min(status.sizes.values()) > 0
    assert set(status.sizes) == {"catalog", "chroma", "tantivy"}
    assert status.revision == archive.revision == archive.refresh()


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
