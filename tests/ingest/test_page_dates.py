"""The date of publication of a page."""

from datetime import UTC, datetime, timedelta

import pytest

from ingest.formats.pages.days import Today

from .pages import STORY, draft, linked_data, page

TODAY = datetime.now(UTC)
CLOCK = f"{TODAY:%A}, {TODAY.day} {TODAY:%B} {TODAY.year}"


@pytest.mark.parametrize(
    ("head", "body", "url", "published", "dated_by"),
    [
        (linked_data(datePublished="2021-06-15"), "", None, "2021-06-15", "json-ld"),
        (linked_data(datePublished="2021-06"), "", None, "2021-06", "json-ld"),
        (linked_data(datePublished="2021-06"), "<p>15 June 2021</p>", None, "2021-06-15", "text"),
        (linked_data(datePublished="2021-06"), "<p>15 July 2021</p>", None, "2021-06", "json-ld"),
        (linked_data(dateModified="2021-06-15"), "", None, None, None),
        (linked_data(datePublished="2199-06-15"), "", None, None, None),
        (linked_data(datePublished="soon"), "<time datetime='2021-06-15'>x</time>", None,
         "2021-06-15", "time"),
        ("<meta property='article:published_time' content='2021-06-15T10:00'>", "", None,
         "2021-06-15", "meta"),
        ("<meta property='article:modified_time' content='2021-06-15'>", "", None, None, None),
        ("<meta name='pubdate' content='20210615103000'>", "", None, "2021-06-15", "meta"),
        ("<meta name='pubdate' content='1623751200'>", "", None, "2021-06-15", "meta"),
        ("<meta itemprop='datePublished' content='Tue, 15 Jun 2021 10:00:00 GMT'>", "", None,
         "2021-06-15", "meta"),
        ("", "<time datetime='2021-06-15T10:00:00Z'>Tuesday</time>", None, "2021-06-15", "time"),
        ("", "<time class='updated' datetime='2021-06-15'>x</time>", None, None, None),
        ("", "<aside><time datetime='2020-01-02'>x</time></aside>", None, None, None),
        ("", "", "https://example.org/2021/06/15/bridge", "2021-06-15", "url"),
        ("", "", "https://example.org/2021/06/bridge", "2021-06", "url"),
        ("", "", "https://example.org/bridge-20219999", None, None),
        ("", "<p>15 июня 2021</p>", None, "2021-06-15", "text"),
        ("", "<p>15 Haziran 2021, 10:30</p>", None, "2021-06-15", "text"),
        ("", "<p>15 iyun 2021</p>", None, "2021-06-15", "text"),
        ("", "<p>15.06.2021 10:30</p>", None, "2021-06-15", "text"),
        ("", "<p>Published today</p>", None, None, None),
        ("", "<p>yesterday, 10:30</p>", None, None, None),
        ("", f"<p>{CLOCK}</p>", None, None, None),
        ("", f"<time datetime='{TODAY:%Y-%m-%d}'>now</time>", None, None, None),
        (f"<meta name='date' content='{TODAY:%Y-%m-%d}'>", "", None, None, None),
        (linked_data(datePublished=f"{TODAY:%Y-%m-%d}"), "", None, f"{TODAY:%Y-%m-%d}", "json-ld"),
    ],
)  # fmt: skip
def test_date(head: str, body: str, url: str | None, published: str | None, dated_by: str | None) -> None:
    found = draft(page(body + STORY, head), url)
    assert (found.published, found.dated_by) == (published, dated_by)


@pytest.mark.parametrize(
    ("hour", "shown", "is_today"),
    [
        (11, 25, False),
        (11, 26, True),
        (11, 27, True),
        (11, 28, False),
        (3, 25, True),
        (9, 25, False),
        (9, 27, False),
    ],
)
def test_a_clock_shows_the_day_of_its_own_zone(hour: int, shown: int, is_today: bool) -> None:
    assert Today.at(datetime(2026, 11, 26, hour, tzinfo=UTC)).is_day(f"2026-11-{shown}") is is_today


@pytest.mark.parametrize("partial", ["2026", "2026-12", "2027", "2027-01"])
def test_a_month_or_a_year_is_no_clock_even_where_it_begins_today(partial: str) -> None:
    for moment in (datetime(2026, 12, 1, 3, tzinfo=UTC), datetime(2026, 12, 31, 12, tzinfo=UTC)):
        assert not Today.at(moment).is_day(partial)


def test_universal_time_gives_way_to_the_publishers_own_day() -> None:
    head = linked_data(datePublished="2021-06-15T22:30:00Z")
    found = draft(page(head=head), "https://example.org/2021/06/16/bridge")
    assert (found.published, found.dated_by) == ("2021-06-16", "url")
    assert draft(page(head=head), "https://example.org/2020/06/16/bridge").published == "2021-06-15"


def test_a_clock_beside_the_article_is_no_date() -> None:
    clock = f"<div class='clock'>{CLOCK}</div>"
    yesterday = TODAY - timedelta(days=1)
    old = f"<header><time datetime='{yesterday:%Y-%m-%d}'>{yesterday:%d.%m.%Y}</time></header>"
    found = draft(page().replace("<article>", clock + old + "<article>"))
    assert found.published is None


