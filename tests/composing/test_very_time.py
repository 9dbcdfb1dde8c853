"""The figure of the very time asked for goes before others."""

from datetime import date

import numpy as np
import pytest

from dossier.composing.candidates import candidates
from dossier.composing.very_time import INEXACT, very_time_first
from dossier.retrieval import Query, Shape
from dossier.types import Article, Hit, Passage, Period

YEAR = Period(since=date(2021, 1, 1), until=date(2021, 12, 31), words="in 2021", kind="event")
WHOLE = "For all of 2021 its sales came to 260 million dollars."
PART = "From January to September 2021 its sales were 123 million dollars."
LONGER = "From 2019 to 2023 its sales were 900 million dollars."
UNDATED = "Its sales were 80 million dollars."


def put(told: dict[str, float], shape: Shape = Shape.MONEY, period: Period | None = YEAR) -> list[float]:
    asked = Query("How much was sold?", shape, (), (), np.zeros(2, np.float32), period=period)
    hits = []
    for text in told:
        passage = Passage(text, text, 0, 0, len(text), text, ((0, len(text)),))
        hits.append(Hit(passage, Article(text, "Title", text, "/a.md", language="en"), 1.0))
    found = [next(each for each in candidates(hits, asked) if each.text == text) for text in told]
    return very_time_first(asked, found, np.array(list(told.values())), 0.2).tolist()


@pytest.mark.parametrize("other", [PART, LONGER])
def test_a_shorter_or_longer_time_comes_after_the_very_one(other: str) -> None:
    assert put({other: 0.7, WHOLE: 0.6, UNDATED: 0.7}) == pytest.approx([0.6 * INEXACT, 0.6, 0.7])
    assert put({other: 0.1, WHOLE: 0.6}) == [0.1, 0.6]


def test_where_the_very_time_hardly_answers_all_stays() -> None:
    assert put({PART: 0.7, WHOLE: 0.3}) == [0.7, 0.3]
    assert put({PART: 0.3, WHOLE: 0.19}) == [0.3, 0.19]
    assert put({PART: 0.7, "It sold much in 2021.": 0.6}) == [0.7, 0.6]


def test_only_a_figure_of_a_time_is_looked_into() -> None:
    assert put({PART: 0.7, WHOLE: 0.6}, Shape.WHEN) == [0.7, 0.6]
    assert put({PART: 0.7, WHOLE: 0.6}, period=None) == [0.7, 0.6]
