"""Fixtures that all tests share."""

import pytest

from dossier.embedding import Embedder, load_embedder
from dossier.settings import DEFAULT_EMBEDDING_MODEL


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    return load_embedder(DEFAULT_EMBEDDING_MODEL)
