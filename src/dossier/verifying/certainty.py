"""Check denials and hedges: a statement denies what its quotes deny, and is as sure as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dossier.verifying.findings import Finding
from dossier.verifying.hedging import PARTISAN, RANK, UNVERIFIED
from dossier.verifying.reading import Reading
from dossier.verifying.scopes import Operator, denied_twice, denies_otherwise, inevitable, negated, operators
from dossier.verifying.tokens import Token, alike

SOFT = 2
"""Rank up to which one hedge stands for another: planned, wanted, possible, heard."""

FACT = 4
"""Rank of what is told without a hedge."""


def polarity(statement: Reading, quotes: Sequence[Reading]) -> Iterator[Finding]:
    """Find what a statement tells and its quotes deny, or the other way round."""
    own = negated(statement)
    for quote in quotes:
        excused = denies_otherwise(statement, quote)
        opposed = None if excused else _by_prefix(statement, quote)
        opposed = opposed or (None if negated(quote) else _by_prefix(quote, statement))
        if opposed:
            yield Finding("contradiction", f'the quotes differ on "{opposed}"', 0.9)
            return
        for place in negated(quote):
            denied = quote.tokens[place]
            twins = _twins(denied, statement)
            if not _head_counts(denied) or not twins or excused or any(twin in own for twin in twins):
                continue
            if not any(_tells(other, denied) for other in quotes):
                yield Finding("contradiction", f'the quote denies "{_shown(quote, place)}"', 0.9)
                return
    if own:
        yield from _denied_alone(statement, quotes, own)


def _denied_alone(statement: Reading, quotes: Sequence[Reading], own: frozenset[int]) -> Iterator[Finding]:
    """Find what a statement denies though no quote does."""
    excused = any(denies_otherwise(quote, statement) for quote in quotes)
    for place in own:
        told = [(quote, twin) for quote in quotes for twin in _twins(statement.tokens[place], quote)]
        denied = any(twin in negated(quote) for quote, twin in told)
        twice = any(denied_twice(quote) for quote, _ in told)
        certain = any(inevitable(quote) for quote, _ in told) and not inevitable(statement)
        apart = told and all(_asserted_apart(quote, twin) for quote, twin in told)
        if told and not denied and (twice or certain or apart or not excused):
            yield Finding("contradiction", f'denies "{_shown(statement, place)}"; the quote does not', 0.9)
            return
        if not told and not excused and statement.language in ("en", "ru"):
            yield Finding("missing", f'the quotes do not deny "{_shown(statement, place)}"', 0.6)
            return


def _asserted_apart(quote: Reading, place: int) -> bool:
    """Return whether a word stands after a "but" and all denials before it: `no leaks, but cracks`."""
    turns = [at for at, token in enumerate(quote.tokens[:place]) if token.word in _TURNS]
    denials = [each.first for each in operators(quote) if each.mode == "not"]
    return bool(turns and denials) and max(denials) < turns[-1]


_TURNS = frozenset(
    ("but", "however", "although", "though", "ama", "ancak", "fakat", "но", "однако", "amma", "lakin")
)


def _tells(quote: Reading, token: Token) -> bool:
    """Return whether a quote says a word anywhere that it does not deny it."""
    denied = negated(quote)
    return any(all(abs(place - each) > _PHRASE for each in denied) for place in _twins(token, quote))


_PHRASE = 2
"""Words beside a denied one that may be of one phrase with it: `made public`."""


def _by_prefix(statement: Reading, quote: Reading) -> str | None:
    """Return a word of a quote that turns one of a statement about: `disagreed`, `unsafe`."""
    said = {
        key for token in statement.content() if not token.name for key in token.keys if key[0] not in "=+@"
    }
    heard = {key for token in quote.content() for key in token.keys}
    for token in quote.content():
        match = _TURNED.fullmatch(token.word) if quote.language == "en" else None
        stem = match and next((key for key in said - heard if key[:_STEM] == match[1][:_STEM]), None)
        if stem:
            return token.word
    return None


_TURNED = re.compile(r"(?:un|dis|non)(\w{4,})")
_STEM = 5


def _head_counts(token: Token) -> bool:
    return token.content and not token.name and token.word not in ("more", "least", "less", "only", "yet")


def _twins(token: Token, reading: Reading) -> list[int]:
    return [place for place, other in enumerate(reading.tokens) if other.content and alike(token, other)]


def _shown(reading: Reading, place: int) -> str:
    token = reading.tokens[place]
    return reading.text[token.start : token.end]


def hedges(statement: Reading, quotes: Sequence[Reading]) -> Iterator[Finding]:
    """Find what a statement tells as a fact and its quotes only as planned, possible or heard."""
    own = [each for each in operators(statement) if each.mode != "not"]
    own_rank = min((RANK[each.mode] for each in own), default=FACT)
    if _AHEAD.search(statement.text) or (
        statement.language == "ru" and not _RUSSIAN_PAST.search(statement.text)
    ):
        own_rank = min(own_rank, RANK["will"])
    in_talks = bool(_IN_TALKS.search(statement.text))
    attributed = bool(_ATTRIBUTED.search(statement.text))
    if not attributed and own_rank == FACT:
        yield from _disputed(statement, quotes)
    for quote in quotes:
        for each in operators(quote):
            if in_talks and (each.words == "possible" or _IN_TALKS.search(each.words)):
                continue
            if (
                each.mode == "not"
                or own_rank <= max(RANK[each.mode], SOFT)
                or (each.mode == "claim" and attributed)
            ):
                continue
            if each.mode == "claim" and _HEARSAY.fullmatch(each.words.lower()):
                told = any(
                    _twins(token, statement) for token in quote.tokens[each.last + 1 :] if token.content
                )
                twin = 0 if told and len(quotes) == 1 else None
            else:
                twins = [place for head in each.heads for place in _twins(quote.tokens[head], statement)]
                twin = next(
                    (place for place in twins if not _told_as_fact(statement.tokens[place], quotes)), None
                )
            if twin is not None:
                yield Finding("hedge", f'the quotes say "{each.words}"', 0.5)
                return


def _disputed(statement: Reading, quotes: Sequence[Reading]) -> Iterator[Finding]:
    """Find a fact that the quotes have only from one side, or as a report that nobody could confirm."""
    for quote in quotes:
        shared = sum(any(alike(token, other) for other in quote.tokens) for token in statement.content())
        if shared * 2 < sum(1 for _ in statement.content()):
            continue
        mark = None if _UNVERIFIED.search(statement.text) else _UNVERIFIED.search(quote.text)
        if not mark and not _PARTISAN.search(statement.text):
            mark = _PARTISAN_SAYS.search(quote.text)
        if mark:
            yield Finding("hedge", f'the quotes say "{mark[0].strip()}"', 0.5)
            return


_AHEAD = re.compile(
    r"(?i)\b(?:(?:is|are) (?:\w+ly )?\w+ing|agreed (?:to|on)|rul(?:es|ed) out|refus(?:es|ed)|"
    r"promis(?:es|ed))\b"
)
"""Forms by which English tells what is to come without "will"."""
_RUSSIAN_PAST = re.compile(r"(?i)\w{2,}(?:л|ла|ло|ли|лся|лась|лось|лись)\b|\w{3,}(?:ен|ан)[аоы]?\b")
_UNVERIFIED = re.compile(UNVERIFIED, re.IGNORECASE)
_PARTISAN = re.compile(rf"\b{PARTISAN}\b", re.IGNORECASE)
_PARTISAN_SAYS = re.compile(
    rf"\b{PARTISAN}(?:'s? \w+| \w+)? (?:say|says|said|claim\w*|alleg\w+|argue\w*|charge\w*|maintain\w*|"
    rf"insist\w*|accus\w+|"
    rf"says?|utverzhda\w+|утвержда\w+|заяв\w+|iddia\w*|söyl\w+)\b|"
    rf"\b(?:according to|in) (?:the |an? )?(?:\w+ )?{PARTISAN}\b",
    re.IGNORECASE,
)
_ATTRIBUTED = re.compile(
    r"(?i)\b(?:account|alleg\w+|accus\w+|claim\w*|court found|says?|said|according|told|statements?|"
    r"reports?|reported|estimates?|calls?|called|"
    r"believes?|thinks?|view|"
    r"opinion|predicts?|expects?|warns?|warned|argues?|argued|complain\w*|describ\w+|words|diyor|dedi|"
    r"göre|açıkla\w*|söyle\w*|"
    r"bildir\w*|görə|deyi\w*|словам|заяви\w*|сообщи\w*|считает|по мнению)\b"
)
_IN_TALKS = re.compile(r"(?i)\b(?:talks|negotiat\w+|discuss\w+|interest|görüşme\w*|danışıq\w*|переговор\w*)")
_HEARSAY = re.compile(r"unconfirmed|rumou?rs?|reportedly|allegedly|alleged|supposedly")


def _told_as_fact(token: Token, quotes: Sequence[Reading]) -> bool:
    """Return whether some quote tells what a word says without a hedge."""
    return any(not _bears(quote, place) for quote in quotes for place in _twins(token, quote))


def _bears(quote: Reading, place: int) -> Operator | None:
    return next((each for each in operators(quote) if each.mode != "not" and place in each.heads), None)
