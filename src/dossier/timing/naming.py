"""Find the event that a question asks before or after of: "since the Shusha Declaration"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dossier.dates import Period, reduced
from dossier.timing.mentions import evenly_folded, mentions
from dossier.timing.words import WEEKDAY, word_set

Side = Literal["before", "until", "since"]
Edge = Literal["first", "last"]

MOST_WORDS = 7
"""Words of an event's name."""

FEWEST_LETTERS = 5
"""Letters of a Turkish or Azerbaijani name with its case ending."""


@dataclass(frozen=True, slots=True)
class EventNamed:
    """An event by its name, and the side of it that a question asks about.

    Attributes:
        words: the words of the question that name the side and the event.
        names: readings of the event's name, the likeliest first.
        side: which side of the event.
        edge: the day of the event from which that side is counted.
        within: the first and last day of the year or month in its name, None where it has none.
    """

    words: str
    names: tuple[str, ...]
    side: Side
    edge: Edge
    within: tuple[date, date] | None = None

    @property
    def left_out(self) -> bool:
        """Whether the period leaves the event itself out: "since the war", but not "since the war began"."""
        return (self.side == "since") == (self.edge == "last")

    def period(self, name: str, days: tuple[date, date]) -> Period:
        """Return the period on this side of an event.

        Args:
            name: the one of its names that it goes by.
            days: its first and last day.
        """
        day = days[0] if self.edge == "first" else days[1]
        if self.side == "since":
            exact = len(reduced(*days) or "2021-06-15") == len("2021-06-15")
            since = day + timedelta(days=1) if self.left_out and exact else day
            return Period(since=since, words=self._words(name), kind="event")
        until = day - timedelta(days=1) if self.side == "before" else day
        return Period(until=until, words=self._words(name), kind="event")

    def period_of_name(self) -> Period | None:
        """Return the period by the year in the event's name, that year included; None without one."""
        if self.within is None:
            return None
        words = self._words(next(name for name in reversed(self.names) if mentions(name)))
        if self.side == "since":
            return Period(since=self.within[0], words=words, kind="event")
        return Period(until=self.within[1], words=words, kind="event")

    def _words(self, name: str) -> str:
        """Return the words without those before the name that turned out not to belong to it."""
        return self.words[self.words.index(name) :] if self.words.startswith(self.names[0]) else self.words


_SIDES: dict[str, Side] = {
    "before": "before", "prior to": "before", "ahead of": "before", "until": "until", "till": "until",
    "up to": "until", "after": "since", "since": "since", "following": "since", "in the wake of": "since",
    "до": "before", "накануне": "before", "вплоть до": "until", "после": "since", "с момента": "since",
    "со времени": "since", "с начала": "since", "с окончания": "since",
    "once": "before", "oncesi": "before", "oncesinde": "before", "evvel": "before", "qabaq": "before",
    "kadar": "until", "dek": "until", "qeder": "until", "kimi": "until",
    "sonra": "since", "sonrasi": "since", "sonrasinda": "since", "beri": "since", "bu yana": "since",
    "etibaren": "since", "itibaren": "since",
}  # fmt: skip

_BEFORE_NAME = re.compile(
    r"(?<![\w-])(?:(?P<en>before|prior to|ahead of|until|till|up to|after|since|(?<!the )following|"
    r"in the wake of)"
    r"|(?P<ru>вплоть до|до|накануне|после|с момента|со времени|с начала|с окончания)) (?P<name>.+)"
)
_AFTER_NAME = re.compile(
    r"(?P<name>(?:[\w'.-]+ ){0,4}?[\w'.-]*(?:[dt][ae]n|[ae]|si|i))"
    r" (?P<side>once(?:si(?:nde)?)?|evvel|qabaq|sonra(?:si(?:nda)?)?|beri|bu yana|etibaren|itibaren|"
    r"kadar|dek|qeder|kimi)\b"
)
_UNSURE = re.compile(
    r"\b(?:or|или|how (?:long|soon|far|much)|days?|weeks?|months?|years?|long|shortly|soon|immediately|"
    r"сколько|дней|недел\w|месяц\w*|ле[тт]) $"
)
_SPACED = re.compile(r"\S+")
_WORD = re.compile(r"[\w'’.-]*\w|[^\w\s]")
_STOPS = word_set(
    "did do does was were is are has have had will would can could should may might and or but to by with "
    "from at for as that this these those it they he she we you i who what when where which how why than "
    "because then now there if so while during after before since until between against about all his her "
    "more в во на из у и или но что как кто где когда чем для от по за под при того этого сих то ли"
)
_WEEKDAY = re.compile(rf"\b(?:{WEEKDAY}|gunu\w*)")
_ARTICLES = word_set("the a an its their our")
_INNER = word_set("of the on in over de")
_OCCURRED = re.compile(
    r" (?P<first>began|started|broke out|erupted)$| (?P<last>ended|was over|finished|concluded)$|"
    r" (?:was signed|took place|happened|occurred)$"
)
_EDGE_NAMED = re.compile(
    r"^(?:(?P<first>start|outbreak|beginning|onset|начала)|(?P<last>end|конца|окончания)|"
    r"signing|conclusion|подписания|заключения) (?:of )?(?:the )?"
)
_TURKIC_STOPS = word_set(
    "bundan ondan sundan daha ne hansi hangi kim ki ve ile qeder cox en bu o sonra once evvel mi"
)


