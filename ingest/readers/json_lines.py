"""JSON Lines: a record a line, in files of any size."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ingest.formats.records import Record, drafts_of_records
from ingest.formats.text_streams import lines_of, opened_text
from ingest.readers.registry import Document, Draft, record_reader
from ingest.report import Reason, UnusableError


@record_reader(".jsonl", ".ndjson")
def read_json_lines(document: Document) -> Iterator[Draft | UnusableError]:
    """Yield a draft for each line; one that is broken is told, and the rest goes on."""
    yield from drafts_of_records(_records(document), document)


def parsed(text: str) -> Any:
    """Return what a JSON text says; what is no number (`NaN`) is nothing.

    Raises:
        ValueError: it is not JSON, or nested too deeply.
    """
    try:
        return json.loads(text, strict=False, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        raise ValueError(f"{error.msg}, line {error.lineno}, column {error.colno}") from None
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _records(document: Document) -> Iterator[Record]:
    with opened_text(document) as text:
        for number, line in enumerate(lines_of(text), 1):
            place = f"Line {number}"
            if isinstance(line, UnusableError):
                yield Record(place, line)
            elif line.strip(" \t\r\n\ufeff\x1e"):  # the last begins the records of JSON text sequences
                yield Record(place, _content(line.strip(" \t\r\n\ufeff\x1e"), place))


def _content(line: str, place: str) -> Any:
    try:
        return parsed(line)
    except ValueError as error:
        cause = str(error).replace(", line 1, column", " in column")
        return UnusableError(Reason.RECORD, f"{place}: this is not JSON ({cause}).")
