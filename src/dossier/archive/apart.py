"""Makes the indexes anew in a process of its own, in whose memory nothing is of what was removed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from dossier.errors import StorageError

_APART = ("-P", "-W", "ignore")
_PROGRAM = "from dossier.archive.remaking import main; main()"


def rebuild_apart(home: Path, chroma_url: str | None) -> None:
    """Make both indexes of an archive anew; the writer's lock must be free.

    Chroma writes memory into its files that it has not filled, and there may be words in it.

    Args:
        home: folder of the archive.
        chroma_url: address of a Chroma server, None where it runs inside the process.

    Raises:
        StorageError: that failed; the articles are removed nonetheless.
    """
    command = [sys.executable, *_APART, "-c", _PROGRAM, str(home), chroma_url or ""]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        raise StorageError(
            f"The articles are removed, and their words may be left in the index files in {home}: "
            "run `dossier rebuild`."
        )
