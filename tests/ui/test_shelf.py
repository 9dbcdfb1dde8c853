"""The shelf: what it lists, and how a reader in a browser finds, names, exports and deletes conversations."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from dossier.ui.keeping import FILE, Store, Summary
from dossier.ui.keeping.listing import export_html, shelf_html
from dossier.ui.markup import long_date
from tests.ui.browsing import Reader
from tests.ui.html_reading import read
from tests.ui.scripted_assistant import HOSTILE_TITLE
from tests.ui.shelved_page import shelved

BAKU = timezone(timedelta(hours=4))
NOW = datetime(2026, 3, 1, 21, 30, tzinfo=UTC)  # half past one on 2 March in Baku


def summary(name: str, age: timedelta = timedelta(), turns: int = 1) -> Summary:
    return Summary(name.encode().hex()[:32], name, NOW - age, turns)


# -- the list as HTML ----------------------------------------------------------------------------


def test_times_are_told_to_the_browser_as_they_are_in_no_zone_of_ours() -> None:
    baku = replace(summary("x", turns=2), changed=NOW.astimezone(BAKU))
    page = read(shelf_html([baku]))
    assert page.of("time")[0].attributes["datetime"] == "2026-03-01T21:30:00Z"
    assert page.of("span", "meta")[0].text == "2026-03-01 · 2 questions"


def test_names_are_shown_and_not_obeyed() -> None:
    page = read(shelf_html([summary(HOSTILE_TITLE, turns=2)], wanted='"><img src=x>', notice="<b>*x*"))
    assert {element.tag for element in page.elements} <= {"nav", "ul", "time", "li", "button", "span", "p"}
    name = page.of("span", "name")[0]
    assert name.text == name.attributes["title"] == HOSTILE_TITLE
    assert page.of("p", "notice")[0].text == "<b>*x*"
    assert page.of("p", "told")[0].text == '1 conversation with "><img src=x>'


def test_the_open_conversation_is_marked_and_others_are_offered() -> None:
    first, second = summary("First"), summary("Second")
    page = read(shelf_html([first, second], current=second.id, more=True))
    assert [each.classes for each in page.of("li")] == [set(), {"now"}]
    assert [each.text for each in page.of("button", "further")] == ["Show more"]
    assert len(page.of("button", "clear")) == 1


@pytest.mark.parametrize(
    ("wanted", "said"), [("", "What you ask is kept here."), ("x", "No conversation holds")]
)
def test_an_empty_shelf_says_so(wanted: str, said: str) -> None:
    page = read(shelf_html([], wanted=wanted))
    assert page.of("p", "none")[0].text.startswith(said)
    assert page.of("button") == []


@pytest.mark.parametrize(
    ("name", "file"),
    [("../../Şuşa: who?", "Şuşa-who.md"), ("?!", "conversation.md"), ("a" * 99, "a" * 60 + ".md")],
)
def test_an_export_has_a_file_name_that_is_only_a_name(name: str, file: str) -> None:
    export = read(export_html("# <b>\n\n*x*", name)).of("div")[0]
    assert (export.attributes["title"], export.text) == (file, "# <b>\n\n*x*")
    assert export.attributes["id"] != read(export_html("", name)).of("div")[0].attributes["id"]


# -- in a browser --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shelf_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with shelved(tmp_path_factory.mktemp("kept")) as found:
        yield found


@pytest.fixture
def reader(browser: Browser, shelf_site: str) -> Iterator[Reader]:
    """Return a reader who has asked three questions, the last two in one conversation."""
    found = Reader(browser, shelf_site)
    ask(found.page, "Who signed the Şuşa declaration?")
    found.page.click("#new")
    expect(found.page.locator(".shelf .now")).to_have_count(0)
    ask(found.page, "What boats were ordered?")
    ask(found.page, "And when?")
    expect(names(found.page)).to_have_text(["What boats were ordered?", "Who signed the Şuşa declaration?"])
    yield found
    found.leave()


def ask(page: Page, question: str) -> None:
    asked = page.locator("#talk .question")
    before = asked.count()
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    expect(asked).to_have_count(before + 1)
    expect(asked.last).to_have_text(question)
    expect(page.locator(".shelf .now .meta")).to_contain_text(f"{before + 1} question" if before else "")


def names(page: Page) -> Locator:
    return page.locator(".shelf .name")


def manage(page: Page, name: str) -> None:
    page.get_by_role("button", name=f"Rename, export or delete “{name}”").click()
    expect(page.get_by_role("dialog", name=name)).to_be_visible()


def test_a_conversation_is_opened_again_and_goes_on(reader: Reader) -> None:
    page = reader.page
    expect(page.locator(".shelf [aria-current=true]")).to_contain_text("What boats were ordered?")
    page.get_by_role("button", name="Who signed the Şuşa declaration?").first.click()
    expect(page.locator("#talk .question")).to_have_text(["Who signed the Şuşa declaration?"])
    expect(page.locator(".shelf [aria-current=true]")).to_contain_text("Who signed")
    ask(page, "Where was that?")
    expect(names(page)).to_have_text(["Who signed the Şuşa declaration?", "What boats were ordered?"])
    expect(page.locator(".shelf .meta").first).to_contain_text("2 questions")
    expect(page.get_by_role("navigation", name="Conversations")).to_be_visible()
    page.reload()
    expect(names(page)).to_have_count(2)
    expect(page.locator(".shelf .now")).to_have_count(0)


def test_conversations_are_searched_by_words(reader: Reader) -> None:
    page = reader.page
    page.get_by_label("Search conversations").fill("susa decl")
    expect(names(page)).to_have_text(["Who signed the Şuşa declaration?"])
    expect(page.get_by_role("status").filter(has_text="1 conversation with susa decl")).to_have_count(1)
    page.get_by_label("Search conversations").fill("lantern")
    expect(page.locator(".shelf .none")).to_have_text("No conversation holds these words.")
    page.get_by_label("Search conversations").fill("")
    expect(names(page)).to_have_count(2)


def test_a_conversation_is_renamed_by_keyboard(reader: Reader) -> None:
    page = reader.page
    page.get_by_role("button", name="What boats were ordered?").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    field = page.get_by_label("Name")
    expect(field).to_be_focused()
    page.keyboard.type("Boats <b>&amp;")
    page.keyboard.press("Enter")
    expect(names(page).first).to_have_text("Boats <b>&amp;")
    expect(page.get_by_role("button", name="Rename, export or delete “Boats")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Rename, export or delete “Boats")).to_be_focused()


def test_a_conversation_is_deleted_after_a_confirmation(reader: Reader) -> None:
    page = reader.page
    manage(page, "What boats were ordered?")
    page.get_by_role("button", name="Delete…").click()
    expect(page.get_by_role("dialog", name="Delete this conversation?")).to_be_visible()
    expect(page.get_by_role("button", name="Keep")).to_be_focused()
    page.get_by_role("button", name="Keep").click()
    expect(names(page)).to_have_count(2)
    manage(page, "What boats were ordered?")
    page.get_by_role("button", name="Delete…").click()
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(names(page)).to_have_text(["Who signed the Şuşa declaration?"])
    expect(page.locator("#talk .question")).to_have_count(0)
    expect(page.get_by_role("status").filter(has_text="The conversation was deleted.")).to_have_count(1)
    expect(page.locator(".shelf .pick")).to_be_focused()


def test_all_conversations_are_deleted_after_a_confirmation(reader: Reader) -> None:
    page = reader.page
    page.get_by_role("button", name="Delete all…").click()
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.locator(".shelf .none")).to_have_text("What you ask is kept here.")
    expect(page.locator("#talk .question")).to_have_count(0)
    expect(page.get_by_label("Search conversations")).to_be_focused()


def test_a_conversation_is_exported_as_a_file(reader: Reader) -> None:
    page = reader.page
    for _ in range(2):
        manage(page, "What boats were ordered?")
        with page.expect_download() as download:
            page.get_by_role("button", name="Export as Markdown").click()
        assert download.value.suggested_filename == "What-boats-were-ordered.md"
        assert Path(download.value.path()).read_text(encoding="utf-8") == (
            "# What boats were ordered?\n\n## What boats were ordered?\n\nNo answer.\n\n"
            "## And when?\n\nNo answer.\n"
        )


def test_no_browser_sees_what_another_asked(browser: Browser, reader: Reader) -> None:
    other = Reader(browser, reader.site)
    expect(other.page.locator(".shelf .none")).to_have_text("What you ask is kept here.")
    ask(other.page, "Mine alone?")
    expect(names(other.page)).to_have_text(["Mine alone?"])
    foreign = reader.page.locator(".shelf li").first.get_attribute("id") or ""
    for act in ("open", "export", "delete", "rename"):
        other.page.evaluate(WISH, {"act": act, "id": foreign.removeprefix("kept-"), "name": "Taken"})
        expect(other.page.locator(".shelf .notice")).to_have_text("This conversation is no longer kept.")
        other.page.evaluate(WISH, {"act": "nothing"})
        expect(other.page.locator(".shelf .notice")).to_have_count(0)
    expect(other.page.locator("#talk .question")).to_have_text(["Mine alone?"])
    reader.page.reload()
    expect(names(reader.page)).to_have_text(["What boats were ordered?", "Who signed the Şuşa declaration?"])
    other.leave()


WISH = """wish => {
  const field = document.querySelector("#shelf-wish textarea, #shelf-wish input");
  field.value = JSON.stringify({...wish, at: Math.random()});
  field.dispatchEvent(new Event("input", {bubbles: true}));
}"""


def test_two_tabs_of_a_browser_share_the_shelf(reader: Reader) -> None:
    tab = reader.context.new_page()
    tab.goto(reader.site)
    expect(names(tab)).to_have_count(2)
    manage(tab, "What boats were ordered?")
    tab.get_by_role("button", name="Delete…").click()
    tab.get_by_role("button", name="Delete", exact=True).click()
    expect(names(tab)).to_have_count(1)
    reader.page.get_by_role("button", name="What boats were ordered?").first.click()
    expect(reader.page.locator(".shelf .notice")).to_have_text("This conversation is no longer kept.")
    expect(names(reader.page)).to_have_count(1)
    tab.close()


def test_conversations_outlive_the_server(browser: Browser, tmp_path: Path) -> None:
    with shelved(tmp_path) as site:
        found = Reader(browser, site)
        ask(found.page, "Is this kept?")
        found.page.goto("about:blank")
    with shelved(tmp_path, port=urlsplit(site).port or 0):
        found.page.goto(site)
        found.page.get_by_role("button", name="Is this kept?").first.click()
        expect(found.page.locator("#talk .question")).to_have_text(["Is this kept?"])
        found.leave()


def test_days_are_told_apart_where_the_reader_is(browser: Browser, tmp_path: Path) -> None:
    with shelved(tmp_path) as site:
        found = Reader(browser, site, timezone_id="Asia/Baku")
        ask(found.page, "Now?")
        with closing(sqlite3.connect(tmp_path / FILE)) as database:
            (reader,) = database.execute("SELECT reader FROM conversations").fetchone()
        with closing(Store(tmp_path)) as store:
            store.delete_all(reader)
        night = datetime.now(BAKU).replace(hour=1, minute=30) + timedelta(days=1)
        for hours in (1, 2, 25, 48):
            with closing(Store(tmp_path, now=lambda then=night - timedelta(hours=hours): then)) as store:
                store.begin(reader, f"{hours} hours before?")
        found.context.clock.set_fixed_time(night)
        found.page.reload()
        groups = found.page.locator(".shelf h3, .shelf time")
        earlier = [long_date(f"{night - timedelta(days=2):%Y-%m-%d}")]
        told = ["Today", "00:30", "Yesterday", "23:30", "00:30", "Earlier", *earlier]
        expect(groups).to_have_text(told)
        found.leave()


def test_many_conversations_are_listed_a_page_at_a_time(browser: Browser, tmp_path: Path) -> None:
    with shelved(tmp_path) as site:
        found = Reader(browser, site)
        ask(found.page, "Question 0?")
        with closing(sqlite3.connect(tmp_path / FILE)) as database:
            (reader,) = database.execute("SELECT reader FROM conversations").fetchone()
        with closing(Store(tmp_path)) as store:
            for number in range(1, 32):
                store.begin(reader, f"Question {number}?")
        found.page.reload()
        expect(names(found.page)).to_have_count(30)
        found.page.get_by_role("button", name="Show more").click()
        expect(names(found.page)).to_have_count(32)
        expect(found.page.get_by_role("button", name="Show more")).to_have_count(0)
        expect(found.page.get_by_role("button", name="Question 2?").first).to_be_focused()
        found.leave()
