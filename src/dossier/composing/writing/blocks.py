"""Lines of Markdown: their beginnings go, and so do fences, footnotes and lists of sources."""

from __future__ import annotations

import re
from collections.abc import Callable

from dossier.composing.writing.held import CELL, ITEM
from dossier.composing.writing.numbers import OPENING, SUPERSCRIPTS
from dossier.composing.writing.statements import SOURCE_LABELS

_ANSWER_LABELS = ("answer", "final answer", "cevap", "yanıt", "cavab", "ответ", "antwort")
_HEADING_LABELS = tuple(each for each in SOURCE_LABELS if each != "see")
_LONGEST = 100  # characters that are held at the beginning of a line

_MARKS = r"[*_]{0,3}"
_COLON = rf"{_MARKS}[ \t]*[:：]{_MARKS}[ \t]*"
_WITHIN = re.escape(OPENING) + SUPERSCRIPTS + "^"
_LISTS = r"[-*+•▪–—][ \t]"

_SKIPPED = re.compile(
    r"[ \t]+|>+(?=[^\d>])|#{1,6}(?:[ \t]+|(?=\n))"
    r"|(?:`{3,}|~{3,})[ \t]*[\w+.-]*[ \t]*\n"  # a fence
    r"|`{3,}(?:json|markdown|md|text|txt|plaintext)[ \t]"
    r"|([-*_=])(?:[ \t]*\1){2,}[ \t]*\n"  # a rule
    rf"|{_MARKS}(?:{'|'.join(_ANSWER_LABELS)}){_MARKS}[ \t]*\n"
    rf"|{_MARKS}(?:{'|'.join(_ANSWER_LABELS)}){_COLON}(?:(?=[^ \t*_])|(?<=[ \t])(?=[*_]))",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[-*+–—][ \t]+|[•▪◦‣●○■]|[a-z]\)[ \t]")
_ORDINAL = re.compile(r"\(?(\d{1,3})[.)](?:[ \t]+|(?=\n))(?=([^ \t]))")
_DROPPED = re.compile(r"\[\^[^\]\n]{1,40}\]:|\[\d{1,4}\]:[ \t]*(?:<|https?://|www\.)", re.IGNORECASE)
_SOURCES = re.compile(
    rf"{_MARKS}(?:{'|'.join(_HEADING_LABELS)})"
    rf"(?:(?:{_COLON}|{_MARKS}[ \t]*)(?=\n)|{_COLON}(?=[{_WITHIN}]|https?:|www\.))",
    re.IGNORECASE,
)
_LISTED = re.compile(rf"(?:{_LISTS}|\(?\d{{1,3}}[.)\]:]|[{_WITHIN}|]|https?:|www\.)", re.IGNORECASE)

_SO_FAR = re.compile(
    r">+|#{1,6}|`{1,2}|`{3,}[ \t]*[\w+.-]*[ \t]*|~{1,2}|~{3,}[ \t]*[\w+.-]*[ \t]*"
    r"|([-*_=])(?:[ \t]*\1)*[ \t]*|[+–—]|[a-z]\)?|\(?\d{0,3}|\(?\d{1,3}[.)][ \t]*"
    r"|\[(?:\^[^\]\n]{0,40}(?:\]:?)?|\d{0,4}(?:\]:?[ \t]*(?:h|ht|htt|https?|https?:/{0,2}|w{1,3})?)?)?",
    re.IGNORECASE,
)
_LABEL_SO_FAR = re.compile(
    rf"{_MARKS}([^\W\d_]+(?: [^\W\d_]*)?)"
    rf"(?:{_MARKS}[ \t]*(?:[:：]{_MARKS}[ \t]*)?(?:h|ht|htt|https?|w{{1,3}})?)?",
    re.IGNORECASE,
)
_LISTED_SO_FAR = re.compile(r"[-*+–—]|\(?\d{0,3}|h|ht|htt|https?|w{1,3}", re.IGNORECASE)
_RULED = re.compile(r"\|?[\s:|-]*-[\s:|-]*")
_BORDER = re.compile(r"(?<!\\)\|")


