"""Whose quantity a sentence tells: the range of one rocket is not that of another."""

from __future__ import annotations

import re

from dossier.composing.answer_type import is_month
from dossier.composing.candidates import Candidate, leans
from dossier.composing.listing import told_by_itself
from dossier.retrieval import FUNCTION_WORDS, Query, Term
from dossier.text import fold, is_listed, names, stems, words
from dossier.verifying import country

_CODE = re.compile(r"(?<![\w-])[^\W\d_]+-?\d[\w-]*")


def of_another_bearer(candidate: Candidate, query: Query) -> bool:
    """Return whether a sentence, in English, leaves out what a quantity is asked of and names another thing.

    Who is quoted, countries and months are no such things. Where a sentence leans on the one before it, that
    may name what it is about.

    Args:
        candidate: the sentence.
        query: a question for a quantity, as "What is the range of the Polonez?"
    """
    if candidate.article.language != "en" or not (asked := _bearers(query)):
        return False
    text = f"{candidate.before} {candidate.text}" if leans(candidate.text) else candidate.text
    held = frozenset(stems(text, "en"))
    numbers = {
        word.rstrip("s") for code in _CODE.findall(query.text) for word in words(code) if word[0].isdigit()
    }
    coded = all(any(stem.startswith(number) for stem in held) for number in numbers)  # HQ-9, HQ-9BE
    if coded and any(not held.isdisjoint(term.stems) for term in asked):
        return False
    return bool(_things(told_by_itself(text)))


def opens_with(candidate: Candidate, query: Query) -> bool:
    """Return whether the first name in a sentence, who is quoted aside, is one of the question's."""
    capitals = (word for word in re.findall(r"[^\W_]+", told_by_itself(candidate.text)) if word[0].isupper())
    plain = (word for word in capitals if not (is_month(fold(word)) or fold(word) in FUNCTION_WORDS))
    first = next(plain, "")
    held = frozenset(stems(first, candidate.article.language))
    named = [term for term in query.terms if term.name]
    where = country(fold(first))
    return any(not held.isdisjoint(term.stems) or (where and where == country(term.word)) for term in named)


def _bearers(query: Query) -> list[Term]:
    """Return the names of a question, or words that no dictionary lists, but those of countries and times."""
    time = words(query.period.words) if query.period else ()
    return [
        term
        for term in query.terms
        if (term.name or not is_listed(term.word, "en"))
        and not (term.word.isdigit() or term.word in time or country(term.word) or is_month(term.word))
    ]


def _things(text: str) -> set[str]:
    """Return the names in a text, folded, one that opens it too, but those of countries and months."""
    first = next(iter(text.split()), "")
    opening = names(f"- {first}") if not is_listed(first, "en") else frozenset()
    found = (opening | names(text)) - FUNCTION_WORDS
    return {word for word in found if not (word.isdigit() or country(word) or is_month(word))}
