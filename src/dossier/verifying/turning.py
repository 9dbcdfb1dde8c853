"""What the rest of a sentence does to words of it: tells who says them, or takes them back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.timing.words import word_set
from dossier.verifying.reading import Reading
from dossier.verifying.tokens import Token

OPENS = word_set("and but while whereas although though because since where ve ama ancak və amma и но а")
"""Words after which a sentence goes on as a whole one would begin."""

BETWEEN = word_set("and or who which ve və и или")
"""Words without meaning that may be left out together with others."""

_THEORY = word_set("""
theory principle part name spirit paper practice novel film movie play story exercise simulation fantasy
view account opinion eyes version words telling training most best least
""")
"""What something may be so in (`in theory`, `by his account`, `at best`) though it is not simply so."""

_TURNS = word_set("or nor unlike save other apart minus had were should veya yahut или либо")
"""Words with which something set off takes back what stands beside it: `Oman, or rather Yemen`."""

_WHOSE = word_set("his her its their our my one some")

AS = word_set("as so")
"""Words that begin how somebody tells it: `as critics put it`."""

_VOICES = word_set("it he she they we i some many few most others one")
_FEW = 3
"""Words in which somebody is told of as saying it, at most: `fans joke`, `they hope`."""

_BREAK = re.compile(r"[,;:()\[\]\"]| - |--")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A quoted sentence, and its words but for articles."""

    reading: Reading
    told: Sequence[Token]

    def before(self, place: int) -> str:
        """Return what stands before a word, from the one before it."""
        return self.between(place - 1) if place else self.reading.text[: self.told[0].start]

    def between(self, place: int) -> str:
        """Return what stands between a word and the next one."""
        return self.reading.text[self.told[place].end : self.told[place + 1].start]

    def breaks(self, place: int) -> bool:
        """Return whether a mark stands between a word and the next one."""
        return bool(_BREAK.search(self.between(place)))


def in_theory(told: Sequence[Token], place: int) -> bool:
    """Return whether a word tells in what alone something is so: `in his view`, `on paper`."""
    ahead = place - 1
    if ahead > 0 and (told[ahead].tail == "s" or told[ahead].word in _WHOSE):
        ahead -= 1
    return told[place].word in _THEORY and ahead >= 0 and told[ahead].word in ("in", "on", "by", "from", "at")


def spoken(statement: Reading, sentence: Sentence, first: int, last: int) -> bool:
    """Return whether words are all of them quoted speech, or asked, and the statement is not."""
    text, start, end = sentence.reading.text, sentence.told[first].start, sentence.told[last].end
    marks = [match.start() for match in _MARK.finditer(text)]
    opened = sum(mark < start for mark in marks) % 2 == 1
    said = opened and not any(start < mark < end for mark in marks) and not _MARK.search(statement.text)
    asked = _ASKED.search(text) and not _ASKED.search(statement.text)
    return said or bool(asked)


_MARK = re.compile(r"[\"«»„]|(?<!\w)'(?=[^\W\d])|(?<=[^\Ws])'(?!\w)|(?<=[.,!?])'")
_ASKED = re.compile(r"\?\W*$")


def turns(sentence: Sentence, start: int, end: int) -> bool:
    """Return whether what is set off takes back what stands beside it, or tells who says it."""
    head, length = sentence.told[start], end - start
    several = head.word.endswith("s") and head.content and not head.name
    bare = length == 1 or not any(ARTICLE.search(sentence.before(place)) for place in (start, start + 1))
    voice = head.word in _VOICES or (several and bare)
    return head.word in _TURNS or (1 < length <= _FEW and voice)


def hangs(sentence: Sentence, start: int, first: int) -> bool:
    """Return whether a clause hangs on what goes before: said by somebody, denied, or part of a list."""
    told = sentence.told
    ahead, opener = told[:start], told[start - 1 : start]
    if not opener:
        return False
    broken = next((place for place in range(start - 2, -1, -1) if sentence.breaks(place)), -1) + 1
    said = ":" in sentence.between(start - 1) or any(token.word in THAT for token in ahead)
    turned = told[0].word in _TURNS | {"to"} or (start > broken and turns(sentence, broken, start))
    denied = opener[0].word in _REASONS and any(token.word in ("not", "never") for token in ahead)
    listed = opener[0].word in BETWEEN and start > 1 and (
        not sentence.breaks(start - 2) or (told[start - 2].name and told[first].name)
    )  # fmt: skip
    return said or turned or denied or listed


_REASONS = word_set("because since")
THAT = word_set("that whether что ki")
"""Words after which a whole clause is what somebody says or thinks."""

ARTICLE = re.compile(r"(?i)\b(?:the|an?) ")
