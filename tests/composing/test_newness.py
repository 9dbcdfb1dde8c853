"""A newer answer goes before an older one where the newer is the better."""

from datetime import date

import numpy as np
import pytest

from dossier.composing.candidates import Candidate
from dossier.composing.newness import CONTENDS, day_of, day_told, newer_first, newness
from dossier.types import Article, Hit, Passage


def sentence(text: str, published: str | None) -> Candidate:
    article = Article("a", "A title", text, "a", published=published, language="en")
    passage = Passage("a:0", "a", 0, 0, len(text), text, ((0, len(text)),))
    return Candidate(article, passage, Hit(passage, article, 1.0, 0.5), 0, (0, len(text)), text, "")


OLD = sentence("The price is two dollars.", "2018-05-01")
NEW = sentence("The price is five dollars.", "2020-05-01")


def test_age_halves() -> None:
    assert newness([0, 1000, 635], 365).tolist() == pytest.approx([0.5, 1.0, 0.5])


def test_the_newer_of_two_answers_goes_first() -> None:
    older, newer = newer_first([OLD, NEW], np.array([0.8, 0.5]), 365)
    assert newer == 0.5 > older == CONTENDS * newer, "the best but for its age is told as well"


def test_what_is_no_other_answer_gains_nothing() -> None:
    older, newer = newer_first([OLD, NEW], np.array([0.8, 0.4]), 365)
    assert older == 0.8 > newer


def test_answers_of_no_known_day_lose_nothing() -> None:
    undated = [sentence("The price is two dollars.", None), sentence("The price is five dollars.", None)]
    assert newer_first(undated, np.array([0.8, 0.5]), 365).tolist() == [0.8, 0.5]
    assert newer_first([undated[0], NEW], np.array([0.8, 0.2]), 365)[0] == 0.8


def test_a_forecast_of_no_known_day_does_not_go_first() -> None:
    forecast = sentence("By 2030 the price is to be ten dollars.", None)
    ahead, newer = newer_first([forecast, NEW], np.array([0.6, 0.5]), 365)
    assert newer == 0.5 > ahead


def test_the_time_told_counts_before_the_day_of_publication() -> None:
    looking_back = sentence("In March 2015 the price was one dollar.", "2021-01-01")
    assert day_told(looking_back) < day_told(OLD)
    forecast = sentence("By 2030 the price is to be ten dollars.", "2020-01-01")
    assert day_told(forecast) < day_told(NEW)
    assert day_told(sentence("The price is two dollars.", None)) == 0


@pytest.mark.parametrize(
    ("published", "last"),
    [
        ("2020-05-01", "2020-05-01"),
        ("2020-05", "2020-05-31"),
        ("2020-11", "2020-11-20"),
        ("2020", "2020-11-20"),
        ("2020-11-21", "2020-11-20"),
    ],
)
def test_nothing_is_published_after_the_day_of_asking(published: str, last: str) -> None:
    asked = date(2020, 11, 20)  # on 21 November elsewhere
    assert day_of(sentence("It rains.", published), asked) == date.fromisoformat(last).toordinal()


@pytest.mark.parametrize("published", ["2099-01-01", "2021", "2020-12", "2020-11-22", None])
def test_a_day_that_has_not_come_is_unknown(published: str | None) -> None:
    assert day_of(sentence("It rains.", published), date(2020, 11, 20)) == 0


def test_a_misdated_article_makes_no_other_old() -> None:
    misdated = sentence("The price is nine dollars.", "2099-01-01")
    ahead, older, newer = newer_first(
        [misdated, OLD, NEW], np.array([0.5, 0.8, 0.5]), 365, date(2020, 11, 20)
    )
    assert newer == 0.5 > ahead
    assert newer > older