def event_named(question: str) -> EventNamed | None:
    """Return the event before or after which a question asks, None where it names none."""
    folded = evenly_folded(question)
    for match in _BEFORE_NAME.finditer(folded):
        named = _by_preposition(question, folded, match)
        if named:
            return named
    for match in _AFTER_NAME.finditer(folded):
        named = _by_postposition(question, match)
        if named:
            return named
    return None


def _by_preposition(question: str, folded: str, match: re.Match[str]) -> EventNamed | None:
    preposition = match["en"] or match["ru"]
    if _UNSURE.search(folded[: match.start()]) or (
        match["en"] and re.match(r"or (?:after|before)\b", match["name"])
    ):
        return None
    start, end = _noun_phrase(question, match.start("name"))
    name = question[start:end]
    occurred = _OCCURRED.search(name)
    name = _OCCURRED.sub("", name)
    opening = _EDGE_NAMED.match(evenly_folded(name))
    name = name[opening.end() :] if opening else name
    side = _SIDES[preposition]
    edge: Edge = "last" if side == "since" and preposition != "с начала" else "first"
    for told in (occurred, opening):
        if told and told.lastgroup:
            edge = "first" if told.lastgroup == "first" else "last"
    return _named(question[match.start() : end], (name,), side, edge)


def _noun_phrase(question: str, start: int) -> tuple[int, int]:
    """Return where the name that follows a preposition begins, without its article, and where it ends."""
    first = end = start
    count = 0
    for word in _WORD.finditer(question, start):
        plain = evenly_folded(word.group())
        following = _WORD.match(question, word.end() + 1)
        capital = following is not None and following.group()[0].isupper()
        if not word.group()[-1].isalnum() or count == MOST_WORDS:
            break
        if plain in _ARTICLES and count == 0:
            first = word.end() + 1
            continue
        inner = (
            plain in _INNER
            and count
            and (plain in ("of", "the") or capital or (following and following.group() == "the"))
        )
        if plain in _STOPS or (plain in _INNER and not inner):
            break
        count, end = count + 1, word.end()
    return first, max(first, end)


def _by_postposition(question: str, match: re.Match[str]) -> EventNamed | None:
    start, end = match.span("name")
    dates = mentions(question, date(2000, 1, 1))
    last = question[start:end].split()[-1]
    if any(each.start < end <= each.end for each in dates) or len(last) < FEWEST_LETTERS:
        return None
    names = []
    for word in reversed(list(_SPACED.finditer(question, start, end))):
        if evenly_folded(word.group()) in _TURKIC_STOPS:
            break
        if not any(each.start < word.start() < each.end for each in dates):
            names.append(question[word.start() : end])
    side = _SIDES[match["side"]]
    edge: Edge = "last" if side == "since" else "first"
    return _named(question[start : match.end()], tuple(reversed(names)), side, edge)


def _named(words: str, names: tuple[str, ...], side: Side, edge: Edge) -> EventNamed | None:
    """Return the event, None where what was taken for its name is a date or nothing."""
    named = tuple(name.strip() for name in names if _is_name(name.strip()))
    if not named:
        return None
    dates = mentions(named[0])
    within = (dates[0].first, dates[0].last) if dates else None
    return EventNamed(words.strip(" ,"), named, side, edge, within)


def _is_name(name: str) -> bool:
    """Return whether more is left of a name than dates, weekdays and units of time."""
    rest = evenly_folded(name)
    for mention in reversed(mentions(name, date(2000, 1, 1))):
        rest = rest[: mention.start] + rest[mention.end :]
    return bool(re.search(r"[^\W\d_]{3}", _WEEKDAY.sub("", rest)))
