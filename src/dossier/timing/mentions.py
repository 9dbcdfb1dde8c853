"""Find the dates that a text mentions, whatever they are used for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from dossier.text import fold
from dossier.timing import days
from dossier.timing.relative import RELATIVE, Tell
from dossier.timing.words import (
    CASE,
    MONTH,
    NUMBER,
    SEASONS,
    YEAR,
    YEAR_WORD,
    month_number,
    small_number,
    word_set,
)

Grain = Literal["day", "month", "part", "year", "decade", "relative"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a text that names days.

    Attributes:
        start: its first character.
        end: one past its last character.
        first: the first day that it names.
        last: the last day that it names.
        grain: how it names them.
        tail: the folded ending that follows a year: `'de`, `-ci ilde`, ` году`; empty for none.
        yearless: whether the year was taken from its surroundings.
        span: whether it was joined of two that are the ends of a period.
    """

    start: int
    end: int
    first: date
    last: date
    grain: Grain
    tail: str = ""
    yearless: bool = False
    span: bool = False


_TAIL = rf"(?P<tail>{YEAR_WORD}|'(?!s\b)[a-z]{{1,5}}\b|-d[ae]n?\b)?"
_Y = rf"(?P<y>{YEAR})"
_D = r"(?P<d>[12]\d|3[01]|0?[1-9])(?!\d)(?:st|nd|rd|th|-?(?:го|е))?"
_PART = (
    rf"(?:the )?(?P<nth>{NUMBER}|last|son|axirinci|последн\w+) "
    r"(?P<unit>half|yarisi\w*|yarim\w*|половин\w+|полугоди\w+|quarter|ceyre[gk]\w*|rub(?:un?(?:de)?)?\b|квартал\w*)"
)
_MONTHS = (
    rf"(?:the )?(?P<side>first|last|ilk|son|birinci|перв\w+|последн\w+) (?P<count>{NUMBER}) "
    r"(?:months|ay\w*|месяц\w*)"
)
_EDGE = (
    r"(?:the )?(?P<edge>early|late|mid|(?:beginning|start|middle|end) of|(?:начал|конц|середин)\w+|"
    r"basi\w*|sonu\w*|sonlari\w*|ortasi\w*|ortalari\w*|evvel(?:in|ler)\w*|axir(?:in|lari)\w*)"
)
_SEASON = rf"(?:the )?(?P<season>{'|'.join(SEASONS.values())})\b"
_OF_YEAR = rf"[ -]?(?:of |in )?(?:the year )?{_Y}{_TAIL}"
_YEAR_S = rf"{_Y}{_TAIL},? "

_COUNTED = (
    r" ?(?:million|billion|thousand|mil[iy]on|mily[ao]rd?|млн|млрд|тыс|k[mg]|m\b|met|men\b|people|troops|"
    r"dollar|euro|manat|lira|soldiers|servicem|человек|солдат|asker|nefer|kisi)"
)

Match = re.Match[str]
Days = tuple[date, date]

