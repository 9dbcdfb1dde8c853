"""Sentences that tell the very event before or after which a question asks."""

from datetime import date

import numpy as np
import pytest

from dossier.composing.candidates import candidates
from dossier.composing.event_itself import beside_event
from dossier.retrieval import Query, Shape
from dossier.types import Article, Hit, Passage, Period

DAY = date(2021, 7, 7)
SINCE = Period(since=date(2021, 7, 8), words="since the Velm Treaty", kind="event")
BEFORE = Period(until=date(2021, 7, 6), words="before the Velm Treaty", kind="event")


def kept(
    sentence: str, period: Period | None = SINCE, name: str = "Velm Treaty", published: str = "2023-07-07"
) -> float:
    event = (name, (DAY, DAY)) if period else None
    query = Query("What?", Shape.OPEN, (), (), np.zeros(2, np.float32), period=period, event=event)
    passage = Passage("p", "a", 0, 0, len(sentence), sentence, ((0, len(sentence)),))
    article = Article("a", "Title", sentence, "/a.md", published=published, language="en")
    return float(beside_event(query, candidates([Hit(passage, article, 1.0)], query))[0])


@pytest.mark.parametrize(
    "sentence",
    [
        "The presidents have signed the Velm Treaty, and its text was published on 8 July 2021.",
        "The Velm Treaty was signed on 7 July 2021, a paper recalled on the second anniversary, 7 July 2023.",
        "The Velm Treaty was signed by both presidents.",
    ],
)
def test_the_event_is_on_neither_side_of_itself(sentence: str) -> None:
    assert [kept(sentence, SINCE), kept(sentence, BEFORE)] == [0, 0]
    assert kept(sentence, None) == 1


def test_what_is_told_with_a_time_on_the_side_asked_about_may_answer() -> None:
    later = "Parliament ratified on 1 February 2022 the Velm Treaty of 7 July 2021."
    assert [kept(later, SINCE), kept(later, BEFORE)] == [1, 0]
    earlier = "The Velm Treaty was signed in place of a pact of 16 August 2010."
    assert [kept(earlier, SINCE), kept(earlier, BEFORE)] == [0, 1]


def test_another_debate_is_not_the_debate() -> None:
    told = "The candidates held the debate in the town hall."
    assert kept(told, name="debate", published="2021-07-08") == 0
    assert kept(told, name="debate", published="2023-07-07") == 1


def test_the_year_in_a_name_is_no_time_of_the_sentence() -> None:
    assert kept("The 2022 summit was held in Velm.", name="2022 summit") == 0
