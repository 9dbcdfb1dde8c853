"""Notices indexes that are missing, damaged, rolled back or half written, and mends them from the catalog."""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select

from dossier.archive import indexing, manifest
from dossier.archive.handles import DamagedIndexError, Handles
from dossier.archive.probe import probe
from dossier.archive.rows import Floats, floats
from dossier.archive.schema import articles, passages, removals, vectors
from dossier.archive.states import CHROMA, INDEXES, TANTIVY, IndexState, states

CANARIES = 32
"""Passages that a suspicious Chroma index is asked for; each takes about 2 ms."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an index.

    Attributes:
        text: what is wrong, in words.
        certain: whether it must be made anew; otherwise a closer look decides.
    """

    text: str
    certain: bool = True


UNMADE = Fault("it was not made yet")
INTERRUPTED = Fault("a write to it was interrupted", certain=False)
TOUCHED = Fault("another program has opened it", certain=False)


def faults(handles: Handles) -> dict[str, Fault]:
    """Return what is wrong with the files of each index; sound ones are absent."""
    with handles.catalog.read() as connection:
        known = states(connection)
    found = {name: _fault(handles, name, known.get(name)) for name in INDEXES}
    return {name: fault for name, fault in found.items() if fault}


def _fault(handles: Handles, name: str, state: IndexState | None) -> Fault | None:
    """Compare the files of one index with what the catalog says of them."""
    if state is None:
        return UNMADE
    if state.phase == "rebuilding":
        return Fault("making it was interrupted")
    served = bool(handles.url) and name == CHROMA
    if state.where != (handles.url or "" if name == CHROMA else ""):
        return Fault("it was kept elsewhere")
    if state.phase == "writing":
        return INTERRUPTED
    if served:
        return None  # what a server holds is compared when it is first asked
    folder = handles.chroma if name == CHROMA else handles.tantivy
    difference = manifest.differences(state.files, folder)
    if difference:
        return Fault(difference)
    if name == CHROMA and manifest.stamp(folder) != state.stamp:
        return TOUCHED if manifest.stamp(folder) else Fault("its database is missing")
    return None


def pending(handles: Handles) -> int:
    """Return how many articles and removals the indexes do not show yet."""
    with handles.catalog.read() as connection:
        waiting = select(func.count()).select_from(articles).where(articles.c.indexed_at.is_(None))
        again = select(articles.c.id).where(articles.c.indexed_at.is_(None))
        gone = select(func.count()).select_from(removals).where(removals.c.kind == "article")
        gone = gone.where(removals.c.id.not_in(again))
        return connection.execute(waiting).scalar_one() + connection.execute(gone).scalar_one()


def mend(handles: Handles, suspects: Collection[str] = ()) -> dict[str, str]:
    """Repair both indexes and bring them up to the catalog; the writer's lock must be held.

    Args:
        handles: the indexes.
        suspects: indexes whose files may look sound, but which were seen to fail.

    Returns:
        What was wrong and done, by index; those that were sound are absent.
    """
    handles.close()  # what is open may be open on files that are no longer there
    found = faults(handles)
    for name in suspects:
        found.setdefault(name, TOUCHED)
    broken: dict[str, str] = {}
    for name, fault in found.items():
        worse = fault.text if fault.certain else _closer_look(handles, name, fault)
        if worse:
            broken[name] = worse
    if broken:
        indexing.rebuild(handles, broken)
    _catch_up(handles, broken, {name for name, fault in found.items() if fault is INTERRUPTED})
    done = {name: f"repaired: {fault.text}" for name, fault in found.items() if fault is INTERRUPTED}
    done.update({name: f"repaired: {what}; made anew from the catalog" for name, what in broken.items()})
    done = {name: what for name, what in done.items() if found.get(name) is not UNMADE}
    for name, what in done.items():
        log.info("%s index in %s %s", name, handles.home, what)
    return done


def _closer_look(handles: Handles, name: str, fault: Fault) -> str | None:
    """Return what is wrong with an index whose files may be sound, None where nothing is."""
    if name == TANTIVY:
        with handles.catalog.read() as connection:
            recorded = states(connection)[TANTIVY].files
        return manifest.altered(recorded, handles.tantivy) or probe(
            name, handles.tantivy, handles.archive, {}
        )
    if handles.url is None:
        wrong = probe(name, handles.chroma, handles.archive, _canaries(handles))
        if wrong:
            return wrong
    if fault is TOUCHED:
        try:
            with handles.vectors():
                return None
        except DamagedIndexError:
            return "it does not hold what the catalog says"
    return None


def _canaries(handles: Handles) -> dict[str, Floats]:
    """Return a few passages that Chroma must find, with their vectors."""
    query = (
        select(passages.c.id, vectors.c.vector)
        .join(vectors, vectors.c.key == passages.c.vector_key)
        .join(articles, articles.c.id == passages.c.article_id)
        .where(articles.c.indexed_at.is_not(None))
        .order_by(func.random())
        .limit(CANARIES)
    )
    with handles.catalog.read() as connection:
        return {row.id: floats(row.vector) for row in connection.execute(query)}


def _catch_up(handles: Handles, broken: dict[str, str], interrupted: set[str]) -> None:
    """Apply what is pending, and make anew whichever index then still differs from the catalog."""
    try:
        indexing.apply_pending(handles)
    except DamagedIndexError:
        broken[CHROMA] = "it does not hold what the catalog says"
        indexing.rebuild(handles, [CHROMA])
        indexing.apply_pending(handles)
    if not interrupted:
        return
    total = handles.catalog.count(passages)
    with handles.catalog.read() as connection:
        known = states(connection)
    for name in interrupted:
        if known[name].phase != "clean" or known[name].count != total:
            broken[name] = "rows were missing or left over"
            indexing.rebuild(handles, [name])
