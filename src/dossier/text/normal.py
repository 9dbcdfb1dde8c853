"""Unicode made uniform once, at the door."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_JOINING = r"\u0600-\u08ff\u0900-\u0dff"  # letters of Arabic and of Indic scripts
_SYMBOLS = r"\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"  # emoji among them

_UNWANTED = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters but tab and line feed
    r"\u00ad\u200b\u2060\ufeff"  # soft hyphen, zero-width spaces, byte order mark
    r"\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks, which can make text read as what it is not
    r"\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2061-\u2064\u206a-\u206f"  # without ink
    r"\u3164\uffa0\ufff9-\ufffb"
    r"\U000e0000-\U000e0fff"  # tags and selectors, in which whole sentences can hide
    r"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"  # lone surrogates and noncharacters
    rf"|(?<![{_JOINING}\u200c\u200d])\u200c"  # a non-joiner but where letters join
    rf"|(?<![{_JOINING}{_SYMBOLS}\ufe0f])\u200d"  # a joiner but there, and in emoji
    rf"|(?<![{_SYMBOLS}])[\ufe00-\ufe0f]"  # a selector but after a symbol
)


def normalise(text: str) -> str:
    """Return the text in NFC with plain line feeds and without invisible characters; idempotent."""
    text = _LINE_ENDS.sub("\n", text)
    while (cleaned := unicodedata.normalize("NFC", _UNWANTED.sub("", text))) != text:
        text = cleaned  # what was taken out may have held up something else
    return text
