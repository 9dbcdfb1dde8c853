"""In which articles a question about a time is searched for, and by which words."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from dossier.retrieval import Query, searches, shape_of, spanning
from dossier.types import Filters, Period

MARCH = Period(since=date(2017, 3, 1), until=date(2017, 3, 31), words="in March 2017", kind="event")
ASKED = "Which judge struck down the ban in March 2017?"


def query(text: str, period: Period | None = None) -> Query:
    return Query(text, shape_of(text), (), (), np.array([1, 0], np.float32), period=period)


def searched(asked: Query, filters: Filters | None = None) -> list[tuple[str, date | None, date | None]]:
    found = searches(asked, filters or Filters(), query)
    assert found[-1][0] is asked  # by which sentences are weighed
    return [(each.text, within.since, within.until) for each, within in found]


def test_a_time_is_searched_for_in_what_was_published_then_too_and_without_its_words() -> None:
    assert searched(query(ASKED, MARCH)) == [
        ("Which judge struck down the ban?", date(2017, 3, 1), date(2017, 5, 1)),
        (ASKED, None, None),
    ]


def test_the_readers_own_dates_are_kept_to() -> None:
    filters = Filters(since=date(2017, 3, 20), until=date(2017, 4, 10))
    assert [days for _, *days in searched(query(ASKED, MARCH), filters)] == [
        [date(2017, 3, 20), date(2017, 4, 10)],
        [date(2017, 3, 20), date(2017, 4, 10)],
    ]


@pytest.mark.parametrize(
    "period",
    [
        None,
        MARCH.model_copy(update={"until": date(2019, 3, 31)}),
        MARCH.model_copy(update={"until": None}),
        MARCH.model_copy(update={"words": "last March"}),
    ],
)
def test_a_long_or_an_unwritten_time_is_searched_for_everywhere_alone(period: Period | None) -> None:
    assert len(searched(query(ASKED, period))) == 1


def test_little_left_without_the_time_is_searched_for_everywhere_alone() -> None:
    assert len(searched(query("Who won in March 2017?", MARCH))) == 1


def test_a_time_of_publication_filters() -> None:
    asked = query(ASKED, MARCH.model_copy(update={"kind": "publication"}))
    assert searched(asked) == [(ASKED, date(2017, 3, 1), date(2017, 3, 31))]


def test_what_is_new_is_searched_for_in_the_newest_too() -> None:
    asked = replace(query(ASKED), new_since=date(2020, 1, 1))
    assert searched(asked) == [(ASKED, date(2020, 1, 1), None), (ASKED, None, None)]


def test_a_question_of_several_times_is_of_all_of_them() -> None:
    may = MARCH.model_copy(
        update={"since": date(2018, 5, 1), "until": date(2018, 5, 31), "words": "in May 2018"}
    )
    both = spanning(MARCH, [MARCH, may])
    assert both == Period(
        since=date(2017, 3, 1), until=date(2018, 5, 31), words="in March 2017 … in May 2018", kind="event"
    )
    assert spanning(both, [MARCH, may]) is both
    assert spanning(MARCH, [MARCH, MARCH]) is MARCH
    assert spanning(MARCH, [MARCH, None]) is MARCH
    assert spanning(None, []) is None
