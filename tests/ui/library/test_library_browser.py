"""The Archive tab as a reader meets it, in Chromium, over a real archive and the real command."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from dossier.archive import UPLOADS
from tests.ui.library.conftest import Site, served
from tests.ui.library.waiting import PATIENCE

pytestmark = pytest.mark.browser

LONG = PATIENCE * 1_000  # milliseconds that a job may take
HOSTILE = "<img src=x onerror=alert(1)> $$x$$ **bold**"


class Visitor:
    """A browser at the tab, which notes what should never happen."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self._context, self._site = browser.new_context(viewport={"width": 1280, "height": 900}), site
        self.trouble: list[str] = []
        self.page = self.opened()

    def opened(self) -> Page:
        """Open the tab in a page of its own."""
        page = self._context.new_page()
        page.on("pageerror", lambda error: self.trouble.append(f"error: {error}"))
        page.on("dialog", lambda dialog: self.trouble.append(f"dialog: {dialog.message}"))
        page.on("console", lambda told: self.trouble.append(told.text) if told.type == "error" else None)
        page.on("request", lambda asked: None if self._site.url in asked.url else self._note(asked.url))
        page.goto(self._site.url)
        page.get_by_role("tab", name="Archive").click()
        expect(page.locator("#library-list li, #library-list .none").first).to_be_visible(timeout=30_000)
        return page

    def _note(self, url: str) -> None:
        if not url.startswith(("data:", "blob:")):
            self.trouble.append(f"request: {url}")

    def leave(self) -> None:
        self._context.close()
        assert self.trouble == []


@pytest.fixture
def visitor(browser: Browser, tab: Site) -> Iterator[Visitor]:
    visitor = Visitor(browser, tab)
    yield visitor
    visitor.leave()


def titles(page: Page) -> list[str]:
    return page.locator("#library-list .open").all_text_contents()


def test_what_is_in_the_archive_is_shown_searched_and_filtered(visitor: Visitor, tab: Site) -> None:
    page, found = visitor.page, tab.archive.contents.overview()
    expect(page.locator(".holdings .facts")).to_contain_text(f"{found.articles} articles")
    expect(page.locator(".chart svg")).to_have_attribute("role", "img")
    assert page.locator(".chart .bar").count() == len(
        re.findall("<g>", page.locator(".chart svg").inner_html())
    )
    expect(page.locator("#library-list .open")).to_have_count(found.articles)
    page.get_by_label("Search titles and texts").fill("patrol boats")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".place")).to_contain_text("1–2 of 2 articles")
    assert all("boat" in each.lower() for each in page.locator("#library-list li").all_text_contents())
    page.get_by_label("Search titles and texts").fill("")
    page.get_by_label("From", exact=True).fill("1990")
    page.get_by_label("To", exact=True).fill("1980")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("ends")
    page.get_by_label("To", exact=True).fill("")
    page.get_by_label("From", exact=True).fill("2050")
    page.keyboard.press("Enter")
    expect(page.locator(".none")).to_contain_text("No article fits")
    expect(page.get_by_role("alert")).to_have_count(0)
    page.get_by_label("From", exact=True).fill("")
    page.keyboard.press("Enter")
    page.get_by_label("Outlets").click()
    outlet = next(iter(found.outlets))
    page.get_by_role("option", name=outlet).click()
    expect(page.locator("#library-list .open")).to_have_count(found.outlets[outlet])
    page.locator("#library-list .open").first.click()
    expect(page.locator("#reader h1")).to_have_text(titles(page)[0])


