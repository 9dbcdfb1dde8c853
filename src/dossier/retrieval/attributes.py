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
_OF_BODIES = ("distance", "length", "mass", "speed")
_FIGURES_OF_SPEECH = (
    r"(?:cut(?:back)?|recession|cris[ie]s|slump|downturn|depression|decline|drop|fall|rise|growth|recovery|reform|"
    r"change|economy|inflation|deficit|debt|division|divide|split|rift|schism|gap|gulf|difference|disparit(?:y|ie)|"
    r"inequalit(?:y|ie)|discrepanc(?:y|ie)|disagreement|dispute|rivalry|feud|margin|lead|support|opposition|backing|"
    r"consensus|discontent|dissatisfaction|anger|resentment|frustration|unrest|unease|concern|worr(?:y|ie)|fear|"
    r"doubt|scepticism|skepticism|distrust|mistrust|hostility|hatred|enmity|animosity|sympathy|trust|"
    r"relation(?:ship)?|tie|bond|friendship|cooperation|corruption|poverty|involvement|commitment|influence|impact|"
    r"effect|scandal|conspiracy|network|problem|trouble|conflict|tension|fighting|clash(?:e)?|shelling|bombardment|"
    r"loss(?:e)?|casualt(?:y|ie)|damage|toll|traffic|burden|pressure|penalt(?:y|ie)|fine|rain(?:fall)?|"
    r"snow(?:fall)?|defeat|evidence|response|reaction|progress|spread|pace|knowledge|understanding|interest|faith|"
    r"belief|love)s?"
)
"""What is deep, wide, heavy or fast in words alone: no metre or kilogram tells how deep a recession is."""

_WITHIN = (
    "of|in|at|on|to|from|for|with|by|between|among|within|across|near|under|over|around|behind|against|that|which|"
    "and|or|now|today|really|still|currently|likely|going|expected|getting"
)
_OF_NO_BODY = re.compile(
    rf"(?i)(?<!length) (?:is|are|was|were|of)(?: (?!(?:{_WITHIN})\b)[\w'’.-]+){{0,4}}? {_FIGURES_OF_SPEECH}"
    rf"(?= (?:{_WITHIN})\b|\W*$|[,;:])"
)
_VERBAL = (
    r"what|which|who\w*|when|where|why|how|is|are|was|were|do|does|did|has|have|had|will|would|can|could|"
    r"about|rose|fell|cut|set|its?|their|his|her|per|for"
)
_NO_THING = r"the|an?|my|our|your|this|that|these|those|any|all|no|every|each|some|both|unit"
"""Words that name nothing by themselves: "the price" is no price of "the"."""

_IN_SHORT = (
    re.compile(
        rf"(?i)^\W*(?:the )?(?P<of>(?:(?!(?:{_VERBAL}|{_NO_THING})\b)[\w'’.-]+ ){{1,4}}?)"
        rf"(?P<noun>(?:{_NOUN}))\W*$"
    ),
    re.compile(
        rf"(?i)^\W*(?:the )?(?P<noun>(?:{_NOUN})) of (?!living (?!in\b)\w)(?:the )?"
        rf"(?P<of>(?!(?:{_NO_THING})\b)(?:(?!(?:{_VERBAL})\b)[\w'’.-]+\W*?){{1,5}})\W*$"
    ),
)


def measured(question: str) -> Measured | None:
    """Return which kind of quantity a question in English asks for, None where none is told.

    "What is the range of the boat?" asks for a distance, "How fast is it?" for a speed. How many, how long,
    how old and sums in other words are told elsewhere.
    """
    for pattern in _IN_NOUNS:
        if found := pattern.search(question):
            kind = next(kind for kind in _NOUNS if found[kind])
            return None if kind in _OF_BODIES and _OF_NO_BODY.match(question, found.end()) else kind
    for verbal, pattern in _IN_VERBS:
        if found := pattern.search(question):
            return None if _OF_NO_BODY.search(question, found.start()) else verbal
    return None


def in_full(question: str) -> str:
    """Return a question in two or three words, "boat range", as a sentence: "What is the range of the boat?".

    Only one that asks for a quantity; the models read whole questions far better.
    """
    for pattern in _IN_SHORT:
        if found := pattern.match(question):
            thing = re.sub("['’]s?$", "", found["of"].strip())
            be = "are" if found["noun"].endswith("s") else "is"
            the = "" if re.search(r" of [a-z]+ing\b", found.group()) else "the "  # "the cost of living"
            return f"What {be} the {found['noun'].lower()} of {the}{thing}?"
    return question
