from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, zip_longest

import numpy as np
import pytest
from numpy.typing import NDArray

from dossier.embedding import Embedder
from dossier.retrieval import Retriever, Shape
from dossier.retrieval.query import LONGEST_QUESTION, MOST_TERMS, familiarity
from dossier.retrieval.search import PER_ARTICLE
from dossier.text import stems, words
from dossier.types import Article, Filters, Outline, Passage, Period, Span


def test_a_question_is_read_into_terms_by_rarity(retriever: Retriever) -> None:
    query = retriever.read("How many patrol boats did Borovia order, and how many zeppelins?")
    assert query.shape is Shape.QUANTITY
    weights = {term.word: term.weight for term in query.terms}
    assert list(weights) == ["patrol", "boats", "borovia", "order", "zeppelins"]
    assert weights["zeppelins"] > weights["patrol"] > 0
    assert [term.word for term in query.terms if not term.known] == ["zeppelins"]
    assert np.linalg.norm(query.vector) == pytest.approx(1, abs=1e-5)


def test_stems_are_those_of_the_archives_languages(retriever: Retriever) -> None:
    query = retriever.read("boats gemileri")
    by_word = {term.word: term.stems for term in query.terms}
    assert "boat" in by_word["boats"]
    assert stems("gemi", "tr")[0] in by_word["gemileri"]


def test_phrases_are_read(retriever: Retriever) -> None:
    assert retriever.read('who said "A Model for the region" and “x y”').phrases == (
        ("a", "model", "for", "the", "region"),
        ("x", "y"),
    )


def test_a_long_question_is_cut(retriever: Retriever) -> None:
    query = retriever.read(" ".join(f"word{number}" for number in range(10_000)))
    assert len(query.text) == LONGEST_QUESTION
    assert len(query.terms) <= MOST_TERMS


def test_both_rankings_find_and_fuse(retriever: Retriever) -> None:
    hits = retriever.search(retriever.read("Kestrel drones of Varland"))
    assert hits[0].article.title in {
        "Varland confirms sale of drones",
        "Surveillance drones for the northern border",
    }
    assert hits[0].dense_rank is not None
    assert hits[0].lexical_rank is not None
    assert hits[0].similarity is not None
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_words_find_what_meaning_does_not_know(retriever: Retriever) -> None:
    hits = retriever.search(retriever.read("Dunmore"), count=1)
    assert "Dunmore" in hits[0].passage.text


def test_meaning_finds_what_words_do_not_share(retriever: Retriever) -> None:
    hits = retriever.search(retriever.read("unmanned reconnaissance aircraft"), count=2)
    assert any("drones" in hit.passage.text for hit in hits)


def test_filters_and_count_hold(retriever: Retriever) -> None:
    hits = retriever.search(retriever.read("boats"), Filters.of(outlets="Fixture Times"), count=2)
    assert 1 <= len(hits) <= 2
    assert {hit.article.outlet for hit in hits} == {"Fixture Times"}


class Shelf:
    """An index of given passages, all found in the order given."""

    def __init__(self, texts: list[tuple[str, str]]) -> None:
        self.shelf: dict[str, Passage] = {}
        for number, (article_id, text) in enumerate(texts):
            key = f"{article_id}:{number}"
            self.shelf[key] = Passage(key, article_id, number, 0, len(text), text, ((0, len(text)),))

    passage_count = 10

    def languages(self) -> dict[str, int]:
        return {"en": 1}

    def document_frequencies(self, stems: Iterable[str]) -> dict[str, int]:
        return dict.fromkeys(stems, 1)

    def nearest(self, vector: NDArray[np.float32], k: int, filters: Filters) -> list[tuple[str, float]]:
        return [(key, 0.9) for key in self.shelf]

    def matching(self, *_: object) -> list[tuple[str, float]]:
        return []

    matching_articles = matching

    def found(self, ids: Iterable[str]) -> dict[str, tuple[Passage, Article]]:
        return {key: (self.shelf[key], self.article(self.shelf[key].article_id)) for key in ids}

    def article(self, key: str) -> Article:
        return Article(key, key, "", key, cluster="wire" if key.startswith("wire") else None)

    def outlines(self, ids: Iterable[str]) -> dict[str, Outline]:
        alike = {key: words(passage.text) for key, passage in self.shelf.items()}
        places = {key: list(alike.values()).index(found) for key, found in alike.items()}
        rows = np.eye(len(self.shelf), dtype=np.float32)
        articles = {key: self.article(self.shelf[key].article_id) for key in ids}
        return {key: Outline(each.id, each.story, rows[places[key]]) for key, each in articles.items()}

    def token_spans(self, texts: Sequence[str]) -> list[list[Span]]:
        return [[(0, len(text))] for text in texts]

    def encode_question(self, text: str) -> NDArray[np.float32]:
        return np.ones(len(self.shelf), dtype=np.float32)


