"""The text of a page: its article without menus, comments and what else surrounds it."""

from __future__ import annotations

import re

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from dossier.text import words
from ingest.formats.pages.extractor import extractor

_INVISIBLE = re.compile(r"[\u00ad\u200b\u2060\ufeff]")
_ITEM = re.compile(r"( *)- ")
_ROW = re.compile(r"\|(.*)\|\s*")
_RULE = re.compile(r"\|(?:\s*-{3,}\s*\|)+\s*")


def text_of(tree: HtmlElement, title: str | None, url: str | None) -> str:
    """Return the text of a page, paragraphs parted by a blank line, without a title at its head.

    Lists keep their bullets and stand line by line, as do rows of tables, whose cells are parted by bars.
    """
    found = extractor().bare_extraction(tree, url=url, include_comments=False, include_tables=True)
    return _blocks(found.text or "", title) if found is not None else ""


def _blocks(written: str, title: str | None) -> str:
    """Return trafilatura's lines as blocks: each a paragraph, save lists and tables."""
    text, last = "", ""
    for raw in _INVISIBLE.sub("", written).split("\n"):
        line, row, item = " ".join(raw.split()), _ROW.fullmatch(raw), _ITEM.match(raw)
        if not line or _RULE.fullmatch(raw):
            continue
        if row:
            line = " | ".join(" ".join(cell.split()) for cell in row[1].split("|"))
        elif item:
            line = item[1] + line
        if not text and title and words(line) == words(title):
            continue
        kind = "row" if row else "item" if item else ""
        text += ("\n" if kind and kind == last else "\n\n" if text else "") + line
        last = kind
    return text
