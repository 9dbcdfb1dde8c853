"""In which words a question is put to a sentence."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from dossier.composing.candidates import Candidate, candidates
from dossier.composing.posing import posed
from dossier.retrieval import Query, Term, shape_of
from dossier.text import stems, words
from dossier.types import Article, Hit, Passage, Period

MARCH = Period(since=date(2017, 3, 1), until=date(2017, 3, 31), words="in March 2017", kind="event")


def asked(question: str, period: Period | None = MARCH) -> Query:
    terms = tuple(Term(word, stems(word, "en"), 3.0, known=True) for word in words(question) if len(word) > 3)
    return Query(question, shape_of(question), terms, (), np.array([1, 0], np.float32), period=period)


def sentence(published: str | None, text: str = "The judge struck down the ban on Tuesday.") -> Candidate:
    article = Article(text, "A title", text, "a", language="en", published=published)
    hit = Hit(Passage(text, text, 0, 0, len(text), text, ((0, len(text)),)), article, 1.0, 0.5)
    return candidates([hit], asked("Who struck it down?", None))[0]


def wordings(query: Query, *found: Candidate) -> list[str]:
    put = [""] * len(found)
    for form, mask in posed(query, found):
        for place in np.flatnonzero(mask):
            put[place] = form.matter
    return put


WHOLE, BARE = "Which judge struck down the ban in March 2017?", "Which judge struck down the ban?"


@pytest.mark.parametrize(
    ("published", "text", "put"),
    [
        ("2017-03-15", "The judge struck down the ban on Tuesday.", BARE),
        ("2017-04-20", "The judge struck down the ban last month.", BARE),
        ("2017", "The judge struck down the ban.", BARE),
        ("2017-03-15", "The judge struck down the ban of January 2017.", WHOLE),
        ("2017-02-15", "The judge struck down the ban on Tuesday.", WHOLE),
        ("2018-03-15", "The judge struck down the ban on Tuesday.", WHOLE),
        (None, "The judge struck down the ban on Tuesday.", WHOLE),
    ],
)
def test_an_article_of_the_time_is_asked_without_it(published: str | None, text: str, put: str) -> None:
    assert wordings(asked(WHOLE), sentence(published, text)) == [put]


def test_each_sentence_is_asked_in_its_own_wording() -> None:
    found = sentence("2017-03-15"), sentence("2019-03-15"), sentence("2017-03-16")
    assert wordings(asked(WHOLE), *found) == [BARE, WHOLE, BARE]
    (_, _), (bare, _) = posed(asked(WHOLE), found)
    assert {term.word for term in bare.terms}.isdisjoint({"march", "2017"})


@pytest.mark.parametrize(
    ("question", "period"),
    [
        ("Which judge struck down the ban?", None),
        ("What happened in March 2017?", MARCH),
        ("Which judge struck down the ban in march 2017?", MARCH),
        ("Which judge struck down the ban last year?", MARCH.model_copy(update={"words": "last year"})),
        (WHOLE, MARCH.model_copy(update={"kind": "publication"})),
    ],
)
def test_other_questions_stay_as_they_are(question: str, period: Period | None) -> None:
    assert wordings(asked(question, period), sentence("2017-03-15")) == [question]


def test_a_time_in_the_middle_leaves_no_gap() -> None:
    query = replace(asked("Did it, in March 2017, strike down the ban?"))
    assert wordings(query, sentence("2017-03-15")) == ["Did it, strike down the ban?"]


LATER = Period(since=date(2014, 1, 1), until=None, words="since 2014", kind="event")


@pytest.mark.parametrize(
    ("text", "put"),
    [
        ("The two fleets held drills in May 2016.", "Which drills were held?"),
        ("The two fleets held drills in May 2013.", "Which drills were held since 2014?"),
        (
            "The two fleets have held drills since 2014, the last in May 2016.",
            "Which drills were held since 2014?",
        ),
        ("The two fleets held drills.", "Which drills were held since 2014?"),
    ],
)
def test_a_long_time_is_left_out_where_a_passage_is_dated_within_it(text: str, put: str) -> None:
    assert wordings(asked("Which drills were held since 2014?", LATER), sentence("2020-03-15", text)) == [put]


@pytest.mark.parametrize(
    "question", ["How many drills were held since 2014?", "Did it hold drills since 2014?"]
)
def test_a_figure_of_a_long_time_is_asked_for_with_it(question: str) -> None:
    assert wordings(asked(question, LATER), sentence("2020", "Two drills were held in May 2016.")) == [
        question
    ]
