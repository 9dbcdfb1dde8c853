"""What a question leaves aside: "Which countries apart from Turkey ...?"."""

from __future__ import annotations

import re

_NAME = r"(?:the )?[^\W\d_a-zçğıöşüəа-яё][\w’'.-]*(?: (?:of (?:the )?)?[^\W\d_a-zçğıöşüəа-яё][\w’'.-]*){0,3}"
_NAMES = rf"(?P<names>{_NAME}(?:(?:, | and | or |, and | ve | və | и ){_NAME})*)"
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:^|,? )(?i:apart from|aside from|besides|other than|except(?: for)?|excluding|not counting) "
        rf"{_NAMES}(?<!['’]s)(?<!s['’])(?:,(?= )|(?= (?:is|was|has|does|[a-z]*[a-rt-z])\b)|(?=[?.!]*$))",
        rf"(?:^|,? ){_NAMES} (?:dışında(?:ki)?|hariç|haricinde)\b,?",
        rf"(?:^|,? ){_NAMES} (?:başqa|savayı|istisna olmaqla)(?!\w),?",
        rf"(?:^|,? )(?i:кроме|помимо|за исключением) {_NAMES},?",
    )
)
_BETWEEN = re.compile(r",? (?:and|or|ve|və|и) |, ")
_ENDING = re.compile(r"['’][a-zçğıöşüə]+$|(?<=\w{4})d[aeə]n$")
"""Endings of cases in Turkish and Azerbaijani: "Türkiye'den başqa"."""


def leaving_aside(question: str) -> tuple[str, tuple[str, ...]]:
    """Return a question without what it leaves aside, and the names of that; mostly itself and none.

    "Apart from Turkey, who sold it drones?" gives "Who sold it drones?" and Turkey. What is left aside must
    not be searched for, and does not answer.

    Args:
        question: a stand-alone question.
    """
    for form in _FORMS:
        found = form.search(question)
        if found:
            rest = re.sub(
                r" +([?.!]|$)|^ +", r"\1", f"{question[: found.start()]} {question[found.end() :].lstrip()}"
            )
            aside = tuple(_ENDING.sub("", name) for name in _BETWEEN.split(found["names"]))
            return f"{rest[:1].upper()}{rest[1:]}", aside
    return question, ()
