"""What is told of each side of a comparison, or of all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from dossier.composing.selection import Group, Scored, alike, witnessed
from dossier.retrieval import Query, Term
from dossier.types import Span

AT_ONCE = 0.6
"""Score, as a share of that of a side's best sentence, from which one that tells of every side is the whole
answer."""


def with_sides(groups: Sequence[Group], sides: Sequence[tuple[Query, Sequence[Scored]]]) -> list[Group]:
    """Return the statements of an answer to a comparison with the best sentence of each side.

    Where every side is answered, what else tells of a single one is left out.

    Args:
        groups: what was chosen for the whole question; may be empty.
        sides: each side's question with the sentences that answer it, best first; empty where none does.
    """
    owns = own_terms([query for query, _ in sides])
    answered = bool(sides) and all(own and ranked for own, (_, ranked) in zip(owns, sides, strict=True))
    tops = [ranked[0] for _, ranked in sides if ranked]
    chosen = [
        group
        for group in groups
        if not answered
        or sum(_names(group[0], own) for own in owns) != 1
        or any(alike(group[0], top) for top in tops)
    ]
    for _, ranked in sides:
        if ranked and not any(alike(group[0], ranked[0]) for group in chosen):
            chosen.append(witnessed(ranked[0], list(ranked[1:])))
    return chosen


def of_all_sides(sides: Sequence[tuple[Query, Sequence[Scored]]]) -> Group | None:
    """Return the sentence that tells of every side of a comparison; None for none.

    "It spent 2 billion in 2022 and 3 billion in 2023" is the whole answer, where it is the best for each side
    or nearly so.

    Args:
        sides: each side's question with the sentences that answer it, best first; empty where none does.
    """
    if len(sides) < 2 or not all(ranked for _, ranked in sides):
        return None
    own = list(chain(*own_terms([query for query, _ in sides])))
    if not own:
        return None
    tops = [ranked[0] for _, ranked in sides]
    worths = [
        {_place(each): each.score / ranked[0].score for each in ranked if each.score} for _, ranked in sides
    ]
    every = sorted(chain(*(ranked for _, ranked in sides)), key=lambda scored: -scored.score)
    found = [
        each
        for each in every
        if _tells(each, own)
        and all(
            worth.get(_place(each), 0.0) >= AT_ONCE or alike(each, top)
            for worth, top in zip(worths, tops, strict=True)
        )
    ]
    if not found:
        return None
    best = max(found, key=lambda each: sum(worth.get(_place(each), 0.0) for worth in worths))
    return witnessed(best, [each for each in every if _place(each) != _place(best)])


def of_its_own(sides: Sequence[tuple[Query, Sequence[Scored]]]) -> list[tuple[Query, list[Scored]]]:
    """Return the sides of a comparison, each without the sentences that tell of another side in its place.

    "The Kestrel carries a ton" is no answer to what the Merlin carries.

    Args:
        sides: each side's question with its sentences, best first.
    """
    owns = own_terms([query for query, _ in sides])
    kept: list[tuple[Query, list[Scored]]] = []
    for (query, ranked), own in zip(sides, owns, strict=True):
        others = [term for terms in owns if terms is not own for term in terms]
        mine = [each for each in ranked if not own or _names(each, own) or not _names(each, others)]
        kept.append((query, mine))
    return kept


def untold(sides: Sequence[tuple[Query, Sequence[Scored]]], groups: Sequence[Group]) -> list[str]:
    """Return the questions for those sides of a comparison of which no statement of its answer tells.

    Args:
        sides: each side's question with the sentences that answer it; empty where none does.
        groups: what was chosen.
    """
    owns = own_terms([query for query, _ in sides])
    return [
        query.text
        for (query, ranked), own in zip(sides, owns, strict=True)
        if not ranked and not (own and any(_tells(group[0], own) for group in groups))
    ]


def own_terms(sides: Sequence[Query]) -> list[list[Term]]:
    """Return the terms of each side of a comparison that not all of them have."""
    common = (
        set[str].intersection(*({term.word for term in query.terms} for query in sides)) if sides else set()
    )
    return [[term for term in query.terms if term.word not in common] for query in sides]


def _names(scored: Scored, terms: Sequence[Term]) -> bool:
    return any(not scored.candidate.stems.isdisjoint(term.stems) for term in terms)


def _tells(scored: Scored, terms: Sequence[Term]) -> bool:
    return all(not scored.candidate.stems.isdisjoint(term.stems) for term in terms)


def _place(scored: Scored) -> tuple[str, Span]:
    return scored.candidate.article.id, scored.candidate.span
