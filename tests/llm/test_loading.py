import os
import subprocess
import sys
from pathlib import Path

import pytest

from dossier.errors import LanguageModelUnavailable, PackageMissing, SettingsError
from dossier.llm import load_language_model, local
from tests.llm.scripted import Stage, lists, refuses, says, scripted

KEY = "sk-secret-1234567890"


def key_sent(server: Stage, name: str) -> str:
    """Return the key that a server is shown."""
    with load_language_model(name) as model:
        assert "".join(model.stream("", "Who?", most_tokens=9)) == "Anna."
    return server.requests[-1].headers["authorization"].removeprefix("Bearer ")


@pytest.mark.parametrize(
    "name",
    [
        "",
        "gpt-4.1",
        "openai:",
        "gguf:",
        "server: ",
        "nobody:gpt",
        f"https://me:{KEY}@example.org/v1",
        "c:/m.gguf",
    ],
)
def test_what_is_no_model_shows_the_three_forms(name: str) -> None:
    with pytest.raises(SettingsError, match=r"provider:model.*server:URL#model.*gguf:PATH") as caught:
        load_language_model(name)
    assert KEY not in str(caught.value)


@pytest.mark.parametrize(
    "address", ["example.org", "ftp://example.org", "http://", f"http://me:{KEY}@h/v1", f"http://h?key={KEY}"]
)
def test_an_address_that_cannot_be_used_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(SettingsError, match="http://HOST:PORT") as caught:
        load_language_model(f"server:{address}#m")
    assert KEY not in str(caught.value)


def test_a_provider_without_its_package_names_it() -> None:
    with pytest.raises(PackageMissing, match="pip install langchain-anthropic"):
        load_language_model("anthropic:claude-x")


def test_a_provider_without_its_key_names_the_variable() -> None:
    with pytest.raises(LanguageModelUnavailable, match="set OPENAI_API_KEY"):
        load_language_model("openai:gpt-4.1-mini")


def test_a_provider_is_reached_with_its_own_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    with scripted(says("Anna."), refuses(401)) as server:
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        with load_language_model("openai:gpt-4.1-mini") as model:
            assert (model.name, model.on_this_machine) == ("openai:gpt-4.1-mini", False)
            assert "".join(model.stream("Be terse.", "Who?", most_tokens=9)) == "Anna."
            with pytest.raises(LanguageModelUnavailable, match="check OPENAI_API_KEY"):
                list(model.stream("", "Who?", most_tokens=9))
    asked = server.requests[0]
    assert asked.headers["authorization"] == f"Bearer {KEY}"
    assert [message["content"] for message in asked.body["messages"]] == ["Be terse.", "Who?"]
    assert (asked.body["model"], asked.body["temperature"], asked.body["stream"]) == ("gpt-4.1-mini", 0, True)


def test_a_key_goes_only_where_it_was_meant_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_ORG_ID", "org-mine")
    with scripted(says("Anna.")) as server:
        name = f"server:{server.url}#m"
        assert KEY not in key_sent(server, name)
        monkeypatch.setenv("OPENAI_BASE_URL", "https://api.openai.com/v1")
        assert KEY not in key_sent(server, name)
        monkeypatch.setenv("OPENAI_BASE_URL", server.url.removesuffix("/v1"))
        assert key_sent(server, name) == KEY
        assert not any("org-mine" in asked.headers.values() for asked in server.requests)


def test_the_environment_names_no_proxy_for_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    with scripted(lists("m"), says("Anna.")) as server, scripted(refuses(500)) as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "OPENAI_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        key_sent(server, f"server:{server.url}")
        assert proxy.requests == []


@pytest.mark.parametrize("end", ["", "/", "/v1", "/v1/"])
def test_an_address_is_taken_with_and_without_v1(end: str) -> None:
    with scripted(says("Anna.")) as server:
        key_sent(server, f"server:{server.url.removesuffix('/v1')}{end}#qwen3:4b")
        assert server.requests[0].path == "/v1/chat/completions"
        assert server.requests[0].body["model"] == "qwen3:4b"


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("localhost:1", True),
        ("127.0.0.5", True),
        ("[::1]:80", True),
        ("10.0.0.1", False),
        ("h.example", False),
    ],
)
def test_a_server_on_this_machine_is_told(host: str, here: bool) -> None:
    with load_language_model(f"server:http://{host}#m") as model:
        assert model.on_this_machine == here
        assert model.name == f"server:http://{host}/v1#m"


def test_the_only_model_of_a_server_needs_no_name() -> None:
    with scripted(lists("qwen3:4b"), says("Anna.")) as server:
        key_sent(server, f"server:{server.url}")
        assert [asked.path for asked in server.requests] == ["/v1/models", "/v1/chat/completions"]
        assert server.requests[1].body["model"] == "qwen3:4b"


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (lists("a", "b"), r"several models \(a, b\)"),
        (lists(), "no model"),
        (refuses(401), "refused the key: check OPENAI_API_KEY"),
    ],
)
def test_a_server_that_does_not_tell_its_model_is_refused(reply: object, message: str) -> None:
    with scripted(reply) as server, pytest.raises(LanguageModelUnavailable, match=message):
        load_language_model(f"server:{server.url}")


def test_a_server_that_does_not_run_is_refused() -> None:
    with pytest.raises(LanguageModelUnavailable, match="cannot be reached"):
        load_language_model("server:http://127.0.0.1:1")


def test_a_broken_model_file_is_told_in_one_sentence(
    tmp_path: Path, model_file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with model_file.open("rb") as file:
        start = file.read(2_000_000)
    for name, content, message in (
        ("letter", b"Dear reader", "is no GGUF file"),
        ("empty", b"", "is no GGUF file"),
        ("noise", b"GGUF" + os.urandom(1000), "cannot be loaded"),
        ("half", start, "cannot be loaded"),
    ):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(LanguageModelUnavailable, match=message):
            load_language_model(f"gguf:{tmp_path / name}")
    with pytest.raises(LanguageModelUnavailable, match="cannot be read"):
        load_language_model(f"gguf:{tmp_path / 'none'}")
    assert capfd.readouterr() == ("", "")


def test_a_model_file_needs_its_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "m.gguf").write_bytes(b"GGUF")
    monkeypatch.setattr(local.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(PackageMissing, match=r"pip install 'dossier-qa\[local\]'"):
        load_language_model(f"gguf:{tmp_path / 'm.gguf'}")


def test_importing_loads_no_heavy_library() -> None:
    script = (
        "import sys, dossier\nbefore = set(sys.modules)\nimport dossier.llm\n"
        "print({n.partition('.')[0] for n in sys.modules}"
        " & {'langchain', 'langchain_core', 'langchain_openai', 'openai', 'httpx', 'xllamacpp'})"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
