"""A name beside a title answers who holds a post; the holder of another post does not."""

from datetime import date

import numpy as np
import pytest

from dossier.composing.candidates import Candidate
from dossier.composing.holders import OF_ANOTHER_POST, OF_LONG_AGO, TOLD, WITHOUT_POST, holders_first
from dossier.retrieval import Query, shape_of
from dossier.types import Article, Hit, Passage, Period

HEAD = "Who is the head of KST?"
WAS = "Who was the head of KST?"
IN_MAY = "Who was the head of KST in May 2024?"
MAY = Period(since=date(2024, 5, 1), until=date(2024, 5, 31), words="in May 2024", kind="event")
TELLS = "KST chief Anna Velm opened the yard."
NEARER = 0.4 + TOLD * 0.6


def sentence(text: str, published: str, language: str) -> Candidate:
    article = Article(text, "A title", text, "a", published=published, language=language)
    passage = Passage(f"{text}:0", text, 0, 0, len(text), text, ((0, len(text)),))
    return Candidate(article, passage, Hit(passage, article, 1.0, 0.5), 0, (0, len(text)), text, "")


def weighed(
    question: str,
    *texts: str,
    marks: tuple[str, ...] = (),
    period: Period | None = None,
    language: str = "en",
) -> list[float]:
    query = Query(question, shape_of(question), (), (), np.array([1, 0], np.float32), period=period)
    found = [sentence(text, "2024-06-02", language) for text in texts]
    marked = marks or ("Anna Velm",) * len(texts)
    return holders_first(query, found, marked, np.full(len(texts), 0.4)).tolist()


@pytest.mark.parametrize(
    "question",
    [HEAD, WAS, "Who heads KST?", "Who leads the KST?", "Who's KST's current boss?",
     "Was Anna Velm the head of KST?",
     "What post does Anna Velm hold?", "What is Anna Velm's position?"],
)  # fmt: skip
def test_a_name_beside_the_title_answers(question: str) -> None:
    assert weighed(question, TELLS) == pytest.approx([NEARER])


@pytest.mark.parametrize(
    ("text", "mark", "kept"),
    [
        ("Borel chief Anna Velm opened the yard of KST.", "Anna Velm", OF_ANOTHER_POST),
        ("KST vice-president Anna Velm opened the yard.", "Anna Velm", OF_ANOTHER_POST),
        ("The heads of KST and Borel met, Velmian Times said.", "Velmian Times", OF_ANOTHER_POST),
        ("Party leaders of Ostra met the KST's Anna Velm.", "Anna Velm", OF_ANOTHER_POST),
        ("The party leaders met the KST's Anna Velm.", "Anna Velm", 1.0),
        ("The KST head opened the yard, KESTREL wrote.", "KESTREL", OF_ANOTHER_POST),
        ("KST opened a yard with Anna Velm.", "Anna Velm", WITHOUT_POST),
        ("Anna Velm has led the KST since May.", "Anna Velm", 1.0),
        ("Director Anna Velm opened the yard of KST.", "Anna Velm", 1.0),
    ],
)  # fmt: skip
def test_what_does_not_tell_who_holds_the_post(text: str, mark: str, kept: float) -> None:
    assert weighed(HEAD, text, marks=(mark,)) == pytest.approx([0.4 * kept])


def test_whose_president_it_is_another_sentence_may_tell() -> None:
    texts = ["President Velm spoke of Norway in Oslo.", "Portugal's president Anna Velm was there."]
    asked = "Who is the president of Norway?"
    assert weighed(asked, texts[0]) == pytest.approx([0.4])
    assert weighed(asked, *texts) == pytest.approx([0.4 * OF_ANOTHER_POST] * 2)


def test_a_former_holder_answers_only_who_was() -> None:
    text = "Former KST chief Anna Velm opened the yard."
    assert weighed(HEAD, text) == pytest.approx([0.4])
    assert weighed(WAS, text) == pytest.approx([NEARER])
    assert weighed(IN_MAY, text, period=MAY) == pytest.approx([0.4])


def test_what_is_told_of_years_before_is_no_present_post() -> None:
    texts = ["KST chief Anna Velm said so in 2019.", "KST chief Anna Velm said so in 1996."]
    assert weighed(HEAD, *texts) == pytest.approx([0.4, 0.4 * OF_LONG_AGO])
    assert weighed(WAS, *texts) == pytest.approx([NEARER, NEARER])


def test_a_time_that_is_asked_is_the_time_of_the_saying() -> None:
    texts = [
        "KST chief Anna Velm said in May 2024 that it was open.",
        "KST chief Anna Velm said so in March 2023.",
    ]
    assert weighed(IN_MAY, *texts, period=MAY) == pytest.approx([NEARER, 0.4])


def test_what_leaves_open_whose_post_it_is_goes_behind_what_tells() -> None:
    told, other = weighed(
        HEAD, TELLS, "Director Boris Keldor opened the yard.", marks=("Anna Velm", "Boris Keldor")
    )
    assert other < told


def test_whether_somebody_holds_a_post_is_not_answered_by_another_holder() -> None:
    assert weighed("Was Boris Keldor the head of KST?", TELLS) == pytest.approx([0.4])


def test_other_questions_and_languages_are_left_alone() -> None:
    for question in (
        "Who built the yard?",
        "Who is the man who met the head of KST?",
        "What did the head of KST say?",
    ):
        assert weighed(question, TELLS, "KST opened.") == [0.4, 0.4], question
    assert weighed(HEAD, TELLS, language="tr") == [0.4]
