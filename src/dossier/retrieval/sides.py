"""The sides of a comparison, each as a question of its own.

What the question puts beside one another ("A or B", "than B", "Compare A with B") is found first. Each side
is then the same question with the one or the other alone. Where it asks which is more, a side asks how much.
"""

from __future__ import annotations

import re

from dossier.retrieval.compared import FIGURES, side_by_side
from dossier.retrieval.parallels import AUX, COMPARATIVE, PREPOSITION, spread, swapped
from dossier.text import fold

_MORE = r"\b(?:more|less|fewer)"
_LARGER = r"(?:larger|higher|bigger|greater|lower|smaller)"
_NOUNS = r"((?-i:(?:[A-Z]\S+ )?[a-zA-Z][\w-]*s))\b"
_BEYOND = rf"(?= {PREPOSITION}\b|$)"
_ASKS = rf"^(?:who|(?:which|what)(?: (?!{AUX}\b)\w+)?) ((?!is |are |was |were )\w.*? )"
_ITS_NAME = r"[,:] ([^,]+)$"
_TIMES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^{AUX} (.+?) before or after (.+)$",
        r"^how (?:long|many \w+|much time) (?:before|after) (?!it )(.+?) did (.+)$",
        r"^how (?:long|many \w+|much time) (?:before|after) (?!it )(.+?) (?:was|were|had) (.+)$",
        r"^how (?:long|many \w+|much time) (?:passed )?between (.+?) and (.+)$",
    )
)
_SET_OUT = tuple(
    (re.compile(pattern, re.IGNORECASE), told)
    for pattern, told in (
        (r"^of (.+?) and (.+?), (which|who|what)(?: one)? (.+)$", r"\3 \4, \1 or \2"),
        (r"^(which|who) of (?:the two,? )?(.+?) (?:and|or) (.+?),? (?=(?-i:[a-z]))(.+)$", r"\1 \4, \2 or \3"),
        (r"^([^?]+?) (?:versus|vs\.?) ([^?:]+?): (.+)$", r"\3, \1 or \2"),
    )
)
"""Questions that ask which of two it is, with the two at their end: "which is larger, A or B"."""

_AMOUNTS = tuple(
    (re.compile(pattern, re.IGNORECASE), told)
    for pattern, told in (
        (rf"^({AUX}) (.+?) an? {_LARGER} (\w+)", r"What \3 \1 \2"),
        (rf"^({AUX}) (.*{FIGURES}.*?) {_LARGER}{_BEYOND}", r"How high \1 \2"),
        (rf"^(?:did|does|do) {_MORE} (.+)", r"How many \1"),
        (rf"^({AUX}) (.*?){_MORE} {_NOUNS}", r"How many \3 \1 \2"),
        (rf"^({AUX}) {_MORE} ([a-z]+)", r"How much \2 \1"),
        (rf"^({AUX}) (.+?) {_MORE}{_BEYOND}", r"How much \1 \2"),
        (rf"{_ASKS}(?:the|an?) {_LARGER} (\w+)(.*){_ITS_NAME}", r"\4 \1what \2\3"),
        (rf"{_ASKS}{_MORE} {_NOUNS}(.*){_ITS_NAME}", r"\4 \1how many \2\3"),
        (rf"{_ASKS}{_MORE}(.*){_ITS_NAME}", r"\3 \1how much\2"),
    )
)
"""How a question that asks which is more asks for one of the two amounts."""

_MORE_ASKED = re.compile(rf"{_MORE}\b|\b(?:{COMPARATIVE}|how much)\b|\b(?:daha|cox|больше|меньше)\b")
_THAN = re.compile(r" (?:than|чем) ", re.IGNORECASE)
_OR = re.compile(rf"(?i)(?:(?<!\d) or {_MORE}|\s*,?\s+(?:or(?! not\b| {_MORE})|yoksa|yoxsa|или))\s+")
_ASKING = re.compile(r"\s+m[ıiuü](?=\s)", re.IGNORECASE)


def sides(question: str) -> tuple[str, ...]:
    """Return one question for each side of a comparison, none where there are no two sides.

    "Were sales higher in 2020 or in 2021?" gives "How high were sales in 2020?" and the same of 2021; "Did A
    happen before or after B?" gives "When A happen?" and "When B?", which read badly and search well.

    Args:
        question: a stand-alone question.
    """
    text = question.strip().rstrip("?!. ")
    times = next((found for pattern in _TIMES if (found := pattern.match(text))), None)
    if times:
        return f"When {times[1]}?", f"When {times[2]}?"
    for pattern, told in _SET_OUT:
        text = pattern.sub(told, text)
    beside = side_by_side(text) or tuple(map(_amount, _which_is_more(text)))
    return tuple(f"{each[:1].upper()}{each[1:]}?" for each in beside)


def _which_is_more(text: str) -> tuple[str, ...]:
    """Return the sides of a question that asks which of two is more."""
    than = _THAN.search(text)
    if than:
        return swapped(text[: than.start()], text[than.end() :])
    text = _ASKING.sub("", text) if re.search(r"\by(?:ok|ox)sa\b", text) else text
    choice = _OR.search(text) if _MORE_ASKED.search(fold(text)) else None
    return spread(text, choice.start(), choice.end()) if choice else ()


def _amount(side: str) -> str:
    """Return a side's question as one for its amount, where it asks which of the two is more."""
    lowered = f"{side[:1].lower()}{side[1:]}"  # its verb will stand further behind
    told = next((pattern.sub(told, lowered) for pattern, told in _AMOUNTS if pattern.search(lowered)), side)
    return " ".join(told.split())
