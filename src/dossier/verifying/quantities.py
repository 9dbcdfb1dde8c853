"""A number in one form, and what stands about it: its unit, its currency, and how exactly it is told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from dossier.verifying.numerals import MEASURES

Bound = Literal["exact", "about", "nearly", "over", "under", "between", "vague", "some"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as a text tells it.

    Attributes:
        start: its first character, that of the unit or currency included.
        end: one past its last character.
        low: the least that it may be; what is written, but for a range.
        high: the most that it may be; what is written, but for a range.
        unit: `%`, `pp`, a currency's code (`CURRENCIES`), a kind of measure (`MEASURES`: values of `length`
            are in metres, of `mass` in kilograms, of `speed` in kilometres an hour, of `time` in days, of
            `area` in hectares), `ordinal`, `times`, `often` for times a day, `score`, or empty.
        bound: how the text limits it: `over` for "more than" and "at least", `some` for the word
            alone, which is nearly exact.
        written: the words themselves.
    """

    start: int
    end: int
    low: float
    high: float
    unit: str
    bound: Bound
    written: str


CURRENCIES = {
    "USD": r"us ?\$|\$|dollars?|usd|doll?ar\w*|доллар\w*|долл",
    "EUR": r"€|euros?|eur|avro\w*|евро",
    "GBP": r"£|pounds?(?: sterling)?|quid|gbp|sterlin\w*|фунт\w*",
    "TRY": r"₺|lira\w*|tl|лир\w*",
    "AZN": r"₼|manats?|azn|manat\w*|манат\w*",
    "RUB": r"₽|ro?ubles?|rub|rubl\w*|руб|рубл\w*",
    "JPY": r"¥|yen|иен\w*",
    "CNY": r"yuan|renminbi|rmb|юан\w*",
    "INR": r"₹|rupees?|рупи\w*",
    "CHF": r"francs?|chf|франк\w*",
    "MXN": r"pesos?|песо",
    "KRW": r"₩|(?<=illion |korean )won|krw",
    "SEK": r"kron(?:a|or|er?)|крон\w*",
    "SAR": r"(?:riyal|rial)s?|риал\w*",
    "AED": r"dirhams?|дирхам\w*",
    "ILS": r"₪|shekels?|шекел\w*",
    "UAH": r"₴|hryvnias?|uah|гривн\w*|гривен",
    "KZT": r"₸|tenge|тенге",
    "PLN": r"zlot(?:y|ys|ies)|злот\w*",
    "BRL": r"reais|brl",
    "ZAR": r"rand",
    "KWD": r"dinars?|динар\w*",
    "cent": r"(?<!per )cents?|kurus\w*|qepik\w*|цент(?:а|ов)?",
    "penny": r"pence|коп(?:е\w+)?",
}
"""How the names and signs of currencies are written, folded, by code; a name that several countries
share, "dollars" and "pesos", has the code of one."""

_CODES = {**CURRENCIES, "pp": r"(?:percentage|per ?cent) points?|pp",
          "share": r"%|per ?cent(?:s|age)?|pct|(?<=\d)pc|faiz\w*|процент\w*"}  # fmt: skip
_ITS_COUNTRY = r"(?:(?:u\.?s\.?|american|abd|abs|british|turkish|turk|japanese|chinese) )?"
_UNITS = "|".join(f"(?P<{code}>{form})" for code, form in _CODES.items())
_UNIT_AFTER = re.compile(rf"[ -]?{_ITS_COUNTRY}(?:{_UNITS})(?![\w])")
_OF_CURRENCY = re.compile(rf" of {_ITS_COUNTRY}(?:{_UNITS})(?![\w])")
_SIGN_BEFORE = re.compile(
    r"(?:(us ?\$|\$)|(€)|(£)|(₺)|(₼)|(₽)|(¥)|(₹)|(₩)|(₪)|(₴)|(₸)|(usd )|(eur )|(chf )|(yuzde )|(%) ?)$"
)
_SIGNS = (
    "USD", "EUR", "GBP", "TRY", "AZN", "RUB", "JPY", "INR", "KRW", "ILS", "UAH", "KZT",
    "USD", "EUR", "CHF", "%", "%",
)  # fmt: skip

MAY_TELL_MONEY = re.compile(rf"[$€£₺₼₽¥₹₩₪₴₸]|(?:\b|(?<=\d))(?:{'|'.join(CURRENCIES.values())})(?![^\W\d_])")
"""Finds what may be a currency; it is one at a number."""

_BEFORE = (
    ("under", r"(?:less|fewer|lower) than|under|below|within|up to|at most|"
     r"no more than|not more than|as many as|"
     r"as much as|maximum(?: of)?|en fazla|en cok|не более|до|менее|меньше"),
    ("over", r"(?:more|greater|higher) than|over|above|at least|no (?:less|fewer) than|not less than|"
     r"upwards of|exceeding|exceeded|in excess of|minimum(?: of)?|en az|azi|"
     r"не менее|более|свыше|больше|как минимум"),
    ("some", "some"),
    ("nearly", r"nearly|almost|close to|just under|neredeyse|hemen hemen|почти|demek olar ki"),
    ("about", r"about|around|roughly|approximately|approx\.?|an estimated|estimated|circa|yaklasik|"
     r"takriben|texminen|teqriben|около|примерно|порядка|приблизительно"),
)  # fmt: skip
_BOUND_BEFORE = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _BEFORE) + r")(?: (?:a|an|the))? ?$"
)
_BOUND_AFTER = re.compile(
    r"(?P<over>'?[dt][ae]n (?:fazla|cox|artiq)| or more|\+| и более)|"
    r"(?P<under>'?[dt][ae]n az| or (?:less|fewer))|(?P<about> or so| civarinda| kadar| qeder)"
)
_MEASURE_AFTER = re.compile(
    r"[ -]?(?:" + "|".join(
        f"(?P<{kind}_{place}>{form})" for kind, units in MEASURES.items() for place, form in enumerate(units)
    ) + r")(?!\w)(?! (?:ago|old)\b)"
)  # fmt: skip


def currency_of(folded: str, end: int) -> str:
    """Return the code of the currency right after a vague number, "millions of dollars"; empty for none."""
    after = _OF_CURRENCY.match(folded, end)
    return after.lastgroup if after and after.lastgroup in CURRENCIES else ""


def amount_at(folded: str, start: int, end: int, value: float, unit: str) -> Amount:
    """Return a number with the unit and the limit that stand about it."""
    if not unit:
        after = _UNIT_AFTER.match(folded, end)
        before = _SIGN_BEFORE.search(folded, max(0, start - 6), start)
        measure = _MEASURE_AFTER.match(folded, end)
        if before:
            unit, start = _SIGNS[next(n for n, group in enumerate(before.groups()) if group)], before.start()
        elif after:
            unit = (after.lastgroup or "").replace("share", "%")
            end = after.end()
        elif measure:
            unit, _, place = (measure.lastgroup or "").rpartition("_")
            value *= list(MEASURES[unit].values())[int(place)]
            end = measure.end()
        if before and before.group().startswith("us") and after:
            end = after.end()
    limit = _BOUND_BEFORE.search(folded, max(0, start - 24), start) or _BOUND_AFTER.match(folded, end)
    bound: Bound = (limit and limit.lastgroup) or "exact"  # type: ignore[assignment]
    return Amount(start, end, value, value, unit, bound, folded[start:end].strip())
