"""Brings the tables of an older archive to today's form."""

from __future__ import annotations

import logging
from pathlib import Path

from sqlalchemy import Connection

from dossier.archive.schema import SCHEMA
from dossier.errors import ArchiveError

log = logging.getLogger(__name__)

# What each version lacks of the next, in the words of that time: these never change with the tables.
_STEPS: dict[int, tuple[str, ...]] = {
    1: (
        "ALTER TABLE articles ADD COLUMN cluster VARCHAR",
        "CREATE INDEX articles_by_cluster ON articles (cluster) WHERE cluster IS NOT NULL",
        "CREATE TABLE sketches (number INTEGER NOT NULL PRIMARY KEY, article_id VARCHAR NOT NULL UNIQUE "
        "REFERENCES articles (id) ON DELETE CASCADE, size INTEGER NOT NULL, minima BLOB NOT NULL)",
        'CREATE TABLE bands ("key" INTEGER NOT NULL, sketch INTEGER NOT NULL, PRIMARY KEY ("key", sketch)) '
        "WITHOUT ROWID",
        # The words of titles have joined those of passages in the lexical index.
        "UPDATE indexes SET state = 'rebuilding' WHERE name = 'tantivy'",
    ),
    2: (
        # The lexical index holds stems of the forms that dictionaries list.
        "UPDATE indexes SET state = 'rebuilding' WHERE name = 'tantivy'",
    ),
}


def is_older(home: Path, version: str | None) -> bool:
    """Return whether tables of a version must be migrated before they can be used.

    Raises:
        ArchiveError: a newer Dossier made them.
    """
    number = int(version or 0)
    if number != SCHEMA and number not in _STEPS:
        raise ArchiveError(
            f"The archive in {home} has version {version} of its tables and this Dossier reads "
            f"version {SCHEMA}: use the Dossier that wrote it, or build the archive anew elsewhere."
        )
    return number != SCHEMA


def migrate(connection: Connection, version: int) -> None:
    """Change the tables from `version` to today's, inside a transaction of the caller."""
    for number in range(version, SCHEMA):
        for statement in _STEPS[number]:
            connection.exec_driver_sql(statement)
        log.info("tables migrated from version %d to %d", number, number + 1)
