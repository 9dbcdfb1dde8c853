"""Posts held before go behind those of the present."""

import numpy as np
import pytest

from dossier.composing.candidates import Candidate
from dossier.composing.newness import CONTENDS
from dossier.composing.posts import of_former_post, present_first
from dossier.retrieval import Query, shape_of
from dossier.types import Article, Hit, Passage

WHO = "Who is Anna Velm?"
HEAD = "Who is the head of the agency?"
THEN = "The yard was ready, Anna Velm said when she was head of the yard."
NOW = "The head of the agency, Anna Velm, attended the signing."


def sentence(text: str) -> Candidate:
    article = Article(text, "A title", text, "a", language="en")
    passage = Passage(f"{text}:0", text, 0, 0, len(text), text, ((0, len(text)),))
    return Candidate(article, passage, Hit(passage, article, 1.0, 0.5), 0, (0, len(text)), text, "")


def weighed(question: str, *values: float) -> list[float]:
    query = Query(question, shape_of(question), (), (), np.array([1, 0], np.float32))
    found = [sentence(THEN), sentence(NOW)]
    return present_first(query, found, ["Anna Velm"] * 2, np.array(values), 0.12).tolist()


@pytest.mark.parametrize(
    ("text", "question", "former"),
    [
        (THEN, WHO, True),
        ("The yard, as Anna Velm, who then headed it, told, was ready.", WHO, True),
        ("Anna Velm, then head of the agency, said so.", WHO, True),
        ("Anna Velm, head of the agency at the time, said so.", WHO, True),
        ("Anna Velm, head of the agency until 2019, spoke.", WHO, True),
        ("The former head of the agency, Anna Velm, met officers.", HEAD, True),
        ("Then-president Anna Velm signed it.", "Who is the president?", True),
        ("Anna Velm headed the agency until 2019.", "Who heads the agency?", True),
        ("Boris Keldor replaced the former head Anna Velm.", "Who is Anna Velm?", True),
        (NOW, WHO, False),
        (NOW, HEAD, False),
        ("Then Anna Velm signed it.", WHO, False),
        ("Anna Velm, head of the agency, spoke until noon.", WHO, False),
        ("Former minister Boris Keldor met president Anna Velm.", "Who is the president?", False),
        ("Head of the agency Anna Velm took over from former head Boris Keldor.", HEAD, False),
        ("Its former spokesman said that minister Anna Velm was ill.", "Who is the minister?", False),
    ],
)
def test_what_tells_of_a_former_post(text: str, question: str, former: bool) -> None:
    assert of_former_post(text, "Anna Velm", question) is former


def test_a_present_post_goes_first_and_the_former_is_told_as_well() -> None:
    for question in (WHO, HEAD, "Who's Anna Velm?"):
        assert weighed(question, 0.7, 0.3) == pytest.approx([CONTENDS * 0.3, 0.3]), question


def test_a_former_post_stays_where_no_other_sentence_answers() -> None:
    assert weighed(WHO, 0.7, 0.05) == [0.7, 0.05]


def test_what_is_asked_of_the_past_is_left_alone() -> None:
    for question in ("Who was Anna Velm?", "Who is the former head of the yard?", "What is Anna Velm?"):
        assert weighed(question, 0.7, 0.3) == [0.7, 0.3], question
