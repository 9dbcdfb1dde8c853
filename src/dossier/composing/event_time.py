"""The time that a sentence tells of, and how well it fits the period of a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dossier.composing.candidates import Candidate
from dossier.dates import Period, days_of
from dossier.retrieval import Query, Shape
from dossier.timing import Mention, joined, mentions
from dossier.types import Article, Span

OUTSIDE = 0.1
"""What a sentence keeps of its score that tells of another time in so many words."""

OVERLAPPING = 0.85
"""What it keeps where it tells of a longer time, of which the period is a part."""

NAMED_OUTSIDE = 0.5
"""What it keeps that tells of another time than one by which the question names a thing: "the 2020 war"."""

INEXACT = 0.85
"""What it keeps that tells of a part of the time of which a figure is asked, or of an earlier day than the
one by which, where another sentence tells of the very time."""

_OF_FIGURES = (Shape.QUANTITY, Shape.MONEY, Shape.SHARE, Shape.YESNO)  # and the sides of comparisons

SURENESS = {"sentence": 1.0, "before": 0.6, "title": 0.5, "publication": 0.4}
"""How sure each source of a sentence's time is, from 0 to 1."""

_REPORTED = re.compile(
    r"\b(?:report(?:s|ed)?|wr(?:ites?|ote)|sa(?:ys?|id)|noted?|told|stated|published|recalled|"
    r"according to [^,.;\d]{1,40})(?: (?:in|by) (?:an?|the|its) \w+(?: \w+)?)? "
    r"(?:on|in|of|dated)(?: (?:the|its) [\w-]+ anniversary,?)?(?: \w+day,?)? $"
    r"|\b(?:text|report|article|item|dispatch|story) (?:of|on|from|dated) $"
    r"|(?:yaz\w+|bildir\w+|сообщил\w*|написал\w*)(?: в)? $",
    re.IGNORECASE,
)
"""What stands before the date of a report rather than of what is reported."""

_REPORTS = re.compile(
    r",? (?:(?!that\b|and\b)[^\s,.;]+ ){1,3}?(?:reported|wrote|noted|said|estimated|"
    r"(?:put|gave|set|quoted) [^.;]{3,90} (?:at|as) (?:[a-z]+ ){0,2}[\d$€£])"
)
"""What stands after the date of a report that opens a sentence of another time: "In 2021 it put sales of 2019
at"."""

_OPENS = re.compile(r"(?:In|On|By) (?:early |mid-|late )?")

_DATING = re.compile(
    r"(?:^|\W)(?:the|its|their|in|of|during|since|by|before|after|until|for|from|year|\w+['’]s?) $|\w-$",
    re.IGNORECASE,
)
_THINGS = re.compile(r" (?!was\b|has\b|does\b)[a-z]+[^\Ws]s\b")

_NEAR = 80  # characters before a date that tell what it is the date of

