"""Wordings of a trade that would mislead, put plainly: "Varland's customers" are those that it exports to."""

from __future__ import annotations

import re

_SAID = r"\b((?:is|are|was|were) )(?:reported|said|believed|thought|known|named|confirmed)"
_WHOSE = r"(['’]s?) (?:[\w-]+ ){0,3}?"
_PLAINLY = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (rf"{_SAID} to have (?!been )", "has "),
        (rf"{_SAID} (?:to (?:be|have been)|as) ", r"\1"),
        (rf"{_WHOSE}(?:customer|buyer|client)s?\b", r"\1 exports"),
        (rf"{_WHOSE}(?:supplier|seller)s?\b", r"\1 imports"),
        (r"\b(?:take|takes|took|taken|taking) delivery\b", "received"),
        (
            r"\b(?:receiv|obtain|acquir|got)\w*(?: \w+){0,3}? "
            r"(?:orders?|payments?|contracts?|money|requests?)\b",
            "sold",
        ),
    )
)


def plainly(text: str) -> str:
    """Return an English text in which "is said to have sold" is "has sold", and an order received a sale.

    Whose customers they are sells, and whose suppliers they are buys.
    """
    for pattern, plain in _PLAINLY:
        text = pattern.sub(plain, text)
    return text
