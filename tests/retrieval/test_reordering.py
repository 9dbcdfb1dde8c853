"""A closer look at the best of what a search found."""

from dataclasses import replace

import numpy as np
import pytest

from dossier.archive import Archive
from dossier.embedding import Embedder, embedded_text
from dossier.retrieval import Retriever
from dossier.retrieval.reordering import MATCH_WEIGHT, MOST_MATCHED, Ranked, matched
from dossier.types import Hit

QUESTIONS = [
    "Kestrel drones of Varland",
    "How many patrol boats did Borovia order?",
    "Who sold the northern border surveillance drones?",
]


def in_turn(hits: list[Hit], archive: Archive) -> list[Ranked]:
    """Hits as they are ranked, all of one score."""
    outlines = archive.outlines(hit.passage.id for hit in hits)
    return [Ranked(hit.passage.id, outlines[hit.passage.id], 1.0, 0.5, 1, 1) for hit in hits]


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_meets_the_words_of_the_question_best_comes_first(
    question: str, retriever: Retriever, archive: Archive, embedder: Embedder
) -> None:
    query = retriever.read(question)
    hits = retriever.search(query)[:MOST_MATCHED]
    given = in_turn(hits, archive)
    texts = [embedded_text(hit.article.title, hit.passage.text) for hit in hits]
    met = embedder.late_interaction(query.text, texts).found.mean(axis=1)
    anew = matched(given, query, archive, embedder)
    wanted = [given[place].id for place in np.argsort(-met, kind="stable")]
    assert [each.id for each in anew] == wanted
    assert anew[0].score == pytest.approx(1 + MATCH_WEIGHT, abs=1e-6)
    assert anew[-1].score == pytest.approx(1)


def test_what_lies_far_behind_is_not_looked_at(
    retriever: Retriever, archive: Archive, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier.retrieval.reordering.MOST_MATCHED", 3)
    query = retriever.read(QUESTIONS[0])
    given = in_turn(retriever.search(query), archive)
    far = [replace(each, score=0.0) for each in given[3:]]
    assert far
    anew = matched([*given[:3], *far], query, archive, embedder)
    assert anew[3:] == far
    assert all(each.score >= 1 for each in anew[:3])


def test_a_language_that_the_model_does_not_know_is_left_as_it_is(
    retriever: Retriever, archive: Archive, embedder: Embedder
) -> None:
    query = retriever.read(QUESTIONS[0])
    given = in_turn(retriever.search(query), archive)
    assert matched(given, replace(query, familiarity=0.0), archive, embedder) == given
    assert matched([], query, archive, embedder) == []


def test_a_passage_that_has_gone_is_passed_over(
    retriever: Retriever, archive: Archive, embedder: Embedder
) -> None:
    query = retriever.read(QUESTIONS[0])
    given = in_turn(retriever.search(query), archive)
    gone = replace(given[0], id="gone:0")
    anew = matched([gone, *given[1:]], query, archive, embedder)
    assert next(each for each in anew if each.id == "gone:0").score == 1.0


def test_articles_and_a_plain_search_are_looked_at_closely_and_answers_are_not(retriever: Retriever) -> None:
    query = retriever.read(QUESTIONS[1])
    plainly, closely = retriever.search(query), retriever.search(query, closely=True)
    assert max(hit.score for hit in closely) > max(hit.score for hit in plainly)
    assert retriever.articles(query, 5)[0][1] == pytest.approx(max(hit.score for hit in closely), abs=1e-6)
    each = [(query, None)]
    assert retriever.search_each(each) == plainly
    assert retriever.search_each(each, closely=True) == closely
