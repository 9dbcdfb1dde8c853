from dataclasses import replace

import numpy as np
import pytest

from dossier.composing.candidates import MOST_CANDIDATES, candidates, with_antecedent
from dossier.retrieval import Query, Shape, Term
from dossier.text import sentences
from dossier.types import Article, Hit, Passage

BOATS = Term("boats", ("boat",), 3.0, known=True)
QUERY = Query("What of the boats?", Shape.OPEN, (BOATS,), (), np.zeros(3, np.float32))


def hit(text: str, language: str = "en", article_id: str = "a") -> Hit:
    article = Article(article_id, "Title", text, "/a.md", language=language)
    spans = tuple(sentences(text, language))
    passage = Passage(f"{article_id}:0", article_id, 0, 0, len(text), text, spans)
    return Hit(passage, article, 1.0)


class Shelf:
    def __init__(self, *hits: Hit) -> None:
        self.hits = hits

    def passages_of(self, article_id: str) -> list[Passage]:
        return [hit.passage for hit in self.hits if hit.article.id == article_id]


def quoted(text: str, number: int, language: str = "en") -> str:
    found = hit(text, language)
    start, end = with_antecedent(candidates([found], QUERY)[number], Shelf(found))
    return text[start:end]


def test_each_sentence_once_and_short_ones_left_out() -> None:
    found = hit("The drones were delivered in 2020. Yes. The boats came in the next year.")
    texts = [candidate.text for candidate in candidates([found, found], QUERY)]
    assert texts == ["The drones were delivered in 2020.", "The boats came in the next year."]


def test_what_near_copies_print_word_for_word_is_a_candidate_once() -> None:
    original = hit("The drones were delivered in 2020.")
    copy = hit("The drones were delivered in 2020! Nine of the boats arrived later.", article_id="b")
    for story, expected in (("a", ["a", "b"]), (None, ["a", "b", "b"])):
        printing = replace(copy, article=replace(copy.article, cluster=story))
        merged = replace(original, copies=(printing,))
        assert [candidate.article.id for candidate in candidates([merged], QUERY)] == expected


def test_sentences_of_copies_are_candidates_too() -> None:
    original = hit("The drones were delivered in 2020.")
    copy = hit("The drones were delivered in 2020.", article_id="b")
    merged = Hit(original.passage, original.article, 1.0, copies=(copy,))
    assert [candidate.article.id for candidate in candidates([merged], QUERY)] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Turkey sold two boats to Baku. They were delivered in 2020.", "en"),
        ("Türkiye Bakü'ye iki bot sattı. Bunlar 2020 yılında teslim edildi.", "tr"),
        ("Турция продала Баку два катера. Они были переданы в 2020 году.", "ru"),
    ],
)
def test_a_sentence_that_leans_brings_the_one_before(text: str, language: str) -> None:
    assert quoted(text, 1, language) == text


def test_a_sentence_that_stands_alone_brings_nothing() -> None:
    text = "Turkey sold two boats to Baku. The boats were delivered in 2020."
    assert quoted(text, 1) == "The boats were delivered in 2020."


def test_what_is_brought_may_lean_itself_but_not_for_ever() -> None:
    text = "Turkey sold two boats. It named no price for them. It gave no date of them. They came much later."
    assert quoted(text, 3) == text[text.index("It named") :]


def test_nothing_is_brought_over_a_paragraph() -> None:
    assert quoted("Turkey sold two boats.\n\nBackground\n\nThey met in Shusha on Tuesday.", 1).startswith(
        "They"
    )


def test_nothing_is_brought_from_a_text_that_was_replaced() -> None:
    old = hit("Turkey sold two boats to Baku. They were delivered in 2020.")
    new = hit("CORRECTED. Turkey sold two boats to Baku. They were delivered in 2020.")
    candidate = candidates([old], QUERY)[1]
    assert with_antecedent(candidate, Shelf(new)) == candidate.span


def test_the_first_sentence_has_nothing_to_bring() -> None:
    text = "They were delivered in the year 2020."
    assert quoted(text, 0) == text


def test_of_many_sentences_those_with_a_number_are_kept_where_one_is_asked_for() -> None:
    filler = " ".join(
        f"Many a sentence {'of words ' * n} speaks of nothing." for n in range(2 * MOST_CANDIDATES)
    )
    found = [hit(f"{filler} The yard took 340 crowns.")]
    asked = replace(QUERY, text="How much did they cost?", shape=Shape.QUANTITY)
    assert "The yard took 340 crowns." in {candidate.text for candidate in candidates(found, asked)}
    assert "The yard took 340 crowns." not in {candidate.text for candidate in candidates(found, QUERY)}


def test_of_many_sentences_those_with_the_terms_are_kept() -> None:
    filler = " ".join(f"Sentence number {n} speaks of nothing." for n in range(2 * MOST_CANDIDATES))
    found = candidates([hit(f"{filler} The boats came in the next year.")], QUERY)
    assert len(found) == MOST_CANDIDATES
    assert "The boats came in the next year." in {candidate.text for candidate in found}
