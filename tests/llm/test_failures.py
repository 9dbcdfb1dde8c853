import gc
import logging
import os
import threading
import traceback

import httpx
import pytest

from dossier.errors import LanguageModelUnavailable, ModelFailure
from dossier.llm import LanguageModel, load_language_model, model, writing
from dossier.llm.failures import failure, understand
from tests.llm.scripted import (
    Reply,
    Stage,
    fails_midway,
    hangs_up,
    refuses,
    says,
    scripted,
    waits,
)

KEY = "sk-secret-1234567890"
QUESTION = "Who told the minister about the barges?"


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "PAUSE", 0.01)


def load(server: Stage) -> LanguageModel:
    return load_language_model(f"server:{server.url}#scripted")


def write(model: LanguageModel, most_tokens: int = 50) -> str:
    return "".join(model.stream("Be terse.", QUESTION, most_tokens=most_tokens))


def failed(*replies: Reply) -> tuple[ModelFailure, int]:
    """Return how a text that is answered so fails, and after how many requests."""
    with scripted(*replies) as server, load(server) as language_model:
        with pytest.raises(ModelFailure) as caught:
            write(language_model)
        return caught.value, len(server.requests)


@pytest.mark.parametrize(
    ("reply", "kind", "requests"),
    [
        (refuses(401), "key", 1),
        (refuses(403), "key", 1),
        (refuses(400, "API key not valid. Please pass a valid API key."), "key", 1),
        (refuses(404), "model", 1),
        (refuses(400, "Invalid model: nobody"), "model", 1),
        (refuses(403, "Project has no access", code="model_not_found"), "model", 1),
        (refuses(429), "rate", 3),
        (refuses(429, retry_after=0.01), "rate", 3),
        (refuses(429, retry_after=11), "rate", 1),
        (refuses(500), "other", 3),
        (refuses(503), "connection", 3),
        (refuses(529), "connection", 3),
        (refuses(504), "timeout", 3),
        (refuses(413), "context", 1),
        (refuses(400, "too much", code="context_length_exceeded"), "context", 1),
        (refuses(400, "prompt is too long: 210000 tokens > 200000 maximum"), "context", 1),
        (refuses(400, "The input token count exceeds the maximum"), "context", 1),
        (refuses(400), "other", 1),
        (hangs_up(), "connection", 3),
        (says(), "empty", 1),
        (says("<think>", "The barges, hm", "</think>"), "empty", 1),
        (says("<think>I am not done"), "empty", 1),
        (says("The", " minister", cut=True), "interrupted", 1),
        (fails_midway("The", " minister"), "interrupted", 1),
        (fails_midway(), "other", 3),
    ],
)
def test_each_failure_has_its_kind_and_its_number_of_tries(reply: Reply, kind: str, requests: int) -> None:
    error, made = failed(reply)
    assert (error.kind, made) == (kind, requests)
    assert "server:http://127.0.0.1:" in str(error)
    assert str(error).endswith(".")


def test_what_was_written_before_the_cut_is_given() -> None:
    with scripted(says("The", " minister", cut=True)) as server, load(server) as language_model:
        text = language_model.stream("", QUESTION, most_tokens=50)
        assert [next(text), next(text)] == ["The", " minister"]
        with pytest.raises(ModelFailure, match="cut off"):
            next(text)
        assert list(text) == []  # told once


@pytest.mark.parametrize("fault", [refuses(429, retry_after=0), refuses(500), refuses(503), hangs_up()])
def test_a_failure_that_passes_is_not_seen(fault: Reply) -> None:
    with scripted(fault, fault, says("Anna", " did.")) as server, load(server) as language_model:
        assert write(language_model) == "Anna did."
        assert len(server.requests) == 3


def test_the_pause_doubles_and_the_provider_may_set_it(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr(writing, "_sleep", sleep)
    monkeypatch.setattr(writing, "PAUSE", 0.5)
    failed(refuses(503))
    failed(refuses(429, retry_after=9), refuses(429))
    assert pauses == [0.5, 1.0, 9.0, 1.0]


def test_no_first_word_in_time_is_a_timeout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "SECONDS_TO_FIRST_HERE", 1.0)
    for reply in (waits(), says("late", delay=5)):
        error, made = failed(reply)
        assert error.kind == "timeout"
        assert made <= 1


