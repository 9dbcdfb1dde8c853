"""Searching an archive: filters, phrases, and what a word weighs."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from archive_samples import (
    OUTLETS,
    SOLD,
    article,
    passages,
    put,
    vector,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.archive import Archive
from dossier.archive.vectors import VectorIndex
from dossier.text import stems, words
from dossier.types import Article, Filters


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
