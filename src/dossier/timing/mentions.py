"""Find the dates that a text mentions, whatever they are used for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dossier.text import fold
from dossier.timing import days
from dossier.timing.forms import FORMS, FORMS_WITHOUT_DIGITS, Grain
from dossier.timing.homonyms import is_no_time
from dossier.timing.relative import RELATIVE, Tell, is_weekday
from dossier.timing.words import DAYTIME, SEASONS, month_number, small_number

Match = re.Match[str]
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a text that names days.

    Attributes:
        start: its first character.
        end: one past its last character.
        first: the first day that it names.
        last: the last day that it names.
        grain: how it names them.
        tail: the folded ending that follows a year: `'de`, `-ci ilde`, ` году`; empty for none.
        yearless: whether the year was taken from its surroundings.
        span: whether it was joined of two that are the ends of a period.
    """

    start: int
    end: int
    first: date
    last: date
    grain: Grain
    tail: str = ""
    yearless: bool = False
    span: bool = False


_DIGIT = re.compile(r"\d")

ANY_YEAR = 2000
"""Stands for a year that is to be taken from the surroundings; a leap year."""


class _Even(dict[int, str]):
    """A table for `str.translate` that folds each character to one."""

    def __missing__(self, code: int) -> str:
        self[code] = letter = (fold(chr(code)) or " ")[0]
        return letter


_EVEN = _Even()


def evenly_folded(text: str) -> str:
    """Return the text folded, character by character, so that places in it stay the same."""
    return text.translate(_EVEN)


def mentions(text: str, anchor: date | None = None, year: int | None = None) -> list[Mention]:
    """Return the dates that a text mentions, in order; of overlapping ones the longest.

    Args:
        text: any text.
        anchor: the day on which it was said, against which "last year" is read; without one, such
            words are passed over.
        year: the year that a date without one is of, where the text names none before it.
    """
    folded = evenly_folded(text)
    found = [
        _absolute(grain, match)
        for grain, form in (FORMS if _DIGIT.search(folded) else FORMS_WITHOUT_DIGITS)
        for match in form.finditer(folded)
        if not is_no_time(match, text)
    ]
    if anchor is not None:
        found += [
            _relative(match, tell, anchor)
            for form, tell in RELATIVE
            for match in form.finditer(folded)
            if not _is_named(match, text)
        ]
    dated = _dated(_longest([mention for mention in found if mention]), anchor, year)
    return [each for place, each in enumerate(dated) if not _is_of_a_date(folded, dated, place)]


def _is_named(match: Match, text: str) -> bool:
    """Return whether "today" is a part of a name, as in Russia Today or Today.az."""
    written = text[match.start() : match.end()]
    after_word = text[max(match.start() - 2, 0) : match.start()].rstrip(" ").isalnum()
    return written == written.capitalize() and (after_word or bool(_SITE.match(text, match.end())))


_SITE = re.compile(r"\.\w")


def _relative(match: Match, tell: Tell, anchor: date) -> Mention | None:
    try:
        first, last = tell(match, anchor)
    except ValueError:  # before the first year
        return None
    return Mention(match.start(), match.end(), first, last, "relative")


_TO_DAY = re.compile(rf"(?: {DAYTIME})?(?: gunu)?(?:,| \()? ?(?:on )?(?:the )?")
_TO_RELATIVE = re.compile(r"(?: of)? (?:the )?")
_TO_LONGER = re.compile(r" (?:of|in|в) (?:the )?")
_FROM_DAY = re.compile(r"(?:,| \()? ?")


def _is_of_a_date(folded: str, found: Sequence[Mention], place: int) -> bool:
    """Return whether a mention is "on Tuesday" that goes with the date beside it: "11 September 2001"."""
    mention = found[place]
    if mention.grain != "relative" or not is_weekday(folded[mention.start : mention.end]):
        return False
    if place + 1 < len(found):
        following = found[place + 1]
        lead = {"day": _TO_DAY, "relative": _TO_RELATIVE}.get(following.grain, _TO_LONGER)
        if lead.fullmatch(folded, mention.end, following.start):
            return True
    before = found[place - 1] if place else None
    if before is None or before.grain != "day" or not _FROM_DAY.fullmatch(folded, before.end, mention.start):
        return False
    return folded.endswith("gunu", 0, mention.end) or before.first.weekday() == mention.first.weekday()


def _longest(found: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda each: (each.start - each.end, each.start)):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda each: each.start)


def _absolute(grain: Grain, match: Match) -> Mention | None:
    groups = match.groupdict()
    year = int(groups["y"]) if groups.get("y") else None
    try:
        first, last = _days(groups, year or ANY_YEAR)
    except ValueError:
        return None
    if last < first:
        return None
    yearless = year is None and grain != "decade"
    return Mention(match.start(), match.end(), first, last, grain, groups.get("tail") or "", yearless)


def _days(groups: dict[str, str | None], year: int) -> Days:
    """Return the days that the parts of a matched form name; ValueError where there are none such."""
    given: Callable[[str], str] = lambda name: groups.get(name) or ""  # noqa: E731
    if given("month") or given("m"):
        month = int(given("m") or 0) or month_number(given("month"))
        if not given("d"):
            return days.month(year, month)
        return date(year, month, int(given("d"))), date(year, month, int(given("d2") or given("d")))
    if given("decade"):
        first = int(given("decade"))
        if given("nth"):
            return days.half_of_decade(first, given("unit"), _nth(given("nth")))
        return days.decade(first, given("edge"))
    if given("nth"):
        return days.share(year, given("unit"), _nth(given("nth")))
    if given("count"):
        return days.run_of_months(year, small_number(given("count")), end=_is_last(given("side")))
    if given("edge"):
        return days.edge(year, given("edge"))
    if given("season"):
        start = next(month for month, form in SEASONS.items() if re.fullmatch(form, given("season")))
        return days.season(year, start)
    if given("y2"):
        return days.years(year, given("y2"))
    return date(year, 1, 1), date(year, 12, 31)


def _nth(word: str) -> int:
    return -1 if _is_last(word) else small_number(word)


def _is_last(word: str) -> bool:
    return word.startswith(("last", "son", "axir", "послед"))


def _dated(found: list[Mention], anchor: date | None, year: int | None) -> list[Mention]:
    """Return the mentions with a year for those that have none, where one can be told."""
    dated: list[Mention] = []
    for place, mention in enumerate(found):
        if not mention.yearless:
            dated.append(mention)
            continue
        following = found[place + 1] if place + 1 < len(found) else None
        if following and not following.yearless and following.start - mention.end <= _NEAR:
            own = following.first.year
        elif dated:
            own = dated[-1].last.year
        elif year is not None:
            own = year
        elif anchor is not None:
            own = anchor.year - (mention.first.replace(year=anchor.year) > anchor)
        else:
            continue
        try:
            first, last = mention.first.replace(year=own), mention.last.replace(year=own)
        except ValueError:  # 29 February
            first = last = date(own, 2, 28)
        if mention.grain == "month":
            first, last = days.month(own, mention.first.month)
        dated.append(replace(mention, first=first, last=last))
    return dated


_NEAR = 16  # characters between a date without a year and the one that it takes its year from
