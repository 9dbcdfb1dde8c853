"""What a scorecard tells of the settings: names of models, no folder, address or credential."""

import json
from pathlib import Path

import pytest

from dossier.evaluation.scorecard import LEFT_OUT, settings_told
from dossier.settings import Settings

LANGUAGE_MODELS = {
    "server:http://anna:secret@10.0.0.1:8080": "server",
    "server:https://llm.example.org/v1?key=secret": "server",
    "server:http://[::1]:8080#qwen3:4b": "server#qwen3:4b",
    "server:https://anna:secret@llm.example.org#Qwen/Qwen3-4B": "server#Qwen/Qwen3-4B",
    "server:http://127.0.0.1:8080#/srv/anna/qwen.gguf": "server#qwen.gguf",
    "server:http://anna:se#cret@10.0.0.1:8080": f"server#{LEFT_OUT}",
    "gguf:/srv/anna/models/qwen.gguf": "gguf:qwen.gguf",
    "gguf:~/models/My model (2).gguf": "gguf:My model (2).gguf",
    "gguf:anna/qwen.gguf": "gguf:qwen.gguf",
    "gguf:C:\\Users\\anna\\qwen.gguf": "gguf:qwen.gguf",
    "openai:gpt-4.1-mini": "openai:gpt-4.1-mini",
    "ollama:qwen3:4b": "ollama:qwen3:4b",
    "google-genai:gemini-2.5-flash": "google-genai:gemini-2.5-flash",
    "google_anthropic_vertex:claude-3-5-haiku@20241022": "google_anthropic_vertex:claude-3-5-haiku@20241022",
    "groq:meta-llama/llama-4-scout": "groq:meta-llama/llama-4-scout",
    "fireworks:accounts/anna/models/llama-v3p1": "fireworks:llama-v3p1",
    "huggingface:/srv/anna/models/qwen": "huggingface:qwen",
    "openai:http://anna:secret@10.0.0.1:8080/v1": LEFT_OUT,
    "http://anna:secret@10.0.0.1:8080": LEFT_OUT,
    "anna:secret@llm.example.org": LEFT_OUT,
    "10.0.0.1:8080": LEFT_OUT,
    "/srv/anna/models/qwen.gguf": LEFT_OUT,
}

MODELS = {
    "sentence-transformers/all-MiniLM-L6-v2": "sentence-transformers/all-MiniLM-L6-v2",
    "cross-encoder/ms-marco-MiniLM-L6-v2": "cross-encoder/ms-marco-MiniLM-L6-v2",
    "all-MiniLM-L6-v2": "all-MiniLM-L6-v2",
    "anna/ranker": "ranker",  # a folder that there is
    "~/models/ranker": "ranker",
    "/srv/anna/ranker/": "ranker",
    "../anna/ranker": "ranker",
    "C:\\Users\\anna\\ranker": "ranker",
    "\\\\10.0.0.1\\anna\\ranker": "ranker",
    "https://anna:secret@models.example.org/ranker": LEFT_OUT,
    "//10.0.0.1/ranker": LEFT_OUT,
}

SECRETS = ("anna", "secret", "10.0.0.1", "example.org", "/srv", "Users", "127.0.0.1", "::1")


@pytest.mark.parametrize(("given", "expected"), LANGUAGE_MODELS.items())
def test_of_a_language_model_provider_and_name_are_told(given: str, expected: str) -> None:
    told = settings_told(Settings(llm=given))
    assert told["llm"] == expected
    assert not [secret for secret in SECRETS if secret in json.dumps(told)]


@pytest.mark.parametrize("setting", ["embedding_model", "reranker", "nli"])
@pytest.mark.parametrize(("given", "expected"), MODELS.items())
def test_of_any_other_model_the_name_is_told(
    setting: str, given: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "anna" / "ranker").mkdir(parents=True)
    told = settings_told(Settings(**{setting: given}))
    assert told[setting] == expected
    assert not [secret for secret in SECRETS if secret in json.dumps(told)]


def test_all_else_is_told_as_it_is_but_for_places() -> None:
    settings = Settings(
        home="/srv/anna", host="10.0.0.1", port=8080, chroma_url="http://10.0.0.1", strict=False
    )
    told = settings_told(settings)
    assert set(Settings.model_fields) - set(told) == {"home", "host", "port", "chroma_url"}
    assert (told["strict"], told["llm"], told["reranker"]) == (False, None, None)
    assert not [secret for secret in SECRETS if secret in json.dumps(told)]
