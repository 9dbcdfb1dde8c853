"""Articles that the user had forgotten: nothing of them is kept but digests, by which they stay out.

Each function runs inside a transaction of its caller.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, delete, select

from dossier.archive.origins import addresses_of, content_key, now
from dossier.archive.rows import chunks
from dossier.archive.schema import addresses as known_addresses
from dossier.archive.schema import articles, forgotten


def chosen(
    connection: Connection,
    *,
    ids: Iterable[str] = (),
    addresses: Iterable[str] = (),
    outlets: Iterable[str] = (),
    before: int | None = None,
) -> list[str]:
    """Return the ids of the articles that are meant.

    Args:
        connection: any transaction.
        ids: ids of articles.
        addresses: addresses in their canonical form.
        outlets: names of outlets, compared without case.
        before: ordinal of a day: meant are articles surely published before it, of these outlets if any.
    """
    found: set[str] = set()
    for column, values in ((articles.c.id, ids), (known_addresses.c.key, addresses)):
        named = articles.c.id if column is articles.c.id else known_addresses.c.article_id
        for some in chunks(values):
            found |= set(connection.execute(select(named).where(column.in_(some))).scalars())
    conditions: list[ColumnElement[bool]] = []
    keys = [name.strip().casefold() for name in outlets]
    if keys:
        conditions.append(articles.c.outlet_key.in_(keys))
    if before is not None:
        conditions.append(articles.c.last_day < before)
    if conditions:
        found |= set(connection.execute(select(articles.c.id).where(*conditions)).scalars())
    return sorted(found)


def note(connection: Connection, article_id: str, text: str) -> None:
    """Write down that an article is to stay out, under its id, its addresses and its text."""
    keys = keys_of(article_id, [key for key, _ in addresses_of(connection, article_id)], content_key(text))
    rows = [{"key": key, "at": now()} for key in keys]
    connection.execute(forgotten.insert().prefix_with("OR REPLACE"), rows)


def is_forgotten(connection: Connection, keys: Iterable[bytes]) -> bool:
    """Return whether an article with any of these keys is to stay out."""
    query = select(forgotten.c.key).where(forgotten.c.key.in_(list(keys))).limit(1)
    return connection.execute(query).first() is not None


def any_forgotten(connection: Connection) -> bool:
    """Return whether any article is to stay out."""
    return connection.execute(select(forgotten.c.key).limit(1)).first() is not None


def recall(connection: Connection, keys: Iterable[bytes]) -> None:
    """Let an article with any of these keys in again."""
    for some in chunks(keys):
        connection.execute(delete(forgotten).where(forgotten.c.key.in_(some)))


def keys_of(article_id: str, addresses: Iterable[str], content: bytes) -> list[bytes]:
    """Return the digests under which an article is known to stay out."""
    names = [f"id\0{article_id}", *(f"address\0{key}" for key in addresses), f"text\0{content.hex()}"]
    return [hashlib.sha256(name.encode()).digest() for name in names]
