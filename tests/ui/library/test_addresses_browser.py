"""A feed and a page are fetched through the Archive tab, from a web on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from dossier.ui.library.backlog import Task
from tests.ingest.web.conftest import Web
from tests.ui.library.conftest import Site
from tests.ui.library.test_library_browser import LONG, Visitor

pytestmark = pytest.mark.browser


def put(web: Web, path: str, body: str, kind: str = "text/html") -> str:
    web.put(f"127.0.0.1{path}", body, Content_Type=kind)
    return web.url(f"127.0.0.1{path}")


def page(name: str) -> str:
    told = f"The ministry said on Monday that six patrol boats had been ordered from the yard of {name}. " * 5
    return (
        f'<html lang="en"><head><title>Boats of {name}</title><meta property="og:type" content="article">'
        f"</head><body><article><h1>Boats of {name}</h1><p>{told}</p><p>It is the second order for "
        f"{name} this year, after one in March, officials told reporters.</p></article></body></html>"
    )


@pytest.fixture
def visitor(browser: Browser, tab: Site) -> Iterator[Visitor]:
    visitor = Visitor(browser, tab)
    yield visitor
    visitor.leave()


def test_a_feed_and_a_page_are_fetched(
    visitor: Visitor, tab: Site, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = Task.command

    def on_this_machine(task: Task, report: Path) -> list[str]:
        first, *others = command(task, report)
        return [first, "--allow-private", *others]

    monkeypatch.setattr(Task, "command", on_this_machine)
    alone, listed = put(web, "/alone", page("Ada")), put(web, "/listed", page("Bey"))
    item = f"<item><link>{listed}</link><pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate></item>"
    rss = f"<rss version='2.0'><channel><title>News</title>{item}</channel></rss>"
    feed, gone = put(web, "/feed", rss, "text/xml"), web.url("127.0.0.1/gone")
    before, reader = tab.archive.contents.overview().articles, visitor.page
    reader.get_by_label("Addresses of pages").fill(f"{feed}\n\n{alone}\n{gone}")
    reader.get_by_role("button", name="Add to the archive").click()
    expect(reader.locator("#library-under-way .what")).to_contain_text("3 addresses")
    done = reader.locator("#library-over .job.done")
    expect(done.locator(".counts")).to_have_text("2 added, 1 left out", timeout=LONG)
    expect(done.locator("details", has_text="Left out")).to_contain_text(gone)
    expect(done.locator("details", has_text="Articles").locator(".open")).to_have_count(2)
    expect(reader.locator("#library-list .open")).to_have_count(before + 2)
    entry = reader.locator("#library-list li").filter(has_text="Boats of Bey")
    expect(entry).to_contain_text("6 May 2024")  # from the feed
    entry.locator(".open").click()
    expect(reader.locator("#reader .meta a.source")).to_have_attribute("href", listed)
    reader.keyboard.press("Escape")

    web.asked.clear()
    reader.get_by_label("Addresses of pages").fill(feed)
    reader.get_by_role("button", name="Add to the archive").click()
    expect(done).to_have_count(2, timeout=LONG)
    expect(done.first.locator(".counts")).to_have_text("1 with nothing new")
    assert web.asked == ["127.0.0.1/feed"]  # which remembers what was seen
