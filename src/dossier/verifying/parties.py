"""Who did something together, as in "When did Varland and Borovia sign it?", and who traded with whom."""

from __future__ import annotations

import re
from functools import lru_cache

from dossier.verifying.reading import Reading, read
from dossier.verifying.tokens import Token, alike
from dossier.verifying.trading import Trade, country_of, may_trade, trade

_NAME = r"(?:the )?(?-i:[A-Z])[\w.’'-]*(?: (?-i:[A-Z])[\w.’'-]*){0,3}"
_ALONE = r"(?:conclud(?:es?|ed)|h[oe]lds?|found(?:s|ed)?|establish(?:es|ed)?|adopt(?:s|ed)?)"
_TOGETHER = (
    rf"(?:signs?|signed|agrees?|agreed|met|meets?|negotiate[sd]?|exchange[sd]?|ratif(?:y|ies|ied)|"
    rf"initial(?:s|l?ed)?|ma[dk]es? peace|co-?operate[sd]?|jointly|(?P<alone>{_ALONE}))\b"
)
"""Verbs for what takes two; or one alone, unless it is a treaty or talks."""

_JOINT = re.compile(
    r"\b(?:talks|negotiations|consultations|meetings?|treat(?:y|ies)|pacts?|accords?|agreements?|deals?|contracts?|"
    r"memorand(?:um|a)|protocols?|declarations?|truces?|ceasefires?|armistices?|peace|summits?|exercises?|drills?|"
    r"man(?:oeuv|euv)[er]+s?|relations|alliances?|together)\b",
    re.IGNORECASE,
)
_AMONG_OTHERS = re.compile(
    r"\b(?:including|powers|others|other (?:countries|states|nations|members|governments|parties|leaders))\b",
    re.IGNORECASE,
)
"""What says that there are more than those named."""

_BOTH = rf"(?P<one>{_NAME}(?:, {_NAME})*),? and (?:[a-z]+ )?(?P<other>{_NAME})"
_PARTIES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:did|do|does|have|has|had|will|would) (?:[a-z]+ )?"
        rf"{_BOTH} (?:\w+ ){{0,2}}?{_TOGETHER}",
        rf"\b(?:did|do|does|have|has|had|will|would) (?P<one>{_NAME}) "
        rf"{_TOGETHER}[^?]*? with (?:[a-z]+ )?(?P<other>{_NAME})",
        rf"\b{_TOGETHER}[^?]* (?:by|between) (?:[a-z]+ )?{_BOTH}",
        rf" between (?:[a-z]+ )?{_BOTH}[^?]* {_TOGETHER}",
    )
)
_WHEREABOUTS = frozenset(("in", "at", "near", "from", "over", "against"))


def other_parties(sentence: str, question: str, around: str) -> bool:
    """Return whether a sentence tells of others than those who a question says did something together.

    "Varland and Norland signed the pact" does not tell when Varland and Borovia signed it, nor does "The pact
    was signed in May" where nothing around it names Borovia. One "with others" may tell it.

    Args:
        sentence: one, in English.
        question: the stand-alone question; one that names no two who did it is not looked into.
        around: what may tell for the sentence who did it: the article with its title.
    """
    parties = _parties(question)
    if not parties or _AMONG_OTHERS.search(sentence):
        return False
    said = read(sentence, "en")
    missing = [party for party in parties if not _is_told(party, said)]
    if not missing:
        return False
    if not all(_is_told(party, read(around, "en")) for party in missing):
        return True
    asked = {token.place for party in parties for token in party}
    of_countries = any(country_of(token) for party in missing for token in party)
    return of_countries and len(missing) < len(parties) and not _others(said) <= asked


@lru_cache(64)
def _parties(question: str) -> tuple[tuple[Token, ...], ...]:
    """Return the names of those who a question says did something together, one or more words each."""
    found = next((match for each in _PARTIES if (match := each.search(question))), None)
    if found is None or (found["alone"] and not _JOINT.search(question)):
        return ()
    spans = [found.span(group) for group in ("one", "other")]
    names = [
        [token for token in read(question, "en").tokens if start <= token.start < end and token.content]
        for start, end in spans
    ]
    first = [[token] for token in names[0]] if "," in found["one"] else [names[0]]
    return tuple(tuple(party) for party in (*first, names[1]) if party)


def _is_told(party: tuple[Token, ...], told: Reading) -> bool:
    """Return whether a text names a party: a person by the last word."""
    return any(alike(party[-1], other) for other in told.tokens)


def _others(said: Reading) -> set[str | None]:
    """Return the codes of the countries that a text names for more than where something is."""
    before = ["", *(token.word for token in said.tokens)]
    told = (each for n, each in enumerate(said.tokens) if before[n] not in _WHEREABOUTS)
    return set(filter(None, map(country_of, told)))


def partner_missing(sentence: str, question: str, around: str) -> bool:
    """Return whether a sentence tells of one side of a trade, and nothing around it names the other one.

    Args:
        sentence: one, in English.
        question: the stand-alone question; one that does not tell who sold to whom, or names more than these,
            is not looked into.
        around: the title, and the sentence before it.
    """
    asked = _sides(question)
    if asked is None:
        return False
    told = countries_in(sentence)
    sells, buys = bool(asked.origins & told), bool(asked.destinations & told)
    other = asked.destinations if sells else asked.origins
    return sells != buys and other.isdisjoint(countries_in(around))


@lru_cache(64)
def _sides(question: str) -> Trade | None:
    """Return who sold to whom in a question that names nothing else."""
    if not may_trade(question):
        return None
    asked, names = trade(question), [token for token in read(question, "en").tokens if token.name]
    of_two = asked.origins and asked.destinations and all(country_of(token) for token in names)
    return asked if of_two else None


def countries_in(text: str) -> frozenset[str]:
    """Return the codes of the countries that a text, in English, names."""
    return frozenset(filter(None, map(country_of, read(text, "en").tokens)))


def tells_trade(text: str) -> bool:
    """Return whether a text, in English, tells who sells or who buys."""
    return bool(trade(text).origins or trade(text).destinations)
