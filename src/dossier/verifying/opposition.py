"""Check opposites: "rose" where the quotes say "fell", "Wednesday" where they say "Thursday"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier.verifying.cases import by_case
from dossier.verifying.contrasts import Pole, contrasts, converses
from dossier.verifying.findings import Finding
from dossier.verifying.reading import Reading
from dossier.verifying.scopes import negated
from dossier.verifying.tokens import Token, alike, same


def opposition(statement: Reading, quotes: Sequence[Reading]) -> Iterator[Finding]:
    """Find words of a statement where its quotes have their opposite and not them."""
    denied = negated(statement)
    for place, token in enumerate(statement.tokens):
        poles = _turned(_poles(token, statement.language), statement, place)
        if not poles or not token.content or place in denied or _beside_denial(statement, place, denied):
            continue
        if any(_agree(token, at, poles, quote) for quote in quotes for at in range(len(quote.tokens))):
            continue
        if any(_against(_poles(other, statement.language), poles) for other in statement.tokens):
            continue
        rival = next((each for quote in quotes for each in _rivals(quote, poles)), None)
        if rival and not _by_other_side(statement, place, quotes):
            quote, other = rival
            yield Finding(
                "contradiction", f"says {_raw(statement, token)}; the article says {_raw(quote, other)}", 0.8
            )


def _turned(poles: set[Pole], reading: Reading, place: int) -> set[Pole]:
    """Return the poles of a word, those of "beaten" turned about where it is passive."""
    before = {token.word for token in reading.tokens[max(0, place - 3) : place]}
    if reading.tokens[place].word in _DONE_TO and before & _BE:
        return {(row, 1 - at) for row, at in poles if at < 2}
    return poles


_DONE_TO = frozenset(("beaten", "defeated"))
_BE = frozenset(("was", "were", "been", "is", "are", "being"))


def _agree(token: Token, at: int, poles: set[Pole], quote: Reading) -> bool:
    other = quote.tokens[at]
    theirs = _turned(_poles(other, quote.language), quote, at)
    if _against(theirs, poles):
        return bool(theirs & poles)
    return bool(theirs & poles) or same(token, other) or alike(token, other)


def _against(some: set[Pole], others: set[Pole]) -> bool:
    return any(row == its and pole != at for row, pole in some for its, at in others)


def _beside_denial(statement: Reading, place: int, denied: frozenset[int]) -> bool:
    return any(abs(place - each) <= 1 for each in denied)


def _poles(token: Token, language: str) -> set[Pole]:
    return {pole for key in token.keys for pole in contrasts(language).get(key, ())}


def _rivals(quote: Reading, poles: set[Pole]) -> Iterator[tuple[Reading, Token]]:
    denied = negated(quote)
    for place, other in enumerate(quote.tokens):
        theirs = _turned(_poles(other, quote.language), quote, place)
        if other.content and place not in denied and _against(poles, theirs):
            yield quote, other


def _by_other_side(statement: Reading, place: int, quotes: Sequence[Reading]) -> bool:
    """Return whether the quotes tell the event as its other side sees it: sold by one, bought by another."""
    sides = _sides(statement.tokens[place])
    if not sides:
        return False
    for quote in quotes:
        for other_place, other in enumerate(quote.tokens):
            theirs = _sides(other)
            if any(row == its and side != at for row, side in sides for its, at in theirs):
                if statement.language != "en":
                    return by_case(statement, quote) is not None
                own, its = subject(statement, place), subject(quote, other_place)
                if own and its and not alike(own, its):
                    return True
    return False


def _sides(token: Token) -> set[Pole]:
    return {side for key in token.keys for side in converses(token.language).get(key, ())}


def other_side(token: Token, other: Token) -> bool:
    """Return whether two words tell one event as its two sides see it: sold, bought."""
    return _against(_sides(token), _sides(other))


def subject(reading: Reading, place: int) -> Token | None:
    """Return the word that a verb's subject ends with, as its place before the verb tells."""
    for token in reversed(reading.tokens[:place]):
        if token.content and not token.word.endswith("ly"):
            return token
    return None


def _raw(reading: Reading, token: Token) -> str:
    return reading.text[token.start : token.end]


def converse(statement: Reading, quote: Reading) -> bool:
    """Return whether two texts tell one event by the verbs of its two sides: sold here, bought there."""
    own = {side for token in statement.tokens for side in _sides(token)}
    theirs = {side for token in quote.tokens for side in _sides(token)}
    return _against(own, theirs) and not own & theirs
