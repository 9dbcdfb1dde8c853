"""Designations as the archive prints them: `F-16` for `f16`, `TB2s` for `tb2s`."""

from __future__ import annotations

import re

from dossier.retrieval.spelling import Printed
from dossier.text import fold, quoted_spans

_TYPED = re.compile(
    r"(?<![\w-])(?P<letters>[^\W\d_]{1,6})(?P<number>\d{1,4}(?:[a-z]{1,2}(?<!s))?)(?P<plural>s?)(?![\w-])",
    re.IGNORECASE,
)
_LOOKED_AT = 5
"""Passages by which the spelling of a designation is told."""


def designated(question: str, archive: Printed) -> str:
    """Return a question with its designations as the archive prints them, where they are written together.

    "how many f16s" holds a word that no article has: "F-16s" is two words there. What the archive has as it
    is typed stays as it is, but for its capitals; so does what stands in quotation marks.

    Args:
        question: a stand-alone question.
        archive: prints the designations.
    """
    kept = quoted_spans(question)

    def printed(match: re.Match[str]) -> str:
        typed = match.group()
        if any(start <= match.start() < end for start, end in kept):
            return typed
        spelt = _spelling(match["letters"], match["number"], archive)
        return f"{spelt}{match['plural']}" if spelt else typed

    return _TYPED.sub(printed, question)


def _spelling(letters: str, number: str, archive: Printed) -> str | None:
    """Return how passages print a designation, together or apart; None where none does."""
    form = re.compile(rf"(?<![\w-]){letters}-?{number}(?![\w])", re.IGNORECASE)
    for phrase in ([fold(f"{letters}{number}")], [fold(letters), fold(number)]):
        ids = [name for name, _ in archive.matching([], _LOOKED_AT, phrases=[phrase])]
        for passage in archive.passages(ids).values():
            if found := form.search(passage.text):
                return found.group()
    return None
