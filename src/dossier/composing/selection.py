"""Choose the sentences of an answer: relevant, unlike each other, in an order that reads well."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dossier.composing.candidates import Candidate
from dossier.composing.listing import UNNAMED, fresh_items, items
from dossier.composing.repeats import says_the_same, too_alike
from dossier.retrieval import FUNCTION_WORDS, Query, Shape, kind_asked, most_statements
from dossier.text import stems, words

RELATIVE = {Shape.LIST: 0.2, Shape.OPEN: 0.7}
"""Score of a further sentence, as a share of the best one's, that it needs to be added."""

LEAST_OF_LIST = 0.25
"""Score of a further sentence of a list, as a share of what a sure answer has, below which it is no item."""

RELATIVE_OF_FACT = 0.6
"""The same for any other question, which needs one answer."""

CHANCE = 0.03
"""The same for a sentence of an article that is quoted already, or of any where the answer is unsure: another
chance that it is shown."""

SURE = 0.95
"""Chance that one of the sentences chosen answers, from which none is added for its chance alone."""

MOST_CHANCES = 3
"""Statements up to which sentences are added for their chance."""

SEVERAL = (Shape.LIST, Shape.OPEN, Shape.COMPARISON)
"""Shapes of questions that need several statements, one beside the other."""

OPENING = 0.35
"""Score, as a share of the best one's, that the first sentence of a list needs to open it."""

MOST_WITNESSES = 3
"""Quotes of independent articles behind one statement."""

NEW_ITEMS = 3
"""Items from which a further sentence of a list is worth its full score."""

NOVELTY = 0.7
"""Share of its score that a further sentence of a list earns by the new items it brings."""


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """A candidate with its embedding, of shape (dimension,), and its score from 0 to 1.

    Attributes:
        marked: the words in it that a reader thinks answer, empty where it was not read.
    """

    candidate: Candidate
    vector: NDArray[np.float32]
    score: float
    marked: str = ""


Group = list[Scored]
"""A sentence and those of independent articles that say the same: one statement and its witnesses."""


def choose(ranked: Sequence[Scored], query: Query, sure_from: float = 0.0) -> list[Group]:
    """Choose the statements of an answer.

    Greedily, best first; but for the best one, only sentences that are about every name of the
    question. One that says what a chosen one says becomes its witness when it stands in an independent
    article; one that adds nothing is passed over. Of near-copies the earliest is cited. In an answer to
    a list question a further sentence is worth more for each item that it adds. Where it is not sure that
    one of them answers, the next best of the articles quoted come along, whatever they are about; of any
    article where even the best one is unsure.

    Args:
        ranked: scored sentences, best first; one at least.
        query: the question.
        sure_from: score from which the best one is not unsure.

    Returns:
        Groups in the order in which they were chosen, as many as the question's shape allows.
    """
    groups = _chosen(ranked, query, sure_from)
    return groups if query.shape is Shape.COMPARISON else [*groups, *_chances(ranked, groups, sure_from)]


def _chosen(ranked: Sequence[Scored], query: Query, sure_from: float) -> list[Group]:
    """Return what is told for its own worth."""
    floor = ranked[0].score * RELATIVE.get(query.shape, RELATIVE_OF_FACT)
    floor = max(floor, LEAST_OF_LIST * sure_from) if query.shape is Shape.LIST else floor
    further = (each for each in ranked[1:] if each.score >= floor and on_subject(each.candidate, query))
    left = [ranked[0], *further]
    seen = {word for term in query.terms for word in words(term.word)}
    told = {*words(query.text)}
    groups: list[Group] = []
    while left and len(groups) < most_statements(query.shape):
        scored = max(left, key=lambda each: _worth(each, seen, query)) if groups else left[0]
        left.remove(scored)
        if query.shape not in SEVERAL and _sure_enough(groups):
            break
        if groups and query.shape is Shape.LIST and not _adds(scored, seen, told, query):
            continue  # a list is done when what is left adds nothing to it
        if not any(alike(group[0], scored) for group in groups):
            groups.append(witnessed(scored, left))
            left = [each for each in left if not any(each is member for member in groups[-1])]
            seen |= items(scored.candidate.text)
            seen |= fresh_items(scored.candidate.text, seen, query.text)
            told |= set(words(scored.candidate.text))
    return groups


