"""Read the time that a question is about from its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dossier.dates import Period, PeriodKind
from dossier.timing.mentions import Mention, evenly_folded, mentions
from dossier.timing.naming import EventNamed, event_named
from dossier.timing.ranges import joined
from dossier.timing.words import DAYTIME, WEEKDAY, word_set

_PLAIN = (
    r"in|during|throughout|within|over|of|for|from|to|on|around|about|between|both|either|into|"
    r"в|во|за|на|от|по|между|в течение|к концу"
)
_OPERATORS = {
    "since": r"since|as of|starting in|beginning in|с|со|начиная с",
    "until": r"until|till|up to|through|by|no later than|к|вплоть до|не позднее",
    "before": r"before|prior to|earlier than|до|ранее|раньше",
    "after": r"after|later than|following|после|позднее|позже",
}
_PREFIX = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _OPERATORS.items())
    + rf"|(?P<plain>{_PLAIN}))(?: the year| year)? ?$"
)
_SUFFIX = re.compile(
    r" ?(?:(?P<since>beri|bu yana|itibaren|etibaren|baslayaraq|on(?:wards?)?(?= *[?,.!]| *$))|"
    r"(?P<after>sonra\w*)|(?P<before>once\w*|evvel\w*|qabaq\w*)|(?P<until>kadar|dek|degin|qeder|kimi)|"
    r"(?:yillari |iller )?aras[i]\w*)\b"
)
_WEEKDAY_BEFORE = re.compile(
    rf"\b(?:(?:last|this|next) )?(?:{WEEKDAY}|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?)"
    rf"(?: gunu)?(?: {DAYTIME})?,? (?:\(|the )?$"
)
_WEEKDAY_AFTER = re.compile(rf",? \(?(?:on |во? )?{WEEKDAY}(?: gunu\w*)?\)?")
_DAY_IN_ITSELF = re.compile(r"\b(?:last|this|next) | gunu")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\b")
_UNSURE = re.compile(
    r"\b(?:or|veya|yoxsa|yoksa|или|how (?:long|soon|far|much)|days?|weeks?|months?|years?|long|"
    r"shortly|soon) $"
)
_EITHER = re.compile(r" or (?:before|after|since)\b")
_DECLINED = re.compile(r"(?:[dt][ae](?:n|ki)?|[iu]n|[ae])$")
_AMONG = re.compile(r" (?:yillari |iller )?aras[i]\w*")
_COMPARED = re.compile(
    r"\b(?:than|compared (?:to|with)|that of|those of|that|those|relative to|versus|vs\.?) ?$"
)
_CLAUSE = re.compile(r"\w (?:that|which|who|whose|whom|где|котор\w+) [^,]*$")
_TODAY = frozenset(("today", "bugun", "bu gun", "сегодня"))
_WEAK = word_set("of for from to on around about by and or over into through from к на за по от с со")
_GOES_ON = word_set(
    "in on at to by of with from for and or but did does do was were is are has have had will would can "
    "could the a an according alone only compared as than that which who what when where how worth until "
    "since after before between against under through about into onwards onward his its their"
)

_PUBLISHED = r"(?:published|printed|reported|appeared|released by the press)"
_PAPERS = (
    r"(?:articles?|newspapers?|papers|press|news|reports|stories|coverage|reporting|journalists?|media|"
    r"gazete\w*|basin\w*|haber\w*|makale\w*|yazi(?:lar)?\w*|qezet\w*|metbuat\w*|meqale\w*|xeber\w*|"
    r"газет\w*|сми|пресс\w*|стать\w*|новост\w*|публикаци\w*)"
)
_WRITES = (
    r"(?:writ\w+|wrote|publish\w*|print\w*|report|carr(?:y|ied)|yaz\w*|yayi[mn]la\w*|nesr|derc|"
    r"пи[сш]\w+|сообща\w+|опубликова\w+)"
)
_OF_PAPERS = re.compile(
    rf"\b{_PUBLISHED}(?: \w+)? ?$"
    rf"|\b{_PAPERS} (?:(?:published|written|printed|dated) )?(?:{_PLAIN}|since|until|before|after) ?$"
    r"|\b(?:опубликован\w*|вышл\w*|вышедш\w*|напечатан\w*|написан\w*)(?: (?:\w+))? ?$"
)
_THEN_PAPERS = re.compile(
    rf" ?(?:\w+ )?(?:yayi[mn]lan\w*|basilan\w*|yazilan\w*|nesr olun\w*|derc olun\w*|dərc\w*|cap olun\w*|"
    r"опубликован\w*|вышедш\w*|написан\w*)|'?s? ?(?:articles|newspapers|news|papers)\b|"
    rf"(?:ki|deki|daki) {_PAPERS}"
)
_ABOUT = re.compile(r"\b(?:about|on|regarding|hakkinda|haqqinda|об?|про)\b")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a question says of time.

    Attributes:
        period: the period, where its words alone tell it.
        event: the event before or after which it asks, where only an archive can tell the days.
    """

    period: Period | None = None
    event: EventNamed | None = None


def read_time(question: str, today: date) -> Reading:
    """Read the time that a question is about, in English, Turkish, Azerbaijani or Russian.

    A number that is no year, a year within a name ("the 2020 war", "ADEX 2024") and a choice between
    before and after tell no period.

    Args:
        question: the stand-alone question.
        today: the day against which "last year" is read.
    """
    named = event_named(question)
    if named is not None:
        return Reading(event=named)
    folded = evenly_folded(question)
    told = [
        (period, mention)
        for mention in joined(question, mentions(question, today))
        if (period := _period(question, folded, mention)) is not None
    ]
    if not told:
        return Reading()
    first, mention = told[0]
    for other, its in told[1:]:
        first = _both(question, first, other, mention, its) or first
    return Reading(first)


