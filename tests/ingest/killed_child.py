"""Ingests a folder and dies by SIGKILL at one call of a method: `killed_child.py HOME FOLDER NAME COUNT`."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from small_model import SmallModel

from dossier.archive import Archive, Writer
from ingest import ingest, storing


def deadly(method: Callable[..., Any], count: int, *, after: bool) -> Callable[..., Any]:
    """Return a method that kills the process before or after its call number `count`."""
    calls = 0

    def call(*args: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == count and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        result = method(*args)
        if calls == count:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return call


def main() -> None:
    home, folder, name, count = sys.argv[1:]
    method = name.removeprefix("after-")
    storing.BATCH = 3
    small = SmallModel()
    with Archive.open(Path(home), small.card, create=True) as archive:
        setattr(Writer, method, deadly(getattr(Writer, method), int(count), after=name != method))
        ingest([Path(folder)], archive, small)


if __name__ == "__main__":
    main()
