"""Questions, answers and errors as turns of a conversation."""

from __future__ import annotations

import itertools
import logging
import threading
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, quote_plus

import pytest

from dossier.types import Evidence, StatementDone, Token
from dossier.ui.asking.conversation import Turn, history, messages, reply, restored
from dossier.ui.asking.draft import Draft
from dossier.ui.asking.foot import Extras
from dossier.ui.asking.opening import EXAMPLES, fitting, masthead_html, welcome_html
from dossier.ui.asking.pump import Pace
from dossier.ui.asking.render import stopped_html, waiting_html
from dossier.ui.asking.scope import Scope, linked
from tests.ui.html_reading import read
from tests.ui.scripted_assistant import (
    ABSTAINS,
    BREAKS,
    BREAKS_OFF,
    ENDLESS,
    FAILS,
    FLAGSHIP,
    FOLLOW_UP,
    HELD,
    MIDDLE,
    NOTICE,
    USED,
    WRITTEN,
    ScriptedArchive,
    ScriptedAssistant,
    ScriptedSettings,
    flagship,
    prose_events,
    quotes,
)


def hurried() -> Pace:
    """Return a pace at which every event is shown."""
    return Pace(itertools.count().__next__)


def writing(**fields: Any) -> ScriptedAssistant:
    return ScriptedAssistant(settings=ScriptedSettings(llm="scripted:qwen3"), **fields)


def statements(turn: Turn) -> list[str]:
    return [each.text for each in read(turn.html).of(cls="statement")]


def test_quotes_are_shown_in_one_step() -> None:
    turns = list(reply(ScriptedAssistant(), FLAGSHIP, (), Scope(), pace=Pace(lambda: 0.0)))
    assert "Searching the archive" in turns[0].html
    assert [len(statements(turn)) for turn in turns] == [0, 5]
    assert [turn.answer is None for turn in turns] == [True, False]
    assert "turn complete" in turns[1].html


def test_prose_grows_token_by_token_and_gets_its_verdicts() -> None:
    *turns, last = reply(writing(), FLAGSHIP, (), Scope(), pace=hurried())
    grown = [(statements(turn), turn.html) for turn in turns if "streaming" in turn.html]
    assert grown[0][0] == []
    assert "Quotes found; qwen3 is writing" in grown[0][1]
    assert grown[1][0] == ["T-122 "]
    assert grown[2][0] == ["T-122 Sakarya "]
    assert any(said[0].endswith("Roketsan. [1] ✓supported") for said, _ in grown[1:])
    struck = [html for _, html in grown if "<s>" in html]
    assert "<s>The drones entered service in 2019.</s>" in struck[0]
    assert "2019" not in "".join(statements(last))
    assert NOTICE in last.html
    assert last.answer is not None
    assert last.answer.composer == "prose"


def test_what_comes_fast_is_shown_at_most_five_times_a_second() -> None:
    times = iter([0.0, 0.01, 0.15, 0.2, 0.22, 0.41, 0.5, 0.55, 0.6, 1.54, 1.56, 1.6])
    pace, token = Pace(times.__next__), Token("word ")
    assert pace.due(Evidence(flagship()))  # 0.01: at once
    assert not pace.due(token)
    assert not pace.due(None)  # 0.20: 0.19 s later
    assert pace.due(None)  # 0.22: what was pooled is not kept back longer
    assert not pace.due(token)
    assert pace.due(StatementDone(flagship().statements[0], ()))  # 0.50
    assert pace.due(Evidence(flagship()))
    assert not pace.due(None)
    assert not pace.due(None)  # 1.54
    assert pace.due(None)  # 1.56: after a second it is sent anew
    assert not pace.due(token)


def test_text_that_comes_at_once_is_pooled() -> None:
    turns = list(reply(writing(), FLAGSHIP, (), Scope(), pace=Pace(lambda: 0.0)))
    assert [len(statements(turn)) for turn in turns] == [0, 0, 3]


def test_new_evidence_takes_the_place_of_the_first() -> None:
    turns = list(reply(writing(), FOLLOW_UP, (), Scope(), pace=Pace(lambda: 0.0)))
    assert ["from the Turkish maker" in turn.html for turn in turns] == [False, True, False, False]
    assert "Harop" in turns[2].html


