"""The tables of what readers asked, and how their database is opened."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
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
    UniqueConstraint,
    event,
    select,
)

from dossier.archive.faults import explained
from dossier.archive.schema import connect
from dossier.errors import ArchiveError

FILE = "readers.sqlite3"

SCHEMA = 1
"""Version of the tables; a newer one is refused."""

metadata = MetaData()

facts = Table(
    "facts",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)
"""Single values: the schema version."""

conversations = Table(
    "conversations",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("reader", String, nullable=False),
    Column("name", String, nullable=False),
    # Whether the reader gave the name; otherwise it is the first question.
    Column("named", Boolean, nullable=False),
    # When a turn was last saved: ISO 8601 to the microsecond, UTC.
    Column("changed", String, nullable=False),
    Index("conversations_of_reader", "reader", "changed"),
    Index("conversations_by_age", "changed"),
)

turns = Table(
    "turns",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("conversation", ForeignKey("conversations.number", ondelete="CASCADE"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("question", String, nullable=False),
    Column("filters", String, nullable=False),  # JSON
    Column("answer", LargeBinary),  # JSON of the answer, packed by zlib
    Column("notice", String),
    Column("said", String, nullable=False),  # text of the answer, to be searched
    UniqueConstraint("conversation", "place"),
)

feedback = Table(
    "feedback",
    metadata,
    Column("turn", ForeignKey("turns.number", ondelete="CASCADE"), primary_key=True),
    Column("verdict", String, nullable=False),
    Column("note", String, nullable=False),
    Column("given", String, nullable=False),
)

# Apart from the others, for it is a virtual table: one row of folded words for each conversation.
found = Table("found", MetaData(), Column("rowid", Integer, primary_key=True), Column("said", String))

_EXTRAS = (
    "CREATE VIRTUAL TABLE found USING fts5(said, tokenize = 'unicode61 remove_diacritics 2')",
    "CREATE TRIGGER conversation_deleted AFTER DELETE ON conversations "
    "BEGIN DELETE FROM found WHERE rowid = old.number; END",
)

_ERASES = sqlite3.sqlite_version_info >= (3, 42)
"""Whether FTS5 can take deleted words out of its index at once."""


def open_engine(folder: Path) -> Engine:
    """Return an engine over the database in a folder; both are made where they are absent.

    Raises:
        StorageError: the folder cannot be written.
        ArchiveError: the database is damaged, busy, or of a newer Dossier.
    """
    path = folder / FILE
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))  # what SQLite puts beside it takes this mode
        engine = connect(path)
        event.listen(engine, "connect", _erase_what_is_deleted)
        try:
            with engine.execution_options(immediate=True).begin() as connection:
                _make(connection)
                version = connection.execute(select(facts.c.value).where(facts.c.name == "schema")).scalar()
        except BaseException:
            engine.dispose()
            raise
    if int(version or 0) > SCHEMA:
        engine.dispose()
        raise ArchiveError(f"{path} was written by a newer Dossier: update this one.")
    return engine


def _erase_what_is_deleted(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA secure_delete=ON")


def _make(connection: Connection) -> None:
    """Make the tables where there are none; all of them in one transaction."""
    metadata.create_all(connection)
    if connection.execute(select(facts.c.value)).first():
        return
    for statement in _EXTRAS:
        connection.exec_driver_sql(statement)
    if _ERASES:
        connection.exec_driver_sql("INSERT INTO found(found, rank) VALUES ('secure-delete', 1)")
    connection.execute(facts.insert(), {"name": "schema", "value": str(SCHEMA)})


def erase(engine: Engine) -> None:
    """Take what was deleted out of the files, where it may still lie in the index of words or in the log."""
    if not _ERASES:
        with engine.execution_options(immediate=True).begin() as connection:
            connection.exec_driver_sql("INSERT INTO found(found) VALUES ('optimize')")
    with closing(engine.raw_connection()) as raw:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Turn failures of the database inside the block into `dossier.errors`.

    Raises:
        StorageError: the disk is full, read-only or failing.
        ArchiveError: the database is damaged or busy.
    """
    try:
        with explained(folder):
            yield
    except ArchiveError as error:
        if type(error) is not ArchiveError:
            raise
        cause = str(error.__cause__).splitlines()[0]
        raise ArchiveError(
            f"{folder / FILE}, where conversations are kept, cannot be used ({cause}): "
            "if it is damaged, put a copy of it back or delete it."
        ) from error
