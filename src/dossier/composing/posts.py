"""Posts held before go behind those of the present where it is asked who somebody is."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dossier.composing.candidates import Candidate
from dossier.composing.newness import CONTENDS
from dossier.retrieval import Query, Shape
from dossier.text import fold

_IS = re.compile(r"^\W*who(?:['’]s| is| are| heads?| leads?| runs?| commands?| chairs?)\b")
_PAST = re.compile(r"\b(?:former\w*|ex|then|was|were|previous\w*|retired|late|until|before|after)\b")
_LINK = (
    r"(?: (?!(?:met|told|said|and|with|to|by|for|from|on|in|at|that|was|has|had|were)\b|[a-z]+ed\b)[^\s;.]+)"
)
_BEFORE = re.compile(
    rf"\b(?:former(?:ly)?|previous|ex-[\w’'-]+|then-[\w’'-]+|(?<=\w )then){_LINK}{{0,7}},? ?$",
)
_AFTER = re.compile(
    r"(?:^|[^.;]{0,60} )when (?:he|she|they) (?:was|were|headed|led|ran|held|commanded|chaired|served)\b"
    r"|^, (?:the |a |an |its |their )?(?:former|then|previous|ex)\b(?![^.;]* (?:has been|is (?:the |now )?))"
    r"|^,? (?:who|which) (?:then|formerly|previously|once|at the time) "
    r"|^,? (?:who )?(?:had )?(?:was|served|headed|led|ran|chaired|commanded)\b[^,.;]* (?:until|at the time)\b"
    r"|^, [^,.;]{3,60} (?:at the time|until [^,.;]{3,20})(?=[,.;])"
)
_WITHIN = re.compile(r"\b(?:former|when (?:he|she|they)|then headed|until)\b")
_WHO_IS = re.compile(
    r"\W*(?i:who(?:['’]s| is)) ([^\W\d_a-zçğıöşüə][\w'’.-]+(?: [^\W\d_a-zçğıöşüə][\w'’-]+)*)\W*$"
)


def present_first(
    query: Query, found: Sequence[Candidate], marked: Sequence[str], values: NDArray[np.float64], least: float
) -> NDArray[np.float64]:
    """Return scores by which what tells of a former post goes behind the best that does not.

    Only where it is asked who somebody is, or who holds a post, and another sentence would answer by itself.
    It stays good enough to be told as well.

    Args:
        query: the question.
        found: the sentences, one at least.
        marked: the words in each that a reader thinks answer, empty where it was not read.
        values: their scores; shape (sentences,).
        least: the score that an answer needs.
    """
    folded = fold(query.text)
    if query.shape is not Shape.WHO or not _IS.search(folded) or _PAST.search(folded):
        return values
    texts = zip(found, marked, strict=True)
    former = np.array([of_former_post(each.text, mark, query.text) for each, mark in texts])
    best = values[~former].max(initial=0.0)
    return np.where(former & (best >= least), np.minimum(values, CONTENDS * best), values)


def of_former_post(text: str, answer: str, question: str) -> bool:
    """Return whether a sentence tells a post of somebody as one held before.

    Args:
        text: the sentence.
        answer: the words in it that answer, empty where none are known.
        question: the question; where it is who a name is, that name is looked at, not the answer.
    """
    named = _WHO_IS.match(question)
    name, text = fold(named[1].split()[-1] if named else answer), fold(text)
    if not named and _WITHIN.search(name):
        return True
    start, end = text.find(name), text.find(name) + len(name)
    return bool(name) and start >= 0 and bool(_BEFORE.search(text[:start]) or _AFTER.search(text[end:]))
