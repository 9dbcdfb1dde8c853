"""How somebody reacted: what another did, or what is no reaction, does not tell it."""

from __future__ import annotations

import re

from dossier.composing.answer_type import is_month
from dossier.retrieval import FUNCTION_WORDS
from dossier.text import fold, words
from dossier.verifying import country

CAPITAL = re.compile(r"[^\W\d_][\w'’.-]*")
_REACTED = re.compile(
    r"^\W*(?:and |but )?how (?:did|has|have) (?P<who>.+?) (?:react|respond|repl(?:y|ied)|answer)"
)
_REACTS = re.compile(
    r"(?i)\b(?:sa(?:y|id)|call|told|answer|protest|condemn|den[iy]|reject|welcom|critici|warn|threat|summon|recall|vow|"
    r"promis|argu|respond|respons|react|accus|prais|express|urg|demand|insist|suspend|expel|retaliat|object|oppos|back|"
    r"support|appeal|dismiss|voic|regret|thank|blam|defend|hail|deplor|refus|pledg|impos)"
)
_VERB = _REACTS.pattern.removeprefix("(?i)")
_REACTIONS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?P<who>[^\W\d_a-z]\w+)(?:['’]s?)?(?: \w+){{0,2}} {_VERB}",
        rf"{_VERB}\w* by (?P<who>[^\W\d_a-z]\w+)",
        r"\b(?:denials?|protests?|answers?|repl(?:y|ies)|responses?|objections?) (?:of|by|from) "
        r"(?P<who>[^\W\d_a-z]\w+)",
    )
)
"""Who reacts, by name."""


def asked_to_react(question: str) -> str:
    """Return whose reaction a question asks for, folded; empty for any other question."""
    reacted = _REACTED.search(fold(question))
    return reacted["who"] if reacted else ""


def tells_reaction(text: str, who: str) -> bool:
    """Return whether a sentence may tell how somebody reacted: a country, or anybody by name."""
    asked = next((code for word in words(who) if (code := country(word))), None)
    capitals = (words(match.group()) for match in CAPITAL.finditer(text) if match.group()[0].isupper())
    named = (word[0] for word in capitals if word and not is_month(word[0]) and word[0] not in FUNCTION_WORDS)
    first = country(next(named, ""))
    if first is not None and first == asked:
        return True  # a deed is a reaction, too
    if asked is None or first is None:
        return _REACTS.search(text) is not None
    later = (found["who"] for each in _REACTIONS for found in each.finditer(text))
    return any(country(fold(who)) == asked for who in later)  # "Russia lent it, and Armenia protested"
