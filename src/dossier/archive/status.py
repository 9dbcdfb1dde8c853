"""What an archive says about itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dossier.archive import clusters, manifest, repair
from dossier.archive.catalog import FILE
from dossier.archive.handles import Handles
from dossier.archive.schema import articles, passages
from dossier.types import ModelCard


@dataclass(frozen=True, slots=True)
class Status:
    """The state of an archive.

    Attributes:
        articles: how many there are.
        passages: how many there are.
        pending: articles and removals that the indexes do not show yet.
        first_published: first day that an article may be from, None where no date is known.
        last_published: last day that an article may be from.
        outlets: outlet -> articles, most frequent first.
        languages: language -> articles, most frequent first.
        model: the embedding model that made the vectors.
        revision: number that grows with every change.
        sizes: store (`catalog`, `chroma`, `tantivy`) -> bytes on this machine.
        health: index (`chroma`, `tantivy`) -> `ok`, `repaired: …` or what is wrong.
        unembedded: articles without passages, which a change of model left behind.
        near_copies: articles that are near-copies of another one; the first of each cluster does not count.
        uncompared: articles whose near-copies were not sought yet.
    """

    articles: int
    passages: int
    pending: int
    first_published: date | None
    last_published: date | None
    outlets: Mapping[str, int]
    languages: Mapping[str, int]
    model: ModelCard
    revision: int
    sizes: Mapping[str, int]
    health: Mapping[str, str]
    unembedded: int
    near_copies: int
    uncompared: int


def survey(handles: Handles, model: ModelCard, health: Mapping[str, str], check: bool) -> Status:
    """Return the state of an archive.

    Args:
        handles: its catalog and indexes.
        model: its embedding model.
        health: index -> what is known of it.
        check: compare the files of the indexes with what was written, and add the damage to `health`.
    """
    catalog = handles.catalog
    period = catalog.period()
    faults = repair.faults(handles) if check else {}
    wrong = {name: fault.text for name, fault in faults.items() if fault.certain}
    with catalog.read() as connection:
        repeats, uncompared = clusters.repeats_count(connection), clusters.uncompared_count(connection)
    return Status(
        articles=catalog.count(articles),
        passages=catalog.count(passages),
        pending=repair.pending(handles),
        first_published=date.fromordinal(period[0]) if period else None,
        last_published=date.fromordinal(period[1]) if period else None,
        outlets=catalog.counts_by("outlet"),
        languages=catalog.counts_by("language"),
        model=model,
        revision=catalog.revision(),
        sizes={
            "catalog": sum(path.stat().st_size for path in handles.home.glob(f"{FILE}*")),
            "chroma": manifest.size(handles.chroma),
            "tantivy": manifest.size(handles.tantivy),
        },
        health={**health, **wrong},
        unembedded=catalog.unembedded_count(),
        near_copies=repeats,
        uncompared=uncompared,
    )