def test_an_abstention_waits_for_the_end_of_the_stream() -> None:
    *before, last = reply(writing(), ABSTAINS, (), Scope(), pace=hurried())
    assert {turn.html for turn in before} == {waiting_html()}
    assert "No answer in the archive" in last.html


def test_stopping_keeps_what_was_said_and_closes_the_stream_at_its_next_event() -> None:
    assistant, stopped = writing(), threading.Event()
    for last in reply(assistant, HELD, (), Scope(), stopped=stopped, pace=hurried()):
        if "announced that" in last.html:
            stopped.set()
    assert statements(last) == [
        "T-122 Sakarya and TRG-300 Kaplan rocket launchers came from Roketsan. [1] ✓supported"
    ]
    assert read(last.html).of(cls="notice")[0].text == "Stopped."
    assert last.answer is not None
    assert history([last]) == [last.answer]
    assert [each.origin for each in last.answer.statements] == ["prose"] + ["quote"] * 4
    assert [each.citations for each in last.answer.statements] == [(1,), (2,), (3,), (4,), (5,)]
    assert last.answer.text.startswith(
        "T-122 Sakarya and TRG-300 Kaplan rocket launchers came from Roketsan. [1] "
    )
    assert not assistant.closed.is_set()
    assistant.go_on.set()
    assert assistant.closed.wait(30)


def test_stopping_before_anything_is_found_leaves_a_line() -> None:
    assistant, stopped = writing(held_at=0), threading.Event()
    turns = reply(assistant, HELD, (), Scope(), stopped=stopped)
    next(turns)
    stopped.set()
    *_, last = turns
    assistant.go_on.set()
    assert "Stopped." in last.html
    assert history([last]) == []


def test_closing_a_reply_closes_the_stream() -> None:
    assistant = writing()
    turns = reply(assistant, ENDLESS, (), Scope(), pace=hurried())
    next(turn for turn in turns if "and and" in turn.html)
    turns.close()  # type: ignore[attr-defined]
    assert assistant.closed.wait(30)


def test_an_error_in_the_middle_leaves_what_was_said() -> None:
    *_, last = reply(writing(), BREAKS_OFF, (), Scope(), pace=Pace(lambda: 0.0))
    assert len(statements(last)) == 1
    assert "SOM-B1 cruise missiles" in last.html
    assert read(last.html).of(cls="trouble")[0].text == "The archive cannot be read any more."
    assert "Stopped." not in last.html
    assert history([last]) == [last.answer]


def test_quotes_are_numbered_on_from_the_prose() -> None:
    draft = Draft()
    for event in itertools.islice(prose_events(quotes(), WRITTEN, USED), MIDDLE):
        draft = draft.after(event)
    so_far = draft.so_far
    assert so_far is not None
    assert [each.number for each in so_far.citations] == [1, 2, 3, 4, 5]
    by_number = {each.number: each for each in so_far.citations}
    for said in so_far.statements[1:]:
        assert by_number[said.citations[0]].quote == said.text
    assert by_number[1].article_id == "trg-300"
    assert Draft().so_far is None


def test_history_and_filters_reach_the_assistant() -> None:
    assistant = ScriptedAssistant()
    before = (Turn(FLAGSHIP, "", flagship()), Turn("failed", ""))
    *_, turn = reply(assistant, FOLLOW_UP, before, Scope.of(" 2020 ", None, ["A", "B"]))
    (asked,) = assistant.asked
    assert asked == {
        "question": FOLLOW_UP,
        "history": [before[0].answer],
        "since": "2020",
        "until": None,
        "outlets": ("A", "B"),
        "languages": None,
        "any_time": False,
    }
    assert 'id="turn-3"' in turn.html
    assert history((*before, turn)) == [before[0].answer, turn.answer]


