"""Reading and writing an archive in one process."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from archive_samples import (
    CARD,
    DATES,
    OUTLETS,
    article,
    check_whole,
    ids_in_chroma,
    own_vector,
    passages,
    put,
    vector,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.archive import Archive, Reading
from dossier.errors import ArticleNotFound
from dossier.text import stems, words
from dossier.types import Article, Filters


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
