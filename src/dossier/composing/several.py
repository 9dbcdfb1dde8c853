"""The answer to a question that asks several things: the answers to each, one after the other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from dossier.composing.composition import Composition, Numbering
from dossier.composing.doubting import UNSURE, UNTOLD
from dossier.composing.repeats import says_the_same, too_alike
from dossier.retrieval import Query
from dossier.types import Statement

_LEANT_ON = re.compile(r"(?<=\?) \([^()]+\)$")
"""The question behind another one that leans on it."""


def put_together(answers: Sequence[tuple[Query, Composition]]) -> Composition | None:
    """Return the answers to several questions as one; None where none of them is surely answered.

    What two of them quote is told once. A question that nothing surely answers is named.

    Args:
        answers: each question with its answer.
    """
    unsure = [query for query, composed in answers if _is_unsure(composed)]
    if len(unsure) == len(answers):
        return None
    numbering, told = Numbering(), list[Statement]()
    every = [each for _, composed in answers for each in composed.ranked]
    for statement, composed in _fresh(answers, {each.candidate.text: each.vector for each in every}):
        numbers = tuple(numbering.cite(composed.citations[number - 1]) for number in statement.citations)
        told.append(statement.model_copy(update={"citations": numbers}))
    chosen = {statement.text for statement in told}
    return Composition(
        statements=tuple(told),
        citations=numbering.citations,
        confidence=max(composed.confidence for _, composed in answers if composed.reason is None),
        ranked=tuple(sorted(every, key=lambda each: (each.candidate.text not in chosen, -each.score))),
        notice=_notice(unsure, [composed for _, composed in answers]),
    )


def _fresh(
    answers: Sequence[tuple[Query, Composition]], vectors: Mapping[str, NDArray[np.float32]]
) -> list[tuple[Statement, Composition]]:
    """Return the statements of all answers, each with its own; of those that repeat each other the best.

    What may not answer one question is left out beside the answer to another. Where a question is not surely
    answered, what comes near to it stands last and says so.
    """
    found: list[tuple[Statement, Composition]] = []
    for _, composed in sorted(answers, key=lambda each: _is_unsure(each[1])):
        for statement in (each for each in composed.statements if not each.unsure):
            statement = statement.model_copy(update={"unsure": _is_unsure(composed)})
            same = [pair for pair in found if _repeats(statement, pair[0], vectors)]
            if all(_is_better(statement, pair[0]) for pair in same):
                found = [
                    *(pair for pair in found if not any(pair is each for each in same)),
                    (statement, composed),
                ]
    return found


def _is_better(one: Statement, other: Statement) -> bool:
    """Return whether the first of two that say the same is to stand: it holds the other, or scores higher."""
    if one.text in other.text or other.text in one.text:
        return len(one.text) > len(other.text)
    return one.score > other.score


def _repeats(one: Statement, other: Statement, vectors: Mapping[str, NDArray[np.float32]]) -> bool:
    """Return whether a quote says what another one says or nearly so; a note never does."""
    if "note" in (one.origin, other.origin):
        return False
    if one.text in other.text or other.text in one.text:
        return True
    both = [vectors[each.text] for each in (one, other) if each.text in vectors]
    cosine = float(both[0] @ both[1]) if both[1:] else 0.0
    return too_alike(one.text, other.text, cosine) or says_the_same(one.text, other.text, cosine)


def _is_unsure(composed: Composition) -> bool:
    return composed.reason is not None or UNSURE in (composed.notice or "")


def _notice(unsure: Sequence[Query], answers: Sequence[Composition]) -> str | None:
    """Return what is told beside the answers: which are missing or unsure, then what each has to tell."""
    told = [UNTOLD.format(_LEANT_ON.sub("", query.whole)) for query in unsure]
    told += [(composed.notice or "").replace(UNSURE, "").strip() for composed in answers]
    return " ".join(dict.fromkeys(filter(None, told))) or None
