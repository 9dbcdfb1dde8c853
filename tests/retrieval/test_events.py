"""When an event was, by what passages say of it."""

from datetime import date

import pytest

from dossier.retrieval import named_times
from dossier.retrieval.events import days_of_event, tells_deed
from dossier.timing import read_time
from dossier.types import Article, Hit, Passage

TODAY = date(2026, 5, 20)


def hit(text: str, name: str = "a", language: str | None = None) -> Hit:
    article = Article(id=name, title="T", text=text, origin=f"/{name}.md", language=language)
    passage = Passage(name, name, 0, 0, len(text), text, ((0, len(text)),))
    return Hit(passage, article, 1.0)


def days(question: str, *texts: str, language: str = "en") -> str | None:
    event = read_time(question, TODAY).event
    assert event is not None
    found = days_of_event(event, [hit(text, f"a{place}", language) for place, text in enumerate(texts)])
    return f"{found[1][0]} {found[1][1]}" if found else None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Velm Treaty was signed on 7 July 2021 in Velm.", "2021-07-07 2021-07-07"),
        ("The presidents signed the Velm Treaty on 7 July 2021.", "2021-07-07 2021-07-07"),
        ("The Velm Treaty of 7 July 2021 stands on older ones.", "2021-07-07 2021-07-07"),
        ("The Velm Treaty (July 2021) stands on older ones.", "2021-07-01 2021-07-31"),
        ("The 7 July 2021 Velm Treaty stands on older ones.", "2021-07-07 2021-07-07"),
        ("The Velm Treaty was discussed, Reuters reported on 8 July 2021.", None),
        ("Parliament ratified the Velm Treaty on 1 February 2022.", None),
        ("On 8 July 2021 papers wrote of the Velm Treaty.", None),
        ("The treaty of Velm was signed by nobody.", None),
    ],
)
def test_a_date_counts_where_it_is_said_of_the_event(text: str, found: str | None) -> None:
    assert days("What was sold since the Velm Treaty?", text) == found


def test_a_war_has_a_first_and_a_last_day() -> None:
    told = "The 2020 war ran from 27 September to 10 November, when a ceasefire took hold."
    assert days("What was sold before the 2020 war?", told) == "2020-09-27 2020-11-10"
    apart = ("The Lake War began on 3 April 2020.", "The Lake War ended on 20 May 2020.")
    event = read_time("What was sold before the Lake War?", TODAY).event
    assert event is not None
    assert days_of_event(event, [hit(apart[0])]) == ("Lake War", (date(2020, 4, 3), date(2020, 4, 3)))


def test_an_exact_day_is_borne_out_by_its_month_and_a_rare_other_outvoted() -> None:
    told = [
        "The Velm Treaty was signed on 7 July 2021.",
        "The Velm Treaty of July 2021 binds both.",
        "The Velm Treaty of 1994 was another.",
    ]
    assert days("What was sold since the Velm Treaty?", *told) == "2021-07-07 2021-07-07"


def test_days_next_to_each_other_are_one_event() -> None:
    told = ["They signed the ceasefire on 9 November 2020.", "The ceasefire of 10 November 2020 holds."]
    assert days("What happened until the ceasefire?", *told) == "2020-11-09 2020-11-10"


def test_dates_that_disagree_are_not_guessed() -> None:
    told = ["The Velm Treaty was signed on 7 July 2021.", "The Velm Treaty was signed on 3 March 2018."]
    assert days("What was sold since the Velm Treaty?", *told) is None


def test_what_is_called_by_a_plain_word_needs_an_exact_day() -> None:
    asked = "Who resigned after the debate?"
    assert days(asked, "The debate of 2012 was long.", "The debate took place in 2012.") is None
    told = "The debate took place on 3 October 2012."
    assert days(asked, told) == "2012-10-03 2012-10-03"


def test_the_year_in_a_name_bounds_its_days() -> None:
    told = "The 2020 war began on 27 September 2020 and was said to have begun in 1988."
    assert (
        days("What was sold before the 2020 war?", told, "The 2020 war of 1994.") == "2020-09-27 2020-09-27"
    )


