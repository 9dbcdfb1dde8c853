"""Whether two sentences say the same, or nearly."""

from __future__ import annotations

from dossier.composing.answer_type import negated, numbers
from dossier.text import names, words
from dossier.verifying import sides_swapped

SAME_MEANING = 0.85
"""Cosine from which two sentences may say the same."""

SAME_NAMES = 0.6
"""Share of common names from which two sentences are about the same."""

ALIKE = 0.93
"""Cosine from which a second sentence adds nothing worth reading."""

ALIKE_WORDS = 0.75
"""Share of common words from which it adds nothing either."""


def says_the_same(one: str, other: str, cosine: float) -> bool:
    """Return whether one sentence bears out the other, so that both can back one statement.

    It is strict, for a wrong second source is worse than none: besides their meaning, the numbers
    must be the same, most names too, and neither may deny what the other tells, nor have its sides swapped.

    Args:
        one: a sentence.
        other: another one.
        cosine: of their embeddings.
    """
    if cosine < SAME_MEANING or numbers(one) != numbers(other) or negated(one) != negated(other):
        return False
    named = names(one) | names(other)
    shared = named & set(words(one)) & set(words(other))
    return len(shared) >= SAME_NAMES * len(named) and not sides_swapped(one, other)


def too_alike(one: str, other: str, cosine: float) -> bool:
    """Return whether a second sentence adds nothing to the first; arguments as `says_the_same`.

    A sentence with another number, or that denies the first, always adds something.
    """
    if numbers(one) != numbers(other) or negated(one) != negated(other):
        return False
    mine, its = set(words(one)), set(words(other))
    return cosine >= ALIKE or len(mine & its) >= ALIKE_WORDS * len(mine | its)
