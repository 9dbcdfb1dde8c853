"""What the page keeps: conversations as they are asked, opened anew, with what was said of their answers."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest
from playwright.sync_api import Browser, expect

from dossier.errors import InputError
from dossier.ui.asking.conversation import Turn, restored
from dossier.ui.asking.events import Asking
from dossier.ui.asking.foot import Extras
from dossier.ui.asking.holdings import Holdings
from dossier.ui.asking.layout import lay_out
from dossier.ui.asking.scope import Scope
from dossier.ui.asking.wishes import Asked
from dossier.ui.keeper import Keeper, _shown
from dossier.ui.keeping import Store
from dossier.ui.keeping import store as keeping
from dossier.ui.keeping.store import MOST_TURNS
from tests.loops import run
from tests.ui.browsing import Reader
from tests.ui.conftest import served
from tests.ui.scripted_assistant import FLAGSHIP, ScriptedAssistant, flagship

READER = "a" * 32
FIRST = Turn(FLAGSHIP, "<p>", flagship(), Scope("2020", "", ("Times",), ("en",)), "Read so?", any_time=True)
SECOND = Turn("And then?", "", None, trouble="The archive cannot be read.")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path)) as opened:
        yield opened


@pytest.fixture
def keeper(store: Store) -> Keeper:
    return Keeper(store, ScriptedAssistant(), Extras(votes=True))


def test_a_conversation_is_kept_as_it_was_and_only_what_is_new_is_written(
    keeper: Keeper, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert keeper._keep(READER, (), None) is None
    current = keeper._keep(READER, (FIRST,), None)
    assert current is not None
    written: list[int] = []
    save = store.save

    def watched(reader: str, conversation: str, place: int, turn: Any) -> None:
        written.append(place)
        save(reader, conversation, place, turn)

    monkeypatch.setattr(store, "save", watched)
    assert keeper._keep(READER, (FIRST, SECOND), current) == current
    assert keeper._keep(READER, (FIRST, SECOND), current) == current
    assert written == [1]
    assert [_shown(turn) for turn in store.load(READER, current)] == [replace(FIRST, html=""), SECOND]
    edited = replace(SECOND, question="Otherwise?")
    assert keeper._keep(READER, (FIRST, edited), current) == current
    assert [turn.question for turn in store.load(READER, current)] == [FLAGSHIP, "Otherwise?"]


def test_a_question_that_is_cut_to_be_kept_is_known_again(keeper: Keeper, store: Store) -> None:
    long = replace(FIRST, question="Who? " * 4_000)
    current = keeper._keep(READER, (long,), None)
    assert current is not None
    store.judge(READER, current, 0, "up", "")
    assert keeper._keep(READER, (long, SECOND), current) == current
    first, _ = store.load(READER, current)
    assert first.feedback is not None


def test_an_earlier_question_put_otherwise_leaves_the_conversation_with_its_later_answers(
    keeper: Keeper, store: Store
) -> None:
    old = keeper._keep(READER, (FIRST, SECOND), None, "tab")
    assert old is not None
    edited = replace(FIRST, question="Otherwise?")
    new = keeper._keep(READER, (edited,), old, "tab")
    assert new not in (None, old)
    assert keeper._keep(READER, (edited, SECOND), new, "tab") == new
    said = {
        each.id: [turn.question for turn in store.load(READER, each.id)] for each in store.summaries(READER)
    }
    assert said == {old: [FLAGSHIP, "And then?"], new: ["Otherwise?", "And then?"]}


def test_two_events_of_a_tab_begin_one_conversation(keeper: Keeper, store: Store) -> None:
    first = keeper._keep(READER, (FIRST,), None, "tab")
    assert keeper._keep(READER, (FIRST,), None, "tab") == first
    assert keeper._keep(READER, (SECOND,), None, "tab") != first
    assert len(store.summaries(READER)) == 2


def test_what_was_deleted_elsewhere_stays_deleted(keeper: Keeper, store: Store) -> None:
    current = keeper._keep(READER, (FIRST,), None)
    assert current is not None
    store.delete(READER, current)
    keeper._keep(READER, (FIRST, SECOND), current)
    assert store.summaries(READER) == []


def test_a_verdict_is_shown_when_its_conversation_is_opened_anew(keeper: Keeper, store: Store) -> None:
    request: Any = SimpleNamespace(username=None, state=SimpleNamespace(reader=READER))
    current = keeper._keep(READER, (FIRST,), None)
    assert current is not None
    keeper.judge(request, 1, "down", "The date is wrong.", current)
    (kept,) = store.load(READER, current)
    (turn,) = restored([_shown(kept)], ScriptedAssistant(), Extras(votes=True))
    assert 'class="votes said-down"' in turn.html
    with pytest.raises(InputError, match="not kept"):
        keeper.judge(request, 1, "up", "", None)


def test_a_reader_is_told_of_an_answer_that_is_not_kept(keeper: Keeper) -> None:
    assistant = ScriptedAssistant()
    held = Holdings(assistant.archive)

    async def page() -> Asking:  # inside a running loop, see conftest.py
        with gr.Blocks(analytics_enabled=False) as blocks:
            parts = lay_out(held.now(), (), keeper)
            asking = Asking(assistant, held, parts, Extras(), None, (), blocks, gr.Button())
            asking.listen(keeper)
        return asking

    asking = run(page())
    parts = asking.parts
    *_, last = asking._answer(Asked(FLAGSHIP, (SECOND,) * (MOST_TURNS - 1)), None, Scope())
    assert len(last[parts.turns]) == MOST_TURNS
    with pytest.warns(UserWarning, match="Only 100 questions of a conversation are kept: begin a new one"):
        *_, last = asking._answer(Asked(FLAGSHIP, (SECOND,) * MOST_TURNS), None, Scope())
    assert last[parts.turns][-1].answer


@pytest.mark.browser
def test_a_reader_finds_the_conversation_and_the_verdict_again(browser: Browser, store: Store) -> None:
    with served(ScriptedAssistant(), store=store) as site:
        reader = Reader(browser, site, viewport={"width": 1280, "height": 900})
        page = reader.page
        reader.ask(FLAGSHIP)
        page.click(".vote[value=up]")
        page.locator("form.note textarea").fill("Just so.")
        page.click("form.note button")
        expect(page.locator("form.note [role=status]")).to_be_visible()
        page = reader.context.new_page()
        page.goto(site)
        page.click("#shelf-toggle")
        page.locator("#shelf-list .pick").click()
        expect(page.locator(".turn.complete")).to_have_count(1)
        expect(page.locator(".vote[value=up]")).to_have_attribute("aria-pressed", "true")
        expect(page.locator(".vote[value=down]")).to_have_attribute("aria-pressed", "false")
        page.fill("#question textarea", FLAGSHIP)
        page.press("#question textarea", "Enter")
        expect(page.locator("#shelf-list")).to_contain_text("2 questions")
        reader.leave()
    assert [each["note"] for each in store.export_feedback()] == ["Just so."]


@pytest.mark.browser
def test_a_reader_sees_that_a_conversation_is_full(
    browser: Browser, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST_TURNS", 1)
    with served(ScriptedAssistant(), store=store) as site:
        reader = Reader(browser, site, viewport={"width": 1280, "height": 900})
        reader.ask(FLAGSHIP)
        expect(reader.page.locator("#shelf-list .pick")).to_have_count(1)
        expect(reader.page.get_by_test_id("toast-text")).to_have_count(0)
        reader.ask(FLAGSHIP)
        expect(reader.page.get_by_test_id("toast-text")).to_contain_text("Only 1 questions of a conversation")
        reader.leave()
