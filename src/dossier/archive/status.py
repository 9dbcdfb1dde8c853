"""What an archive says about itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

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
