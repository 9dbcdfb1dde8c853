"""What is written to the catalog; each function runs inside a transaction of its caller."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from sqlalchemy import Connection, delete, exists, select, update

from dossier.archive import clusters, origins
from dossier.archive.catalog import fact, set_fact, set_model
from dossier.archive.rows import Floats, articles_in, chunks, floats
from dossier.archive.schema import articles, indexes, passages, removals, vectors
from dossier.archive.sketches import Sketch
from dossier.dates import days_of
from dossier.types import Article, ModelCard, Passage


def vector_key(fingerprint: str, text: str) -> bytes:
    """Return the name of the vector that a model gives to a text."""
    return hashlib.sha256(f"{fingerprint}\0{text}".encode()).digest()[:20]


def grow(connection: Connection) -> int:
    """Raise the revision by one and return it."""
    revision = int(fact(connection, "revision") or 0) + 1
    set_fact(connection, "revision", revision)
    return revision


def next_run(connection: Connection) -> int:
    """Return the number of a new ingest."""
    number = int(fact(connection, "run") or 0) + 1
    set_fact(connection, "run", number)
    return number


def put(
    connection: Connection,
    article: Article,
    sketch: Sketch,
    parts: Sequence[Passage],
    keys: Sequence[bytes],
    rows: Floats,
) -> bool:
    """Insert an article or replace the one of its id.

    Args:
        connection: a transaction that writes.
        article: the article; its cluster is found here.
        sketch: of its text.
        parts: its passages.
        keys: the name of the vector of each passage.
        rows: the vectors, of shape (passages, dimension).

    Returns:
        False where the catalog held exactly this already.
    """
    if _same(connection, article, parts, keys):
        return touch(connection, article.id, article.origin)
    old = articles_in(connection, [article.id]).get(article.id)
    if old and old.digest() != article.digest():
        origins.replaced(connection, old, article)
    added = _added(connection, article.id) if old else int(time.time())
    forget(connection, article.id)
    connection.execute(removals.delete().where(removals.c.kind == "article", removals.c.id == article.id))
    connection.execute(articles.insert(), {**_row(article), "added": added})
    clusters.join(connection, article.id, sketch)
    if parts:
        halves = rows.astype(np.float16)
        connection.execute(
            vectors.insert().prefix_with("OR IGNORE"),
            [{"key": key, "vector": half.tobytes()} for key, half in zip(keys, halves, strict=True)],
        )
        connection.execute(
            passages.insert(), [_part(part, key) for part, key in zip(parts, keys, strict=True)]
        )
    grow(connection)
    return True


def forget(connection: Connection, article_id: str) -> bool:
    """Take an article out with its passages, its sketch and the vectors that no other passage shares.

    Returns:
        False where there was none.
    """
    old = connection.execute(
        select(passages.c.id, passages.c.vector_key).where(passages.c.article_id == article_id)
    ).all()
    clusters.leave(connection, article_id)
    if not connection.execute(delete(articles).where(articles.c.id == article_id)).rowcount:
        return False
    gone = [{"kind": "passage", "id": row.id} for row in old] + [{"kind": "article", "id": article_id}]
    connection.execute(removals.insert().prefix_with("OR REPLACE"), gone)
    shared = exists().where(passages.c.vector_key == vectors.c.key)
    for some in chunks(row.vector_key for row in old):
        connection.execute(delete(vectors).where(vectors.c.key.in_(some), ~shared))
    return True


def remove(connection: Connection, article_id: str) -> bool:
    """Remove an article with all that is known of it.

    Returns:
        False where there was none.
    """
    origins.leave(connection, article_id)
    if not forget(connection, article_id):
        return False
    grow(connection)
    return True


def complete(connection: Connection, article: Article) -> None:
    """Write down what an older Dossier did not know of an article that is as it was."""
    known = {"content": origins.content_key(article.text), "dated_by": article.dated_by}
    connection.execute(update(articles).where(articles.c.id == article.id).values(**known))


def touch(connection: Connection, article_id: str, origin: str) -> bool:
    """Note that an article is now read from elsewhere.

    Returns:
        False where it was read from there already, or is unknown.
    """
    moved = update(articles).where(articles.c.id == article_id, articles.c.origin != origin)
    if not connection.execute(moved.values(origin=origin)).rowcount:
        return False
    grow(connection)
    return True


def known_vectors(connection: Connection, keys: Mapping[bytes, str]) -> dict[str, Floats]:
    """Return the vectors that the catalog has.

    Args:
        connection: any transaction.
        keys: name of the vector -> the text it stands for.

    Returns:
        text -> vector.
    """
    found = {}
    for some in chunks(keys):
        for row in connection.execute(select(vectors).where(vectors.c.key.in_(some))):
            found[keys[row.key]] = floats(row.vector)
    return found


def reset(connection: Connection, model: ModelCard) -> None:
    """Drop every passage and vector, keep the articles and their clusters, and change to another model."""
    for table in (passages, vectors, removals):
        connection.execute(delete(table))
    connection.execute(update(articles).values(indexed_at=None))
    connection.execute(update(indexes).values(state="rebuilding"))
    set_model(connection, model)
    grow(connection)


def pending_articles(connection: Connection) -> list[str]:
    """Return the ids of the articles that the indexes do not hold yet."""
    return list(connection.execute(select(articles.c.id).where(articles.c.indexed_at.is_(None))).scalars())


def pending_removals(connection: Connection) -> tuple[list[str], list[str]]:
    """Return the ids of the articles and of the passages that the indexes must still forget."""
    gone: dict[str, list[str]] = {"article": [], "passage": []}
    for row in connection.execute(select(removals)):
        gone[row.kind].append(row.id)
    return gone["article"], gone["passage"]


def clear_removals(connection: Connection, article_ids: Iterable[str], passage_ids: Iterable[str]) -> None:
    """Note that the indexes have forgotten these."""
    for kind, ids in (("article", article_ids), ("passage", passage_ids)):
        for some in chunks(ids):
            connection.execute(delete(removals).where(removals.c.kind == kind, removals.c.id.in_(some)))


def mark_indexed(connection: Connection, article_ids: Iterable[str], revision: int) -> None:
    """Note that the indexes hold these articles since `revision`."""
    for some in chunks(article_ids):
        connection.execute(update(articles).where(articles.c.id.in_(some)).values(indexed_at=revision))


def _same(connection: Connection, article: Article, parts: Sequence[Passage], keys: Sequence[bytes]) -> bool:
    """Return whether the catalog holds exactly this article, cut and embedded in the same way."""
    if origins.digest_of(connection, article.id) != article.digest():
        return False
    held = connection.execute(
        select(passages).where(passages.c.article_id == article.id).order_by(passages.c.id)
    ).mappings()
    wanted = sorted(
        (_part(part, key) for part, key in zip(parts, keys, strict=True)), key=lambda row: str(row["id"])
    )
    return [dict(row) for row in held] == wanted


def _added(connection: Connection, article_id: str) -> int | None:
    """Return when an article came into the archive, which replacing it does not change."""
    return connection.execute(select(articles.c.added).where(articles.c.id == article_id)).scalar()


def _row(article: Article) -> dict[str, object]:
    """Return the row of an article that is not indexed yet."""
    first, last = days_of(article.published) if article.published is not None else (None, None)
    return {
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "origin": article.origin,
        "outlet": article.outlet,
        "author": article.author,
        "url": article.url,
        "published": article.published,
        "language": article.language,
        "dated_by": article.dated_by,
        "content": origins.content_key(article.text),
        "sources": json.dumps([dict(source) for source in article.sources], ensure_ascii=False),
        "digest": article.digest(),
        "outlet_key": (article.outlet or "").casefold(),
        "first_day": first.toordinal() if first else None,
        "last_day": last.toordinal() if last else None,
        "indexed_at": None,
    }


def _part(part: Passage, key: bytes) -> dict[str, object]:
    """Return the row of a passage."""
    return {
        "id": part.id,
        "article_id": part.article_id,
        "ordinal": part.ordinal,
        "start": part.start,
        "end": part.end,
        "sentences": json.dumps(part.sentences),
        "vector_key": key,
    }
