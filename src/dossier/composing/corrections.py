"""What the archive itself says of a figure: that a later one was given, or that it was a slip."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dossier.composing.candidates import Candidate
from dossier.composing.selection import Group, Scored, alike, on_subject
from dossier.retrieval import Query, Shape
from dossier.timing import joined, mentions
from dossier.verifying import amounts

LATER = 0.1
"""Score, as a share of the best one's, from which a sentence that gives a later figure stands beside it."""

SLIP = 0.5
"""Share of its score that a sentence keeps whose figures its own passage calls a slip."""

_FIGURES = (Shape.QUANTITY, Shape.MONEY, Shape.SHARE)

_COUNT = r"(?:figures?|totals?|tolls?|counts?|numbers?|estimates?|tall(?:y|ies)|sums?)"
_LATER = re.compile(
    rf"\b(?:later|latest|final|revised|updated|corrected|official)(?: \w+)? {_COUNT}\b"
    rf"|\b{_COUNT}\b[^,;:]{{0,60}}\b(?:later|since|eventually|finally)\b[^,;:]{{0,20}}"
    r"\b(?:given|put|set|raised|revised|corrected|updated|rose|risen|grew|grown|lowered|cut)\b"
    r"|\b(?:later|since|eventually|finally) (?:put|gave|raised|revised|corrected|updated|lowered)\b"
    rf"(?=[^.;]*\b(?:{_COUNT}|at)\b)"
    rf"|\b(?:raised|revised|corrected|updated|lowered) (?:the|its|their|his|her) (?:\w+ ){{0,2}}{_COUNT}\b",
    re.IGNORECASE,
)
_SLIP = re.compile(
    r"\b(?:is|are|was|were|surely|probably|likely|evidently|apparently|clearly)(?: \w+){0,3}? "
    r"(?:an? (?:slip|misprint|typo|miscount|misreading|error|mistake)|erroneous|mistaken|incorrect|wrong)\b",
    re.IGNORECASE,
)
_IS_FIGURE = re.compile(rf"\b(?:{_COUNT}|shares?|percent|per cent)\b|%", re.IGNORECASE)

Figure = tuple[float, float, str]
"""The least and the most that a number may be, and its unit."""


def later_figure(query: Query, ranked: Sequence[Scored], groups: Sequence[Group]) -> list[Group]:
    """Return the best sentence that says it gives a later or an official figure than those chosen, if any.

    It is about every name of the question, and of an article that is not quoted.

    Args:
        query: the question; of how many, how much or what share.
        ranked: the sentences that were weighed, best first.
        groups: what is told already.
    """
    if query.shape not in _FIGURES or not groups:
        return []
    told = {figure for group in groups for each in group for figure in _figures(each.candidate.text)}
    stories = {each.candidate.article.story for group in groups for each in group}
    for scored in ranked:
        found = scored.candidate
        if scored.score < LATER * ranked[0].score:
            break
        if found.article.story in stories or not _LATER.search(found.text) or not on_subject(found, query):
            continue
        fresh = {each for each in _figures(found.text) - told if _asked(query.shape, each)}
        if fresh and not any(alike(group[0], scored) for group in groups):
            return [[scored]]
    return []


def without_slips(query: Query, found: Sequence[Candidate]) -> NDArray[np.float64]:
    """Return what sentences keep where a figure is asked for and their passage says that theirs is a slip.

    Args:
        query: the question.
        found: the sentences.
    """
    kept = np.ones(len(found))
    if query.shape in _FIGURES:
        for row, each in enumerate(found):
            own = {figure for figure in _figures(each.text) if _asked(query.shape, figure)}
            if own & _slips(each):
                kept[row] = SLIP
    return kept


def _slips(candidate: Candidate) -> set[Figure]:
    """Return the figures that a sentence of a passage calls a slip: those before the word."""
    text = candidate.article.text
    sentences = (text[start:end] for start, end in candidate.passage.sentences)
    said = ((each, _SLIP.search(each)) for each in sentences)
    before = (each[: match.start()] for each, match in said if match)
    return {figure for each in before if _IS_FIGURE.search(each) for figure in _figures(each)}


def _figures(text: str) -> set[Figure]:
    days = tuple((day.start, day.end) for day in joined(text, mentions(text, None)))
    return {(each.low, each.high, each.unit) for each in amounts(text, "en", days)}


def _asked(shape: Shape, figure: Figure) -> bool:
    """Return whether a figure is of the kind that is asked for."""
    match shape:
        case Shape.MONEY:
            return len(figure[2]) == 3
        case Shape.SHARE:
            return figure[2] == "%"
        case _:
            return figure[2] == ""
