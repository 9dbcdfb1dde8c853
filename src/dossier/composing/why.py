"""Whether a sentence tells why: a fact told again, or what only stands beside it in time, is no reason."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dossier.composing.bearers import opens_with
from dossier.composing.candidates import Candidate
from dossier.composing.listing import told_by_itself
from dossier.retrieval import Query, Term
from dossier.text import fold
from dossier.verifying import gives_reason

WITHOUT_CAUSE = 0.5
"""What it keeps without a word for a cause or an aim where "why" asks for one."""

RESTATED = 0.1
"""What it keeps where it tells again most of what "why" is asked about, without a mark of a cause or an aim
that is hardly anything else: "The centre closed nine days after the war" does not tell why it closed."""

WITH_REASON = 0.2
"""Score at least of a sentence that tells again what "why" is asked about and gives a reason for it: it
is shown, if with doubt, even where the reader did not see the reason in "after finding that"."""

FEWEST_TOLD = 2
"""Plain words of a question at least that such a sentence has."""

MOSTLY = 0.5
"""Share of a question's plain words from which a sentence tells again what it is about."""

_WHY = re.compile(r"^\W*(?:and |but |so )?why\b")
_CAUSE = re.compile(
    r"(?i:\b(?:because|since|due|owing|after|over|as|for|so|if|why|given|amid|thanks|despite|lest|following|"
    r"reasons?|caus\w+|purpose|result\w*|response|respond\w*|citing|cited|motiv\w+|explain\w*|blam\w+|"
    r"fear\w*|concern\w*|order|effort|bid|aim\w*|want\w*|hop\w+|need\w*|intend\w*|enabl\w+|allow\w*|"
    r"prevent\w*|protest\w*|led|lead\w*|makes?|made|forc\w+|therefore|thus|hence|by|through|without|not|"
    r"\w+n['’]t)\b)|\bto [a-z]"
)


def asks_why(question: str) -> bool:
    """Return whether a question asks why."""
    return _WHY.search(fold(question)) is not None


def may_give_cause(sentence: str) -> bool:
    """Return whether a sentence has any word that may mark a cause or an aim, "as" and "after" among them."""
    return _CAUSE.search(sentence) is not None


def with_reasons(query: Query, found: Sequence[Candidate], near: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return 1 for each sentence near the best that tells what is asked about with a reason, 0 elsewhere."""
    told = np.zeros(len(found))
    if asks_why(query.text):
        plain = plain_terms(query)
        told[near] = [_told_with_reason(found[row], query, plain) for row in np.flatnonzero(near).tolist()]
    return told


def plain_terms(query: Query) -> list[Term]:
    """Return the words of a question that are no names and no numbers."""
    return [term for term in query.terms if not term.name and not term.word.isdigit()]


def only_restates(candidate: Candidate, query: Query) -> bool:
    """Return whether a sentence, in English, has most of a question's plain words and gives no reason."""
    terms = plain_terms(query)
    held = sum(not candidate.stems.isdisjoint(term.stems) for term in terms)
    restates = candidate.article.language == "en" and bool(held) and held >= MOSTLY * len(terms)
    return restates and not _reasoned(candidate)


def _reasoned(candidate: Candidate) -> bool:
    """Return whether a sentence, in English, gives a reason, who is quoted left aside."""
    return gives_reason(told_by_itself(candidate.text))


def _told_with_reason(candidate: Candidate, query: Query, plain: Sequence[Term]) -> bool:
    """Return whether a sentence tells what is asked about, of all that the question names, with a reason."""
    named = [term for term in query.terms if term.name and term.known]
    known = [term for term in plain if term.known]
    if len(known) < FEWEST_TOLD or any(candidate.stems.isdisjoint(term.stems) for term in named):
        return False
    held = sum(not candidate.stems.isdisjoint(term.stems) for term in known)
    return (
        held >= max(FEWEST_TOLD, MOSTLY * len(known))
        and opens_with(candidate, query)
        and _reasoned(candidate)
    )
