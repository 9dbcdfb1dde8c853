"""What a reader can do beside typing a question, in Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from dossier.errors import StorageError
from dossier.types import Answer
from dossier.ui.page import build_page
from dossier.ui.protocols import Talk
from dossier.ui.serving import server
from tests.ui.browsing import Reader
from tests.ui.conftest import served
from tests.ui.scripted_assistant import (
    ABSTAINS,
    ARTICLES,
    FLAGSHIP,
    FOLLOW_UP,
    SLOW,
    ScriptedArchive,
    ScriptedAssistant,
    flagship,
)

pytestmark = pytest.mark.browser

READING = "What weapons has Azerbaijan bought from Israel?"
JUDGED: list[tuple[int, str | None, str]] = []


class _Library:
    """A tab of its own."""

    def lay_out(self, tab: Any) -> Any:
        import gradio as gr

        assert tab.label == "Archive"
        counted = gr.Markdown("The archive is here.")
        gr.Button("Count").click(lambda: "Counted.", None, counted, queue=False)
        return counted.change


class _Shelf:
    """A list of conversations with a button that shows one."""

    def unkept(self, _questions: int) -> str:
        return ""

    def lay_out(self) -> None:
        import gradio as gr

        self.current = gr.State("this one")
        self._older = gr.Button("An older conversation")
        self._kept = gr.Markdown("", elem_id="kept")

    def listen(self, talk: Talk) -> None:
        def older(run: Any) -> dict[Any, Any]:
            return talk.show(run, ())

        self._older.click(older, talk.parts.run, talk.outputs, queue=False)
        for event in talk.answered:
            event.then(lambda turns: f"{len(turns)} kept", talk.parts.turns, self._kept)


def _judge(_request: Any, turn: int, verdict: str | None, note: str, *about: Any) -> None:
    assert about == ("this one",)
    if note == "full":
        raise StorageError("The disk is full.")
    JUDGED.append((turn, verdict, note))


def _markdown(answer: Answer) -> str:
    return f"# {answer.question}\n\n- **bold**"


@pytest.fixture(scope="module")
def assistant() -> ScriptedAssistant:
    return ScriptedAssistant(pause=0.05)


@pytest.fixture(scope="module")
def full_site(assistant: ScriptedAssistant) -> Iterator[str]:
    """Return the address of a page with everything that may stand on it."""

    def build(asked: ScriptedAssistant, **_given: Any) -> Any:
        return build_page(asked, library=_Library(), shelf=_Shelf(), feedback=_judge, markdown=_markdown)

    with ExitStack() as opened:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(server, "build_page", build)
            found = opened.enter_context(served(assistant))
        yield found


@pytest.fixture
def reader(browser: Browser, full_site: str) -> Iterator[Reader]:
    reader = Reader(browser, full_site, viewport={"width": 1280, "height": 900})
    JUDGED.clear()
    yield reader
    reader.leave()


def _focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent"))


def test_a_marker_shows_its_quote_while_the_pointer_or_the_keyboard_is_on_it(reader: Reader) -> None:
    page, peek = reader.page, reader.page.locator("#peek")
    reader.ask(FLAGSHIP)
    page.hover(".statement >> nth=2 >> a.cite")
    expect(peek.locator(".quote")).to_have_text(f"“{flagship().citations[2].quote}”")
    expect(peek.locator(".title")).to_contain_text("Rocket artillery")
    expect(peek.locator(".meta")).to_contain_text("Dossier briefing · March 2021")
    peek.hover()  # the pointer may travel onto it
    page.wait_for_timeout(300)
    expect(peek).to_be_visible()
    page.keyboard.press("Escape")
    expect(peek).to_be_hidden()
    page.keyboard.press("/")
    page.keyboard.press("Escape")
    page.locator("a.cite").first.focus()
    page.keyboard.press("ArrowRight")
    expect(peek.locator(".quote")).to_have_text(f"“{flagship().citations[1].quote}”")
    expect(page.locator("a.cite:focus")).to_have_attribute("aria-describedby", "peek")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")  # there is none before the first
    assert _focused(page) == "[1]"
    page.keyboard.press("Enter")
    expect(peek).to_be_hidden()
    expect(page.locator("#shown-e1-1")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#shown-e1-2")).to_be_focused()


def test_a_slash_leads_to_the_question_and_arrows_from_quote_to_quote_of_an_article(reader: Reader) -> None:
    page = reader.page
    reader.ask(FLAGSHIP)
    page.locator("a.cite").first.focus()
    page.keyboard.press("/")
    expect(page.locator("#question textarea")).to_be_focused()
    page.keyboard.type("and/or")
    expect(page.locator("#question textarea")).to_have_value("and/or")
    page.locator("#ask-tab-button").focus()  # where a click on it leaves the focus
    page.keyboard.press("/")
    expect(page.locator("#question textarea")).to_be_focused()
    page.click("#evidence .card .open >> nth=0")
    expect(page.locator("#reader .place")).to_have_text("1 of 2")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#reader .place")).to_have_text("2 of 2")
    expect(page.locator("#reader mark.current")).to_have_text(flagship().citations[1].quote)
    page.click("#reader .previous")
    expect(page.locator("#reader .place")).to_have_text("1 of 2")


def test_a_question_is_edited_and_asked_from_there(reader: Reader, assistant: ScriptedAssistant) -> None:
    page = reader.page
    reader.ask(FLAGSHIP)
    reader.ask(FOLLOW_UP)
    page.click("button.edit >> nth=0")
    field = page.get_by_role("textbox", name="Question", exact=True).first
    expect(field).to_have_value(FLAGSHIP)
    expect(page.locator("form.editor")).to_contain_text("stays under Conversations")
    expect(field).to_have_accessible_description(re.compile("in a new conversation"))
    page.keyboard.press("Escape")
    expect(page.locator("form.editor")).to_have_count(0)
    page.click("button.edit >> nth=0")
    page.keyboard.type(ABSTAINS)
    page.keyboard.press("Enter")
    expect(page.locator(".abstained")).to_be_visible(timeout=20_000)
    expect(page.locator(".question")).to_have_text([ABSTAINS])
    assert assistant.asked[-1]["history"] == []
    page.click("button.edit >> nth=0")
    expect(page.locator("form.editor")).not_to_contain_text("Conversations")  # nothing comes after it


def test_a_reading_is_corrected_and_an_answer_made_again(
    reader: Reader, assistant: ScriptedAssistant
) -> None:
    page = reader.page
    reader.ask(FLAGSHIP)
    reader.ask(FOLLOW_UP)
    reader.ask(ABSTAINS)
    expect(page.locator(".reading")).to_have_text(READING)
    page.click("button.reread")
    page.keyboard.type(FLAGSHIP)
    page.click("form.editor button[type=submit]")
    expect(page.locator(".reading")).to_have_text(FLAGSHIP)
    expect(page.locator(".question")).to_have_text([FLAGSHIP, FOLLOW_UP, ABSTAINS])
    assert assistant.asked[-1] | {"question": FLAGSHIP, "history": ()} == assistant.asked[-1]
    expect(page.locator(".turn.complete")).to_have_count(3)
    page.click("#turn-2 button.retry")
    expect(page.locator("#turn-2.complete")).to_have_count(0)
    expect(page.locator("#turn-2.complete .reading")).to_have_text(FLAGSHIP)
    assert [each["question"] for each in assistant.asked[-2:]] == [FLAGSHIP] * 2


def test_an_offered_question_is_asked(reader: Reader) -> None:
    page = reader.page
    reader.ask(FLAGSHIP)
    offered = page.locator(".ask-next")
    question = "What is reported about Israel Aerospace Industries?"
    expect(offered).to_have_text([question])
    offered.click()
    expect(page.locator(".question")).to_have_text([FLAGSHIP, question])
    expect(page.locator(".turn.complete")).to_have_count(2)


def test_what_is_typed_on_at_once_stays_without_the_question_before_it(reader: Reader) -> None:
    page, field = reader.page, reader.page.locator("#question textarea")
    page.fill("#question textarea", FLAGSHIP)
    page.evaluate(
        """(next) => {
            const field = document.querySelector("#question textarea");
            new MutationObserver((_, observer) => {
                if (!document.querySelector("#chat .question")) return;
                observer.disconnect();
                field.value += next;
                field.dispatchEvent(new Event("input", { bubbles: true }));
            }).observe(document.querySelector("#chat"), { childList: true, subtree: true });
        }""",
        "And from Israel?",
    )
    page.press("#question textarea", "Enter")
    expect(page.locator(".question")).to_have_text([FLAGSHIP])
    expect(field).to_have_value("And from Israel?")
    expect(page.locator(".turn.complete")).to_have_count(1)
    expect(field).to_have_value("And from Israel?")


def test_nothing_is_asked_anew_while_an_answer_is_under_way(
    reader: Reader, assistant: ScriptedAssistant
) -> None:
    page = reader.page
    reader.ask(FLAGSHIP)
    page.fill("#question textarea", SLOW)
    page.press("#question textarea", "Enter")
    expect(page.locator(".waiting")).to_be_visible()
    expect(page.locator("#turn-1 button.retry")).to_be_hidden()
    expect(page.locator(".turn.complete")).to_have_count(2)
    expect(page.locator("#turn-1 button.retry")).to_be_visible()
    assert [each["question"] for each in assistant.asked[-2:]] == [FLAGSHIP, SLOW]


def test_a_verdict_is_handed_on_with_its_note_and_can_be_taken_back(reader: Reader) -> None:
    page = reader.page
    reader.ask(FLAGSHIP)
    poor = page.get_by_role("button", name="A poor answer")
    poor.click()
    expect(poor).to_have_attribute("aria-pressed", "true")
    page.get_by_label("What was wrong with it?").fill("Too long")
    page.get_by_role("button", name="Keep the note").click()
    expect(page.locator("form.note")).to_have_text("Kept, with the question and its evidence.")
    reader.ask(FOLLOW_UP)
    expect(poor.first).to_have_attribute("aria-pressed", "true")
    poor.first.click()
    expect(poor.first).to_have_attribute("aria-pressed", "false")
    reader.ask(ABSTAINS)  # the last verdict has been handed on by now
    assert JUDGED == [(1, "down", ""), (1, "down", "Too long"), (1, None, "")]
    page.get_by_role("button", name="A good answer").last.click()
    page.get_by_label("What was good about it?").fill("full")
    page.get_by_role("button", name="Keep the note").last.click()
    expect(page.get_by_text("The disk is full.")).to_be_visible()


def test_an_answer_is_copied_as_markdown_and_as_a_link(reader: Reader) -> None:
    page = reader.page
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=reader.site)
    reader.ask(FOLLOW_UP)
    page.click("button.copy-markdown")
    expect(page.locator("button.copy-markdown")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"# {FOLLOW_UP}\n\n- **bold**"
    page.click("a.link")
    expect(page.locator("a.link")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{reader.site}/?q={READING.replace(' ', '+').replace('?', '%3F')}"


def test_a_link_asks_its_question_within_its_filters(
    browser: Browser, full_site: str, assistant: ScriptedAssistant
) -> None:
    query = "q=What+was+bought%3F&from=2015&to=2021-06&outlet=Caucasus+Ledger&outlet=Nowhere&language=en"
    reader = Reader(browser, f"{full_site}/?{query}", viewport={"width": 1280, "height": 900})
    page = reader.page
    expect(page.locator(".turn.complete")).to_have_count(1)
    expect(page.locator(".question")).to_have_text("What was bought?")
    asked = assistant.asked[-1]
    assert (asked["since"], asked["until"], asked["languages"]) == ("2015", "2021-06", ("en",))
    assert asked["outlets"] == ("Caucasus Ledger", "Nowhere")
    expect(page.locator("#filters > button")).to_contain_text("from 2015, to 2021-06, 2 outlets, English")
    page.click("#filters > button")
    expect(page.locator("#since input")).to_have_value("2015")
    expect(page.locator("#outlets")).to_contain_text("Caucasus Ledger (2)")
    page.click("#anew")
    expect(page.locator(".question")).to_have_count(0)
    assert "?" not in page.url
    reader.leave()


def test_a_link_with_a_date_that_is_none_says_so_and_asks_nothing(browser: Browser, full_site: str) -> None:
    reader = Reader(browser, f"{full_site}/?q=What%3F&from=%3Cb%3Esoon%3C/b%3E")
    page = reader.page
    expect(page.locator(".fault")).to_contain_text("'<b>soon</b>' is not a date")
    expect(page.locator("#question textarea")).to_have_value("What?")  # to be asked once it is put right
    page.fill("#question textarea", FLAGSHIP)
    page.press("#question textarea", "Enter")
    expect(page.get_by_test_id("toast-text")).to_contain_text("'<b>soon</b>' is not a date")
    expect(page.locator("#question textarea")).to_have_value(FLAGSHIP)
    assert page.locator(".question").count() == 0
    reader.leave()


def test_filters_have_counts_and_a_year_is_a_click(reader: Reader, assistant: ScriptedAssistant) -> None:
    page = reader.page
    page.click("#filters > button")
    told = "e => getComputedStyle(e.querySelector('.secondary-wrap'), '::before').content"
    assert '"All"' in page.locator("#languages").evaluate(told)
    page.click("#languages input")
    assert page.locator("#languages").evaluate(told) == "none"
    expect(page.locator("#languages input")).to_have_css("outline-style", "none")
    expect(page.locator("#languages .wrap:has(input)")).not_to_have_css("box-shadow", "none")
    # its list leaves both its label and the field itself to be seen
    page.wait_for_function(
        """() => {
          const at = (name) => document.querySelector(`#languages ${name}`)?.getBoundingClientRect();
          const [list, label, field] = [".options", "[data-testid=block-info]", ".wrap:has(input)"].map(at);
          return list && [label, field].every((it) => list.bottom <= it.top || it.bottom <= list.top)
            && list.left === field.left;
        }"""
    )
    page.get_by_role("option", name="English (6)").click()
    page.keyboard.press("Escape")
    expect(page.locator("#filters > button")).to_contain_text("English")
    expect(page.locator("#languages .token-remove").first).to_have_attribute("title", "Remove English (6)")
    page.click(".year[value='2020']")
    expect(page.locator("#since input")).to_have_value("2020")
    expect(page.locator("#filters > button")).to_contain_text("from 2020, to 2020, English")
    expect(page.locator(".year[aria-pressed=true]")).to_have_text(["22020"])
    expect(page.locator(".year[aria-pressed=true] .name")).to_have_css("font-weight", "400")
    reader.ask(FLAGSHIP)
    asked = assistant.asked[-1]
    assert (asked["since"], asked["until"], asked["languages"]) == ("2020", "2020", ("en",))
    page.click(".year[value='2020']")
    expect(page.locator("#filters > button")).not_to_contain_text("2020")


def test_an_answer_is_announced_once_and_the_chat_is_not_read_out(reader: Reader) -> None:
    page = reader.page
    reader.ask(FLAGSHIP)
    said = page.locator("#announcer")
    expect(said).to_have_attribute("aria-live", "polite")
    expect(said).to_contain_text("Answer: Defence Minister Zakir Hasanov said")
    expect(said).to_contain_text("5 quotes from 4 articles")
    assert "[1]" not in str(said.text_content())
    expect(page.locator("#chat [aria-live]:not([aria-live=off])")).to_have_count(0)


def test_what_is_quoted_is_spoken_in_its_language(browser: Browser) -> None:
    turkish = {name: replace(article, language="tr") for name, article in ARTICLES.items()}
    with served(ScriptedAssistant(ScriptedArchive(turkish))) as site:
        reader = Reader(browser, site, viewport={"width": 1280, "height": 900})
        page = reader.page
        reader.ask(FLAGSHIP)
        expect(page.locator(".statement [lang=tr]")).to_have_count(5)
        said = page.locator("#announcer [lang=tr]")
        expect(said.first).to_contain_text("Defence Minister Zakir Hasanov said")
        expect(page.locator("#evidence .card blockquote[lang=tr]")).to_have_count(5)
        page.hover(".statement >> nth=2 >> a.cite")
        expect(page.locator("#peek p[lang=tr]")).to_have_count(2)
        reader.leave()


def test_the_archive_has_a_tab_and_the_conversation_stays(reader: Reader) -> None:
    page = reader.page
    reader.ask(FLAGSHIP)
    page.get_by_role("tab", name="Archive").click()
    expect(page.get_by_text("The archive is here.")).to_be_visible()
    expect(page.locator("#question textarea")).to_be_hidden()
    page.get_by_role("tab", name="Ask").click()
    expect(page.locator(".turn.complete")).to_have_count(1)
    expect(page.locator("#evidence .card")).to_have_count(5)


def test_the_masthead_follows_what_the_archive_tab_counts(
    reader: Reader, assistant: ScriptedAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, archive = reader.page, assistant.archive
    expect(page.locator(".masthead .facts")).to_contain_text("6 articles")
    page.get_by_role("tab", name="Archive").click()
    monkeypatch.setattr(archive, "held", dict(list(archive.held.items())[:-1]))
    monkeypatch.setattr(archive, "revision", archive.revision + 1)
    page.get_by_role("button", name="Count").click()
    expect(page.locator(".masthead .facts")).to_contain_text("5 articles")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_shelf_opens_and_shows_a_conversation(browser: Browser, full_site: str, width: int) -> None:
    reader = Reader(browser, full_site, viewport={"width": width, "height": 844})
    page, older = reader.page, reader.page.get_by_role("button", name="An older conversation")
    reader.ask(FLAGSHIP)
    expect(older).to_be_hidden()
    page.click("#shelf-toggle")
    expect(older).to_be_focused()
    expect(page.locator("#kept")).to_have_text("1 kept")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    expect(page.locator("#shelf-toggle")).to_have_attribute("aria-expanded", "true")
    older.click()
    expect(page.locator(".question")).to_have_count(0)
    if width == 390:
        page.keyboard.press("Tab")  # not behind the shelf
        expect(older).to_be_hidden()
        page.click("#shelf-toggle")
        expect(older).to_be_focused()
        page.keyboard.press("Escape")
    else:
        page.click("#shelf-toggle")
    expect(older).to_be_hidden()
    reader.leave()


def test_right_to_left_and_unbroken_text_do_not_break_the_page(browser: Browser, full_site: str) -> None:
    reader = Reader(browser, full_site, viewport={"width": 390, "height": 844})
    page = reader.page
    reader.ask("ما الأسلحة التي اشترتها أذربيجان؟")
    expect(page.locator(".question")).to_have_css("direction", "rtl")
    expect(page.locator(".statement").first).to_have_css("direction", "ltr")
    reader.ask("x" * 600)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    reader.leave()


def test_a_page_without_more_has_no_tab_no_shelf_and_no_thumbs(browser: Browser, site: str) -> None:
    reader = Reader(browser, site)
    reader.ask(FLAGSHIP)
    for absent in ("#tabs", "#shelf", "#shelf-toggle", ".vote"):
        expect(reader.page.locator(absent)).to_have_count(0)
    expect(reader.page.locator(".tools")).to_have_text(re.compile("Copy.*Copy as Markdown.*Copy link.*Retry"))
    reader.leave()
