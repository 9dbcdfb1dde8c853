"""The sides of a comparison, each as a question of its own."""

from __future__ import annotations

import re

from dossier.retrieval.compared import set_out, side_by_side
from dossier.retrieval.parallels import first_part, is_marked, spread
from dossier.text import fold

_ORDER = re.compile(
    r"^(?:did|does|do|was|were|is|are|has|have|had|will)\s+(?P<one>.+?)\s+before or after\s+(?P<other>.+)$",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"^how (?:long|many \w+|much time) (?:passed )?(?:before|after|between)\s+(?P<one>.+?)\s+"
    r"(?:did|was|were|and|had)\s+(?P<other>.+)$",
    re.IGNORECASE,
)
_THAN = re.compile(r"\s+(?:than|чем)\s+", re.IGNORECASE)
_CHOICE = re.compile(r"\s*,?\s+(?:or|versus|vs\.?|yoksa|yoxsa|или|против)\s+", re.IGNORECASE)
_ASKING = re.compile(r"\s+m[ıiuü](?=\s)", re.IGNORECASE)
_END = r"(?=$|[,;]|\s+(?:in|by|for|since|until|during)\b)"
_PAIRS = (
    re.compile(rf"\b(between)\s+(.+?)\s+and\s+(.+?){_END}", re.IGNORECASE),
    re.compile(rf"\b(of)\s+((?:\S+\s+){{0,3}}?\S+)\s+and\s+((?:\S+\s+){{0,3}}?\S+){_END}", re.IGNORECASE),
)
_COMPARES = re.compile(
    r"\bcompar|\bdifference\b|\bdiffer|\bchange|\bversus\b|\bvs\b|\b(?:more|less|fewer|\w+er)\b|\bhow much\b|"
    r"\bсравн|\bбольше\b|\bменьше\b|\bизменил|\bdaha\b|\bkarsilastir|\bmuqayise|\bdegis|\bcox\b"
)
_MORE = r"(?:more|less|fewer)"
_LARGER = r"(?:larger|higher|bigger|greater|lower|smaller)"
_PUT_BESIDE = re.compile(rf"\b(?:compar|differ|chang|{_MORE}\b|{_LARGER}\b)", re.IGNORECASE)
_DONE = r"(?:[a-z]+ed|sold|bought|made|built|sent|lent|lost|paid|won|held|had|got)"
_AMOUNTS = tuple(
    (re.compile(pattern, re.IGNORECASE), told)
    for pattern, told in (
        (
            rf"^(did|does|do|has|have) (.+?) a {_LARGER} share (?:of|in) (.+?)(?=$| in \d| by )",
            r"What share of \3 \1 \2",
        ),
        (rf"^(was|were|is|are) (?!(?-i:[A-Z])\S+ {_LARGER})(.+?) {_LARGER}\b", r"How high \1 \2"),
        (rf"^(did|does|do|has|have) (.+? (?:spend|spent|pay|paid|earn|earned)) {_MORE}\b", r"How much \1 \2"),
        (
            rf"^(did|does|do|has|have) (.+?) {_MORE}(?= (?:from|to|in|of|on|for|by|at)\b|$)",
            r"How much \1 \2",
        ),
        (rf"^(did|does|do) {_MORE} (.+)", r"How many \2"),
        (rf"^(did|does|do|has|have) (.+?) {_MORE} ([\w-]+s)\b", r"How many \3 \1 \2"),
        (rf"^(?:which|who)(?: \w+)? spent {_MORE} (.+), (.+)", r"How much did \2 spend \1"),
        (rf"^(?:which|who)(?: \w+)? ({_DONE}) {_MORE} ([\w-]+s)\b(.*), (.+)", r"How many \2 has \4 \1\3"),
        (rf"^(?:which|who)(?: \w+)? ({_DONE}) {_MORE} (?!of\b)([a-z].*), (.+)", r"How much has \3 \1 \2"),
        (rf"^(?:which|what)(?: \w+)? suppl(?:y|ied) {_MORE} of (.+), (.+)", r"How much of \1 did \2 supply"),
    )
)
"""How a question that asks which is more asks for one of the two amounts."""


def sides(question: str) -> tuple[str, ...]:
    """Return one question for each side of a comparison, none where there are no two sides.

    "Were sales higher in 2020 or in 2021?" gives "How high were sales in 2020?" and "How high were sales in
    2021?"; "Did A happen before or after B?" gives "When A happen?" and "When B?", which read badly and
    search well.

    Args:
        question: a stand-alone question.
    """
    text = set_out(question.strip().rstrip("?!. "))
    for pattern in (_ORDER, _SPAN):
        ordered = pattern.match(text)
        if ordered:
            return f"When {ordered['one']}?", f"When {ordered['other']}?"
    beside = side_by_side(text)
    if beside:
        return tuple(f"{each}?" for each in beside)
    return tuple(map(_amount, _compared(text))) if _COMPARES.search(fold(text)) else ()


def _amount(question: str) -> str:
    """Return a side's question as one for its amount, where it asks which of the two is more."""
    lowered = f"{question[:1].lower()}{question[1:]}".rstrip("?")  # its verb will stand further behind
    for pattern, told in _AMOUNTS:
        amount, found = pattern.subn(told, lowered, count=1)
        if found:
            return f"{amount}?"
    return question


def _compared(text: str) -> tuple[str, ...]:
    """Return the questions for the sides of a comparison that names both."""
    than = _THAN.search(text)
    if than:
        return _measured(text[: than.start()], text[than.end() :])
    paired = _PAIRS if _PUT_BESIDE.search(text) else ()
    pair = next((found for pattern in paired if (found := pattern.search(text))), None)
    if pair:
        before, after = text[: pair.start()], text[pair.end() :]
        return tuple(f"{before}{'in' if pair[2][:1].isdigit() else 'of'} {pair[n]}{after}?" for n in (2, 3))
    text = _ASKING.sub("", text) if re.search(r"\by(?:ok|ox)sa\b", text) else text
    choice = _CHOICE.search(text)
    return tuple(f"{side}?" for side in spread(text, choice.start(), choice.end())) if choice else ()


def _measured(head: str, after: str) -> tuple[str, ...]:
    """Return the questions for what a comparison with "than" measures, and for what it measures that by."""
    right = first_part(after)
    other = next((word for word in right.split(" ") if is_marked(word)), "")
    tail = after[len(right) :]
    words_of = head.split(" ")
    alike = [
        n for n, word in enumerate(words_of) if is_marked(word) and word[0].isdigit() == other[:1].isdigit()
    ]
    alike = [n for n in alike if n]  # the word that opens the question is no name
    if not other or not alike:
        return ()
    last = alike[-1]
    first = last
    while first - 1 in alike:
        first -= 1
    named = " ".join(word for word in right.split(" ") if is_marked(word))
    swapped = [*words_of[:first], named, *words_of[last + 1 :]]
    return f"{head}{tail}?", f"{' '.join(swapped)}{tail}?"
