from datetime import date

import pytest

from ingest.dates import published
from ingest.report import Reason, UnusableError


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2021", "2021"),
        ("2021-06", "2021-06"),
        ("2021-6-5", "2021-06-05"),
        ("2021-06-15", "2021-06-15"),
        ("٢٠٢١-٠٧-١٥", "2021-07-15"),
        ("２０２１-07", "2021-07"),
        (" 2021-06-15T23:30:00-08:00 ", "2021-06-15"),
        ("2021-06-15 23:30", "2021-06-15"),
        ("1605", "1605"),
        ("June 2021", "2021-06"),
        ("15 June 2021", "2021-06-15"),
        ("June 15, 2021", "2021-06-15"),
        ("15 Haziran 2021", "2021-06-15"),
        ("15 HAZİRAN 2021", "2021-06-15"),
        ("15 июня 2021 г.", "2021-06-15"),
        ("15 iyun 2021", "2021-06-15"),
        ("03.04.2021", "2021-04-03"),
        ("15/06/2021", "2021-06-15"),
        ("06/15/2021", "2021-06-15"),
        ("2021/06/15", "2021-06-15"),
        ("Tue, 15 Jun 2021 12:00:00 GMT", "2021-06-15"),
    ],
)
def test_dates_are_as_exact_as_they_are_written(written: str, iso: str) -> None:
    assert published(written) == iso


@pytest.mark.parametrize(
    "written",
    [
        *("2021-13", "2021-02-30", "0000", "31 February 2021", "21-06-15", "99999", "3"),
        *("03/04/2021", "yesterday", "in 2 days", "1 June", "soon", "Q2 2021", "2021-06-15 and later"),
    ],
)
def test_what_is_no_date_is_never_guessed(written: str) -> None:
    with pytest.raises(UnusableError) as caught:
        published(written)
    assert caught.value.reason is Reason.DATE
    assert written in caught.value.detail


def test_an_article_is_from_no_time_without_a_press_nor_from_one_far_ahead() -> None:
    year = date.today().year
    assert published(f"{year + 1}-01") == f"{year + 1}-01", "magazines come before the month on their cover"
    for written in ("0001-01-01", "1599-12-31", f"{year + 2}", "1 January 2599"):
        with pytest.raises(UnusableError) as caught:
            published(written)
        assert caught.value.reason is Reason.DATE
        assert caught.value.detail.startswith(f"No article is from '{written}'")


@pytest.mark.parametrize(
    ("written", "order", "iso"),
    [
        ("06/07/2021", "dmy", "2021-07-06"),
        ("06/07/2021", "mdy", "2021-06-07"),
        ("7/23/17", "mdy", "2017-07-23"),
        ("23-7-17", "dmy", "2017-07-23"),
        ("03.04.2021", "mdy", "2021-04-03"),
        ("2021-06-15", "mdy", "2021-06-15"),
        ("June 15, 2021", "dmy", "2021-06-15"),
    ],
)
def test_dates_in_numbers_alone_follow_the_order_that_is_said(written: str, order: str, iso: str) -> None:
    assert published(written, order) == iso


def test_what_can_be_read_in_two_ways_says_how_to_tell() -> None:
    with pytest.raises(UnusableError) as caught:
        published("06/07/2021")
    assert "--dates dmy" in caught.value.detail
    with pytest.raises(UnusableError):
        published("1 June 21", "dmy")