def test_files_are_added_removed_and_seen_by_whoever_opens_the_tab(
    visitor: Visitor, tab: Site, tmp_path: Path
) -> None:
    page, home = visitor.page, tab.archive.home
    before = len(titles(page))
    head = f"---\ntitle: '{HOSTILE}'\npublished: 2024-05-06\n---\n"
    good = f"{head}The harbour of Tarsk was dredged by three ships."
    (tmp_path / "tarsk.md").write_text(good, encoding="utf-8")
    (tmp_path / "plain.txt").write_text("A lighthouse stands at Tarsk.", encoding="utf-8")
    (tmp_path / "broken.pdf").write_text("This is no PDF.", encoding="utf-8")
    page.get_by_role("button", name="Add to the archive").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose files")
    page.set_input_files(
        "#library-files input[type=file]",
        [tmp_path / name for name in ("tarsk.md", "plain.txt", "broken.pdf")],
    )
    expect(page.locator("#library-files")).to_contain_text("broken")
    page.get_by_label("Addresses of pages").fill("http://127.0.0.1/private")
    page.get_by_role("button", name="Add to the archive").click()
    expect(page.locator("#library-under-way .what")).to_contain_text("3 files and 1 address")
    expect(page.get_by_label("Addresses of pages")).to_have_value("")
    page.close()  # the job goes on

    page = visitor.opened()
    done = page.locator("#library-over .job.done")
    expect(done.locator(".counts")).to_have_text("2 added, 2 left out", timeout=LONG)
    left_out = done.locator("details", has_text="Left out")
    expect(left_out).to_contain_text("broken.pdf")
    expect(left_out).to_contain_text("127.0.0.1")
    expect(done.get_by_role("link", name="Ask about it")).to_have_attribute("href", re.compile(r"^\./\?q="))
    expect(page.locator("#library-list .open").first).to_have_text(HOSTILE)
    expect(page.locator("#library-list .open")).to_have_count(before + 2)
    expect(page.locator("#library-shares .latest li").filter(has_text="onerror")).to_have_count(1)

    page.get_by_role("button", name=f"Remove {HOSTILE}").click()
    dialog = page.get_by_role("dialog", name="Remove this article?")
    expect(dialog.locator(".title")).to_have_text(HOSTILE)
    expect(dialog.get_by_role("button", name="Keep it")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("button", name=f"Remove {HOSTILE}")).to_be_focused()
    assert len(tab.jobs.all()) == 1
    page.keyboard.press("Enter")
    dialog.get_by_role("button", name="Remove for good").click()
    expect(page.locator("#library-under-way .what")).to_contain_text(f"Remove “{HOSTILE}”")
    expect(page.locator("#library-over .job").first.locator(".what")).to_contain_text("Remove", timeout=LONG)
    expect(page.locator("#library-list .open")).to_have_count(before + 1)
    assert HOSTILE not in titles(page)
    expect(page.locator("#library-said")).to_contain_text("Done")
    assert [path.name for path in (home / UPLOADS).rglob("*.*")] == ["plain.txt"]


def test_an_article_is_removed_while_it_is_read(visitor: Visitor, tab: Site) -> None:
    page, before = visitor.page, tab.archive.contents.overview().articles
    link = page.locator("#library-list .open").nth(2)
    title = link.text_content() or ""
    link.click()
    reader = page.get_by_role("dialog", name="Article")
    expect(reader.locator("h1")).to_have_text(title)
    reader.get_by_role("button", name="Remove…").click()
    confirmation = page.get_by_role("dialog", name="Remove this article?")
    expect(confirmation.locator(".title")).to_have_text(title)
    page.keyboard.press("Escape")
    expect(confirmation).to_have_count(0)
    expect(reader.get_by_role("button", name="Remove…")).to_be_focused()
    assert tab.jobs.all() == ()
    page.keyboard.press("Enter")
    confirmation.get_by_role("button", name="Remove for good").click()
    expect(reader).to_be_hidden()
    expect(page.locator("#library-over .job.done .what")).to_contain_text(title, timeout=LONG)
    lines = """e => {
      e.querySelector("strong").textContent = "word ".repeat(60);
      const verb = document.createRange();
      verb.selectNodeContents(e.firstChild);
      return verb.getClientRects().length;
    }"""
    assert page.locator("#library-over .job.done .what").evaluate(lines) == 1, "the verb is not broken"
    expect(page.locator("#library-list .open")).to_have_count(before - 1)
    assert title not in titles(page)


def test_an_article_that_is_late_is_neither_shown_nor_removed_for_another(
    visitor: Visitor, tab: Site
) -> None:
    page, held = visitor.page, list[Route]()
    page.route("**/article/*", lambda route: route.continue_() if held else held.append(route))
    late, wanted = page.locator("#library-list .open").nth(0), page.locator("#library-list .open").nth(1)
    names = [link.text_content() or "" for link in (late, wanted)]
    reader = page.get_by_role("dialog", name="Article")
    late.click()
    expect(reader).to_contain_text("Opening the article")
    page.keyboard.press("Escape")
    with page.expect_event("requestfailed", lambda request: request == held[0].request):
        wanted.click()
    expect(reader.locator("h1")).to_have_text(names[1])
    reader.get_by_role("button", name="Remove…").click()
    page.get_by_role("button", name="Remove for good").click()
    expect(page.locator("#library-over .job.done .what")).to_contain_text(names[1], timeout=LONG)
    expect(late).to_have_text(names[0])
    assert names[1] not in titles(page)


