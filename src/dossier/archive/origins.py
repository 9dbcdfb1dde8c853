"""Where articles come from: files and addresses, what each of them held, and what articles were before.

Each function runs inside a transaction of its caller.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime

from sqlalchemy import Column, ColumnElement, Connection, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from dossier.archive.rows import chunks, rows_of
from dossier.archive.schema import addresses, articles, entries, origins, readings, versions
from dossier.types import Article, Version

STALE = b""
"""The fingerprint of an origin whose text was another's too, which has changed: it is to be read again."""


@dataclass(frozen=True, slots=True)
class OriginState:
    """A file or an address that was read to its end.

    Attributes:
        name: absolute path or address.
        fingerprint: digest of its bytes and of how they are read, None where it is to be read again.
        etag: what a server calls this version of it.
        modified: when a server says that it was changed.
        reason: code of why nothing could be had from it, None where something could.
        detail: that reason as a sentence.
        articles: how many articles it holds.
    """

    name: str
    fingerprint: bytes | None = None
    etag: str | None = None
    modified: str | None = None
    reason: str | None = None
    detail: str | None = None
    articles: int = 0

    @property
    def is_stale(self) -> bool:
        """Whether it is to be read again, as what it shared with another origin has changed."""
        return self.fingerprint == STALE


@dataclass(frozen=True, slots=True)
class Reading:
    """That an article stands in an origin.

    Attributes:
        origin: name of the origin.
        article_id: the article.
        run: number of the ingest that found it there.
        copy: whether the article is another origin's, with the same text.
        address: canonical form of its address and the address, None where it has none.
    """

    origin: str
    article_id: str
    run: int
    copy: bool = False
    address: tuple[str, str] | None = None


def content_key(text: str) -> bytes:
    """Return the digest of the words of a text, the same however it is broken into lines."""
    return hashlib.sha256(" ".join(text.split()).casefold().encode()).digest()[:16]


def now() -> str:
    """Return this moment as ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def all_articles(connection: Connection) -> list[str]:
    """Return the ids of all articles, in order."""
    return list(connection.execute(select(articles.c.id).order_by(articles.c.id)).scalars())


def states(connection: Connection, names: Iterable[str]) -> dict[str, OriginState]:
    """Return what is known of origins; unknown ones are absent."""
    counted = (
        select(func.count()).where(readings.c.origin == origins.c.name).correlate(origins).scalar_subquery()
    )
    known = [counted if each.name == "articles" else origins.c[each.name] for each in fields(OriginState)]
    rows = rows_of(connection, select(*known), origins.c.name, names)
    return {row[0]: OriginState(*row) for row in rows}


def held(connection: Connection, prefix: str | None = None) -> dict[str, tuple[str, str]]:
    """Return where each article was read from first: origin -> (article id, digest).

    Args:
        connection: any transaction.
        prefix: only what lies in this folder (whole components), or is this very path.
    """
    query = select(articles.c.origin, articles.c.id, articles.c.digest).order_by(articles.c.origin)
    if prefix is not None:
        query = query.where(_under(articles.c.origin, prefix))
    return {row.origin: (row.id, row.digest) for row in connection.execute(query)}


def under(connection: Connection, prefix: str) -> list[str]:
    """Return the names of the origins that are this very path or lie in this folder (whole components)."""
    query = select(origins.c.name).where(_under(origins.c.name, prefix)).order_by(origins.c.name)
    return list(connection.execute(query).scalars())


def stale(connection: Connection) -> list[str]:
    """Return the names of the origins that are to be read again: what they shared has changed."""
    return list(connection.execute(select(origins.c.name).where(origins.c.fingerprint == STALE)).scalars())


def only_in(connection: Connection, names: Iterable[str]) -> set[str]:
    """Return the ids of the articles that stand in these origins and in no other."""
    wanted = set(names)
    found: set[str] = set()
    for some in chunks(wanted):
        found |= set(_ids(connection, readings.c.origin.in_(some)))
    elsewhere: set[str] = set()
    for some in chunks(found):
        query = select(readings.c.article_id, readings.c.origin).where(readings.c.article_id.in_(some))
        elsewhere |= {row.article_id for row in connection.execute(query) if row.origin not in wanted}
    return found - elsewhere


def read_from(connection: Connection, origin: str) -> list[tuple[str, bool]]:
    """Return the ids of the articles of an origin, and whether each is a copy of another origin's."""
    query = select(readings.c.article_id, readings.c.copy).where(readings.c.origin == origin).limit(2)
    return [(row.article_id, row.copy) for row in connection.execute(query)]


def at_address(connection: Connection, key: str) -> tuple[str, bool] | None:
    """Return the id of the article at an address in its canonical form, and whether that is its main one."""
    joined = addresses.join(articles, addresses.c.article_id == articles.c.id)
    query = select(articles.c.id, articles.c.url == addresses.c.url).select_from(joined)
    row = connection.execute(query.where(addresses.c.key == key)).first()
    return (row[0], bool(row[1])) if row else None


def with_text(connection: Connection, key: bytes) -> list[tuple[str, str | None, str]]:
    """Return the id, outlet and origin of the articles with the same text."""
    query = select(articles.c.id, articles.c.outlet, articles.c.origin).where(articles.c.content == key)
    return [(row.id, row.outlet, row.origin) for row in connection.execute(query.order_by(articles.c.id))]


def digest_of(connection: Connection, article_id: str) -> str | None:
    """Return the digest of an article, None where it is unknown."""
    return connection.execute(select(articles.c.digest).where(articles.c.id == article_id)).scalar()


