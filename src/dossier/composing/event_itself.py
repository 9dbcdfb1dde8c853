"""Whether a sentence tells the very event before or after which a question asks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dossier.composing.candidates import Candidate
from dossier.composing.event_time import SURENESS, told_by
from dossier.retrieval import NEIGHBOURS, Query, is_common, tells_deed
from dossier.timing import mentions


def beside_event(query: Query, found: Sequence[Candidate]) -> NDArray[np.float64]:
    """Return 0 for a sentence that tells the event before or after which a question asks, 1 for any other.

    "They signed the Velm Treaty" does not answer what was signed since the Velm Treaty. A sentence may that
    tells a time of its own on the side that is asked about: "In 2023, two years after they had signed it".
    What is called by a plain word, such as a debate, is the event only where it is told of its days.

    Args:
        query: the question.
        found: the sentences.
    """
    return np.array([0.0 if _is_event(query, each) else 1.0 for each in found])


def _is_event(query: Query, candidate: Candidate) -> bool:
    if query.event is None or query.period is None or not tells_deed(candidate.text, query.event[0]):
        return False
    name, (first, last) = query.event
    told = told_by(candidate)
    if told.sure < SURENESS["sentence"]:
        near = any(days[0] - NEIGHBOURS <= last and first <= days[1] + NEIGHBOURS for days in told.days)
        return near or not is_common(name)
    in_name = {(each.first, each.last) for each in mentions(name)}
    own = [days for days in told.days if days not in in_name]
    return not any(days[0] > last if query.period.since else days[1] < first for days in own)
