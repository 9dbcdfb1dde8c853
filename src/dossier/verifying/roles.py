"""Check roles: who did it to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dossier.text import stems
from dossier.timing.words import word_set
from dossier.verifying.cases import by_case
from dossier.verifying.findings import Finding
from dossier.verifying.opposition import converse
from dossier.verifying.reading import Reading
from dossier.verifying.slots import by_slot, in_place_of
from dossier.verifying.tokens import Token, alike, is_general, same, same_name
from dossier.verifying.verbs import is_verb, passive, with_doer

_NEAR = 9
"""Words within which the two sides of a verb are looked for."""


def roles(statement: Reading, quotes: Sequence[Reading]) -> Iterator[Finding]:
    """Find two sides of an event that a statement swaps."""
    for quote in quotes:
        others = [other for other in quotes if other is not quote]
        swapped = two_swapped(statement, quote)
        if swapped and not any(
            _has(other, swapped) and not two_swapped(statement, other) for other in others
        ):
            one, other = (statement.text[each.start : each.end] for each in swapped)
            yield Finding("contradiction", f"the quotes have {one} and {other} the other way round", 0.9)
            return
        loser = _loser(statement, quote)
        if loser:
            written = statement.text[loser.start : loser.end]
            yield Finding("contradiction", f"the article has {written} beaten to it", 0.9)
            return
        placed = _by_preposition(statement, quote) if statement.language == "en" else None
        placed = placed or in_place_of(statement, quote)
        if placed and not any(_has(other, placed[:1]) for other in others):
            said = statement.text[placed[0].start : placed[0].end]
            instead = quote.text[placed[1].start : placed[1].end]
            yield Finding("contradiction", f"says {said}; the article says {instead}", 0.8)
            return


_DEEDS = """
sue prosecute / beat defeat thrash overcome eliminate / attack strike raid bomb shell / invade occupy / buy
purchase acquire / arrest detain seize / accuse blame charge / dismiss sack fire oust / appoint name hire
recruit / kill murder assassinate shoot / evict expel deport / fine penalise penalize / train teach /
replace succeed / criticise criticize condemn denounce / praise welcome hail / rescue save / help aid assist
/ overtake pass / ban bar suspend / advise warn urge / support back endorse / follow chase / guard protect
defend / lend loan / supply deliver / hit ram strike / cheat deceive / rob
"""
"""Verbs of one deed that have its doer before them and another after: groups set apart by strokes."""


@lru_cache(1)
def deeds() -> dict[str, frozenset[int]]:
    """Return by stem of the verb which deeds of one side upon another it may tell, by number."""
    found: dict[str, set[int]] = {}
    for row, line in enumerate(_DEEDS.split("/")):
        for stem in stems(line, "en"):
            found.setdefault(stem, set()).add(row)
    return {stem: frozenset(rows) for stem, rows in found.items()}


def _one_deed(token: Token, other: Token) -> bool:
    own, theirs = ({row for key in each.keys for row in deeds().get(key, ())} for each in (token, other))
    return not own.isdisjoint(theirs)


_BEATEN = re.compile(
    r"(?i)(?:\b(?:beat|beats|beating|outbid|outbidding|pipped|edged? out|edging out|saw off|"
    r"seeing off|defeated|defeating|"
    r"overtook|instead of|rather than|ahead of|preferred to|not)) "
)
_PRIZE = re.compile(
    r"(?i)\b(?:to|for|in) (?:win |land |secure |get |clinch )?(?:the|a|an) (?:[\w-]+ ){0,3}?"
    r"(?:contract|order|tender|deal|bid|race|job|post|title|award|licence|license|vote|election|"
    r"nomination|competition)\b|"
    r"\binstead of\b|\brather than\b"
)
_LOSES = re.compile(
    r"(?i)\b(?:lost|lose|loses|losing|beaten|bid|bidding|offer\w*|compet\w+|fail\w*|miss\w*|rival\w*|"
    r"not|defeated|but)\b"
)


def _loser(statement: Reading, quote: Reading) -> Token | None:
    """Return the first name of a statement where a quote has it beaten to what the statement gives it."""
    if statement.language != "en" or not _PRIZE.search(quote.text) or _LOSES.search(statement.text):
        return None
    subject = next((token for token in statement.tokens if token.name), None)
    for match in _BEATEN.finditer(quote.text):
        beaten = next((token for token in quote.tokens if token.start >= match.end() and token.content), None)
        if subject and beaten and beaten.name and same_name(subject, beaten):
            return subject
    return None


def two_swapped(statement: Reading, quote: Reading) -> tuple[Token, Token] | None:
    """Return two words of a statement of which a quote tells the deed the other way round, None for none."""
    if statement.language == "en":
        found = _by_order(statement, quote) or _moved(statement, quote)
        if found:
            return found
    if not converse(statement, quote):
        found = by_case(statement, quote)
        if found:
            return found
    return by_slot(statement, quote)


def _has(quote: Reading, names: Sequence[Token]) -> bool:
    return all(any(alike(name, token) for token in quote.tokens) for name in names)


def _by_order(statement: Reading, quote: Reading) -> tuple[Token, Token] | None:
    """Return two words that stand about a verb in one order here and in the other there, both active."""
    pairs = [
        (here, there)
        for here, token in enumerate(statement.tokens)
        if token.content and not is_general(token, statement.language)
        for there, other in enumerate(quote.tokens)
        if other.content and (same(token, other) or (token.place and token.place == other.place))
    ]
    pairs += [
        (here, there)
        for here, token in enumerate(statement.tokens) if is_verb(statement, here)
        for there, other in enumerate(quote.tokens)
        if (here, there) not in pairs and is_verb(quote, there) and _one_deed(token, other)
    ]  # fmt: skip
    for verb, its in pairs:
        if not (is_verb(statement, verb) and is_verb(quote, its)):
            continue
        if passive(statement, verb) != passive(quote, its):
            turned = _turned(statement, quote, verb, its, pairs)
            if turned:
                return turned
            continue
        swapped = _swapped(statement, quote, verb, its, pairs)
        if swapped:
            return swapped
    return None


def _swapped(
    statement: Reading, quote: Reading, verb: int, its: int, pairs: Sequence[tuple[int, int]]
) -> tuple[Token, Token] | None:
    """Return two words about a verb, each of which stands on its other side there alone."""
    twins: dict[int, list[int]] = {}
    for here, there in pairs:
        twins.setdefault(here, []).append(there)
    befores = [here for here in twins if verb - _NEAR <= here < verb and min(twins[here]) > its]
    afters = [here for here in twins if verb < here <= verb + _NEAR and max(twins[here]) < its]
    for one in befores:
        for other in afters:
            near = min(twins[one]) - its <= _NEAR and its - max(twins[other]) <= _NEAR
            acts = _could_act(statement, one, verb) and _could_act(quote, max(twins[other]), its)
            if near and acts and not alike(statement.tokens[one], statement.tokens[other]):
                return statement.tokens[one], statement.tokens[other]
    return None


def _turned(
    statement: Reading, quote: Reading, verb: int, its: int, pairs: Sequence[tuple[int, int]]
) -> tuple[Token, Token] | None:
    """Return two words in one order about a verb that is active here and passive, with its doer, there."""
    if not (with_doer(statement, verb) or with_doer(quote, its)):
        return None
    befores = [here for here, there in pairs if verb - _NEAR <= here < verb and there < its]
    afters = [here for here, there in pairs if verb < here <= verb + _CLOSE and its < there <= its + _CLOSE]
    nearest = next((place for place in range(verb - 1, -1, -1) if statement.tokens[place].content), None)
    if not befores or not afters or befores[-1] != nearest or not _could_act(statement, befores[-1], verb):
        return None
    return statement.tokens[befores[-1]], statement.tokens[afters[0]]


_CLOSE = 4
"""Words after a verb within which its other side stands."""


def _could_act(reading: Reading, place: int, verb: int) -> bool:
    """Return whether a word may be the subject of a verb that follows: no preposition leads it."""
    if any(re.search(r"[.;]", token.after) for token in reading.tokens[place + 1 : verb + 1]):
        return False
    for token in reversed(reading.tokens[max(0, place - 3) : place]):
        if token.word in _PREPOSITIONS:
            return False
        if token.content:
            break
    return True


_PREPOSITIONS = word_set("to from by of in at on with for into over near against about after before than as")


def _moved(statement: Reading, quote: Reading) -> tuple[Token, Token] | None:
    """Return two names, the second of which undergoes here what it does: "A hit B's posts", "B hit posts"."""
    for verb, token in enumerate(statement.tokens):
        if not is_verb(statement, verb) or not token.content or passive(statement, verb):
            continue
        for its, other in enumerate(quote.tokens):
            if not same(token, other) or not is_verb(quote, its) or passive(quote, its):
                continue
            objects = [each for each in statement.tokens[verb + 1 : verb + _CLOSE] if each.name]
            subject = next((each for each in reversed(statement.tokens[:verb]) if each.name), None)
            doers = [
                place for place in range(max(0, its - _CLOSE), its)
                if quote.tokens[place].name and _could_act(quote, place, its)
                and quote.tokens[place].clause == other.clause
            ]  # fmt: skip
            for each in objects[:1]:
                if (
                    subject
                    and each.after.strip() == ""
                    and any(same_name(each, quote.tokens[place]) for place in doers)
                    and not any(same_name(subject, quote.tokens[place]) for place in doers)
                ):
                    return subject, each
    return None


_PLACED = {
    "in": "at",
    "at": "at",
    "on": "at",
    "inside": "at",
    "from": "from",
    "to": "to",
    "into": "to",
    "by": "by",
    "for": "for",
}


def _by_preposition(statement: Reading, quote: Reading) -> tuple[Token, Token] | None:
    """Return a name and the one that has its preposition in a quote, where the name has another one there."""
    for here, token in enumerate(statement.tokens):
        led = _led(statement, here)
        if not token.name or led is None:
            continue
        twins = [place for place, other in enumerate(quote.tokens) if other.name and same_name(token, other)]
        if not twins or any(_led(quote, place) in (None, led) for place in twins):
            continue
        for place, other in enumerate(quote.tokens):
            alien = other.name and bool(other.place) == bool(token.place)
            if (
                alien
                and _led(quote, place) == led
                and not any(same_name(other, own) for own in statement.tokens)
            ):
                return token, other
    return None


def _led(reading: Reading, place: int) -> str | None:
    """Return the sense of the preposition right before a word, None where there is none."""
    return _PLACED.get(reading.tokens[place - 1].word) if place else None
