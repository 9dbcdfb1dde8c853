"""The orders in which a statement says the same: its time or place at the other end, active for passive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dossier.timing.words import word_set
from dossier.verifying.reading import Reading
from dossier.verifying.tokens import Token

ARTICLES = word_set("a an the")
BE = word_set("is are was were be been being")
_ADVERBIAL = word_set("in on at by from after before during since until between between under for with")
"""Words that begin what may stand at either end of a sentence."""

_THE = re.compile(r"(?i)^ the $")
"""What makes two things one, so that either may be told of the other: `Kent is the smallest`."""

MOST_MOVED = 8
"""Words at an end of a statement that may stand at the other."""


@dataclass(frozen=True, slots=True)
class Order:
    """The words of a statement, but for articles, in an order.

    Attributes:
        tokens: the words.
        seams: the places of the words after which the order is another than in the statement.
    """

    tokens: tuple[Token, ...]
    seams: frozenset[int] = frozenset()


def orders(statement: Reading) -> Iterator[Order]:
    """Yield the orders in which the words of a statement say the same, its own first."""
    own = tuple(token for token in statement.tokens if token.word not in ARTICLES)
    yield Order(own)
    if not own:
        return
    if own[0].word in _ADVERBIAL:
        end = next((place for place, token in enumerate(own) if place and "," in token.after), 0)
        dated = next((each.end for each in statement.dates if each.start <= own[0].end + 1 < each.end), 0)
        end = end or next((place for place, token in enumerate(own) if dated and token.start >= dated), 0)
        if end:
            yield _joined(own[end:], own[:end])
    for place in range(len(own) - 1, max(1, len(own) - MOST_MOVED), -1):
        if own[place].word in _ADVERBIAL:
            yield _joined(own[place:], own[:place])
    yield from _active(own)
    is_ = next((place for place, token in enumerate(own) if token.word in BE), 0)
    if 0 < is_ < len(own) - 1 and _THE.search(statement.text[own[is_].end : own[is_ + 1].start]):
        yield _joined(own[is_ + 1 :], own[is_ : is_ + 1], own[:is_])


def _active(own: tuple[Token, ...]) -> Iterator[Order]:
    """Yield a passive statement as an active one: `A bought B` for `B was bought by A`."""
    by = next((place for place, token in enumerate(own) if token.word == "by"), 0)
    if by < _LEAST_BEFORE or own[by - 2].word not in BE:
        return
    done, deed = own[: by - 2], own[by - 1 : by]
    for end in range(len(own), by + 1, -1):
        if end == len(own) or own[end].word in _ADVERBIAL or "," in own[end].after:
            yield _joined(own[by + 1 : end], deed, done, own[end:])


_LEAST_BEFORE = 3


def _joined(*pieces: tuple[Token, ...]) -> Order:
    tokens: tuple[Token, ...] = ()
    seams = set()
    for piece in pieces:
        seams.add(len(tokens) - 1)
        tokens += piece
    return Order(tokens, frozenset(seams))
