"""Brings Chroma and Tantivy up to the catalog: what is pending, or everything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack

from sqlalchemy import Connection, func, select

from dossier.archive import manifest
from dossier.archive.changes import (
    clear_removals,
    grow,
    mark_indexed,
    pending_articles,
    pending_removals,
)
from dossier.archive.handles import Handles
from dossier.archive.lexical import LexicalIndex
from dossier.archive.rows import chunks, passages_by_article, vectors_of
from dossier.archive.schema import articles, passages
from dossier.archive.states import CHROMA, INDEXES, TANTIVY, IndexState, set_phase, set_state
from dossier.archive.vectors import VectorIndex
from dossier.types import Article

BATCH = 2_000
"""Passages after which the indexes are committed."""

Progress = Callable[[int, int], None]


def apply_pending(handles: Handles) -> int:
    """Bring what has changed in the catalog into both indexes, batch by batch.

    It may be cut off at any point and done again: adding replaces, removing passes over what is gone.

    Returns:
        The number of articles that were added or replaced.
    """
    with handles.catalog.read() as connection:
        todo = pending_articles(connection)
        gone_articles, gone_passages = pending_removals(connection)
        batches = list(_batches(connection, todo))
    if not todo and not gone_articles and not gone_passages:
        return 0
    for batch in batches or [[]]:
        with handles.writing(), handles.vectors() as (dense, _):
            lexical, _ = handles.lexical()
            with handles.catalog.write() as connection:
                set_phase(connection, INDEXES, "writing")
            dense.remove(gone_passages)
            _add(handles, batch, dense, lexical, gone_articles)
            _finish(handles, dense, lexical, batch, (gone_articles, gone_passages))
        gone_articles, gone_passages = [], []
    return len(todo)


def rebuild(handles: Handles, names: Iterable[str], progress: Progress | None = None) -> None:
    """Make indexes anew from the catalog, without embedding anything.

    Args:
        handles: the indexes.
        names: which of `INDEXES`.
        progress: called with passages done and passages in all.
    """
    wanted = [name for name in INDEXES if name in set(names)]
    with handles.remaking():
        with handles.catalog.write() as connection:
            set_phase(connection, wanted, "rebuilding")
        _erase(handles, wanted)
        with handles.catalog.read() as connection:
            held = select(articles.c.id).where(articles.c.indexed_at.is_not(None)).order_by(articles.c.id)
            batches = list(_batches(connection, list(connection.execute(held).scalars())))
            total = _passages_in(connection, [name for batch in batches for name in batch])
        with ExitStack() as stack:
            dense = stack.enter_context(handles.vectors())[0] if CHROMA in wanted else None
            lexical = handles.lexical()[0] if TANTIVY in wanted else None
            done = 0
            for batch in batches:
                done += _add(handles, batch, dense, lexical)
                if progress:
                    progress(done, total)
            _finish(handles, dense, lexical, (), ((), ()))


def _erase(handles: Handles, names: Sequence[str]) -> None:
    """Remove the files of indexes."""
    if CHROMA in names:
        handles.retire_vectors()
        VectorIndex.erase(handles.chroma, handles.url, handles.archive)
    if TANTIVY in names:
        handles.retire_lexical()
        LexicalIndex.erase(handles.tantivy)


def _batches(connection: Connection, article_ids: Sequence[str]) -> Iterator[list[str]]:
    """Yield articles in runs of about `BATCH` passages."""
    counts: dict[str, int] = {}
    for some in chunks(article_ids):
        query = select(passages.c.article_id, func.count()).where(passages.c.article_id.in_(some))
        counts.update((row[0], row[1]) for row in connection.execute(query.group_by(passages.c.article_id)))
    batch: list[str] = []
    held = 0
    for name in article_ids:
        batch.append(name)
        held += max(1, counts.get(name, 0))
        if held >= BATCH:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


def _passages_in(connection: Connection, article_ids: Sequence[str]) -> int:
    """Return how many passages these articles have."""
    query = select(func.count()).select_from(passages)
    return sum(
        connection.execute(query.where(passages.c.article_id.in_(some))).scalar_one()
        for some in chunks(article_ids)
    )


def _add(
    handles: Handles,
    article_ids: Sequence[str],
    dense: VectorIndex | None,
    lexical: LexicalIndex | None,
    removed: Sequence[str] = (),
) -> int:
    """Add articles to the indexes given, as the catalog has them, and return the number of their passages."""
    found: dict[str, Article] = handles.catalog.articles(article_ids)
    with handles.catalog.read() as connection:
        grouped = passages_by_article(connection, article_ids)
        parts = [passage for name in article_ids for passage in grouped.get(name, [])]
        rows = vectors_of(connection, (part.id for part in parts)) if dense else {}
    if dense and parts:
        dense.add(found, parts, [rows[passage.id] for passage in parts])
    if lexical and (found or removed):
        lexical.apply(removed, found, grouped)
    return len(parts)


def _finish(
    handles: Handles,
    dense: VectorIndex | None,
    lexical: LexicalIndex | None,
    indexed: Sequence[str],
    removed: tuple[Sequence[str], Sequence[str]],
) -> None:
    """Note in one transaction that the indexes given are clean, and what they now hold."""
    # Only the holder of the writer's lock raises the revision, so it is known before it is written.
    revision = handles.catalog.revision() + 1
    clean = {}
    if dense:
        dense.mark(handles.archive, revision)
        files = {} if handles.url else manifest.take(handles.chroma)
        stamp = manifest.stamp(handles.chroma)
        clean[CHROMA] = IndexState("clean", revision, files, dense.count(), handles.url or "", stamp)
    if lexical:
        files = manifest.take(handles.tantivy)
        clean[TANTIVY] = IndexState("clean", revision, files, lexical.count()[0], "", "")
    with handles.catalog.write() as connection:
        for name, state in clean.items():
            set_state(connection, name, state)
        clear_removals(connection, *removed)
        mark_indexed(connection, indexed, revision)
        grow(connection)
    handles.advance(clean, revision)
