"""Near-copies from files: found at ingest, and sought by the next one where they were not."""

import os
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

from dossier.archive import Archive
from ingest import ingest

from .small_model import SmallModel

STORY = " ".join(f"Shipment {n} of radars left port {n * n} for Baku on day {n * 7}." for n in range(12))
OTHER = " ".join(f"Farmers of village {n} sold {n * n} sheep at market {n * 5}." for n in range(12))


def clusters(archive: Archive) -> dict[str, str | None]:
    return {
        Path(origin).stem: archive.article(name).cluster for origin, (name, _) in archive.origins().items()
    }


def test_near_copies_are_found_at_ingest_and_sought_again(tmp_path: Path) -> None:
    folder, home, small = tmp_path / "articles", tmp_path / "archive", SmallModel()
    folder.mkdir()
    for name, text in (("a", STORY), ("b", f"{STORY} {OTHER[:60]}."), ("c", OTHER)):
        (folder / f"{name}.md").write_text(f"# Headline {name}\n\n{text}", encoding="utf-8")
    told: list[tuple[str, int, int | None]] = []

    def interrupt(step: str, done: int, total: int | None) -> None:
        told.append((step, done, total))
        if step == "Comparing articles":
            os.kill(os.getpid(), signal.SIGINT)

    with Archive.open(home, small.card, create=True) as archive:
        ingest([folder], archive, small, progress=lambda *step: told.append(step))
        found = clusters(archive)
        assert found["a"] == found["b"] is not None
        assert found["c"] is None
        assert "Comparing articles" not in {step for step, _, _ in told}
    with closing(sqlite3.connect(home / "catalog.sqlite3")) as database, database:
        database.execute("UPDATE facts SET value = 'older' WHERE name = 'sketches'")
    with Archive.open(home, small.card) as archive:
        assert ingest([folder], archive, small, progress=interrupt).interrupted
        assert ("Comparing articles", 3, 3) in told
        assert clusters(archive) == found
        (folder / "a.md").unlink()
        ingest([folder], archive, small)
        assert clusters(archive) == {"b": None, "c": None}
