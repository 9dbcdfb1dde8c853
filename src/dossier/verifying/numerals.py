"""The words for numbers in English, Turkish, Azerbaijani and Russian, folded, and the units of measure."""

from __future__ import annotations

import re


def _table(text: str) -> dict[str, float]:
    pairs = (line.split() for line in text.strip().split("\n"))
    return {word: float(value) for value, *forms in pairs for word in forms}


SMALL = _table("""
0.5 bucuk
1.5 полтора полторы полутора
0 zero sifir ноль
1 one bir один одна одно одного одной
2 two iki два две двух двумя двум
3 three uc три трех тремя трем
4 four dort dord четыре четырех четырем
5 five bes пять пяти пятью
6 six alti шесть шести
7 seven yedi yeddi семь семи
8 eight sekiz sekkiz восемь восьми
9 nine dokuz doqquz девять девяти
10 ten on десять десяти
11 eleven одиннадцать одиннадцати
12 twelve двенадцать двенадцати
13 thirteen тринадцать тринадцати
14 fourteen четырнадцать четырнадцати
15 fifteen пятнадцать пятнадцати
16 sixteen шестнадцать шестнадцати
17 seventeen семнадцать семнадцати
18 eighteen восемнадцать восемнадцати
19 nineteen девятнадцать девятнадцати
20 twenty yirmi iyirmi двадцать двадцати
30 thirty otuz тридцать тридцати
40 forty kirk qirx сорок сорока
50 fifty elli пятьдесят пятидесяти
60 sixty altmis шестьдесят шестидесяти
70 seventy yetmis семьдесят семидесяти
80 eighty seksen seksan восемьдесят восьмидесяти
90 ninety doksan doxsan девяносто
100 сто ста
200 двести двухсот
300 триста трехсот
400 четыреста четырехсот
500 пятьсот пятисот
600 шестьсот
700 семьсот
800 восемьсот
900 девятьсот
""")
SCALES = _table("""
12 dozen duzine дюжина дюжины дюжин
100 hundred yuz
1000 thousand k bin тыс тысяча тысячи тысяч тысячу тысячам
100000 lakh lakhs
10000000 crore crores
1000000 million mln mn m milyon млн миллион миллиона миллионов миллиону
1000000000 billion bln bn b milyar milyard mlrd млрд миллиард миллиарда миллиардов
1000000000000 trillion trn tn trilyon трлн триллион триллиона триллионов
""")
ORDINALS = _table("""
2 second ikinci второй вторая второе
3 third ucuncu третий третья третье
4 fourth dorduncu четвертый четвертая
5 fifth besinci пятый пятая
6 sixth altinci шестой
7 seventh yedinci yeddinci седьмой
8 eighth sekizinci восьмой
9 ninth dokuzuncu девятый
10 tenth onuncu десятый
""")
MULTIPLES = _table("""
2 double doubled doubling twice twofold
3 triple tripled tripling threefold
4 quadruple quadrupled fourfold
10 tenfold
""")
VAGUE: dict[str, tuple[float, float]] = {
    "dozens": (20, 99), "onlarca": (20, 99), "десятки": (20, 99),
    "hundreds": (200, 999), "yuzlerce": (200, 999), "сотни": (200, 999),
    "thousands": (2000, 9999), "binlerce": (2000, 9999), "тысячи": (2000, 9999),
    "millions": (2e6, 999e6), "milyonlarca": (2e6, 999e6), "миллионы": (2e6, 999e6),
    "billions": (2e9, 999e9), "tens of thousands": (20_000, 99_999),
    "hundreds of thousands": (200_000, 999_999),
}  # fmt: skip


