"""From a draft to an article: cleaned, and refused where it holds nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from dossier.text import normalise
from dossier.types import Article
from ingest.dates import published
from ingest.languages import language_of
from ingest.readers import Draft
from ingest.report import Reason, UnusableError


def article_of(draft: Draft, *, name: str, origin: str, dates: str | None = None) -> Article:
    """Return the article of a draft, without an id.

    Args:
        draft: what a reader found.
        name: name of the file, which is the title where there is none.
        origin: absolute path or address that it was read from.
        dates: the order that dates in numbers alone are written in; see `ingest.dates.published`.

    Raises:
        UnusableError: it has no text, or its date cannot be read.
    """
    text = normalise(draft.text).strip()
    if not any(character.isalnum() for character in text):
        raise UnusableError(Reason.EMPTY, "The article has no text.")
    written = _line(draft.published)
    return Article(
        id="",
        title=_line(draft.title) or _named(name),
        text=text,
        origin=origin,
        outlet=_line(draft.outlet),
        author=_line(draft.author),
        url=_line(draft.url),
        published=published(written, dates) if written else None,
        language=language_of(draft.language, text),
        sources=tuple(_clean(source) for source in draft.sources),
        dated_by=draft.dated_by if written else None,
    )


def _line(value: str | None) -> str | None:
    """Return a value as one clean line, None where nothing is in it."""
    return " ".join(normalise(value or "").split()) or None


def _clean(source: Mapping[str, str]) -> dict[str, str]:
    return {name: line for name, value in source.items() if (line := _line(value))}


def _named(name: str) -> str:
    """Return a title made from a file's name."""
    stem = PurePath(name).stem.encode("utf-8", "replace").decode()
    return _line(stem.replace("-", " ").replace("_", " ")) or stem
