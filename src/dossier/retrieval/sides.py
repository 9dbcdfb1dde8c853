"""The sides of a comparison, each as a question of its own."""

from __future__ import annotations

import re

from dossier.text import fold, names

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
_MORE_AGAIN = re.compile(r"\b(more|fewer|less) \S+ \| \1 ", re.IGNORECASE)
_COMPARES = re.compile(
    r"\bcompar|\bdifference\b|\bdiffer|\bchange|\bversus\b|\bvs\b|\b(?:more|less|fewer|\w+er)\b|\bhow much\b|"
    r"\bсравн|\bбольше\b|\bменьше\b|\bизменил|\bdaha\b|\bkarsilastir|\bmuqayise|\bdegis|\bcox\b"
)
_MORE = r"(?:more|less|fewer)"
_LARGER = r"(?:larger|higher|bigger|greater|lower|smaller)"
_AMOUNTS = tuple(
    (re.compile(pattern, re.IGNORECASE), told)
    for pattern, told in (
        (
            rf"^(did|does|do|has|have) (.+?) a {_LARGER} share (?:of|in) (.+?)(?=$| in \d| by )",
            r"What share of \3 \1 \2",
        ),
        (rf"^(was|were|is|are) (?!(?-i:[A-Z])\S+ {_LARGER})(.+?) {_LARGER}\b", r"How high \1 \2"),
        (rf"^(did|does|do|has|have) (.+? (?:spend|spent|pay|paid|earn|earned)) {_MORE}\b", r"How much \1 \2"),
        (rf"^(did|does|do) {_MORE} (.+)", r"How many \2"),
        (rf"^(did|does|do|has|have) (.+?) {_MORE} ([\w-]+s)\b", r"How many \3 \1 \2"),
        (rf"^(?:which|who)(?: \w+)? spent {_MORE} (.+), (.+)", r"How much did \2 spend \1"),
        (rf"^(?:which|what)(?: \w+)? suppl(?:y|ied) {_MORE} of (.+), (.+)", r"How much of \1 did \2 supply"),
    )
)
"""How a question that asks which is more asks for one of the two amounts."""

_LINK = r"(?:in|on|at|by|from|of|to|with|for|against|the|a|an|that|those|в|на|у|из)"
_PREPOSITION = r"(?:in|on|at|by|from|of|to|with|for|against)"
_MOST_WORDS = 4  # words of one side


def sides(question: str) -> tuple[str, ...]:
    """Return one question for each side of a comparison, none where there are no two sides.

    "Were sales higher in 2020 or in 2021?" gives "How high were sales in 2020?" and "How high were sales in
    2021?"; "Did A happen before or after B?" gives "When A happen?" and "When B?", which read badly and
    search well.

    Args:
        question: a stand-alone question.
    """
    text = question.strip().rstrip("?!. ")
    for pattern in (_ORDER, _SPAN):
        ordered = pattern.match(text)
        if ordered:
            return f"When {ordered['one']}?", f"When {ordered['other']}?"
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
    pair = next((found for pattern in _PAIRS if (found := pattern.search(text))), None)
    if pair:
        before, after = text[: pair.start()], text[pair.end() :]
        return tuple(f"{before}{'in' if pair[2][:1].isdigit() else 'of'} {pair[n]}{after}?" for n in (2, 3))
    text = _ASKING.sub("", text) if re.search(r"\by(?:ok|ox)sa\b", text) else text
    choice = _CHOICE.search(text)
    return _chosen(text, choice.start(), choice.end()) if choice else ()


def _measured(head: str, after: str) -> tuple[str, ...]:
    """Return the questions for what a comparison with "than" measures, and for what it measures that by."""
    right = _first_part(after)
    other = next((word for word in right.split(" ") if _is_marked(word)), "")
    tail = after[len(right) :]
    words_of = head.split(" ")
    alike = [
        n for n, word in enumerate(words_of) if _is_marked(word) and word[0].isdigit() == other[:1].isdigit()
    ]
    alike = [n for n in alike if n]  # the word that opens the question is no name
    if not other or not alike:
        return ()
    last = alike[-1]
    first = last
    while first - 1 in alike:
        first -= 1
    named = " ".join(word for word in right.split(" ") if _is_marked(word))
    swapped = [*words_of[:first], named, *words_of[last + 1 :]]
    return f"{head}{tail}?", f"{' '.join(swapped)}{tail}?"


def _chosen(text: str, end: int, start: int) -> tuple[str, ...]:
    """Return the questions for what stands before `end` and what stands after `start`."""
    again = _MORE_AGAIN.search(f"{text[:end]} | {text[start:]}")
    start += len(again[1]) + 1 if again else 0  # "more drones or more tanks"
    left, right = _last_part(text[:end]), _first_part(text[start:])
    if not left or not right:
        return ()
    head, tail = text[: end - len(left)], text[start + len(right) :]
    link = left.split(" ")[0]
    if re.fullmatch(_PREPOSITION, link) and not re.fullmatch(_LINK, right.split(" ")[0], re.IGNORECASE):
        right = f"{link} {right}"  # "in 2020 or 2021"
    return f"{head}{left}{tail}?", f"{head}{right}{tail}?"


def _last_part(before: str) -> str:
    """Return the name, number or noun, with its preposition, that stands last."""
    parts = before.split(" ")
    size = 1
    if _is_marked(parts[-1]):
        most = min(_MOST_WORDS, len(parts) - 1)
        while size < most and _is_marked(parts[-size - 1]) and not parts[-size - 1].endswith(","):
            size += 1
    while size < len(parts) and re.fullmatch(_LINK, parts[-size - 1], re.IGNORECASE):
        size += 1
    return " ".join(parts[-size:])


def _first_part(after: str) -> str:
    """Return the same that stands first."""
    parts = after.split(" ")
    size = 0
    while size < len(parts) - 1 and re.fullmatch(_LINK, parts[size], re.IGNORECASE):
        size += 1
    marked = _is_marked(parts[size])
    size += 1
    while marked and size < min(_MOST_WORDS, len(parts)) and _is_marked(parts[size]):
        size += 1
    return " ".join(parts[:size]).rstrip(",")


def _is_marked(word: str) -> bool:
    """Return whether a word is a name or a number."""
    return word[:1].isdigit() or bool(names(f"- {word}"))
