"""Names of languages for reading, and the language of a question."""

from __future__ import annotations

import re
from functools import cache

from dossier.text.forms import words
from dossier.text.function_words import BY_LANGUAGE

_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


@cache
def language_name(code: str) -> str:
    """Return the English name of a language by its ISO 639-1 code; the code itself where it is not known."""
    from babel import Locale

    return Locale("en").languages.get(code) or code


def languages_told(text: str) -> list[str]:
    """Return the language of a question by its letters and function words: `en`, `tr`, `az` or `ru`.

    A question is too short for statistics of letters. Where languages are as likely, all of them come back;
    none where nothing tells.
    """
    if _CYRILLIC.search(text):
        return ["ru"]
    if "ə" in text.lower():
        return ["az"]
    found = set(words(text))
    counts = {code: len(found & BY_LANGUAGE[code]) for code in ("en", "tr", "az")}
    most = max(counts.values())
    return [code for code, count in counts.items() if most and count == most]
