"""Markers out of plain text: `[1]`, `(1)` at the end of a sentence, `¹`, `[^1]` and their relatives."""

from __future__ import annotations

import re
from collections.abc import Callable

from dossier.composing.writing.held import Held, Step, Token
from dossier.composing.writing.numbers import (
    CLOSING,
    OPENING,
    SUPERSCRIPTS,
    Range,
    existing,
    may_become,
    ranges_in,
)

STOPS = ".!?…。！？।"
"""What ends a sentence."""

CLOSERS = "\"'”’»“)]"
"""What may close after it."""

_LONGEST = 100  # characters of a marker
_TAIL = 30  # characters of the text before that are looked at

_OPEN, _CLOSE = f"[{re.escape(OPENING)}]", f"[{re.escape(CLOSING)}]"
_INSIDE = f"[^{re.escape(OPENING + CLOSING)}\n]"
_BRACKETS = re.compile(f"{_OPEN}((?:{_INSIDE}|{_OPEN}{_INSIDE}*+{_CLOSE})*+){_CLOSE}")
_ROUND = re.compile(r"[(（]([^()（）\n]*+)[)）]")
_MORE_ROUND = re.compile(r"(?:\s?[,;]?\s?[(（][^()（）\n]*+[)）])*+")
_ROUND_AHEAD = re.compile(r"\s?[,;]?\s?(?:[(（]([^()（）\n]*+))?")
_RUN = re.compile(rf"[{SUPERSCRIPTS}]+(?:,[{SUPERSCRIPTS}]+)*")
_CARET = re.compile(r"\^(\d{1,9})(\^|(?!\d))")
_SEPARATOR = re.compile(
    r"[ \t]*[,;&+/·–—-][ \t]*(?:(?:and|or|und|ve|və|и)[ \t]+)?|[ \t]+(?:and|or|und|ve|və|и)[ \t]+"
)
_SEPARATOR_SO_FAR = re.compile(r"[ \t]*[,;&+/·–—-]?[ \t]*(?:a|an|and|o|or|u|un|und|v|ve|və|и)?[ \t]*")

_POWER = re.compile(r"(?:(?<![^\W_])(?:[^\W\d_]|[kcdmn]m|ft|mi|yd|in|км|см|мм|дм|mc|10)|[⁻⁺])$")
_COUNTED = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|"
    r"bir|iki|üç|dört|beş|altı|yedi|sekiz|dokuz|on|yirmi|dörd|yeddi|səkkiz|doqquz|"
    r"один|два|три|четыре|пять|шесть|семь|восемь|девять|десять))\s*$",
    re.IGNORECASE,
)


