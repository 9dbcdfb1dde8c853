"""From which country to which a text has things go: what one bought of another, that has not bought of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from dossier.timing.words import word_set
from dossier.verifying.reading import read
from dossier.verifying.tokens import Token

_BUYS = word_set(
    "buy buys buying bought purchase purchases purchased purchasing acquire acquires acquired acquiring "
    "order orders ordered ordering receive receives received receiving import imports imported importing "
    "procure procures procured buyer customer importer"
)
_SELLS = word_set(
    "sell sells selling sold sale sales supply supplies supplied supplying deliver delivers delivered "
    "delivering delivery deliveries export exports exported exporting provide provides provided ship ships "
    "shipped shipment shipments seller supplier exporter"
)
_GOODS = word_set(
    "weapons arms drones systems equipment missiles rockets tanks vehicles munitions ammunition aircraft "
    "jets fighters helicopters warships submarines guns rifles launchers radars goods products gas oil grain "
    "wheat technology hardware weaponry"
)
_MAKES = word_set("made built supplied produced manufactured")
_FROM, _TO, _BY = word_set("from"), word_set("to"), word_set("by")
_WITHIN = 4
"""Words between a country and the word that tells its part."""


class Trade(NamedTuple):
    """Countries, by their codes: those that things come from, those that they go to, and all."""

    origins: frozenset[str]
    destinations: frozenset[str]
    all: frozenset[str]


@lru_cache(2_000)
def trade(text: str) -> Trade:
    """Return where a text, in English, has things come from and go to; a country may be both."""
    tokens = read(text, "en").tokens
    origins, destinations = set(), set()
    for place, token in enumerate(tokens):
        if code := token.place:
            before = [each.word for each in tokens[max(0, place - 2) : place]]
            following = tokens[place + 1 : place + 1 + _WITHIN]
            after = [each.word for each in takewhile(lambda each: each.place is None, following)]
            if _comes_from(tokens, place, before, after):
                origins.add(code)
            if _goes_to(tokens, place, before, after):
                destinations.add(code)
    return Trade(
        frozenset(origins), frozenset(destinations), frozenset(filter(None, (t.place for t in tokens)))
    )


def _comes_from(tokens: Sequence[Token], place: int, before: Sequence[str], after: Sequence[str]) -> bool:
    """Return whether things come from a country: "from Turkey", "Turkish weapons", "Turkey sold"."""
    if _FROM.intersection(before) or (_BY.intersection(before) and _told(tokens, place, _SELLS | _MAKES)):
        return True
    if _first(after[:3], _GOODS, _BUYS | _SELLS) or _MAKES.intersection(after[:1]):
        return not _TO.intersection(before)
    return _first(after, _SELLS, _BUYS) and not _TO.intersection(before)


def _goes_to(tokens: Sequence[Token], place: int, before: Sequence[str], after: Sequence[str]) -> bool:
    """Return whether things go to a country: "sold to Azerbaijan", "Azerbaijan bought"."""
    if _TO.intersection(before) and _told(tokens, place, _SELLS):
        return True
    if _BY.intersection(before) and _told(tokens, place, _BUYS):
        return True
    return _first(after, _BUYS, _SELLS) and not _FROM.intersection(before)


def _told(tokens: Sequence[Token], place: int, wanted: frozenset[str]) -> bool:
    """Return whether one of some words stands before a place of a text."""
    return any(each.word in wanted for each in tokens[:place])


def _first(after: Sequence[str], wanted: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether one of some words comes, and none of others before it."""
    for word in after:
        if word in wanted or word in other:
            return word in wanted
    return False


def traded_otherwise(sentence: str, question: str) -> bool:
    """Return whether a sentence tells a trade the other way round than a question, or with a third country.

    Args:
        sentence: one, in English.
        question: the stand-alone question, as "What weapons has Turkey bought from Azerbaijan?"; any that
            does not tell who sold to whom is not looked into.
    """
    if not _MAY_TRADE.search(question):
        return False
    asked, told = trade(question), trade(sentence)
    if not (asked.origins and asked.destinations) or asked.origins & asked.destinations:
        return False
    of_it, to_it = asked.origins & told.origins, asked.destinations & told.destinations
    if of_it and told.destinations and not to_it:
        return asked.destinations.isdisjoint(told.all)
    if to_it and told.origins and not of_it:
        return asked.origins.isdisjoint(told.all)
    swapped = asked.origins & told.destinations or asked.destinations & told.origins
    return bool(swapped) and not (of_it or to_it)


_MAY_TRADE = re.compile(
    r"\b(?:b(?:uy|ought)|s(?:ell|old)|suppl|deliver|ship|order|import|export|receiv|acquir|purchas|procur|provid)"
)
