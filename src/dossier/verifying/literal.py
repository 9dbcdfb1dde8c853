"""The strict reading of support: every word that carries meaning is told, and by one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.timing.words import word_set
from dossier.verifying.carrying import LIGHT
from dossier.verifying.opposition import other_side
from dossier.verifying.reading import Reading
from dossier.verifying.scopes import operators
from dossier.verifying.tokens import Token, alike, is_general, is_title
from dossier.verifying.verbs import is_verb
from dossier.verifying.wording import parts

_HELPING = word_set("is are was were be been has have had will would can could may might must do does did")
_ANSWERING = word_set("yes no evet hayır bəli xeyr да нет")


FEWEST_WORDS = 6
"""Words from which a text that ends as a sentence does is taken for one."""


def untold(statement: Reading, quotes: Sequence[Reading]) -> list[str]:
    """Return the words of a statement that carry meaning and that no quote has, nor a like one."""
    marked = {place for each in operators(statement) for place in range(each.first, each.last + 1)}
    return [
        statement.text[token.start : token.end]
        for place, token in enumerate(statement.tokens)
        if place not in marked and _carries(token, statement) and not _told(token, quotes)
    ]


def is_fragment(statement: Reading) -> bool:
    """Return whether an English text has no verb and so states nothing by itself: "17.1%", "18 howitzers"."""
    whole = statement.text.rstrip().endswith((".", "!", "?")) and len(statement.tokens) >= FEWEST_WORDS
    if statement.language != "en" or whole:
        return False
    return not any(
        token.word in _HELPING or (is_verb(statement, place) and token.word != "according")
        for place, token in enumerate(statement.tokens)
    )


def by_parts(statement: Reading, quotes: Sequence[Reading]) -> bool:
    """Return whether each of several parts of a statement is told by one quote, with all its names."""
    told = [part for part in parts(statement) if len(part) > 1]
    return len(told) > 1 and all(any(_tells(quote, part) for quote in quotes) for part in told)


def _tells(quote: Reading, part: Sequence[Token]) -> bool:
    return all(_told(token, [quote]) for token in part)


def _carries(token: Token, statement: Reading) -> bool:
    if not token.content or token.word in LIGHT or token.word in _ANSWERING:
        return False
    return not (is_general(token, statement.language) or is_title(token))


def _told(token: Token, quotes: Sequence[Reading]) -> bool:
    return any(alike(token, other) or other_side(token, other) for quote in quotes for other in quote.tokens)
