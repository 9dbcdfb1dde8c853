import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dossier.archive import Archive
from dossier.text import stems
from ingest import ingest

from .small_model import SmallModel
from .test_pipeline import contents

CHILD = Path(__file__).parent / "killed_child.py"

Whole = dict[str, tuple[str, str, list[str], str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("killed") / "corpus"
    root.mkdir()
    for n in range(9):
        sentences = (f"Shipment {k} of series {n} left Ankara for Baku on a Monday." for k in range(1 + n))
        (root / f"{n}.md").write_text(f"# Series {n}\n\n" + " ".join(sentences), encoding="utf-8")
    return root


def clustered(archive: Archive) -> Whole:
    """Return what the archive holds, with the clusters of near-copies."""
    return {
        origin: (*held, archive.article(held[0]).cluster or "") for origin, held in contents(archive).items()
    }


@pytest.fixture(scope="module")
def whole(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """Return what an ingest that nothing disturbed makes of the folder."""
    small = SmallModel()
    with Archive.open(tmp_path_factory.mktemp("whole") / "archive", small.card, create=True) as archive:
        ingest([folder], archive, small)
        assert archive.status().near_copies > 0
        return clustered(archive)


@pytest.mark.parametrize(
    ("method", "call"),
    [
        ("put", 1),
        ("after-put", 5),
        ("flush", 1),
        ("after-flush", 1),
        ("abandon", 1),
        ("settle", 1),
        ("after-settle", 4),
    ],
)
def test_killed_and_ingested_again(
    method: str,
    call: int,
    folder: Path,
    whole: Whole,
    tmp_path: Path,
) -> None:
    home, small = tmp_path / "archive", SmallModel()
    gone = folder / "gone.md"
    if method == "abandon":  # there must be something to remove
        gone.write_text("This will be gone.", encoding="utf-8")
        with Archive.open(home, small.card, create=True) as archive:
            ingest([folder], archive, small)
        gone.unlink()
    command = [sys.executable, str(CHILD), str(home), str(folder), method, str(call)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    with Archive.open(home, small.card) as archive:
        before = len(contents(archive))
        report = ingest([folder], archive, small)
        assert clustered(archive) == whole
        assert len(report.added) + report.unchanged == len(whole)
        assert report.unchanged == before - len(report.removed)
        status = archive.status()
        assert (status.articles, status.pending, status.uncompared) == (len(whole), 0, 0)
        assert set(status.health.values()) <= {"ok"} or "repaired" in str(status.health)
        passages = {name for _, _, names, _ in whole.values() for name in names}
        assert {name for name, _ in archive.nearest(small.encode(["Shipment"])[0], 500)} == passages
        assert {name for name, _ in archive.matching([stems("shipment", "en")], 500)} == passages
