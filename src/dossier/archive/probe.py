"""Opens a suspicious index in a process of its own, for damaged files can kill the process.

The process runs `main` with a JSON object on standard input; see `probe`.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np

from dossier.archive.lexical import LexicalIndex
from dossier.archive.manifest import CHROMA_DATABASE
from dossier.archive.rows import Floats
from dossier.archive.states import TANTIVY
from dossier.archive.vectors import opened

SECONDS = 600
APART = ("-P", "-W", "ignore")
"""Options of Python that keep the user's folder and warnings out of the process."""

SAME = 0.999
"""A stored vector must be found with at least this cosine to itself; float16 costs less than 0.00001."""


def probe(name: str, folder: Path, archive: str, canaries: Mapping[str, Floats]) -> str | None:
    """Return in words what is wrong with an index, None where nothing is.

    Args:
        name: `chroma` or `tantivy`.
        folder: the folder of its files.
        archive: id of the archive.
        canaries: passages that must be in it, with their vectors.
    """
    task = {
        "name": name,
        "folder": str(folder),
        "archive": archive,
        "canaries": {name: vector.tolist() for name, vector in canaries.items()},
    }
    try:
        done = subprocess.run(  # noqa: S603
            [sys.executable, *APART, "-c", "from dossier.archive.probe import main; main()"],
            input=json.dumps(task).encode(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "it does not answer"
    if done.returncode < 0:
        return f"opening it ends with signal {-done.returncode}"
    if done.returncode:
        return (done.stdout.decode(errors="replace").strip() or "it cannot be opened").splitlines()[-1]
    return None


def find_fault(name: str, folder: Path, archive: str, canaries: Mapping[str, Sequence[float]]) -> str | None:
    """Do in this process what `probe` does in another."""
    if name == TANTIVY:
        LexicalIndex(folder).count()
        return None
    with closing(sqlite3.connect(folder / CHROMA_DATABASE)) as database:
        verdict = database.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        return "its database is damaged"
    with opened(folder, None, archive) as index:
        index.count()
        for passage, values in canaries.items():
            vector = np.array(values, dtype=np.float32)
            near = index.nearest(vector, 1)
            itself = index.nearest(vector, 1, [passage])
            if not near or near[0][1] < SAME or not itself or itself[0][1] < SAME:
                return "it no longer finds its own passages"
    return None


def main() -> None:
    """Print what is wrong and exit with 1, or exit with 0."""
    task: Mapping[str, Any] = json.load(sys.stdin)
    try:
        fault = find_fault(task["name"], Path(task["folder"]), task["archive"], task["canaries"])
    except BaseException as error:  # whatever a damaged file makes the engine say
        fault = f"it cannot be opened ({type(error).__name__})"
    if fault:
        sys.stdout.write(fault)
    sys.exit(1 if fault else 0)
