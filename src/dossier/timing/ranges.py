"""Dates that belong together: from one to another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dossier.timing.mentions import Mention, evenly_folded
from dossier.timing.words import WEEKDAY

_ON_DAY = rf"(?: {WEEKDAY},?)?"
_JOINED = re.compile(rf" ?(?:-|to|until|till|through|thru|up to|по|до)(?: the)?{_ON_DAY} ?")
_PAIRED = re.compile(rf" ?(?:and|ve|ile|и|or|veya|или|ve ya)(?: in| в| the)?{_ON_DAY} ?")
_BETWEEN = re.compile(rf"\b(?:between|both|either|между|in|в|of|during)(?: the)?{_ON_DAY} $")
_SPACE_BETWEEN = re.compile(r" (?:yillari |iller )?aras[i]\w*")
_ABLATIVE = re.compile(r"d[ae]n$|t[ae]n$")
_UP_TO = re.compile(r" (?:kadar|dek|qeder|kimi)\b")

_NEAR = 24  # characters before a date in which "between" is looked for


def joined(text: str, found: Sequence[Mention]) -> list[Mention]:
    """Return the mentions with those joined that are the two ends of one period.

    Joined are "from March to June 2022", "between 2018 and 2020", "2018 ile 2020 arasında", "2018-ci
    ildən 2020-ci ilə qədər", "с 2018 по 2020 год", and two of a pair: "in 2020 and 2021".

    Args:
        text: the text.
        found: its mentions, in order.
    """
    folded = evenly_folded(text)
    made: list[Mention] = []
    for mention in found:
        before = made[-1] if made else None
        if before and before.first <= mention.last and _belong(folded, before, mention):
            made[-1] = replace(
                mention,
                start=before.start,
                first=before.first,
                last=max(before.last, mention.last),
                span=True,
            )
        else:
            made.append(mention)
    return made


def _belong(folded: str, one: Mention, other: Mention) -> bool:
    between = folded[one.end : other.start]
    if _JOINED.fullmatch(between):
        return True
    if _PAIRED.fullmatch(between):
        return bool(
            _BETWEEN.search(folded[max(one.start - _NEAR, 0) : one.start])
            or _SPACE_BETWEEN.match(folded, other.end)
        )
    ablative = between == " " and _ABLATIVE.search(folded[one.start : one.end])
    return bool(ablative and _UP_TO.match(folded, other.end))
