"""Names as the archive prints them: what a question writes without its own letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from dossier.text import fold
from dossier.text.function_words import FUNCTION_WORDS
from dossier.types import Passage, Span

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
    """Return a folded word as a passage has it, None where no passage shown does."""
    found = archive.passages([name for name, _ in archive.matching([], 1, phrases=[[word]])])
    for passage in found.values():
        for written in _WORD.findall(passage.text):
            if fold(written) == word:
                return str(written)
    return None


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
    printed = {
        word: as_printed(fold(word), archive) or word for word, pieces in taken_apart if len(pieces) > 1
    }

    def spelt(match: re.Match[str]) -> str:
        word = match.group()
        found = printed.get(word, word)
        return word if _OTHER.isdisjoint(found) else found

    return _PLAIN.sub(spelt, question)
