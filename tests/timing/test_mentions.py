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
