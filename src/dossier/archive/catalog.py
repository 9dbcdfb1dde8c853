"""The catalog: the truth about articles and passages, kept in SQLite."""

from __future__ import annotations

import json
import string
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, inspect, select

from dossier.archive.faults import explained
from dossier.archive.lock import PATIENCE, WriterLock
from dossier.archive.migration import is_older, migrate
from dossier.archive.rows import articles_in, passage_of, passages_by_article, rows_of
from dossier.archive.schema import SCHEMA, articles, connect, facts, metadata, passages
from dossier.archive.sketches import scheme
from dossier.errors import ArchiveError, ArticleNotFound
from dossier.types import Article, ModelCard, Passage

FILE = "catalog.sqlite3"

_CUT = select(passages.c.id).where(passages.c.article_id == articles.c.id).correlate(articles).exists()

_UNEMBEDDED = (
    articles.c.id.in_(select(articles.c.id).where(~_CUT)),  # by indexes alone, before any text is read
    func.trim(articles.c.text, string.whitespace) != "",
)


def fact(connection: Connection, name: str) -> str | None:
    """Return a single value of the catalog, None where it is absent."""
    return connection.execute(select(facts.c.value).where(facts.c.name == name)).scalar()


def set_fact(connection: Connection, name: str, value: object) -> None:
    """Write a single value of the catalog."""
    connection.execute(facts.insert().prefix_with("OR REPLACE"), {"name": name, "value": str(value)})


def set_model(connection: Connection, model: ModelCard) -> None:
    """Remember which model makes the vectors."""
    card = {name: getattr(model, name) for name in ModelCard.__slots__}
    set_fact(connection, "model", json.dumps(card))


