"""Whether a statement stands in one sentence of its quotes: its words, in order, and what goes with them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.text import sentences
from dossier.timing.words import word_set
from dossier.verifying.leaving import left_out
from dossier.verifying.linking import linked
from dossier.verifying.orders import ARTICLES, BE, Order, orders
from dossier.verifying.reading import Reading, read
from dossier.verifying.tokens import Token, same_name
from dossier.verifying.turning import Sentence
from dossier.verifying.verbs import deed

_ADDED = BE | word_set("has have had")
"""Words that a statement may add: with a verb what stood beside a name becomes a sentence."""

_MOST_SHOWN = 4


def strayed(statement: str, quotes: Sequence[str], language: str | None = None) -> str | None:
    """Return how a statement departs from the sentence that it is nearest to; None where it does not.

    Every word but articles and forms of "be" and "have" must stand in one sentence, in the same order. What
    the sentence has beyond them must be set off, or stand before a noun and leave it what it is, or be what
    goes before or after a whole clause; conditions and sources are never left out, but for the paper that
    reports it.
    """
    told = [quote[start:end] for quote in quotes for start, end in sentences(quote, language)]
    bare = _SOURCE.sub("", statement)
    claim, heard = linked(read(bare, language), [read(_SOURCE.sub("", each)) for each in told])
    found: list[tuple[float, str | None]] = []
    for each, text in zip(heard, told, strict=True):
        source = _SOURCE.search(text)
        reported = source and _PAPER.search(source[0]) and not _DOUBTED.search(source[0])
        if source and bare == statement and not reported:
            found.append((0.0, f'leaves out "{source[0].strip(" ,.")}"'))
        else:
            found.append(_compared(claim, each))
    if any(reason is None for _, reason in found):
        return None
    return max(found, key=lambda each: each[0], default=(0.0, "no quote is given"))[1]


_SOURCE = re.compile(
    r", (?:according to [^,]{2,60}"
    r"|[^,]{2,60} (?:said|says|reported|reports|wrote|noted)(?: (?:in|on) [^,]{2,30})?)"
    r"(?:, citing [^,]*)?(?=\W*$)|^According to [^,]*, "
)
"""Who says or reports something, at an end of a sentence."""

_PAPER = re.compile(r"\b(?:reported|reports|wrote|noted)\b")
"""How a sentence tells which paper has it."""

_DOUBTED = re.compile(r"\b(?:wrong|false|mistaken|erroneous|premature)(?:ly)?\b|\b(?:it|some|many|others)\b")
"""How it tells that the paper was wrong, or that nobody knows which."""


def _compared(statement: Reading, sentence: Reading) -> tuple[float, str | None]:
    """Return how near a statement comes to a sentence in any of its orders, and what is amiss then."""
    told = [token for token in sentence.tokens if token.word not in ARTICLES]
    twins = {token.start: _twins(statement, token, sentence, told) for token in statement.tokens}
    strays = [
        token for token in statement.tokens
        if not twins[token.start] and token.word not in ARTICLES | _ADDED | {"by"}
    ]  # fmt: skip
    if strays:
        known = sum(bool(places) for places in twins.values())
        return known, f'puts "{_shown(statement, strays)}" otherwise than the quotes'
    if statement.text.count('"') % 2 > sentence.text.count('"') % 2:
        return len(twins), "cuts a quotation short"
    found = [_in_order(statement, order, sentence, told, twins) for order in orders(statement)]
    return len(twins), None if None in found else found[0]


def _in_order(
    statement: Reading, order: Order, sentence: Reading, told: Sequence[Token], twins: dict[int, set[int]]
) -> str | None:
    own = order.tokens
    traced = _traced(own, [twins[token.start] for token in own], len(told))
    strays = [token for place, token in enumerate(own) if place not in traced and token.word not in _ADDED]
    strays += _passive(sentence, own, told, traced)
    if strays or not traced:
        return f'puts "{_shown(statement, strays or own)}" otherwise than the quotes'
    lost = next(left_out(statement, Sentence(sentence, told), traced, order), None)
    return f'leaves out "{_shown(sentence, lost)}"' if lost else None


def _passive(
    sentence: Reading, own: Sequence[Token], told: Sequence[Token], traced: dict[int, int]
) -> list[Token]:
    """Return the forms of "be" that turn a deed about: `Poland was invited` for `Poland invited`."""
    return [
        token for place, token in enumerate(own)
        if token.word in BE and place not in traced and place + 1 in traced
        and traced.get(place - 1) == traced[place + 1] - 1
        and not Sentence(sentence, told).breaks(traced[place - 1])
    ]  # fmt: skip


def _shown(reading: Reading, tokens: Sequence[Token]) -> str:
    return " ".join(reading.text[token.start : token.end] for token in tokens[:_MOST_SHOWN])


def _traced(own: Sequence[Token], twins: Sequence[set[int]], length: int) -> dict[int, int]:
    """Return where the words of a statement stand in a sentence, in order and in as few runs as can be."""
    run = [[-1.0] * (length + 1) for _ in range(len(own) + 1)]
    best = [[0.0] * (length + 1) for _ in range(len(own) + 1)]
    for i, token in enumerate(own, 1):
        for j in range(1, length + 1):
            if j - 1 in twins[i - 1]:
                weight = 2.0 if token.content else 1.0
                run[i][j] = weight + max(run[i - 1][j - 1], best[i - 1][j - 1] - _NEW_RUN)
            best[i][j] = max(best[i - 1][j], best[i][j - 1], run[i][j])
    places, i, j, on = {}, len(own), length, False
    while i and j:
        if on or run[i][j] > max(best[i - 1][j], best[i][j - 1]):
            places[i - 1] = j - 1
            on = run[i - 1][j - 1] >= max(0.0, best[i - 1][j - 1] - _NEW_RUN)
            i, j = i - 1, j - 1
        elif best[i][j] == best[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return dict(sorted(places.items()))


_NEW_RUN = 0.9
"""What a run of words costs, so that a lone word without meaning hardly makes one."""


def _twins(statement: Reading, token: Token, sentence: Reading, told: Sequence[Token]) -> set[int]:
    """Return the places in a sentence at which a word of a statement stands, or the same figure."""
    figures = _figures(statement, token)
    return {
        place for place, other in enumerate(told)
        if _one(token, other) or not figures.isdisjoint(_figures(sentence, other))
    }  # fmt: skip


def _figures(reading: Reading, token: Token) -> set[tuple[object, ...]]:
    """Return the number and the date that a word is part of, in normal form."""
    numbers = {(a.low, a.high, a.unit) for a in reading.amounts if a.start <= token.start < a.end}
    return numbers | {(d.first, d.last) for d in reading.dates if d.start <= token.start < d.end}


def _one(token: Token, other: Token) -> bool:
    """Return whether two words are one, but for case; what means the same, is past or is several is not."""
    if token.place or other.place:
        return token.place == other.place
    if "s" in (token.tail, other.tail) and token.tail != other.tail:
        return False
    if token.name and other.name and same_name(token, other):
        return True
    if token.word == other.word:
        return True
    if not deed(token) and _several(token.word, other.word):
        return False
    plain = {key for key in token.keys if key[0] != "="}
    return deed(token) is deed(other) and not plain.isdisjoint(other.keys)


def _several(one: str, other: str) -> bool:
    """Return whether one of two words is the English plural of the other."""
    short, long = sorted((one, other), key=len)
    return long in (f"{short}s", f"{short}es", f"{short[:-1]}ies")
