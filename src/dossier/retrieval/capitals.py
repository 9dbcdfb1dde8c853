"""Capitals that stand for a government: "Ankara's arms sales to Baku" are Turkey's to Azerbaijan."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from dossier.verifying.places import capitals

_OF_A_STATE = re.compile(
    r"^(?: [\w-]+){0,2}? (?:arms?|arsenal|weapon\w*|military|defen[cs]e|foreign|government|arm(?:y|ies)|navy|"
    r"air force|troops|forces|soldiers|polic(?:y|ies)|position|stance|decision|demands?|requests?|refusal|"
    r"shares?|sales?|exports?|imports?|purchases?|spending|budget|ambassador|envoy|minist\w+|president|premier|"
    r"parliament|all(?:y|ies)|enem\w+|relations?|ties|support|offers?|orders?|contracts?|drones?|missiles?|"
    r"tanks?|nuclear|sanctions|respon\w+|reaction|accusations?|claims?|war|invasion|debts?|credit|loans?|"
    r"supplier|partner\w*|diplomats?|intelligence)\b"
)
"""What belongs to a state rather than to a city: "Ankara's arms sales"."""

_DOES = r"(?:did|does|do|has|have|had|will|would|could|should|can|may|might|must)"
_ASKED_OF = re.compile(rf"\b{_DOES} (?:either |both |neither )?$", re.IGNORECASE)
_DOING = re.compile(
    r"^(?: (?:also|ever|never|already|still|once|first|now|not|itself|and [A-Z]\S+))* "
    rf"(?:{_DOES}|was to|is to|\w{{3,}}ed|bought|sold|buys|sells|got|gave|sent|paid|took|made|spent|lent|met|"
    r"won|lost|said|says|wants?|owes?|holds?|withheld|began|sought|seeks?|backs|built|kept|cut|put|set)\b"
)
_DEALING = re.compile(
    r"\b(?:s[eo]ld|sell\w*|sales?|suppl\w+|deliver\w*|export\w*|hand\w*|g[ai]ve\w*|sen[dt]|sending|provid\w+|"
    r"transfer\w*|ship\w*|donat\w+|offer\w*|len[dt]|loan\w*|credits?|aid|help|support|assistance|arms|weapon\w*|"
    r"promis\w+|owed?|pa(?:y|id)\w*|b[uo]y\w*|bought|purchas\w*|receiv\w*|order\w*|import\w*|acquir\w*|g[eo]t|"
    r"obtain\w*|borrow\w*|procur\w*|deals?|sign\w*|agree\w*|accords?|pacts?|contracts?|talks?|discuss\w*|"
    r"negotiat\w*|relations?|ties|co-?operat\w*|alliance|treat\w+|memorand\w+|trade|war|peace|row|dispute|"
    r"exercis\w*|drills?)\b[^,;?]*$",
    re.IGNORECASE,
)
"""What governments do with each other."""

_TRAVEL = re.compile(
    r"\b(?:fl[iye]\w*|flew|visit\w*|travel\w*|went|go|goes|going|trip|tour|arriv\w*|came|comes?|dr[io]ve|roads?|"
    r"rail\w*|trains?|routes?|pipelines?|lines?|distance|far|cargo|planes?|landed|return\w*|"
    r"sen[dt](?: \S+){0,4} (?:heads|delegat\w*|envoys?|team|mission|troops|soldiers|experts?|ministers?))\b",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"\b(?:in|at|near|around|outside|inside|within|across|over|through|into|via|towards?|above|central|downtown|"
    r"northern|southern|eastern|western|old|greater|of|visit\w*|left|leav\w+|reach\w*|enter\w*|is|are|was|were|"
    r"been|called|named) (?:the )?$",
    re.IGNORECASE,
)
"""What stands before a place, or before a name that something is asked of."""

_NAME_GOES_ON = re.compile(r"^ (?!(?:and|or|nor)\b)[^\W\d_a-z]|^ been (?!\w+ed\b|given|sold|sent)")
_NAME_BEGAN = re.compile(r"\w [^\W\d_a-z]\w* $")


def governments(question: str) -> str:
    """Return a question with the country in place of each capital that it says for the government.

    "To what level had Ankara's arms sales to Baku climbed?" asks about Turkey's to Azerbaijan. A capital
    that is meant as a place stays: "the parade in Baku", "Baku's airport", "flights to Baku". Grammar tells,
    so only English is read; in doubt it stays.

    Args:
        question: a stand-alone question.
    """
    found = list(_written().finditer(question))
    meant = {
        each.start()
        for each in found
        if _governs(question[: each.start()], question[each.end() :], bool(each["s"]))
    }
    for one, other in pairwise(found):
        pair = {one.start(), other.start()}
        if pair & meant and re.fullmatch(r" (?:and|or|nor) ", question[one.end() : other.start()]):
            meant |= pair

    def country(match: re.Match[str]) -> str:
        return capitals()[match["city"].lower()] + match["s"] if match.start() in meant else match.group()

    return _written().sub(country, question)


@lru_cache(1)
def _written() -> re.Pattern[str]:
    names = "|".join(re.escape(name.title()) for name in sorted(capitals(), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?P<city>{names})(?P<s>['’]s|['’]?)(?![\w-])")


def _governs(before: str, after: str, owns: bool) -> bool:
    """Return whether a capital means the government, by what stands before and after it."""
    if _NAME_GOES_ON.search(after) or _NAME_BEGAN.search(before):
        return False
    if owns:
        return bool(_OF_A_STATE.match(after))
    if _ASKED_OF.search(before) or before.endswith((" than ", " against ")):
        return True
    if before.endswith(" between "):
        return not _TRAVEL.search(before)
    if before.endswith((" to ", " for ", " from ", " with ", " by ")):
        return bool(_DEALING.search(before)) and not _TRAVEL.search(before)
    return bool(_DOING.match(after)) and not _PLACED.search(before)
