"""The body of a Word file as blocks of plain text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHARACTERS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
_LEFT_OUT = {  # deleted or moved away, codes of fields, a second form of a drawing
    *(f"{_W}{name}" for name in ("del", "moveFrom", "delText", "instrText", "pPr", "rPr", "sdtPr", "tbl")),
    f"{_MC}Fallback",
}
_CONTAINERS = {f"{_W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}
_DEEPEST = 10  # styles that are based on each other
_OFF = ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text that stands alone: paragraph, heading, list or table.

    Attributes:
        text: its plain text.
        style: name of its style in lower case, `list` for a list, empty for a table.
    """

    text: str
    style: str = ""


def blocks_of(body: Any, styles: Any) -> Iterator[Block]:
    """Yield the blocks in the order of the document.

    Args:
        body: the element `w:body`, or any other that holds paragraphs and tables.
        styles: the element `w:styles`.
    """
    known = _Styles(styles)
    items: list[str] = []
    for block in _blocks(body, known):
        if block.style == "list":
            items.append(block.text)
            continue
        if items:
            yield Block("\n".join(items), "list")
            items = []
        yield block
    if items:
        yield Block("\n".join(items), "list")


class _Styles:
    """Names of the styles of a document, and which of them make lists."""

    def __init__(self, styles: Any) -> None:
        self._elements = {style.get(f"{_W}styleId"): style for style in styles.iterchildren(f"{_W}style")}

    def name(self, paragraph: Any) -> str:
        """Return the name of a paragraph's style in lower case."""
        style = self._elements.get(_value(paragraph, "pPr/pStyle"))
        return (_value(style, "name") or "").lower() if style is not None else ""

    def level(self, paragraph: Any) -> int | None:
        """Return how deep in a list a paragraph is, from 0; None where it is in none."""
        element, path, style = paragraph, "pPr/", _value(paragraph, "pPr/pStyle")
        for _ in range(_DEEPEST):
            number = _value(element, f"{path}numPr/numId")
            if number is not None:
                level = _value(element, f"{path}numPr/ilvl") or "0"
                return None if number == "0" else min(int(level), 8) if level.isdecimal() else 0
            element = self._elements.get(style)
            if element is None:
                return None
            path, style = "pPr/", _value(element, "basedOn")
        return None


def _value(element: Any, path: str) -> str | None:
    found = element.find("/".join(_W + name for name in path.split("/")))
    return None if found is None else found.get(f"{_W}val")


def _blocks(parent: Any, styles: _Styles) -> Iterator[Block]:
    for element in parent.iterchildren():
        if element.tag == f"{_W}p":
            yield from _paragraph(element, styles)
        elif element.tag == f"{_W}tbl":
            yield from _table(element, styles)
        elif element.tag in _CONTAINERS:
            yield from _blocks(element, styles)


def _paragraph(element: Any, styles: _Styles) -> Iterator[Block]:
    """Yield a paragraph, and what stands in the text boxes that are fixed to it."""
    boxes: list[Any] = []
    text = "".join(_pieces(element, boxes)).strip()
    style, level = styles.name(element), styles.level(element)
    if text and level is not None and not style.startswith(("heading", "title")):
        yield Block(f"{'  ' * level}- {text}", "list")
    elif text:
        yield Block(text, style)
    for box in boxes:
        yield from _blocks(box, styles)


def _pieces(element: Any, boxes: list[Any]) -> Iterator[str]:
    """Yield the pieces of a paragraph's text; text boxes on the way are put aside."""
    for child in element.iterchildren():
        if child.tag in _LEFT_OUT or not isinstance(child.tag, str):
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}txbxContent":
            boxes.append(child)
        elif child.tag == f"{_W}r" and _is_hidden(child):
            continue
        elif child.tag.startswith(_W) and child.tag[len(_W) :] in _CHARACTERS:
            yield _CHARACTERS[child.tag[len(_W) :]]
        else:
            yield from _pieces(child, boxes)


def _is_hidden(run: Any) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val") not in _OFF


def _table(element: Any, styles: _Styles) -> Iterator[Block]:
    """Yield a table row by row as one block; a row of one cell is a frame around its paragraphs."""
    rows: list[str] = []
    for row in element.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is not element:
            continue  # of a table within a cell
        cells = [list(_blocks(cell, styles)) for cell in row.iter(f"{_W}tc") if _of(cell, row)]
        filled = [cell for cell in cells if cell]
        if len(filled) == 1:
            if rows:
                yield Block("\n".join(rows))
                rows = []
            yield from filled[0]
        elif filled:
            rows.append(" | ".join(" ".join(" ".join(b.text for b in cell).split()) for cell in filled))
    if rows:
        yield Block("\n".join(rows))


def _of(cell: Any, row: Any) -> bool:
    return next(cell.iterancestors(f"{_W}tr")) is row
