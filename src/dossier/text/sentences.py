"""Sentences of a text."""

from __future__ import annotations

import sentencex  # type: ignore[import-untyped]

from dossier.types import Span


def sentences(text: str, language: str | None) -> list[Span]:
    """Return the spans of the sentences."""
    spans = []
    for piece in sentencex.get_sentence_boundaries(language or "en", text):
        start, end = piece["start_index"], piece["end_index"]
        body = text[start:end]
        start += len(body) - len(body.lstrip())
        end -= len(body) - len(body.rstrip())
        if start < end:
            spans.append((start, end))
    return spans
