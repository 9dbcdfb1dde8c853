"""Whether a gold string stands in a text, however numbers, dates, accents and case are written."""

from __future__ import annotations

import re
from functools import lru_cache, partial

from dossier.text import fold, words

_MONTHS = (
    r"january|jan|ocak\w*|yanvar\w*|январ\w*|янв",
    r"february|feb|subat\w*|fevral\w*|феврал\w*|фев",
    r"march|mar|mart\w*|март\w*",
    r"april|apr|nisan\w*|aprel\w*|апрел\w*|апр",
    r"may|mayis\w*|mayin|mayda|ма[йяею]|маем",
    r"june|jun|haziran\w*|iyun\w*|июн\w*",
    r"july|jul|temmuz\w*|iyul\w*|июл\w*",
    r"august|aug|agustos\w*|avqust\w*|август\w*|авг",
    r"september|sept|sep|eylul\w*|sentyabr\w*|сентябр\w*|сент?",
    r"october|oct|ekim\w*|oktyabr\w*|октябр\w*|окт",
    r"november|nov|kasim\w*|noyabr\w*|ноябр\w*|ноя",
    r"december|dec|aralik\w*|dekabr\w*|декабр\w*|дек",
)
"""Folded names of the months in English, Turkish, Azerbaijani and Russian, with their endings."""

_NAMED = "|".join(f"(?P<m{number}>{names})" for number, names in enumerate(_MONTHS, start=1))
_DAY, _YEAR = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?", r"(?P<year>[12]\d{3})"
_DATES = (
    re.compile(rf"\b{_YEAR}-(?P<month>[01]\d)(?:-{_DAY})?\b(?!-\d)"),
    re.compile(rf"\b{_DAY}[./](?P<month>[01]?\d)[./]{_YEAR}\b"),
    re.compile(rf"\b{_DAY}\.?[ -](?:of )?(?:{_NAMED})\b\.?(?:,?[ -]{_YEAR}\b)?"),
    re.compile(rf"\b(?:{_NAMED})\b\.? {_DAY}\b(?![.,]?\d)(?:,? {_YEAR}\b)?"),
    re.compile(rf"\b(?:{_NAMED})\b\.?,? (?:of )?{_YEAR}\b"),
)
"""Dates in full or in part: 2021-06-12, 12.06.2021, 12 June 2021, June 12, 2021, June 2021."""

_UNITS = (
    ("two", "iki", "два", "две"), ("three", "uc", "три"), ("four", "dort", "dord", "четыре"),
    ("five", "bes", "пять"), ("six", "altı", "шесть"), ("seven", "yedi", "yeddi", "семь"),
    ("eight", "sekiz", "sekkiz", "восемь"), ("nine", "dokuz", "doqquz", "девять"), ("ten", "десять"),
    ("eleven", "одиннадцать"), ("twelve", "двенадцать"), ("thirteen", "тринадцать"),
    ("fourteen", "четырнадцать"), ("fifteen", "пятнадцать"), ("sixteen", "шестнадцать"),
    ("seventeen", "семнадцать"), ("eighteen", "восемнадцать"), ("nineteen", "девятнадцать"),
)  # fmt: skip
_TENS = (
    ("twenty", "yirmi", "iyirmi", "двадцать"), ("thirty", "otuz", "тридцать"),
    ("forty", "kırk", "qırx", "сорок"), ("fifty", "elli", "пятьдесят"), ("sixty", "altmıs", "шестьдесят"),
    ("seventy", "yetmis", "семьдесят"), ("eighty", "seksen", "seksən", "восемьдесят"),
    ("ninety", "doksan", "doxsan", "девяносто"),
)  # fmt: skip
"""Number words. Left out are those that are common words too: one, bir, один, Turkish on and yüz."""

_VALUES = {fold(word): value for value, row in enumerate(_UNITS, start=2) for word in row}
_VALUES_OF_TENS = {fold(word): 10 * value for value, row in enumerate(_TENS, start=2) for word in row}
_ONES = {"one": 1, "bir": 1, "один": 1, "одна": 1} | {w: v for w, v in _VALUES.items() if v < 10}
_SPELT = re.compile(
    rf"\b(?:(?P<tens>{'|'.join(_VALUES_OF_TENS)})(?:[ -](?P<ones>{'|'.join(_ONES)}))?"
    rf"|(?P<unit>{'|'.join(_VALUES)}))\b"
)

