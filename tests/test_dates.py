"""Days and periods as they are written."""

from datetime import date

import pytest

from dossier import Period
from dossier.dates import reduced


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (date(2021, 6, 15), date(2021, 6, 15), "2021-06-15"),
        (date(2020, 2, 1), date(2020, 2, 29), "2020-02"),
        (date(2021, 1, 1), date(2021, 12, 31), "2021"),
        (date(301, 1, 1), date(301, 12, 31), "0301"),
        (date(2021, 1, 1), date(2021, 6, 30), None),
        (date(2021, 2, 1), date(2022, 1, 31), None),
    ],
)
def test_days_are_reduced_where_they_are_a_whole_month_or_year(
    first: date, last: date, written: str | None
) -> None:
    assert reduced(first, last) == written


@pytest.mark.parametrize(
    ("since", "until", "written"),
    [
        (date(2021, 1, 1), date(2021, 12, 31), "2021"),
        (date(2021, 1, 1), date(2021, 6, 30), "2021-01-01 to 2021-06-30"),
        (date(2020, 11, 10), None, "from 2020-11-10"),
        (None, date(2020, 9, 26), "up to 2020-09-26"),
    ],
)
def test_a_period_reads_as_its_days(since: date | None, until: date | None, written: str) -> None:
    assert str(Period(since=since, until=until, words="then", kind="event")) == written
