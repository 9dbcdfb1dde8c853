"""Which words of an English question lean on what was said before it."""

from __future__ import annotations

import re
from itertools import pairwise

from dossier.assistant.followup.english_question import PREPOSITIONS
from dossier.assistant.followup.english_verbs import AUXILIARIES, BE, is_base, is_finite, is_participle
from dossier.assistant.followup.turn import listed
from dossier.retrieval import FUNCTION_WORDS

PERSON = listed("he him she his her hers")
SEVERAL = listed("they them these those their theirs")
THING = listed("it this that its")
PRONOUNS = PERSON | SEVERAL | THING | {"there"}

_OWNING = listed("his hers their theirs its")
_POINTING = listed("this that these those")
_EXPLETIVE = re.compile(
    r"\bit (?:(?:is|was) \w+ that|true|possible|known|clear|likely|takes?|that|ok|legal|safe|necessary"
    r"|important|easy|hard|common)\b",
    re.IGNORECASE,
)
_OPENS_CLAUSE = listed(
    "if when that because before after while whether which who as since until where how and"
)
_POINTED = re.compile(r"\b(this|that|these|those) ([^\W\d]+)(?:(?=( [\w'’]|['’]))|\b)", re.IGNORECASE)
_TAKING = re.compile(r"how (?:long|much time) \w+ (?:it|this|that) tak(?:e|en|ing)$", re.IGNORECASE)
_LONGEST = 40  # letters of a word
_TIMES = listed("year month week day days morning evening time century decade season summer winter")
_WORD = re.compile(r"[\w’'-]+")


def leaning(text: str) -> re.Match[str] | None:
    """Return the first pronoun that has no antecedent inside the question, None where there is none."""
    if _EXPLETIVE.search(text):
        return None
    tokens = list(_WORD.finditer(text))
    lowered = [token.group().lower() for token in tokens]
    for i, token in enumerate(tokens):
        word, before, after = (
            lowered[i],
            lowered[i - 1] if i else "",
            lowered[i + 1] if lowered[i + 1 :] else "",
        )
        if word not in PRONOUNS or (word == "there" and after and (before in BE or after in BE)):
            continue
        if word in _POINTING and not _stands_alone(before, after):
            continue
        earlier = text[: token.start()]
        opens = before in AUXILIARIES and not owns(word, after) and not AUXILIARIES & set(lowered[: i - 1])
        if "," not in text[token.end() :] and (opens or not _bound(earlier, word, after)):
            return token
    return None


def points_back(text: str) -> bool:
    """Return whether a question without a name of its own speaks of "that problem" or "these drones"."""
    if _TAKING.search(text):
        return True
    if any(word[:1].isupper() for word in text.split()[1:]):
        return False
    for found in _POINTED.finditer(text):
        which, noun = found[1].lower(), found[2].lower()
        if noun in FUNCTION_WORDS or noun in _TIMES or is_verbal(noun):
            continue
        before = "".join(text[max(0, found.start() - _LONGEST) : found.start()].lower().split()[-1:])
        if which == "that" and before and not (before in FUNCTION_WORDS or is_verbal(before)):
            continue  # "meanings that vary"
        if which.startswith("thi") or (noun.endswith("s") if which in ("these", "those") else not found[3]):
            return True
    return False


def owns(pronoun: str, following: str) -> bool:
    """Return whether a pronoun stands before what belongs to it.

    Args:
        pronoun: in lower case.
        following: the word after it, empty at the end.
    """
    return pronoun in _OWNING or (pronoun == "her" and bool(following) and following not in FUNCTION_WORDS)


def is_verbal(word: str) -> bool:
    """Return whether a word can be a verb in any form."""
    return word in AUXILIARIES or is_base(word) or is_finite(word) or is_participle(word)


def _stands_alone(before: str, after: str) -> bool:
    """Return whether "that" is a pronoun here, rather than before a noun or a clause."""
    if after and after not in PREPOSITIONS and not is_verbal(after):
        return False
    return not before or before in FUNCTION_WORDS or is_verbal(before)


def _bound(before: str, word: str, after: str) -> bool:
    """Return whether a noun phrase of the question itself can be what a pronoun stands for.

    The subject of a further clause and an owner may take up any noun phrase before them; an object may
    not take up the subject of its own clause, so that it needs two. (A pronoun before a comma looks ahead.)
    """
    is_subject = word not in ("him", "them") and is_verbal(after)
    first, *others = before.split() or [""]
    tokens = [first.lower() if first.lower() in FUNCTION_WORDS else first, *others]
    phrases = sum(
        (token[:1].isupper() and not earlier[:1].isupper()) or token in ("the", "a", "an")
        for earlier, token in pairwise(tokens)
    )
    if tokens[0] in ("which", "what", "whose") and tokens[1:] and not is_verbal(tokens[1]):
        phrases += 1
    if is_subject and tokens[-1] in _OPENS_CLAUSE and not FUNCTION_WORDS.issuperset(tokens):
        return True
    return phrases > (0 if is_subject or owns(word, after) or "," in before else 1)
