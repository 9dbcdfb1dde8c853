"""What is searched for: a question's terms with their rarity, its phrases, its vector."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dossier.retrieval.question import Shape, shape_of
from dossier.retrieval.rewording import reworded
from dossier.retrieval.sides import sides
from dossier.retrieval.subject import Subject, subject_of
from dossier.retrieval.variants import name_variants, undotted
from dossier.text import names, quoted_phrases, stems, words
from dossier.text.function_words import function_words
from dossier.types import Period, Span
from dossier.verifying import country

LONGEST_QUESTION = 1_000
"""Characters of a question that are read; what follows adds noise and time, not meaning."""

MOST_TERMS = 64
"""Terms of a question that are searched for."""

UNKNOWN_BELOW, KNOWN_ABOVE = 0.6, 0.75
"""Mean of one over a word's pieces below which a language is unknown to a model, and above which it is
known."""

FEWEST_PLAIN = 3
"""Words that are no names below which the names are asked about too."""

LONGEST_ENDING = 3
"""Letters at most that a word may end in otherwise and be the same word, in a language that inflects."""

SHORTEST_STEM = 4
"""Letters at least that two forms of a word begin with."""

_WORD = re.compile(r"[^\W\d_]{2,}")


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
        familiarity: how well the embedding model knows the language of the question, from 0 to 1.
        period: the time that it is about, None where it names none.
        event: the event before or after which it asks, which is no answer itself: its name, its first and its
            last day.
        named_times: first and last day of each time that is part of a name in it: "the 2020 war".
        sides: for a comparison, a question for each of its two sides; for a list the same question in other
            words, where there are any that find more.
        parts: the questions that one holds which asks several things; empty for any other.
        subject: what an overview is about, None for any other question.
        said: how it is put to the models, where that differs from its text.
        halved_in: days after which what is told counts half, where the newer is the better; 0 elsewhere.
        new_since: the day from which what was published is new, where that is so.
        today: the day as of which it is asked; what is dated later is misdated. None where none is known.
        aside: names that it leaves aside, "apart from Turkey", and that its text is without.
    """

    text: str
    shape: Shape
    terms: tuple[Term, ...]
    phrases: tuple[tuple[str, ...], ...]
    vector: NDArray[np.float32]
    familiarity: float = 1.0
    period: Period | None = None
    event: tuple[str, tuple[date, date]] | None = None
    named_times: tuple[tuple[date, date], ...] = ()
    sides: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    subject: Subject | None = None
    said: str = ""
    halved_in: float = 0.0
    new_since: date | None = None
    today: date | None = None
    aside: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        """The question with what it leaves aside."""
        return f"{self.text} (apart from {', '.join(self.aside)})" if self.aside else self.text

    @property
    def matter(self) -> str:
        """What sentences are matched with: the subject of an overview, or else the question."""
        return (self.subject and self.subject.text) or self.said or self.text

    @property
    def timely(self) -> bool:
        """Whether it is an overview of a time, of whatever happened in it."""
        if self.subject is None or self.period is None:
            return self.subject is not None and self.subject.latest and not self.terms
        told = words(
            f"{self.period.words} {self.period.since:%B %Y}" if self.period.since else self.period.words
        )
        return all(term.word in told for term in self.terms)


class Vocabulary(Protocol):
    """What is asked of an archive to weigh a word."""

    @property
    def passage_count(self) -> int:
        """How many passages there are."""

    def document_frequencies(self, stems: Iterable[str]) -> dict[str, int]:
        """Return how many passages hold each of some stems."""

    def words_beginning(self, prefix: str) -> list[tuple[str, int]]:
        """Return the folded words that begin so, with how many passages hold each, most frequent first."""

    def languages(self) -> dict[str, int]:
        """Return how many articles there are by language code."""


class QuestionEncoder(Protocol):
    """What is asked of an embedder to read a question."""

    def encode_question(self, text: str) -> NDArray[np.float32]:
        """Return the vector of a question, shape (dimension,)."""

    def token_spans(self, texts: Sequence[str]) -> list[list[Span]]:
        """Return the characters of each token of each text."""


def read_question(text: str, archive: Vocabulary, encoder: QuestionEncoder, said: str = "") -> Query:
    """Make a question ready for the search.

    Args:
        text: the stand-alone question; only its first `LONGEST_QUESTION` characters are read.
        said: the same in the words that are searched for, where these differ.
        archive: weighs its words.
        encoder: embeds it.
    """
    text = text[:LONGEST_QUESTION]
    said = (said or text)[:LONGEST_QUESTION]
    subject = subject_of(said)
    phrases = tuple(tuple(found) for phrase in quoted_phrases(text) if (found := words(phrase)))
    compared = sides(text)
    shape = Shape.COMPARISON if compared else Shape.OVERVIEW if subject else shape_of(text)
    again = reworded(text) if shape is Shape.LIST else ""
    known = familiarity(text, encoder)
    return Query(
        text=text,
        shape=shape,
        terms=_terms(subject.text if subject else said, archive, inflected=known == 0),
        phrases=phrases,
        vector=encoder.encode_question((subject and subject.text) or said),
        familiarity=known,
        sides=compared or ((again,) if again else ()),
        subject=subject,
        said=said,
    )


