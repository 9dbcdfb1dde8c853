"""Words that name a time in one place and not in another: "may", "march", "fall", "spring", `başında`."""

from __future__ import annotations

import re

from dossier.timing.words import MONTH, word_set

Match = re.Match[str]

_ABBREVIATED = word_set("jan feb mar apr jun jul aug sep sept oct nov dec")
_VERBS = word_set("may march fall spring")
_ENGLISH_SEASONS = word_set("spring summer autumn fall winter")

_LED = re.compile(
    r"(?i)\b(?:(?:in|between|since|until|till|during|throughout|last|this|next|early|late|mid|before|after|from)"
    rf"|(?:{MONTH}) ?(?:and|to|or|until|through|-|–))[ -]?$"
)
"""What leads to a month, whose name in small letters is a verb elsewhere: "between march and june"."""

_SEASON_LED = re.compile(
    r"(?i)(?:^|[^\w\s'’] ?|\b(?:in|the|last|this|next|since|by|early|late|mid|until|till|during|before|after|"
    r"from|between|through|throughout|every|(?:spring|summer|winter|\d) (?:and|or|to))[ -])$"
)
"""What leads to "fall" and "spring" as seasons of a year: "by fall 2020"; a sentence may open with them."""

_IN_SEASON = re.compile(r"(?i)\b(?:in|last|this) (?:the )?(?:(?:early|late|mid)[ -])?$")
"""What leads to them where "in" and the year follow: "in the fall in 2020", but "a fall in 2020"."""

_WORD_BEFORE = re.compile(r"[^\W\d_][^\W_]*(?= $)")
_LOCATIVE = re.compile(r"[dt][ae]n?,? $")


def is_no_time(match: Match, text: str) -> bool:
    """Return whether what matches a form of a date is none here.

    Args:
        match: a match of one of the forms in the folded text.
        text: the text as it is written.
    """
    groups = match.groupdict()
    if groups.get("month"):
        return _is_no_month(match, text)
    if groups.get("season"):
        return _is_no_season(match, text)
    return bool(groups.get("edge")) and bool(_LOCATIVE.search(_before(match, "edge")))


def _before(match: Match, group: str) -> str:
    """Return what a match has before one of its groups."""
    return match.string[match.start() : match.start(group)]


def _is_no_month(match: Match, text: str) -> bool:
    """Return whether "may" or "march" is a verb here, or "mar" short for anything."""
    groups = match.groupdict()
    written = text[match.start("month") : match.end("month")]
    if groups.get("y"):
        bare = not groups.get("d") and not groups.get("tail") and match.end() == match.end("month")
        return written in _VERBS and bare and match.start("y") < match.start("month")
    if written in _VERBS:
        return not _LED.search(text[: match.start("month")])
    return not (groups.get("d") or groups["month"].rstrip(".") not in _ABBREVIATED)


def _is_no_season(match: Match, text: str) -> bool:
    """Return whether a season is a verb here or a part of a name: "prices fall in 2020", "Arab Spring"."""
    word, before = match["season"], text[: match.start("season")]
    if match.start("y") < match.start("season"):  # "the 2020 Summer Olympics"
        return word in _ENGLISH_SEASONS
    if _is_named(before, text[match.start("season")]):
        return True
    if word not in _VERBS:
        return False
    behind_it = match.string[match.end("season") : match.start("y")]
    return (_IN_SEASON if behind_it.startswith(" in ") else _SEASON_LED).search(before) is None


def _is_named(before: str, letter: str) -> bool:
    """Return whether a capitalised word before a season makes it a name: "Prague Spring", "Arab spring".

    Args:
        before: the text before the season.
        letter: the first letter of the season; where a sentence opens with the word before, it must be large.
    """
    word = _WORD_BEFORE.search(before)
    if word is None or not word.group()[0].isupper() or _SEASON_LED.search(before):
        return False
    opens = re.search(r"(?:^|[^\w\s'’-])\s*$", before[: word.start()]) is not None
    return letter.isupper() if opens else True
