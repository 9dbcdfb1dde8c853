"""What a question of how many counts."""

from __future__ import annotations

import re
from itertools import zip_longest

from dossier.text import fold, names, words
from dossier.text.function_words import function_words

_COUNTED = re.compile(
    r"\bhow many (.+?)"
    r"(?= (?:did|does|do|has|have|had|is|are|was|were|will|would|can|could|in|of|from|to|by|at|on)\b|[?.!]|$)"
)
_COUNTED_ELSEWHERE = re.compile(
    r"\bсколько (?:всего |\w+(?:ых|их) )*(\w+)"
    r"|\b(?:kac|nece) (?:tane |adet |eded |nefer |farkli |bin |min )*(?!(?:yil|sene)\w*d[ae]n?\b)(\w+)"
)
"""The same in Russian, past adjectives, and in Turkish and Azerbaijani."""

MOST_COUNTED = 5
"""Words of what a question counts; more of them are a clause, whose names need not be told again."""

_PLURALS = frozenset(
    ["people", "men", "women", "children", "police", "troops", "personnel", "staff", "aircraft", "percent"]
)
"""Plurals without -s."""

_CODE = re.compile(r"(?<![\w-])[^\W\d_]+-?\d[\w-]*")


def counted_thing(question: str) -> str:
    """Return the folded word for what a question of how many counts, empty for any other question.

    It is `launchers` in "How many TRG-300 launchers does it have?", `people` in "How many people fled?".
    """
    folded = fold(question)
    if elsewhere := _COUNTED_ELSEWHERE.search(folded):
        return elsewhere[1] or elsewhere[2]
    found = _counted_phrase(folded)
    return found[-1] if found else ""


def counted_names(question: str) -> frozenset[str]:
    """Return the folded names in what a question of how many counts: `trg`, `300` in the example above.

    Numbers that are joined to a name are a part of it.
    """
    counted = set(_counted_phrase(fold(question)))
    if len(counted) > MOST_COUNTED:
        return frozenset()
    coded = {word for code in _CODE.findall(question) for word in words(code)}
    return frozenset(counted & (names(f"- {question}") | coded) - function_words(["en"]))


def _counted_phrase(folded: str) -> list[str]:
    """Return the words after "how many" up to the noun: the first plural one after which no other stands."""
    match = _COUNTED.search(folded)
    found = words(match[1]) if match else []
    for place, (word, following) in enumerate(zip_longest(found, found[1:], fillvalue=""), start=1):
        if _is_plural(word) and not _is_plural(following):
            return found[:place]
    return found


def _is_plural(word: str) -> bool:
    return word in _PLURALS or (word.endswith("s") and len(word) > 2 and word[-2:] not in ("ss", "us", "is"))
