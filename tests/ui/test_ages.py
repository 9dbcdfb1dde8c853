"""How long ago an article was published."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.ui.asking.ages import age

TODAY = date(2026, 3, 15)


@pytest.mark.parametrize(
    ("published", "told"),
    [
        ("2026-03-15", "today"),
        ("2026-03-14", "yesterday"),
        ("2026-02-16", "27 days ago"),
        ("2026-02-15", "1 month ago"),
        ("2025-03-16", "11 months ago"),
        ("2025-03-15", "1 year ago"),
        ("2024-03-16", "1 year ago"),
        ("2024-03-15", "2 years ago"),
        ("2026-03", "this month"),
        ("2025-12", "3 months ago"),
        ("2024-03", "2 years ago"),
        ("2026", "this year"),
        ("2025", "1 year ago"),
        ("2011", "15 years ago"),
        ("2026-03-16", ""),
        ("2026-04", ""),
        ("2027", ""),
        ("2026-13-01", ""),
        ("soon", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_an_age_is_as_exact_as_its_date(published: str | None, told: str) -> None:
    assert age(published, TODAY) == told


@given(st.dates(max_value=TODAY))
def test_every_day_up_to_today_has_an_age(day: date) -> None:
    assert age(day.isoformat(), TODAY)
