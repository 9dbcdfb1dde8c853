"""Check the order of events: a statement must not put first what its quotes put last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.verifying.findings import Finding
from dossier.verifying.reading import Reading
from dossier.verifying.tokens import Token, alike, is_general, is_title

_BEFORE = re.compile(r"(?i)\b(?:before|prior to|ahead of|until|till|by the time)\b")
_AFTER = re.compile(
    r"(?i)\b(?:(?:only |soon |shortly )?after(?!wards?)|following|once|as soon as|in the wake of|"
    r"on the heels of)\b"
)
_THEN = re.compile(
    r"(?i)(?:[,;.]| and| but)+ (?:and |but )?(?:only )?then\b|[;.,] (?:this|that|it|"
    r"which) was followed by\b|"
    r"\bwas followed by\b|\bpreceded\b"
)
_FOLLOWED = re.compile(r"(?i)\bfollowed\b(?! by)(?= (?:the|a|an|its|his|her|their|trials?|tests?)\b)")
_LATER = re.compile(
    r"(?i)\b(?:afterwards?|subsequently|thereafter|later|followed(?=\W*(?:in|on|a|the next|$)))\b"
)
_EARLIER = re.compile(r"(?i)\b(?:beforehand|earlier|previously)\b")
_WAITING = re.compile(r"(?i)\b(?:not|never|no|none|refus\w+|declin\w+|wait\w*|only)\b")
"""Words by which what comes until an event only comes after it."""
_JOINT = re.compile(r"[;,.:]| and | but | while ")


@dataclass(frozen=True, slots=True)
class Sequel:
    """Two events in their order, each as its words."""

    earlier: tuple[Token, ...]
    later: tuple[Token, ...]


def ordering(statement: Reading, quotes: Sequence[Reading]) -> Iterator[Finding]:
    """Find two events of an English statement that its quotes tell in the other order."""
    if statement.language != "en":
        return
    told = [sequel for quote in quotes if quote.language == "en" for sequel in sequels(quote)]
    for sequel in sequels(statement):
        marks = [(_agreement(sequel, each), _disagreement(sequel, each)) for each in told]
        if any(crossed > straight for straight, crossed in marks) and not any(
            straight > crossed for straight, crossed in marks
        ):
            yield Finding("contradiction", "the article has the two events in the other order", 0.8)
            return


def sequels(reading: Reading) -> list[Sequel]:
    """Return the pairs of events whose order a text tells."""
    text, found = reading.text, []
    for form, turned in ((_BEFORE, False), (_AFTER, True), (_FOLLOWED, True), (_THEN, False)):
        for match in form.finditer(text):
            left, right = _sides(text, match)
            waiting = match.group().lower().startswith(("until", "till")) and _WAITING.search(
                text[slice(*left)]
            )
            first, second = (right, left) if turned or waiting else (left, right)
            found.append(Sequel(_words(reading, first), _words(reading, second)))
    for form, turned in ((_LATER, False), (_EARLIER, True)):
        for match in form.finditer(text):
            cut = next(
                (
                    joint
                    for joint in reversed(list(_JOINT.finditer(text, 0, match.start())))
                    if joint.start() > 0
                ),
                None,
            )
            if cut and not re.search(r"(?i)\b(?:after|before)\b", text[cut.end() : match.start()]):
                first, second = (0, cut.start()), (cut.end(), match.start())
                if turned:
                    first, second = second, first
                found.append(Sequel(_words(reading, first), _words(reading, second)))
    return [each for each in found if each.earlier and each.later]


def _sides(text: str, match: re.Match[str]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the spans of the main clause and of the clause that a conjunction leads."""
    start = max(text.rfind(stop, 0, match.start()) for stop in (". ", "; ")) + 1
    ends = [place for place in (text.find(". ", match.end()), text.find("; ", match.end())) if place >= 0]
    end = min(ends, default=len(text))
    leads = not re.search(r"\w\W*\w", re.sub(r"\b(?:and|but|only)\b", "", text[start : match.start()]))
    comma = text.find(",", match.end(), end)
    if leads and comma >= 0:
        return (comma, end), (match.end(), comma)
    return (start, match.start()), (match.end(), end)


def _words(reading: Reading, span: tuple[int, int]) -> tuple[Token, ...]:
    return tuple(
        token for token in reading.between(*span)
        if token.content and not is_general(token, reading.language) and not is_title(token)
    )  # fmt: skip


def _agreement(one: Sequel, other: Sequel) -> int:
    return _common(one.earlier, other.earlier, other.later) + _common(one.later, other.later, other.earlier)


def _disagreement(one: Sequel, other: Sequel) -> int:
    """Return how many words stand on the other side, where both events have some there."""
    crossed = _common(one.earlier, other.later, other.earlier), _common(one.later, other.earlier, other.later)
    return sum(crossed) if all(crossed) else 0


def _common(some: Sequence[Token], others: Sequence[Token], opposite: Sequence[Token]) -> int:
    """Return how many words stand in one event of a text and not in the other."""
    return sum(_in(token, others) and not _in(token, opposite) for token in some)


def _in(token: Token, others: Sequence[Token]) -> bool:
    return any(alike(token, other) for other in others)
