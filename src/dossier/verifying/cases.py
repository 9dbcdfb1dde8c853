"""Read roles from the endings of names, as Turkish, Azerbaijani and Russian tell them."""

from __future__ import annotations

from dossier.verifying.reading import Reading
from dossier.verifying.tokens import Token, same


def by_case(statement: Reading, quote: Reading) -> tuple[Token, Token] | None:
    """Return two names that carry each other's case: `Yunanistan, Mısır'a` and `Mısır, Yunanistan'a`."""
    language = statement.language
    if language not in ("tr", "az", "ru") or quote.language != language:
        return None
    changed = []
    for token in statement.tokens:
        if not token.content:
            continue
        twin = next(
            (
                other
                for other in quote.tokens
                if other.content and (same(token, other) or (token.place and token.place == other.place))
            ),
            None,
        )
        if twin and _form(token) != _form(twin):
            changed.append((token, _marked(_form(token), _form(twin), language)))
    gained = [token for token, sign in changed if sign > 0]
    lost = [token for token, sign in changed if sign < 0]
    return (gained[0], lost[0]) if gained and lost and gained[0].name and lost[0].name else None


def _form(token: Token) -> str:
    return token.word + token.tail


def _marked(own: str, theirs: str, language: str) -> int:
    """Return 1 where the first form carries a case that the second has not, -1 the other way round."""
    if language == "ru":
        nominative = ("я", "а", "й", "ь")
        return (theirs.endswith(nominative) and not own.endswith(nominative)) - (
            own.endswith(nominative) and not theirs.endswith(nominative)
        )
    return (own.startswith(theirs)) - (theirs.startswith(own))
