"""Records of data files as drafts: which of their fields is what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from typing import Any

from dossier.text import normalise
from ingest.formats.html_text import plain_text
from ingest.readers.registry import Document, Draft
from ingest.report import Reason, UnusableError

_USUAL = {
    "title": ("title", "headline", "head_line"),
    "text": ("text", "body", "content", "article", "full_text", "article_body", "article_text", "main_text"),
    "published": (
        "published", "date", "date_published", "published_at", "pub_date", "publication_date",
        "published_date", "publish_date", "published_on", "datetime", "time", "timestamp",
    ),
    "outlet": ("outlet", "source", "publisher", "site_name", "publication", "newspaper", "domain"),
    "author": ("author", "authors", "byline", "creator"),
    "url": ("url", "link", "canonical_url", "web_url"),
    "language": ("language", "lang", "in_language"),
    "id": ("id", "_id", "uuid", "guid", "article_id"),
}  # fmt: skip
"""Fields of a draft, and what they are usually called; case, hyphens and underscores do not count."""

_WITHIN = ("name", "rendered", "title", "text", "value", "@value", "$date", "$oid", "$numberLong", "#text")
"""Where the text of a nested object stands: of an author, of WordPress, of a dump of MongoDB."""

_LOOKED_AT = 100  # records by which it is told that none has a field
_LOOKED_AT_LENGTH = 20_000_000  # characters of these
_NAMED = 30  # fields that an error names
_NAME = 40  # characters of each
_DEEPEST = 4
_NUMBER = re.compile(r"\d{1,19}(?:\.\d*)?")
_SECONDS = range(100_000_000, 5_000_000_000)  # 1973 to 2128
_DAYS = range(1900_01_01, 2100_01_01)  # written without hyphens


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a file.

    Attributes:
        place: where it stands, as in `Line 12`.
        content: what it holds, an object in a proper file; or what is wrong with it.
    """

    place: str
    content: Any


def drafts_of_records(records: Iterable[Record], document: Document) -> Iterator[Draft | UnusableError]:
    """Yield a draft for each record, or why there is none.

    Args:
        records: the records in their order; they are read one by one.
        document: the file, whose `fields` say what is called otherwise than usual.

    Raises:
        UnusableError: no record has a text, or a field that `fields` names.
    """
    unknown = sorted(set(document.fields) - set(_USUAL))
    if unknown:
        raise UnusableError(
            Reason.RECORD, f"An article has no field '{unknown[0]}': name one of {', '.join(sorted(_USUAL))}."
        )
    rest = iter(records)
    looked_at = _looked_at(rest, document.fields)
    empty = True
    for record in chain(looked_at, rest):
        empty = False
        yield _draft(record, document.fields)
    if empty:
        raise UnusableError(Reason.EMPTY, "The file holds no records.")


def has_text(content: Any, fields: Mapping[str, str]) -> bool:
    """Return whether an object is a record with a text, rather than a frame around records."""
    return isinstance(content, dict) and _line(_found(content, fields)["text"]) is not None


def _looked_at(records: Iterator[Record], fields: Mapping[str, str]) -> list[Record]:
    """Return the first records, as many as it takes to see that each field is there.

    Raises:
        UnusableError: one is in none of them.
    """
    wanted = {*fields, "text"}
    seen: list[Record] = []
    names: dict[str, None] = {}
    length = 0
    for record in records:
        seen.append(record)
        if isinstance(record.content, dict):
            wanted -= {name for name, value in _found(record.content, fields).items() if value is not None}
            names.update(dict.fromkeys(record.content))
            length += sum(len(value) for value in record.content.values() if isinstance(value, str))
        if not wanted or len(seen) == _LOOKED_AT or length > _LOOKED_AT_LENGTH:
            break
    if wanted and names:
        raise _missing(min(wanted), fields, names)
    return seen


def _missing(wanted: str, fields: Mapping[str, str], names: Iterable[str]) -> UnusableError:
    shown = (" ".join(normalise(name).split())[:_NAME] for name in list(names)[:_NAMED])
    there = ", ".join(f"'{name}'" for name in shown)
    what = f"a field '{fields[wanted]}'" if wanted in fields else "a text"
    return UnusableError(
        Reason.RECORD, f"No record has {what}; name one of the fields that there are: {there}."
    )


def _draft(record: Record, fields: Mapping[str, str]) -> Draft | UnusableError:
    """Return the draft of one record, or what is wrong with it."""
    content = record.content
    if isinstance(content, UnusableError):
        return content
    if not isinstance(content, dict):
        return UnusableError(Reason.RECORD, f"{record.place}: this is no object with fields.")
    found = _found(content, fields)
    lines = {name: _line(value) for name, value in found.items()}
    text = plain_text(_body(found["text"]))
    if not text.strip():
        return UnusableError(Reason.RECORD, f"{record.place}: the record has no text.")
    published = _day(found["published"])
    title = lines["title"]
    return Draft(
        text=text,
        title=plain_text(title) if title else None,
        outlet=lines["outlet"],
        author=lines["author"],
        url=lines["url"],
        published=published,
        dated_by="field" if published else None,
        language=lines["language"],
        key=normalise(lines["id"] or lines["url"] or "") or None,
    )


def _found(content: Mapping[str, Any], fields: Mapping[str, str]) -> dict[str, Any]:
    """Return the values of a draft's fields in a record, None where it has none."""
    folded: dict[str, Any] = {}
    for key, value in content.items():
        folded.setdefault(_folded(key), value)
    found: dict[str, Any] = {}
    for name, usual in _USUAL.items():
        values = (folded.get(_folded(each)) for each in usual)
        found[name] = (
            _at(content, fields[name])
            if name in fields
            else next((value for value in values if _line(value) is not None), None)
        )
    return found


def _folded(name: str) -> str:
    return name.casefold().replace("_", "").replace("-", "").replace(" ", "").strip("\ufeff")


def _at(content: Any, path: str) -> Any:
    """Return what a path such as `source.name` leads to; a name with a full stop in it goes first."""
    if isinstance(content, list):
        return [found for each in content if (found := _at(each, path)) is not None] or None
    if not isinstance(content, dict):
        return None
    if path in content:
        return content[path]
    name, _, rest = path.partition(".")
    return _at(content.get(name), rest) if rest else None


def _line(value: Any, depth: int = 0) -> str | None:
    """Return a value as text: a list joined by commas, of an object its name."""
    if depth > _DEEPEST or isinstance(value, bool):
        return None
    if isinstance(value, dict):
        parts = (_line(value.get(name), depth + 1) for name in _WITHIN)
        return next((part for part in parts if part), None)
    if isinstance(value, list):
        return ", ".join(part for each in value if (part := _line(each, depth + 1))) or None
    if isinstance(value, int | float):
        return str(value)
    return value if isinstance(value, str) and value.strip() else None


def _body(value: Any) -> str:
    """Return a text; of a list, each part is a paragraph."""
    parts = value if isinstance(value, list) else [value]
    return "\n\n".join(filter(None, map(_line, parts)))


def _day(value: Any) -> str | None:
    """Return a date as it is written; seconds and milliseconds since 1970 as a day of universal time."""
    written = (_line(value[0] if isinstance(value, list) and value else value) or "").strip()
    if not _NUMBER.fullmatch(written):
        return written or None
    number = int(float(written))
    if number in _DAYS:
        return f"{written[:4]}-{written[4:6]}-{written[6:8]}"
    for unit in (1, 1_000, 1_000_000):
        if number // unit in _SECONDS:
            return datetime.fromtimestamp(number // unit, UTC).date().isoformat()
    return written if number else None