_SCALES = (
    (r"thousand|bin|тысяч\w*|тыс\b\.?", 10**3),
    (r"million|mln\b\.?|mn\b|milyon|миллион\w*|млн\b\.?", 10**6),
    (r"billion|bn\b|mlrd\b\.?|milyar|milyard|миллиард\w*|млрд\b\.?", 10**9),
    (r"trillion|trn\b|trln\b\.?|trilyon|триллион\w*|трлн\b\.?", 10**12),
)
_SCALED = "|".join(f"(?P<e{scale}>{names})" for names, scale in _SCALES)
_SHORT = {"k": 10**3, "m": 10**6, "b": 10**9}
_PLAIN_NUMBER = r"\d{1,3}(?:[ ,.']\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?"
_POINTED = re.compile(r"(?<!\w)\d+(?:[.,]\d+)+(?!\w)")
_SIGNS = {"%": "percent", "$": "dollar", "€": "euro", "£": "pound", "₼": "manat", "₺": "lira", "₽": "rouble"}
_CURRENCIES = {
    "dollar": r"us ?\$|\$|usd\b|(?:us |u\.s\. |abs |abd )?(?:dollar|dolar)\w*|доллар\w*|долл\b\.?",
    "euro": r"€|eur\b|euros?\b|avro\w*|евро\b",
    "pound": r"£|gbp\b|pounds? sterling|pounds?\b|sterlin\w*",
    "manat": r"₼|azn\b|manat\w*|манат\w*",
    "lira": r"₺|try\b|lira\w*|лир\w*",
    "rouble": r"₽|rub\b|rou?bles?\b|рубл\w*|руб\b\.?",
}
_MONEY = "|".join(f"(?P<{{0}}{name}>{forms})" for name, forms in _CURRENCIES.items())
_NUMBER = re.compile(
    rf"(?:(?:{_MONEY.replace('{0}', 'a')}) ?)?(?:(?P<share>%|\byuzde) ?)?"
    rf"(?<![\w])(?P<number>{_PLAIN_NUMBER})"
    rf"(?:(?P<short>[kmb])\b|[ -]?(?:{_SCALED}))?"
    rf"(?: ?(?P<percent>%|per ?cent\b|pct\b|faiz\w*|процент\w*)|[ -]?(?:{_MONEY.replace('{0}', 'z')}))?"
)


def stands_in(gold: str, text: str) -> bool:
    """Return whether a gold string stands in a text as whole words.

    Both are compared as folded words (`dossier.text.words`), each number one word, and, where that fails,
    with dates, numbers, sums and shares rewritten to one form: `12 June 2021` is `2021-06-12`, `$1.2bn` is
    `USD 1.2 billion`, `1,200` is `1200` and `1.200`, `twelve` is `12`, `43 %` is `43 per cent`.

    Args:
        gold: what is looked for; one without a letter or digit is looked for as it is.
        text: where it is looked for.
    """
    if not words(gold):
        return bool(gold.strip()) and fold(gold.strip()) in fold(text)
    return any(f" {form} " in f" {other} " for form in _forms(gold) for other in _forms(text))


@lru_cache(maxsize=10_000)
def _forms(text: str) -> tuple[str, ...]:
    """Return the forms in which a text is compared; a dot before three digits is read both ways."""
    plain = rewritten = fold(text)
    for sign, name in _SIGNS.items():
        plain = plain.replace(sign, f" {name} ")
    for pattern in _DATES:
        rewritten = pattern.sub(_dated, rewritten)
    rewritten = _SPELT.sub(_counted, rewritten)
    forms = []
    for grouped in (True, False):
        forms.append(_POINTED.sub(partial(_pointed, grouped), plain))
        forms.append(_NUMBER.sub(partial(_numbered, grouped), rewritten))
    return tuple(dict.fromkeys(" ".join(words(form)) for form in forms))


def _pointed(grouped: bool, match: re.Match[str]) -> str:
    """Return a number as one word, so that `200` does not stand in `1,200`."""
    return _value(match.group(), 1, grouped)


def _dated(match: re.Match[str]) -> str:
    """Return a date as `2021 m06 d12`, so that a part of a date is a run of its words."""
    found = match.groupdict()
    month = int(found["month"]) if "month" in found else 0
    if "month" not in found:
        month = next(number for number in range(1, 13) if found[f"m{number}"])
    day = int(found.get("day") or 0)
    if not 1 <= month <= 12 or day > 31:
        return match.group()
    parts = [found.get("year") or "", f"m{month:02}", f"d{day:02}" if day else ""]
    return f" {' '.join(part for part in parts if part)} "


def _counted(match: re.Match[str]) -> str:
    if match["unit"]:
        return str(_VALUES[match["unit"]])
    return str(_VALUES_OF_TENS[match["tens"]] + _ONES.get(match["ones"] or "", 0))


def _numbered(grouped: bool, match: re.Match[str]) -> str:
    """Return a number with its scale and its currency or percent sign.

    Args:
        grouped: whether `1.200` is read as one thousand two hundred.
        match: of `_NUMBER`.
    """
    found = {name: value for name, value in match.groupdict().items() if value}
    money = next((name[1:] for name in found if name[1:] in _CURRENCIES and name[0] in "az"), "")
    if "short" in found and not money:  # 5m may be metres
        return match.group()
    scale = next((int(name[1:]) for name in found if name[0] == "e" and name[1:].isdigit()), 1)
    scale = _SHORT.get(found.get("short", ""), scale)
    unit = "percent" if {"share", "percent"} & set(found) else money
    return f" {_value(found['number'], scale, grouped)} {unit} "


def _value(written: str, scale: int, grouped: bool) -> str:
    """Return a number as one word: digits, with `p` for the decimal point."""
    whole, fraction = written.replace(" ", "").replace("'", ""), ""
    parts = re.split(r"[.,]", whole)
    marks = re.findall(r"[.,]", whole)
    if marks:
        last_is_group = len(parts[-1]) == 3 and parts[0] != "0" and len(parts[0]) <= 3
        decimal = not last_is_group or (not grouped and marks == ["."])
        if len(set(marks)) == 2:
            decimal = marks[-1] != marks[0]
        whole, fraction = ("".join(parts[:-1]), parts[-1]) if decimal else ("".join(parts), "")
    digits = len(str(scale)) - 1
    shifted = (whole + fraction[:digits].ljust(digits, "0")).lstrip("0") or "0"
    rest = fraction[digits:].rstrip("0")
    return f"{shifted}p{rest}" if rest else shifted
