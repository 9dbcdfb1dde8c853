from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.archive import Archive
from dossier.embedding import Embedder
from dossier.retrieval import Retriever


@pytest.fixture(scope="module")
def archive(fixture_home: Path, embedder: Embedder) -> Iterator[Archive]:
    with Archive.open(fixture_home, embedder.card) as opened:
        yield opened


@pytest.fixture(scope="module")
def retriever(archive: Archive, embedder: Embedder) -> Iterator[Retriever]:
    made = Retriever(archive, embedder)
    yield made
    made.close()