def test_a_corrected_reading_is_asked_alone_and_the_readers_words_stay() -> None:
    assistant, before = ScriptedAssistant(), (Turn(FLAGSHIP, "", flagship()),)
    *_, turn = reply(assistant, "And Syria?", before, Scope(), read_as=FOLLOW_UP)
    assert assistant.asked[0]["question"] == FOLLOW_UP
    assert assistant.asked[0]["history"] == ()
    assert turn.answer is not None
    assert (turn.question, turn.answer.question, turn.read_as) == ("And Syria?", "And Syria?", FOLLOW_UP)
    assert "Read as: " in turn.html
    assert f"q={quote_plus(FOLLOW_UP)}" in read(turn.html).of("a", "link")[0].attributes["href"]


def test_an_answer_links_to_its_question_and_carries_what_is_offered() -> None:
    extras = Extras(markdown=lambda answer: f"# {answer.question}", votes=True)
    *_, turn = reply(ScriptedAssistant(), FOLLOW_UP, (), Scope("2020"), extras=extras)
    document = read(turn.html)
    (link,) = document.of("a", "link")
    assert linked(dict(parse_qsl(link.attributes["href"][1:]))) == (
        "What weapons has Azerbaijan bought from Israel?",
        Scope("2020"),
    )
    assert document.of("div", "markdown")[0].text == f"# {FOLLOW_UP}"
    assert len(document.of("button", "vote")) == 2


def test_kept_turns_are_shown_as_they_were() -> None:
    assistant = ScriptedAssistant()
    *_, first = reply(assistant, FLAGSHIP, (), Scope())
    *_, failed = reply(assistant, FAILS, (first,), Scope())
    kept = [replace(turn, html="") for turn in (first, failed)]
    assert restored(kept, assistant) == (first, failed)
    assert restored([Turn("stopped", "")], assistant)[0].html == stopped_html()


def test_an_abstention_is_a_complete_answer() -> None:
    *_, turn = reply(ScriptedAssistant(), ABSTAINS, (), Scope())
    assert turn.answer is not None
    assert "No answer in the archive" in turn.html


def test_an_expected_error_is_told_in_its_own_words() -> None:
    *_, turn = reply(ScriptedAssistant(), FAILS, (), Scope())
    assert "The archive is being written by process 1: wait until it is done." in turn.html
    assert turn.answer is None


def test_an_unforeseen_error_is_logged_and_told_without_internals(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        *_, turn = reply(ScriptedAssistant(), BREAKS, (), Scope())
    assert "Something went wrong" in turn.html
    assert "secret internals" not in turn.html
    assert "secret internals" in caplog.text


def test_an_assistant_that_says_nothing_is_an_error(caplog: pytest.LogCaptureFixture) -> None:
    class Silent(ScriptedAssistant):
        def stream(self, question, **scope):  # type: ignore[no-untyped-def]
            return iter(())

    *_, turn = reply(Silent(), FLAGSHIP, (), Scope())
    assert "Something went wrong" in turn.html
    assert "without an answer" in caplog.text


def test_the_chat_alternates_questions_and_answers() -> None:
    chat = messages((Turn("<q>", "<p>a</p>"), Turn("q2", "<p>b</p>")))
    assert [message["role"] for message in chat] == ["user", "assistant"] * 2
    (question,) = read(chat[0]["content"]).of(cls="question")
    assert question.text == "<q>"
    assert read(chat[0]["content"]).of("button", "edit")


def test_the_masthead_tells_what_the_archive_holds() -> None:
    html = masthead_html(ScriptedArchive().status(check=False))
    assert "<span>6 articles</span>" in html
    assert "<span>January 2015 – January 2024</span>" in html
    assert "revision" not in html


def test_the_opening_fits_the_archive() -> None:
    starter, empty = ScriptedArchive().status(check=False), ScriptedArchive({}).status(check=False)
    other = ScriptedArchive({"israel": ScriptedArchive().article("israel")}).status(check=False)
    assert fitting(EXAMPLES, starter) == list(EXAMPLES)
    assert fitting(EXAMPLES, other) == ["What's new?", "What happened in April 2016?"]
    assert fitting(EXAMPLES, empty) == []
    assert "For example" in welcome_html(starter, EXAMPLES)
    assert "quotation marks" in welcome_html(other, [])
    assert "<code>dossier ingest PATH</code>" in welcome_html(empty, [])
    assert "1 article<" in masthead_html(other)
    assert "<span>April 2016</span>" in masthead_html(other)
    assert "Empty archive" in masthead_html(empty)
