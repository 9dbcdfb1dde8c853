"""The time that a sentence tells of, and how it fits the period of a question."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from dossier.composing.candidates import Candidate, candidates
from dossier.composing.event_time import (
    INEXACT,
    NAMED_OUTSIDE,
    OUTSIDE,
    OVERLAPPING,
    Told,
    fits,
    keep_to_time,
    of_period,
    time_fits,
    time_told,
    told_by,
)
from dossier.retrieval import Query, Shape
from dossier.types import Article, Hit, Passage, Period

YEAR_2021 = Period(since=date(2021, 1, 1), until=date(2021, 12, 31), words="in 2021", kind="event")
MARCH_2021 = Period(since=date(2021, 3, 1), until=date(2021, 3, 31), words="in March 2021", kind="event")
SINCE_2021 = Period(since=date(2021, 1, 1), words="since 2021", kind="event")


def article(title: str = "Radars", published: str | None = "2023-05-10") -> Article:  # a Wednesday
    return Article(id="a", title=title, text="", origin="/a.md", published=published, language="en")


def time_of(sentence: str, before: str = "", of: Article | None = None) -> Told:
    text = f"{before} {sentence}".strip()
    return time_told(text, (len(text) - len(sentence), len(text)), of or article())


def told(sentence: str, before: str = "", of: Article | None = None) -> list[str]:
    found = time_of(sentence, before, of)
    return [f"{first} {last}" for first, last in found.days]


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("It bought four radars in 2021.", ["2021-01-01 2021-12-31"]),
        ("It bought four radars between March and June 2022.", ["2022-03-01 2022-06-30"]),
        ("It ran from 27 September to 10 November 2020.", ["2020-09-27 2020-11-10"]),
        (
            "It bought radars in 2019 and drones on 5 May 2021.",
            ["2019-01-01 2019-12-31", "2021-05-05 2021-05-05"],
        ),
        ("It bought four radars last year.", ["2022-01-01 2022-12-31"]),
        ("The ministry signed on Tuesday.", ["2023-05-09 2023-05-09"]),
        ("On Tuesday, Sept. 11, 2001, it bought radars.", ["2001-09-11 2001-09-11"]),
        ("Reuters reported on Tuesday, 3 May 2022, that sales fell in 2021.", ["2021-01-01 2021-12-31"]),
        ("It bought four radars in the early 1990s.", ["1990-01-01 1993-12-31"]),
        ("Sales saw a sharp fall in 2021.", ["2021-01-01 2021-12-31"]),
        ("Dört radar geçen yıl alındı.", ["2022-01-01 2022-12-31"]),
        ("Ötən il dörd radar alınıb.", ["2022-01-01 2022-12-31"]),
        ("В прошлом году купили четыре радара.", ["2022-01-01 2022-12-31"]),
        ("Reuters reported on 3 May 2023 that it bought four radars in 2021.", ["2021-01-01 2021-12-31"]),
        ("In March 2023 Haber put sales of 2021 at 88 million.", ["2021-01-01 2021-12-31"]),
        ("In March 2023 the firm reported sales in May 2022.", ["2022-05-01 2022-05-31"]),
        (
            "In March 2023 it signed what officials said was the first deal since 2015.",
            ["2023-03-01 2023-03-31", "2015-01-01 2015-12-31"],
        ),
        (
            "In March 2023 it bought radars, and drones in 2021.",
            ["2023-03-01 2023-03-31", "2021-01-01 2021-12-31"],
        ),
        ("The exercise Falcon-2021 was held at sea.", ["2021-01-01 2021-12-31"]),
        ("It has 2000 soldiers, bought 2020 radars and paid $2021.", ["2023-05-10 2023-05-10"]),
    ],
)
def test_a_sentence_tells_its_time(sentence: str, days: list[str]) -> None:
    assert told(sentence) == days


def test_what_stands_before_tells_where_the_sentence_does_not() -> None:
    sentence = "It bought four radars."
    assert told(sentence, "It began in 2018. The order came on 4 May 2019.") == ["2019-05-04 2019-05-04"]
    assert told("It came on 4 May.", "The order was of 2019.") == ["2019-05-04 2019-05-04"]
    assert told(sentence, "", article("Radars of 2020")) == ["2020-01-01 2020-12-31"]
    assert told(sentence) == ["2023-05-10 2023-05-10"]
    assert told(sentence, "", article(published="2021")) == ["2021-01-01 2021-12-31"]
    assert told(sentence, "", article(published=None)) == []


def test_the_day_of_a_report_is_a_weak_guess() -> None:
    found = time_of("It bought four radars, Reuters reported on 3 March 2021.")
    assert found.days == ((date(2021, 3, 3), date(2021, 3, 3)),)
    assert found.sure < 0.5


def test_a_time_inside_fits_and_one_elsewhere_does_not() -> None:
    def sure(first: date, last: date) -> Told:
        return Told(((first, last),), 1.0)

    assert fits(YEAR_2021, sure(date(2021, 6, 15), date(2021, 6, 15))) == 1
    assert fits(YEAR_2021, sure(date(2019, 1, 1), date(2019, 12, 31))) == pytest.approx(OUTSIDE)
    assert fits(MARCH_2021, sure(date(2021, 1, 1), date(2021, 12, 31))) == pytest.approx(OVERLAPPING)
    assert fits(SINCE_2021, sure(date(2024, 1, 1), date(2024, 12, 31))) == 1
    assert fits(YEAR_2021, Told()) == 1


def test_the_less_sure_the_time_the_less_it_tells_against_a_sentence() -> None:
    sentence, of_2019 = "It bought four radars.", article(published="2019")
    by_source = [
        fits(YEAR_2021, time_of("It bought four radars in 2019.", "", of_2019)),
        fits(YEAR_2021, time_of(sentence, "It was 2019.", of_2019)),
        fits(YEAR_2021, time_of(sentence, "", article("Radars of 2019"))),
        fits(YEAR_2021, time_of(sentence, "", of_2019)),
    ]
    assert by_source == sorted(by_source)
    assert pytest.approx(OUTSIDE) == by_source[0]
    assert by_source[0] < by_source[1] < by_source[-1] < 1


def test_of_several_times_the_best_counts() -> None:
    found = time_of("It bought radars in 2019 and drones in 2021.")
    assert fits(YEAR_2021, found) == 1


def weighed(sentences: list[str], shape: Shape = Shape.QUANTITY, **time: object) -> list[float]:
    """Return what each sentence, an article each, keeps of its score for a question with such a time."""
    asked = Query("How many left?", shape, (), (), np.zeros(2, np.float32), **time)  # type: ignore[arg-type]
    return [float(kept) for kept in time_fits(asked, [candidate(each, asked) for each in sentences])]


def test_a_figure_of_other_years_than_a_run_of_them_does_not_count() -> None:
    period = Period(since=date(2015, 1, 1), until=date(2019, 12, 31), words="in 2015-19", kind="event")
    told = [
        "In 2015-19 the share was 31 percent.",
        "In 2014-18 the share was 51 percent.",
        "In 2010-20 the share was 40 percent.",
        "In 2017 the share was 35 percent.",
        "The share was 31 percent.",
    ]
    kept = weighed(told, Shape.SHARE, period=period)
    assert kept == pytest.approx([1, OUTSIDE, OUTSIDE, INEXACT, 1])
    assert weighed(told, Shape.OPEN, period=period)[1:3] == pytest.approx([OVERLAPPING] * 2)


def candidate(text: str, asked: Query) -> Candidate:
    passage = Passage("p", "a", 0, 0, len(text), text, ((0, len(text)),))
    return candidates([Hit(passage, Article("a", "Title", text, "/a.md", language="en"), 1.0)], asked)[0]


def test_a_sentence_on_another_time_than_the_one_in_a_name_counts_less() -> None:
    told = ["In September 2023 some 200 men died.", "In 2020 some 2,783 men died.", "Many of the men died."]
    named = ((date(2023, 9, 1), date(2023, 9, 30)),)
    assert weighed(told, named_times=named) == [1, NAMED_OUTSIDE, 1]
    assert weighed(told) == [1, 1, 1]
    assert weighed(told, Shape.WHEN, named_times=named) == [1, 1, 1]
    assert weighed(told[1:], named_times=named) == [1, 1]  # none tells of that time: it was perhaps no time


def test_the_day_by_which_is_asked_goes_before_an_earlier_one() -> None:
    until = Period(until=date(2023, 10, 3), words="by 3 October 2023", kind="event")
    told = ["By 29 September 2023 some 84,770 had left.", "By 3 October 2023 some 100,617 had left."]
    assert weighed(told, period=until) == [INEXACT, 1]
    assert weighed(told[:1], period=until) == [1]


def test_a_figure_of_the_whole_time_goes_before_one_of_a_part_of_it() -> None:
    told = ["It sold 8 radars in February 2021.", "It sold 40 radars in 2021.", "Four of them were radars."]
    assert weighed(told, period=YEAR_2021) == [INEXACT, 1, 1]
    assert weighed(told, Shape.WHEN, period=YEAR_2021) == [1, 1, 1]
    assert weighed([*told, "It sold 7 radars in 2019."], period=YEAR_2021)[-1] == pytest.approx(OUTSIDE)


@pytest.mark.parametrize("sentence", ["The year 2020 was that of the war.", "2020 was that of the war."])
def test_a_year_before_a_verb_counts_nothing(sentence: str) -> None:
    assert time_of(sentence).days == ((date(2020, 1, 1), date(2020, 12, 31)),)


def test_what_surely_tells_of_another_time_goes_where_something_else_answers() -> None:
    asked = Query("What was bought in 2021?", Shape.LIST, (), (), np.ones(2, np.float32), period=YEAR_2021)
    kept = np.array([OUTSIDE, 1.0, 0.72])
    assert keep_to_time(asked, np.array([0.3, 0.2, 0.1]), kept, 0.12).tolist() == [0.0, 0.2, 0.1]
    assert keep_to_time(asked, np.array([0.3, 0.1, 0.1]), kept, 0.12).tolist() == [0.3, 0.1, 0.1]
    timeless = replace(asked, period=None)
    assert keep_to_time(timeless, np.array([0.3, 0.2, 0.1]), kept, 0.12).tolist() == [0.3, 0.2, 0.1]


def test_a_figure_of_another_time_than_the_one_in_a_name_goes_where_something_else_answers() -> None:
    named = ((date(2023, 9, 1), date(2023, 9, 30)),)
    asked = Query("How many died?", Shape.QUANTITY, (), (), np.ones(2, np.float32), named_times=named)
    kept = np.array([NAMED_OUTSIDE, 1.0, 0.7])
    assert keep_to_time(asked, np.array([0.3, 0.2, 0.1]), kept, 0.12).tolist() == [0.0, 0.2, 0.1]
    assert keep_to_time(asked, np.array([0.3, 0.1, 0.1]), kept, 0.12).tolist() == [0.3, 0.1, 0.1]
    opinion = replace(asked, shape=Shape.OPEN)
    assert keep_to_time(opinion, np.array([0.3, 0.2, 0.1]), kept, 0.12).tolist() == [0.3, 0.2, 0.1]


def test_only_what_tells_of_a_period_is_of_it() -> None:
    sentences = ("Bought in 2021 at last.", "Bought in 2019 at last.", "Bought from 2019 to 2023.", "Bought.")
    found = []
    for each in sentences:
        of = article(published=None)
        span = (0, len(each))
        passage = Passage("a:0", "a", 0, 0, len(each), each, (span,))
        found.append(Candidate(of, passage, Hit(passage, of, 1.0, 0.5), 0, span, each, ""))
    assert of_period(YEAR_2021, found).tolist() == [1.0, 0.0, pytest.approx(1 / 5, rel=0.01), 0.0]
    day = YEAR_2021.model_copy(update={"since": date(2021, 5, 1), "until": date(2021, 5, 1)})
    assert (of_period(day, found) < 0.01).all()


def test_a_report_of_another_time_is_not_of_the_period_whatever_stands_before_it() -> None:
    text = "It began in 2021. It went on, the agency wrote in March 2023."
    of, span = article(published=None), (18, len(text))
    passage = Passage("a:0", "a", 0, 0, len(text), text, (span,))
    found = Candidate(of, passage, Hit(passage, of, 1.0, 0.5), 0, span, text[18:], "")
    assert fits(YEAR_2021, told_by(found)) == 1
    assert of_period(YEAR_2021, [found]).tolist() == [0.0]


def test_what_was_said_in_a_period_loses_nothing_by_another_date() -> None:
    text = "The yard opened in 2019. The mayor said in March 2021 that it was. Reuters said in May 2021 so."
    passage = Passage("a:0", text, 0, 0, len(text), text, ((0, 24), (25, 66), (67, len(text))))
    hit = Hit(passage, replace(article(), text=text), 1.0, 0.5)
    query = Query("What did the mayor say?", Shape.OPEN, (), (), np.array([1, 0], np.float32))
    kept = time_fits(replace(query, period=MARCH_2021), candidates([hit], query))
    assert kept[1] == 1.0
    assert kept[2] < 1.0