def found(texts: list[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    shelf = Shelf(texts)
    retriever = Retriever(shelf, shelf)
    hits = retriever.search(retriever.read("boats"))
    retriever.close()
    return [(hit.passage.id, [copy.passage.id for copy in hit.copies]) for hit in hits]


def test_wire_copy_is_merged_into_the_better_hit() -> None:
    text = "The boats were delivered to Borovia in May"
    assert found([("a", f"{text}."), ("b", f"{text}!"), ("c", "Quite another story was told here.")]) == [
        ("a:0", ["b:1"]),
        ("c:2", []),
    ]


def test_a_repeat_within_one_article_is_left_out() -> None:
    text = "The boats were delivered to Borovia in May"
    assert found([("a", f"{text}."), ("a", f"{text}!")]) == [("a:0", [])]


def test_many_printings_do_not_crowd_out_another_story() -> None:
    text = "The boats were delivered to Borovia in May"
    ids = found([*((f"wire{n}", text) for n in range(60)), ("z", "Quite another tale was told there.")])
    assert [key for key, _ in ids] == ["wire0:0", "z:60"]


def test_one_article_does_not_crowd_out_the_others() -> None:
    texts = [("a", f"Story number {n} of ship {n * 7} with crew {n * 13}.") for n in range(PER_ARTICLE + 3)]
    ids = [key for key, _ in found([*texts, ("b", "Quite another tale was told there.")])]
    assert sum(key.startswith("a:") for key in ids) == PER_ARTICLE
    assert any(key.startswith("b:") for key in ids)


def test_articles_are_ranked_each_once_by_their_best_passage(retriever: Retriever) -> None:
    query = retriever.read("Kestrel drones of Varland")
    ranked = retriever.articles(query, 4)
    hits = retriever.search(query)
    assert len({key for key, _ in ranked}) == len(ranked) == 4
    assert ranked[0][0] == hits[0].article.id
    assert [score for _, score in ranked] == sorted((score for _, score in ranked), reverse=True)


@pytest.mark.parametrize(
    ("question", "least", "most"),
    [
        ("How many patrol boats did Borovia order last year?", 1.0, 1.0),
        ("Which antibiotics inhibit the synthesis of cell walls in bacteria?", 0.6, 1.0),
        ("What did Hüseynov and Zakharova tell Ərdoğan in Şuşa?", 1.0, 1.0),
        ("Borovya geçen yıl kaç devriye gemisi sipariş etti?", 0.0, 0.3),
        ("Ötən il Boroviya neçə patrul gəmisi sifariş edib?", 0.0, 0.3),
        ("Сколько патрульных кораблей заказала Боровия?", 0.0, 0.0),
        ("1972?", 1.0, 1.0),
    ],
)
def test_a_language_is_known_by_its_words(
    embedder: Embedder, question: str, least: float, most: float
) -> None:
    assert least <= familiarity(question, embedder) <= most


def test_meaning_does_not_count_in_a_language_that_the_model_does_not_know(retriever: Retriever) -> None:
    known = retriever.read("unmanned reconnaissance aircraft")
    by_meaning = [hit for hit in retriever.search(known) if hit.lexical_rank is None]
    assert by_meaning[0].score > 0
    unknown = retriever.search(replace(known, familiarity=0.0))
    assert {hit.passage.id: hit.score for hit in unknown}[by_meaning[0].passage.id] < by_meaning[0].score


def test_articles_with_the_phrase_come_first_and_the_others_after(retriever: Retriever) -> None:
    holder = retriever.search(retriever.read("Dunmore"), count=1)[0].article.id
    assert retriever.articles(retriever.read("Kestrel drones of Varland"), 9)[0][0] != holder
    ranked = retriever.articles(retriever.read('"Dunmore" Kestrel drones of Varland'), 9)
    assert ranked[0][0] == holder
    assert len({key for key, _ in ranked}) == len(ranked) > 1
    assert [score for _, score in ranked] == sorted((score for _, score in ranked), reverse=True)


def test_a_phrase_that_no_article_holds_hides_none(retriever: Retriever) -> None:
    ranked = retriever.articles(retriever.read('"zeppelins over Varland" Kestrel drones'), 4)
    assert len(ranked) == 4
    assert retriever.search(retriever.read('"zeppelins over Varland" Kestrel drones')) == []


def test_what_two_searches_found_keeps_its_first_place(retriever: Retriever) -> None:
    year = Period(since=date(2021, 1, 1), until=date(2021, 12, 31), words="in 2021", kind="event")
    query = replace(retriever.read("What happened in 2021?"), period=year)
    assert query.timely
    each = [(query, Filters()), (query, Filters(since=date(2021, 1, 1)))]
    one, other = ([hit.passage.id for hit in retriever.search(*search)] for search in each)
    assert set(one) & set(other)
    turns = [key for key in chain(*zip_longest(one, other)) if key]
    assert [hit.passage.id for hit in retriever.search_each(each)] == list(dict.fromkeys(turns))


class TurningShelf(Shelf):
    """The same, found from the last to the first where articles are filtered."""

    def nearest(self, vector: NDArray[np.float32], k: int, filters: Filters) -> list[tuple[str, float]]:
        ids = list(self.shelf)
        return [(key, 0.9) for key in (reversed(ids) if filters.since else ids)]


@pytest.mark.parametrize("timely", [True, False])
def test_an_article_does_not_crowd_out_others_in_several_searches(timely: bool) -> None:
    texts = [("a", f"Story number {n} of ship {n * 7} with crew {n * 13}.") for n in range(3 * PER_ARTICLE)]
    shelf = TurningShelf([*texts, ("b", "Quite another tale was told there.")])
    retriever = Retriever(shelf, shelf)
    query = retriever.read("What is new?" if timely else "boats")
    assert query.timely is timely
    hits = retriever.search_each([(query, Filters()), (query, Filters(since=date(2021, 1, 1)))])
    retriever.close()
    assert sum(hit.article.id == "a" for hit in hits) == PER_ARTICLE
    assert any(hit.article.id == "b" for hit in hits)
