"""Whether a sentence has the quantity that a question asks for, in a unit that fits."""

from __future__ import annotations

import re
from collections.abc import Set

from dossier.composing.answer_type import NUMBER_WORDS
from dossier.retrieval import Measured, measured
from dossier.text import fold, words
from dossier.verifying.reading import read

_LENGTHS = (
    r"(?:km|m|cm|mm|met(?:re|er)s?|kilomet(?:re|er)s?|centimet\w+|feet|foot|ft|inch\w*|yards?|miles?)\b"
)
_TIMES = (
    r"(?:(?<=\d)h|seconds?|minutes?|hours?|hrs?|days?|nights?|weeks?|months?|years?|decades?|centur\w+)\b"
)
_MEASURES = (
    (re.compile(r"\bhow long ago\b"), re.compile(r"\d|\bago\b|\blast\b|\byesterday\b")),
    (
        re.compile(r"\bhow long\b(?! as\b)"),
        re.compile(
            rf"(?<![^\W\d_])(?:{_TIMES}|{_LENGTHS})|\b(?:since|until|till|from|between|overnight|life|lifetime|"
            r"forever|indefinite\w*|permanent\w*|(?:1[89]|20)\d\d)\b"
        ),
    ),
    (
        re.compile(r"\bhow far (?:can|could|does|do|did|is|are|was|were|away|from)\b"),
        re.compile(rf"\d|\b{_LENGTHS}"),
    ),
    (
        re.compile(r"\bhow old\b"),
        re.compile(
            rf"\d|\b(?:{NUMBER_WORDS})\b|\b(?:years?|aged?|born|\w+ties|centur\w+|decades?|teen\w*)\b"
        ),
    ),
)
"""What a question measures, and what tells such a measure."""

_UNITS: dict[Measured, tuple[str, ...]] = {
    "distance": ("length",),
    "length": ("length", "time"),
    "mass": ("mass",),
    "speed": ("speed",),
    "time": ("time",),
    "people": ("",),
}
"""Units of what is measured; a sum is looked for elsewhere (`dossier.composing.answer_type`)."""

_LEAST_DISTANCE = 1.0  # metres; less is a calibre
_METRES = re.compile(
    r"(?<![\w$€£₺₼₽¥₹.,-])\d+(?:[.,]\d+)*m(?=\W*$|[.,;:()-]| [(–-]|"
    r" (?:and|or|to|in|at|from|with|when|for|under)\b)"
)
"""Metres and not a million of something."""

_MACH = re.compile(r"\bMach \d")


_NAME = r"(?:the |an? |its )?[^\W\d_a-zçğıöşüəа-яё][\w’'-]*(?: [^\W\d_a-zçğıöşüəа-яё][\w’'-]*)*"
_FEW = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_KINDS = re.compile(
    rf"\b(?P<number>[2-6]|{'|'.join(_FEW)}) (?P<thing>[^,;:.()\d]+)[,:(-]+ ?"
    rf"(?P<listed>{_NAME}(?:, {_NAME})*,? and {_NAME})"
)
"""A number of things, and right after it their names."""


def counts_kinds(sentence: str, asked: Set[str]) -> bool:
    """Return whether a sentence numbers kinds that it lists, one of them asked for: "two drones, X and Y".

    Args:
        sentence: the sentence as printed.
        asked: folded names in what is counted, as `dossier.retrieval.counted_names` returns them.
    """
    for match in _KINDS.finditer(sentence):
        listed = re.split(r",? and |, ", match["listed"])
        held = [not asked.isdisjoint(words(name)) for name in listed]
        number = _FEW.get(match["number"]) or int(match["number"])
        if number == len(listed) and any(held) and not all(held) and asked.isdisjoint(words(match["thing"])):
            return True
    return False


def holds_measure(question: str, sentence: str) -> bool:
    """Return whether a sentence has what a question measures, as a time for "how long"; True for others.

    Args:
        question: as it was asked; one in another language than English measures nothing.
        sentence: the sentence as printed, in English.
    """
    kind = measured(question)
    if kind in _UNITS:
        return _tells(kind, sentence)
    asked = fold(question)
    told = next((told for measuring, told in _MEASURES if measuring.search(asked)), None)
    return told is None or told.search(fold(sentence)) is not None


def _tells(kind: Measured, sentence: str) -> bool:
    """Return whether a sentence has a quantity in a unit of a kind."""
    if kind == "speed" and _MACH.search(sentence):
        return True
    if kind in ("length", "distance") and _METRES.search(sentence):
        return True
    found = (each for each in read(sentence, "en").amounts if each.unit in _UNITS[kind])
    return any(kind != "distance" or each.high >= _LEAST_DISTANCE for each in found)