def familiarity(question: str, encoder: QuestionEncoder) -> float:
    """Return how well a model knows the language of a question, from 0 to 1.

    The model's own tokenizer tells: words of a language that it learnt are whole in its vocabulary or
    fall into two pieces, others fall into many. Measured over the words that are no names, by the mean
    of one over the number of pieces, which for all-MiniLM-L6-v2 is 0.7 or more in 19 of 20 English
    questions, even medical ones, and 0.62 or less in 19 of 20 Turkish ones, 0.3 in Russian.

    Args:
        question: the question.
        encoder: whose tokenizer is asked.
    """
    named = names(f"- {question}")
    every = _WORD.findall(question)
    plain = [word for word in every if named.isdisjoint(words(word))]
    asked = plain if len(plain) >= FEWEST_PLAIN else every
    if not asked:
        return 1.0
    whole = sum(1 / max(len(pieces), 1) for pieces in encoder.token_spans(asked)) / len(asked)
    return min(max((whole - UNKNOWN_BELOW) / (KNOWN_ABOVE - UNKNOWN_BELOW), 0.0), 1.0)


def _terms(text: str, archive: Vocabulary, *, inflected: bool) -> tuple[Term, ...]:
    """Return the terms of a text; in a language that inflects, those of no passage by their other forms."""
    languages = [language for language in archive.languages() if language] or ["en"]
    text, in_letters = undotted(text)
    by_language = [stems(text, language) for language in languages]
    grammar = function_words(languages) - names(text) - in_letters
    capitals = names(f"- {text}") | in_letters  # so that a name may open the question
    groups: dict[str, list[str]] = {}
    for position, word in enumerate(words(text)):
        if word not in grammar and (len(word) > 1 or word.isdigit()):
            groups.setdefault(word, [found[position] for found in by_language] + [word])
    groups = dict(list(groups.items())[:MOST_TERMS])
    variants = {
        word: _stems(name_variants(word, inflected=inflected), languages)
        for word in groups
        if word in capitals
    }
    holding = archive.document_frequencies(
        {stem for found in (*groups.values(), *variants.values(), *in_letters) for stem in found}
    )
    occurring = {word: [stem for stem in found if holding[stem]] for word, found in variants.items()}
    for word in in_letters & groups.keys():  # an archive that writes the dots holds the letters alone
        occurring[word] += [min(word, key=lambda letter: (holding[letter] == 0, holding[letter]))]
    passages = archive.passage_count
    terms = (
        _weighed(word, (*group, *occurring.get(word, ())), word in capitals, holding, passages)
        for word, group in groups.items()
    )
    return tuple(
        _in_other_forms(term, archive, languages) if inflected and not term.known else term for term in terms
    )


def _in_other_forms(term: Term, archive: Vocabulary, languages: Sequence[str]) -> Term:
    """Return a word that no passage holds with the stems of those that differ from it in their endings.

    Names and rare words have no dictionary form, and Snowball's stemmers leave some of their endings.
    """
    begun = term.word[: max(SHORTEST_STEM, len(term.word) - LONGEST_ENDING)]
    if not term.word.isalpha() or len(begun) == len(term.word):
        return term
    forms = [
        form
        for form, _ in archive.words_beginning(begun)
        if form.isalpha()
        and len(form) - len(begun) <= LONGEST_ENDING + 1
        and country(form) == country(term.word)  # Нигер is not Нигерия
    ]
    group = (*term.stems, *_stems(forms, languages))
    return _weighed(
        term.word, group, term.name, archive.document_frequencies(set(group)), archive.passage_count
    )


def _stems(forms: Iterable[str], languages: Sequence[str]) -> list[str]:
    """Return the stems of some words in each language."""
    return sorted({stem for form in forms for each in languages for stem in stems(form, each)})


def _weighed(word: str, group: Iterable[str], name: bool, holding: Mapping[str, int], passages: int) -> Term:
    """Return a term of some stems, weighed by how many of the passages hold each."""
    group = tuple(dict.fromkeys(group))
    frequency = max(holding[stem] for stem in group)
    rarity = math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5))
    return Term(word, group, max(rarity, 0.0), frequency > 0, name)
