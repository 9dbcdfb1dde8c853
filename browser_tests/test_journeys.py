"""What a reader does more rarely, once each."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser_tests.conftest import CORPUS, dossier
from browser_tests.visitor import PATIENCE, Visitor, visiting

QUESTION = "What weapons has Azerbaijan bought from Turkey?"
BRIEFINGS = len(list(CORPUS.glob("*.md")))
INGEST = 60_000  # milliseconds that an ingest may take on a busy machine
UNBROKEN = "x" * 3_000
ARABIC = "ميناء تارسك: ثلاث سفن تعمق الحوض"
HARBOUR = "The harbour of Tarsk was dredged by the tug Marlinspike in May 2024."


def _press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_a_conversation_is_kept_for_its_reader_alone(browser: Browser, site: str) -> None:
    with visiting(browser, site) as reader, visiting(browser, site) as stranger:
        page, names = reader.page, reader.page.locator("#shelf .pick .name")
        reader.ask(QUESTION)
        reader.ask("And from Israel?")
        expect(page.locator("#shelf .pick .meta")).to_contain_text("2 questions")
        page.reload()
        expect(page.locator("#chat .example").first).to_be_visible(timeout=PATIENCE)
        page.click("#shelf-toggle")
        names.first.click()
        expect(page.locator("#chat .question")).to_have_text([QUESTION, "And from Israel?"])
        expect(page.locator("#evidence .card mark").first).to_be_visible()
        page.locator("#shelf .manage").click()
        page.get_by_label("Name").fill("Suppliers")
        page.keyboard.press("Enter")
        expect(names).to_have_text(["Suppliers"])
        reader.look("10-reopened")
        stranger.page.click("#shelf-toggle")
        expect(stranger.page.locator("#shelf .none")).to_be_visible()


def test_a_file_is_asked_about_as_soon_as_it_is_added_and_no_more_once_removed(
    browser: Browser, site: str, tmp_path: Path
) -> None:
    text = f"---\ntitle: '{ARABIC}'\npublished: 2024-05-06\nlanguage: en\n---\n{HARBOUR}\n\n{UNBROKEN}\n"
    (tmp_path / "tarsk.md").write_text(text, encoding="utf-8")
    with visiting(browser, site) as reader, visiting(browser, site, 390) as phone:
        page, articles = reader.page, reader.open_archive()
        page.set_input_files("#library-files input[type=file]", tmp_path / "tarsk.md")
        expect(page.locator("#library-files")).to_contain_text("tarsk")
        page.get_by_role("button", name="Add to the archive").click()
        expect(page.locator("#library-under-way .what")).to_be_visible()
        reader.look("11-adding")
        expect(page.locator("#library-over .counts")).to_have_text("1 added", timeout=INGEST)
        reader.look("12-added")
        for visitor in reader, phone:
            _read_unbroken(visitor)
        page.get_by_role("tab", name="Archive").click()
        page.get_by_role("button", name=f"Remove {ARABIC}").click()
        reader.look("15-removing")
        page.get_by_role("button", name="Remove for good").click()
        expect(articles.filter(has_text=ARABIC)).to_have_count(0, timeout=INGEST)
        expect(page.locator(".masthead .facts")).to_contain_text(f"{BRIEFINGS} articles")
        page.get_by_role("tab", name="Ask").click()
        reader.ask("Which tug dredged the harbour of Tarsk in May?")
        expect(page.locator(".turn").last).not_to_contain_text("Marlinspike")


def _read_unbroken(reader: Visitor) -> None:
    page = reader.page
    reader.open_archive()
    expect(page.locator("#library-list .open", has_text=ARABIC)).to_have_css("direction", "rtl")
    reader.look("13-unbroken-archive")
    page.get_by_role("tab", name="Ask").click()
    expect(page.locator(".masthead .facts")).to_contain_text(f"{BRIEFINGS + 1} articles")
    reader.ask("Which tug dredged the harbour of Tarsk?")
    expect(page.locator(".turn .statement").first).to_contain_text("Marlinspike")
    expect(page.locator("#evidence h3").first).to_contain_text(ARABIC)
    page.locator("#evidence .card .open").first.click()
    expect(page.locator("#reader h1")).to_have_css("direction", "rtl")
    expect(page.locator("#reader mark.current")).to_be_in_viewport()
    reader.look("14-unbroken-article")
    assert page.locator("#reader .content").evaluate("e => e.scrollWidth <= e.clientWidth")
    page.keyboard.press("Escape")
    reader.ask(UNBROKEN, shows=".turn.complete, .turn.trouble")
    reader.look("14-unbroken-question")


def test_a_link_asks_its_question_within_its_dates(browser: Browser, site: str) -> None:
    with visiting(browser, f"{site}/?q=Which+drones+did+Azerbaijan+buy%3F&from=2020&to=2021") as reader:
        page = reader.page
        expect(page.locator(".turn.complete")).to_be_visible(timeout=PATIENCE)
        expect(page.locator("#chat .question")).to_have_text("Which drones did Azerbaijan buy?")
        expect(page.locator("#filters > button")).to_contain_text("from 2020, to 2021")
        years = page.locator("#evidence .card > .meta").all_text_contents()
        assert years
        assert all("2020" in year or "2021" in year for year in years)


def test_what_a_reader_thinks_of_an_answer_is_exported_with_its_evidence(
    browser: Browser, site: str, home: Path
) -> None:
    with visiting(browser, site) as reader:
        page = reader.page
        reader.ask("When was the Shusha Declaration signed?")
        expect(page.locator("#shelf .pick")).to_have_count(1)
        page.get_by_role("button", name="A poor answer").click()
        page.get_by_label("What was wrong with it?").fill("The place is missing.")
        reader.look("16-note")
        page.get_by_role("button", name="Keep the note").click()
        expect(page.locator("form.note")).to_contain_text("Kept")
        reader.ask("Who signed it?")  # by now the note has been handed on
        expect(page.locator("#shelf .pick .meta")).to_contain_text("2 questions")
    told = [json.loads(line) for line in dossier(home, "feedback", "-").splitlines()]
    judged = next(each for each in told if each["note"] == "The place is missing.")
    assert judged["verdict"] == "down"
    assert "Shusha" in json.dumps(judged["answer"]["citations"])


def test_the_page_is_used_without_a_mouse(browser: Browser, site: str) -> None:
    with visiting(browser, site) as reader:
        page = reader.page
        reader.ask(QUESTION)
        page.locator("#chat a.cite").first.focus()
        expect(page.locator("#peek")).to_be_visible()
        _press(page, "ArrowRight")
        expect(page.locator("#chat a.cite").nth(1)).to_be_focused()
        _press(page, "ArrowLeft", "Enter")
        expect(page.locator("#evidence .card").first).to_be_focused()
        _press(page, "ArrowRight")
        expect(page.locator("#evidence .card").nth(1)).to_be_focused()
        _press(page, "ArrowLeft")
        page.locator("#evidence .card .open").first.focus()
        _press(page, "Enter")
        place = page.locator("#reader .place")
        expect(place).to_have_text(re.compile(r"\d of [2-9]"))
        at, last = (int(number) for number in re.findall(r"\d+", place.inner_text()))
        _press(page, "ArrowRight")
        expect(place).to_have_text(f"{at % last + 1} of {last}")
        _press(page, "ArrowLeft")
        expect(place).to_have_text(f"{at} of {last}")
        _press(page, "Escape", "/")
        expect(page.locator("#reader")).to_be_hidden()
        expect(page.locator("#question textarea")).to_be_focused()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_question_that_the_archive_cannot_answer(browser: Browser, site: str, width: int) -> None:
    with visiting(browser, site, width) as reader:
        reader.ask("Who won the football world cup in 1998?")
        expect(reader.page.locator(".abstained .nearest li").first).to_be_visible()
        reader.look("17-abstained")