def addresses_of(connection: Connection, article_id: str) -> list[tuple[str, str]]:
    """Return the addresses of an article, each with its canonical form first."""
    query = select(addresses.c.key, addresses.c.url).where(addresses.c.article_id == article_id)
    return [(row.key, row.url) for row in connection.execute(query.order_by(addresses.c.key))]


def readings_of(connection: Connection, article_id: str) -> list[tuple[str, bool]]:
    """Return the origins of an article, and whether it stands there as a copy of another's."""
    query = select(readings.c.origin, readings.c.copy).where(readings.c.article_id == article_id)
    return [(row.origin, row.copy) for row in connection.execute(query.order_by(readings.c.origin))]


def versions_of(connection: Connection, article_id: str) -> list[Version]:
    """Return what an article was before, oldest first."""
    query = select(versions).where(versions.c.article_id == article_id).order_by(versions.c.number)
    rows = connection.execute(query)
    return [Version(row.digest, row.title, row.published, row.replaced) for row in rows]


def note(connection: Connection, found: Sequence[Reading]) -> None:
    """Write down where articles stand, and their addresses."""
    if not found:
        return
    rows = [
        {"origin": one.origin, "article_id": one.article_id, "run": one.run, "copy": one.copy}
        for one in found
    ]
    connection.execute(readings.insert().prefix_with("OR REPLACE"), rows)
    known = [
        {"key": one.address[0], "url": one.address[1], "article_id": one.article_id}
        for one in found
        if one.address
    ]
    if known:
        connection.execute(addresses.insert().prefix_with("OR REPLACE"), known)


def replaced(connection: Connection, old: Article, new: Article) -> None:
    """Keep what an article was; origins that had only the same text must be read again."""
    row = {"article_id": old.id, "digest": old.digest(), "title": old.title, "published": old.published}
    connection.execute(versions.insert(), {**row, "replaced": now()})
    if content_key(old.text) != content_key(new.text):
        copied = select(readings.c.origin).where(readings.c.article_id == old.id, readings.c.copy)
        connection.execute(update(origins).where(origins.c.name.in_(copied)).values(fingerprint=STALE))


def restore(
    connection: Connection, article_id: str, found: Sequence[Reading], known: Iterable[Version]
) -> None:
    """Write down where an article stood, and what it was, in the archive that it comes from."""
    note(connection, found)
    for name in dict.fromkeys(one.origin for one in found):
        connection.execute(origins.insert().prefix_with("OR IGNORE"), {"name": name})
    connection.execute(delete(versions).where(versions.c.article_id == article_id))
    rows = [{"article_id": article_id, **asdict(one)} for one in known]
    if rows:
        connection.execute(versions.insert(), rows)


def settle(connection: Connection, state: OriginState, run: int | None) -> list[str]:
    """Write down that an origin was read to its end.

    Args:
        connection: a transaction that writes.
        state: what is known of it now.
        run: articles that this ingest did not find in it are let go; None lets go of none.

    Returns:
        The ids of the articles that no origin holds any more.
    """
    _upsert(connection, state.name, fingerprint=state.fingerprint, reason=state.reason, detail=state.detail)
    if run is None:
        return []
    return _let_go(connection, state.name, readings.c.run != run)


def keep_validators(connection: Connection, name: str, etag: str | None, modified: str | None) -> None:
    """Write down what a server said of the version of a page, feed or sitemap."""
    _upsert(connection, name, etag=etag, modified=modified)


def abandon(connection: Connection, name: str) -> list[str]:
    """Forget an origin that is gone, and return the ids of the articles that no origin holds any more."""
    connection.execute(delete(origins).where(origins.c.name == name))
    return _let_go(connection, name)


def leave(connection: Connection, article_id: str) -> None:
    """Forget where an article stands, its addresses and what it was before."""
    for table in (readings, addresses, versions):
        connection.execute(delete(table).where(table.c.article_id == article_id))


def entries_of(connection: Connection, feed: str) -> set[str]:
    """Return the keys of the entries of a feed or sitemap that were dealt with."""
    return set(connection.execute(select(entries.c.id).where(entries.c.feed == feed)).scalars())


def note_entry(connection: Connection, feed: str, entry: str) -> None:
    """Write down that an entry of a feed or sitemap was dealt with."""
    connection.execute(entries.insert().prefix_with("OR IGNORE"), {"feed": feed, "id": entry})


def _upsert(connection: Connection, name: str, **known: object) -> None:
    statement = insert(origins).values(name=name, **known)
    connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=known))


def _under(name: Column[str], prefix: str) -> ColumnElement[bool]:
    folder = prefix.rstrip("/\\")
    inside = [func.substr(name, 1, len(folder) + 1) == folder + mark for mark in "/\\"]
    return (name == prefix) | inside[0] | inside[1]


def _ids(connection: Connection, *conditions: ColumnElement[bool]) -> list[str]:
    return list(connection.execute(select(readings.c.article_id).where(*conditions)).scalars())


def _let_go(connection: Connection, name: str, *conditions: ColumnElement[bool]) -> list[str]:
    """Let go of articles of an origin; one that stands elsewhere too is from now on read from there."""
    mine = (readings.c.origin == name, *conditions)
    ids = _ids(connection, *mine)
    connection.execute(delete(readings).where(*mine))
    orphans = []
    for article_id in ids:
        query = select(readings.c.origin).where(readings.c.article_id == article_id)
        other = connection.execute(query.order_by(readings.c.copy, readings.c.origin).limit(1)).scalar()
        if other is None:
            orphans.append(article_id)
            continue
        held = (readings.c.article_id == article_id, readings.c.origin == other)
        connection.execute(update(readings).where(*held).values(copy=False))
        moved = update(articles).where(articles.c.id == article_id, articles.c.origin == name)
        connection.execute(moved.values(origin=other))
    return orphans
