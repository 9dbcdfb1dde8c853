"""The tables of the catalog, and how its database is opened."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Engine,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    create_engine,
    event,
)

SCHEMA = 5
"""Version of the tables; an older archive is migrated when it is opened, a newer one is refused."""

BUSY_SECONDS = 30
"""How long a statement waits for another process to finish its transaction."""

metadata = MetaData()

facts = Table(
    "facts",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)
"""Single values: schema version, archive id, model card, revision."""

articles = Table(
    "articles",
    metadata,
    Column("id", String, primary_key=True),
    Column("title", String, nullable=False),
    Column("text", String, nullable=False),
    Column("origin", String, nullable=False, index=True),
    Column("outlet", String),
    Column("author", String),
    Column("url", String),
    Column("published", String),
    Column("language", String),
    Column("sources", String, nullable=False),
    Column("digest", String, nullable=False),
    # Where the date of publication was read, such as `json-ld` or `front matter`.
    Column("dated_by", String),
    # Digest of the words of the text; NULL in the articles of an older Dossier until they are read again.
    Column("content", LargeBinary, index=True),
    # What filters compare: the outlet case-folded, and the days that `published` covers, as ordinals.
    Column("outlet_key", String, nullable=False),
    Column("first_day", Integer),
    Column("last_day", Integer),
    # The revision at which the indexes held the article; NULL while they do not.
    Column("indexed_at", Integer),
    # The least id among the article and its near-copies; NULL where it has none.
    Column("cluster", String),
    # When it came into the archive, in seconds since 1970 (UTC); NULL where an older Dossier put it.
    Column("added", Integer),
    Index("articles_by_cluster", "cluster", sqlite_where=Column("cluster").is_not(None)),
    # These two hold all that articles are listed, filtered and counted by: their texts stay unread.
    Index(
        "articles_by_day",
        *("first_day", "last_day", "id", "outlet_key", "language", "indexed_at", "published", "outlet"),
    ),
    Index("articles_by_addition", "added", "id", "outlet_key", "language", "first_day", "last_day"),
    Index("articles_by_outlet", "outlet_key"),
    Index("articles_pending", "id", sqlite_where=Column("indexed_at").is_(None)),
)

origins = Table(
    "origins",
    metadata,
    Column("name", String, primary_key=True),
    Column("fingerprint", LargeBinary),
    Column("etag", String),
    Column("modified", String),
    Column("reason", String),
    Column("detail", String),
)
"""Files and addresses that were read to their end: the digest of their bytes (NULL: to be read again), what
a server said of their version, and why nothing could be had from them."""

readings = Table(
    "readings",
    metadata,
    Column("origin", String, primary_key=True),
    Column("article_id", String, primary_key=True, index=True),
    Column("run", Integer, nullable=False),
    Column("copy", Boolean, nullable=False),
    sqlite_with_rowid=False,
)
"""Which articles stand in which origin; `copy` where the article is another origin's, with the same text."""

addresses = Table(
    "addresses",
    metadata,
    Column("key", String, primary_key=True),
    Column("url", String, nullable=False),
    Column("article_id", String, nullable=False, index=True),
)
"""The addresses of articles, each under its canonical form."""

versions = Table(
    "versions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("article_id", String, nullable=False, index=True),
    Column("digest", String, nullable=False),
    Column("title", String, nullable=False),
    Column("published", String),
    Column("replaced", String, nullable=False),
)
"""What an article was before it was replaced: its digest, and when (ISO 8601, UTC)."""

entries = Table(
    "entries",
    metadata,
    Column("feed", String, primary_key=True),
    Column("id", String, primary_key=True),
    sqlite_with_rowid=False,
)
"""Entries of feeds that were dealt with."""

forgotten = Table(
    "forgotten",
    metadata,
    Column("key", LargeBinary, primary_key=True),
    Column("at", String, nullable=False),
)
"""Digests of the ids, addresses and texts of articles that the user had forgotten: they stay out."""

passages = Table(
    "passages",
    metadata,
    Column("id", String, primary_key=True),
    Column("article_id", String, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("sentences", String, nullable=False),
    Column("vector_key", LargeBinary, nullable=False, index=True),
    Index("passages_of_article", "article_id", "ordinal"),
)

vectors = Table(
    "vectors",
    metadata,
    Column("key", LargeBinary, primary_key=True),
    Column("vector", LargeBinary, nullable=False),
)
"""Each vector once, as float16, under the digest of the text that was embedded."""

sketches = Table(
    "sketches",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("article_id", String, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("size", Integer, nullable=False),
    Column("minima", LargeBinary, nullable=False),
)
"""What each article is compared by; one without a sketch was not compared yet."""

bands = Table(
    "bands",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("sketch", Integer, primary_key=True),
    sqlite_with_rowid=False,
)
"""Sketches by what they share with those of near-copies: 42 rows of about 20 bytes for each."""

removals = Table(
    "removals",
    metadata,
    Column("kind", String, primary_key=True),
    Column("id", String, primary_key=True),
)
"""Articles and passages that the indexes must still forget."""

indexes = Table(
    "indexes",
    metadata,
    Column("name", String, primary_key=True),
    Column("state", String, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("manifest", String, nullable=False),
    Column("stamp", String, nullable=False),
)
"""Per index: `clean`, `writing` or `rebuilding`, and what its files were when it was last clean."""


def _prepare(connection: Any, _record: object) -> None:
    """Set what SQLite forgets between connections."""
    connection.isolation_level = None  # transactions are begun below, not by the driver
    cursor = connection.cursor()
    _log_ahead(cursor)
    for pragma in ("synchronous=NORMAL", "foreign_keys=ON", "temp_store=MEMORY"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _log_ahead(cursor: sqlite3.Cursor) -> None:
    """Switch a new database to a write-ahead log; SQLite itself does not wait for others who do the same."""
    end = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(0.02)


def _begin(connection: Connection) -> None:
    """Begin a transaction; one that will write takes its turn at once, so that it never fails half-way."""
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def connect(path: Path) -> Engine:
    """Return an engine over the database at `path`, which is made where it is absent."""
    engine = create_engine(
        f"sqlite:///{path}",
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        pool_size=8,
        max_overflow=32,
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


SQLITE_VARIABLES = 30_000
"""How many values one statement may name; SQLite allows 32,766."""

assert sqlite3.sqlite_version_info >= (3, 32)
