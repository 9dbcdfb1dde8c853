"""Bytes of a text file as clean text."""

from __future__ import annotations

import codecs

from dossier.text import normalise
from ingest.report import Reason, UnusableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, None),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, None),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes) -> str:
    """Return the normalised text of a file in UTF-8, or in UTF-16 with a byte order mark.

    Raises:
        UnusableError: it is not text, or text in another encoding.
    """
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    if encoding is None:
        raise UnusableError(Reason.NOT_TEXT, "The file is in UTF-32: save it as UTF-8.")
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise UnusableError(
            Reason.NOT_TEXT,
            f"Byte {error.start + len(mark)} is not {encoding.upper()} text: save the file as UTF-8.",
        ) from None
    if "\0" in text:
        raise UnusableError(Reason.NOT_TEXT, "The file holds binary data, not text.")
    return normalise(text)
