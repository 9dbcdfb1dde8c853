"""Questions in turn, and the line in the log for each."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from gradio_client import Client

from dossier.errors import ArchiveLocked, DossierError
from dossier.types import AnswerDone, Event, Evidence
from dossier.ui.serving.options import Serving
from dossier.ui.serving.questions import TURNS, Logged
from tests.ui.conftest import served
from tests.ui.scripted_assistant import ABSTAINS, BREAKS, FAILS, FLAGSHIP, ScriptedAssistant, ScriptedSettings


def logged(caplog: pytest.LogCaptureFixture) -> list[str]:
    lines = [record.getMessage() for record in caplog.records if record.name == "dossier.questions"]
    return [re.sub(r"seconds=\d+\.\d{3}\b", "seconds=S", line) for line in lines]


@pytest.fixture(autouse=True)
def listened(caplog: pytest.LogCaptureFixture) -> None:
    """Hear what is logged of questions."""
    caplog.set_level(logging.INFO, "dossier.questions")


def test_a_line_tells_how_a_question_went_and_not_its_words(caplog: pytest.LogCaptureFixture) -> None:
    assistant = Logged(ScriptedAssistant(), words=False)
    for question in (FLAGSHIP, ABSTAINS):
        list(assistant.stream(question))
    for question, error in ((FAILS, DossierError), (BREAKS, ZeroDivisionError)):
        with pytest.raises(error):
            list(assistant.stream(question))
    assert logged(caplog) == [
        "question reader=none seconds=S outcome=answered composer=quote statements=5 hits=6",
        "question reader=none seconds=S outcome=abstained composer=quote statements=0 hits=6",
        "question reader=none seconds=S outcome=ArchiveLocked",
        "question reader=none seconds=S outcome=failed",
    ]


def test_an_answer_in_prose_and_one_that_is_stopped(caplog: pytest.LogCaptureFixture) -> None:
    writer = ScriptedAssistant(settings=ScriptedSettings(llm="scripted:qwen3"))
    assistant = Logged(writer, words=False)
    list(assistant.stream(FLAGSHIP))
    stream = assistant.stream(FLAGSHIP)
    next(iter(stream))
    assert not writer.closed.is_set()
    stream.close()  # type: ignore[attr-defined]
    assert writer.closed.is_set()
    assert logged(caplog) == [
        "question reader=none seconds=S outcome=answered composer=prose statements=5 hits=6",
        "question reader=none seconds=S outcome=stopped composer=quote statements=5 hits=6",
    ]


def test_words_are_logged_where_wanted_in_one_line(caplog: pytest.LogCaptureFixture) -> None:
    question = 'Şuşa?\n"level=INFO" \u2028\x85\x1b[2J'
    list(Logged(ScriptedAssistant(), words=True).stream(question))
    (line,) = logged(caplog)
    assert line.endswith(r'question="Şuşa?\n\"level=INFO\" \u2028\u0085\u001b[2J"')
    assert len(line.splitlines()) == 1


def test_the_archive_and_the_rest_are_those_of_the_assistant() -> None:
    assistant = ScriptedAssistant()
    assert Logged(assistant, words=False).archive is assistant.archive
    assert Logged(assistant, words=False).settings is assistant.settings


def test_no_more_questions_are_searched_at_a_time_than_pays() -> None:
    """Those beyond wait; one whose evidence is there makes room, though a language model still writes."""
    begun, go_on, under_way = threading.Semaphore(0), threading.Semaphore(0), []

    class Slow(ScriptedAssistant):
        def stream(self, question: str, **scope: Any) -> Iterator[Event]:
            under_way.append(question)
            begun.release()
            assert go_on.acquire(timeout=30)
            yield from super().stream(question, **scope)

    assistant = Logged(Slow(settings=ScriptedSettings(llm="scripted:qwen3")), words=False)
    streams = [iter(assistant.stream(f"Question {number}")) for number in range(TURNS + 1)]
    with ThreadPoolExecutor(TURNS + 1) as pool:
        firsts = [pool.submit(next, stream) for stream in streams]
        for _ in range(TURNS):
            assert begun.acquire(timeout=30)
        assert not begun.acquire(timeout=0.2)
        assert len(under_way) == TURNS
        go_on.release()
        assert begun.acquire(timeout=30)
        for _ in range(TURNS):
            go_on.release()
        assert [type(first.result(30)) for first in firsts] == [Evidence] * (TURNS + 1)
    for stream in streams:
        assert isinstance(list(stream)[-1], AnswerDone)


def test_a_question_that_fails_gives_its_turn_back() -> None:
    assistant = Logged(ScriptedAssistant(), words=False)
    for _ in range(TURNS + 1):
        with pytest.raises(ZeroDivisionError):
            list(assistant.stream(BREAKS))
    assert list(assistant.stream(FLAGSHIP))


def test_a_search_is_logged_and_gives_its_turn_back(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    assistant = Logged(ScriptedAssistant(), words=False)
    for _ in range(TURNS + 1):
        with pytest.raises(ArchiveLocked):
            assistant.search(FAILS)
    assert len(assistant.search(FLAGSHIP, count=2)) == 2
    *failed, searched = logged(caplog)
    assert len(failed) == TURNS + 1
    assert all("outcome=ArchiveLocked" in each for each in failed)
    assert "outcome=searched" in searched


def test_questions_of_one_session_are_told_from_those_of_another(caplog: pytest.LogCaptureFixture) -> None:
    with served(ScriptedAssistant(), Serving(log_questions=True)) as site:
        clients = [Client(site, verbose=False, analytics_enabled=False) for _ in range(2)]
        for client in (clients[0], clients[1], clients[0]):
            client.predict(FLAGSHIP, api_name="/ask")
        for client in clients:
            client.close()
        httpx.get(f"{site}/article/som")
    readers = [re.search(r"reader=([0-9a-f]{8}) ", line) for line in logged(caplog)]
    first, second, third = [match[1] for match in readers if match]
    assert first == third != second
    assert all(line.endswith(f'question="{FLAGSHIP}"') for line in logged(caplog))
    assert clients[0].session_hash not in caplog.text
