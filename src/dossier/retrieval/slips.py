"""Slips of the pen: the word of the archive that a word of a question was meant to be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dossier.retrieval.query import Term
from dossier.retrieval.spelling import Printed, Tokens, as_printed, spelt_as
from dossier.text import fold, is_listed, quoted_spans, stems
from dossier.text.function_words import FUNCTION_WORDS
from dossier.text.languages import languages_told

_SHORTEST = {True: 5, False: 7}  # letters of a name and of another word
_SHORTEST_SLIP = 6  # letters of a word that is put right, to a name those of another word
_LONG = 8  # letters from which two slips of the pen are forgiven

FEWEST, SELDOM = 2, 10_000
"""Passages that hold a word to which another is put right: two, and one of ten thousand."""

OFTEN = 150
"""How many times as many of them there are as hold the word as it was typed: the archive has slips too."""

MOST_SLIPS = 20
"""Passages from which a word is none: many of them do not slip alike."""

CLEARLY = 4
"""How many times as many there are as hold any other word that is as near."""

_WORD = re.compile(r"[^\W\d_]+")


class Lexicon(Printed, Protocol):
    """What is asked of an archive to find a word by its likeness."""

    def words_beginning(self, prefix: str) -> list[tuple[str, int]]:
        """Return the folded words that begin so, with how many passages hold each, most frequent first."""

    @property
    def passage_count(self) -> int:
        """How many passages there are."""

    def document_frequencies(self, stems: Iterable[str]) -> dict[str, int]:
        """Return how many passages hold each of some stems."""


def meant_by(term: Term, archive: Lexicon) -> str | None:
    """Return the nearest word of the archive, as it is printed there, None where none is near.

    Nearness is optimal string alignment (slips, omissions, additions and swaps of neighbours, each once): one
    in a shorter word, two from eight letters on. The first letter is taken to be right, as it mostly is
    (Yannakoudakis and Fawthrop 1983).

    A name is not taken for a word that is none.

    Args:
        term: a word that no passage holds.
        archive: knows the others.
    """
    word = term.word
    if len(word) < _SHORTEST[term.name] or not word.isalpha():
        return None
    slips = 2 if len(word) >= _LONG else 1
    near = process.extractOne(word, list(_known(word, archive)), scorer=OSA.distance, score_cutoff=slips)
    printed = as_printed(near[0], archive) if near else None
    return None if printed and term.name and printed.islower() else printed


def put_right(question: str, archive: Lexicon, encoder: Tokens) -> str:
    """Return a question without its slips of the pen, as far as these are beyond doubt.

    A word is put right that neither the models nor a dictionary know, and the archive has not or hardly
    ever, to one that differs by a single slip and is common; there must be no other, and a name stays a
    name. Short words stay as they are, for they are near to others; so do words in quotation marks, those
    all in capitals, and questions in other languages than English.

    Args:
        question: a stand-alone question.
        archive: knows the words.
        encoder: takes words apart: one that is whole is no slip.
    """
    if not set(languages_told(question)) <= {"en"}:
        return question
    kept = quoted_spans(question)
    typed = [
        match
        for match in _WORD.finditer(question)
        if _may_be_slip(match.group()) and not any(start <= match.start() < end for start, end in kept)
    ]
    pieces = encoder.token_spans([match.group() for match in typed])
    for match, parts in reversed(list(zip(typed, pieces, strict=True))):
        right = _right(match.group(), archive) if len(parts) > 1 else None
        if right is not None:
            question = f"{question[: match.start()]}{right}{question[match.end() :]}"
    return question


def _may_be_slip(typed: str) -> bool:
    return len(typed) >= _SHORTEST_SLIP and not typed.isupper() and fold(typed) not in FUNCTION_WORDS


def _right(typed: str, archive: Lexicon) -> str | None:
    """Return what a typed word was meant to be, as the archive prints it, None where nothing is sure."""
    word = fold(typed)
    holding = max(archive.document_frequencies({word, *stems(typed, "en")}).values())
    if holding > min(MOST_SLIPS, archive.passage_count / OFTEN):
        return None
    known = _known(word, archive)
    near = process.extract(word, list(known), scorer=OSA.distance, score_cutoff=1, limit=None)
    often = sorted(((known[each], each) for each, _, _ in near if each != word), reverse=True)
    least = max(FEWEST, archive.passage_count / SELDOM, OFTEN * holding)
    if not often or often[0][0] < least or any(CLEARLY * count > often[0][0] for count, _ in often[1:]):
        return None
    right = often[0][1]
    if right.startswith(word) or word.startswith(right):  # another form of the word
        return None
    if is_listed(typed, "en"):
        return None
    if not _is_name(right, archive):
        return None if not typed.islower() or (holding and _is_name(word, archive)) else right
    return as_printed(right, archive) if len(typed) >= _SHORTEST[False] else None


def _is_name(word: str, archive: Printed) -> bool:
    """Return whether a folded word is never printed in small letters, as far as is looked."""
    return not any(spelling.islower() for spelling in spelt_as(word, archive))


def _known(word: str, archive: Lexicon) -> dict[str, int]:
    """Return the words of an archive that begin as a word does, with how many passages hold each."""
    return {
        each: count
        for each, count in archive.words_beginning(word[0])
        if each.isalpha() and each not in FUNCTION_WORDS
    }
