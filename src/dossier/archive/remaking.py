"""What `rebuild_apart` runs in another process."""

from __future__ import annotations

import sys
from pathlib import Path

from dossier.archive.store import Archive


def main() -> None:
    """Make both indexes of an archive anew: the arguments are its folder and the address of Chroma."""
    home, chroma_url = sys.argv[1:]
    with Archive.open(Path(home), chroma_url=chroma_url or None) as archive:
        archive.rebuild()
