"""Repeats among the passages that a search finds: merged, and of near-copies the earliest is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dossier.text import stems
from dossier.types import Hit

SAME_TEXT = 0.8
"""Share of common stems from which two passages count as repeats of one another."""

SAME_STORY_TEXT = 0.5
"""The same for passages of near-copies, which may be cut at other sentences."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Passages that say nearly the same, best first, and the stems of the best one."""

    members: list[Hit]
    terms: frozenset[str]


def merge_repeats(hits: Iterable[Hit]) -> list[Hit]:
    """Merge passages that say nearly the same into one hit with its copies.

    It is the best one, or the earliest published one where the best stands in near-copies of one
    article. Repeats of an article that is there already, as overlapping neighbours can be, are left out.

    Args:
        hits: what was found, best first.

    Returns:
        The hits that remain, best first.
    """
    groups: list[_Group] = []
    for hit in hits:
        terms = frozenset(stems(hit.passage.text, hit.article.language))
        group = next((group for group in groups if _repeats(hit, terms, group)), None)
        if group is None:
            groups.append(_Group([hit], terms))
        elif all(member.article.id != hit.article.id for member in group.members):
            group.members.append(hit)
    return [_earliest_first(group.members) for group in groups]


def _repeats(hit: Hit, terms: frozenset[str], group: _Group) -> bool:
    """Return whether a passage says what a group says, by Jaccard's measure on stems."""
    best = group.members[0].article
    printed_elsewhere = best.story == hit.article.story and best.id != hit.article.id
    share = SAME_STORY_TEXT if printed_elsewhere else SAME_TEXT
    fewer, more = sorted((len(terms), len(group.terms)))
    if fewer < share * more:  # it cannot be reached
        return False
    common = len(terms & group.terms)
    return common >= share * max(fewer + more - common, 1)


def _earliest_first(members: Sequence[Hit]) -> Hit:
    """Return one hit of a group, the others as its copies; its rank among all is that of the best."""
    best = members[0]
    printings = [hit for hit in members if hit.article.story == best.article.story]
    first = min(printings, key=lambda hit: hit.article.precedence)
    others = tuple(hit for hit in members if hit is not first)
    return replace(first, score=best.score, copies=others)
