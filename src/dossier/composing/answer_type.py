"""Whether a sentence holds the kind of thing that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dossier.retrieval import Shape
from dossier.text import fold, names
from dossier.verifying import CURRENCIES, MAY_TELL_MONEY, MAY_TELL_SHARE, Amount, amounts, language_of

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "ocak|subat|mart|nisan|mayis|haziran|temmuz|agustos|eylul|ekim|kasim|aralik|"
    "yanvar|fevral|aprel|iyun|iyul|avqust|sentyabr|oktyabr|noyabr|dekabr|"
    "январ[ьяе]|феврал[ьяе]|март[ае]?|апрел[ьяе]|ма[йяе]|июн[ьяе]|июл[ьяе]|август[ае]?|сентябр[ьяе]|"
    "октябр[ьяе]|ноябр[ьяе]|декабр[ьяе]"
)
_DATE = re.compile(
    r"\b(?:jan|feb|aug|sept?|oct|nov|dec)\. \d{1,2}\b|"
    rf"\b\d{{1,2}} (?:{_MONTHS})\b(?: (?:1[89]|20)\d\d\b)?|"
    rf"\b(?:{_MONTHS}) \d{{1,4}}\b(?:, (?:1[89]|20)\d\d\b)?|\b(?:{_MONTHS})\b.{{0,6}}\b(1[89]|20)\d\d\b"
)
_YEAR = re.compile(r"(?<![$€£₺₼₽¥₹])\b(?:1[89]|20)\d\d\b")
_TIME = re.compile(
    r"\b(?:1\d|20)\d\d(?:'?s)?\b|\bcentur(?:y|ies)\b|\bdecades?\b|\b(?:spring|summer|autumn|winter)\b|\bago\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:b\.?c|a\.?d|bce)\b|\byuzyil|\besr\w*\b"
    r"|\bвек(?:а|е|у|ом|ов|ах)?\b|\bстолети\w+|\bлет назад\b|\b(?:весной|летом|осенью|зимой)\b|\bн\. ?э\b"
    r"|\b(?:pazartesi|carsamba|persembe|cumartesi)\b"
    r"|\b(?:понедельник|вторник|четверг|сред[уы]|пятниц[уы]|суббот[уы]|воскресень[ея])\b"
    rf"|\b(?:{_MONTHS})\b"
)
"""A time that is no exact date."""

NUMBER_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    "seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|"
    "thousands?|millions?|billions?|trillions?|dozens?|pair|half|once|twice|"
    "iki|uc|dort|bes|alti|yedi|sekiz|dokuz|yirmi|otuz|yuz|bin|"
    "altmis|yetmis|seksen|doksan|yarisi|milyon|milyar|dord|yeddi|sekkiz|doqquz|iyirmi|qirx|doxsan|min|milyard|"
    "дв(?:а|е|ое|ух|умя)|тр(?:и|ое|ех|емя)|четыр(?:е|ех)|пят[ьи]|шест[ьи]|сем[ьи]|восемь|восьми|девят[ьи]|"
    r"десят[ьи]|\w+надцат[ьи]|двадцат[ьи]|тридцат[ьи]|сорока?|\w+десят|девяност[оа]|сто|двести|триста|тысяч\w*|миллион\w*|"
    r"миллиард\w*|десятк\w+|сотн\w+|половин[аыу]|полтор[аы]|дважды|трижды"
)
_FIGURE = r"(?<![\w.,/-])(?<!\bno\. )(?<!\bnos\. )(?<!№ )\d+(?:[.,]\d+)*(?:-\d+(?:[.,]\d+)*)?(?![\w-])"
_TALLIED = re.compile(
    r"(?<!\bin )(?<!\bof )(?<!\bby )(?<!\bthe )(?<!\bfrom )(?<!\buntil )(?<!\bduring )"
    r"(?<!\bafter )(?<!\bits )(?<!\bsince )(?<!\bearly )(?<!\blate )"
    r"\b(?:1[89]|20)\d\d ([^\W\d_]+)"
)
"""What follows a number that looks like a year and is none: "2000 guests"."""

_TALLY = r"(?<!-)\b(?!\w+-(?:for|on|to)-)"  # "two-for-two"
_ORDINALS = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b"
_NUMBER = re.compile(rf"{_FIGURE}|{_TALLY}(?:{NUMBER_WORDS}|an?(?! {_ORDINALS})|one|none|bir|один|одна)\b")
_FIRM_NUMBER = re.compile(rf"{_FIGURE}|{_TALLY}(?:{NUMBER_WORDS})\b")
_MONEY = re.compile(
    r"[$€£₼₺₽]|\b(?:usd|eur|azn|dollars?|euros?|manats?|pounds?|lira(?:s|ya)?|rubles?|roubles?|dolar\w*|avro|"
    r"долл\w*|евро|манат\w*|руб\w*|manat\w*)\b"
)
_SHARE = re.compile(
    r"%|\b(?:percent|per cent|percentage|share|third|quarter|half|yuzde|faiz\w*|процент\w*|дол[яию])\b"
)
_GLUED = re.compile(rf"\d[^\W\d_]|{MAY_TELL_SHARE.pattern}")
"""Finds a number that the patterns here pass over, with a unit glued on or as a share; the reader has it."""

_CURRENCY_NEXT = re.compile(rf" (?:south )?[^\W\d_]+ (?:{MAY_TELL_MONEY.pattern})")
"""Finds a currency behind the name of its country: "200 Argentine pesos"."""

_PLACE = re.compile(
    r"\b(?:in|at|near|from|to|into|of) [^\W\d_a-z]|\w['’]n?[dt][ae]n?\b"
    r"|\b(?:[Вв]о?|[Нн]а|[Пп]од|[Ии]з|[Уу]|[Оо]коло|[Бб]лиз)(?: [а-яё]+)? [А-ЯЁ]"
)
_NEARBY = 4  # words between a number and the thing that it counts


def holds_kind(shape: Shape, sentence: str, counted: frozenset[str] = frozenset()) -> float:
    """Return how surely a sentence holds the kind of thing asked for, from 0 to 1; 1 for no kind.

    Args:
        shape: what kind of answer is asked for.
        sentence: the sentence as printed.
        counted: for a question of how many, folded stems of the thing that is counted.
    """
    folded = fold(sentence)
    match shape:
        case Shape.WHEN:
            return 1.0 if _DATE.search(folded) else 0.7 * bool(_TIME.search(folded))
        case Shape.QUANTITY:
            return _counts(sentence, folded, counted)
        case Shape.MONEY:
            firm = _MONEY.search(folded) and _FIRM_NUMBER.search(_undated(folded))
            return 1.0 if firm or (MAY_TELL_MONEY.search(folded) and _tells_money(sentence)) else 0.0
        case Shape.SHARE:
            firm = _SHARE.search(folded) and _FIRM_NUMBER.search(_undated(folded))
            return 1.0 if firm or (MAY_TELL_SHARE.search(folded) and _tells_share(sentence)) else 0.0
        case Shape.WHO:
            return 1.0 if names(sentence) else 0.0
        case Shape.WHERE:
            return 1.0 if _PLACE.search(sentence) else 0.0
        case _:
            return 1.0


def _undated(folded: str) -> str:
    """Return a folded text without dates and years, whose numbers count nothing."""
    return _YEAR.sub(" ", _DATE.sub(" ", folded))


@lru_cache(512)
def _told(sentence: str) -> tuple[str, Sequence[Amount]]:
    """Return a sentence folded and without dates, and the numbers in it that are no ordinals."""
    undated = _undated(fold(sentence))
    found = amounts(undated, language_of(sentence))
    return undated, tuple(each for each in found if each.unit != "ordinal")


def _tells_money(sentence: str) -> bool:
    undated, told = _told(sentence)
    return any(each.unit in CURRENCIES or _CURRENCY_NEXT.match(undated, each.end) for each in told)


def _tells_share(sentence: str) -> bool:
    return any(each.unit == "%" for each in _told(sentence)[1])


def _counts(sentence: str, folded: str, counted: frozenset[str]) -> float:
    """Return 1 where a number stands just before the counted thing, less where one stands elsewhere."""
    firm = _FIRM_NUMBER.search(_undated(folded))
    if not counted:
        return 1.0 if firm or (_GLUED.search(folded) and _told(sentence)[1]) else 0.0
    dated = _DATE.sub(" ", folded)
    if any(after.startswith(tuple(counted)) for after in _TALLIED.findall(dated)):
        return 1.0
    yearless = _YEAR.sub(" ", dated)
    if any(_precedes(yearless[match.end() :], counted) for match in _NUMBER.finditer(yearless)):
        return 1.0
    undated, told = _told(sentence) if _GLUED.search(folded) else ("", ())
    if any(_precedes(undated[each.end :], counted) for each in told):
        return 1.0
    return 0.4 if firm or told else 0.0


def _precedes(after: str, counted: frozenset[str]) -> bool:
    """Return whether a counted thing is among the first words of what stands after a number."""
    following = re.findall(r"[^\W_]+", after)[: _NEARBY + 1]
    return any(word.startswith(stem) for word in following for stem in counted)


def is_month(word: str) -> bool:
    """Return whether a folded word is the name of a month."""
    return re.fullmatch(_MONTHS, word) is not None


def numbers(sentence: str) -> frozenset[str]:
    """Return the numbers of a sentence in one notation, those in words too, each with its unit or currency.

    "Two" is "2" and "$1.6 billion" is "1600000000USD"; digits in the name of a model count as they stand.
    """
    told = amounts(sentence, language_of(sentence))
    apart = [
        match.group()
        for match in re.finditer(r"\d+(?:[.,]\d+)*", sentence)
        if not any(each.start < match.end() and match.start() < each.end for each in told)
    ]
    valued = {
        f"{value:.12g}{each.unit.replace('ordinal', '')}" for each in told for value in (each.low, each.high)
    }
    return frozenset(valued | {_plain(number) for number in apart})


def _plain(number: str) -> str:
    parts = re.split(r"[.,]", number)
    if len(parts) > 1 and all(len(part) == 3 for part in parts[1:]):
        return "".join(parts)
    return ".".join(parts)


def negated(sentence: str) -> bool:
    """Return whether a sentence denies something."""
    folded = fold(sentence)
    return bool(_NEGATION.search(folded))


_NEGATION = re.compile(
    r"\b(?:not|no(?!\.\s*\d)|never|none|nor|neither|without|deny|denies|denied|denying|refus\w+|reject\w+|cannot|\w+n't|"
    r"degil|yok|deyil|yox|не|нет|ни|никогда|без)\b"
)
