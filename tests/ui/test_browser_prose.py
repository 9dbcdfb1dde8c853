"""An answer in prose as a reader meets it, in Chromium."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.ui.browsing import Reader
from tests.ui.scripted_assistant import (
    BREAKS_OFF,
    ENDLESS,
    FLAGSHIP,
    FOLLOW_UP,
    HELD,
    HOSTILE,
    HOSTILE_PROSE,
    NOTICE,
    WRITTEN,
    ScriptedAssistant,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def reader(browser: Browser, prose_site: str, writer: ScriptedAssistant) -> Iterator[Reader]:
    writer.go_on.clear()
    writer.closed.clear()
    reader = Reader(browser, prose_site, viewport={"width": 1280, "height": 900})
    yield reader
    writer.go_on.set()
    reader.leave()


def _begin(reader: Reader, question: str) -> None:
    reader.page.fill("#question textarea", question)
    reader.page.press("#question textarea", "Enter")


def test_prose_comes_first_and_its_verdicts_follow(reader: Reader, writer: ScriptedAssistant) -> None:
    page = reader.page
    _begin(reader, HELD)
    expect(page.locator(".draft")).to_contain_text("In June 2020 the defence minister announced that")
    expect(page.locator(".statement.supported")).to_have_count(1)
    expect(page.locator(".support")).to_have_count(1)
    expect(page.locator(".beside .label")).to_have_text("From the archive")
    expect(page.locator(".quoted")).to_have_count(4)
    expect(page.locator("#evidence .card")).to_have_count(5)
    page.click(".quoted >> nth=0 >> a.cite")
    expect(page.locator("#shown-e1-2 mark")).to_contain_text("Defence Minister Zakir Hasanov")
    ink = [
        page.locator(each).first.evaluate("e => getComputedStyle(e).color")
        for each in (".supported", ".draft")
    ]
    assert ink[0] != ink[1]

    writer.go_on.set()
    expect(page.locator(".statement.dropped s")).to_have_text(WRITTEN[2][0].text)
    expect(page.locator(".turn.complete .statement")).to_have_count(3)
    expect(page.locator(".support")).to_have_text(["✓supported", "✓supported", "partly supported"])
    expect(page.locator(".partly .support")).to_have_attribute("title", "the quotes do not say 600")
    expect(page.locator(".partly .why")).to_be_visible()
    expect(page.locator(".beside .label")).to_have_text("Also in the archive")
    expect(page.locator(".quoted")).to_have_count(2)
    expect(page.locator(".notice")).to_have_text(NOTICE)
    expect(page.locator("#evidence .card")).to_have_count(5)


def test_stop_ends_the_answer_and_keeps_what_was_said(reader: Reader, writer: ScriptedAssistant) -> None:
    page = reader.page
    stop, ask = page.locator("#question .stop-button"), page.locator("#question .submit-button")
    expect(stop).to_be_hidden()
    _begin(reader, HELD)
    expect(page.locator(".draft")).to_contain_text("announced that")
    expect(ask).to_be_hidden()
    stop.click()
    expect(page.locator(".turn.complete .notice")).to_have_text("Stopped.")
    expect(page.locator(".statement")).to_have_count(1)
    expect(page.locator(".quoted")).to_have_count(4)
    expect(ask).to_be_visible()
    expect(stop).to_be_hidden()
    writer.go_on.set()
    assert writer.closed.wait(30)

    reader.ask(FOLLOW_UP)
    (before,) = writer.asked[-1]["history"]
    assert [each.origin for each in before.statements] == ["prose"] + ["quote"] * 4
    expect(page.locator("#turn-1 .statement")).to_have_count(1)


def test_stop_closes_the_stream_of_a_language_model_that_goes_on(
    reader: Reader, writer: ScriptedAssistant
) -> None:
    _begin(reader, ENDLESS)
    expect(reader.page.locator(".draft")).to_contain_text("and and")
    reader.page.click("#question .stop-button")
    expect(reader.page.locator(".notice")).to_have_text("Stopped.")
    assert writer.closed.wait(30)


def test_a_new_conversation_closes_the_stream(reader: Reader, writer: ScriptedAssistant) -> None:
    page = reader.page
    _begin(reader, ENDLESS)
    expect(page.locator(".draft")).to_contain_text("and and")
    page.click("#anew")
    assert writer.closed.wait(30)
    expect(page.locator(".question")).to_have_count(0)
    expect(page.locator("#question .submit-button")).to_be_visible()
    reader.ask(FOLLOW_UP)
    expect(page.locator(".question")).to_have_text([FOLLOW_UP])
    assert writer.asked[-1]["history"] == []


def test_a_reader_who_leaves_closes_the_stream(reader: Reader, writer: ScriptedAssistant) -> None:
    _begin(reader, ENDLESS)
    expect(reader.page.locator(".draft")).to_contain_text("and and")
    reader.page.close()
    assert writer.closed.wait(30)


def test_an_error_in_the_middle_leaves_what_was_said(reader: Reader) -> None:
    page = reader.page
    reader.ask(BREAKS_OFF, shows=".trouble")
    expect(page.locator(".trouble")).to_have_text("The archive cannot be read any more.")
    expect(page.locator(".statement")).to_have_count(1)
    expect(page.locator(".quoted")).to_have_count(4)
    expect(page.locator("#question .submit-button")).to_be_visible()


def test_a_hostile_language_model_shows_as_text(reader: Reader) -> None:
    page = reader.page
    reader.ask(HOSTILE)
    expect(page.locator(".statement")).to_contain_text(HOSTILE_PROSE)
    assert page.locator("#chat img, #chat script, #chat strong, .katex, a[href*=evil]").count() == 0
    reader.ask(FLAGSHIP)