_FORMS: tuple[tuple[Grain, str], ...] = (
    ("day", rf"\b{_Y}-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3]\d)\b"),
    ("day", rf"\b(?P<d>[0-3]?\d)\.(?P<m>[01]?\d)\.{_Y}\b"),
    (
        "day",
        rf"\b(?P<d>[0-3]?\d) ?(?:-|to|and|ve|и|по) ?(?P<d2>[0-3]?\d) (?P<month>{MONTH})(?:,? {_Y}{_TAIL})?",
    ),
    ("day", rf"\b{_D} (?:of )?(?P<month>{MONTH})(?:,? (?:of )?{_Y}{_TAIL})?"),
    ("day", rf"\b(?P<month>{MONTH}) {_D}(?: ?- ?(?P<d2>[0-3]?\d))?(?![\d.])(?:(?:,| of)? {_Y})?"),
    ("day", rf"\b{_Y}{_TAIL} {_D} (?P<month>{MONTH})"),
    ("day", rf"\b{_Y}{_TAIL} (?P<month>{MONTH}) {_D}(?:-?[dt]?[aeiu]n?\b)?"),
    ("year", rf"\b{_Y} ?- ?(?P<y2>{YEAR}|\d\d)\b(?!-\d){_TAIL}"),
    ("month", rf"\b{_Y}{_TAIL} (?P<month>{MONTH})(?: ayi\w*)?"),
    ("month", rf"\b(?P<month>{MONTH})(?: ayi\w*)?,? (?:of )?{_Y}{_TAIL}"),
    ("month", rf"\b{_Y}-(?P<m>0[1-9]|1[0-2])\b(?!-?\d)"),
    ("month", rf"\b(?P<month>{MONTH})(?: ayi\w*)?"),
    ("part", rf"\b{_PART}{_OF_YEAR}"),
    ("part", rf"\b{_YEAR_S}{_PART}"),
    ("part", rf"\bq(?P<nth>[1-4])(?P<unit>) {_Y}"),
    ("part", rf"\b{_MONTHS}{_OF_YEAR}"),
    ("part", rf"\b{_YEAR_S}{_MONTHS}"),
    ("part", rf"\b{_EDGE}{_OF_YEAR}"),
    ("part", rf"\b{_YEAR_S}{_EDGE}"),
    ("part", rf"\b{_SEASON}{_OF_YEAR}"),
    ("part", rf"\b{_YEAR_S}{_SEASON}"),
    (
        "decade",
        r"\b(?:the )?(?P<decade>(?:1[5-9]|20)\d0)"
        rf"(?:s\b|'?l[ae]r{CASE}|-?c[iu] iller\w*|-?(?:е|х|ые|ых)\b(?: год\w*)?)",
    ),
    ("year", rf"(?:(?<![\w.,/$€£-])|(?<=[^\W\d_]{{4}}-)){_Y}(?!\d|[.,/]\d|%|{_COUNTED}){_TAIL}"),
)
_COMPILED = tuple((grain, re.compile(pattern)) for grain, pattern in _FORMS)

_DIGIT = re.compile(r"\d")
_WITHOUT_DIGITS = tuple((grain, form) for grain, form in _COMPILED if r"\d" not in form.pattern)
"""The forms that may be met in a text without digits: a month alone."""

_ABBREVIATED = word_set("jan feb mar apr jun jul aug sep sept oct nov dec")

ANY_YEAR = 2000
"""Stands for a year that is to be taken from the surroundings; a leap year."""


class _Even(dict[int, str]):
    """A table for `str.translate` that folds each character to one."""

    def __missing__(self, code: int) -> str:
        self[code] = letter = (fold(chr(code)) or " ")[0]
        return letter


_EVEN = _Even()


def evenly_folded(text: str) -> str:
    """Return the text folded, character by character, so that places in it stay the same."""
    return text.translate(_EVEN)


def mentions(text: str, anchor: date | None = None, year: int | None = None) -> list[Mention]:
    """Return the dates that a text mentions, in order; of overlapping ones the longest.

    Args:
        text: any text.
        anchor: the day on which it was said, against which "last year" is read; without one, such
            words are passed over.
        year: the year that a date without one is of, where the text names none before it.
    """
    folded = evenly_folded(text)
    found = [
        _absolute(grain, match)
        for grain, form in (_COMPILED if _DIGIT.search(folded) else _WITHOUT_DIGITS)
        for match in form.finditer(folded)
        if not _is_no_month(match, text)
    ]
    if anchor is not None:
        found += [
            _relative(match, tell, anchor)
            for form, tell in RELATIVE
            for match in form.finditer(folded)
            if not _is_named(match, text)
        ]
    return _dated(_longest([mention for mention in found if mention]), anchor, year)


_LED = re.compile(
    r"(?i)\b(?:(?:in|between|since|until|till|during|throughout|last|this|next|early|late|mid|before|after|from)"
    rf"|(?:{MONTH}) ?(?:and|to|or|until|through|-|–))[ -]?$"
)
"""What leads to a month, whose name in small letters is a verb elsewhere: "between march and june"."""


