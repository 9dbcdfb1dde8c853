"""A statement or a quote read into what is compared: words in normal form, names, numbers, dates, clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from dossier.text import fold
from dossier.text.function_words import BY_LANGUAGE
from dossier.timing import Mention, mentions
from dossier.verifying.implying import implied
from dossier.verifying.numbers import Amount, amounts
from dossier.verifying.phrases import senses_of
from dossier.verifying.synonyms import concepts, general
from dossier.verifying.tokens import Token, tokens_of

_CONTRACTED = re.compile(r"(?i)\b(ca|wo|\w+?)n't\b")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "−": "-"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it is compared."""

    text: str
    language: str
    tokens: tuple[Token, ...]
    amounts: tuple[Amount, ...]
    dates: tuple[Mention, ...]
    implied: tuple[Amount, ...] = ()

    def content(self) -> Iterator[Token]:
        """Return the words that tell something."""
        return (token for token in self.tokens if token.content)

    def between(self, start: int, end: int) -> list[Token]:
        """Return the words that lie in a span of characters."""
        return [token for token in self.tokens if start <= token.start and token.end <= end]


def language_of(text: str, given: str | None = None) -> str:
    """Return the language of a text among the four that are told apart; what was given otherwise."""
    lowered = text.casefold()
    if re.search(r"[а-яё]{3}", lowered):
        return given if given not in ("en", "tr", "az", None) else "ru"
    if "ə" in lowered:
        return "az"
    listed = [fold(word) for word in re.findall(r"[^\W\d_]+", text)]
    counts = {code: sum(word in own for word in listed) for code, own in BY_LANGUAGE.items()}
    if re.search(r"[ğışçöü]", lowered):
        counts["tr"] += 2
    best = max(counts, key=lambda code: (counts[code], code == given, code == "en"))
    return best if counts[best] else given or "en"


def plain(text: str) -> str:
    """Return a text with plain quotation marks, dashes and without contractions."""
    spelled = text.translate(_QUOTES)
    return _CONTRACTED.sub(
        lambda match: {"ca": "can", "wo": "will"}.get(match[1].lower(), match[1]) + " not", spelled
    )


@lru_cache(512)
def read(text: str, language: str | None = None) -> Reading:
    """Read a text.

    Args:
        text: a sentence or a few.
        language: its ISO 639-1 code, told from its words where None.
    """
    text = plain(text)
    code = language_of(text, language)
    dates = tuple(
        each for each in mentions(_END.sub(" ", text), year=_NO_YEAR) if not _foreign_month(text, each, code)
    )
    spans = tuple((each.start, each.end) for each in dates)
    numbers = amounts(text, code, spans)
    taken = (*spans, *((each.start, each.end) for each in numbers))
    tokens = tuple(tokens_of(text, code, taken))
    tokens = _phrased(tokens, code) if code == "en" else tokens
    models = [(token.start, token.end) for token in tokens if token.model]
    numbers = [each for each in numbers if not any(a < each.end and each.start < b for a, b in models)]
    days = tuple(each.first.toordinal() for each in dates if each.grain == "day")
    years = tuple(each.first.year for each in dates if each.grain == "year")
    return Reading(
        text, code, tokens, tuple(numbers), dates, tuple(implied(text, tuple(numbers), days, years))
    )


def _phrased(tokens: tuple[Token, ...], code: str) -> tuple[Token, ...]:
    """Return words with what they say together added to the verb of each phrase: `turned down`."""
    words = [token.word for token in tokens]
    found = list(tokens)
    for place, token in enumerate(tokens):
        senses = senses_of(words, place)
        if senses:
            groups = {group for sense in senses for group in concepts(sense, code)}
            found[place] = replace(token, keys=token.keys - general(code) | senses | groups, content=True)
    return tuple(found)


_END = re.compile(r"\.(?=\W*$)")


def _foreign_month(text: str, mention: Mention, language: str) -> bool:
    """Return whether a month that stands alone is none in English: `Marta` is a name there."""
    bare = mention.grain == "month" and yearless(mention)
    return bare and language == "en" and not _ENGLISH_MONTH.match(text[mention.start :])


_ENGLISH_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)(?!\w)", re.IGNORECASE
)  # fmt: skip


_NO_YEAR = 1904
"""Stands for the year of a date that the text leaves open; a leap year."""


def yearless(mention: Mention) -> bool:
    """Return whether no year stands in the text for a date."""
    return mention.yearless and mention.first.year == _NO_YEAR
