"""Answer in the archive's own sentences, each with its quote; no language model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dossier.composing.abstaining import abstain
from dossier.composing.candidates import (
    MOST_CANDIDATES,
    Candidate,
    Passages,
    candidates,
    with_antecedent,
)
from dossier.composing.composition import Composition, Quoted, number_quotes
from dossier.composing.repeats import says_the_same, too_alike
from dossier.composing.signals import scores
from dossier.retrieval import Query, Shape, most_statements
from dossier.text import words
from dossier.types import Hit

THRESHOLD = 0.5
"""Score of the best sentence below which there is no answer."""

RELATIVE = {Shape.LIST: 0.55, Shape.OPEN: 0.7, Shape.COMPARISON: 0.7}
"""Score of a further sentence, as a share of the best one's, that it needs to be added."""

RELATIVE_OF_FACT = 0.8
MOST_WITNESSES = 3
"""Quotes of different articles behind one statement."""


class SentenceEncoder(Protocol):
    """What is asked of an embedder to weigh sentences."""

    def encode_sentences(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector per sentence, of length 1; shape (sentences, dimension)."""


Backed = tuple[list[Quoted], float]
"""The quotes behind one statement, the one that is its text first, and its score."""


@dataclass(frozen=True, slots=True)
class _Scored:
    candidate: Candidate
    vector: NDArray[np.float32]
    score: float


class QuoteComposer:
    """Compose an answer of sentences of the archive, as extractive summarisers do."""

    name = "quote"

    def __init__(self, encoder: SentenceEncoder, archive: Passages) -> None:
        self._encoder = encoder
        self._archive = archive

    def compose(self, query: Query, hits: Sequence[Hit]) -> Composition:
        """Choose the sentences that best answer a question.

        Sentences are weighed by several signals at once (`dossier.composing.signals`); one that says
        what a chosen one says becomes a further quote of it when it stands in another article, and is
        left out when it stands in the same.

        Args:
            query: the question.
            hits: the passages that were found for it, best first.

        Returns:
            One to six statements with their quotes in an order that reads well, or an abstention.
        """
        ranked = self._ranked(query, hits)
        best = ranked[0].score if ranked else 0.0
        if best < THRESHOLD:
            return abstain(query, hits, best)
        groups = _chosen(ranked, query.shape)
        statements = [self._statement(group) for group in _in_reading_order(groups)]
        return number_quotes(_without_contained(statements), confidence=best)

    def _ranked(self, query: Query, hits: Sequence[Hit]) -> list[_Scored]:
        found = _holding_phrases(candidates(hits), query)[:MOST_CANDIDATES]
        vectors = self._encoder.encode_sentences([candidate.text for candidate in found])
        values = scores(query, found, vectors) if found else np.zeros(0)
        order = np.argsort(-values, kind="stable")
        return [_Scored(found[i], vectors[i], float(values[i])) for i in order]

    def _statement(self, group: list[_Scored]) -> Backed:
        quotes = []
        for scored in group:
            candidate = scored.candidate
            span = with_antecedent(candidate, self._archive) if scored is group[0] else candidate.span
            quotes.append(Quoted(candidate.article, candidate.passage, span))
        return quotes, group[0].score


def _holding_phrases(found: list[Candidate], query: Query) -> list[Candidate]:
    """Return the sentences that hold a phrase of the question; all where it runs over two of them."""
    if not query.phrases:
        return found
    wanted = [" ".join(phrase) for phrase in query.phrases]
    holding = [
        candidate
        for candidate in found
        if any(f" {phrase} " in f" {' '.join(words(candidate.text))} " for phrase in wanted)
    ]
    return holding or found


def _chosen(ranked: list[_Scored], shape: Shape) -> list[list[_Scored]]:
    """Choose sentences greedily: each group is a statement and those that bear it out."""
    floor = max(ranked[0].score * RELATIVE.get(shape, RELATIVE_OF_FACT), THRESHOLD * 0.8)
    groups: list[list[_Scored]] = []
    for scored in ranked:
        if scored.score < floor:
            break
        same = next((group for group in groups if _same(group[0], scored)), None)
        if same is not None:
            articles = {member.candidate.article.id for member in same}
            if scored.candidate.article.id not in articles and len(same) < MOST_WITNESSES:
                same.append(scored)
        elif len(groups) < most_statements(shape) and not any(_alike(group[0], scored) for group in groups):
            groups.append([scored])
    return groups


def _same(one: _Scored, other: _Scored) -> bool:
    return says_the_same(one.candidate.text, other.candidate.text, float(one.vector @ other.vector))


def _alike(one: _Scored, other: _Scored) -> bool:
    return too_alike(one.candidate.text, other.candidate.text, float(one.vector @ other.vector))


def _in_reading_order(groups: list[list[_Scored]]) -> list[list[_Scored]]:
    """Order statements by article, that of the best one first, and within an article as printed."""
    first_seen: dict[str, int] = {}
    for place, group in enumerate(groups):
        first_seen.setdefault(group[0].candidate.article.id, place)
    return sorted(
        groups,
        key=lambda group: (first_seen[group[0].candidate.article.id], group[0].candidate.span),
    )


def _without_contained(statements: list[Backed]) -> list[Backed]:
    """Leave out a statement that a later one brought along as its antecedent."""
    mains = [quotes[0] for quotes, _ in statements]

    def contained(quoted: Quoted) -> bool:
        return any(
            other is not quoted
            and other.article.id == quoted.article.id
            and other.span[0] <= quoted.span[0]
            and quoted.span[1] <= other.span[1]
            for other in mains
        )

    return [statement for statement, main in zip(statements, mains, strict=True) if not contained(main)]
