"""Clusters of near-copies; each function runs inside a transaction of its caller.

Two articles are linked where their sketches say so, which depends on nothing but the two. A cluster is
what hangs together by such links, and is named by the least id in it. So the same articles make the same
clusters in whatever order they are added, replaced and removed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from sqlalchemy import Connection, Row, delete, func, select, update

from dossier.archive.catalog import fact, set_fact
from dossier.archive.rows import chunks
from dossier.archive.schema import articles, bands, sketches
from dossier.archive.sketches import Sketch, packed, scheme, unpacked
from dossier.types import NearArticle

MOST_COPIES = 20
"""Near-copies of an article that are named."""


_UNCOMPARED = articles.c.id.not_in(select(sketches.c.article_id))


def are_current(connection: Connection) -> bool:
    """Return whether all sketches were made in the way in which they are made today."""
    return fact(connection, "sketches") == scheme()


def renew(connection: Connection) -> None:
    """Forget all sketches and clusters; `uncompared` then names all articles."""
    for table in (bands, sketches):
        connection.execute(delete(table))
    connection.execute(update(articles).where(articles.c.cluster.is_not(None)).values(cluster=None))
    set_fact(connection, "sketches", scheme())


def uncompared(connection: Connection) -> list[str]:
    """Return the ids of the articles that have no sketch yet."""
    return list(
        connection.execute(select(articles.c.id).where(_UNCOMPARED).order_by(articles.c.id)).scalars()
    )


def uncompared_count(connection: Connection) -> int:
    """Return how many articles have no sketch yet."""
    return connection.execute(select(func.count()).select_from(articles).where(_UNCOMPARED)).scalar_one()


def repeats_count(connection: Connection) -> int:
    """Return how many articles are near-copies of another, one of each cluster not counted."""
    query = select(func.count(articles.c.cluster) - func.count(articles.c.cluster.distinct()))
    return connection.execute(query.where(articles.c.cluster.is_not(None))).scalar_one()


def copies_of(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[NearArticle, ...]]:
    """Return the near-copies of articles, the earliest `MOST_COPIES`; articles without any are absent."""
    found = {}
    for some in chunks(ids):
        named = select(articles.c.id, articles.c.cluster)
        named = named.where(articles.c.id.in_(some), articles.c.cluster.is_not(None))
        for row in connection.execute(named).all():
            found[row.id] = tuple(_copies(connection, row.id, row.cluster))
    return found


def _copies(connection: Connection, article_id: str, cluster: str) -> Iterator[NearArticle]:
    of = articles.c
    query = (
        select(of.id, of.title, of.outlet, of.published, of.url)
        .where(of.cluster == cluster, of.id != article_id)
        .order_by(of.last_day.is_(None), of.last_day, of.first_day, of.id)
        .limit(MOST_COPIES)
    )
    for row in connection.execute(query):
        yield NearArticle(
            article_id=row.id, title=row.title, outlet=row.outlet, published=row.published, url=row.url
        )


def join(connection: Connection, article_id: str, sketch: Sketch) -> None:
    """Put an article that has no sketch yet among its near-copies."""
    keys = list(dict.fromkeys(sketch.bands()))
    near = _neighbours(connection, sketch, keys)
    row = {"article_id": article_id, "size": sketch.size, "minima": packed(sketch)}
    made = connection.execute(sketches.insert(), row).inserted_primary_key
    assert made is not None
    connection.execute(bands.insert(), [{"key": key, "sketch": made[0]} for key in keys])
    if near:
        _unite(connection, [article_id, *near])


def leave(connection: Connection, article_id: str) -> None:
    """Take an article from among its near-copies; those that hang together without it stay a cluster."""
    held = connection.execute(select(sketches).where(sketches.c.article_id == article_id)).one_or_none()
    if held is None:
        return
    minima, sizes = unpacked([held])
    keys = Sketch(minima[0], int(sizes[0])).bands()
    connection.execute(delete(bands).where(bands.c.key.in_(keys), bands.c.sketch == held.number))
    connection.execute(delete(sketches).where(sketches.c.number == held.number))
    of = articles.c
    cluster = connection.execute(select(of.cluster).where(of.id == article_id)).scalar()
    if cluster is None:
        return
    _name(connection, [article_id], None)
    left = select(sketches).join(articles, of.id == sketches.c.article_id).where(of.cluster == cluster)
    for group in _groups(connection.execute(left).all()):
        name = min(group) if len(group) > 1 else None
        if name != cluster:
            _name(connection, group, name)


def _neighbours(connection: Connection, sketch: Sketch, keys: Collection[int]) -> list[str]:
    """Return the ids of the articles that are linked with a sketch."""
    sharing = select(bands.c.sketch).where(bands.c.key.in_(keys))
    rows = connection.execute(select(sketches).where(sketches.c.number.in_(sharing))).all()
    if not rows:
        return []
    near = sketch.near_copies(*unpacked(rows))
    return [row.article_id for row, linked in zip(rows, near, strict=True) if linked]


def _unite(connection: Connection, ids: Sequence[str]) -> None:
    """Make one cluster of articles and of those that they are in clusters with."""
    of = articles.c
    names: set[str] = set()
    for some in chunks(ids):
        query = select(of.cluster).distinct().where(of.id.in_(some), of.cluster.is_not(None))
        names |= set(connection.execute(query).scalars())
    name = min([*ids, *names])
    for some in chunks(names - {name}):
        connection.execute(update(articles).where(of.cluster.in_(some)).values(cluster=name))
    _name(connection, ids, name)


def _name(connection: Connection, ids: Iterable[str], name: str | None) -> None:
    """Note the cluster of articles."""
    changed = articles.c.cluster.is_distinct_from(name)
    for some in chunks(ids):
        query = update(articles).where(articles.c.id.in_(some), changed)
        connection.execute(query.values(cluster=name))


def _groups(rows: Sequence[Row[Any]]) -> Iterator[list[str]]:
    """Yield the ids of sketches that hang together by their links."""
    if not rows:
        return
    minima, sizes = unpacked(rows)
    left = np.arange(len(rows))
    while left.size:
        group, left = [int(left[0])], left[1:]
        for at in group:  # grows meanwhile
            linked = Sketch(minima[at], int(sizes[at])).near_copies(minima[left], sizes[left])
            group.extend(left[linked].tolist())
            left = left[~linked]
        yield [rows[at].article_id for at in group]
