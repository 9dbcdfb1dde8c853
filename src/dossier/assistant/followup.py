"""Make a follow-up question stand alone: "And from Israel?" after a question on Turkey."""

from __future__ import annotations

import re

from dossier.retrieval import FUNCTION_WORDS
from dossier.text import words

_OPENING = re.compile(
    r"^\W*(?:(?:and )?(?:what|how) about|and|but|or|so|peki ya|peki|ya|ve|bəs|а что насч[её]т|а|и)\b[\s,]*",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"^(from|to|in|by|with|for|at|on|since|until|before|after|during|against|between|under|about|of)\s+(.+)$",
    re.IGNORECASE,
)
_LEANS = re.compile(
    r"\b(it|its|they|them|their|theirs|this|that|these|those|he|him|his|she|her|hers|there|then|one|ones|"
    r"bu|bunlar|onlar|onu|onun|bunu|он|она|они|это|их|его|ему|им|там)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(what|which|who|whom|whose|when|where|why|how|did|does|do|is|are|was|were|has|have|had|can|could|will|"
    r"would|should|ne|kim|hangi|kaç|nerede|neden|nasıl|что|кто|когда|где|сколько|какие|какой|почему)\b",
    re.IGNORECASE,
)
_FEW_WORDS = 5
_NAME = r"(?:(?:the |a |an )?[A-ZÀ-ÖØ-ÞƏĞİŞА-Я][\w'’.-]*(?: [A-ZÀ-ÖØ-ÞƏĞİŞА-Я0-9][\w'’.-]*)*|\d{4}(?:-\d+)?)"


def stand_alone(question: str, previous: str | None) -> str:
    """Return the question as it can be searched for by itself.

    Three cases, by rule: a fragment with a preposition takes the place of the phrase with that
    preposition in the previous question ("And from Israel?"); any other fragment that names
    something takes the place of its last name ("What about Pakistan?"); a question with a word that
    points back, or with no word of its own, is searched for together with the previous one.

    Args:
        question: what the user asked.
        previous: the stand-alone form of the question before it, None at the start.
    """
    if previous is None or not question.strip():
        return question
    fragment = _OPENING.sub("", question).strip(" \t?!.…")
    opened = fragment != question.strip(" \t?!.…")
    if fragment and not _ASKS.search(fragment) and (opened or len(words(fragment)) <= _FEW_WORDS):
        return _substituted(fragment, previous)
    if opened or _LEANS.search(question) or FUNCTION_WORDS.issuperset(words(question)):
        return f"{question.strip()} ({previous})"
    return question


def _substituted(fragment: str, previous: str) -> str:
    preposition = _PREPOSITION.match(fragment)
    if preposition is not None:
        slot = re.compile(rf"\b(?i:{preposition[1]})\s+{_NAME}")
        slots = list(slot.finditer(previous))
        if slots:
            return previous[: slots[-1].start()] + fragment + previous[slots[-1].end() :]
        return f"{previous.rstrip(' ?!.')} {preposition[1].lower()} {preposition[2]}?"
    named = list(re.finditer(rf"(?<!^)\b{_NAME}", previous))
    if named and (fragment[0].isupper() or fragment[0].isdigit()):
        return previous[: named[-1].start()] + fragment + previous[named[-1].end() :]
    return f"{fragment} ({previous})"
