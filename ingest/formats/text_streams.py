"""Text files of any size, read line by line in bounded memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import TextIOWrapper

from ingest.formats.decoding import encoding_of
from ingest.readers.registry import Document
from ingest.report import Reason, UnusableError

LONGEST_LINE = 20_000_000
"""Characters of a line that is read; a longer one is passed over."""

_SAMPLE = 100_000  # bytes by which the encoding is told
_BROKEN = 0.05  # of the lines
_PIECE = 1_000_000
_ENDS = ("\n", "\r")
_UNDECODED = re.compile(r"[\udc80-\udcff]")


def opened_text(document: Document) -> TextIOWrapper:
    """Open a file as text; bytes that are none come as lone surrogates.

    Raises:
        UnusableError: it cannot be opened, or is not text.
    """
    try:
        with document.open() as stream:
            sample = stream.read(_SAMPLE)
        encoding = _encoding(sample)
        return TextIOWrapper(document.open(), encoding, errors="surrogateescape", newline="")
    except OSError as error:
        detail = f"The file cannot be read ({error.strerror or error}): check its permissions."
        raise UnusableError(Reason.UNREADABLE, detail) from error


def _encoding(sample: bytes) -> str:
    """Return the encoding of a file; a few broken lines do not keep the rest from being UTF-8."""
    try:
        return encoding_of(sample, whole=len(sample) < _SAMPLE)
    except UnusableError:
        lines = sample.decode("utf-8", "surrogateescape").splitlines()
        broken = sum(_UNDECODED.search(line) is not None for line in lines)
        if b"\0" in sample or broken > _BROKEN * len(lines):
            raise
        return "utf-8"


def lines_of(text: TextIOWrapper) -> Iterator[str | UnusableError]:
    """Yield the lines of a text with their ends; in the place of one that cannot be read, what is wrong.

    Args:
        text: opened by `opened_text`.
    """
    number = 0
    while True:
        number += 1
        try:
            line = text.readline(LONGEST_LINE)
        except UnicodeDecodeError:  # half a character at the end of UTF-16
            yield UnusableError(Reason.RECORD, f"Line {number}: the file breaks off within a character.")
            return
        if not line:
            return
        if len(line) == LONGEST_LINE and not line.endswith(_ENDS):
            del line
            while (piece := text.readline(_PIECE)) and not piece.endswith(_ENDS):
                pass
            detail = f"Line {number}: it is longer than {LONGEST_LINE // 1_000_000} million characters."
            yield UnusableError(Reason.RECORD, detail)
        elif _UNDECODED.search(line):
            detail = f"Line {number}: it is not {text.encoding.upper()} text, as the rest of the file is."
            yield UnusableError(Reason.RECORD, detail)
        else:
            yield line
