"""What a sentence names of the things that a list asks for."""

from __future__ import annotations

import re
from collections.abc import Set

from dossier.composing.answer_type import is_month
from dossier.retrieval import FUNCTION_WORDS, kind_asked
from dossier.text import fold, names, words
from dossier.timing.words import WEEKDAY, word_set
from dossier.verifying import ARMS
from dossier.verifying.places import country
from dossier.verifying.verbs import is_deed

_SPEECH = (
    "according to|report(?:s|ed)?|wr(?:ites?|ote)|sa(?:ys?|id)|tells?|told|stat(?:es|ed)|add(?:s|ed)|"
    "not(?:es|ed)|recall(?:s|ed)|cit(?:es|ed|ing)|quot(?:es|ed|ing)|claim(?:s|ed)|argu(?:es|ed)|announc(?:es|ed)"
)
_ATTRIBUTION = re.compile(
    rf"^.{{0,160}}?\b(?:{_SPEECH})\b(?:[^,]{{0,80}}?|[^,]{{0,60}},[^,]{{0,60}}, )\bthat\b|"
    rf",[^,]*\b(?:{_SPEECH})\b[^.]*\.?$"
)

_PART = r"[\w'’-]+(?: [\w'’-]+){0,3}"
_AFTER = re.compile(
    r"\b(?:after|ahead|among|around|as|at|before|by|during|for|from|in|including|into|of|on|since|than|that|to|"
    r"which|with|was|were|is|are|has|have|had|will|would|can|could|may|might|must|should)\b"
)
"""What goes on after the name of a further part of an enumeration."""

_GENERAL = word_set("equipment goods items kinds lives number numbers others products sorts things types")
"""What an enumeration may hold that names nothing."""

_TIME = re.compile(rf"{WEEKDAY}|spring|summer|autumn|winter")
_PARTICIPLE = re.compile(r"[^e]ed$")
_OF_PLACES = re.compile(
    r"\bcountr|\bstates?\b|\bnation|\bgovernment|\bcapitals?\b|\bcit(?:y|ies)\b|\bplaces?\b|\bregion|\bwho\b|"
    r"\bwhere\b|\bteams?\b|\blanguages?\b|\bnationalit|\bneighbo|\bislands?\b|\bmarkets?\b|\bterritor|"
    r"\brivals?\b|\bopponents?\b|\bprovinc|\bhosts?\b|\bwinners?\b|\bparticipants?\b|\bdelegations?\b|"
    r"\bborders?\b|\b(?:customer|buyer|seller|supplier|exporter|importer|partner|ally|allie|member)|"
    r"\bulke|\bolke|\bdevlet|\bdovlet|\bkim|\bстран|\bгосударств|\bгород|\bкто\b|\bгде\b"
)
"""What asks for countries or for those who may be some, folded."""

_ENUMERATION = re.compile(rf"{_PART}(?:, {_PART})*,? (?:and|or|ve|и|və) {_PART}|{_PART}(?:, {_PART}){{2,}}")


UNNAMED = word_set(
    "accords accusations advantages agreements aims allegations amounts arguments benefits causes "
    "challenges changes charges claims concerns concessions conclusions conditions consequences contracts "
    "crimes criteria dates deals demands details difficulties disadvantages effects efforts errors "
    "factors failures faults features figures findings goals ideas injuries lessons losses matters "
    "measures mistakes motives numbers objections obstacles options percentages points powers prices "
    "principles problems promises properties proposals purposes qualities questions reactions reasons "
    "recommendations reforms responsibilities results rights risks rules shares skills steps subjects "
    "successes sums symptoms tasks terms threats topics totals troubles values views warnings ways "
    "weaknesses worries years"
)
"""Kinds of which nothing has a name: "What problems did it have?" is answered by "Its engine overheated"."""


def items(sentence: str) -> frozenset[str]:
    """Return what a sentence lists, folded: names, and the noun of each part of an enumeration.

    The names of who is quoted as saying so, of months, and numbers are left out.
    """
    told = told_by_itself(sentence)
    listed = set()
    for run in _ENUMERATION.findall(told):
        first, *others = re.split(r",? (?:and|or|ve|и|və) |, ", run)
        parts = (first, *(_AFTER.split(part)[0] for part in others))
        listed |= {found[-1] for part in parts if (found := words(part))}
    listed = {word for word in listed - FUNCTION_WORDS - _GENERAL if not _is_verb(word)}
    return frozenset(word for word in listed | names(told) if not (word.isdigit() or _is_time(word)))


def _is_verb(word: str) -> bool:
    return _PARTICIPLE.search(word) is not None or (is_deed(word) and not word.endswith(("ed", "ing")))


def _is_time(word: str) -> bool:
    return is_month(word) or _TIME.fullmatch(word) is not None


def told_by_itself(sentence: str) -> str:
    """Return a sentence without who is quoted as saying so."""
    return _ATTRIBUTION.sub(". ", sentence)


def fresh_items(sentence: str, seen: Set[str], question: str) -> set[str]:
    """Return the items that a sentence adds to a list; countries count only where they may be asked for.

    So do counted things of the kind that is asked for, "24 howitzers", and a name that opens the sentence,
    where it is no common word: one of letters and digits, or of a country.

    Args:
        sentence: any.
        seen: folded words that are no new items.
        question: what the list was asked for with.
    """
    places = _OF_PLACES.search(fold(question))
    opens = _CODED.match(sentence) or (places and _opens_with_country(sentence))
    found = set(items(f"- {sentence}" if opens else sentence))
    found |= set() if places else _counted(fold(told_by_itself(sentence)), kind_asked(question))
    found -= seen
    if not places:
        found -= {each for each in found if country(each) or country(f"united {each}")} | {"united"}
    return found


_CODED = re.compile(r"\W*[A-Z][A-Za-z]{0,5}-?\d+[A-Za-z]{0,3}\b")


def _opens_with_country(sentence: str) -> bool:
    first = [match.group().partition("'")[0] for match in re.finditer(r"[\w']+", sentence[:60])][:2]
    return any(country(fold(" ".join(first[:count]))) for count in range(1, len(first) + 1))


def kinds_of(kind: str) -> frozenset[str]:
    """Return the words for things of a kind, in the plural: a howitzer is a weapon."""
    return ARMS | {kind} if kind in _ANY_ARMS else frozenset([kind] if kind else [])


_ANY_ARMS = frozenset(("arms", "armaments", "weapons", "systems"))
_NUMBER = (
    r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|"
    r"fifty|dozens? of|hundreds of|several)"
)


def _counted(folded: str, kind: str) -> set[str]:
    """Return the things of a kind that a sentence counts, with their number: `24 howitzers`."""
    if not kind:
        return set()
    things = "|".join(sorted(kinds_of(kind)))
    found = re.finditer(rf"(?<![\w-])({_NUMBER})(?: [a-z'-]+){{0,3}}? ({things})\b", folded)
    return {f"{match[1]} {match[2]}" for match in found}
