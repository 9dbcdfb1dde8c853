"""Plain text of values that may hold HTML, as fields of records do."""

from __future__ import annotations

import html
import re

_MARKUP = re.compile(
    r"</(?:p|div|span|a|b|i|u|em|strong|h[1-6]|ul|ol|li|table|article|section|blockquote|figure|body|html)\s*>"
    r"|<(?:p|br|div)\s*/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
_SKIPPED = frozenset(("script", "style", "noscript", "template", "iframe", "svg", "head", "form"))
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr",
))  # fmt: skip
_ITEMS = re.compile(r"(^- [^\n]*)\n(?=\n- )", re.MULTILINE)
_BREAK = re.compile(r" *\n *")
_SPACES = re.compile(r"\s+")


def plain_text(value: str) -> str:
    """Return a value as plain text, its paragraphs parted by blank lines, where it plainly is HTML.

    Else it stays as it is, but for entities such as `&amp;`.
    """
    if _MARKUP.search(value):
        return _without_markup(value)
    return _ENTITY.sub(lambda match: html.unescape(match[0]), value)


def _without_markup(value: str) -> str:
    from lxml.etree import ParserError, iterwalk  # type: ignore[import-untyped]
    from lxml.html import document_fromstring  # type: ignore[import-untyped]

    try:
        # As bytes, for a string that names an encoding is refused.
        root = document_fromstring(value.encode("utf-8", "replace"), parser=_parser())
    except ParserError:  # nothing in it
        return ""
    blocks: list[list[str]] = [[]]
    walk = iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start" and tag in _SKIPPED:
            walk.skip_subtree()
        elif event == "start":
            if tag == "br":
                blocks[-1].append("\n")
            elif tag not in _INLINE:
                blocks.append(["- "] if tag == "li" else [])
            blocks[-1].append(_SPACES.sub(" ", element.text or ""))
        else:
            if event == "end" and tag not in _INLINE and tag != "br":
                blocks.append([])
            blocks[-1].append(_SPACES.sub(" ", element.tail or ""))
    lines = (_BREAK.sub("\n", "".join(block)).strip() for block in blocks)
    text = "\n\n".join(line for line in lines if line not in ("", "-"))
    return _ITEMS.sub(r"\1", text)


def _parser() -> object:
    from lxml.html import HTMLParser

    return HTMLParser(encoding="utf-8", remove_comments=False)
