"""An archive as one file of JSON Lines, which `ingest` makes into the same archive again."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from dossier.archive import Archive
from dossier.dates import days_of
from dossier.errors import InputError, StorageError
from dossier.types import Article, Version
from ingest.readers import Document
from ingest.report import Progress, Reason, UnusableError

_HEAD = {"dossier": "archive", "version": 1}
_PEEK = 200  # bytes in which the first line of an export ends
_TOGETHER = 200  # articles that are looked up together
_FIELDS = ("id", "title", "text", "origin", "outlet", "author", "url", "published", "language", "dated_by")


@dataclass(frozen=True, slots=True)
class Exported:
    """An article as an archive had it.

    Attributes:
        article: the article.
        readings: the origins in which it stood, and whether as a copy of another's.
        addresses: its addresses, each after its canonical form.
        versions: what it was before, oldest first.
    """

    article: Article
    readings: tuple[tuple[str, bool], ...]
    addresses: tuple[tuple[str, str], ...]
    versions: tuple[Version, ...]


def export(archive: Archive, path: Path, progress: Progress | None = None) -> int:
    """Write all articles of an archive, with what is known of them, into a file.

    Args:
        archive: the archive.
        path: the file, which is replaced when all is written; one that ends in `.gz` is compressed.
        progress: told how many articles are written.

    Returns:
        The number of articles.

    Raises:
        StorageError: the file cannot be written.
    """
    ids = archive.provenance.articles()
    unfinished = path.with_name(f"{path.name}.part")
    try:
        with _writing(unfinished, packed=path.suffix == ".gz") as out:
            out.write(_line(_HEAD))
            for done, line in enumerate(_lines(archive, ids), start=1):
                out.write(line)
                if progress:
                    progress("Exporting articles", done, len(ids))
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise StorageError(f"'{path}' cannot be written ({error.strerror or error}).") from None
    return len(ids)


def is_export(document: Document) -> bool:
    """Return whether a file of JSON Lines was made by `export`."""
    if not document.name.lower().endswith((".jsonl", ".ndjson")):
        return False
    try:
        with document.open() as stream:
            return stream.read(_PEEK).startswith(_line(_HEAD).rstrip())
    except (OSError, UnusableError):
        return False


def exported(document: Document) -> Iterator[Exported | UnusableError]:
    """Yield the articles of an export, or what is wrong with a line of it."""
    with document.open() as stream:
        stream.readline()
        for number, line in enumerate(stream, start=2):
            try:
                yield _read(json.loads(line))
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError, InputError) as error:
                kind = type(error).__name__
                detail = f"Line {number} of the export cannot be understood ({kind}: {error})."
                yield UnusableError(Reason.RECORD, " ".join(detail.split()))


def _lines(archive: Archive, ids: list[str]) -> Iterator[bytes]:
    known = archive.provenance
    for some in _together(ids):
        for article in archive.articles(some).values():
            record = {name: getattr(article, name) for name in _FIELDS}
            record["sources"] = [dict(source) for source in article.sources]
            record["readings"] = known.readings(article.id)
            record["addresses"] = known.addresses(article.id)
            record["versions"] = [asdict(version) for version in known.versions(article.id)]
            yield _line(record)


def _together(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), _TOGETHER):
        yield ids[start : start + _TOGETHER]


def _line(record: Any) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode() + b"\n"


def _writing(path: Path, *, packed: bool) -> IO[bytes]:
    return gzip.open(path, "wb") if packed else path.open("wb")  # type: ignore[return-value]


def _read(record: dict[str, Any]) -> Exported:
    article = Article(
        **{name: record[name] for name in _FIELDS},
        sources=tuple(
            {str(key): str(value) for key, value in source.items()} for source in record["sources"]
        ),
    )
    values = {name: getattr(article, name) for name in _FIELDS}
    if not all(isinstance(values[name], str) for name in ("id", "title", "text", "origin")):
        raise TypeError("id, title, text and origin must be text")
    if not all(value is None or isinstance(value, str) for value in values.values()):
        raise TypeError("every field must be text or null")
    if not article.text.strip():
        raise ValueError("text is empty")
    if article.published:
        days_of(article.published)
    _line(record)  # half a surrogate pair cannot be kept
    return Exported(
        article,
        tuple((str(origin), bool(copy)) for origin, copy in record["readings"]),
        tuple((str(key), str(url)) for key, url in record["addresses"]),
        tuple(Version(**version) for version in record["versions"]),
    )
