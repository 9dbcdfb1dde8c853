from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier import Assistant, Settings


@pytest.fixture(scope="session")
def assistant(fixture_home: Path) -> Iterator[Assistant]:
    with Assistant(Settings(home=fixture_home)) as made:
        yield made
