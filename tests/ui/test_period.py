"""The period of an answer, as the page shows it."""

from datetime import date

import pytest

from dossier.types import Period
from dossier.ui.asking.period import period_html, spoken
from dossier.ui.asking.render import answer_html
from dossier.ui.markup import escape
from tests.ui.scripted_assistant import DATED_WORDS, dated


@pytest.mark.parametrize(
    ("since", "until", "shown"),
    [
        (date(2021, 1, 1), date(2021, 12, 31), "2021"),
        (date(2021, 6, 1), date(2021, 6, 30), "June 2021"),
        (date(2021, 6, 15), date(2021, 6, 15), "15 June 2021"),
        (date(2018, 1, 1), date(2020, 12, 31), "1 January 2018 to 31 December 2020"),
        (date(2020, 11, 10), None, "from 10 November 2020"),
        (None, date(2020, 9, 26), "up to 26 September 2020"),
    ],
)
def test_days_are_spoken(since: date | None, until: date | None, shown: str) -> None:
    assert spoken(Period(since=since, until=until, words="then", kind="event")) == shown


def test_what_the_question_says_is_escaped_and_its_kind_is_told() -> None:
    period = Period(since=date(2020, 1, 1), words="<img src=x>", kind="publication")
    shown = period_html(period, removable=True)
    assert "<img" not in shown
    assert "Published: <strong>from 1 January 2020</strong>" in shown
    assert "any-time" not in period_html(period, removable=False)
    assert period_html(None, removable=True) == ""


def test_an_answer_carries_its_period_which_goes_once_it_is_whole() -> None:
    answer = dated(any_time=False)
    whole, growing = answer_html(answer, 1), answer_html(answer, 1, complete=False)
    assert "any-time" in whole
    assert "any-time" not in growing
    assert DATED_WORDS not in whole
    assert escape(DATED_WORDS) in whole
    assert escape(DATED_WORDS) in growing