def _period(question: str, folded: str, mention: Mention) -> Period | None:
    """Return the period that a mention stands for in a question, None where it stands for none."""
    own_start, own_end = _extent(folded, mention)
    prefix, suffix = _PREFIX.search(folded[:own_start]), _SUFFIX.match(folded[own_end:])
    beside = folded[own_start : mention.start] + folded[mention.end : own_end]
    if not _DAY_IN_ITSELF.search(beside) and not _tells(folded, mention, prefix):
        return None
    operator = (suffix.lastgroup if suffix else prefix.lastgroup if prefix else None) or ""
    if mention.span and operator in ("since", "until"):  # the two ends are told already
        operator = ""
    start = prefix.start() if prefix else own_start
    end = own_end + (suffix.end() if suffix else 0)
    if _COMPARED.search(folded[:start]) or _CLAUSE.search(folded[:start]):
        return None
    if operator in ("before", "after") and (_UNSURE.search(folded[:start]) or _EITHER.match(folded[end:])):
        return None
    since, until = mention.first, mention.last
    return Period(
        since={"until": None, "before": None, "after": _shifted(until, 1)}.get(operator, since),
        until={"since": None, "after": None, "before": _shifted(since, -1)}.get(operator, until),
        words=question[start:end].strip(" ,"),
        kind=_kind(folded, start, own_start, end),
    )


def _extent(folded: str, mention: Mention) -> tuple[int, int]:
    """Return where a mention starts and ends with what belongs to it.

    That is its weekday ("Tuesday, 11 September 2001"), "the" before "11th of September" and "at" before "the
    end of 2020".
    """
    start, end = mention.start, mention.end
    if mention.grain in ("part", "decade"):
        return start - len("at ") * folded.endswith(" at ", 0, start), end
    if mention.grain != "day":
        return start, end
    if before := _WEEKDAY_BEFORE.search(folded[:start]):
        return before.start(), end + (before.group().endswith("(") and folded.startswith(")", end))
    after = _WEEKDAY_AFTER.match(folded, end)
    ordinal = _ORDINAL.match(folded, start) and not _counts("of", folded[end:])
    if ordinal and folded.endswith("the ", 0, start):
        start -= len("the ")
    return start, after.end() if after else end


def _tells(folded: str, mention: Mention, prefix: re.Match[str] | None) -> bool:
    """Return whether a mention is a time of its own rather than a number or a part of a name."""
    written = folded[mention.start : mention.end]
    if mention.grain == "relative":
        return written not in _TODAY
    if mention.grain in ("part", "decade") or _AMONG.match(folded, mention.end):
        return True
    if _DECLINED.search(mention.tail) or (mention.grain == "month" and re.search(r" ayi\w*$", written)):
        return True
    if mention.grain in ("day", "month") and not prefix:
        return bool(re.search(r"[a-z](?:d[ae]n?|[dt][ae])$", written))
    if not prefix:
        plain = re.match(r"\d{4} ?- ?\d", written)
        return bool(plain) and not _counts("of", folded[mention.end :])
    if mention.grain == "year" and not mention.tail and len(written) == 4:
        published = _OF_PAPERS.search(folded[: mention.start])
        return bool(published) or not _counts(prefix.group().strip(), folded[mention.end :])
    return True


def _counts(preposition: str, after: str) -> bool:
    """Return whether a number after a preposition counts what follows it: "of 2020 drones"."""
    following = re.match(r" ([a-zа-я']+)", after)
    if following is None or following[1] in _GOES_ON:
        return False
    return preposition in _WEAK or following[1].endswith("s") or bool(re.match(r"[а-я]", following[1]))


def _shifted(day: date, by: int) -> date:
    return day + timedelta(days=by)


def _kind(folded: str, start: int, named: int, end: int) -> PeriodKind:
    """Return whether a period is said of what was published in it or of what happened in it."""
    before, after = folded[:start], folded[end:]
    if _OF_PAPERS.search(before) or _OF_PAPERS.search(folded[:named]) or _THEN_PAPERS.match(after):
        return "publication"
    rest = before + after
    papers, writes = re.search(rf"\b{_PAPERS}\b", rest), re.search(rf"\b{_WRITES}\b", rest)
    about = papers and _ABOUT.search(before, papers.end()) if papers and papers.end() <= len(before) else None
    return "publication" if papers and writes and not about else "event"


def _both(question: str, one: Period, other: Period, first: Mention, second: Mention) -> Period | None:
    """Return one period for two: since one day until another, or None where they do not go together."""
    if one.kind != other.kind:
        return None
    words = question[question.find(one.words) : second.end].strip()
    if one.until is None and other.since is None and one.since and other.until and one.since <= other.until:
        return one.model_copy(update={"until": other.until, "words": words})
    between = evenly_folded(question[first.end : second.start])
    if re.fullmatch(r",? (?:and|or|ve|veya|и|или)(?: (?:in|в))? ", between) and one.since and other.until:
        since = min(one.since, other.since or one.since)
        return one.model_copy(
            update={"since": since, "until": max(one.until or other.until, other.until), "words": words}
        )
    return None
