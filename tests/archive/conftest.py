"""Archives that several test files ask."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from archive_samples import (
    CARD,
    DATES,
    LANGUAGES,
    OUTLETS,
    article,
    fill,
)

from dossier.archive import Archive
from dossier.types import Article


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "home", CARD, create=True) as made:
        yield made


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Archive, list[Article]]]:
    """An archive of every pair of date and outlet, in several languages."""
    home = tmp_path_factory.mktemp("dated")
    made = [
        article(
            f"d{x}o{y}",
            ["Drones were sold."],
            published=day,
            outlet=outlet,
            language=LANGUAGES[(x + y) % len(LANGUAGES)],
        )
        for x, day in enumerate(DATES)
        for y, outlet in enumerate(OUTLETS)
    ]
    fill(home, *made)
    with Archive.open(home, CARD) as opened:
        yield opened, made
