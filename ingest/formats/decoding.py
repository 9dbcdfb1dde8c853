"""Bytes of a text file as clean text, whatever their encoding."""

from __future__ import annotations

import codecs
import re

from dossier.text import normalise
from ingest.formats.older_encodings import older_encoding
from ingest.report import Reason, UnusableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_SAMPLE = 16_000  # characters that are looked at
_LONGEST_WORD = 40  # on average
_LETTERS = 0x0700  # beyond Latin, Greek, Cyrillic, Armenian, Hebrew and Arabic


def decode(data: bytes) -> str:
    """Return the normalised text of a file in UTF-8, 16 or 32, or in an older encoding that can be told.

    Raises:
        UnusableError: it is not text, or its encoding cannot be told.
    """
    encoding = encoding_of(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise not_text(encoding, error.start) from None
    if "\0" in text:
        raise UnusableError(Reason.NOT_TEXT, "The file holds binary data, not text.")
    return normalise(text)


def encoding_of(sample: bytes, *, whole: bool = True) -> str:
    """Return the name of the codec that the beginning of a text file is to be read by.

    What bears no mark and is not UTF-8 is told by what it would say: the codec is taken by which the bytes
    become words of a language that was written in it. One that cannot be told is not guessed.

    Args:
        sample: the bytes, or the first of them.
        whole: whether these are all.

    Raises:
        UnusableError: it is not text, or its encoding cannot be told.
    """
    marked = next((name for mark, name in _MARKS if sample.startswith(mark)), None)
    if marked:
        return marked
    if b"\0" in sample:
        return _wide(sample, whole=whole)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample, final=whole)
    except UnicodeDecodeError as error:
        found = older_encoding(sample if whole else sample[: sample.rfind(b"\n") + 1] or sample)
        if found is None:
            raise not_text("utf-8", error.start) from None
        return found
    return "utf-8"


def not_text(encoding: str, place: int) -> UnusableError:
    """Return the error of bytes that are no text in an encoding, from a place on."""
    detail = f"Byte {place} is not {encoding.upper()}, and no other encoding can be told: save it as UTF-8."
    return UnusableError(Reason.NOT_TEXT, detail)


def _wide(sample: bytes, *, whole: bool) -> str:
    """Return which UTF-16 or UTF-32 without a mark makes letters and no controls of the bytes."""
    for encoding in _WIDE:
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(sample, final=whole)[:_SAMPLE]
        except UnicodeDecodeError:
            continue
        if _reads(text):
            return encoding
    raise UnusableError(Reason.NOT_TEXT, "The file holds binary data, not text.")


def _reads(text: str) -> bool:
    """Return whether a text is words of letters near ASCII; by a wrong order of bytes it is anything else."""
    letters = [character for character in text if character.isalpha()]
    near = sum(ord(character) < _LETTERS for character in letters)
    if not letters or near < 0.9 * len(letters) or _CONTROLS.search(text):
        return False
    varied = len(letters) < 4 or len(set(letters)) > 2
    return varied and len(letters) <= _LONGEST_WORD * (1 + sum(map(str.isspace, text)))
