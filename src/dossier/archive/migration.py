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
    3: (
        "ALTER TABLE articles ADD COLUMN dated_by VARCHAR",
        "ALTER TABLE articles ADD COLUMN content BLOB",
        "CREATE INDEX ix_articles_content ON articles (content)",
        "CREATE TABLE origins (name VARCHAR NOT NULL PRIMARY KEY, fingerprint BLOB, etag VARCHAR, "
        "modified VARCHAR, reason VARCHAR, detail VARCHAR)",
        "CREATE TABLE readings (origin VARCHAR NOT NULL, article_id VARCHAR NOT NULL, run INTEGER NOT NULL, "
        "copy BOOLEAN NOT NULL, PRIMARY KEY (origin, article_id)) WITHOUT ROWID",
        "CREATE INDEX ix_readings_article_id ON readings (article_id)",
        'CREATE TABLE addresses ("key" VARCHAR NOT NULL PRIMARY KEY, url VARCHAR NOT NULL, '
        "article_id VARCHAR NOT NULL)",
        "CREATE INDEX ix_addresses_article_id ON addresses (article_id)",
        "CREATE TABLE versions (number INTEGER NOT NULL PRIMARY KEY, article_id VARCHAR NOT NULL, "
        "digest VARCHAR NOT NULL, title VARCHAR NOT NULL, published VARCHAR, replaced VARCHAR NOT NULL)",
        "CREATE INDEX ix_versions_article_id ON versions (article_id)",
        "CREATE TABLE entries (feed VARCHAR NOT NULL, id VARCHAR NOT NULL, PRIMARY KEY (feed, id)) "
        "WITHOUT ROWID",
        'CREATE TABLE forgotten ("key" BLOB NOT NULL PRIMARY KEY, at VARCHAR NOT NULL)',
        # Nothing is known of the files' bytes, so each is read once more.
        "INSERT INTO origins (name) SELECT DISTINCT origin FROM articles",
        "INSERT INTO readings (origin, article_id, run, copy) SELECT origin, id, 0, 0 FROM articles",
    ),
    4: (
        "ALTER TABLE articles ADD COLUMN added INTEGER",
        "DROP INDEX articles_by_day",
        "CREATE INDEX articles_by_day ON articles (first_day, last_day, id, outlet_key, language, "
        "indexed_at, published, outlet)",
        "CREATE INDEX articles_by_addition ON articles "
        "(added, id, outlet_key, language, first_day, last_day)",
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
