"""The word of the archive that a word unknown to it was perhaps meant to be."""

from __future__ import annotations

from typing import Protocol

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dossier.retrieval import FUNCTION_WORDS, Printed, Term, as_printed

_SHORTEST = {True: 5, False: 7}  # letters of a name and of another word
_LONG = 8  # letters from which two slips of the pen are forgiven


class Lexicon(Printed, Protocol):
    """What is asked of an archive to find a word by its likeness."""

    def words_beginning(self, prefix: str) -> list[tuple[str, int]]:
        """Return the folded words that begin so, with how many passages hold each, most frequent first."""


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
    known = [
        each for each, _ in archive.words_beginning(word[0]) if each.isalpha() and each not in FUNCTION_WORDS
    ]
    slips = 2 if len(word) >= _LONG else 1
    near = process.extractOne(word, known, scorer=OSA.distance, score_cutoff=slips)
    printed = as_printed(near[0], archive) if near else None
    return None if printed and term.name and printed.islower() else printed