@pytest.mark.parametrize(
    ("question", "text", "language", "found"),
    [
        (
            "Şuşa Beyannamesi'nden sonra ne satıldı?",
            "Şuşa Beyannamesi 15 Haziran 2021'de imzalandı.",
            "tr",
            "2021-06-15 2021-06-15",
        ),
        (
            "Şuşa Beyannamesi'nden sonra ne satıldı?",
            "15 Haziran 2021 tarihli Şuşa Beyannamesi bağlayıcıdır.",
            "tr",
            "2021-06-15 2021-06-15",
        ),
        (
            "Azərbaycan Şuşa Bəyannaməsindən sonra nə alıb?",
            "Şuşa Bəyannaməsi 15 iyun 2021-ci ildə imzalanıb.",
            "az",
            "2021-06-15 2021-06-15",
        ),
        (
            "Что купили после Шушинской декларации?",
            "Шушинская декларация была подписана 15 июня 2021 года.",
            "ru",
            "2021-06-15 2021-06-15",
        ),
    ],
)
def test_events_in_other_languages(question: str, text: str, language: str, found: str) -> None:
    assert days(question, text, language=language) == found


def test_words_before_a_name_are_not_its_own() -> None:
    event = read_time("Azərbaycan Şuşa Bəyannaməsindən sonra nə alıb?", TODAY).event
    assert event is not None
    found = days_of_event(event, [hit("Şuşa Bəyannaməsi 15 iyun 2021-ci ildə imzalanıb.")])
    assert found is not None
    assert event.period(*found).words == "Şuşa Bəyannaməsindən sonra"
    unknown = read_time("Azərbaycan 2020-ci il müharibəsindən əvvəl nə alıb?", TODAY).event
    assert unknown is not None
    period = unknown.period_of_name()
    assert period is not None
    assert (str(period), period.words) == ("up to 2020-12-31", "2020-ci il müharibəsindən əvvəl")


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("How many men did it lose in the September 2023 operation?", ["2023-09-01 2023-09-30"]),
        ("How many died in the 2020 war?", ["2020-01-01 2020-12-31"]),
        ("Was more spent for 2022 or 2023?", []),
        ("How many men did it lose in 2023?", []),
        ("What was sold before the 2020 war?", []),
        ("How many boats are there?", []),
    ],
)
def test_a_time_within_a_name_is_told_where_there_is_no_period(question: str, days: list[str]) -> None:
    assert [f"{first} {last}" for first, last in named_times(question, TODAY)] == days


@pytest.mark.parametrize(
    ("sentence", "tells"),
    [
        ("They have signed the Velm Treaty.", True),
        ("They have signed the landmark Velm Treaty.", True),
        ("The Velm Treaty was signed by both.", True),
        ("The Velm Treaty of 7 July 2021 has twelve articles.", True),
        ("Velm Treaty 7 Temmuz 2021'de imzalandı.", True),
        ("Sales rose after they signed the Velm Treaty.", False),
        ("Three months after the Velm Treaty was signed, drills opened.", False),
        ("Velm Treaty'den sonra satıldı.", False),
        ("Parliament ratified the Velm Treaty.", False),
        ("The parties to the Velm Treaty met again.", False),
        ("The Velm Treaty signed by the presidents binds both.", False),
        ("They signed the pact of Velm.", False),
    ],
)
def test_whether_a_sentence_tells_that_the_event_took_place(sentence: str, tells: bool) -> None:
    assert tells_deed(sentence, "Velm Treaty") is tells


@pytest.mark.parametrize(
    ("asked", "left_out", "period"),
    [
        ("since the Velm Treaty", True, "from 2021-07-08"),
        ("after the signing of the Velm Treaty", True, "from 2021-07-08"),
        ("since the end of the Velm Treaty", True, "from 2021-07-08"),
        ("since the Velm Treaty began", False, "from 2021-07-07"),
        ("before the Velm Treaty", True, "up to 2021-07-06"),
        ("before the end of the Velm Treaty", False, "up to 2021-07-06"),
    ],
)
def test_the_period_on_a_side_of_an_event_leaves_it_out(asked: str, left_out: bool, period: str) -> None:
    event = read_time(f"What was sold {asked}?", TODAY).event
    assert event is not None
    assert event.left_out is left_out
    day = date(2021, 7, 7)
    assert str(event.period("Velm Treaty", (day, day))) == period


def test_an_event_known_by_its_month_alone_keeps_the_last_day() -> None:
    event = read_time("What was sold since the Velm Treaty?", TODAY).event
    assert event is not None
    assert str(event.period("Velm Treaty", (date(2021, 7, 1), date(2021, 7, 31)))) == "from 2021-07-31"
