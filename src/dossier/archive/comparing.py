"""Compares articles that were added before there were clusters of near-copies, or sketched otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.archive import clusters
from dossier.archive.catalog import Catalog
from dossier.archive.changes import grow
from dossier.archive.rows import texts_of
from dossier.archive.sketches import sketch_of

BATCH = 100
"""Articles that are compared in one transaction: about a fifth of a second."""


def prepare(catalog: Catalog) -> None:
    """Forget sketches that today's cannot be compared with; the writer's lock must be held."""
    with catalog.read() as connection:
        current = clusters.are_current(connection)
    if not current:
        with catalog.write() as connection:
            clusters.renew(connection)


def compare(catalog: Catalog) -> Iterator[tuple[int, int]]:
    """Put each article that has no sketch yet among its near-copies; the writer's lock must be held.

    It may be cut off at any point and done again.

    Yields:
        Articles done, and articles in all, after each batch; nothing where there is nothing to do.
    """
    prepare(catalog)
    with catalog.read() as connection:
        todo = clusters.uncompared(connection)
    for start in range(0, len(todo), BATCH):
        some = todo[start : start + BATCH]
        with catalog.write() as connection:
            for article_id, text in texts_of(connection, some).items():
                clusters.join(connection, article_id, sketch_of(text))
            grow(connection)
        yield start + len(some), len(todo)
