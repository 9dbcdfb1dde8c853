"""Deeds the other way round: "When did Borovia attack Varland?" is not answered by Varland's attack."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from dossier.text import stems, words
from dossier.verifying.reading import read
from dossier.verifying.roles import deeds, two_swapped
from dossier.verifying.teaching import taught_otherwise
from dossier.verifying.trading import traded_otherwise

_ASKED = re.compile(r"\b(did|does|do|has|have|had|was|were) (?=[^?]* )([^?]+)", re.IGNORECASE)
_ENDING = re.compile(r"(?<=[^aeiou])y$|e?$")
_IRREGULAR = {
    "shoot": "shot",
    "hit": "hit",
    "strike": "struck",
    "beat": "beat",
    "buy": "bought",
    "lend": "lent",
    "teach": "taught",
    "ban": "banned",
    "bar": "barred",
    "ram": "rammed",
    "rob": "robbed",
}
_PARTICIPLES = frozenset(("beaten", "struck", "taken", *_IRREGULAR.values()))
_BY = re.compile(r"\bby (?:the )?([^\W\d_a-z][\w-]*(?: [^\W\d_a-z][\w-]*)*)")
_CLAUSES = re.compile(r"[,;:]|\b(?:and|but|while|after|before)\b")
_OF_BEING = frozenset(("was", "were", "been", "being", "is", "are"))


def done_otherwise(sentence: str, question: str) -> bool:
    """Return whether a sentence tells a deed the other way round than a question.

    Args:
        sentence: one, in English; one that tells it both ways round does not.
        question: the stand-alone question, as "When did Borovia attack Varland?"; one that does not ask
            about a deed of one side upon another (`dossier.verifying.roles`), nor about training, is not
            looked into.
    """
    if taught_otherwise(sentence, question):
        return True
    told = _as_told(question)
    if not told or two_swapped(read(told.text, "en"), read(sentence, "en")) is None:
        return False
    return not any(_does(told, clause) for clause in _CLAUSES.split(sentence))


def sides_swapped(one: str, other: str) -> bool:
    """Return whether one of two sentences tells a deed or a trade of the other the other way round."""
    pairs = ((one, other), (other, one))
    return any(two_swapped(read(a), read(b)) or traded_otherwise(a, b) for a, b in pairs)


class _Told(NamedTuple):
    """What a question asks about as a statement: "Borovia attacked Varland", with who does it."""

    text: str
    doer: str
    deed: str


@lru_cache(64)
def _as_told(question: str) -> _Told | None:
    """Return what a question asks about, None for no deed."""
    asked = _ASKED.search(question)
    if asked is None:
        return None
    does, clause = asked[1].lower(), asked[2]
    for verb in re.finditer(r"(?<= )[a-z]+\b", clause):
        word = verb.group()
        if does.startswith("w") and not (word.endswith("ed") or word in _PARTICIPLES):
            continue
        if any(stem in deeds() for stem in stems(word, "en")):
            done = _past(word) if does.startswith("d") else f"{does} {word}"
            before, after = clause[: verb.start()].strip(), clause[verb.end() :]
            doer = _BY.search(after) if does.startswith("w") else None
            return _Told(f"{before} {done}{after}.", doer[1] if doer else before, word)
    return None


def _past(verb: str) -> str:
    regular = _ENDING.sub(lambda match: "ied" if match.group() == "y" else "ed", verb, count=1)
    return _IRREGULAR.get(verb, regular)


def _does(told: _Told, clause: str) -> bool:
    """Return whether a part of a sentence has the doer of a deed before its active verb."""
    plain = words(clause)
    doer, deed = words(told.doer)[-1:], stems(told.deed, "en")[0]
    verbs = [place for place, stem in enumerate(stems(clause, "en")) if stem == deed]
    active = (place for place in verbs if _OF_BEING.isdisjoint(plain[max(0, place - 2) : place]))
    return any(set(doer) & set(plain[:place]) for place in active)
