"""What the user may not read: it is left out, the archive keeps what it held, and the rest goes on."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CHILD = Path(__file__).parent / "unprivileged_child.py"


@pytest.fixture(scope="module")
def outcome() -> Iterator[dict[str, Any]]:
    """Return what an ingest without permissions did; pytest's own folders would be closed to it."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "corpus"
        (folder / "sub").mkdir(parents=True)
        for name in ("closed.md", "open.md", "sub/inner.md"):
            (folder / name).write_text(f"An article in {name}.")
        (folder / "sub" / "picture.jpg").touch()
        (folder / "link").symlink_to(folder / "sub" / "inner.md")
        command = [sys.executable, str(CHILD), str(Path(place) / "archive"), str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        (folder / "sub").chmod(0o700)
        assert done.returncode == 0, done.stderr
        yield json.loads(done.stdout)


def test_what_cannot_be_read_is_left_out_with_its_reason(outcome: dict[str, Any]) -> None:
    drops = {Path(drop["path"]).name: drop for drop in outcome["report"]["dropped"]}
    assert set(drops) == {"sub", "link", "closed.md"}
    assert {drop["reason"] for drop in drops.values()} == {"unreadable"}
    assert all("Permission denied" in drop["detail"] for drop in drops.values())


def test_what_cannot_be_read_stays_in_the_archive(outcome: dict[str, Any]) -> None:
    assert outcome["report"]["unchanged"] == 1
    assert (outcome["report"]["removed"], outcome["report"]["updated"]) == ([], [])
    assert outcome["held"] == ["closed.md", "inner.md", "open.md"]
