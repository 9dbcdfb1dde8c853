"""Repeats among the passages that a search finds: merged, and of near-copies the earliest is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dossier.embedding import cosines
from dossier.text import stems
from dossier.types import Hit

_KNOWN_PASSAGES = 100

SAME_TEXT = 0.8
"""Share of common stems from which two passages count as repeats of one another."""

SAME_STORY_TEXT = 0.5
"""The same for passages of near-copies, which may be cut at other sentences."""


FAR = 0.8
"""Cosine of the vectors below which two long passages of different stories are no repeats: 0.87 was the least
seen of those that share 0.8 of their stems."""

SHORT = 1_000
"""Characters below which a passage is compared whatever its vector says, in which the title weighs too much:
the same 100 words under two titles may lie at 0.79."""


def merge_repeats(hits: Sequence[Hit], vectors: Mapping[str, NDArray[np.float32]]) -> list[Hit]:
    """Merge passages that say nearly the same into one hit with its copies.

    It is the best one, or the earliest published one where the best stands in near-copies of one
    article. Repeats of an article that is there already, as overlapping neighbours can be, are left out.

    Args:
        hits: what was found, best first.
        vectors: of their passages by id, of length 1; shape (dimension,).

    Returns:
        The hits that remain, best first.
    """
    if not hits:
        return []
    rows = np.stack([vectors[hit.passage.id] for hit in hits])
    stories, articles = np.array([(hit.article.story, hit.article.id) for hit in hits]).T
    printed = (stories[:, None] == stories) & (articles[:, None] != articles)
    short = np.array([len(hit.passage.text) < SHORT for hit in hits])
    alike = ((cosines(rows, rows) >= FAR) | printed | short | short[:, None]).tolist()
    groups: dict[int, list[Hit]] = {}  # by the place of the best one
    for place, hit in enumerate(hits):
        near = (each for each in groups if alike[place][each])
        first = next((each for each in near if _repeats(hit, hits[each])), None)
        if first is None:
            groups[place] = [hit]
        elif all(member.article.id != hit.article.id for member in groups[first]):
            groups[first].append(hit)
    return [_earliest_first(members) for members in groups.values()]


def _repeats(hit: Hit, best: Hit) -> bool:
    """Return whether a passage says what another one says, by Jaccard's measure on stems."""
    printed_elsewhere = best.article.story == hit.article.story and best.article.id != hit.article.id
    share = SAME_STORY_TEXT if printed_elsewhere else SAME_TEXT
    one, other = (_stems(each.passage.text, each.article.language) for each in (hit, best))
    return len(one & other) >= share * max(len(one | other), 1)


@lru_cache(_KNOWN_PASSAGES)
def _stems(text: str, language: str | None) -> frozenset[str]:
    return frozenset(stems(text, language))


def _earliest_first(members: Sequence[Hit]) -> Hit:
    """Return one hit of a group, the others as its copies; its rank among all is that of the best."""
    best = members[0]
    printings = [hit for hit in members if hit.article.story == best.article.story]
    first = min(printings, key=lambda hit: hit.article.precedence)
    others = tuple(hit for hit in members if hit is not first)
    return replace(first, score=best.score, copies=others)
