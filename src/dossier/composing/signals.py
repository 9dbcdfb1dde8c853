"""How well a sentence answers a question, from several signals."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dossier.composing.answer_type import has_question_form, holds_kind, names
from dossier.composing.candidates import Candidate
from dossier.retrieval import Query, Shape
from dossier.text import stems

WEIGHTS = {
    "meaning": 5.0,
    "passage_meaning": 1.5,
    "words": 2.5,
    "words_around": 1.5,
    "pairs": 0.8,
    "names": 0.8,
    "kind": 1.2,
    "rank": 0.8,
    "lead": 0.2,
    "asks": -1.5,
    "unknown": -2.5,
}
"""Weight of each signal in the logistic model of whether a sentence answers."""

INTERCEPT = -6.2

THRESHOLD = 0.5
"""Score of the best sentence below which there is no answer: it is more likely wrong than right."""

SIGNALS = tuple(WEIGHTS)


def scores(
    query: Query, candidates: Sequence[Candidate], vectors: NDArray[np.float32]
) -> NDArray[np.float64]:
    """Return how likely each sentence is to answer the question, from 0 to 1.

    Args:
        query: the question.
        candidates: the sentences.
        vectors: their embeddings, of length 1; shape (candidates, dimension).
    """
    evidence = signals(query, candidates, vectors) @ np.array(list(WEIGHTS.values())) + INTERCEPT
    return np.asarray(1 / (1 + np.exp(-evidence)))


def signals(
    query: Query, candidates: Sequence[Candidate], vectors: NDArray[np.float32]
) -> NDArray[np.float64]:
    """Return the signals of each sentence, in the order of `SIGNALS`; shape (candidates, signals).

    meaning: cosine of sentence and question.
    passage_meaning: cosine of passage and question, 0 where the dense search did not bring it.
    words: share of the question's terms that stand in the sentence, by rarity.
    words_around: the same in the sentence, the one before it and the title.
    pairs: share of the question's neighbouring terms that are neighbours in the sentence.
    names: share of the question's names that stand in the sentence or the title.
    kind: whether the sentence holds the kind of thing asked for.
    rank: reciprocal of the passage's rank.
    lead: 1 at the beginning of the article, falling to 0 at its end.
    asks: 1 where the sentence is itself a question.
    unknown: share of the question's terms, by rarity, that no passage of the archive holds.
    """
    total = sum(term.weight for term in query.terms) or 1.0
    unknown = sum(term.weight for term in query.terms if not term.known) / total
    counted = _counted(query)
    asked_names = names(query.text)
    rows = np.zeros((len(candidates), len(SIGNALS)))
    meaning = vectors @ query.vector
    for row, candidate in enumerate(candidates):
        language = candidate.article.language
        inside = stems(candidate.text, language)
        title = stems(candidate.article.title, language)
        around = {*inside, *title, *stems(candidate.before, language)}
        within = names(candidate.text) | names(f". {candidate.article.title}")
        rows[row] = (
            meaning[row],
            candidate.hit.similarity or 0.0,
            _covered(query, set(inside)) / total,
            _covered(query, around) / total,
            _pairs(query, inside),
            len(asked_names & within) / len(asked_names) if asked_names else 0.5,
            holds_kind(query.shape, candidate.text, counted),
            1 / (1 + candidate.rank),
            1 - candidate.span[0] / max(len(candidate.article.text), 1),
            has_question_form(candidate.text),
            unknown,
        )
    return rows


def _covered(query: Query, found: set[str]) -> float:
    return sum(term.weight for term in query.terms if not found.isdisjoint(term.stems))


def _pairs(query: Query, inside: list[str]) -> float:
    """Return the share of neighbouring terms of the question that are neighbours in the sentence."""
    asked = list(pairwise(query.terms))
    if not asked:
        return 0.0
    neighbours = set(pairwise(inside))
    met = sum(any((a, b) in neighbours for a in first.stems for b in second.stems) for first, second in asked)
    return met / len(asked)


def _counted(query: Query) -> frozenset[str]:
    """Return the stems of what a question of how many counts: its first two terms."""
    if query.shape is not Shape.QUANTITY:
        return frozenset()
    return frozenset(stem for term in query.terms[:2] for stem in term.stems)