Days = tuple[date, date]
"""A first and a last day."""


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date in a text, and whether it is that of a report rather than of what is reported."""

    start: int
    end: int
    days: Days
    reported: bool


@dataclass(frozen=True, slots=True)
class Told:
    """The days that a sentence tells of.

    Attributes:
        days: first and last day of each time it mentions.
        sure: how sure that is, from 0 to 1.
        reported: those of the reports that it cites.
    """

    days: tuple[Days, ...] = ()
    sure: float = 0.0
    reported: tuple[Days, ...] = ()


def time_told(text: str, span: Span, article: Article) -> Told:
    """Return the time that a sentence tells of.

    It is told by the dates in the sentence, those like "last year" read against the publication date;
    else by the last date before it in its passage; else by the title; else, as a weak guess, by the
    date of the report that it cites or the day of publication.

    Args:
        text: the passage that holds the sentence.
        span: where the sentence stands in it.
        article: the article.
    """
    published = days_of(article.published) if article.published else None
    anchor = published[1] if published else None
    told = _told_in(text, anchor)
    own = [each for each in told if span[0] <= each.start < span[1]]
    if len(own) > 1 and _OPENS.fullmatch(text, span[0], own[0].start) and _REPORTS.match(text, own[0].end):
        own = own[1:]
    events = [each.days for each in own if not each.reported]
    if events:
        return Told(tuple(events), SURENESS["sentence"])
    reported = tuple(each.days for each in own)
    earlier = [each for each in told if each.end <= span[0]]
    for source, found in (("before", earlier), ("title", _told_in(article.title, anchor))):
        days = [each.days for each in found if not each.reported]
        if days:
            return Told((days[-1],), SURENESS[source], reported)
    guess = reported or ((published,) if published else ())
    return Told(guess, SURENESS["publication"], reported)


def fits(period: Period, told: Told) -> float:
    """Return how well the time of a sentence fits a period.

    Returns:
        1 where it lies within or nothing is known, less where it overlaps, `OUTSIDE` where it surely
        lies elsewhere; the less sure the time, the nearer to 1.
    """
    best = max((_fit(period, first, last) for first, last in told.days), default=1.0)
    return 1 - told.sure * (1 - best)


def time_fits(query: Query, found: Sequence[Candidate], compared: bool = False) -> NDArray[np.float64]:
    """Return what each sentence keeps of its score by its time; all of it where the question has none.

    Args:
        query: the question.
        found: the sentences.
        compared: whether it is a comparison or a side of one.

    Returns:
        Factors from `OUTSIDE` to 1; shape (sentences,).
    """
    period = query.period
    if period is None and query.named_times and query.shape is not Shape.WHEN:
        return _named_fits(query.named_times, [told_by(each) for each in found])
    if period is None or period.kind != "event":
        return np.ones(len(found))
    told = [told_by(each) for each in found]
    kept = np.array([1.0 if _reported_in(period, each) else fits(period, each) for each in told])
    kept[[_came_before(period, each.article) for each in found]] = OUTSIDE
    if (compared or query.shape in _OF_FIGURES) and _is_run(period.since, period.until):
        kept[[_of_other_years(period, each) for each in told]] = OUTSIDE
    exact = np.array([query.shape in _OF_FIGURES and is_of(period, each) for each in told], dtype=bool)
    partly = ~exact & (kept == 1) & np.array([each.sure == SURENESS["sentence"] for each in told])
    return np.where(partly, INEXACT, kept) if exact.any() else kept


def _reported_in(period: Period, told: Told) -> bool:
    """Return whether a sentence dates only a saying, in a period: no date of another sentence is surer."""
    return told.sure < SURENESS["sentence"] and any(_fit(period, *days) == 1 for days in told.reported)


def _is_run(first: date | None, last: date | None) -> bool:
    """Return whether a time runs over several years: "2014-18"."""
    return first is not None and last is not None and first.year < last.year


def _of_other_years(period: Period, told: Told) -> bool:
    """Return whether a sentence tells of other years than a run of them: a figure holds for its own alone.

    What was counted in 2014-18 is not what was counted in 2015-19; a part of the years is none of them.
    """
    runs = [days for days in told.days if _is_run(*days)]
    within = any(_fit(period, *days) == 1 for days in told.days)
    return told.sure == SURENESS["sentence"] and bool(runs) and not within


def _came_before(period: Period, article: Article) -> bool:
    """Return whether an article was published before a period, so that it cannot tell what happened in it."""
    return bool(period.since and article.published and days_of(article.published)[1] < period.since)


def keep_to_time(
    query: Query, values: NDArray[np.float64], fits: NDArray[np.float64], least: float
) -> NDArray[np.float64]:
    """Return scores with none for what surely tells of another time than the period asked for.

    So too for a figure of what a time names, "the 2020 war". Only where a sentence that may be of that time
    would answer by itself.

    Args:
        query: the question.
        values: the scores of the sentences; shape (sentences,).
        fits: what each has kept of its score by its time.
        least: the score that an answer needs.
    """
    named = query.period is None and query.shape in _OF_FIGURES and bool(query.named_times)
    stray = np.isclose(fits, NAMED_OUTSIDE if named else OUTSIDE)
    if (query.period is None and not named) or np.max(values, initial=0.0, where=~stray) < least:
        return values
    return np.where(stray, 0.0, values)


def of_period(period: Period, found: Sequence[Candidate]) -> NDArray[np.float64]:
    """Return how far sentences are of a period: the share of the days that they tell of which lie in it.

    Of several times the best counts; a report of another time is of that time, whatever stands before it.

    Args:
        period: the period.
        found: the sentences.

    Returns:
        0 to 1, shape (sentences,); 0 where nothing is known.
    """
    return np.array([_share_within(period, told_by(each)) for each in found])


def _share_within(period: Period, told: Told) -> float:
    since, until = period.since or date.min, period.until or date.max
    days = told.days if told.sure == SURENESS["sentence"] else told.reported or told.days
    shares = (
        ((min(last, until) - max(first, since)).days + 1) / ((last - first).days + 1) for first, last in days
    )
    return max(0.0, max(shares, default=0.0))


def _named_fits(named: Sequence[Days], told: Sequence[Told]) -> NDArray[np.float64]:
    """Return what sentences keep by the times in a question's names; all where none of them meets one."""
    meets = np.array([_meets(named, each) for each in told], dtype=bool)
    others = np.array([1 - each.sure * (1 - NAMED_OUTSIDE) if each.days else 1.0 for each in told])
    return np.where(meets, 1.0, others) if meets.any() else np.ones(len(told))


def _meets(named: Sequence[Days], told: Told) -> bool:
    return any(
        last >= first_day and first <= last_day for first_day, last_day in named for first, last in told.days
    )


def is_of(period: Period, told: Told) -> bool:
    """Return whether a sentence tells of the very days of a period, or of the day by which is asked."""
    if told.sure < SURENESS["sentence"] or period.until is None:
        return False
    return any(last == period.until and period.since in (None, first) for first, last in told.days)


def told_by(candidate: Candidate) -> Told:
    """Return the time that a sentence tells of, by its passage and article."""
    start, end = (place - candidate.passage.start for place in candidate.span)
    return time_told(candidate.passage.text, (start, end), candidate.article)


def _fit(period: Period, first: date, last: date) -> float:
    since, until = period.since or date.min, period.until or date.max
    if last < since or first > until:
        return OUTSIDE
    return 1.0 if since <= first and last <= until else OVERLAPPING


@lru_cache(maxsize=512)
def _told_in(text: str, anchor: date | None) -> tuple[_Dated, ...]:
    """Return the dates in a text but for what only looks like a year; kept, for sentences share passages."""
    return tuple(
        _Dated(each.start, each.end, (each.first, each.last), _is_reported(text, each))
        for each in joined(text, mentions(text, anchor))
        if not _counts(text, each)
    )


def _is_reported(text: str, mention: Mention) -> bool:
    return _REPORTED.search(text[max(mention.start - _NEAR, 0) : mention.start]) is not None


def _counts(text: str, mention: Mention) -> bool:
    """Return whether what looks like a year counts things: "it bought 2020 radars"."""
    if mention.grain != "year" or mention.end - mention.start > len("2020"):
        return False
    dated = _DATING.search(text[max(mention.start - _NEAR, 0) : mention.start])
    return dated is None and _THINGS.match(text, mention.end) is not None
