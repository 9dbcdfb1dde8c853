"""Names of languages for reading."""

from __future__ import annotations

from functools import cache


@cache
def language_name(code: str) -> str:
    """Return the English name of a language by its ISO 639-1 code; the code itself where it is not known."""
    from babel import Locale

    return Locale("en").languages.get(code) or code
