"""What an archive holds, for somebody who looks around in it: counts, and articles page by page."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, bindparam, func, select, text

from dossier.archive import selection
from dossier.archive.handles import Handles
from dossier.archive.schema import articles
from dossier.archive.searching import Searcher
from dossier.text import quoted_phrases, stems, words
from dossier.types import Filters

MOST_FOUND = 20_000
"""Articles that a search by words finds at most, the best ones."""

LEAD = 240
"""Characters of an article's text that a list shows."""

_ANY = Filters()
_NEWEST = 8  # articles that came last, as an overview names them
_SEARCHES = 16  # whose articles are remembered while their pages are turned

Order = Literal["newest", "oldest", "added", "best"]
"""By date of publication, by addition (last ones first), or by how well the words fit."""

_ORDERS: Mapping[str, tuple[ColumnElement[Any], ...]] = {
    "newest": (articles.c.first_day.desc(), articles.c.last_day.desc(), articles.c.id.desc()),
    "oldest": (articles.c.first_day.asc().nulls_last(), articles.c.last_day, articles.c.id),
    "added": (articles.c.added.desc(), articles.c.id.desc()),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """An article in a list.

    Attributes:
        id: its id.
        title: its headline.
        lead: the beginning of its text, at most `LEAD` characters.
        outlet: where it was published.
        published: its date, which may be reduced.
        language: ISO 639-1 code.
        added: when it came into the archive, in seconds since 1970; None where that is not known.
    """

    id: str
    title: str
    lead: str
    outlet: str | None
    published: str | None
    language: str | None
    added: int | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which articles are listed, and in which order.

    Attributes:
        filters: of time and outlet.
        language: ISO 639-1 code; None for any.
        words: words that title and text must hold, all of them in some form; phrases in quotation marks.
        order: `best` without words is `newest`.
    """

    filters: Filters = _ANY
    language: str | None = None
    words: str = ""
    order: Order = "newest"


@dataclass(frozen=True, slots=True)
class Listing:
    """Some of the articles that were asked for.

    Attributes:
        total: how many there are in all.
        articles: those of the page.
        capped: whether more articles hold the words than are looked at (`MOST_FOUND`).
    """

    total: int
    articles: tuple[Listed, ...]
    capped: bool = False


@dataclass(frozen=True, slots=True)
class Overview:
    """What an archive holds.

    Attributes:
        revision: the state of the archive that this tells of.
        articles: how many there are.
        months: articles by month of publication, see `Archive.months`.
        outlets: outlet -> articles, most frequent first; those without one are not counted.
        languages: language -> articles, likewise.
        latest: the articles that came last.
    """

    revision: int
    articles: int
    months: Mapping[str, int]
    outlets: Mapping[str, int]
    languages: Mapping[str, int]
    latest: tuple[Listed, ...]


class Contents:
    """Tells what an archive holds; safe to share between threads.

    Counts and lists are read from two indexes of the catalog which hold all that they need, so that no text
    is read but those of the articles shown. What holds some words is asked of the lexical index, once for
    all pages of the list.
    """

    def __init__(self, handles: Handles, searcher: Searcher) -> None:
        self._handles = handles
        self._catalog = handles.catalog
        self._searcher = searcher
        self._lock = threading.Lock()
        self._overview: Overview | None = None
        self._found: dict[tuple[int, str, Filters], list[str]] = {}

    def overview(self) -> Overview:
        """Return what the archive holds now; counted anew only when it has changed."""
        revision = self._catalog.revision()
        with self._lock:
            if self._overview is None or self._overview.revision != revision:
                self._overview = self._counted(revision)
            return self._overview

    def browse(self, wanted: Wanted, start: int = 0, count: int = 50) -> Listing:
        """Return some of the articles that are wanted.

        Args:
            wanted: which, and in which order.
            start: how many are passed over.
            count: how many at most.
        """
        found = self._holding(wanted) if wanted.words.strip() else None
        conditions = _conditions(wanted)
        with self._catalog.read() as connection:
            if found is not None:
                total, ids = _among(connection, found, conditions, wanted.order, start, count)
            else:
                total = connection.execute(
                    select(func.count()).select_from(articles).where(*conditions)
                ).scalar_one()
                order = _ORDERS["newest" if wanted.order == "best" else wanted.order]
                query = select(articles.c.id).where(*conditions).order_by(*order)
                ids = list(connection.execute(query.offset(start).limit(count)).scalars())
            return Listing(total, _listed(connection, ids), found is not None and len(found) >= MOST_FOUND)

    def _counted(self, revision: int) -> Overview:
        languages = self._catalog.counts_by("language")
        with self._catalog.read() as connection:
            number = connection.execute(select(func.count()).select_from(articles)).scalar_one()
            last = select(articles.c.id).order_by(*_ORDERS["added"]).limit(_NEWEST)
            latest = _listed(connection, list(connection.execute(last).scalars()))
        return Overview(
            revision,
            number,
            selection.articles_by_month(self._catalog, _ANY, revision),
            self._catalog.counts_by("outlet"),
            languages,
            latest,
        )

    def _holding(self, wanted: Wanted) -> list[str]:
        """Return the ids of the articles that hold the words, best first."""
        self._handles.refresh()
        key = (self._catalog.revision(), wanted.words, wanted.filters)
        with self._lock:
            known = self._found.get(key)
        if known is not None:
            return known
        terms = self._terms(wanted.words)
        phrases = [words(phrase) for phrase in quoted_phrases(wanted.words)]
        hits = self._searcher.articles_with_all(terms, MOST_FOUND, wanted.filters, phrases)
        with self._lock:
            while len(self._found) >= _SEARCHES:
                del self._found[next(iter(self._found))]
            self._found[key] = found = [name for name, _ in hits]
        return found

    def _terms(self, asked: str) -> list[list[str]]:
        """Return for each word its stems in every language of the archive, and the word itself."""
        by_language = [stems(asked, language) for language in self._catalog.counts_by("language")]
        forms = zip(words(asked), *by_language, strict=True)
        return [list(dict.fromkeys(group)) for group in forms]


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    found = selection.conditions(wanted.filters)
    if wanted.language is not None:
        found.append(articles.c.language == wanted.language)
    return found


def _among(
    connection: Connection,
    found: Sequence[str],
    conditions: Sequence[ColumnElement[bool]],
    order: Order,
    start: int,
    count: int,
) -> tuple[int, list[str]]:
    """Return how many of some articles fulfil conditions, and the ids of a page of them."""
    named = articles.c.id.in_(text("SELECT value FROM json_each(:found)").bindparams(bindparam("found")))
    query = select(articles.c.id).where(named, *conditions)
    if order != "best":
        query = query.order_by(*_ORDERS[order])
    kept = list(connection.execute(query, {"found": json.dumps(found)}).scalars())
    if order == "best":
        admitted = set(kept)
        kept = [name for name in found if name in admitted]
    return len(kept), kept[start : start + count]


def _listed(connection: Connection, ids: Sequence[str]) -> tuple[Listed, ...]:
    """Return articles as a list shows them, in the order of their ids."""
    shown = articles.c
    columns = (shown.title, func.substr(shown.text, 1, LEAD), shown.outlet, shown.published, shown.language)
    query = select(shown.id, *columns, shown.added).where(shown.id.in_(ids))
    rows = {row[0]: Listed(*row) for row in connection.execute(query)}
    return tuple(rows[name] for name in ids if name in rows)
