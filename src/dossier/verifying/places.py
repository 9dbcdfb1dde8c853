"""Which country a word names, and by which other words it is named."""

from __future__ import annotations

from functools import lru_cache

from dossier.verifying.countries import TABLE


@lru_cache(1)
def _tables() -> tuple[dict[str, str], dict[str, str], int]:
    whole: dict[str, str] = {}
    beginnings: dict[str, str] = {}
    for line in TABLE.split("\n"):
        code, *forms = line.split() or [""]
        for form in (form.lstrip("=~") for form in forms):
            whole.setdefault(form.rstrip("*").replace("_", " "), code)
            if form.endswith("*"):
                beginnings[form[:-1].rstrip("_").replace("_", " ")] = code
    return whole, beginnings, max(len(form) for form in beginnings)


@lru_cache(1)
def capitals() -> dict[str, str]:
    """Return the English name of the country by each capital that is said for its government, folded."""
    found: dict[str, str] = {}
    for line in TABLE.strip().split("\n"):
        _, name, *forms = line.split()
        written = name.replace("_", " ").title().replace(" And ", " and ")
        article = "the " if name in _WITH_ARTICLE else ""
        marked = (form for form in forms if form.startswith("="))
        found |= {form.strip("=*").replace("_", " "): article + written for form in marked}
    return found


def written_with_capitals() -> list[str]:
    """Return the words, mostly English, for countries, peoples and the capitals said for governments."""
    long = (form.strip("=").replace("_", " ") for form in TABLE.split() if "_" in form and form.isascii())
    return [*(form for forms in _english().values() for form in forms), *capitals(), *long]


@lru_cache(1)
def _english() -> dict[str, list[str]]:
    """Return the single English words for each country and its people, by code."""
    found: dict[str, list[str]] = {}
    for line in TABLE.strip().split("\n"):
        code, *forms = line.split()
        plain = (form for form in forms if form.isascii() and form.isalpha() and len(form) >= _SHORTEST)
        found.setdefault(code, []).extend(plain)
    return found


def english_forms(word: str) -> list[str]:
    """Return the other English words for the country or the people that a folded word names; mostly none."""
    code = country(word, latin_endings=False) or ""
    forms = [*_english().get(code, ()), *_IN_LETTERS.get(code, ())]
    return [form for form in forms if form != word] if word in forms or word in SHORT else []


def same_country(name: str) -> list[str]:
    """Return every other English name of a country, and of its people, that a folded name is of.

    With those in several words and those in letters: "united kingdom" and "uk" for "britain".
    """
    code = country(name, latin_endings=False) or ""
    forms = [*_english().get(code, ()), *(form for form in _joined().get(code, ()) if form.isascii())]
    return [
        form for form in (*forms, *sorted(each for each in SHORT if country(each) == code)) if form != name
    ]


def is_part_of(word: str, code: str | None) -> bool:
    """Return whether a folded word is one of several in a name of a country: Emirates, Congo."""
    return code is not None and any(word in form.split()[1:] for form in _joined().get(code, ()))


@lru_cache(1)
def _joined() -> dict[str, list[str]]:
    """Return the names in several words by code."""
    found: dict[str, list[str]] = {}
    for form, code in _tables()[0].items():
        if " " in form:
            found.setdefault(code, []).append(form)
    return found


_SHORTEST = 4  # letters; "us" is a pronoun, too
SHORT = frozenset(("us", "usa", "uk", "uae"))
"""Countries in a few letters, of which no other word for them can be made."""

_IN_LETTERS = {"US": ("u",)}
"""What is left of a name in letters: the words of "U.S." are `u` and `s`."""

_WITH_ARTICLE = frozenset(
    ("united_states", "united_kingdom", "united_arab_emirates", "philippines", "czech_republic")
)


@lru_cache(20_000)
def country(words: str, *, latin_endings: bool = True) -> str | None:
    """Return the code of the country that folded words name, None where they name none.

    Args:
        words: one word, or several with single spaces: `turkish`, `united states`.
        latin_endings: whether Latin words may carry the endings of Turkish and Azerbaijani cases.
    """
    whole, beginnings, longest = _tables()
    if words in whole:
        return whole[words]
    if (words.isascii() and not latin_endings) or " " in words:
        return next(
            (
                code
                for form, code in beginnings.items()
                if " " in form and words.startswith(form) and words.count(" ") == form.count(" ")
            ),
            None,
        )
    for length in range(min(len(words), longest), 2, -1):
        code = beginnings.get(words[:length])
        if code and len(words) - length <= _LONGEST_ENDING:
            return code
    return None


_LONGEST_ENDING = 7
