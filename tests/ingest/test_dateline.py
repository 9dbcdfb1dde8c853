"""Days at the head of an article, and what programs note in their files."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from ingest.formats.dateline import dateline
from ingest.formats.properties import author_property, created_property, title_property


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("15 June 2021", "15 June 2021"),
        ("Tuesday, 15 June 2021", "15 June 2021"),
        ("By A. Writer | 15 June 2021 | 10:32", "15 June 2021"),
        ("Published: June 15, 2021, 10:32", "June 15, 2021"),
        ("Published on 2021-06-15 at 10:32", "2021-06-15"),
        ("BAKU, June 15, 2021 (Agency) - The ministry said that talks would go on.", "June 15, 2021"),
        ("Ankara, 15 Haziran 2021", "15 Haziran 2021"),
        ("15.06.2021", "15.06.2021"),
        ("Баку, 15 июня 2021 г.", "15 июня 2021"),
        ("Bakı, 15 iyun 2021 – Nazirlik bildirdi.", "15 iyun 2021"),
        ("Madrid, 15 de junio de 2021", "15 de junio de 2021"),
    ],
)
def test_days_that_stand_apart(line: str, day: str) -> None:
    assert dateline(["", "A headline of some words", line, "And the text."]) == day


@pytest.mark.parametrize(
    "line",
    [
        "On 10 November 2020 a statement was signed.",
        "Statement of 10 November 2020",
        "The deal of 15 June 2021 (in full)",
        "Updated: 15 June 2021",
        "Retrieved 15 June 2021",
        "Printed on 15 June 2021",
        "In Baku, 15 June 2021, the presidents met and signed the declaration.",
        "Version 4, 35 June 2021",
        "Page 12, 2021",
        "06/07/2021",
        "June 2021",
    ],
)
def test_days_that_articles_tell_of_and_what_is_none(line: str) -> None:
    assert dateline([line]) is None


def test_only_the_head_is_looked_at() -> None:
    assert dateline(["A paragraph."] * 12 + ["15 June 2021"]) is None


def test_titles_and_authors_that_programs_made_up() -> None:
    for made_up in (
        "Microsoft Word - a.doc",
        "press release (final).docx",
        "Untitled 2",
        "Belge1",
        "2021",
        None,
    ):
        assert title_property(made_up) is None
    assert title_property(" Drones\n for Baku ") == "Drones for Baku"
    for made_up in ("user", "Admin", "Microsoft Office User", "PC-1", "", None):
        assert author_property(made_up) is None
    assert author_property("A. Writer") == "A. Writer"


def test_a_file_made_today_or_later_is_not_dated_by_that() -> None:
    today = datetime.now(UTC).date()
    assert created_property(today) is None
    assert created_property(today + timedelta(days=400)) is None
    assert created_property(date(1970, 1, 1)) is None
    assert created_property(today - timedelta(days=1)) == (today - timedelta(days=1)).isoformat()