def _adds(scored: Scored, seen: set[str], told: set[str], query: Query) -> bool:
    """Return whether a sentence adds an item to a list, or words that answer where no item has a name."""
    if fresh_items(scored.candidate.text, seen, query.text):
        return True
    return kind_asked(query.text) in UNNAMED and bool({*words(scored.marked)} - told - FUNCTION_WORDS)


def _chances(ranked: Sequence[Scored], groups: Sequence[Group], sure_from: float) -> list[Group]:
    """Return the next best sentences, of the articles quoted unless unsure, until one is sure to answer."""
    unsure = ranked[0].score < sure_from
    quoted = {each.candidate.article.id for group in groups for each in group}
    added: list[Group] = []
    for scored in ranked:
        chosen = [*groups, *added]
        if len(chosen) >= MOST_CHANCES or _sure_enough(chosen) or scored.score < CHANCE * ranked[0].score:
            break
        if (unsure or scored.candidate.article.id in quoted) and not any(
            alike(group[0], scored) for group in chosen
        ):
            added.append([scored])
    return added


def in_reading_order(groups: Sequence[Group], shape: Shape) -> list[Group]:
    """Order the statements of an answer as they read well.

    They come best first; but those of a list or a comparison are ordered by article, that of the best one
    first, and within an article as printed. The best one opens a list where the first one is much worse.
    """
    if shape not in (Shape.LIST, Shape.COMPARISON):
        return sorted(groups, key=lambda group: -max(each.score for each in group))
    first_seen: dict[str, int] = {}
    for place, group in enumerate(groups):
        first_seen.setdefault(group[0].candidate.article.id, place)
    printed = sorted(
        groups,
        key=lambda group: (first_seen[group[0].candidate.article.id], group[0].candidate.span),
    )
    best = max(printed, key=lambda group: group[0].score, default=None)
    if shape is not Shape.LIST or best is None or printed[0][0].score >= OPENING * best[0].score:
        return printed
    return [best, *(group for group in printed if group is not best)]


def on_subject(candidate: Candidate, query: Query) -> bool:
    """Return whether every name of the question stands in or around a sentence, in the passage for a list."""
    named = (term for term in query.terms if term.name and term.known)
    around = candidate.stems_around
    if query.shape is Shape.LIST:
        around = around.union(stems(candidate.passage.text, candidate.article.language))
    return all(not around.isdisjoint(term.stems) for term in named)


def _sure_enough(groups: Sequence[Group]) -> bool:
    """Return whether one of the statements is likely to answer, each by its own score."""
    return math.prod(1 - group[0].score for group in groups) <= 1 - SURE


def _worth(scored: Scored, seen: set[str], query: Query) -> float:
    if query.shape is not Shape.LIST:
        return scored.score
    fresh = min(len(fresh_items(scored.candidate.text, seen, query.text)), NEW_ITEMS) / NEW_ITEMS
    return scored.score * (1 - NOVELTY + NOVELTY * fresh)


def witnessed(scored: Scored, others: Sequence[Scored]) -> Group:
    """Return a sentence and those of independent articles that say the same.

    Near-copies are one witness: the earliest of them, which may take the place of the sentence itself.
    """
    found: dict[str, Scored] = {}
    for other in (scored, *(each for each in others if _same(scored, each))):
        article = other.candidate.article
        held = found.get(article.story)
        if held.candidate.article.precedence > article.precedence if held else len(found) < MOST_WITNESSES:
            found[article.story] = other
    return list(found.values())


def _same(one: Scored, other: Scored) -> bool:
    return says_the_same(one.candidate.text, other.candidate.text, float(one.vector @ other.vector))


def alike(one: Scored, other: Scored) -> bool:
    """Return whether two sentences say the same or nearly so, so that one of them is enough."""
    cosine = float(one.vector @ other.vector)
    texts = (one.candidate.text, other.candidate.text)
    return too_alike(*texts, cosine) or says_the_same(*texts, cosine)
