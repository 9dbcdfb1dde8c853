"""The inside of a marker, such as `1`, `1, 2 and 3`, `1–3`, `S1`, `Sentence 2` or `1: p. 3`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

OPENING, CLOSING = "[【［⟦〔", "]】］⟧〕"
"""Brackets that stand around a marker."""

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""The digits from 0 to 9 set high."""


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


LABELS = word_set(
    "s sentence sentences source sources doc docs document documents ref refs reference references citation "
    "citations passage passages id satz quelle kaynak cümle cümlə mənbə источник предложение"
)
"""Words before the number of a sentence, folded."""

_LEADS = frozenset({"see", "also", "cf"})
_JOINING = word_set("and or und ve və и")
_WORDS = LABELS | _LEADS | _JOINING

_BEFORE = frozenset("#^№.:_=-*`\\\"'()（）[" + OPENING)  # what may stand before the first number
_BETWEEN = frozenset(",;&+，、；#^№*`\\\"'()（）" + OPENING + CLOSING)
_DASHES = frozenset("-‐‑‒–—−~")
_LOCATOR = re.compile(
    r"[†|].*|:\s.*|:$|,\s*p(?:p|a|ag|age|ages)?\.?\s*(?:\d.*)?$", re.DOTALL
)  # or its beginning
_QUANTITY = re.compile(r"\s*(?:\d{4,}(?:\s*[-–—,]\s*\d{2,4})*|\d{1,3}(?:[.,]\d{3})+)\s*")
_TOKEN = re.compile(r"\d+|[^\W\d_]+|.", re.DOTALL)
_DIGITS = 9  # of a number that matters; a longer one stands for any that does not exist

_UNRAISED = str.maketrans(SUPERSCRIPTS, "0123456789")

Range = tuple[int, int]


@dataclass(slots=True)
class _Scan:
    """Ranges of numbers read so far, and the word that waits for a number."""

    ranges: list[Range]
    word: str = ""
    dash: bool = False


def ranges_in(content: str) -> list[Range] | None:
    """Return the ranges of numbers that the inside of a marker names, a single one as (n, n).

    None where it is no marker: `sic`, `TB2`, `S-400`, `1st`; nor is a year or a quantity, of four digits
    or more or with groups of three: `2021`, `2020-21`, `10,000`.
    """
    if _QUANTITY.fullmatch(content):
        return None
    scan = _scanned(content, whole=True)
    if scan is None or not scan.ranges or scan.dash or (scan.word and scan.word not in _JOINING):
        return None
    return scan.ranges


def may_become(content: str) -> bool:
    """Return whether a text is the beginning of the inside of a marker; so is the empty one."""
    return _scanned(content, whole=False) is not None


def existing(ranges: Sequence[Range], most: int) -> tuple[int, ...]:
    """Return the numbers of ranges from 1 to `most`, each once, in their order."""
    numbers = (number for low, high in ranges for number in range(max(low, 1), min(high, most) + 1))
    return tuple(dict.fromkeys(numbers))


def _scanned(content: str, *, whole: bool) -> _Scan | None:
    """Read a marker's inside; None where it is not, or cannot become, one."""
    content = content.translate(_UNRAISED)
    scan = _Scan([])
    for match in _TOKEN.finditer(content):
        part = match.group().casefold()
        if part[0].isdecimal():
            _add(scan, part)
        elif part[0].isalpha():
            last = not whole and match.end() == len(content)
            if not _fits(part, scan, last=last):
                return None
            scan.word = part
        elif scan.ranges and _LOCATOR.match(content, match.start()):
            return scan
        elif part in _DASHES and scan.ranges and not scan.word:
            scan.dash = True
        elif part == "\n" or not (part.isspace() or part in _allowed(scan)):
            return None
    return scan


def _allowed(scan: _Scan) -> frozenset[str]:
    """Return the marks that may stand next; between `S` and its number few may, for `S-400` is none."""
    if scan.word == "s":
        return frozenset("#")
    return _BETWEEN if scan.ranges and not scan.word else _BEFORE


def _add(scan: _Scan, digits: str) -> None:
    number = int(digits) if len(digits) <= _DIGITS else 10**_DIGITS
    if scan.dash:
        low = scan.ranges.pop()[0]
        scan.ranges.append((min(low, number), max(low, number)))
    else:
        scan.ranges.append((number, number))
    scan.word, scan.dash = "", False


def _fits(token: str, scan: _Scan, *, last: bool) -> bool:
    """Return whether a word may stand here; of the last one of an unfinished text the beginning will do."""
    words = _WORDS if scan.ranges else LABELS | _LEADS
    if scan.word and scan.word not in _JOINING | _LEADS | {"source", "sources"}:
        return False
    return any(word.startswith(token) for word in words) if last else token in words
