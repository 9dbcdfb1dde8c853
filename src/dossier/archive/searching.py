"""Searches in the indexes, which are mended or opened again where a search shows that they must be."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeVar

from cachetools import LRUCache
from sqlalchemy import Connection

from dossier.archive import selection
from dossier.archive.faults import TantivyError, explain, explained
from dossier.archive.handles import DamagedIndexError, Handles
from dossier.archive.lexical import LexicalIndex, Terms
from dossier.archive.rows import Floats
from dossier.archive.selection import Ranked, best_admitted, few_passages
from dossier.archive.states import CHROMA, TANTIVY
from dossier.archive.upkeep import Upkeep
from dossier.types import Filters

Found = TypeVar("Found")

_REMEMBERED = 64  # wide filters whose share of the hits is remembered for the next question


class Searcher:
    """Searches both indexes of an archive; safe to share between threads."""

    def __init__(self, handles: Handles, upkeep: Upkeep) -> None:
        self._handles = handles
        self._upkeep = upkeep
        self._lock = threading.Lock()
        self._shares: LRUCache[tuple[Filters, int], float] = LRUCache(_REMEMBERED)

    def nearest(self, vector: Floats, k: int, filters: Filters) -> Ranked:
        """Return the passages whose vectors are nearest; see `Archive.nearest`."""

        def search() -> Ranked:
            with self._handles.vectors() as (index, revision):
                share = self._share_known(filters, revision)
                few = few_passages(self._handles.catalog, filters, revision) if share is None else None
                if few is not None:
                    return index.nearest(vector, k, few)
                admitted = partial(selection.admitted_passages, filters=filters, revision=revision)
                fetch = partial(index.nearest, vector)
                found, seen = best_admitted(self._handles.catalog, fetch, k, admitted, share or 1.0)
                with self._lock:
                    self._shares[filters, revision] = seen
                return found

        return self._ask(search)

    def _share_known(self, filters: Filters, revision: int) -> float | None:
        """Return which share of the hits may be shown; None where it is not known, or few passages may be."""
        if not filters:
            return 1.0
        with self._lock:
            return self._shares.get((filters, revision))

    def passages(self, terms: Terms, k: int, filters: Filters, phrases: Terms) -> Ranked:
        """Return the passages that match best; see `Archive.matching`."""
        return self._match(LexicalIndex.matching, selection.admitted_passages, terms, k, filters, phrases)

    def articles(self, terms: Terms, k: int, filters: Filters, phrases: Terms) -> Ranked:
        """Return the articles that match best; see `Archive.matching_articles`."""
        find = LexicalIndex.matching_articles
        return self._match(find, selection.admitted_articles, terms, k, filters, phrases)

    def articles_with_all(self, terms: Terms, k: int, filters: Filters, phrases: Terms) -> Ranked:
        """Return the best of the articles that hold every word, whether or not they may be shown."""
        return self._ask(lambda: self._handles.lexical()[0].articles_with_all(terms, k, filters, phrases))

    def passage_count(self) -> int:
        """Return the number of passages."""
        return self._ask(lambda: self._handles.lexical()[0].count()[0])

    def document_frequencies(self, stems: Iterable[str]) -> dict[str, int]:
        """Return the number of passages that hold each of some stems."""
        return self._ask(lambda: self._handles.lexical()[0].document_frequencies(stems))

    def words_beginning(self, prefix: str) -> list[tuple[str, int]]:
        """Return words with how many passages hold each; see `Archive.words_beginning`."""
        return self._ask(lambda: self._handles.lexical()[0].words_beginning(prefix))

    def _match(
        self,
        find: Callable[[LexicalIndex, Terms, int, Filters, Terms], Ranked],
        admit: Callable[[Connection, Sequence[str], Filters, int], set[str]],
        terms: Terms,
        k: int,
        filters: Filters,
        phrases: Terms,
    ) -> Ranked:
        """Return what one of the two lexical indexes finds and may be shown."""

        def search() -> Ranked:
            index, revision = self._handles.lexical()

            def fetch(n: int) -> Ranked:
                return find(index, terms, n, filters, phrases)

            def admitted(connection: Connection, ids: Sequence[str]) -> set[str]:
                return admit(connection, ids, filters, revision)

            return best_admitted(self._handles.catalog, fetch, k, admitted)[0]

        return self._ask(search)

    def _ask(self, search: Callable[[], Found]) -> Found:
        """Search, and search again after an index was mended or opened anew."""
        for repeated in (False, True):
            seen = self._upkeep.rounds
            try:
                return self._attempt(search)
            except DamagedIndexError as error:
                self._upkeep.mend([error.index], seen)
            except _chroma_error():
                if repeated:
                    self._upkeep.mend([CHROMA], seen)
                else:  # another process has just removed what is asked for: see its changes
                    self._handles.retire_vectors()
        with explained(self._handles.home):
            return self._attempt(search)

    def _attempt(self, search: Callable[[], Found]) -> Found:
        """Search once, and tell trouble of Tantivy with the disk from damage."""
        try:
            return search()
        except TantivyError as error:
            known = explain(error, self._handles.home)
            raise known or self._handles.damaged(TANTIVY) from error


def _chroma_error() -> type[Exception]:
    """Return the error that Chroma raises for ids that are not in it."""
    from chromadb.errors import ChromaError

    return ChromaError