@pytest.mark.parametrize(
    ("moment", "elsewhere", "day"),
    [
        ("2024-03-09T23:15:00Z", "2024-03-10", "2024-03-10"),
        ("2024-03-09T23:15:00Z", "2024-03-08", "2024-03-09"),  # it was not the 8th anywhere
        ("2024-03-09T02:40:00.000Z", "2024-03-08", "2024-03-08"),
        ("2024-03-09T12:36:00Z", "2024-03-08", "2024-03-09"),
        ("2024-03-09T12:36:00Z", "2024-03-10", "2024-03-09"),
        ("2024-03-09T00:00:00Z", "2024-03-08", "2024-03-09"),  # a day without a time
        ("2024-03-09T23:15:00Z", "2024-03-10T09:00:00Z", "2024-03-09"),  # another moment, not another zone
        ("2024-03-09T23:15:00+01:00", "2024-03-10", "2024-03-09"),
    ],
)
def test_a_moment_in_universal_time_gives_way_to_a_day_that_it_then_was(
    moment: str, elsewhere: str, day: str
) -> None:
    body = f"<time datetime='{elsewhere}'>x</time>{STORY}"
    assert draft(page(body, linked_data(datePublished=moment))).published == day


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ("08/03/2024 22:40", "2024-03-08"),
        ("3/8/2024 22:40", "2024-03-08"),
        ("8 March 2024", "2024-03-08"),
        ("9 March 2024", "2024-03-09"),
        ("7 March 2024", "2024-03-09"),
        ("7 March 2024</p><p>8 March 2024", "2024-03-08"),
        ("Updated 8 March 2024", "2024-03-09"),
        ("Zuletzt aktualisiert:</p><p>08.03.2024 22:40", "2024-03-09"),
        ("Updated 10 March 2024</p><p>8 March 2024", "2024-03-08"),
        ("", "2024-03-09"),
    ],
)
def test_such_a_moment_gives_way_to_the_day_below_the_headline(shown: str, day: str) -> None:
    head = linked_data(datePublished="2024-03-09T01:40:00Z")
    assert draft(page(f"<p>{shown}</p>{STORY}", head)).published == day


@pytest.mark.parametrize(
    ("body", "published", "dated_by"),
    [
        ("<span property='schema:dateCreated' content='2021-06-15'></span>", "2021-06-15", "time"),
        ("<span property='dc:date dc:created' content='2021-06-15'>x</span>", "2021-06-15", "time"),
        ("<span property='schema:dateModified' content='2021-06-15'>x</span>", None, None),
        ("<div class='comment'><span property='dc:date' content='2021-06-15'>x</span></div>", None, None),
        ("<abbr class='published' title='2021-06-15T10:00'>Tuesday</abbr>", "2021-06-15", "time"),
        ("<abbr class='unit' title='2021-06-15'>Tuesday</abbr>", None, None),
        ("<time class='entry-date published updated' datetime='2021-06-15'>x</time>", "2021-06-15", "time"),
        ("<aside><time itemprop='datePublished' datetime='2021-06-15'>x</time></aside>",
         "2021-06-15", "time"),
        ("<div class='sidebar'><time datetime='2021-06-15'>x</time></div>", "2021-06-15", "time"),
        ("<p class='sidebar'><time datetime='2021-06-15'>x</time><time datetime='2021-05-01'>x</time></p>",
         None, None),
    ],
)  # fmt: skip
def test_what_markup_says_of_the_article(body: str, published: str | None, dated_by: str | None) -> None:
    found = draft(page(body + STORY))
    assert (found.published, found.dated_by) == (published, dated_by)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/news/29-10-2021", "2021-10-29"),
        ("https://example.org/news/29.10.2021-bridge", "2021-10-29"),
        ("https://example.org/news/09-10-2021", None),  # September or October?
        ("https://example.org/news/129-10-2021", None),
    ],
)
def test_an_address_may_begin_with_the_day(url: str, day: str | None) -> None:
    assert draft(page(), url).published == day


def test_a_title_may_end_with_the_date() -> None:
    def dated(part: str) -> str | None:
        return draft(page().replace("The Herald</title>", f"World | {part}</title>")).published

    assert dated("28.04.2023") == "2023-04-28"
    assert dated("What 28.04.2023 meant") is None


@pytest.mark.parametrize(
    ("label", "day"),
    [
        ("Erschienen am:", "2021-06-15"),
        ("Mise en ligne", "2021-06-15"),
        ("Yayınlanma tarihi:", "2021-06-15"),
        ("Опубликовано:", "2021-06-15"),
    ],
)
def test_a_date_that_is_called_that_of_publication(label: str, day: str) -> None:
    foot = f"<p>Letzte Änderung: 12.05.2021<br>{label} 15.06.2021</p>"
    assert draft(page(STORY * 2 + foot)).published == day


def test_what_was_published_in_the_story_is_no_label() -> None:
    told = "<p>A book on the bridge, Road and Rail, had been published 3.5.2010 in Paris and then lost.</p>"
    assert draft(page(STORY * 2 + told + "<p>Published 15.06.2021</p>")).published == "2021-06-15"


def test_the_headline_is_what_the_title_says() -> None:
    """A heading of first rank above it, with a date below, is that of something else."""
    other = "<h1>Next events</h1><p>20 July 2021</p>"
    html = page("<p>15 June 2021</p>" + STORY).replace("<article>", f"{other}<article>")
    assert draft(html).published == "2021-06-15"
