"""Lines of printed pages as paragraphs: running heads away, hyphens joined."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from rapidfuzz.fuzz import ratio

from ingest.formats.pdf_lines import Line

_EDGE = 0.15  # of a page's height, above and below, where running heads and page numbers stand
_EDGE_LINES = 3
_LONGEST = 200  # characters of a running head
_TAIL = 80  # characters of a line by which its end is told
_ALIKE = 85  # per cent, for recognised letters (OCR) vary
_NO_LETTERS = re.compile(r"[\W\d_]+")
_BULLET = re.compile(r"[•▪●◦■‣]")
_DASH = re.compile(r"[-–—]\s")
_ENDED = re.compile(r"[.!?…:;。！？][\"'”’»›)\]]*$")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_WORD = re.compile(r"[^\W\d_]+")
_LAST = re.compile(r"([^\W_]+(?:-[^\W_]+)*)[-\u00ad]$")
_NEXT = re.compile(r"[^\W_]+")
_WIDE = re.compile(r"[\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]")
_LIGATURES = dict(zip(map(ord, "ﬀﬁﬂﬃﬄﬅﬆ"), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of print.

    Attributes:
        text: its text on one line.
        size: height of its first line, in points.
        page: page on which it begins, from 0.
    """

    text: str
    size: float
    page: int


def body_lines(pages: Sequence[list[Line]], heights: Sequence[float]) -> list[Line]:
    """Return the lines of all pages without running heads, running feet and page numbers.

    These stand at the edge of a page, and again on the next or, as left and right pages may differ, on the
    one after.

    Args:
        pages: the lines of each page.
        heights: how high each page is, in points.
    """
    edges = [_edges(lines, height) for lines, height in zip(pages, heights, strict=True)]
    kept: list[Line] = []
    for number, lines in enumerate(pages):
        near = [edges[at] for at in range(max(0, number - 2), number + 3) if at != number and at < len(pages)]
        running = [
            line
            for side, edge in enumerate(edges[number])
            for line in edge
            if _numbers_page(line) or any(_repeats(line, other) for each in near for other in each[side])
        ]
        kept += [line for line in lines if line not in running]
    return kept


def _edges(lines: list[Line], height: float) -> tuple[list[Line], list[Line]]:
    """Return the lines at the head and at the foot of a page, by their places."""
    placed = sorted(lines, key=lambda line: line.bottom)
    return (
        [line for line in placed[-_EDGE_LINES:] if line.bottom > (1 - _EDGE) * height],
        [line for line in placed[:_EDGE_LINES] if line.bottom < _EDGE * height],
    )


def _repeats(line: Line, other: Line) -> bool:
    """Return whether lines at the edges of near pages are a running head, or number their pages."""
    if max(len(line.text), len(other.text)) > _LONGEST:
        return False
    if line.text.isdecimal() and other.text.isdecimal():
        return int(line.text) - line.page == int(other.text) - other.page
    one, two = _NO_LETTERS.sub("", line.text.casefold()), _NO_LETTERS.sub("", other.text.casefold())
    return min(len(one), len(two)) >= 3 and ratio(one, two) >= _ALIKE


def _numbers_page(line: Line) -> bool:
    """Return whether a line is nothing but the number of its page."""
    return line.text.strip("-–— ") == str(line.page + 1)


def body_size(lines: Iterable[Line]) -> float:
    """Return the height in which most of the text is set."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size, 1)] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def paragraphs_of(lines: Sequence[Line]) -> list[Paragraph]:
    """Return lines in reading order as paragraphs, told by gaps, indents and short last lines."""
    margins = _margins(lines)
    leading = _leading(lines)
    hyphens = _Hyphens(lines)
    found: list[tuple[Line, list[str]]] = []
    last: Line | None = None
    for line in lines:
        if last is None or _parted(last, line, margins.get(_place(last), last.right), leading):
            found.append((line, [line.text]))
        else:
            hyphens.join(found[-1][1], line.text)
        last = line
    return [Paragraph("".join(parts).translate(_LIGATURES), first.size, first.page) for first, parts in found]


def _place(line: Line) -> tuple[int, int, int]:
    return line.page, round(line.left / 40), round(line.size)


def _margins(lines: Sequence[Line]) -> dict[tuple[int, int, int], float]:
    """Return where full lines end, by page, beginning and size."""
    rights: defaultdict[tuple[int, int, int], list[float]] = defaultdict(list)
    for line in lines:
        rights[_place(line)].append(line.right)
    return {place: sorted(found)[len(found) * 4 // 5] for place, found in rights.items()}


def _leading(lines: Sequence[Line]) -> float:
    """Return the usual distance of two lines in heights of a line."""
    gaps = [
        (above.bottom - below.bottom) / above.size
        for above, below in pairwise(lines)
        if above.size > 0 and 0.5 * above.size < above.bottom - below.bottom < 3 * above.size
    ]
    return median(gaps) if gaps else 1.2


def _parted(last: Line, line: Line, margin: float, leading: float) -> bool:
    """Return whether a paragraph ends between two lines."""
    size = max(last.size, 1.0)
    ended = _ENDED.search(last.text[-_TAIL:]) is not None
    if abs(last.size - line.size) > 0.2 * max(size, line.size):
        return True
    gap = last.bottom - line.bottom
    if last.page != line.page or gap < -0.5 * size:  # on in the next column or page
        return ended
    if gap > 1.35 * leading * size or _BULLET.match(line.text):
        return True
    if not ended:
        return False
    indented = 0.6 * size < line.left - last.left < 6 * size and not _BULLET.match(last.text)
    short = last.right < margin - 0.2 * (margin - last.left)
    return indented or short or _DASH.match(line.text) is not None


class _Hyphens:
    """Joins lines; whether a hyphen at the end of one is the word's own is told by the rest of the text."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._words: set[str] = set()
        self._compounds: set[str] = set()
        for line in lines:
            text = line.text.casefold()
            self._words.update(_WORD.findall(text))
            self._compounds.update(_COMPOUND.findall(text))

    def join(self, parts: list[str], after: str) -> None:
        """Add a line to the lines of a paragraph."""
        before = parts[-1][-_TAIL:]
        cut, rest = _LAST.search(before), _NEXT.match(after)
        if cut and rest:
            if not self._own(cut[1], rest[0]):
                parts[-1] = parts[-1][:-1]
        elif not (_WIDE.match(before[-1:]) and _WIDE.match(after)):
            parts.append(" ")
        parts.append(after)

    def _own(self, first: str, second: str) -> bool:
        """Return whether two parts of a word are parted by a hyphen of their own."""
        if not second[0].islower() or first[-1].isdigit() or first.isupper():
            return True
        plain = f"{first.rpartition('-')[2]}{second}".casefold()
        if plain in self._words:
            return False
        return f"{first}-{second}".casefold() in self._compounds
