"""Names as the archive prints them: what a question writes without its own letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from dossier.text import fold
from dossier.text.function_words import FUNCTION_WORDS
from dossier.types import Passage, Span

MOST_LOOKED_AT = 10
"""Passages by which the spelling of a word is told: one article must not spell it for all others."""

_WORD = re.compile(r"[^\W\d_]+")
_OTHER = frozenset("ıəłøđŁØĐƏ")
"""Letters that the models do not take for plain ones; accents make no difference to them."""

_PLAIN = re.compile(r"\b[A-Z](?=[A-Za-z]*[IiEeLlOoDd])[A-Za-z]{3,}\b")
"""Names in plain letters, one of which may stand for one of these."""


class Printed(Protocol):
    """What is asked of an archive to see a word as it prints it."""

    def matching(
        self, terms: Sequence[Sequence[str]], k: int, *, phrases: Sequence[Sequence[str]] = ()
    ) -> Sequence[tuple[str, float]]:
        """Return passages that hold phrases."""

    def passages(self, ids: Iterable[str]) -> Mapping[str, Passage]:
        """Return passages by id."""


class Tokens(Protocol):
    """What is asked of an embedder to see which words it knows."""

    def token_spans(self, texts: Sequence[str]) -> list[list[Span]]:
        """Return the characters of each token of each text."""


def as_printed(word: str, archive: Printed) -> str | None:
    """Return a folded word as most of the passages that hold it have it, None where no passage shown does."""
    spellings = spelt_as(word, archive)
    return spellings.most_common(1)[0][0] if spellings else None


def spelt_as(word: str, archive: Printed, most: int = MOST_LOOKED_AT) -> Counter[str]:
    """Return how often passages that hold a folded word, `most` at most, have it in each spelling."""
    found = archive.passages([name for name, _ in archive.matching([], most, phrases=[[word]])])
    printed = (each for passage in found.values() for each in set(_WORD.findall(passage.text)))
    return Counter(each for each in printed if fold(each) == word)


def respelt(question: str, archive: Printed, encoder: Tokens) -> str:
    """Return a question with its names as the archive prints them: `Akıncı` for `Akinci`.

    Words are found however they are written, but the models know a name by its letters. A name that is whole
    in the model's vocabulary stays as it is.

    Args:
        question: a stand-alone question.
        archive: prints the names.
        encoder: takes words apart.
    """
    written = [word for word in dict.fromkeys(_PLAIN.findall(question)) if fold(word) not in FUNCTION_WORDS]
    taken_apart = zip(written, encoder.token_spans(written), strict=True)
    own = {word: _own_letters(word, archive) for word, pieces in taken_apart if len(pieces) > 1}
    return _PLAIN.sub(lambda match: own.get(match.group(), match.group()), question)


def _own_letters(word: str, archive: Printed) -> str:
    """Return a word as the archive prints it, itself where a passage prints it in plain letters."""
    spellings = spelt_as(fold(word), archive, 1)
    if spellings and not _OTHER.isdisjoint("".join(spellings)):  # mostly not, and one passage tells
        spellings = spelt_as(fold(word), archive)
    if any(_OTHER.isdisjoint(each) for each in spellings) or not spellings:
        return word
    return spellings.most_common(1)[0][0]