def test_a_job_that_failed_is_gone_on_with(visitor: Visitor, tab: Site, tmp_path: Path) -> None:
    page = visitor.page
    (tmp_path / "tarsk.md").write_text("The harbour of Tarsk was dredged by three ships.", encoding="utf-8")
    uploads, away = tab.archive.home / UPLOADS, tab.archive.home / "away"
    with tab.archive.writer():
        page.set_input_files("#library-files input[type=file]", tmp_path / "tarsk.md")
        expect(page.locator("#library-files")).to_contain_text("tarsk")
        page.get_by_role("button", name="Add to the archive").click()
        waiting = page.locator("#library-jobs .heading.waiting .state")
        expect(waiting).to_have_text("Waiting for another process that writes to the archive", timeout=LONG)
        uploads.rename(away)
    failed = page.locator("#library-over .job.failed")
    expect(failed.locator(".state")).to_contain_text("Failed", timeout=LONG)
    expect(failed.get_by_role("button", name="Give it up tarsk.md")).to_be_visible()
    away.rename(uploads)
    failed.get_by_role("button", name="Go on tarsk.md").click()
    expect(page.locator("#library-over .job.done .counts")).to_have_text("1 added", timeout=LONG)
    expect(failed).to_have_count(0)


def test_a_running_job_shows_how_far_it_is_and_is_stopped(
    visitor: Visitor, tab: Site, tmp_path: Path
) -> None:
    page = visitor.page
    for number in range(150):
        text = " ".join(
            f"Ship {number} of convoy {line} reached the harbour of Tarsk." for line in range(240)
        )
        (tmp_path / f"ship-{number}.txt").write_text(text, encoding="utf-8")
    page.set_input_files("#library-files input[type=file]", sorted(tmp_path.glob("ship-*.txt")))
    expect(page.locator("#library-files")).to_contain_text("ship-149", timeout=60_000)
    page.get_by_role("button", name="Add to the archive").click()
    job = page.locator("#library-progress .job.running")
    expect(job.locator(".line")).to_contain_text(
        re.compile(r"[1-9]\d* of 150 files · \d+ articles?"), timeout=LONG
    )
    assert page.locator("#library-under-way progress").get_attribute("max") == "150"
    stop = page.get_by_role("button", name="Stop 150 files")
    stop.focus()
    shown = job.locator(".line").text_content() or ""
    expect(job.locator(".line")).not_to_have_text(shown, timeout=LONG)
    expect(stop).to_be_focused()  # for it is not drawn anew
    page.keyboard.press("Enter")
    over = page.locator("#library-over .job.stopped")
    expect(over.locator(".state")).to_contain_text("what was finished is kept", timeout=LONG)
    added = int(re.findall(r"(\d+) added", over.locator(".counts").text_content() or "")[0])
    assert 0 < added < 150
    expect(page.locator(".holdings .facts")).to_contain_text(
        f"{tab.archive.contents.overview().articles} art"
    )


def test_pages_are_turned(browser: Browser, large_home: Path) -> None:
    with served(large_home) as site:
        visitor = Visitor(browser, site)
        page = visitor.page
        expect(page.locator(".place")).to_have_text("1–50 of 120 articles")
        expect(page.get_by_role("button", name="Previous page")).to_be_disabled()
        first = titles(page)
        page.get_by_role("button", name="Next page").click()
        expect(page.locator(".place")).to_have_text("51–100 of 120 articles")
        page.get_by_role("button", name="Next page").click()
        expect(page.locator(".place")).to_have_text("101–120 of 120 articles")
        expect(page.get_by_role("button", name="Next page")).to_be_disabled()
        assert not set(titles(page)) & set(first)
        page.get_by_label("Search titles and texts").fill("Number")
        page.keyboard.press("Enter")
        expect(page.locator(".place")).to_have_text("1–50 of 120 articles")
        visitor.leave()


def test_a_reader_who_may_not_change_the_archive_only_reads(browser: Browser, fixture_home: Path) -> None:
    with served(fixture_home, may_add=False, may_remove=False) as site:
        visitor = Visitor(browser, site)
        expect(visitor.page.locator("#library-list .open").first).to_be_visible()
        expect(visitor.page.locator("#library-add")).to_have_count(0)
        expect(visitor.page.locator("#library .remove, #library .jump")).to_have_count(0)
        visitor.page.locator("#library-list .open").first.click()
        expect(visitor.page.locator("#reader h1")).to_be_visible()
        expect(visitor.page.locator("#reader .remove")).to_be_hidden()
        visitor.page.keyboard.press("Escape")
        visitor.page.evaluate(
            "text => { const field = document.querySelector('#library-wish textarea, #library-wish input');"
            "field.value = text; field.dispatchEvent(new Event('input', {bubbles: true})) }",
            f"remove {site.archive.contents.overview().latest[0].id} 1",
        )
        visitor.page.get_by_label("Search titles and texts").fill("boats")
        visitor.page.keyboard.press("Enter")
        expect(visitor.page.locator("#library-place")).to_contain_text("of 3 articles")
        assert site.jobs.all() == ()
        visitor.leave()
