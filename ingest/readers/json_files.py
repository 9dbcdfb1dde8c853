"""JSON files: one record, an array of them, or an object around one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ingest.formats.decoding import decode
from ingest.formats.records import Record, drafts_of_records, has_text
from ingest.formats.text_streams import opened_text
from ingest.readers.json_lines import parsed, read_json_lines
from ingest.readers.registry import Document, Draft, record_reader
from ingest.report import Reason, UnusableError

_FRAMES = (
    "articles",
    "items",
    "data",
    "results",
    "records",
    "documents",
    "docs",
    "entries",
    "posts",
    "stories",
)
_DEEPEST = 3  # objects around an array of records
_FIRST_LINES = 5
_FIRST_LINE = 1_000_000  # characters


@record_reader(".json")
def read_json(document: Document) -> Iterator[Draft | UnusableError]:
    """Yield a draft for each record of a file, which is read whole; JSON Lines under this name are seen."""
    if _is_json_lines(document):
        yield from read_json_lines(document)
        return
    try:
        content = parsed(decode(document.read()))
    except UnusableError as error:
        if error.reason is not Reason.TOO_LARGE:
            raise
        advice = "save it as JSON Lines (.jsonl), which are read record by record."
        raise UnusableError(Reason.TOO_LARGE, f"{error.detail.partition(':')[0]}: {advice}") from None
    except ValueError as error:
        raise UnusableError(Reason.RECORD, f"The file is not JSON ({error}).") from None
    records = _records(content, document.fields)
    numbered = (Record(f"Record {number}", each) for number, each in enumerate(records, 1))
    yield from drafts_of_records(numbered, document)


def _is_json_lines(document: Document) -> bool:
    """Return whether the first line of a file is an object, and another follows."""
    try:
        with opened_text(document) as text:
            read = (text.readline(_FIRST_LINE).strip(" \ufeff\r\n") for _ in range(_FIRST_LINES))
            lines = [line for line in read if line]
        return len(lines) > 1 and isinstance(parsed(lines[0]), dict) and lines[1].startswith("{")
    except ValueError:
        return False


def _records(content: Any, fields: Mapping[str, str]) -> list[Any]:
    """Return the records in what a file says."""
    if isinstance(content, list):
        return content
    if isinstance(content, dict) and not has_text(content, fields):
        return _array(content, _DEEPEST) or [content]
    return [content]


def _array(content: Mapping[str, Any], depth: int) -> list[Any] | None:
    """Return the array of objects in an object, one of a usual name first; None where it holds none."""
    named = sorted(content.items(), key=lambda item: item[0] not in _FRAMES)
    for _, value in named:
        if isinstance(value, list) and any(isinstance(each, dict) for each in value):
            return value
    if depth:
        for _, value in named:
            if isinstance(value, dict) and (found := _array(value, depth - 1)):
                return found
    return None
