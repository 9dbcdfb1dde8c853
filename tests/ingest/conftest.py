from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dossier.archive import Archive
from dossier.embedding import Embedder

Write = Callable[..., Path]

LEAD = "Baykar delivered drones to Azerbaijan in May. Crews were trained in Ankara."


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a file under a folder of the test's own and returns its path."""

    def _write(name: str, content: str | bytes = LEAD) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return _write


@pytest.fixture
def archive(tmp_path: Path, embedder: Embedder) -> Iterator[Archive]:
    """Open an empty archive of the test's own."""
    with Archive.open(tmp_path / ".archive", embedder.card, create=True) as opened:
        yield opened
