"""The page as a reader meets it, in Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.browsing import Reader
from tests.ui.scripted_assistant import (
    ABSTAINS,
    ARTICLES,
    BREAKS,
    DATED,
    DATED_WORDS,
    FAILS,
    FLAGSHIP,
    FOLLOW_UP,
    HOSTILE,
    HOSTILE_QUOTE,
    HOSTILE_TITLE,
    SLOW,
    flagship,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def reader(browser: Browser, site: str) -> Iterator[Reader]:
    reader = Reader(browser, site, viewport={"width": 1280, "height": 900})
    yield reader
    reader.leave()


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Reader]:
    size = {"width": 390, "height": 844}
    reader = Reader(browser, site, viewport=size, has_touch=True, color_scheme="dark")
    yield reader
    reader.leave()


def _in_view(page: Page, selector: str) -> bool:
    return bool(
        page.locator(selector).first.evaluate(
            "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight }"
        )
    )


def test_from_a_question_to_the_highlight_in_its_article(reader: Reader) -> None:
    page, shown = reader.page, flagship()
    expect(page.locator("#chat .example")).to_have_count(4)
    page.fill("#question textarea", FLAGSHIP)
    page.click("#question .submit-button")
    expect(page.locator(".turn.complete .statement")).to_have_count(5)
    expect(page.locator("#question textarea")).to_have_value("")
    expect(page.locator("#evidence .card")).to_have_count(5)

    page.click(".statement >> nth=1 >> a.cite")
    card = page.locator("#shown-e1-2")
    expect(card).to_have_class(re.compile("flash"))
    expect(card).to_be_focused()
    expect(card.locator("mark")).to_have_text(shown.citations[1].quote)
    expect(card.locator(".behind li")).to_have_count(2)
    original = card.locator(".behind a.source")
    expect(original).to_be_visible()
    expect(original).to_have_attribute("href", "https://www.dailysabah.com/business/defense")
    source = card.locator(".links a.source")
    expect(source).to_have_attribute("href", "https://example.org/tb2")
    expect(source).to_have_attribute("rel", "noopener noreferrer")

    card.get_by_text("Open article").click()
    expect(page.locator("#reader h1")).to_have_text(ARTICLES["tb2-2020"].title)
    expect(page.locator("#reader mark.current")).to_have_text(shown.citations[1].quote)
    expect(page.locator("#reader mark")).to_have_count(2)
    expect(page.locator("#reader .place")).to_have_text("2 of 2")
    assert _in_view(page, "#reader mark.current")
    page.click("#reader .next")
    expect(page.locator("#reader mark.current")).to_have_text(shown.citations[0].quote)
    page.keyboard.press("Escape")
    expect(page.locator("#reader")).not_to_be_visible()


def test_an_example_can_be_chosen_and_the_whole_passage_unfolded(reader: Reader) -> None:
    page = reader.page
    page.click("#chat .example >> nth=0")
    expect(page.locator(".turn.complete")).to_have_count(1)
    rest = page.locator("#shown-e1-1 .rest").first
    expect(rest).to_be_hidden()
    page.click("#shown-e1-1 .more")
    expect(rest).to_be_visible()


def test_an_earlier_answer_brings_its_evidence_back_and_a_new_conversation_clears_all(reader: Reader) -> None:
    page = reader.page
    reader.ask(FLAGSHIP)
    reader.ask(FOLLOW_UP)
    expect(page.locator("#evidence .about")).to_have_text(FOLLOW_UP)
    expect(page.locator(".searched")).to_contain_text("What weapons has Azerbaijan bought from Israel?")
    page.click("#turn-1 a.cite >> nth=2")
    expect(page.locator("#evidence .about")).to_have_text(FLAGSHIP)
    expect(page.locator("#shown-e1-3")).to_be_focused()
    page.click("#anew")
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.locator("#evidence")).to_be_hidden()
    expect(page.locator("#chat .example")).to_have_count(4)


def test_a_new_conversation_ends_the_answer_under_way(reader: Reader) -> None:
    page = reader.page
    page.fill("#question textarea", SLOW)
    page.press("#question textarea", "Enter")
    expect(page.locator(".waiting")).to_contain_text("Searching the archive")
    page.click("#anew")
    expect(page.locator(".question")).to_have_count(0)
    reader.ask(FOLLOW_UP)
    expect(page.locator(".question")).to_have_text([FOLLOW_UP])


def test_the_answer_is_copied_with_its_sources(reader: Reader) -> None:
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=reader.site)
    reader.ask(FLAGSHIP)
    reader.page.click("button.copy")
    expect(reader.page.locator("button.copy")).to_have_text("Copied")
    copied = reader.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"{FLAGSHIP}\n\nDefence Minister Zakir Hasanov")
    assert "[3] Rocket artillery" in copied


def test_a_hostile_article_shows_as_text_everywhere(reader: Reader) -> None:
    page = reader.page
    reader.ask(HOSTILE)
    expect(page.locator(".statement")).to_contain_text(HOSTILE_QUOTE)
    expect(page.locator("#evidence h3")).to_have_text(HOSTILE_TITLE)
    page.click("#evidence .card .open >> nth=0")
    expect(page.locator("#reader h1")).to_have_text(HOSTILE_TITLE)
    expect(page.locator("#reader mark")).to_have_text(HOSTILE_QUOTE)
    assert page.locator("#chat img, #evidence img, #reader img, .katex").count() == 0
    page.keyboard.press("Escape")
    reader.ask("<img src=x onerror=alert(9)> **bold** $$x$$")
    expect(page.locator(".question >> nth=1")).to_have_text("<img src=x onerror=alert(9)> **bold** $$x$$")


def test_an_abstention_names_the_nearest_articles_and_opens_them(reader: Reader) -> None:
    page = reader.page
    reader.ask(ABSTAINS)
    expect(page.locator(".abstained .label").first).to_have_text("No answer in the archive")
    expect(page.locator("#evidence h2")).to_have_text("Passages that came near")
    page.click(".abstained .open >> nth=0")
    expect(page.locator("#reader h1")).to_have_text(ARTICLES["tb2-2020"].title)


def test_errors_are_one_sentence_in_the_chat(reader: Reader) -> None:
    reader.ask(FAILS, shows=".trouble")
    expect(reader.page.locator(".trouble")).to_have_text(
        "The archive is being written by process 1: wait until it is done."
    )
    reader.ask(BREAKS, shows=".trouble")
    expect(reader.page.locator(".trouble >> nth=1")).to_contain_text("Something went wrong")
    reader.ask(FLAGSHIP)


def test_a_wrong_filter_is_told_beside_it_and_a_right_one_is_used(reader: Reader) -> None:
    page = reader.page
    page.click("#filters > button")
    page.fill("#since input", "2021-13")
    page.fill("#question textarea", FLAGSHIP)
    expect(page.locator(".fault")).to_contain_text("'2021-13' is not a date")
    page.press("#question textarea", "Enter")
    expect(page.locator("#question textarea")).to_have_value(FLAGSHIP)
    assert page.locator(".turn").count() == 0
    page.fill("#since input", "2020")
    page.click("#outlets input")
    page.get_by_role("option", name="Caucasus Ledger").click()
    expect(page.locator("#filters > button")).to_contain_text("from 2020, Caucasus Ledger")
    expect(page.locator(".fault")).to_have_count(0)
    reader.ask(FLAGSHIP)


def test_a_phone_shows_everything_in_one_dark_column(phone: Reader) -> None:
    page = phone.page
    assert page.evaluate("getComputedStyle(document.body).colorScheme") == "dark"
    paper = page.evaluate("getComputedStyle(document.querySelector('.gradio-container')).backgroundColor")
    assert max(map(int, re.findall(r"\d+", paper)[:3])) < 64
    phone.ask(FLAGSHIP)
    page.tap(".statement >> nth=2 >> a.cite")
    expect(page.locator("#peek .quote")).to_contain_text("Azerbaijan bought T-122 Sakarya")
    page.locator("#peek").get_by_role("button", name="Show in the evidence").tap()
    expect(page.locator("#peek")).to_be_hidden()
    expect(page.locator("#shown-e1-3")).to_be_in_viewport()
    page.locator("#shown-e1-3 .open").first.tap()
    expect(page.locator("#reader h1")).to_have_text(ARTICLES["trg-300"].title)
    for _ in ("reader", "page"):
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        page.keyboard.press("Escape")
    page.tap("#shown-e1-3 .back")
    expect(page.locator(".statement >> nth=2")).to_be_in_viewport()


def test_the_page_works_by_keyboard(reader: Reader) -> None:
    page = reader.page
    reader.ask(FLAGSHIP)
    page.locator("a.cite").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#shown-e1-1")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#reader mark.current")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#shown-e1-1 .open").first).to_be_focused()


def test_a_period_is_shown_and_can_be_taken_away(reader: Reader) -> None:
    page = reader.page
    reader.ask(DATED)
    expect(page.locator(".period")).to_contain_text(f"Period: 2020, read from “{DATED_WORDS}”")
    expect(page.locator("#turn-1 .statement")).to_have_count(1)
    reader.ask(FOLLOW_UP)
    page.fill("#question textarea", "half a question")
    remove = page.get_by_role("button", name=f"Answer again without the period read from “{DATED_WORDS}”")
    expect(remove).to_have_count(1)
    remove.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#turn-1 .statement")).to_have_count(5)
    expect(page.locator(".period")).to_have_count(0)
    expect(page.locator(".question")).to_have_text([DATED, FOLLOW_UP])
    expect(page.locator("#turn-2 .statement")).to_have_count(1)
    expect(page.locator("#question textarea")).to_be_focused()
    expect(page.locator("#question textarea")).to_have_value("half a question")


def test_a_period_fits_a_phone(phone: Reader) -> None:
    page = phone.page
    phone.ask(DATED)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    box = page.locator(".any-time").bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
    page.tap(".any-time")
    expect(page.locator("#turn-1.complete .statement")).to_have_count(5)


def test_an_empty_archive_says_how_to_fill_it(browser: Browser, empty_site: str) -> None:
    reader = Reader(browser, empty_site)
    expect(reader.page.locator(".welcome")).to_contain_text("dossier ingest PATH")
    assert reader.page.locator("#chat .example").count() == 0
    reader.leave()
