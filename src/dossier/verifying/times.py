"""Check dates: each of a statement must lie where the quotes put it, told as exactly or less so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dossier.timing import Mention
from dossier.verifying.findings import Finding
from dossier.verifying.reading import Reading, yearless
from dossier.verifying.tokens import Token, alike


def times(statement: Reading, quotes: Sequence[Reading]) -> Iterator[Finding]:
    """Find dates of a statement that its quotes do not tell."""
    told = [mention for quote in quotes for mention in quote.dates]
    for mention in statement.dates:
        if any(covers(mention, other) for other in told):
            continue
        written = statement.text[mention.start : mention.end].strip()
        if any(covers(other, mention) for other in told):
            yield Finding("missing", f"the quotes do not date it as exactly as {written}", 0.5)
            continue
        rival = next(
            (other for quote in quotes for other in quote.dates if other.grain == mention.grain), None
        )
        source = next((quote for quote in quotes if rival in quote.dates), None)
        if rival and source:
            article = source.text[rival.start : rival.end].strip()
            yield Finding("contradiction", f"says {written}; the article says {article}", 0.8)
        else:
            yield Finding("missing", f"{written} does not stand in the quotes", 0.6)


def covers(wide: Mention, narrow: Mention) -> bool:
    """Return whether one date lies within another; of dates without a year month and day are compared."""
    if yearless(wide) or yearless(narrow):
        if narrow.grain not in ("day", "month") or wide.grain not in ("day", "month"):
            return False
        if wide.grain == "month":
            return wide.first.month == narrow.first.month
        return narrow.grain == "day" and (wide.first.month, wide.first.day) == (
            narrow.first.month,
            narrow.first.day,
        )
    return wide.first <= narrow.first and narrow.last <= wide.last


_BEFORE = frozenset(("before", "prior", "once", "evvel", "qabaq", "до", "перед"))
_AFTER = frozenset(("after", "following", "sonra", "после", "вслед"))
_TURKIC_BEFORE = frozenset(("once", "evvel", "qabaq"))
_REACH = 5
_ABLATIVE = re.compile(r"\w*(?:[dt][ae]n|[dt][ae]n[ae]?)")


def sequence(statement: Reading, quotes: Sequence[Reading]) -> Iterator[Finding]:
    """Find "before" where the quotes have "after" of the same thing, and the other way round."""
    for words, opposite in ((_BEFORE, _AFTER), (_AFTER, _BEFORE)):
        for event in _events(statement, words):
            agreeing = any(alike(event, other) for quote in quotes for other in _events(quote, words, _REACH))
            rival = next(
                (mark for quote in quotes for mark in _marks(quote, opposite, event)), None
            )
            if rival and not agreeing:
                written = statement.text[event.start : event.end]
                yield Finding("contradiction", f'the article tells of "{rival} {written}"', 0.8)


def _marks(quote: Reading, words: frozenset[str], event: Token) -> Iterator[str]:
    """Return the words by which a quote puts other things before an event, or after it."""
    for place, token in enumerate(quote.tokens):
        if token.word in words and any(alike(event, other) for other in _told_of(quote, place, _REACH)):
            yield quote.text[token.start : token.end]


def _events(reading: Reading, words: frozenset[str], most: int = 1) -> Iterator[Token]:
    """Return the words that tell what a text puts other things before, or after."""
    for place, token in enumerate(reading.tokens):
        if token.word in words:
            yield from _told_of(reading, place, most)


def _told_of(reading: Reading, place: int, most: int) -> list[Token]:
    """Return what a word for before or after stands with: what follows it, in Turkic the ablative ahead of it."""
    if reading.language in ("tr", "az"):
        ahead = reversed(reading.tokens[max(0, place - _REACH) : place])
        found = [token for token in ahead if token.content and _ABLATIVE.fullmatch(token.tail or token.word)]
        return found[:1]
    if reading.language == "en" and reading.tokens[place].word in _TURKIC_BEFORE:
        return []
    following = [token for token in reading.tokens[place + 1 : place + 1 + _REACH] if token.content]
    return following[:most]
