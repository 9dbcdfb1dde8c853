"""Ingests a folder without the rights of root, and prints the report: `unprivileged_child.py HOME FOLDER`."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from small_model import SmallModel

from dossier.archive import Archive
from ingest import ingest

NOBODY = 65534


def main() -> None:
    home, folder = map(Path, sys.argv[1:])
    small = SmallModel()
    # With all rights first, so that every library is loaded, wherever it is installed.
    with Archive.open(home, small.card, create=True) as archive:
        ingest([folder], archive, small)
    give_up_root(home.parent)
    (folder / "sub").chmod(0o600)
    (folder / "closed.md").chmod(0)
    with Archive.open(home, small.card) as archive:
        report = ingest([folder], archive, small)
        held = sorted(Path(origin).name for origin in archive.origins())
    if os.getuid() == 0:
        os.seteuid(0)  # what measures coverage writes at exit
    print(json.dumps({"report": report.to_dict(), "held": held}))


def give_up_root(tree: Path) -> None:
    """Give a tree to nobody, and become nobody, where the tests run as root."""
    if os.getuid() != 0:
        return
    for path in (tree, *tree.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    os.setgroups([])
    os.setegid(NOBODY)
    os.seteuid(NOBODY)


if __name__ == "__main__":
    main()