def test_a_provider_may_stream_thoughts_past_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "SECONDS_TO_FIRST_HERE", 1.0)
    thought = {"reasoning_content": "hm"}
    with scripted(says(*[thought] * 15, "Anna.", delay=0.1)) as server, load(server) as language_model:
        assert write(language_model) == "Anna."


def test_a_stall_in_mid_stream_ends_the_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "STALL", 0.2)
    monkeypatch.setattr(model, "SECONDS_TO_FIRST_HERE", 5.0)
    with scripted(says("Anna", " did.", delay=1)) as server, load(server) as language_model:
        text = language_model.stream("", QUESTION, most_tokens=50)
        assert next(filter(None, text)) == "Anna"
        with pytest.raises(ModelFailure, match="cut off"):
            next(text)


def test_a_model_that_takes_no_temperature_is_asked_without() -> None:
    refusal = refuses(400, "Unsupported value: 'temperature' does not support 0 with this model.")
    with scripted(refusal, says("Anna.")) as server, load(server) as language_model:
        assert write(language_model) == "Anna."
        first, second = (request.body for request in server.requests)
    assert first["temperature"] == 0
    assert "temperature" not in second


def test_a_model_that_knows_no_end_is_ended() -> None:
    with scripted(says("word ", endless=True)) as server, load(server) as language_model:
        assert 20 <= len(write(language_model, most_tokens=20).split()) <= 21
        assert server.gone.wait(10)
        assert server.requests[0].body["max_tokens"] == 20


def test_closing_hangs_up() -> None:
    for leave in (
        lambda text, model: text.close(),
        lambda text, model: model.close(),
        lambda text, model: None,  # nobody holds it any longer
    ):
        with scripted(says("word ", endless=True, delay=0.01)) as server, load(server) as language_model:
            text = language_model.stream("", QUESTION, most_tokens=100_000)
            next(text)
            leave(text, language_model)
            del text
            gc.collect()
            assert server.gone.wait(10)


def test_closing_releases_a_reader_that_waits() -> None:
    with scripted(waits()) as server, load(server) as language_model:
        text = language_model.stream("", QUESTION, most_tokens=10)
        read: list[list[str]] = []
        reader = threading.Thread(target=lambda: read.append(list(text)))
        reader.start()
        text.close()
        reader.join(10)
        assert read == [[]]


def test_a_key_and_a_question_are_in_no_message_and_no_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for status in (400, 401, 404, 429, 500):
        with scripted(refuses(status, f"Incorrect key {KEY}: {QUESTION}")) as server:
            monkeypatch.setenv("OPENAI_API_KEY", KEY)
            monkeypatch.setenv("OPENAI_BASE_URL", server.url)
            with load(server) as language_model, pytest.raises(ModelFailure) as caught:
                write(language_model)
            assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"
        told = "".join(traceback.format_exception(caught.value))
        shown = (repr(language_model), repr(vars(language_model)), language_model.name, repr(caught.value))
        assert not any(secret in text for secret in (KEY, QUESTION) for text in (told, *shown))
    assert KEY not in caplog.text


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (httpx.ConnectError("x"), "connection"),
        (httpx.RemoteProtocolError("x"), "connection"),
        (httpx.ReadTimeout("x"), "timeout"),
        (TimeoutError(), "timeout"),
        (ConnectionResetError(), "connection"),
        (ValueError("Did not find mistral_api_key, please add MISTRAL_API_KEY"), "key"),
        (ValueError("anything"), "other"),
    ],
)
def test_failures_without_a_status_are_told_by_their_class(error: Exception, kind: str) -> None:
    assert understand(error).kind == kind


def test_a_status_is_found_wherever_a_library_puts_it() -> None:
    class Coded(Exception):
        code = 429

    class Answered(Exception):
        response = httpx.Response(401)

    wrapper = RuntimeError("The provider failed")
    wrapper.__cause__ = Coded()
    assert understand(wrapper).kind == "rate"
    assert understand(Answered()).kind == "key"


def test_a_failure_names_the_variable_of_the_key() -> None:
    error = failure(understand(PermissionError("api key")), "openai:gpt-x", "OPENAI_API_KEY")
    assert str(error) == "The language model openai:gpt-x refused the key: check OPENAI_API_KEY."
    assert isinstance(error, LanguageModelUnavailable)
    assert "OPENAI_API_KEY" not in os.environ
