"""Markdown as plain text that reads well."""

from __future__ import annotations

from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

_INDENT = "  "


@dataclass(slots=True)
class Block:
    """A piece of text that stands alone: paragraph, heading, list, table or code.

    Attributes:
        text: its plain text.
        level: 1 to 6 for a heading, else 0.
    """

    text: str
    level: int = 0


def blocks_of(markdown: str) -> list[Block]:
    """Return the blocks of a Markdown text without their markup.

    Links leave their text and images their description; items of a list keep their bullets and numbers;
    what looks like HTML stays as it is written, for it is text here.
    """
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    state = _State()
    for token in parser.parse(markdown):
        state.take(token)
    return [block for block in state.blocks if block.text.strip()]


def heading_of(block: Block) -> str | None:
    """Return the text of a block that is a heading of the first level."""
    return block.text if block.level == 1 else None


class _State:
    """Gathers blocks from the parser's tokens."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._lists = 0  # how many lists are open
        self._marker = ""  # of the item whose first line comes next
        self._cells: list[str] | None = None  # of the table row that is open
        self._level = 0  # of the heading that is open

    def take(self, token: Token) -> None:
        """Take the next token."""
        match token.type:
            case "inline":
                self._add(_plain(token.children or []))
            case "fence" | "code_block":
                self._add(token.content.strip("\n"))
            case "heading_open" | "heading_close":
                self._level = int(token.tag[1]) if token.nesting == 1 else 0
            case "bullet_list_open" | "ordered_list_open":
                self._open_list()
            case "bullet_list_close" | "ordered_list_close":
                self._lists -= 1
            case "list_item_open":
                self._marker = f"{token.info}{token.markup} " if token.info else "- "
            case "table_open":
                self.blocks.append(Block(""))
            case "tr_open":
                self._cells = []
            case "tr_close":
                self._lengthen(" | ".join(self._cells or []))
                self._cells = None

    def _open_list(self) -> None:
        if self._marker:  # an item that begins with a list of its own
            self._add("")
        if self._lists == 0:
            self.blocks.append(Block(""))
        self._lists += 1

    def _add(self, text: str) -> None:
        if self._cells is not None:
            self._cells.append(text)
        elif self._lists:
            indent = _INDENT * (self._lists - 1)
            self._lengthen(indent + (self._marker or _INDENT) + text)
            self._marker = ""
        else:
            self.blocks.append(Block(text, self._level))

    def _lengthen(self, line: str) -> None:
        block = self.blocks[-1]
        block.text = f"{block.text}\n{line}" if block.text else line


def _plain(tokens: list[Token]) -> str:
    """Return the text of a line of markup."""
    return "".join(_piece(token) for token in tokens)


def _piece(token: Token) -> str:
    match token.type:
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "image":
            return _plain(token.children or [])
        case _:
            return token.content
