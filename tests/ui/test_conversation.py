"""Questions, answers and errors as turns of a conversation."""

from __future__ import annotations

import logging

import pytest

from dossier.ui.conversation import Scope, Turn, history, messages, reply
from dossier.ui.opening import EXAMPLES, fitting, masthead_html, welcome_html
from tests.ui.scripted_assistant import (
    ABSTAINS,
    BREAKS,
    FAILS,
    FLAGSHIP,
    FOLLOW_UP,
    ScriptedArchive,
    ScriptedAssistant,
    flagship,
)


def test_an_answer_grows_statement_by_statement() -> None:
    turns = list(reply(ScriptedAssistant(), FLAGSHIP, (), Scope()))
    counts = [turn.html.count('class="statement') for turn in turns]
    assert counts == [0, 1, 2, 3, 4, 5, 5]
    assert "Searching the archive" in turns[0].html
    assert [turn.answer is None for turn in turns] == [True] * 6 + [False]
    assert "turn complete" in turns[-1].html


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
        "any_time": False,
    }
    assert 'id="turn-3"' in turn.html
    assert history((*before, turn)) == [before[0].answer, turn.answer]


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
    assert chat[0]["content"] == '<div class="question">&#60;q&#62;</div>'


@pytest.mark.parametrize(
    ("since", "until", "fault"),
    [
        ("2021-13", "", "'2021-13' is not a date"),
        ("", "yesterday", "'yesterday' is not a date"),
        ("2022", "2021", "ends"),
        ("2020", "2021-06", None),
        ("", "", None),
    ],
)
def test_filters_are_checked(since: str, until: str, fault: str | None) -> None:
    found = Scope(since, until).fault()
    assert found is None if fault is None else found is not None and fault in found


def test_closed_filters_say_what_they_hold() -> None:
    assert Scope().label() == "Filters"
    assert Scope("2020", "2021", ("A", "B")).label() == "Filters: from 2020, to 2021, 2 outlets"
    assert Scope(outlets=("A",)).label() == "Filters: A"


def test_the_masthead_tells_what_the_archive_holds() -> None:
    html = masthead_html(ScriptedArchive().status(check=False))
    assert "<span>6 articles</span>" in html
    assert "<span>January 2015 – January 2024</span>" in html
    assert "<span>revision 7</span>" in html


def test_the_opening_fits_the_archive() -> None:
    starter, empty = ScriptedArchive().status(check=False), ScriptedArchive({}).status(check=False)
    other = ScriptedArchive({"israel": ScriptedArchive().article("israel")}).status(check=False)
    assert fitting(EXAMPLES, starter) == list(EXAMPLES)
    assert fitting(EXAMPLES, other) == fitting(EXAMPLES, empty) == []
    assert "For example" in welcome_html(starter, EXAMPLES)
    assert "quotation marks" in welcome_html(other, [])
    assert "<code>dossier ingest PATH</code>" in welcome_html(empty, [])
    assert "1 article<" in masthead_html(other)
    assert "<span>April 2016</span>" in masthead_html(other)
    assert "Empty archive" in masthead_html(empty)
