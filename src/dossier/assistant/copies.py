"""Names the near-copies of what an answer cites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from dossier.types import Citation, NearArticle


class Printings(Protocol):
    """What is asked of an archive about the near-copies of articles."""

    def copies(self, ids: Iterable[str], /) -> Mapping[str, Sequence[NearArticle]]:
        """Return near-copies by article, earliest first; articles without any are absent."""


def with_copies(citations: Sequence[Citation], archive: Printings) -> tuple[Citation, ...]:
    """Return citations with the near-copies of their articles."""
    known = archive.copies({citation.article_id for citation in citations})
    return tuple(
        citation.model_copy(update={"copies": tuple(known.get(citation.article_id, ()))})
        for citation in citations
    )
