from pathlib import Path

import pytest

from dossier.embedding import Embedder
from tests.attacks.suite import ATTACKS, PLAIN, archive_of


@pytest.fixture(scope="session")
def attacked_home(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Path:
    """Return the home of an archive of all attacks and the honest articles."""
    return archive_of(tmp_path_factory.mktemp("attacked"), [*ATTACKS, *PLAIN], embedder)
