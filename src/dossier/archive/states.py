"""What the catalog knows about the state of each index."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, select, update

from dossier.archive.manifest import Manifest
from dossier.archive.schema import indexes

CHROMA = "chroma"
TANTIVY = "tantivy"
INDEXES = (CHROMA, TANTIVY)

Phase = Literal["clean", "writing", "rebuilding"]


@dataclass(frozen=True, slots=True)
class IndexState:
    """The state of one index as of its last commit.

    Attributes:
        phase: `clean`; `writing` since a change began; `rebuilding` since it was emptied.
        revision: revision of the catalog that it held when it was last clean.
        files: fingerprints of its files then.
        count: number of its rows then.
        where: address of the server that keeps it, empty for a folder of the archive.
        stamp: size and time of Chroma's database when Dossier last let go of it.
    """

    phase: Phase
    revision: int
    files: Manifest
    count: int
    where: str
    stamp: str


def states(connection: Connection) -> dict[str, IndexState]:
    """Return the state of each index that was ever made."""
    found = {}
    for row in connection.execute(select(indexes)):
        kept = json.loads(row.manifest)
        files = {name: (size, content) for name, (size, content) in kept["files"].items()}
        found[row.name] = IndexState(row.state, row.revision, files, kept["count"], kept["where"], row.stamp)
    return found


def set_phase(connection: Connection, names: Iterable[str], phase: Phase) -> None:
    """Note that indexes are about to change."""
    empty = json.dumps({"files": {}, "count": 0, "where": ""})
    for name in names:
        connection.execute(
            indexes.insert().prefix_with("OR IGNORE"),
            {"name": name, "state": phase, "revision": -1, "manifest": empty, "stamp": ""},
        )
        connection.execute(update(indexes).where(indexes.c.name == name).values(state=phase))


def set_state(connection: Connection, name: str, state: IndexState) -> None:
    """Note the whole state of an index."""
    kept = {"files": state.files, "count": state.count, "where": state.where}
    row = {
        "name": name,
        "state": state.phase,
        "revision": state.revision,
        "manifest": json.dumps(kept),
        "stamp": state.stamp,
    }
    connection.execute(indexes.insert().prefix_with("OR REPLACE"), row)


def set_stamp(connection: Connection, stamp: str) -> None:
    """Note the size and time of Chroma's database after it was opened."""
    connection.execute(update(indexes).where(indexes.c.name == CHROMA).values(stamp=stamp))
