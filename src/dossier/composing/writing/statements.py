"""Statements out of text and markers: where each ends, and which markers belong to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dossier.composing.writing.held import CELL, ITEM, Token
from dossier.composing.writing.markers import CLOSERS, STOPS
from dossier.composing.writing.numbers import word_set
from dossier.text import sentences


@dataclass(frozen=True, slots=True)
class Written:
    """A statement as a language model wrote it, with the sentences that it names.

    Attributes:
        text: plain words without markers or Markdown, white space collapsed.
        numbers: of sentences that exist, each once, in the order in which they were named.
    """

    text: str
    numbers: tuple[int, ...]


SOURCE_LABELS = word_set(
    "source sources reference references citation citations bibliography footnotes see kaynak kaynaklar "
    "kaynakça mənbə mənbələr источник источники quelle quellen"
)
"""Words that announce sources, folded; all but `see` may head a list of them."""

_VIEW = 200  # characters before a stop that are looked at
_LONGEST_QUOTE = 300  # characters up to which speech or an aside is kept whole
_LONGEST_WORD = 40  # characters after a stop that are waited for
_LONGEST_LEAD = 40  # marks before the first letter that are kept

_LABEL = re.compile(r"\W*([^\W\d_]+)(?: +also)?\s*[:：]?\W*")
_LABEL_SO_FAR = re.compile(r"\W*([^\W\d_]+)(?: +(?:a|al|als|also)?)?\s*[:：]?\s*")
_STRAY = re.compile(r"(?:[.,;:!?…)\]}–—|-]+\s+)+")
_WORD = re.compile(r"\W*\w\S*\s")
_MONTH_AHEAD = re.compile(
    r"\s*(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Ocak|Şubat|Mart|"
    r"Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık)"
)
_DAY = re.compile(r"(?<!\d)\d{1,2}\.$")
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"))


@dataclass(slots=True)
class _Statement:
    """A statement under way or, with its markers still to come, at its end.

    Attributes:
        parts: its text so far.
        numbers: the sentences that it names so far.
        led: whether markers stood before it.
    """

    parts: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    led: bool = False

    def tail(self, length: int) -> str:
        """Return the last characters of its text."""
        return "".join(self.parts[-length:])[-length:]


class Statements:
    """Takes text and markers, and keeps in `out` what may be shown and the statements that have ended.

    A statement is handed on when the next one begins, as a marker may follow it till then. Markers after it
    belong to it, unless text follows them on the same line and they stand before statements in this
    answer: the one that ended has such itself, or they begin a line and it has its own, is no
    sentence, or they begin the item of a list.
    """

    def __init__(self) -> None:
        self.out: list[str | Written] = []
        self._ended: _Statement | None = None
        self._now = _Statement()
        self._lead = ""  # marks before the first letter of the statement under way
        self._space = self._cell = self._cut = False  # what comes before the next character
        self._waiting: list[Token] | None = None  # what follows a stop that may end the statement
        self._between: list[int] = []  # markers since the last statement ended
        self._fresh_line = self._item = True

    def put(self, token: Token) -> None:
        """Take a marker, a line break, or characters."""
        if isinstance(token, tuple):
            self._take(token)
        else:
            for letter in token:
                self._take(letter)

    def close(self) -> None:
        """Hand on the last statement."""
        self._take("\n")
        if self._ended:
            self._hand_on(self._ended)
            self._ended = None

    def _take(self, token: Token) -> None:
        if self._waiting is None:
            self._read(token)
            return
        if not self._waiting and isinstance(token, str) and token in STOPS + CLOSERS:
            self._read(token)
            return
        self._waiting.append(token)
        ends = self._ends(self._waiting)
        if ends is None:
            return
        waiting, self._waiting = self._waiting, None
        if ends:
            self._end()
        for each in waiting:
            self._take(each)

    def _ends(self, waiting: list[Token]) -> bool | None:
        """Return whether the statement ends before what follows its stop; None while too little does."""
        marked = any(isinstance(each, tuple) for each in waiting)
        after = "".join(each if isinstance(each, str) else " " for each in waiting).replace(CELL, " ")
        if "\n" in after or ITEM in after:
            line = re.split(f"[\n{ITEM}]", after)[0]
            if not any(letter.isalnum() for letter in line):
                return True
        stop = self._now.tail(_VIEW).rstrip(CLOSERS)[-1:]
        tight = not after[0].isspace()
        if tight and not stop.isascii():
            return True
        if tight and not after[0].isupper():
            return False
        if not (_WORD.match(after) or len(after) > _LONGEST_WORD):
            return None
        if marked and isinstance(next(each for each in waiting if each != " "), tuple):
            return not after.lstrip()[:1].islower()
        return self._is_end(after)

    def _is_end(self, after: str) -> bool:
        """Return whether the text so far is a whole sentence, given the word that follows."""
        if self._is_open():
            return False
        before = self._now.tail(_VIEW)
        if _DAY.search(before) and _MONTH_AHEAD.match(after):
            return False
        return any(start >= len(before) for start, _ in sentences(before + after, _language(before + after)))

    def _is_open(self) -> bool:
        """Return whether a quotation or an aside is open, and not for long."""
        text = self._now.tail(_LONGEST_QUOTE + 1)
        if len(text) > _LONGEST_QUOTE:
            return False
        if "„" in text:
            return text.count("„") > text.count("“") + text.count("”")
        paired = any(text.count(first) > text.count(last) for first, last in _PAIRS)
        return paired or text.count('"') % 2 == 1

    def _read(self, token: Token) -> None:
        if isinstance(token, tuple):
            self._mark(token)
            return
        letter = token
        if letter == "\n":
            self._break()
        elif letter == ITEM:
            self._item = True
        elif letter == CELL:
            self._cell = True
        elif letter.isspace():
            self._space = True
        elif self._now.parts:
            self._write(letter)
        else:
            self._open(letter)

    def _write(self, letter: str) -> None:
        """Write a character of the statement under way, with what separates it from the last one."""
        last = self._now.parts[-1][-1]
        if self._cell:
            letter = (" " if last in STOPS + ",;:" else "; ") + letter
        elif self._is_spaced(last, letter):
            letter = " " + letter
        self._space = self._cell = self._cut = False
        self._show(letter)

    def _is_spaced(self, last: str, letter: str) -> bool:
        """Return whether a space comes between two characters; a marker there makes or takes one."""
        if self._cut and not self._space:
            return last.isalnum() and letter.isalnum()
        return self._space and not (self._cut and letter in ".,;:!?…)”»")

    def _show(self, text: str) -> None:
        self._now.parts.append(text)
        self.out.append(text)
        if text[-1] in STOPS:
            self._waiting = []

    def _open(self, letter: str) -> None:
        """Read a character before the first letter or digit, or that one."""
        self._lead += " " * ((self._space or self._cell) and bool(self._lead)) + letter
        self._space = self._cell = False
        label = _LABEL_SO_FAR.fullmatch(self._lead)
        if label and any(each.startswith(label[1].casefold()) for each in SOURCE_LABELS):
            return
        if any(each.isalnum() for each in self._lead):
            self._begin()
        else:
            self._lead = self._lead[-_LONGEST_LEAD:]

    def _begin(self) -> None:
        """Begin to show a statement: the one before is complete."""
        lead, self._lead = self._lead, ""
        ended, self._ended = self._ended, None
        if self._between and not (ended and self._belongs_before(ended)):
            self._now.numbers, self._now.led = self._between, True
        elif ended:
            ended.numbers += self._between
        self._between = []
        self._fresh_line = self._item = self._cut = False
        if ended:
            self._hand_on(ended)
        stray = _STRAY.match(lead)
        self._show(lead[stray.end() :] if stray else lead)

    def _belongs_before(self, ended: _Statement) -> bool:
        """Return whether markers followed by text belong to the statement before them."""
        if not self._fresh_line:
            return not ended.led
        whole = ended.tail(_VIEW).rstrip(CLOSERS)[-1:] in STOPS
        return whole and not ended.numbers and not self._item

    def _mark(self, numbers: tuple[int, ...]) -> None:
        if not self._now.parts and self._lead:
            if _is_label(self._lead) or not any(letter.isalnum() for letter in self._lead):
                self._lead = ""
            else:
                self._begin()
        (self._now.numbers if self._now.parts else self._between).extend(numbers)
        self._cut = bool(self._now.parts)

    def _break(self) -> None:
        """End the line, and with it the statement."""
        if self._lead and any(letter.isalnum() for letter in self._lead) and not _is_label(self._lead):
            self._begin()
        if self._now.parts:
            self._end()
        elif self._ended:
            self._ended.numbers += self._between
            self._between = []
        self._lead = ""
        self._space = self._cell = False
        self._fresh_line, self._item = True, False

    def _end(self) -> None:
        self._ended, self._now = self._now, _Statement()
        self._waiting = None
        self._space = self._cell = self._cut = False

    def _hand_on(self, statement: _Statement) -> None:
        self.out.append(Written("".join(statement.parts), tuple(dict.fromkeys(statement.numbers))))


def _is_label(lead: str) -> bool:
    label = _LABEL.fullmatch(lead)
    return bool(label) and label[1].casefold() in SOURCE_LABELS  # type: ignore[index]


def _language(text: str) -> str:
    """Return the language whose abbreviations to expect, by letters that only it has; English otherwise."""
    if re.search("[а-яё]", text):
        return "ru"
    if "ə" in text:
        return "az"
    if re.search("[ıİşğçŞĞÇ]", text):
        return "tr"
    return "de" if re.search("[äßÄ]", text) else "en"
