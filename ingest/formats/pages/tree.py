"""A web page as a tree, within bounds that keep the parsers below it from hanging."""

from __future__ import annotations

import re

from lxml.etree import ParserError, iterwalk  # type: ignore[import-untyped]
from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]

from ingest.report import Reason, UnusableError

MAX_TAGS = 50_000
"""Tags of the largest page that is read; large articles have some 20,000, and the time grows with them."""

MAX_TEXT = 2_000_000
"""Characters of text, scripts aside, of the largest page that is read."""

MAX_DEPTH = 150
"""Elements within each other in the deepest page that is read; articles have some 50."""

_DATA = re.compile(r"data:[\w/+.;=-]{0,100};base64,[\w+/=%\s]{200,}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def tree_of(text: str) -> HtmlElement:
    """Return the tree of a page, however broken its markup is.

    Raises:
        UnusableError: it holds nothing, or more than can be read in a bearable time.
    """
    cleaned = _CONTROL.sub("", _DATA.sub("", text))
    if cleaned.count("<") > MAX_TAGS:
        raise UnusableError(Reason.TOO_LARGE, f"The page has more than {MAX_TAGS:,} tags.")
    if not cleaned.strip():
        raise UnusableError(Reason.EMPTY, "The page is empty.")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(cleaned.encode(), parser=parser)
    except ParserError:
        raise UnusableError(Reason.EMPTY, "The page holds no element.") from None
    depth, length = _measure(tree)
    if depth > MAX_DEPTH:
        raise UnusableError(Reason.TOO_LARGE, f"The page nests more than {MAX_DEPTH} elements in each other.")
    if length > MAX_TEXT:
        raise UnusableError(Reason.TOO_LARGE, f"The page has more than {MAX_TEXT:,} characters of text.")
    return tree


def _measure(tree: HtmlElement) -> tuple[int, int]:
    """Return how deep a tree is, and how many characters of text it holds."""
    depth = deepest = length = 0
    for event, element in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
        if event == "start":
            length += len(element.tail or "")
            if element.tag not in ("script", "style"):
                length += len(element.text or "")
    return deepest, length
