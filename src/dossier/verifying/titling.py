"""What a title tells of the things in an article: those of "Turkish drones in the parade" are Turkish."""

from __future__ import annotations

from collections.abc import Iterable, Set

from dossier.verifying.reading import Reading, read
from dossier.verifying.trading import country_of, owns

_NEAR = 4
"""Words after a country among which that is looked for which is its."""


def titled_of_another(title: str, sentence: str, question: str, kinds: Set[str]) -> bool:
    """Return whether a title has things of a kind another country's than a question, and nothing tells more.

    Args:
        title: that of the article, in English.
        sentence: one of it; where it names the country asked about, it tells more.
        question: as "Which Israeli drones were shown in Baku?"; a country that it names may have them.
        kinds: words for the kind that is asked for, in the plural.
    """
    asked = _owners(read(question, "en"), kinds)
    heading = read(title, "en")
    if not asked or asked & (_countries(read(sentence, "en")) | _countries(heading)):
        return False
    return bool(_owners(heading, kinds) - _countries(read(question, "en")))


def _countries(reading: Reading) -> set[str]:
    """Return the codes of the countries that a text names."""
    return set(filter(None, map(country_of, reading.tokens)))


def _owners(reading: Reading, kinds: Iterable[str]) -> set[str]:
    """Return the codes of the countries whose things of some kinds a text tells of: "Israeli drones"."""
    tokens = reading.tokens
    found = set()
    for place, token in enumerate(tokens):
        following = {each.word for each in tokens[place + 1 : place + _NEAR]}
        if (code := country_of(token)) and owns(reading, place) and not following.isdisjoint(kinds):
            found.add(code)
    return found
