"""Unicode made uniform once, at the door."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNWANTED = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters but tab and line feed
    r"\u00ad\u200b\u2060\ufeff"  # soft hyphen, zero-width spaces, byte order mark
    r"\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks, which can make text read as what it is not
    r"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"  # lone surrogates and noncharacters
)


def normalise(text: str) -> str:
    """Return the text in NFC with plain line feeds and without invisible characters; idempotent."""
    text = _LINE_ENDS.sub("\n", text)
    return unicodedata.normalize("NFC", _UNWANTED.sub("", text))
