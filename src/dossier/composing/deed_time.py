"""Whether the date in a sentence is that of what a question asks about, or of what came before or after."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dossier.composing.candidates import Candidate
from dossier.retrieval import FUNCTION_WORDS, Query, Shape
from dossier.text import fold, words
from dossier.timing import mentions

OF_ANOTHER_DEED = 0.2
"""Share of its score that a sentence keeps which dates another deed by what is asked about: "Holm had been
there on 8 January, before Berg's visit" does not tell when Berg was there."""

_ASKED = re.compile(
    r"^\W*(?i:(?:and |but |so )?when (?:did|was|were|had|has|have|will|does|do|is|are) (?:the )?)"
    r"(?P<who>[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*)*)"
)
_BESIDE = re.compile(
    r"\b(?:before|after|ahead of|prior to|following|until|since|earlier than|later than)\b[^,;]*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w’'-]+")


def own_time(query: Query, found: Sequence[Candidate]) -> NDArray[np.float64]:
    """Return what sentences keep of their scores where they may date another deed than the one asked about.

    Whom "When did Berg visit Velm?" asks about stands there only behind "before", "after" and the like, which
    has no date of its own, as the rest of the sentence has. Only English is read.

    Args:
        query: the question.
        found: the sentences.
    """
    asked = _ASKED.match(query.text) if query.shape is Shape.WHEN else None
    who = (
        [word for word in words(re.sub(r"['’]s?\b", "", asked["who"])) if word not in FUNCTION_WORDS]
        if asked
        else []
    )
    if not who:
        return np.ones(len(found))
    return np.array([OF_ANOTHER_DEED if _dates_another(each, who[-1]) else 1.0 for each in found])


def _dates_another(candidate: Candidate, who: str) -> bool:
    text = candidate.text
    if candidate.article.language != "en":
        return False
    places = [each.start() for each in _WORD.finditer(text) if words(fold(each.group()))[:1] == [who]]
    days = [each.start for each in mentions(text)]
    beside = [
        each.span()
        for each in _BESIDE.finditer(text)
        if not any(each.start() <= day < each.end() for day in days)
    ]
    return bool(places and days) and all(any(a <= place < b for a, b in beside) for place in places)
