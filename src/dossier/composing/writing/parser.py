"""From the chunks in which a language model writes to statements, as they come."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from dossier.composing.writing.blocks import Blocks
from dossier.composing.writing.markers import Markers
from dossier.composing.writing.markup import Markup
from dossier.composing.writing.numbers import Range, existing
from dossier.composing.writing.statements import Statements, Written
from dossier.composing.writing.structured import read_json
from dossier.text import normalise

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_ENTITY_SO_FAR = re.compile(r"&(?:#\d{0,7}|#[xX][\da-fA-F]{0,6}|[A-Za-z]\w{0,30})?")

_BEFORE_JSON = re.compile(r"\s*(?:[\w ]{1,20}:\s*)?(?:`{3,}\w*\s*)?")
_JSON = frozenset({("{", '"'), ("{", "}"), ("[", "{"), ("[", '"')})
"""The first two characters of JSON that is no marker."""


class StatementParser:
    r"""Reads what a language model wrote when asked for statements with the numbers of sentences.

    A statement ends with its sentence or its line, and takes the markers that stand in it or directly
    after it: "Turkey sold drones. [1][3]" and "Turkey sold drones [1]." alike. Where several share markers
    at the end of the last, these go to the last alone. How markers may be written is told at `Markers`, to
    which statement they belong at `Statements`, what becomes of Markdown at `Blocks` and `Markup`.

    JSON at the beginning of a line, in a fence or bare, is held back whole and read at the close;
    the texts in it are read in the same way, and numbers beside a text go to its last statement where
    none has its own. What merely looks like it is read as prose.

    Of a text that is cut off anywhere, no marker and no part of one is shown; what is shown depends on the
    characters alone, not on how they were cut into chunks. A bounded number of characters is held
    back but for JSON and rows of tables, so that the time needed grows as the text.
    """

    def __init__(self, most: int) -> None:
        """Read a new text.

        Args:
            most: the number of sentences, which are numbered from 1; other numbers are dropped.
        """
        self._most = most
        self._statements = Statements()
        self._markers = Markers(most, self._statements.put)
        self._markup = Markup(self._markers.put)
        self._blocks = Blocks(self._markup.put)
        self._entity = ""
        self._returned = False
        self._line = ""  # the beginning of the line
        self._json: list[str] = []
        self._is_json = False

    def feed(self, chunk: str) -> list[str | Written]:
        """Take what comes next.

        Returns:
            In order, text of the statement under way that may be shown, and statements that have ended. The
            texts between two statements, joined, are the text of the second.
        """
        for letter in chunk:
            self._put(letter)
        return self._news()

    def close(self) -> list[str | Written]:
        """Return what is left, an unfinished last statement as well; nothing may be fed after it."""
        found = read_json("".join(self._json)) if self._is_json else None
        if self._is_json and not found:
            self._release()
        self._text(self._entity if not self._entity.startswith("&#") else "")
        for stage in (self._blocks, self._markup, self._markers, self._statements):
            stage.close()
        news = self._news()
        if found:
            for text, ranges in found.texts:
                news += self._inner(text, ranges)
            news += self._inner(found.rest, [])
        return news

    def _news(self) -> list[str | Written]:
        """Return what has come since the last time, neighbouring texts joined."""
        out, self._statements.out = self._statements.out, []
        news: list[str | Written] = []
        texts: list[str] = []
        for each in out:
            if isinstance(each, str):
                texts.append(each)
            else:
                news += ["".join(texts), each] if texts else [each]
                texts = []
        return [*news, "".join(texts)] if texts else news

    def _inner(self, text: str, ranges: list[Range]) -> list[str | Written]:
        """Return the statements of a text from JSON, with the numbers that stood beside it."""
        inner = StatementParser(self._most)
        news = inner.feed(text) + inner.close()
        last = news[-1] if news else None
        if isinstance(last, Written) and not any(each.numbers for each in news if isinstance(each, Written)):
            news[-1] = replace(last, numbers=existing(ranges, self._most))
        return news

    def _put(self, letter: str) -> None:
        """Keep what may be JSON from what is prose."""
        if self._is_json:
            self._json.append(letter)
        elif self._json:
            self._json.append(letter)
            if (self._json[0], letter) in _JSON:
                self._is_json = True
            elif not letter.isspace():
                self._release()
        elif letter in "{[" and _BEFORE_JSON.fullmatch(self._line):
            self._json.append(letter)
        else:
            self._line = "" if letter == "\n" else (self._line + letter)[:80]
            self._prose(letter)

    def _release(self) -> None:
        """Read as prose what was kept back as JSON."""
        kept, self._json, self._is_json = self._json, [], False
        self._line = "-"  # no beginning of a line any more
        for letter in kept:
            self._prose(letter)

    def _prose(self, letter: str) -> None:
        """Read character references; each is replaced once."""
        if not self._entity and letter != "&":
            self._text(letter)
            return
        self._entity += letter
        if _ENTITY_SO_FAR.fullmatch(self._entity):
            return
        entity, self._entity = self._entity, ""
        if _ENTITY.fullmatch(entity):
            self._text(html.unescape(entity))
            return
        self._text(entity[:-1])
        self._prose(letter)

    def _text(self, text: str) -> None:
        """Hand on characters without invisible ones, with one line feed for each line end."""
        for letter in text:
            follows, self._returned = self._returned, letter == "\r"
            if follows and letter == "\n":
                continue
            for each in normalise(letter):
                self._blocks.put(each)