class Catalog:
    """Read access to the catalog, and transactions over it; safe to share between threads."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._engine = connect(home / FILE)
        self._writing = self._engine.execution_options(immediate=True)
        self._counted: dict[str, tuple[str | None, dict[str, int]]] = {}

    @classmethod
    def open(cls, home: Path, new: ModelCard | None = None) -> Catalog:
        """Open the catalog in the folder `home`.

        Args:
            home: the folder.
            new: makes the folder and an empty catalog of this model where there is none, or where making it
                was cut off.

        Raises:
            ArchiveError: there is none, it is damaged, or a newer Dossier wrote it.
            ArchiveLocked: it must be migrated first, and another process is writing.
            StorageError: the folder cannot be written.
        """
        if new:
            with explained(home):
                home.mkdir(parents=True, exist_ok=True)
        elif not (home / FILE).exists():
            raise _absent(home)
        catalog = cls(home)
        try:
            if not catalog._is_made():
                if not new:
                    raise _absent(home)
                catalog._make(new)
            if is_older(home, catalog._version()):
                with WriterLock(home).held(PATIENCE):
                    catalog._migrate()
        except BaseException:
            catalog.close()
            raise
        return catalog

    def _is_made(self) -> bool:
        """Return whether the tables are there; they are all made in one transaction."""
        with self.read() as connection:
            return inspect(connection).has_table(facts.name)

    def _make(self, model: ModelCard) -> None:
        """Make the tables, unless another process has just done so."""
        with self.write() as connection:
            metadata.create_all(connection)
            if fact(connection, "schema") is None:
                set_fact(connection, "archive", uuid.uuid4().hex)
                set_fact(connection, "revision", 0)
                set_model(connection, model)
                set_fact(connection, "sketches", scheme())
                set_fact(connection, "schema", SCHEMA)

    def _version(self) -> str | None:
        with self.read() as connection:
            return fact(connection, "schema")

    def _migrate(self) -> None:
        """Bring the tables to today's form, unless another process has just done so."""
        with self.write() as connection:
            migrate(connection, int(fact(connection, "schema") or 0))
            set_fact(connection, "schema", SCHEMA)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a transaction that sees one state of the catalog."""
        with explained(self._home), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Open a transaction that commits when the block ends and is undone when it fails."""
        with explained(self._home), self._writing.begin() as connection:
            yield connection

    def revision(self) -> int:
        """Return the number that grows with every change."""
        with self.read() as connection:
            return int(fact(connection, "revision") or 0)

    def model(self) -> ModelCard:
        """Return the card of the model that makes the vectors."""
        with self.read() as connection:
            return ModelCard(**json.loads(fact(connection, "model") or "{}"))

    def article(self, article_id: str) -> Article:
        """Return one article.

        Raises:
            ArticleNotFound: there is none of that id.
        """
        found = self.articles([article_id])
        if not found:
            told = f"The archive holds no article {article_id!r}: every answer tells the ids of its articles."
            raise ArticleNotFound(told)
        return found[article_id]

    def articles(self, ids: Iterable[str]) -> dict[str, Article]:
        """Return the articles of these ids; unknown ones are absent."""
        with self.read() as connection:
            return articles_in(connection, ids)

    def passages(self, ids: Iterable[str]) -> dict[str, Passage]:
        """Return the passages of these ids, in their order; unknown ones are absent."""
        return {name: passage for name, (passage, _) in self.found(ids).items()}

    def found(self, ids: Iterable[str]) -> dict[str, tuple[Passage, Article]]:
        """Return passages with their articles as of one moment, in the order asked for."""
        wanted = list(dict.fromkeys(ids))
        known: dict[str, tuple[Passage, Article]] = {}
        with self.read() as connection:
            rows = list(rows_of(connection, select(passages), passages.c.id, wanted))
            whole = articles_in(connection, [row.article_id for row in rows])
        for row in rows:
            of = whole[row.article_id]
            known[row.id] = (passage_of(row, of.text), of)
        return {name: known[name] for name in wanted if name in known}

    def passages_of(self, article_id: str) -> list[Passage]:
        """Return the passages of one article in reading order; none where it is unknown."""
        with self.read() as connection:
            return passages_by_article(connection, [article_id])[article_id]

    def unembedded(self) -> list[str]:
        """Return the ids of the articles that have a text and no passages."""
        query = select(articles.c.id).where(*_UNEMBEDDED).order_by(articles.c.id)
        with self.read() as connection:
            return list(connection.execute(query).scalars())

    def unembedded_count(self) -> int:
        """Return how many articles have a text and no passages."""
        query = select(func.count()).select_from(articles).where(*_UNEMBEDDED)
        with self.read() as connection:
            return connection.execute(query).scalar_one()

    def count(self, table: Any) -> int:
        """Return the number of rows of a table."""
        with self.read() as connection:
            return connection.execute(select(func.count()).select_from(table)).scalar_one()

    def counts_by(self, column: str) -> dict[str, int]:
        """Return the values of a column of the articles with how many have each, most frequent first.

        They are counted once a revision.
        """
        chosen = articles.c[column]
        query = select(chosen, func.count()).where(chosen.is_not(None)).group_by(chosen)
        with self.read() as connection:
            revision, known = fact(connection, "revision"), self._counted.get(column)
            if known is None or known[0] != revision:
                rows = connection.execute(query.order_by(func.count().desc(), chosen)).all()
                known = self._counted[column] = revision, {row[0]: row[1] for row in rows}
        return dict(known[1])

    def period(self) -> tuple[int, int] | None:
        """Return the first and the last day of publication as ordinals, None where no date is known."""
        query = select(func.min(articles.c.first_day), func.max(articles.c.last_day))
        with self.read() as connection:
            first, last = connection.execute(query).one()
        return None if first is None else (first, last)

    def scrub(self) -> None:
        """Rewrite the file, so that nothing is left in it of what was deleted."""
        with explained(self._home), self._engine.connect().execution_options(autobegin=False) as connection:
            raw = connection.connection.cursor()
            raw.execute("VACUUM")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            raw.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def _absent(home: Path) -> ArchiveError:
    return ArchiveError(f"There is no archive in {home}: run `dossier ingest PATH` to make one.")
