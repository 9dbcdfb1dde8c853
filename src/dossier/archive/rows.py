"""What the catalog's tables hold, as the types of Dossier: articles, passages and their vectors."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, func, select

from dossier.archive.schema import SQLITE_VARIABLES, articles, passages, vectors
from dossier.types import Article, Outline, Passage

Floats = NDArray[np.float32]

_KNOWN_SOURCES = 1_000

Key = TypeVar("Key", str, bytes)


def chunks(ids: Iterable[Key]) -> Iterator[list[Key]]:
    """Yield the distinct ids in runs that one statement can name."""
    distinct = list(dict.fromkeys(ids))
    for start in range(0, len(distinct), SQLITE_VARIABLES):
        yield distinct[start : start + SQLITE_VARIABLES]


def rows_of(
    connection: Connection, query: Select[Any], column: ColumnElement[Any], values: Iterable[Key]
) -> Iterator[Row[Any]]:
    """Yield the rows of a query whose column has one of many values, in runs that one statement can name."""
    query = query.where(column.in_(bindparam("values", expanding=True)))
    for some in chunks(values):
        yield from connection.execute(query, {"values": some})


def article_of(row: Row[Any]) -> Article:
    """Return the article that a row of the table holds."""
    return Article(
        id=row.id,
        title=row.title,
        text=row.text,
        origin=row.origin,
        outlet=row.outlet,
        author=row.author,
        url=row.url,
        published=row.published,
        language=row.language,
        sources=tuple(map(dict, _sources(row.sources))),
        cluster=row.cluster,
        dated_by=row.dated_by,
    )


@lru_cache(_KNOWN_SOURCES)
def _sources(written: str) -> tuple[dict[str, Any], ...]:
    """Return the sources of an article, which an answer looks up in a hundred articles and seldom needs."""
    return tuple(json.loads(written))


def passage_of(row: Row[Any], text: str) -> Passage:
    """Return the passage that a row of the table holds.

    Args:
        row: a row of `passages`.
        text: the text of its article.
    """
    spans = tuple((start, end) for start, end in json.loads(row.sentences))
    return Passage(row.id, row.article_id, row.ordinal, row.start, row.end, text[row.start : row.end], spans)


def articles_in(connection: Connection, ids: Iterable[str]) -> dict[str, Article]:
    """Return the articles of these ids; unknown ones are absent."""
    return {row.id: article_of(row) for row in rows_of(connection, select(articles), articles.c.id, ids)}


def texts_of(connection: Connection, article_ids: Iterable[str]) -> dict[str, str]:
    """Return the texts of articles by id."""
    query = select(articles.c.id, articles.c.text)
    return {row.id: row.text for row in rows_of(connection, query, articles.c.id, article_ids)}


def passages_by_article(connection: Connection, article_ids: Sequence[str]) -> dict[str, list[Passage]]:
    """Return the passages of several articles in reading order; an article without any has an empty list."""
    grouped: dict[str, list[Passage]] = defaultdict(list)
    texts = texts_of(connection, article_ids)
    query = select(passages).order_by(passages.c.ordinal)
    for row in rows_of(connection, query, passages.c.article_id, article_ids):
        grouped[row.article_id].append(passage_of(row, texts[row.article_id]))
    return grouped


def floats(blob: bytes) -> Floats:
    """Return the vector that the catalog keeps as `blob`."""
    return np.frombuffer(blob, dtype=np.float16).astype(np.float32)


def vectors_of(connection: Connection, ids: Iterable[str]) -> dict[str, Floats]:
    """Return the vectors of passages by passage id; unknown ids are absent."""
    query = select(passages.c.id, vectors.c.vector).join(vectors, vectors.c.key == passages.c.vector_key)
    return {row.id: floats(row.vector) for row in rows_of(connection, query, passages.c.id, ids)}


def outlines_of(connection: Connection, ids: Iterable[str]) -> dict[str, Outline]:
    """Return what ranking needs of passages, by id; unknown ids are absent."""
    story = func.coalesce(articles.c.cluster, articles.c.id).label("story")
    query = (
        select(passages.c.id, passages.c.article_id, story, vectors.c.vector)
        .join(vectors, vectors.c.key == passages.c.vector_key)
        .join(articles, articles.c.id == passages.c.article_id)
    )
    return {
        row.id: Outline(row.article_id, row.story, floats(row.vector))
        for row in rows_of(connection, query, passages.c.id, ids)
    }
