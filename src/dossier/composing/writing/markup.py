"""Text out of inline Markdown and HTML; markers stay for the next stage, in brackets or set high."""

from __future__ import annotations

import re
from collections.abc import Callable

from dossier.composing.writing.held import CELL, Held, Step, Token
from dossier.composing.writing.numbers import SUPERSCRIPTS, may_become, ranges_in, word_set

_LONGEST_LABEL, _LONGEST_TARGET, _LONGEST_TAG = 300, 1000, 300

_ESCAPABLE = frozenset("!\"#$%&'*+,-./:;<=>?@\\^_`{|}~")

_LABEL = re.compile(r"!?\[((?:[^\[\]\n]|\[[^\[\]\n]*+\])*+)\]")
_LABEL_SO_FAR = re.compile(r"!?\[(?:[^\[\]\n]|\[[^\[\]\n]*+\])*+(?:\[[^\[\]\n]*)?")
_TITLE = r"(?:\"[^\"\n]*+\"|'[^'\n]*+')"
_TARGET = re.compile(rf"\(\s*+(?:<[^<>\n]*+>|(?:[^\s()<>]|\([^\s()]*+\))*+)(?:\s++{_TITLE})?\s*+\)")
_TARGET_SO_FAR = re.compile(
    r"\(\s*+(?:<[^<>\n]*+|<[^<>\n]*+>|(?:[^\s()<>]|\([^\s()]*+\))*+(?:\([^\s()]*+)?)"
    rf"(?:\s++(?:{_TITLE}|\"[^\"\n]*+|'[^'\n]*+)?)?\s*+"
)

_ATTRIBUTE = r"\s++[\w:-]++\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'<>=]++)"
_TAG = re.compile(rf"<(?:/?([A-Za-z][\w:-]*+)(?:{_ATTRIBUTE})*+\s*+/?|https?://[^<>\s]*+|mailto:[^<>\s]*+)>")
_TAG_SO_FAR = re.compile(r"<(?:/?(?:[A-Za-z][^<>\n]*+)?|!-?)")
_RAISED = re.compile(r"<(sup|cite|ref)\b[^<>\n]*+>(.*?)</\1\s*+>", re.IGNORECASE)
_RAISED_SO_FAR = re.compile(r"<(?:sup|cite|ref)\b[^<>\n]*+>([^\n]*)", re.IGNORECASE)
_TAG_INSIDE = re.compile(r"<[^<>]*>?|\]\([^()]*\)")
_BREAKING = word_set("br p div li ul ol tr table hr blockquote pre section h1 h2 h3 h4 h5 h6 statement")
_SKIPPED = {"think": "</think>", "thinking": "</thinking>", "script": "</script>", "style": "</style>"}

_SCHEMES = ("https://", "http://", "www.")

_GONE = "()"  # what an image or an address leaves, for the next stage to drop with the space before it


