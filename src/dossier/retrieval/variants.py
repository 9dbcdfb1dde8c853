"""Forms of a name that mean the same place, people or thing: Israel and Israeli, TB2 and TB2s."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.text import fold
from dossier.verifying.places import SHORT, capitals, country, english_forms, is_part_of

OF_PLACES = ("", "a", "e", "ey", "ia", "o", "y")
OF_PEOPLE = ("an", "ean", "ene", "ese", "i", "ian", "ic", "ish", "n")
"""What English puts after the root of a place's name, and of the word for its people."""

SHORTEST_ROOT = 4

_IN_LETTERS = re.compile(r"(?<![\w.])[^\W\d_](?:\.[^\W\d_])+(?![\w])(?: ?\.(?![\w.]))?")
_NO_NAMES = frozenset(("am", "pm", "eg", "ie"))


def undotted(text: str) -> tuple[str, frozenset[str]]:
    """Return a text with the dots of its abbreviations left out, and these as folded words.

    "U.S. aid" is "US aid", with `us` in it.
    """
    found: set[str] = set()

    def joined(match: re.Match[str]) -> str:
        word = re.sub(r"\W", "", match.group())
        if word.lower() in _NO_NAMES:
            return match.group()
        found.add(fold(word))
        return word.upper()

    return _IN_LETTERS.sub(joined, text), frozenset(found)


def name_variants(name: str, *, inflected: bool = False) -> list[str]:
    """Return words that may name the same place, people or thing, most of which do not exist.

    The root is the name without an ending, and another may follow it; whoever calls keeps those that occur.
    Places are not taken for one another, nor a country for what is none: Niger and Nigeria, George and
    Georgia, Victor and Victoria stay apart. Names of another root, such as France and French, are not found.

    Args:
        name: a folded word that is written with a capital.
        inflected: whether it may carry the ending of a case, as in Turkish and Azerbaijani.
    """
    if name in SHORT:
        return english_forms(name)
    if name.endswith("s") and any(each.isdigit() for each in name):
        return [name.removesuffix("s")]  # several of a type: TB2s
    endings, singular = (*OF_PLACES, *OF_PEOPLE), name.removesuffix("s")
    own = _country(name, inflected)
    found = {
        root + other
        for root, ending in (*_roots(name), *_roots(singular))
        for other in (endings if own or inflected or ending in OF_PEOPLE else OF_PEOPLE)
        if _fits(root, other)
    }
    plurals = {f"{each}s" for each in (*found, name)}
    return sorted(
        each for each in {singular, *found, *plurals} - {name} if _are_one(name, own, each, inflected)
    )


def _roots(name: str) -> Iterator[tuple[str, str]]:
    """Yield a name without each of the endings that it may have, with that ending."""
    for ending in (*OF_PLACES, *OF_PEOPLE):
        root = name.removesuffix(ending)
        if name == root + ending and len(root) >= SHORTEST_ROOT and _fits(root, ending):
            yield root, ending


def _fits(root: str, ending: str) -> bool:
    """Return whether an ending may follow a root: "n" only an "a", as in Cuban."""
    return ending != "n" or root.endswith("a")


def _are_one(name: str, own: str | None, variant: str, inflected: bool) -> bool:
    """Return whether a variant of a name is of the same country, or neither is of any but as its capital."""
    code = _country(variant, inflected)
    if code == own or (None in (code, own) and not capitals().keys().isdisjoint((name, variant))):
        return True
    return is_part_of(name, code) or is_part_of(variant, own)


def _country(word: str, inflected: bool) -> str | None:
    """Return the country that a word, or the word for one of its people, names."""
    forms = (word, word.removesuffix("s"))
    return next(filter(None, (country(form, latin_endings=inflected) for form in forms)), None)
