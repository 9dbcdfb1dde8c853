"""What a sentence names of the things that a list asks for."""

from __future__ import annotations

import re
from collections.abc import Set

from dossier.composing.answer_type import is_month
from dossier.retrieval import FUNCTION_WORDS
from dossier.text import fold, names, words
from dossier.verifying.places import country

_SPEECH = (
    "according to|report(?:s|ed)?|wr(?:ites?|ote)|sa(?:ys?|id)|tells?|told|stat(?:es|ed)|add(?:s|ed)|"
    "not(?:es|ed)|recall(?:s|ed)|cit(?:es|ed|ing)|quot(?:es|ed|ing)|claim(?:s|ed)|argu(?:es|ed)|announc(?:es|ed)"
)
_ATTRIBUTION = re.compile(
    rf"^.{{0,160}}?\b(?:{_SPEECH})\b[^,]{{0,80}}?\bthat\b|,[^,]*\b(?:{_SPEECH})\b[^.]*\.?$"
)

_PART = r"[\w'’-]+(?: [\w'’-]+){0,3}"
_AFTER = re.compile(
    r"\b(?:after|among|around|as|at|before|by|during|for|from|in|into|of|on|since|that|to|which|with)\b"
)
"""What goes on after the last part of an enumeration."""

_PARTICIPLE = re.compile(r"[^e]ed$")
_OF_PLACES = re.compile(
    r"\bcountr|\bstates?\b|\bnation|\bgovernment|\bcapitals?\b|\bcit(?:y|ies)\b|\bplaces?\b|\bregion|\bwho\b|"
    r"\bwhere\b|\b(?:customer|buyer|seller|supplier|exporter|importer|partner|ally|allie|member)|"
    r"\bulke|\bolke|\bdevlet|\bdovlet|\bkim|\bстран|\bгосударств|\bгород|\bкто\b|\bгде\b"
)
"""What asks for countries or for those who may be some, folded."""

_ENUMERATION = re.compile(rf"{_PART}(?:, {_PART})*,? (?:and|or|ve|и|və) {_PART}|{_PART}(?:, {_PART}){{2,}}")


def items(sentence: str) -> frozenset[str]:
    """Return what a sentence lists, folded: names, and the noun of each part of an enumeration.

    The names of who is quoted as saying so, of months, and numbers are left out.
    """
    told = _ATTRIBUTION.sub(". ", sentence)
    listed = set()
    for run in _ENUMERATION.findall(told):
        *parts, last = re.split(r",? (?:and|or|ve|и|və) |, ", run)
        listed |= {found[-1] for part in (*parts, _AFTER.split(last)[0]) if (found := words(part))}
    listed = {word for word in listed if word not in FUNCTION_WORDS and not _PARTICIPLE.search(word)}
    return frozenset(word for word in listed | names(told) if not word.isdigit() and not is_month(word))


def fresh_items(sentence: str, seen: Set[str], question: str) -> set[str]:
    """Return the items that a sentence adds to a list; countries count only where they may be asked for.

    Args:
        sentence: any.
        seen: folded words that are no new items.
        question: what the list was asked for with.
    """
    found = set(items(sentence) - seen)
    if not _OF_PLACES.search(fold(question)):
        found -= {each for each in found if country(each) or country(f"united {each}")} | {"united"}
    return found
