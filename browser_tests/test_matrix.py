"""What a reader does first, in three widths and both themes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from browser_tests.visitor import Theme, Visitor, visiting

QUESTION = "What weapons has Azerbaijan bought from Turkey?"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 768, 1280])
def test_from_a_question_to_its_article_and_through_the_archive(
    browser: Browser, site: str, width: int, theme: Theme
) -> None:
    with visiting(browser, site, width, theme) as reader:
        _ask(reader)
        _read_and_step(reader)
        _shelf(reader)
        _archive(reader)


def _ask(reader: Visitor) -> None:
    page = reader.page
    expect(
        page.locator("#chat .examples[role=group] .example").first
    ).to_be_visible()  # our scripts run by now
    reader.look("1-welcome")
    reader.ask(QUESTION)
    expect(page.locator("#evidence .card mark").first).to_be_visible()
    reader.look("2-answer")


def _read_and_step(reader: Visitor) -> None:
    page = reader.page
    marker = page.locator("#chat a.cite").first
    marker.tap() if reader.width < 1024 else marker.hover()
    expect(page.locator("#peek .quote")).to_be_visible()
    reader.look("3-quote")
    page.keyboard.press("Escape")
    page.locator("#evidence .card .open").first.click()
    expect(page.locator("#reader mark.current")).to_be_in_viewport()
    reader.look("4-article")
    place = page.locator("#reader .place")
    first = place.text_content()
    page.click("#reader .next")
    expect(place).not_to_have_text(str(first))
    expect(page.locator("#reader mark.current")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator("#reader")).to_be_hidden()


def _shelf(reader: Visitor) -> None:
    page = reader.page
    page.click("#shelf-toggle")
    expect(page.locator("#shelf .pick .name")).to_have_text([QUESTION])
    reader.look("5-conversations")
    if reader.width >= 1180:
        page.click("#filters > button")
        years = page.locator(".years")
        expect(years).to_be_visible()
        assert years.evaluate("e => e.scrollWidth <= e.clientWidth")
        page.click("#filters > button")
    page.locator("#shelf .manage").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    reader.look("6-conversation-dialog")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    if reader.width < 1180:
        page.keyboard.press("Escape")
    else:
        page.click("#shelf-toggle")
    expect(page.locator("#shelf")).to_be_hidden()
    page.click("#filters > button")
    expect(page.locator("#since")).to_be_visible()
    expect(page.locator("#filters > button")).to_have_attribute("aria-expanded", "true")
    reader.look("7-filters")


def _archive(reader: Visitor) -> None:
    page, articles = reader.page, reader.open_archive()
    expect(page.locator("#library-files")).to_contain_text("Drop articles here: HTML, PDF")
    reader.look("8-archive")
    page.get_by_label("Search titles and texts").fill("Salvo")
    page.get_by_role("button", name="Search").click()
    expect(articles.filter(has_text="Salvo").first).to_be_visible()
    expect(page.locator("#library-place")).to_contain_text("of")
    page.get_by_role("textbox", name="From", exact=True).fill("2050")
    page.keyboard.press("Enter")
    expect(page.locator("#library-list .none")).to_be_visible()
    reader.look("9-archive-filtered")
