"""What a question measures: the range, the price, the weight of something, as a kind of quantity."""

from __future__ import annotations

import re
from typing import Literal

Measured = Literal["distance", "length", "mass", "speed", "time", "money", "people"]
"""Kinds of quantities: a distance is a length of a metre or more; people are counted."""

_NOUNS: dict[Measured, str] = {
    "distance": r"(?<!price )(?<!age )(?<!full )(?<!wide )(?<!whole )(?<!broad )(?<!entire )range|"
    r"combat radius|altitude|service ceiling",
    "length": r"length|height|width|wingspan|diameter|calib(?:re|er)",
    "mass": r"weight|payload|displacement|tonnage",
    "speed": r"speed|velocity",
    "time": r"endurance|duration",
    "money": r"(?:unit )?(?:price|costs?)",
    "people": r"crew",
}
_NOUN = "|".join(f"(?P<{kind}>{nouns})" for kind, nouns in _NOUNS.items())
_A_THING = (
    r"(?: of (?:(?i:the|an?|this|that|these|those|its|their|his|her|each|one|every)\b|[^\W_a-z]|\S*\d)|\W*$)"
)
"""What a range is of, which is not a range of goods."""

_IN_NOUNS = (
    re.compile(
        r"(?i:\b(?:what|which)(?:['’]?s| is| was| are| were) (?:[\w'’.-]+ ){0,6}?"
        rf"(?:{_NOUN}))(?:(?i:(?<!range)(?= of\b))|(?={_A_THING})|(?i:(?= (?:in|at|with|when|per|for)\b)))"
    ),
    re.compile(
        rf"(?i)\b(?:what|which) (?:\w+ )?(?:{_NOUN}) "
        r"(?:does|do|did|has|have|had|can|could|will|would|is|was)\b"
    ),
)
_IN_VERBS: tuple[tuple[Measured, re.Pattern[str]], ...] = (
    (
        "mass",
        re.compile(
            r"(?i)\bhow heavy (?:is|are)\b|\bhow much (?:do(?:es)?|did|can|could) .+ (?:weigh|carry|lift)\b"
            r"|\bwhat (?:do(?:es)?|did) .+ weigh\b"
        ),
    ),
    (
        "speed",
        re.compile(r"(?i)\bhow fast (?:can|could|do(?:es)?|did) .+ (?:fly|go|sail|travel|move|drive|run)\b"),
    ),
    ("speed", re.compile(r"(?i)\bhow fast (?:is|are|was|were)(?: (?!\w+ing\b)[\w'’-]+){1,5}\W*$")),
    (
        "distance",
        re.compile(
            r"(?i)\bhow far (?:can|could|do(?:es)?|did) .+ (?:fly|reach|shoot|fire|travel|strike|hit)\b"
        ),
    ),
    ("length", re.compile(r"(?i)\bhow (?:wide|tall|deep|thick) (?:is|are|was|were)\b")),
)
_VERBAL = (
    r"what|which|who\w*|when|where|why|how|is|are|was|were|do|does|did|has|have|had|will|would|can|could|"
    r"about|rose|fell|cut|set|its?|their|his|her|per|for"
)
_IN_SHORT = (
    re.compile(
        rf"(?i)^\W*(?:the )?(?P<of>(?:(?!(?:{_VERBAL})\b)[\w'’.-]+ ){{1,4}}?)(?P<noun>(?:{_NOUN}))\W*$"
    ),
    re.compile(
        rf"(?i)^\W*(?:the )?(?P<noun>(?:{_NOUN})) of (?:the )?"
        rf"(?P<of>(?:(?!(?:{_VERBAL})\b)[\w'’.-]+\W*?){{1,5}})\W*$"
    ),
)


def measured(question: str) -> Measured | None:
    """Return which kind of quantity a question in English asks for, None where none is told.

    "What is the range of the boat?" asks for a distance, "How fast is it?" for a speed. How many, how long,
    how old and sums in other words are told elsewhere.
    """
    for pattern in _IN_NOUNS:
        if found := pattern.search(question):
            return next(kind for kind in _NOUNS if found[kind])
    return next((kind for kind, pattern in _IN_VERBS if pattern.search(question)), None)


def in_full(question: str) -> str:
    """Return a question in two or three words, "boat range", as a sentence: "What is the range of the boat?".

    Only one that asks for a quantity; the models read whole questions far better.
    """
    for pattern in _IN_SHORT:
        if found := pattern.match(question):
            thing = re.sub("['’]s?$", "", found["of"].strip())
            return f"What is the {found['noun'].lower()} of the {thing}?"
    return question
