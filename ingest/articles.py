"""From a file to an article: read, cleaned, and refused where it holds nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dossier.text import normalise
from dossier.types import Article
from ingest.dates import published
from ingest.languages import language_of
from ingest.readers import read
from ingest.report import Reason, UnusableError


def article_of(path: Path, article_id: str) -> Article:
    """Return the article in a file.

    Args:
        path: absolute path.
        article_id: the id it is to have.

    Raises:
        UnusableError: the file holds no usable article, with the reason.
    """
    try:
        return _article_of(path, article_id)
    except (UnusableError, MemoryError):
        raise
    except Exception as error:  # whatever a format's library may raise, the other files go on
        name = type(error).__name__
        raise UnusableError(Reason.FAILED, f"The file cannot be understood ({name}: {error}).") from error


def _article_of(path: Path, article_id: str) -> Article:
    draft = read(path)
    text = normalise(draft.text).strip()
    if not any(character.isalnum() for character in text):
        raise UnusableError(Reason.EMPTY, "The article has no text.")
    written = _line(draft.published)
    return Article(
        id=article_id,
        title=_line(draft.title) or _named(path),
        text=text,
        origin=str(path),
        outlet=_line(draft.outlet),
        author=_line(draft.author),
        url=_line(draft.url),
        published=published(written) if written else None,
        language=language_of(draft.language, text),
        sources=tuple(_clean(source) for source in draft.sources),
    )


def _line(value: str | None) -> str | None:
    """Return a value as one clean line, None where nothing is in it."""
    return " ".join(normalise(value or "").split()) or None


def _clean(source: Mapping[str, str]) -> dict[str, str]:
    return {name: line for name, value in source.items() if (line := _line(value))}


def _named(path: Path) -> str:
    """Return a title made from a file's name."""
    stem = path.stem.encode("utf-8", "replace").decode()
    return _line(stem.replace("-", " ").replace("_", " ")) or stem
