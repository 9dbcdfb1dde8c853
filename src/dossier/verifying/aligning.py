"""Find the sentences that bear out a statement which cites none."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.verifying.measures import agrees
from dossier.verifying.reading import Reading, read
from dossier.verifying.times import covers
from dossier.verifying.tokens import alike, is_general, is_title

MOST = 2
"""Sentences that a statement is aligned with at most."""

NEAR = 0.4
"""Share of what a statement tells that its best sentence has at least."""

FURTHER = 0.15
"""Share that a second sentence adds to the first at least."""

_WEIGHTS = {"general": 0.3, "word": 1.0, "name": 1.5, "number": 2.0, "date": 1.5}


def align(statement: str, sentences: Sequence[str]) -> list[int]:
    """Return the places of the sentences that best bear out a statement, best first, at most two.

    A second one is given where it tells what the first leaves out; none where none comes near.
    """
    claim = read(statement)
    told = [_told(claim, read(sentence)) for sentence in sentences]
    total = sum(_told(claim, claim).values())
    chosen: list[int] = []
    have: set[tuple[str, int]] = set()
    while len(chosen) < MOST and total:
        gains = [sum(weight for key, weight in each.items() if key not in have) / total for each in told]
        best = max(range(len(told)), key=lambda place: gains[place], default=None)
        if best is None or gains[best] < (FURTHER if chosen else NEAR):
            break
        chosen.append(best)
        have |= told[best].keys()
    return chosen


def _told(claim: Reading, sentence: Reading) -> dict[tuple[str, int], float]:
    """Return what a sentence tells of a statement, each piece by its kind and place, with its weight."""
    found: dict[tuple[str, int], float] = {}
    for token in claim.content():
        if any(alike(token, other) for other in sentence.tokens):
            general = is_general(token, claim.language) or is_title(token)
            found["word", token.start] = _WEIGHTS["general" if general else "name" if token.name else "word"]
    for amount in claim.amounts:
        if any(agrees(amount, other) != "no" for other in sentence.amounts):
            found["number", amount.start] = _WEIGHTS["number"]
    for mention in claim.dates:
        if any(covers(mention, other) for other in sentence.dates):
            found["date", mention.start] = _WEIGHTS["date"]
    return found
