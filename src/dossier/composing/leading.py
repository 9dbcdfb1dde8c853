"""The sentence that a lead-in announces: "A general gave some detail. He said that …"."""

from __future__ import annotations

from dossier.composing.candidates import LONGEST_SENTENCE, Candidate, Passages, sentence_spans
from dossier.retrieval import Query, Shape
from dossier.text import is_order, names, stems, words
from dossier.timing import joined, mentions
from dossier.types import Span
from dossier.verifying import amounts

LONGEST_LEAD = 16
"""Words up to which a sentence may be one that only leads in."""

LED_INTO = (Shape.OPEN, Shape.LIST, Shape.YESNO)
"""Shapes of questions that a sentence without a figure or a further name may seem to answer."""

_BREAK = "\n\n"


def leads_in(candidate: Candidate, query: Query) -> bool:
    """Return whether a sentence may only lead in: short, it opens a paragraph and tells nothing particular.

    That is neither a figure, dates left aside, nor a name that the question does not have.

    Args:
        candidate: the sentence.
        query: the question.
    """
    text, before = candidate.text, candidate.article.text[: candidate.span[0]].rstrip(" ")
    if len(words(text)) > LONGEST_LEAD or (before and not before.endswith("\n")):
        return False
    days = joined(text, mentions(text, None))
    dated = {word for day in days for word in words(text[day.start : day.end])}
    if amounts(text, candidate.article.language, tuple((day.start, day.end) for day in days)):
        return False
    asked = {*words(query.text), *(stem for term in query.terms for stem in term.stems)}
    others = names(text) - dated - asked
    return all(not asked.isdisjoint(stems(name, candidate.article.language)) for name in others)


def after_lead(candidate: Candidate, archive: Passages) -> int:
    """Return where the sentence after a candidate ends in its paragraph; else where the candidate does."""
    text, (start, end) = candidate.article.text, candidate.span
    spans: list[Span] = sentence_spans(archive.passages_of(candidate.article.id))
    after = min((span for span in spans if span[0] >= end), default=None)
    if candidate.span not in spans or after is None or _BREAK in text[end : after[0]]:
        return end
    return end if after[1] - start > LONGEST_SENTENCE or is_order(text, after) else after[1]
