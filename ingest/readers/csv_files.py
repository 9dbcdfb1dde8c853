"""Tables of records: values parted by commas, semicolons, tabs or bars, under a row of names."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import TextIOWrapper
from itertools import chain

from ingest.formats.records import Record, drafts_of_records
from ingest.formats.text_streams import LONGEST_LINE, lines_of, opened_text
from ingest.readers.registry import Document, Draft, record_reader
from ingest.report import Reason, UnusableError

_DELIMITERS = ",;\t|"

_UNREADABLE = {
    "unexpected end of data": "a quotation mark opens in it and none closes it: nothing after it was read"
}
"""What the module `csv` says of a row, where it can be said more plainly."""


@record_reader(".csv", ".tsv")
def read_csv(document: Document) -> Iterator[Draft | UnusableError]:
    """Yield a draft for each row; one that is broken is told, and the rest goes on."""
    yield from drafts_of_records(_records(document), document)


def _records(document: Document) -> Iterator[Record]:
    columns: list[str] | None = None
    with opened_text(document) as text:
        for number, row in _rows(text, "\t" if document.name.lower().endswith(".tsv") else None):
            place = f"Line {number}"
            if isinstance(row, UnusableError):
                yield Record(place, row)
            elif columns is None:
                columns = [name.strip(" \ufeff") for name in row]
            elif any(value.strip() for value in row[len(columns) :]):
                detail = f"{place}: the row has {len(row)} values, but there are {len(columns)} columns."
                yield Record(place, UnusableError(Reason.RECORD, detail))
            elif row:
                yield Record(place, _record(columns, row))


def _record(columns: list[str], row: list[str]) -> dict[str, str]:
    """Return a row as an object; of two columns of one name, the first."""
    found: dict[str, str] = {}
    for name, value in zip(columns, row, strict=False):
        if name:
            found.setdefault(name, value)
    return found


def _rows(text: TextIOWrapper, delimiter: str | None) -> Iterator[tuple[int, list[str] | UnusableError]]:
    """Yield the rows, each with the line that it begins in, or what is wrong with it."""
    csv.field_size_limit(LONGEST_LINE)
    broken: list[UnusableError] = []
    lines = _readable(text, broken)
    first, before = next(lines, ""), 0
    while first and (not first.strip() or first.lower().startswith("sep=")):  # which Excel puts before
        delimiter = first.rstrip()[4:] or delimiter
        first, before = next(lines, ""), before + 1
    reader = csv.reader(chain([first], lines), delimiter=delimiter or _delimiter(first), strict=True)
    while True:
        number = before + reader.line_num + 1
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            detail = f"Line {number}: the row cannot be read ({_UNREADABLE.get(str(error), error)})."
            yield number, UnusableError(Reason.RECORD, detail)
        yield from ((number, error) for error in broken)
        broken.clear()


def _readable(text: TextIOWrapper, broken: list[UnusableError]) -> Iterator[str]:
    """Yield the lines that can be read, and empty ones in the place of others, which are put aside."""
    for line in lines_of(text):
        if isinstance(line, UnusableError):
            broken.append(line)
        yield "\n" if isinstance(line, UnusableError) else line


def _delimiter(header: str) -> str:
    """Return by what the names of the columns are parted: where there are most of them."""
    return max(_DELIMITERS, key=lambda delimiter: len(next(csv.reader([header], delimiter=delimiter), [])))
