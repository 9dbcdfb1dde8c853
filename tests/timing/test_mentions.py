"""The dates that any text mentions."""

from datetime import date

import pytest

from dossier.timing import joined, mentions

TODAY = date(2026, 5, 20)  # a Wednesday


def told(text: str, anchor: date | None = None, year: int | None = None) -> list[str]:
    return [f"{each.first} {each.last}" for each in joined(text, mentions(text, anchor, year))]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Signed 2021-06-15.", ["2021-06-15 2021-06-15"]),
        ("Signed 2021-06.", ["2021-06-01 2021-06-30"]),
        ("Signed 15.06.2021.", ["2021-06-15 2021-06-15"]),
        ("The packages of 2010-12.", ["2010-01-01 2012-12-31"]),
        ("On 31 February 2021.", ["2021-02-01 2021-02-28"]),
        ("The second half of 2023.", ["2023-07-01 2023-12-31"]),
        ("In the winter of 2020.", ["2020-01-01 2020-02-29"]),
        ("2022'nin sonlarında.", ["2022-09-01 2022-12-31"]),
        ("2021-ci il iyunun 15-də.", ["2021-06-15 2021-06-15"]),
        ("В конце 2021 года.", ["2021-09-01 2021-12-31"]),
        ("In the early 1990s.", ["1990-01-01 1993-12-31"]),
        ("The mid-1990s and the late 2000's.", ["1993-01-01 1996-12-31", "2006-01-01 2009-12-31"]),
        ("The mid-to-late 1990s; early to mid 2020.", ["1993-01-01 1999-12-31", "2020-01-01 2020-08-31"]),
        ("The end of the 1990s.", ["1996-01-01 1999-12-31"]),
        ("The second half of the 1980s.", ["1985-01-01 1989-12-31"]),
        ("The second quarter of the 1980s.", ["1980-01-01 1989-12-31"]),
        (
            "1990'ların başında; 1990'lı yılların ortasında.",
            ["1990-01-01 1993-12-31", "1993-01-01 1996-12-31"],
        ),
        ("1990-cı illərin axırlarında.", ["1996-01-01 1999-12-31"]),
        ("1990'lı yılların ikinci yarısında.", ["1995-01-01 1999-12-31"]),
        ("В начале 1990-х; в конце 1980-х годов.", ["1990-01-01 1993-12-31", "1986-01-01 1989-12-31"]),
        ("В первой половине 1990-х годов.", ["1990-01-01 1994-12-31"]),
        ("In 2020 early elections were held.", ["2020-01-01 2020-12-31"]),
        ("2018 sonuçları; 2018'de basında; 2018'de basın.", ["2018-01-01 2018-12-31"] * 3),
        ("2018 sonunda; 2018 başında.", ["2018-09-01 2018-12-31", "2018-01-01 2018-04-30"]),
        ("2018-ci ilin sonuncu döyüşü.", ["2018-01-01 2018-12-31"]),
        ("В 2020 году начались бои.", ["2020-01-01 2020-12-31"]),
        ("In the fall of 2020; by fall 2021.", ["2020-09-01 2020-11-30", "2021-09-01 2021-11-30"]),
        ("Fall 2020 was dry. In early fall 2020.", ["2020-09-01 2020-11-30"] * 2),
        ("Was spring 2020 wet? In spring 2020.", ["2020-01-01 2020-12-31", "2020-03-01 2020-05-31"]),
        ("Summer 2020.", ["2020-06-01 2020-08-31"]),
        ("Prices fall in 2020.", ["2020-01-01 2020-12-31"]),
        ("Prices saw a sharp fall in 2020.", ["2020-01-01 2020-12-31"]),
        (
            "The fall in 2020 was sharp, that in the fall in 2021 was not.",
            ["2020-01-01 2020-12-31", "2021-09-01 2021-11-30"],
        ),
        ("The fall of Saigon in 1975.", ["1975-01-01 1975-12-31"]),
        (
            "The Arab Spring of 2011 and the Arab spring in 2012.",
            ["2011-01-01 2011-12-31", "2012-01-01 2012-12-31"],
        ),
        ("Prague Spring 1968.", ["1968-01-01 1968-12-31"]),
        (
            "После Русской весны 2014 года; ранней весной 2014 года.",
            ["2014-01-01 2014-12-31", "2014-03-01 2014-05-31"],
        ),
        ("At the 2020 Summer Olympics.", ["2020-01-01 2020-12-31"]),
        ("By 2020 may have left; in 2019 march on Rome.", ["2020-01-01 2020-12-31", "2019-01-01 2019-12-31"]),
        ("2021-ci il may; may 2020.", ["2021-05-01 2021-05-31", "2020-05-01 2020-05-31"]),
        ("The 13th quarter of 2021.", ["2021-01-01 2021-12-31"]),
        ("It ran from 27 September to 10 November 2020.", ["2020-09-27 2020-11-10"]),
        ("In 2020 it grew. On 5 May it fell.", ["2020-01-01 2020-12-31", "2020-05-05 2020-05-05"]),
        ("In 2021 it fell on 29 February.", ["2021-01-01 2021-12-31", "2021-02-28 2021-02-28"]),
        ("It has 2000 soldiers, 2.021 tons, $2020, model X-2021 and code 20210.", []),
        ("A mayor may march; mar and dec.", []),
        ("Yesterday, last year, on Tuesday.", []),
        ("5 May and 6 June, no year.", []),
    ],
)
def test_absolute_dates(text: str, days: list[str]) -> None:
    assert told(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Today.", ["2026-05-20 2026-05-20"]),
        ("He told Russia Today and Today.az, which wrote of it.", []),
        ("It ended. Today he leaves; HE LEAVES TODAY.", ["2026-05-20 2026-05-20"] * 2),
        ("Last March.", ["2026-03-01 2026-03-31"]),
        ("Last June.", ["2025-06-01 2025-06-30"]),
        ("Over the past year.", ["2025-05-20 2026-05-20"]),
        ("In the last two weeks.", ["2026-05-06 2026-05-20"]),
        ("The last decade.", ["2010-01-01 2019-12-31"]),
        ("Salı günü.", ["2026-05-19 2026-05-19"]),
        ("Во вторник.", ["2026-05-19 2026-05-19"]),
        ("On Tuesday, Sept. 11, 2001, they came.", ["2001-09-11 2001-09-11"]),
        ("On Tuesday night (Sept. 11, 2001).", ["2001-09-11 2001-09-11"]),
        (
            "In 2005 he won. On Tuesday, 31 March, he left.",
            ["2005-01-01 2005-12-31", "2026-03-31 2026-03-31"],
        ),
        (
            "Во вторник, 11 сентября 2001 года; 11 сентября 2001 года во вторник.",
            ["2001-09-11 2001-09-11"] * 2,
        ),
        ("Salı günü, 11 Eylül 2001.", ["2001-09-11 2001-09-11"]),
        ("11 Eylül 2001 Salı günü.", ["2001-09-11 2001-09-11"]),
        ("On Monday in 2019.", ["2019-01-01 2019-12-31"]),
        ("On Monday of last week.", ["2026-05-11 2026-05-17"]),
        ("On Friday, 25 people died.", ["2026-05-15 2026-05-15"]),
        ("On Friday May left.", ["2026-05-15 2026-05-15", "2026-05-01 2026-05-31"]),
        ("On Friday he said that in 2009 it grew.", ["2026-05-15 2026-05-15", "2009-01-01 2009-12-31"]),
        ("Closed since 3 May 2010, on Friday it opened.", ["2010-05-03 2010-05-03", "2026-05-15 2026-05-15"]),
        ("From Monday, 3 June to Friday, 7 June 2019.", ["2019-06-03 2019-06-07"]),
        ("Between Wednesday, 5 June and Friday, 7 June 2019.", ["2019-06-05 2019-06-07"]),
        ("On 5 May.", ["2026-05-05 2026-05-05"]),
        ("On 5 June.", ["2025-06-05 2025-06-05"]),
        ("99 decades ago. 99 years ago.", ["1030-01-01 1039-12-31", "1927-01-01 1927-12-31"]),
    ],
)
def test_dates_told_from_a_day(text: str, days: list[str]) -> None:
    assert told(text, TODAY) == days


def test_what_lies_before_all_years_is_passed_over() -> None:
    assert told("99 decades ago", date(900, 1, 1)) == []


def test_a_year_can_be_given() -> None:
    assert told("On 5 May.", year=2019) == ["2019-05-05 2019-05-05"]


def test_places_are_those_of_the_text_as_it_is_written() -> None:
    text = "İstanbul’da 15 Haziran 2021’de imzalandı"
    (found,) = mentions(text)
    assert text[found.start : found.end] == "15 Haziran 2021’de"