class Markup(Held):
    r"""Takes text without block syntax and hands on text.

    Links keep their text, images go, and so do bare addresses, tags, comments, backticks and the asterisks
    and underscores of emphasis; `5 * 3`, `5*3` and `snake_case` stay. A backslash before a punctuation mark
    makes it plain, but one before a bracket is dropped alone, so that `\[1\]` is a marker.
    `<sup>1</sup>` becomes ¹, and a tag that breaks the line a line break.
    """

    def __init__(self, hand_on: Callable[[Token], None]) -> None:
        super().__init__("\\`<![*_~hHwW\n", hand_on)
        self._emphasis: set[str] = set()
        self._until = ""  # what ends a part that is skipped
        self._in_address = False
        self._depth = 0  # of brackets in an address
        self._points = ""  # punctuation at the end of an address so far

    def _read(self, held: str, *, final: bool) -> Step | None:
        if self._until:
            return self._skip(held, final=final)
        if self._in_address:
            return self._address(held[0])
        match held[0]:
            case "\n":
                self._emphasis.clear()
                return 1, "\n", ""
            case "`":
                return 1, "", ""
            case "\\":
                return self._escape(held, final=final)
            case "<":
                return self._tag(held, final=final)
            case "!" | "[":
                return self._link(held, final=final)
            case "*" | "_" | "~":
                return self._mark(held, final=final)
            case "h" | "H" | "w" | "W":
                return self._word(held, final=final)
        return self._plain(held)

    def close(self) -> None:
        """Hand on what is held, and the punctuation after an address at the end."""
        super().close()
        if self._points:
            self._hand_on(self._points)
            self._points = ""

    def _skip(self, held: str, *, final: bool) -> Step | None:
        found = held.lower().find(self._until)
        if found >= 0:
            length = found + len(self._until)
            self._until = ""
            return length, "", ""
        length = len(held) if final else len(held) - len(self._until) + 1
        return (length, "", "") if length > 0 else None

    def _address(self, letter: str) -> Step:
        """Drop one more character of an address; its last punctuation belongs to the sentence."""
        closes = letter in "])}" and not self._depth
        if closes or letter.isspace() or letter in '<>"|':
            points, self._points, self._in_address, self._depth = self._points, "", False, 0
            return 0, points, ""
        self._depth += (letter in "[({") - (letter in "])}")
        self._points = self._points + letter if letter in ".,;:!?'" and len(self._points) < 8 else ""
        return 1, "", ""

    def _escape(self, held: str, *, final: bool) -> Step | None:
        if len(held) == 1:
            return (1, "", "") if final else None
        if held[1] in _ESCAPABLE:
            return 2, held[1], ""
        return 1, "" if held[1] in "[]()\n" else "\\", ""

    def _tag(self, held: str, *, final: bool) -> Step | None:
        if held.startswith("<!--"):
            self._until = "-->"
            return 4, "", ""
        tag = _TAG.match(held)
        if not tag:
            if _TAG_SO_FAR.fullmatch(held) and len(held) <= _LONGEST_TAG:
                return (len(held), "", "") if final else None
            return 1, "<", ""
        name = (tag[1] or "").lower()
        if name in ("sup", "cite", "ref") and not held.startswith("</"):
            return self._raised(held, tag.end(), final=final)
        if name in _SKIPPED and not held.startswith("</"):
            self._until = _SKIPPED[name]
        return tag.end(), "\n" if name in _BREAKING else CELL if name in ("td", "th") else "", ""

    def _raised(self, held: str, end: int, *, final: bool) -> Step | None:
        """Read what is set high, or named as a citation: a marker, or text without the tags."""
        whole = _RAISED.match(held)
        if not whole:
            so_far = _RAISED_SO_FAR.fullmatch(held)
            if so_far and len(held) <= _LONGEST_TAG:
                if not final:
                    return None
                if may_become(_TAG_INSIDE.sub("", so_far[1])):
                    return len(held), "", ""
            return end, "", ""
        content = _TAG_INSIDE.sub("", whole[2]).strip()
        if whole[1].lower() == "sup" and content.isdecimal():
            return whole.end(), "".join(SUPERSCRIPTS[int(digit)] for digit in content), ""
        if ranges_in(content):
            return whole.end(), "", content if content.startswith("[") else f"[{content}]"
        return end, "", ""

    def _link(self, held: str, *, final: bool) -> Step | None:
        if held == "!":
            return (1, "!", "") if final else None
        exclaimed = held[0] == "!" and self._last.isalnum()
        label = _LABEL.match(held)
        if not label:
            if _LABEL_SO_FAR.fullmatch(held) and len(held) <= _LONGEST_LABEL:
                if not final:
                    return None
                if held[0] == "!" and not exclaimed:
                    return len(held), "", ""
            return 1, held[0], ""
        rest = held[label.end() :]
        target = _TARGET.match(rest)
        if not target and len(rest) <= _LONGEST_TARGET and (not rest or _TARGET_SO_FAR.fullmatch(rest)):
            if not final:
                return None
        elif not target:
            rest = ""
        if not rest:
            return 1, held[0], ""
        marker = ranges_in(label[1]) is not None
        if held[0] == "!":
            if exclaimed and marker:
                return 1, "!", ""
            return self._linked(held, label, target), self._gone(), ""
        return self._linked(held, label, target), "", f"[{label[1]}]" if marker else label[1]

    def _gone(self) -> str:
        return "" if self._last in "([（" else _GONE

    @staticmethod
    def _linked(held: str, label: re.Match[str], target: re.Match[str] | None) -> int:
        """Return the length of a link, whose target may be cut off."""
        return label.end() + target.end() if target else len(held)

    def _mark(self, held: str, *, final: bool) -> Step | None:
        """Read a run of marks of emphasis, which counts as three at most."""
        mark = held[0]
        run = len(held) - len(held.lstrip(mark))
        if run > 3:
            return 1, "", ""
        if run == len(held):
            return (run, "", "") if final else None
        before, after = self._last, held[run]
        if mark == "~":
            return run, "~" if run == 1 else "", ""
        if run == 1 and before.isspace() and after.isspace():
            return 1, mark, ""
        if run == 1 and before.isalnum() and after.isalnum() and (mark == "_" or mark not in self._emphasis):
            return 1, mark, ""
        self._emphasis ^= {mark}
        return run, "", ""

    def _word(self, held: str, *, final: bool) -> Step | None:
        """Read a letter that may begin an address."""
        low = held[:8].lower()
        if self._last.isalnum():
            return 1, held[0], ""
        if scheme := next((each for each in _SCHEMES if low.startswith(each)), ""):
            self._in_address = True
            return len(scheme), self._gone(), ""
        if any(each.startswith(low) for each in _SCHEMES):
            if not final:
                return None
            return len(held), "" if ":" in held else held, ""
        return 1, held[0], ""
