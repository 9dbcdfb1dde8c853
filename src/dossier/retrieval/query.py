"""What is searched for: a question's terms with their rarity, its phrases, its vector."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dossier.retrieval.function_words import function_words
from dossier.retrieval.question import Shape, shape_of
from dossier.retrieval.variants import name_variants
from dossier.text import names, quoted_phrases, stems, words
from dossier.types import Period

LONGEST_QUESTION = 1_000
"""Characters of a question that are read; what follows adds noise and time, not meaning."""

MOST_TERMS = 64
"""Terms of a question that are searched for."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question that carries meaning.

    Attributes:
        word: the word, folded.
        stems: its stems in each language of the archive, and the word itself for articles of no known
            language, and those of a name's other forms; any of them matches.
        weight: inverse document frequency over passages, of the commonest stem, as in BM25
            (Robertson and Zaragoza 2009); 0 or more.
        known: whether any passage holds it.
        name: whether the question writes it with a capital.
    """

    word: str
    stems: tuple[str, ...]
    weight: float
    known: bool
    name: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A question made ready for the search.

    Attributes:
        text: the stand-alone question.
        shape: what kind of answer it asks for.
        terms: its words that carry meaning, each once, in order.
        phrases: the words of each phrase in quotation marks; every one must be found.
        vector: its embedding, of length 1; shape (dimension,).
        period: the time that it is about, None where it names none.
    """

    text: str
    shape: Shape
    terms: tuple[Term, ...]
    phrases: tuple[tuple[str, ...], ...]
    vector: NDArray[np.float32]
    period: Period | None = None


class Vocabulary(Protocol):
    """What is asked of an archive to weigh a word."""

    @property
    def passage_count(self) -> int:
        """How many passages there are."""

    def document_frequency(self, stem: str) -> int:
        """Return how many passages hold a stem."""

    def languages(self) -> dict[str, int]:
        """Return how many articles there are by language code."""


class QuestionEncoder(Protocol):
    """What is asked of an embedder to read a question."""

    def encode_question(self, text: str) -> NDArray[np.float32]:
        """Return the vector of a question, shape (dimension,)."""


def read_question(text: str, archive: Vocabulary, encoder: QuestionEncoder) -> Query:
    """Make a question ready for the search.

    Args:
        text: the stand-alone question; only its first `LONGEST_QUESTION` characters are read.
        archive: weighs its words.
        encoder: embeds it.
    """
    text = text[:LONGEST_QUESTION]
    terms = _terms(text, archive)
    phrases = tuple(tuple(found) for phrase in quoted_phrases(text) if (found := words(phrase)))
    return Query(text, shape_of(text), terms, phrases, encoder.encode_question(text))


def _terms(text: str, archive: Vocabulary) -> tuple[Term, ...]:
    languages = [language for language in archive.languages() if language] or ["en"]
    by_language = [stems(text, language) for language in languages]
    grammar = function_words(languages) - names(text)
    capitals = names(f"- {text}")  # so that a name may open the question
    groups: dict[str, list[str]] = {}
    for position, word in enumerate(words(text)):
        if word not in grammar and (len(word) > 1 or word.isdigit()):
            group = groups.setdefault(word, [found[position] for found in by_language] + [word])
            if word in capitals:
                group += _variants(word, languages, archive)
    read = list(groups.items())[:MOST_TERMS]
    return tuple(
        _weighed(word, tuple(dict.fromkeys(group)), word in capitals, archive) for word, group in read
    )


def _variants(name: str, languages: list[str], archive: Vocabulary) -> list[str]:
    """Return the stems of a name's other forms, those that occur."""
    found = {stem for variant in name_variants(name) for each in languages for stem in stems(variant, each)}
    return sorted(stem for stem in found if archive.document_frequency(stem))


def _weighed(word: str, group: tuple[str, ...], name: bool, archive: Vocabulary) -> Term:
    frequency = max(archive.document_frequency(stem) for stem in group)
    rarity = math.log(1 + (archive.passage_count - frequency + 0.5) / (frequency + 0.5))
    return Term(word, group, max(rarity, 0.0), frequency > 0, name)
