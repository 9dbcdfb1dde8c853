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


def language_told(text: str) -> str | None:
    """Return the language of a question by its letters and function words: `en`, `tr`, `az`, `ru`.

    None where nothing tells, or English is as likely; a question is too short for statistics of letters.
    """
    if _CYRILLIC.search(text):
        return "ru"
    if "ə" in text.lower():
        return "az"
    found = set(words(text))
    counts = {code: len(found & BY_LANGUAGE[code]) for code in ("en", "tr", "az")}
    turkic = max(counts["tr"], counts["az"])
    if turkic == counts["en"]:
        return None
    if turkic < counts["en"]:
        return "en"
    return "tr" if counts["tr"] == turkic else "az"  # much is in both, and Azerbaijani rarely lacks an ə
