"""Words for time in English, Turkish, Azerbaijani and Russian, folded, as parts of patterns."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(text.split())


CASE = r"(?:'?(?:n?[iu]n|[iu]?nd[ae]n?|[dt][ae](?:n|ki)?|[yn]?[aeiu]))?"
"""A Turkish or Azerbaijani case ending, if any."""

YEAR = r"(?:1[5-9]|20)\d\d"

_ENGLISH_MONTHS = (
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
_TURKIC_MONTHS = (
    r"(?:oca[kg]|subat|mart|nisan|mayis|haziran|temmuz|agustos|eylul|ekim|kasim|arali[kg]|"
    rf"yanvar|fevral|aprel|may|iyun|iyul|avqust|sentyabr|oktyabr|noyabr|dekabr){CASE}"
)
_RUSSIAN_MONTHS = (
    r"(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)(?:ь|я|е|ю|ем)|"
    r"(?:март|август)(?:а|е|у|ом)?|ма(?:й|я|е|ю|ем)"
)
MONTH = rf"(?:{_ENGLISH_MONTHS}|{_TURKIC_MONTHS}|{_RUSSIAN_MONTHS})(?!\w)"

_MONTH_BEGINNINGS = (
    "jan oca yan янв", "feb sub fev фев", "mar мар", "apr nis апр", "may ма", "jun haz iyun июн",
    "jul tem iyul июл", "aug agu avq авг", "sep eyl sen сен", "oct eki okt окт", "nov kas noy ноя",
    "dec ara dek дек",
)  # fmt: skip
_MONTH_BY_BEGINNING = {
    beginning: number for number, row in enumerate(_MONTH_BEGINNINGS, 1) for beginning in row.split()
}

WEEKDAYS = (
    "monday|pazartesi|bazar ertesi|понедельник",
    "tuesday|sali|cersenbe axsami|вторник",
    "wednesday|carsamba|cersenbe|сред[ау]",
    "thursday|persembe|cume axsami|четверг",
    "friday|cuma|cume|пятниц[ау]",
    "saturday|cumartesi|senbe|суббот[ау]",
    "sunday|pazar|bazar|воскресенье",
)
"""Names of each day of the week, Monday first."""

WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})(?!\w)"

DAYTIME = r"(?:morning|afternoon|evening|night|sabah\w*|axsam\w*|aksam\w*|утром|днем|вечером|ночью)"
"""The part of a day that may follow a weekday."""

NUMBERS = {
    word: number
    for number, row in enumerate(
        (
            "first birinci первый первая первое первой первом первую",
            "two second iki ikinci два две второй вторая второе втором вторую",
            "three third uc ucuncu три третий третья третьем третьей третью",
            "four fourth dort dorduncu dord четыре четвертый четвертой четвертом",
            "five bes пять",
            "six alti шесть",
            "seven yedi yeddi семь",
            "eight sekiz sekkiz восемь",
            "nine dokuz doqquz девять",
            "ten on десять",
            "eleven одиннадцать",
            "twelve двенадцать",
        ),
        1,
    )
    for word in row.split()
} | {"a": 1, "an": 1, "one": 1, "bir": 1, "ilk": 1, "одного": 1, "двух": 2, "трех": 3}
"""Small numbers and ordinals by word."""

NUMBER = rf"\d{{1,2}}|{'|'.join(sorted(map(str, NUMBERS), key=len, reverse=True))}"

UNITS = {
    "day": r"days?|gun\w*|д(?:ень|ня|ней|ни)",
    "week": r"weeks?|hafta\w*|hefte\w*|недел\w+",
    "month": r"months?|ay|ay(?:d|i|l)\w*|месяц\w*",
    "year": r"years?|yil\w*|sene\w*|il|il(?:d|i|e|l)\w*|год\w*|лет",
    "decade": r"decades?|десятилети\w+",
}
"""Patterns of the units of time."""

UNIT = "|".join(UNITS.values())

EDGE_BEFORE = (
    r"(?:early|mid)[ -]to[ -](?:mid|late)|early|late|mid|(?:beginning|start|middle|end) of|"
    r"начал(?:о|е|а|у|ом)|кон(?:ец|це|ца|цу|цом)|середин(?:а|е|ы|у|ой)"
)
"""The beginning, middle or end, as it stands before a year or decade."""

EDGE_AFTER = (
    r"bas(?:i(?:nda\w*|na)?|lari\w*|langici\w*)\b|sonu(?!n?c)\w*|sonlari\w*|ortasi\w*|ortalari\w*|"
    r"evvel(?:in(?!ci)|ler)\w*|axir(?:in(?!ci)|lari)\w*"
)
"""The same as it stands after one in Turkish and Azerbaijani; neither `basın` nor `sonuç`."""

YEAR_WORD = (
    r"(?: ?(?:yil(?:lar)?(?:i?n(?:d[ae]n?|[ai]|in)|d[ae]n?|in|i)|sene(?:sin)?(?:d[ae]n?|in|e))\b|"
    r"-?c[iu] il(?:ler)?(?:in)?(?:d[ae]n?|in|e)?\b| il(?:ler)?(?:in)?d[ae]n?\b|"
    r" ?год(?:у|а|ом|ы|ов|ах|ами)?\b| ?гг?\.)"
)
"""The word for year as it follows the number in Turkish, Azerbaijani and Russian."""

_IN_SEASON = r"(?:in(?:da)?|da|de)?"

SEASONS = {
    3: rf"spring|ilkbahar{_IN_SEASON}|bahar{_IN_SEASON}|весн(?:а|ы|е|у|ой)",
    6: rf"summer|yaz{_IN_SEASON}|yay{_IN_SEASON}|лет(?:ом|а|о)",
    9: rf"autumn|fall|sonbahar{_IN_SEASON}|payiz{_IN_SEASON}|осен(?:ь|и|ью)",
    12: rf"winter|kis{_IN_SEASON}|qis{_IN_SEASON}|зим(?:а|ы|е|у|ой)",
}
"""Patterns of the seasons by their first month."""


def month_number(word: str) -> int:
    """Return the number of a month from 1, by the beginning of its folded name."""
    return next(_MONTH_BY_BEGINNING[word[:size]] for size in (4, 3, 2) if word[:size] in _MONTH_BY_BEGINNING)


def small_number(word: str) -> int:
    """Return the value of what `NUMBER` matches."""
    return int(word) if word.isdigit() else NUMBERS[word]
