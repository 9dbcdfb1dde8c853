"""What a language model left out, in the archive's own sentences."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.composing.composition import place_of
from dossier.composing.listing import items
from dossier.retrieval import Shape
from dossier.text import words
from dossier.types import Citation, Statement


def left_out(
    quoted: Sequence[Statement],
    citations: Sequence[Citation],
    prose: Sequence[Statement],
    cited: Sequence[Citation],
    shape: Shape,
) -> list[tuple[Statement, list[Citation]]]:
    """Return the statements of quote mode that supported prose does not cover, with their quotes.

    A note always stays. A statement is covered where supported prose cites one of its quotes, and the figures
    and, in a list, the items that stand in it stand in the prose as well.

    Args:
        quoted: the statements of quote mode.
        citations: their quotes.
        prose: the written statements that stay.
        cited: the quotes of these.
        shape: what kind of answer the question asks for.
    """
    sound = [each for each in prose if each.support == "supported"]
    used = {number for each in sound for number in each.citations}
    places = {place_of(each) for each in cited if each.number in used}
    said = {word for each in sound for word in words(each.text)}
    by_number = {each.number: each for each in citations}
    missing = []
    for statement in quoted:
        quotes = [by_number[number] for number in statement.citations]
        told = any(place_of(each) in places for each in quotes) and not _lost(statement.text, said, shape)
        if statement.origin == "note" or not told:
            missing.append((statement, quotes))
    return missing


def _lost(text: str, said: set[str], shape: Shape) -> bool:
    """Return whether something of a quote that is likely to be asked for is not in the prose."""
    if shape is Shape.LIST:
        return bool(items(text) - said)
    figures = {word for word in words(text) if any(each.isdigit() for each in word)}
    return bool(figures) and figures.isdisjoint(said)
