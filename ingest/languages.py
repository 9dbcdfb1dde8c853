"""The language of an article."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

_CODE = re.compile(r"([A-Za-z]{2})(?:[-_].*)?")
_SAMPLE = 1_500  # characters that are looked at
_SURE = 0.8


def language_of(written: str | None, text: str) -> str | None:
    """Return the ISO 639-1 code of an article's language, None where it cannot be told.

    Args:
        written: what the article says of itself, such as `en` or `en-GB`.
        text: its text, which tells where it says nothing usable.
    """
    code = _CODE.fullmatch((written or "").strip())
    if code:
        return code.group(1).lower()
    language, probability = _identifier().classify(text[:_SAMPLE])
    return str(language) if probability >= _SURE else None


def probabilities(text: str) -> dict[str, float]:
    """Return how likely a text is in each language that can be told, by their ISO 639 codes."""
    return {str(language): float(share) for language, share in _identifier().rank(text[:_SAMPLE])}


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
