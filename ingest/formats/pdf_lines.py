"""The lines of a PDF page with their places, columns one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import byref
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage  # type: ignore[import-untyped]

_HYPHEN = "\x02\ufffe"  # what PDFium puts for a hyphen at the end of a line, in the place of the line feed
_LINE = re.compile(rf"[^\r\n{_HYPHEN}]+[{_HYPHEN}]?")
_SPACES = re.compile(r"[ \u00a0]+")
_GUTTER = 1.0  # heights of a line that part columns at least; spaces of justified lines are narrower
_PROSE = 15  # characters of a line in a column; the cells of a table are shorter
_ROWS = 3  # lines beside each other that make columns


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print; lengths are in points, from the lower left corner of its page.

    Attributes:
        text: its text; a hyphen that ends it is kept.
        left: where it begins.
        right: where it ends.
        bottom: its lower edge.
        size: its height.
        page: number of its page, from 0.
    """

    text: str
    left: float
    right: float
    bottom: float
    size: float
    page: int


def lines_of(page: PdfTextPage, number: int) -> list[Line]:
    """Return the lines of a page in reading order.

    That is the order in which the page is written, which is by columns where a program for layout wrote it;
    columns that were written row by row are told by their gutter.
    """
    rows = [row for row in _rows(page, number) if row]
    return [line for run in _runs(rows) for line in _ordered(run)]


def _rows(page: PdfTextPage, number: int) -> Iterator[list[Line]]:
    """Yield what stands on one level, as one line or as several parted by gutters."""
    from pypdfium2.raw import (  # type: ignore[import-untyped]
        FS_RECTF,
        FPDFText_GetCharIndexFromTextIndex,
        FPDFText_GetLooseCharBox,
    )

    def place(at: int) -> FS_RECTF:
        box = FS_RECTF()
        FPDFText_GetLooseCharBox(page, FPDFText_GetCharIndexFromTextIndex(page, at), byref(box))
        return box

    units = _units(page.get_text_range(errors="surrogatepass"))
    for match in _LINE.finditer(units):
        start, end = match.start(), match.end()
        while start < end and units[start] in " \u00a0":
            start += 1
        pieces: list[Line] = []
        first = last = place(start)
        for space in [*_SPACES.finditer(units, start, end), None]:
            stop = space.start() if space else len(units[start:end].rstrip()) + start
            last = place(max(start, stop - 1))
            height = first.top - first.bottom
            following = place(space.end()) if space and space.end() < end else None
            if following and following.left - last.right < _GUTTER * height:
                continue
            text = _text(units[start:stop])
            if text:
                pieces.append(Line(text, first.left, last.right, first.bottom, height, number))
            if space is None or following is None:
                break
            start, first = space.end(), following
        yield pieces


def _units(text: str) -> str:
    """Return a text with one character for each UTF-16 unit, as PDFium counts."""
    if text.isascii() or max(text) <= "\uffff":
        return text
    return "".join(map(chr, memoryview(text.encode("utf-16-le", "surrogatepass")).cast("H")))


def _text(units: str) -> str:
    text = units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.strip().replace("\x02", "-").replace("\ufffe", "-")


def _runs(rows: list[list[Line]]) -> Iterator[list[list[Line]]]:
    """Yield runs of rows that are columns beside each other; a row that is not is a run alone."""
    run: list[list[Line]] = []
    bounds: list[tuple[float, float]] = []
    for row in rows:
        if run and all(_column(line, bounds) is not None for line in row):
            run.append(row)
            for line in row:
                at = _column(line, bounds) or 0
                bounds[at] = (min(bounds[at][0], line.left), max(bounds[at][1], line.right))
            continue
        if run:
            yield run
        run, bounds = [], []
        if len(row) > 1:
            run, bounds = [row], [(line.left, line.right) for line in row]
        else:
            yield [row]
    if run:
        yield run


def _column(line: Line, bounds: list[tuple[float, float]]) -> int | None:
    """Return in which column a line lies, None where it lies in none or in two."""
    for at, (left, _) in enumerate(bounds):
        following = bounds[at + 1][0] if at + 1 < len(bounds) else float("inf")
        if left - 2 * line.size <= line.left and line.right < following:
            return at
    return None


def _ordered(run: list[list[Line]]) -> Iterator[Line]:
    """Yield the lines of a run column by column, or row by row where it is a table."""
    beside = [row for row in run if len(row) > 1]
    prose = median(len(line.text) for row in beside for line in row) >= _PROSE if beside else False
    if len(beside) < _ROWS or not prose:
        for row in run:
            yield replace(row[0], text=" ".join(line.text for line in row), right=row[-1].right)
        return
    bounds = [(line.left, line.right) for line in run[0]]
    columns: list[list[Line]] = [[] for _ in bounds]
    for row in run:
        for line in row:
            columns[_column(line, bounds) or 0].append(line)
    for column in columns:
        yield from column
