"""Deeds the other way round: "When did Borovia attack Varland?" is not answered by Varland's attack."""

from __future__ import annotations

import re
from functools import lru_cache

from dossier.text import stems
from dossier.verifying.reading import read
from dossier.verifying.roles import deeds, roles

_ASKED = re.compile(r"\b(did|does|do|has|have|had|was|were) (?=[^?]* )([^?]+)", re.IGNORECASE)
_ENDING = re.compile(r"(?<=[^aeiou])y$|e?$")


def done_otherwise(sentence: str, question: str) -> bool:
    """Return whether a sentence tells a deed the other way round than a question.

    Args:
        sentence: one, in English.
        question: the stand-alone question, as "When did Borovia attack Varland?"; one that does not ask
            about a deed of one side upon another (`dossier.verifying.roles`) is not looked into.
    """
    told = _as_told(question)
    return bool(told) and next(roles(read(told, "en"), [read(sentence, "en")]), None) is not None


@lru_cache(64)
def _as_told(question: str) -> str:
    """Return what a question asks about as a statement, "Borovia attacked Varland"; empty for no deed."""
    asked = _ASKED.search(question)
    if asked is None:
        return ""
    does, clause = asked.groups()
    for verb in re.finditer(r"(?<= )[a-z]+\b", clause):
        if any(stem in deeds() for stem in stems(verb.group(), "en")):
            done = _past(verb.group()) if does[0] in "dD" else f"{does.lower()} {verb.group()}"
            return f"{clause[: verb.start()]}{done}{clause[verb.end() :]}."
    return ""


def _past(verb: str) -> str:
    return _ENDING.sub(lambda match: "ied" if match.group() == "y" else "ed", verb, count=1)
