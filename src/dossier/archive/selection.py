"""Which passages and articles may be shown, resolved in the catalog."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from dossier.archive.catalog import Catalog
from dossier.archive.rows import rows_of
from dossier.archive.schema import articles, passages
from dossier.types import Filters

NARROW = 10_000
"""Up to this many passages a filter is resolved first; past it, hits are filtered afterwards.

Chroma takes 17 ms to search among 10,000 ids, the catalog about as long to name them.
"""

SPARE = 16
"""Hits fetched beyond those asked for, in case some may not be shown."""

MARGIN = 1.3
"""By how much more than the share of what may be shown suggests is fetched the next time."""

LEAP = 20
"""How many times as much is fetched at most."""

Ranked = list[tuple[str, float]]


def _conditions(filters: Filters, revision: int) -> list[ColumnElement[bool]]:
    """Return what an article must fulfil: indexed at `revision`, and admitted as by `Filters.admit`."""
    return [articles.c.indexed_at <= revision, *conditions(filters)]


def conditions(filters: Filters) -> list[ColumnElement[bool]]:
    """Return what an article must fulfil to be admitted as by `Filters.admit`."""
    found: list[ColumnElement[bool]] = []
    if filters.outlets:
        found.append(articles.c.outlet_key.in_(sorted(filters.outlets)))
    if filters.languages:
        found.append(articles.c.language.in_(sorted(filters.languages)))
    if filters.since:
        found.append(articles.c.last_day >= filters.since.toordinal())
    if filters.until:
        found.append(articles.c.first_day <= filters.until.toordinal())
    return found


def _passages(filters: Filters, revision: int) -> Select[Any]:
    joined = passages.join(articles, passages.c.article_id == articles.c.id)
    return select(passages.c.id).select_from(joined).where(*_conditions(filters, revision))


def few_passages(catalog: Catalog, filters: Filters, revision: int) -> list[str] | None:
    """Return the ids of the passages that a filter admits, None where they are more than `NARROW`."""
    with catalog.read() as connection:
        ids = list(connection.execute(_passages(filters, revision).limit(NARROW + 1)).scalars())
    return ids if len(ids) <= NARROW else None


def admitted_passages(
    connection: Connection, ids: Sequence[str], filters: Filters, revision: int
) -> set[str]:
    """Return those of the passages that may be shown."""
    return {row.id for row in rows_of(connection, _passages(filters, revision), passages.c.id, ids)}


def admitted_articles(
    connection: Connection, ids: Sequence[str], filters: Filters, revision: int
) -> set[str]:
    """Return those of the articles that may be shown."""
    query = select(articles.c.id).where(*_conditions(filters, revision))
    return {row.id for row in rows_of(connection, query, articles.c.id, ids)}


def articles_by_month(catalog: Catalog, filters: Filters, revision: int) -> dict[str, int]:
    """Return how many articles may be shown by month of publication; see `Archive.months`."""
    month = func.substr(func.coalesce(articles.c.published, ""), 1, 7)
    query = select(month, func.count()).where(*_conditions(filters, revision)).group_by(month)
    with catalog.read() as connection:
        return {row[0]: row[1] for row in connection.execute(query.order_by(month))}


def _more(n: int, k: int, share: float) -> int:
    """Return how many hits to fetch where n were not enough, by the share of them that may be shown."""
    wanted = MARGIN * k / share if share else LEAP * n
    return int(min(max(wanted, 2 * n), LEAP * n))


def best_admitted(
    catalog: Catalog,
    fetch: Callable[[int], Ranked],
    k: int,
    admitted: Callable[[Connection, Sequence[str]], set[str]],
    share: float = 1.0,
) -> tuple[Ranked, float]:
    """Return the best hits that may be shown, fetching more until there are enough or no more.

    Args:
        catalog: where `admitted` looks.
        fetch: returns the best n hits; fewer than n mean that there are no more.
        k: how many are wanted.
        admitted: which ids may be shown.
        share: how many of the hits may be shown, as far as is known, from 0 to 1.

    Returns:
        The hits, and the share of them that may be shown.
    """
    if k < 1:
        return [], share
    n = k + SPARE
    if share < 1:
        n = _more(n, k, share)
    while True:
        hits = fetch(n)
        with catalog.read() as connection:
            shown = admitted(connection, [name for name, _ in hits])
        kept = [hit for hit in hits if hit[0] in shown]
        if len(kept) >= k or len(hits) < n:
            return kept[:k], len(kept) / max(len(hits), 1)
        n = _more(n, k, len(kept) / len(hits))
