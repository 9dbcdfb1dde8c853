"""Check dates: each of a statement must lie where the quotes put it, told as exactly or less so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from dossier.timing import Mention
from dossier.verifying.findings import Finding
from dossier.verifying.reading import Reading, yearless
from dossier.verifying.tokens import Token, alike


def times(statement: Reading, quotes: Sequence[Reading]) -> Iterator[Finding]:
    """Find dates of a statement that its quotes do not tell."""
    told = [mention for quote in quotes for mention in quote.dates]
    for mention in statement.dates:
        if any(covers(mention, other) for other in told) or _reckoned(mention, quotes):
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


_FROM = re.compile(
    r"(?i)\b(?:in (?:an? |\w+ )?(?:days?|weeks?|fortnight)|later|after|before|earlier|following|prior|"
    r"sonra|önce|əvvəl|через|спустя|после|до)\b"
)


def _reckoned(mention: Mention, quotes: Sequence[Reading]) -> bool:
    """Return whether a day lies as far from one that a quote names as the quote says: two weeks later."""
    for quote in quotes:
        if mention.grain != "day" or not _FROM.search(quote.text):
            continue
        spans = [
            each.low for each in (*quote.amounts, *quote.implied) if each.unit == "time" and each.low >= 1
        ]
        days = [other.first.toordinal() for other in quote.dates if other.grain == "day"]
        reached = {day + sign * round(span) for day in days for span in spans for sign in (1, -1)}
        if any(
            (there := date.fromordinal(each)) == mention.first
            or (yearless(mention) and (there.month, there.day) == (mention.first.month, mention.first.day))
            for each in reached
            if each > 0
        ):
            return True
    return False


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
            rival = next((mark for quote in quotes for mark in _marks(quote, opposite, event)), None)
            if rival and not agreeing:
                own = next(_marks(statement, words, event))
                written = statement.text[event.start : event.end]
                turkic = statement.language in ("tr", "az")
                said = f"{written} {own}" if turkic else f"{own} {written}"
                yield Finding("contradiction", f"says {said}; the article says {rival}", 0.8)


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
    """Return what a word for before or after bears on: what follows it, in Turkic the ablative before it."""
    if reading.language in ("tr", "az"):
        ahead = reversed(reading.tokens[max(0, place - _REACH) : place])
        found = [token for token in ahead if token.content and _ABLATIVE.fullmatch(token.tail or token.word)]
        return found[:1]
    if reading.language == "en" and reading.tokens[place].word in _TURKIC_BEFORE:
        return []
    following = [token for token in reading.tokens[place + 1 : place + 1 + _REACH] if token.content]
    return following[:most]
