"""Bytes of a web page as text, whatever it says of its encoding."""

from __future__ import annotations

import codecs
import re

from ingest.report import Reason, UnusableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w:-]+)""", re.I
)
_HEAD = 8_000  # bytes in which a declaration is looked for
_SAMPLE = 20_000  # bytes from which an encoding is guessed
_BROKEN = 0.002  # share of letters that may be broken in a page of a known encoding
_WINDOWS = {  # what browsers read where a page names the narrower standard
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
_WESTERN = frozenset({"cp1252", "cp1254", "iso8859-15"})


def decoded(data: bytes) -> str:
    """Return the text of a page: UTF-8 where it can be, else what it declares, else what is likeliest.

    Raises:
        UnusableError: it is not text.
    """
    text = _marked(data) or _strict(data, "utf-8") or _declared(data) or _guessed(data)
    if text is None or text.count("\0") > len(text) // 100:
        raise UnusableError(Reason.NOT_TEXT, "The page is not text in any known encoding.")
    return text


def _marked(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    return None


def _declared(data: bytes) -> str | None:
    """Return the text in the encoding that the page declares, None where that cannot be."""
    match = _DECLARED.search(data[:_HEAD])
    encoding = _known(match[1].decode("ascii", "replace")) if match else "utf-8"
    if encoding is None or encoding.startswith("utf-16"):  # a declaration that could be read is no UTF-16
        encoding = "utf-8"
    text = data.decode(encoding, "replace")
    if text.count("\ufffd") > _BROKEN * len(text) or (encoding in _WESTERN and _garbled(text)):
        return None
    return text


def _known(name: str) -> str | None:
    try:
        encoding = codecs.lookup(name).name
    except LookupError:
        return None
    return _WINDOWS.get(encoding, encoding)


def _garbled(text: str) -> bool:
    """Return whether a text in a Western encoding is one in Cyrillic, Greek or the like, read wrongly."""
    letters = sum(character.isalpha() for character in _visible(text))
    accented = sum(character.isalpha() and not character.isascii() for character in _visible(text))
    return accented > letters / 2


def _visible(text: str) -> str:
    return re.sub(r"<[^>]*>", " ", text)[:_SAMPLE]


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    visible = re.sub(rb"<[^>]*>", b" ", data)[:_SAMPLE]
    best = from_bytes(visible).best()
    return data.decode(best.encoding, "replace") if best else None