class Blocks:
    """Takes characters and hands on the text of lines, a line break after each.

    An ordinal at the beginning of a line numbers a list item where it is 1 or the next one, and no small
    letter follows: `12. Juni` stays. A row of a table becomes a line in which its cells are joined, and the
    row above a ruled line is dropped. A heading such as `Sources:` drops what follows to the end of its
    paragraph, and the list items after that.
    """

    def __init__(self, hand_on: Callable[[str], None]) -> None:
        self._hand_on = hand_on
        self._held = ""
        self._read: Callable[[str], None] = self._start
        self._ordinal = 0
        self._row: list[str] = []
        self._row_before = ""
        self._sources = self._listed = self._gap = self._closing = False

    def put(self, letter: str) -> None:
        """Take the next character."""
        self._read(letter)

    def close(self) -> None:
        """Hand on what is held; the beginning of something unfinished is dropped."""
        self._closing = True
        self._read("\n")
        self._flush_row()

    def _text(self, letter: str) -> None:
        if letter == "\n":
            self._read = self._start
        if letter != "\n" or not self._closing:  # the end of a text completes nothing
            self._hand_on(letter)

    def _drop(self, letter: str) -> None:
        if letter == "\n":
            self._read = self._start

    def _cells(self, letter: str) -> None:
        """Read a row of a table."""
        if letter != "\n":
            self._row.append(letter)
            return
        row, self._row, self._read = "".join(self._row), [], self._start
        if _RULED.fullmatch(row):
            self._row_before = ""
        else:
            self._flush_row()
            self._row_before = row

    def _flush_row(self) -> None:
        row, self._row_before = self._row_before.strip().strip("|"), ""
        if row:
            self._hand_on(ITEM)
            read = self._read
            for letter in CELL.join(_BORDER.split(row)) + "\n":
                self._text(letter)
            self._read = read

    def _start(self, letter: str) -> None:
        """Read a character at the beginning of a line."""
        self._held += letter
        while self._held and self._open(self._held):
            pass

    def _open(self, held: str) -> bool:
        """Read what stands at the beginning of a line; whether there may be more of it."""
        if held[0] == "\n":
            self._gap = self._gap or self._listed
            self._held = held[1:]
            return True
        if self._sources and held[0] not in " \t>":
            return self._source(held)
        if match := _SKIPPED.match(held):
            self._held = held[match.end() :]
            return True
        if match := _BULLET.match(held):
            return self._item(match)
        if match := _ORDINAL.match(held):
            number = int(match[1])
            if number in (1, self._ordinal + 1) and not match[2].islower():
                self._ordinal = number
                return self._item(match)
        if self._waits(held):
            return False
        if _SOURCES.match(held):
            self._sources, self._listed, self._gap = True, held[-1] != "\n", False
            self._begin(self._drop)
        elif held[0] == "|":
            self._begin(self._cells)
        else:
            self._flush_row()
            self._begin(self._drop if _DROPPED.match(held) else self._text)
        return False

    def _item(self, match: re.Match[str]) -> bool:
        self._flush_row()
        self._hand_on(ITEM)
        self._held = match.string[match.end() :]
        return True

    def _begin(self, read: Callable[[str], None]) -> None:
        """Read the rest of the line in one way."""
        held, self._held, self._read = self._held, "", read
        for letter in held:
            self._read(letter)

    def _waits(self, held: str) -> bool:
        """Return whether more may tell what a line begins with."""
        if len(held) > _LONGEST:
            return False
        if _SO_FAR.fullmatch(held):
            return True
        label = _LABEL_SO_FAR.fullmatch(held)
        labels = _ANSWER_LABELS + _HEADING_LABELS
        return bool(label) and any(each.startswith(label[1].casefold().rstrip()) for each in labels)  # type: ignore[index]

    def _source(self, held: str) -> bool:
        """Read the beginning of a line in or after a list of sources; whether it is read on otherwise."""
        if self._gap and not _LISTED.match(held):
            if _LISTED_SO_FAR.fullmatch(held):
                return False
            self._sources = False
            return True
        self._listed = True
        self._begin(self._drop)
        return False
