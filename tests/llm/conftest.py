"""A real model on a real server, started once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.llm import LanguageModel, load_language_model


@pytest.fixture(scope="session")
def small_model(model_file: Path) -> Iterator[LanguageModel]:
    """Return the model, ready to write."""
    with load_language_model(f"gguf:{model_file}") as model:
        yield model


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tester's own keys out."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_API_BASE", "OPENAI_ORG_ID"):
        monkeypatch.delenv(name, raising=False)
