"""A real model: SmolLM2, run by llama.cpp."""

import json
import logging
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import httpx
import pytest

from dossier.errors import ModelFailure
from dossier.llm import LanguageModel, load_language_model, local

STORY = "Tell me a long story about a boat."


def served() -> local.Served:
    return next(iter(local._served.values()))


def written(text: Iterable[str]) -> list[str]:
    """Return what was written; empty chunks only tell that the model is still at it, as on a busy machine."""
    return [chunk for chunk in text if chunk]


def test_it_writes_and_tells_what_it_took(small_model: LanguageModel) -> None:
    text = small_model.stream("You are a helpful assistant.", STORY, most_tokens=12)
    chunks = written(text)
    assert len(chunks) > 5
    assert text.usage.tokens_out == 12
    assert text.usage.tokens_in is not None
    assert text.usage.tokens_in > 10
    assert text.seconds_to_first is not None
    assert text.seconds_to_first > 0
    assert written(small_model.stream("You are a helpful assistant.", STORY, most_tokens=12)) == chunks
    assert small_model.on_this_machine
    assert small_model.name == "gguf:SmolLM2-135M-Instruct.Q4_1.gguf"


def test_closing_ends_it_at_the_server(small_model: LanguageModel) -> None:
    text = small_model.stream("", STORY, most_tokens=1_900)
    assert next(filter(None, text))
    text.close()
    rest = list(text)
    assert len(rest) < 1_000
    # One request at a time is served, so an answer within the limits shows that the first one is over.
    assert len(written(small_model.stream("", "Hello", most_tokens=3))) == 3


def test_what_is_too_long_is_told(small_model: LanguageModel) -> None:
    with pytest.raises(ModelFailure, match="too long") as caught:
        list(small_model.stream("", "word " * 3_000, most_tokens=5))
    assert caught.value.kind == "context"


def test_a_server_is_used_by_its_address(small_model: LanguageModel, monkeypatch: pytest.MonkeyPatch) -> None:
    name = f"server:{served().url}"
    monkeypatch.setenv("OPENAI_API_KEY", served().key)
    monkeypatch.setenv("OPENAI_BASE_URL", served().url)
    with load_language_model(name) as model:
        assert model.name == f"{name}#SmolLM2-135M-Instruct.Q4_1.gguf"
        text = model.stream("", "Hello", most_tokens=3)
        assert len(written(text)) == 3
        assert text.usage.tokens_out == 3


def test_a_wrong_key_and_a_wrong_path_are_told(
    small_model: LanguageModel, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-wrong")
    monkeypatch.setenv("OPENAI_BASE_URL", served().url)
    for address, kind in ((served().url, "key"), (served().url.replace("/v1", "/v2"), "key")):
        with load_language_model(f"server:{address}#m") as model, pytest.raises(ModelFailure) as caught:
            list(model.stream("", "Hello", most_tokens=3))
        assert caught.value.kind == kind
        assert "sk-wrong" not in str(caught.value)
    monkeypatch.setenv("OPENAI_API_KEY", served().key)
    with (
        load_language_model(f"server:{served().url.replace('/v1', '/v2')}#m") as model,
        pytest.raises(ModelFailure) as caught,
    ):
        list(model.stream("", "Hello", most_tokens=3))
    assert caught.value.kind == "model"
    assert served().key not in caplog.text
    assert "sk-wrong" not in caplog.text


def test_nothing_else_is_served(small_model: LanguageModel) -> None:
    root = served().url.removesuffix("/v1")
    key = {"Authorization": f"Bearer {served().key}"}
    foreign = {"Origin": "http://example.org"}
    assert httpx.post(f"{root}/v1/chat/completions", json={}).status_code == 401
    assert httpx.get(f"{root}/").status_code in (401, 404)
    listed = httpx.get(f"{root}/v1/models", headers=key | foreign)
    assert listed.headers["access-control-allow-origin"] == ""
    assert served().url.startswith("http://127.0.0.1:")


def test_a_file_is_served_once_and_until_its_last_user_goes(
    small_model: LanguageModel, model_file: Path
) -> None:
    process = served().process
    with load_language_model(f"gguf:{model_file}"):
        assert served().process is process
    assert process.poll() is None
    assert len(written(small_model.stream("", "Hello", most_tokens=3))) == 3


def test_the_server_ends_with_its_user(model_file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.gguf"
    shutil.copy(model_file, copy)
    with load_language_model(f"gguf:{copy}") as model:
        process = local._served[copy].process
        text = model.stream("", STORY, most_tokens=1_900)
        next(text)
    assert process.returncode == 0
    assert copy not in local._served
    model.close()


@pytest.mark.parametrize("how", ["exit", "kill"])
def test_the_server_ends_with_dossier(model_file: Path, how: str) -> None:
    script = (
        "import json, os, signal\n"
        "from dossier.llm import load_language_model, local\n"
        f"model = load_language_model({f'gguf:{model_file}'!r})\n"
        "text = model.stream('', 'Tell me a story', most_tokens=1900)\nnext(text)\n"
        "print(json.dumps([s.url for s in local._served.values()]), flush=True)\n"
        f"os.kill(os.getpid(), signal.SIGKILL) if {how!r} == 'kill' else None\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert run.returncode == (-signal.SIGKILL if how == "kill" else 0)
    assert run.stderr == ""
    (url,) = json.loads(run.stdout)
    while _answers(url):
        time.sleep(0.01)


def _answers(url: str) -> bool:
    try:
        httpx.get(url)
    except httpx.TransportError:
        return False
    return True
