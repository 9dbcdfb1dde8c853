"""What sentences keep where the archive does not know what is asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dossier.composing.candidates import Candidate
from dossier.retrieval import Query, Term, measured
from dossier.text import fold, words
from dossier.verifying.synonyms import concepts

OF_UNKNOWN, OF_LIKE = 0.15, 0.5
"""Share of its score that a sentence keeps where the archive knows names and times of a question but no other
word, or not what it asks about of something: "What was Armenia's inflation in 2025?" is not answered by what
Armenia did in 2025; and where the sentence has a word of like meaning, "signed" for "inked"."""

_HEAD = re.compile(
    r"^\W*(?:who|what|where|when|which) (?:is|are|was|were) [^?]*['’]s? (?:[\w-]+ )*?([\w-]+)\W*$"
)
"""What is asked about of something: "Where is the firm's headquarters?"."""


def known_matter(query: Query, found: Sequence[Candidate]) -> NDArray[np.float64]:
    """Return the share of its score that each sentence keeps by what the archive knows of a question.

    What is measured a unit tells, too: a weight needs no word for weighing.
    """
    unknown = _unknown_matter(query)
    if not unknown or measured(query.text):
        return np.full(len(found), OF_LIKE if unknown else 1.0)
    return np.array([OF_LIKE if _tells_alike(each, unknown) else OF_UNKNOWN for each in found])


def _unknown_matter(query: Query) -> list[Term]:
    """Return the plain words of a question, no names, times or numbers, where the archive knows none of them.

    Where it asks about something of another, "the firm's headquarters", the word for that alone counts.
    """
    time = words(query.period.words) if query.period else ()
    plain = [each for each in query.terms if not (each.name or each.word.isdigit() or each.word in time)]
    if head := _HEAD.search(fold(query.text)):
        plain = [each for each in plain if each.word == head[1]] or plain
    return [] if any(each.known for each in plain) else plain


def _tells_alike(candidate: Candidate, terms: Sequence[Term]) -> bool:
    """Return whether a sentence has a word of like meaning with one of some words; so beyond English."""
    if candidate.article.language != "en":
        return True
    wanted = {group for term in terms for stem in term.stems for group in concepts(stem, "en")}
    return any(not wanted.isdisjoint(concepts(stem, "en")) for stem in candidate.stems)