def _is_no_month(match: Match, text: str) -> bool:
    """Return whether "may" or "march" is a verb here, or "mar" short for anything."""
    groups = match.groupdict()
    if not groups.get("month") or groups.get("y"):
        return False
    written = text[match.start("month") : match.end("month")]
    if written in ("may", "march"):
        return not _LED.search(text[: match.start("month")])
    return not (groups.get("d") or groups["month"].rstrip(".") not in _ABBREVIATED)


def _is_named(match: Match, text: str) -> bool:
    """Return whether "today" is a part of a name, as in Russia Today or Today.az."""
    written = text[match.start() : match.end()]
    after_word = text[max(match.start() - 2, 0) : match.start()].rstrip(" ").isalnum()
    return written == written.capitalize() and (after_word or bool(_SITE.match(text, match.end())))


_SITE = re.compile(r"\.\w")


def _relative(match: Match, tell: Tell, anchor: date) -> Mention | None:
    try:
        first, last = tell(match, anchor)
    except ValueError:  # before the first year
        return None
    return Mention(match.start(), match.end(), first, last, "relative")


def _longest(found: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda each: (each.start - each.end, each.start)):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda each: each.start)


def _absolute(grain: Grain, match: Match) -> Mention | None:
    groups = match.groupdict()
    year = int(groups["y"]) if groups.get("y") else None
    try:
        first, last = _days(groups, year or ANY_YEAR)
    except ValueError:
        return None
    if last < first:
        return None
    yearless = year is None and grain != "decade"
    return Mention(match.start(), match.end(), first, last, grain, groups.get("tail") or "", yearless)


def _days(groups: dict[str, str | None], year: int) -> Days:
    """Return the days that the parts of a matched form name; ValueError where there are none such."""
    given: Callable[[str], str] = lambda name: groups.get(name) or ""  # noqa: E731
    if given("month") or given("m"):
        month = int(given("m") or 0) or month_number(given("month"))
        if not given("d"):
            return days.month(year, month)
        return date(year, month, int(given("d"))), date(year, month, int(given("d2") or given("d")))
    if given("decade"):
        return date(int(given("decade")), 1, 1), date(int(given("decade")) + 9, 12, 31)
    if given("nth"):
        return days.share(year, given("unit"), _nth(given("nth")))
    if given("count"):
        return days.run_of_months(year, small_number(given("count")), end=_is_last(given("side")))
    if given("edge"):
        return days.edge(year, given("edge"))
    if given("season"):
        start = next(month for month, form in SEASONS.items() if re.fullmatch(form, given("season")))
        return days.season(year, start)
    if given("y2"):
        return days.years(year, given("y2"))
    return date(year, 1, 1), date(year, 12, 31)


def _nth(word: str) -> int:
    return -1 if _is_last(word) else small_number(word)


def _is_last(word: str) -> bool:
    return word.startswith(("last", "son", "axir", "послед"))


def _dated(found: list[Mention], anchor: date | None, year: int | None) -> list[Mention]:
    """Return the mentions with a year for those that have none, where one can be told."""
    dated: list[Mention] = []
    for place, mention in enumerate(found):
        if not mention.yearless:
            dated.append(mention)
            continue
        following = found[place + 1] if place + 1 < len(found) else None
        if following and not following.yearless and following.start - mention.end <= _NEAR:
            own = following.first.year
        elif dated:
            own = dated[-1].last.year
        elif year is not None:
            own = year
        elif anchor is not None:
            own = anchor.year - (mention.first.replace(year=anchor.year) > anchor)
        else:
            continue
        try:
            first, last = mention.first.replace(year=own), mention.last.replace(year=own)
        except ValueError:  # 29 February
            first = last = date(own, 2, 28)
        if mention.grain == "month":
            first, last = days.month(own, mention.first.month)
        dated.append(replace(mention, first=first, last=last))
    return dated


_NEAR = 16  # characters between a date without a year and the one that it takes its year from
