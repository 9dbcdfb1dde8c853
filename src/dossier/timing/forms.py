"""The forms in which texts write dates in four languages, as patterns over folded text."""

from __future__ import annotations

import re
from typing import Literal

from dossier.timing.words import (
    CASE,
    EDGE_AFTER,
    EDGE_BEFORE,
    MONTH,
    NUMBER,
    SEASONS,
    YEAR,
    YEAR_WORD,
)

Grain = Literal["day", "month", "part", "year", "decade", "relative"]

_TAIL = rf"(?P<tail>{YEAR_WORD}|'(?!s\b)[a-z]{{1,5}}\b|-d[ae]n?\b)?"
_TENS = rf"(?:s\b|'?l[ae]r{CASE}|'?l[iu] (?:yil|sene)\w*|-?c[iu] iller\w*|-?(?:е|х|ые|ых)\b(?: год\w*)?)"
_Y = rf"(?P<y>{YEAR})(?!(?<=0){_TENS})"
_DECADE = rf"(?P<decade>(?:1[5-9]|20)\d0){_TENS}"
_D = r"(?P<d>[12]\d|3[01]|0?[1-9])(?!\d)(?:st|nd|rd|th|-?(?:го|е))?"
_PART = (
    rf"(?:the )?(?P<nth>{NUMBER}|last|son|axirinci|последн\w+) "
    r"(?P<unit>half|yarisi\w*|yarim\w*|половин\w+|полугоди\w+|quarter|ceyre[gk]\w*|rub(?:un?(?:de)?)?\b|квартал\w*)"
)
_MONTHS = (
    rf"(?:the )?(?P<side>first|last|ilk|son|birinci|перв\w+|последн\w+) (?P<count>{NUMBER}) "
    r"(?:months|ay\w*|месяц\w*)"
)
_EDGE = rf"(?:the )?(?P<edge>{EDGE_BEFORE})"
_EDGE_AFTER = rf"(?P<edge>{EDGE_AFTER})"
_SEASON = rf"(?:the )?(?:(?:early|late|mid|last|this)[ -])?(?P<season>{'|'.join(SEASONS.values())})\b"
_OF_YEAR = rf"[ -]?(?:of |in )?(?:the year )?{_Y}{_TAIL}"
_OF_DECADE = r"[ -]?(?:of |in )?(?:the )?(?P<decade>(?:1[5-9]|20)\d0)" rf"(?:{_TENS}|'s\b)"
_YEAR_S = rf"{_Y}{_TAIL},? "

_COUNTED = (
    r" ?(?:million|billion|thousand|mil[iy]on|mily[ao]rd?|млн|млрд|тыс|k[mg]|m\b|met|men\b|people|troops|"
    r"dollar|euro|manat|lira|soldiers|servicem|человек|солдат|asker|nefer|kisi)"
)

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
    ("part", rf"\b{_YEAR_S}{_EDGE_AFTER}"),
    ("part", rf"\b{_SEASON}{_OF_YEAR}"),
    ("part", rf"\b{_YEAR_S}{_SEASON}"),
    ("decade", rf"\b(?:the )?{_DECADE}"),
    ("decade", r"\bthe (?P<decade>(?:1[5-9]|20)\d0)'s\b"),
    ("decade", rf"\b{_EDGE}{_OF_DECADE}"),
    ("decade", rf"\b{_DECADE} {_EDGE_AFTER}"),
    ("decade", rf"\b{_PART}{_OF_DECADE}"),
    ("decade", rf"\b{_DECADE} {_PART}"),
    ("year", rf"(?:(?<![\w.,/$€£-])|(?<=[^\W\d_]{{4}}-)){_Y}(?!\d|[.,/]\d|%|{_COUNTED}){_TAIL}"),
)
FORMS = tuple((grain, re.compile(pattern)) for grain, pattern in _FORMS)
"""Patterns, each with how exactly it names days."""

FORMS_WITHOUT_DIGITS = tuple((grain, form) for grain, form in FORMS if r"\d" not in form.pattern)
"""Those that may be met in a text without digits: a month alone."""