MEASURES = {
    "time": {
        "seconds?|sec": 1 / 86400, "minutes?|mins?": 1 / 1440, r"hours?|hrs?|(?<=\d)h": 1 / 24,
        "days?": 1, "weeks?": 7, "fortnights?": 14,
        "months?": 30.44, "years?": 365.25, "decades?": 3652.5,
    },
    "speed": {
        "km/h|kmh|kph|kilomet(?:re|er)s? (?:per|an) hour": 1, "mph|miles (?:per|an) hour": 1.60934,
        "knots?|kts?": 1.852, "m/s|met(?:re|er)s? (?:per|a) second": 3.6,
    },
    "length": {
        "km|kilomet(?:re|er)s?": 1000, "m|met(?:re|er)s?": 1, "cm|centimet(?:re|er)s?": 0.01,
        "mm|millimet(?:re|er)s?": 0.001, "miles?|mi": 1609.34, "nautical miles?": 1852,
        "feet|foot|ft": 0.3048,
    },
    "mass": {"kg|kilos?|kilograms?": 1, r"(?:metric )?tonn?es?|(?:metric )?tons?|(?<=\d)t": 1000,
             "g|grams?": 0.001, "pounds?(?= of)|lbs?": 0.4536},
    "area": {"hectares?|ha": 1, "acres?": 0.4047, "(?:square|sq\\.?) (?:kilomet(?:re|er)s?|km)": 100},
}  # fmt: skip
"""Kinds of measure with the English words for units, each in days, kilometres an hour, metres, kilograms
or hectares."""

METRES = (
    r"m(?:/s|[ -](?:tall|deep|high|wide|long|thick|away|apart|in (?:height|length|diameter|depth|width)|"
    r"(?:above|below) (?:sea|ground|the|water)|underwater|sprint|hurdles|freestyle|relay))(?![\w-])"
)
"""An "m" right after digits that stands for metres, where else it is a million."""

GLUED = (
    rf"{METRES}|(?:km/h|kmh|kph|mph|km|cm|mm|mi|ft|kg|lbs?|ha|kts|t|h|hrs?|mins?|pct|pc|tl|usd|eur|gbp|azn|rub|"
    r"км/ч|км|кг|мм)(?!\w)"
)
"""Units that stand right after digits."""

COUNT = "|".join(
    sorted((word for word, value in SMALL.items() if value in range(1, 13) and word.isascii()), key=len)
)
"""The words for one to twelve, as alternatives."""


def valued(number: str) -> float:
    """Return the value of a word for a number, or of digits."""
    return SMALL[number] if number in SMALL else float(number)


_MIXED = re.compile(r"(\d+(?:[.,]\d+)?) ?(bn|mn|m|k|b|tn|mln|mlrd)")


class Sum:
    """A number as its words add up: what is complete, and what a scale may still multiply."""

    def __init__(self) -> None:
        self.total = self.current = 0.0
        self.scaled = self.begun = False

    def takes(self, word: str, language: str | None) -> bool:
        """Add a word, digits or a scale; return False where another number begins with it."""
        mixed = _MIXED.fullmatch(word)
        if word[0].isdigit():
            if self.begun and not (self.scaled and self.total >= _THOUSAND and not mixed):
                return False
            value = read_digits(mixed[1] if mixed else word, language)
            self.total, self.current = (value * SCALES[mixed[2]], 0.0) if mixed else (self.total, value)
        elif word in SMALL:
            value = SMALL[word]
            if value < 1 and not self.begun:
                return False
            if (
                value >= 1
                and self.current
                and (self.current % 10 if value < 10 else self.current % 100 if value < 100 else True)
            ):
                return False
            self.current += value
        elif word in _HUNDREDS:
            self.current = (self.current or 1) * SCALES[word]
        elif self.total and not self.current:
            self.total *= SCALES[word]
        else:
            self.total, self.current = self.total + (self.current or 1) * SCALES[word], 0.0
        self.scaled = bool(mixed) or word in SCALES
        self.begun = True
        return True


_THOUSAND = 1000
_HUNDREDS = frozenset(("hundred", "yuz", "dozen", "duzine", "дюжина", "дюжины", "дюжин"))


def read_digits(digits: str, language: str | None) -> float:
    """Return the value of digits with separators as a language writes them."""
    digits = digits.replace(" ", "").replace(" ", "")
    commas, stops = digits.count(","), digits.count(".")
    if commas and stops:
        decimal = max(digits.rfind(","), digits.rfind("."))
        whole = re.sub(r"\D", "", digits[:decimal])
        return float(f"{whole}.{digits[decimal + 1 :]}")
    separator = "," if commas else "."
    if commas + stops == 0:
        return float(digits)
    tail = digits.rsplit(separator, 1)[1]
    grouped = len(tail) == 3 and not digits.startswith("0")
    if commas + stops > 1 or (
        grouped and (separator == "," or language in ("tr", "az", "ru", "de", "es", "it"))
    ):
        return float(digits.replace(separator, ""))
    return float(digits.replace(separator, "."))
