"""Dates of what came before or after what a question asks about."""

import numpy as np
import pytest

from dossier.composing.candidates import candidates
from dossier.composing.deed_time import OF_ANOTHER_DEED, own_time
from dossier.retrieval import Query, shape_of
from dossier.types import Article, Hit, Passage

ASKED = "When did Robert Berg visit Velm?"


def kept(sentence: str, question: str = ASKED, language: str = "en") -> float:
    query = Query(question, shape_of(question), (), (), np.zeros(2, np.float32))
    passage = Passage("p", "a", 0, 0, len(sentence), sentence, ((0, len(sentence)),))
    article = Article("a", "Title", sentence, "/a.md", language=language)
    return float(own_time(query, candidates([Hit(passage, article, 1.0)], query))[0])


@pytest.mark.parametrize(
    "sentence",
    [
        "Holm had met them in Velm on 8 January 2024, before Berg's trip, the agency noted.",
        "After Berg's return, Holm flew to Velm on 9 May 2024.",
    ],
)
def test_the_day_of_another_deed_is_not_that_of_what_is_asked_about(sentence: str) -> None:
    assert kept(sentence) == OF_ANOTHER_DEED


@pytest.mark.parametrize(
    "sentence",
    [
        "Berg came to Velm on 7 May 2024, before the fair.",
        "Holm had been in Velm before Berg's visit of 7 May 2024.",
        "During Berg's visit the ministers signed a memorandum in May 2024.",
        "Holm had been there before Berg.",
        "The prime minister was in Velm on 7 May 2024.",
    ],
)
def test_a_day_that_may_be_that_of_the_deed_counts(sentence: str) -> None:
    assert kept(sentence) == 1


def test_only_a_question_for_the_time_of_somebodys_deed_is_looked_at() -> None:
    sentence = "Holm had met them in Velm on 8 January 2024, before Berg's trip."
    assert kept(sentence, "Who visited Velm before Berg?") == 1
    assert kept(sentence, "When was Holm in Velm?") == 1
    assert kept(sentence, language="de") == 1
