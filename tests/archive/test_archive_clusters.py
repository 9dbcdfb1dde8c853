"""Clusters of near-copies: what is one, and that they do not depend on the order of changes."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from archive_samples import CARD, article, fill, put
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from near_copies import LANGUAGES, WIRE, changed, story
from sqlalchemy import select

from dossier.archive import Archive, changes, clusters
from dossier.archive.catalog import FILE, Catalog
from dossier.archive.schema import articles, bands, sketches
from dossier.archive.sketches import FEWEST_WORDS, Sketch, sketch_of
from ingest.readers import Document, Draft
from ingest.reading import drafts_of

CORPUS = Path(__file__).parents[2] / "corpus"
NOTHING = np.zeros((0, CARD.dimension), np.float32)

sketch = cache(sketch_of)


def alike(one: str, other: str) -> bool:
    minima, size = sketch(other).minima[None, :], np.array([sketch(other).size])
    return bool(sketch(one).near_copies(minima, size)[0])


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "home", CARD, create=True) as made:
        yield made


def named(archive: Archive) -> dict[str, str | None]:
    ids = [article_id for article_id, _ in archive.origins().values()]
    return {name: found.cluster for name, found in archive.articles(ids).items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_printings_of_a_wire_story_are_near_copies(language: str) -> None:
    wire = LANGUAGES[language]
    lines = wire.split(". ")
    assert alike(wire, wire.upper().replace(", ", " – "))
    assert alike(wire, f"{lines[3]}. {wire} {story(1, 10)}")
    assert alike(wire, changed(wire, 1, 0.05))
    assert alike(wire, ". ".join(lines[: round(len(lines) * 0.6)]))
    assert not any(alike(wire, other) for name, other in LANGUAGES.items() if name != language)


def test_independent_accounts_of_one_event_are_not_near_copies() -> None:
    account = (
        "Twelve patrol boats arrived in the port of Dunmore on Monday, three years after Borovia had "
        "ordered them abroad. Fishermen welcomed the news. They have complained for a long time that "
        "trawlers enter the northern grounds at night. The defence minister told reporters that the boats "
        "would be at sea before winter, and he would not say what they had cost the state."
    )
    assert not alike(WIRE, account)


def test_the_briefings_of_the_corpus_are_no_near_copies_of_each_other() -> None:
    drafts = [
        draft
        for path in sorted(CORPUS.glob("*.md"))
        for draft in drafts_of(Document.of(path.name, path.read_bytes()))
    ]
    found = [sketch_of(draft.text) for draft in drafts if isinstance(draft, Draft)]
    minima, sizes = np.stack([each.minima for each in found]), np.array([each.size for each in found])
    assert len(found) > 100
    assert sum(int(each.near_copies(minima, sizes).sum()) for each in found) == len(found)


def test_short_texts_are_copies_in_equal_words_alone() -> None:
    short = " ".join(WIRE.split()[: FEWEST_WORDS - 1])
    assert alike(short, short.upper() + "!")
    assert not alike(short, short.replace("Monday", "Tuesday"))
    assert not alike(short, WIRE)


STORIES = [
    *(story(1), changed(story(1), 1), changed(story(1), 2, 0.1), story(1) + " " + story(2, 60)),
    *(story(1, 110), story(1, 60), story(3), changed(story(3), 4), story(4), story(5, 20), story(5, 20)),
    *(story(6, 110) + " " + story(7, 40), story(6, 40) + " " + story(7, 110), story(6, 80) + story(7, 80)),
]
ARTICLES = [article(f"{number:02}", [text]) for number, text in enumerate(STORIES)]
CHANGES = st.lists(st.tuples(st.integers(0, len(STORIES) - 1), st.integers(-1, len(STORIES) - 1)))


def components(held: dict[str, str]) -> dict[str, str | None]:
    """Return the clusters by comparing each text with each."""
    found: dict[str, str | None] = {}
    for name in held:
        group, grown = {name}, True
        while grown:
            more = {each for each in held if any(alike(held[each], held[one]) for one in group)}
            grown = not more <= group
            group |= more
        found[name] = min(group) if len(group) > 1 else None
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(done=CHANGES)
@example(done=[(number, number) for number in range(len(STORIES))])
@example(done=[*((number, number) for number in reversed(range(len(STORIES)))), (0, -1), (11, 8), (4, -1)])
def test_clusters_depend_on_the_articles_alone(done: list[tuple[int, int]], tmp_path: Path) -> None:
    """Each change puts the text of one number under the id of another, or removes it (-1)."""
    (tmp_path / FILE).unlink(missing_ok=True)
    catalog = Catalog.open(tmp_path, CARD)
    held: dict[str, str] = {}
    with catalog.write() as connection:
        for number, text in done:
            name = ARTICLES[number].id
            if text < 0:
                changes.forget(connection, name)
                held.pop(name, None)
            else:
                put_in = replace(ARTICLES[number], text=STORIES[text])
                changes.put(connection, put_in, sketch(put_in.text), [], [], NOTHING)
                held[name] = put_in.text
        rows = connection.execute(select(articles.c.id, articles.c.cluster)).all()
        assert {row.id: row.cluster for row in rows} == components(held)
        kept = connection.execute(select(bands.c.sketch).distinct()).scalars().all()
        assert sorted(kept) == sorted(connection.execute(select(sketches.c.number)).scalars())
    catalog.close()
    for path in tmp_path.glob(f"{FILE}*"):
        path.unlink()


def test_near_copies_are_named_earliest_first(archive: Archive) -> None:
    dates = {"A": None, "B": "2021-06", "C": "2021-06-15", "D": "2021", "E": "2021-06-14"}
    printings = [article(name, [WIRE], published=day, outlet=f"O{name}") for name, day in dates.items()]
    with archive.writer() as writer:
        put(writer, *printings, article("Z", [story(1)], published="2020"))
    assert archive.copies(["Z", "unknown"]) == {}
    copies = archive.copies(["C", "Z"])["C"]
    assert [near.article_id for near in copies] == ["E", "B", "D", "A"]
    assert (copies[0].title, copies[0].outlet, copies[0].published) == ("Title of E", "OE", "2021-06-14")
    earliest = min(archive.articles(dates).values(), key=lambda each: each.precedence)
    assert (earliest.id, earliest.story) == ("E", "A")
    status = archive.status()
    assert (status.near_copies, status.uncompared) == (4, 0)


def test_a_cluster_is_mended_when_an_article_goes_or_changes(archive: Archive) -> None:
    with archive.writer() as writer:
        put(writer, *(article(name, [WIRE]) for name in "ABC"))
        assert named(archive) == dict.fromkeys("ABC", "A")
        writer.remove("A")
        assert named(archive) == dict.fromkeys("BC", "B")
        put(writer, article("B", [story(1)]))
        assert named(archive) == {"B": None, "C": None}
    with archive.writer() as writer:
        put(writer, article("B", [WIRE]))
    assert named(archive) == dict.fromkeys("BC", "B")


def test_a_chain_is_one_cluster_while_it_holds(archive: Archive) -> None:
    ends = f"{story(6, 110)} {story(7, 40)}", f"{story(6, 40)} {story(7, 110)}"
    middle = f"{story(6, 80)} {story(7, 80)}"
    assert not alike(*ends)
    with archive.writer() as writer:
        put(
            writer,
            *(article(name, [text]) for name, text in zip("ABCD", (*ends, middle, middle), strict=True)),
        )
        assert named(archive) == dict.fromkeys("ABCD", "A")
        writer.remove("D")
        assert named(archive) == dict.fromkeys("ABC", "A")
        writer.remove("C")
    assert named(archive) == {"A": None, "B": None}


def test_clusters_outlive_a_rebuild_and_another_model(archive: Archive) -> None:
    printed = [article(name, [WIRE]) for name in "AB"]
    with archive.writer() as writer:
        put(writer, *printed)
    archive.rebuild()
    with archive.writer() as writer:
        writer.reset(replace(CARD, name="tests/other"))
        assert named(archive) == {"A": "A", "B": "A"}
        put(writer, *printed)
    assert named(archive) == {"A": "A", "B": "A"}


def test_the_cluster_is_no_part_of_what_an_article_is(archive: Archive) -> None:
    with archive.writer() as writer:
        put(writer, *(article(name, [WIRE]) for name in "AB"))
    found = archive.article("B")
    assert found.cluster == "A"
    assert found.digest() == article("B", [WIRE]).digest()
    assert found == replace(article("B", [WIRE]), cluster="A")


def test_sketches_that_were_made_otherwise_are_made_anew(tmp_path: Path) -> None:
    fill(tmp_path, article("A", [WIRE]), article("B", [WIRE]))
    with closing(sqlite3.connect(tmp_path / FILE)) as database, database:
        database.execute("UPDATE facts SET value = 'other' WHERE name = 'sketches'")
        database.execute("UPDATE sketches SET minima = zeroblob(512)")
    with Archive.open(tmp_path, CARD) as archive:
        assert named(archive) == {"A": "A", "B": "A"}
        with archive.writer() as writer:
            put(writer, article("C", [WIRE]))
            assert named(archive) == {"A": None, "B": None, "C": None}
            assert archive.status().uncompared == 2
            assert list(writer.compare()) == [(2, 2)]
        assert named(archive) == dict.fromkeys("ABC", "A")


def test_many_near_copies_are_named_up_to_a_limit(tmp_path: Path) -> None:
    catalog = Catalog.open(tmp_path, CARD)
    with catalog.write() as connection:
        for number in range(clusters.MOST_COPIES + 5):
            copy = article(f"{number:03}", [WIRE])
            changes.put(connection, copy, sketch(copy.text), [], [], NOTHING)
        copies = clusters.copies_of(connection, ["000"])["000"]
        assert [near.article_id for near in copies] == [f"{n:03}" for n in range(1, 1 + clusters.MOST_COPIES)]
    catalog.close()


def test_a_sketch_estimates_what_texts_share() -> None:
    halves: Iterable[Sketch] = (sketch(f"{story(n, 300)} {story(n + 50, 300)}") for n in range(20))
    shares = [(half.minima == sketch(story(n, 300)).minima).mean() for n, half in enumerate(halves)]
    assert abs(np.mean(shares) - 0.5) < 0.03
    assert np.std(shares) < 0.07
