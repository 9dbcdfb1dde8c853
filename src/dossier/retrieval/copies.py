"""Repeats among the passages that a search finds: merged, and of near-copies the earliest is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from dossier.text import stems
from dossier.types import Hit

SAME_TEXT = 0.8
"""Share of common stems from which two passages count as repeats of one another."""

SAME_STORY_TEXT = 0.5
"""The same for passages of near-copies, which may be cut at other sentences."""

LEEWAY = 0.25
"""By how much the share of common words, as they are written, may lie below that of stems: only passages that
share so many are stemmed, which takes longer."""

_KNOWN_PASSAGES = 100


def merge_repeats(hits: Sequence[Hit]) -> list[Hit]:
    """Merge passages that say nearly the same into one hit with its copies.

    It is the best one, or the earliest published one where the best stands in near-copies of one
    article. Repeats of an article that is there already, as overlapping neighbours can be, are left out.

    Args:
        hits: what was found, best first.

    Returns:
        The hits that remain, best first.
    """
    places: dict[str, int] = {}
    written = [_bits(hit.passage.text.lower().split(), places) for hit in hits]
    groups: dict[int, list[Hit]] = {}  # by the place of the best one
    for place, hit in enumerate(hits):
        first = next(
            (each for each in groups if _repeats(hit, hits[each], written[place], written[each])), None
        )
        if first is None:
            groups[place] = [hit]
        elif all(member.article.id != hit.article.id for member in groups[first]):
            groups[first].append(hit)
    return [_earliest_first(members) for members in groups.values()]


def _bits(words: Iterable[str], places: dict[str, int]) -> int:
    """Return a set of words as bits of a number; `places` tells which, and gets those of new words."""
    bits = 0
    for word in words:
        bits |= 1 << places.setdefault(word, len(places))
    return bits


def _repeats(hit: Hit, best: Hit, its: int, theirs: int) -> bool:
    """Return whether a passage says what another one says, by Jaccard's measure.

    Args:
        hit: the passage.
        best: the other one.
        its: the words of the passage as they are written, as bits.
        theirs: those of the other one.
    """
    printed_elsewhere = best.article.story == hit.article.story and best.article.id != hit.article.id
    share = SAME_STORY_TEXT if printed_elsewhere else SAME_TEXT
    if not _common(its, theirs, share - LEEWAY):
        return False
    places: dict[str, int] = {}
    one, other = (_bits(_stems(each.passage.text, each.article.language), places) for each in (hit, best))
    return _common(one, other, share)


def _common(one: int, other: int, share: float) -> bool:
    """Return whether two sets of bits have this share of all their bits in common."""
    return (one & other).bit_count() >= share * max((one | other).bit_count(), 1)


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