class Markers(Held):
    """Takes plain text and hands on text and markers.

    A bracket that holds only numbers, labels and what joins them is a marker, whether or not such a sentence
    exists; any other, and a year as in `in [2021]`, is text. In round brackets a label, `see` or a bracket
    makes a marker anywhere; bare numbers do when all of them exist and they stand at the end of a sentence,
    not after a number and not as the next of a list, `(1) … (2) …`. A digit set high is a marker but after a
    unit, a single letter or 10. What joins two markers, such as a comma, goes with them; empty brackets go.
    """

    def __init__(self, most: int, hand_on: Callable[[Token], None]) -> None:
        super().__init__(OPENING + "(（^" + SUPERSCRIPTS, hand_on)
        self._most = most
        self._after_marker = False
        self._open = False  # whether a bracket that is text stands before the marker
        self._listed = 0
        self._tail = ""

    def _read(self, held: str, *, final: bool) -> Step | None:
        if self._after_marker:
            between = self._between(held, final=final)
            if between != (0, "", ""):
                return between
            self._after_marker = False
        step = self._first(held, final=final)
        if step:
            self._note(step[1])
        return step

    def _note(self, token: Token) -> None:
        """Remember what has been handed on."""
        if isinstance(token, tuple):
            self._after_marker = True
            self._open = self._tail.rstrip()[-1:] in OPENING and self._tail.strip() != ""
        elif token:
            self._tail = (self._tail + token)[-_TAIL:].rpartition("\n")[2]
            if "\n" in token:
                self._listed = 0

    def _first(self, held: str, *, final: bool) -> Step | None:
        if self._open:  # without the marker the bracket might become one
            step = self._square("[" + held, final=final)
            if step is None or step[0] > 1:
                return step and (step[0] - 1, step[1], "")
            self._open = False
        if held[0] in OPENING:
            return self._square(held, final=final)
        if held[0] in "(（":
            return self._round(held, final=final)
        if held[0] in SUPERSCRIPTS:
            return self._raised(held, final=final)
        if held[0] == "^":
            return self._caret(held, final=final)
        return self._plain(held)

    def _between(self, held: str, *, final: bool) -> Step | None:
        """Read what joins two markers; nothing where no marker follows."""
        if not final and _SEPARATOR_SO_FAR.fullmatch(held) and len(held) <= _TAIL:
            return None
        separator = _SEPARATOR.match(held)
        if not separator or separator.end() == len(held) or held[separator.end()] not in self._special:
            return 0, "", ""
        step = self._first(held[separator.end() :], final=final)
        if step is None or isinstance(step[1], tuple):
            return step and (separator.end(), "", "")
        return 0, "", ""

    def _square(self, held: str, *, final: bool) -> Step | None:
        whole = _BRACKETS.match(held)
        if not whole:
            if may_become(held[1:]) and len(held) <= _LONGEST:
                return (len(held), "", "") if final else None
            return _unclosed(held)
        if not whole[1].strip():
            return whole.end(), (), ""
        ranges = ranges_in(whole[1])
        return (1, held[0], "") if ranges is None else (whole.end(), existing(ranges, self._most), "")

    def _round(self, held: str, *, final: bool) -> Step | None:
        whole = _ROUND.match(held)
        if not whole:
            if may_become(held[1:]) and len(held) <= _LONGEST:
                return (len(held), "", "") if final else None
            return _unclosed(held)
        if not whole[1].strip():
            return whole.end(), (), ""
        ranges = ranges_in(whole[1])
        if ranges is None:
            return 1, held[0], ""
        exist = all(low >= 1 and high <= self._most for low, high in ranges)
        letters = sum(letter.isalpha() for letter in whole[1])
        if any(bracket in whole[1] for bracket in OPENING) or letters > 1 or (letters and exist):
            return whole.end(), existing(ranges, self._most), ""
        return self._bare(held, whole, ranges, final=final) if exist else (1, held[0], "")

    def _bare(self, held: str, whole: re.Match[str], ranges: list[Range], *, final: bool) -> Step | None:
        """Decide on bare numbers in round brackets by what stands around them."""
        more = _MORE_ROUND.match(held, whole.end())
        assert more is not None  # it may be empty
        after = held[more.end() :]
        ahead = _ROUND_AHEAD.fullmatch(after)
        if not final and ahead and may_become(ahead[1] or "") and len(after) <= _LONGEST:
            return None
        before = self._tail.rstrip()
        stopped = before.rstrip(CLOSERS)[-1:] in STOPS and before != ""
        ends = stopped if after[:1].isspace() and after[:1] != "\n" else after[:1] in ("", "\n", *STOPS)
        next_of_list = self._listed and ranges[0][0] == self._listed + 1
        if ends and not next_of_list and not _COUNTED.search(before):
            return whole.end(), existing(ranges, self._most), ""
        self._listed = ranges[0][0]
        return 1, held[0], ""

    def _raised(self, held: str, *, final: bool) -> Step | None:
        run = _RUN.match(held)
        assert run is not None  # it begins with a digit set high
        if not final and held[run.end() :] in ("", ",") and len(held) <= _LONGEST:
            return None
        if _POWER.search(self._tail):
            return run.end(), run.group(), ""
        return run.end(), self._raised_numbers(run.group()), ""

    def _raised_numbers(self, run: str) -> tuple[int, ...]:
        """Return the numbers of digits set high; `¹²` is 12, or 1 and 2 where there is no 12."""
        numbers = existing(ranges_in(run) or [], self._most)
        if numbers or "," in run:
            return numbers
        digits = [SUPERSCRIPTS.index(digit) for digit in run]
        return existing([(digit, digit) for digit in digits], self._most)

    def _caret(self, held: str, *, final: bool) -> Step | None:
        if len(held) <= _LONGEST and (len(held) == 1 or held[1:].isdecimal()):
            return (len(held), "", "") if final else None
        if (marker := _CARET.match(held)) and (marker[2] or self._tail.rstrip()[-1:] in STOPS):
            return marker.end(), existing(ranges_in(marker[1]) or [], self._most), ""
        if held[1:2] and held[1] in OPENING:
            return 1, "", ""
        return 1, "^", ""


def _unclosed(held: str) -> Step:
    """Read a bracket that nothing closes: the beginning of a marker goes where the line ends."""
    if held[-1] == "\n" and may_become(held[1:-1]) and any(letter.isdecimal() for letter in held):
        return len(held) - 1, "", ""
    return 1, held[0], ""
