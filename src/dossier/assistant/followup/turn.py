"""What a follow-up may lean on: the question before it, and what was answered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dossier.retrieval import FUNCTION_WORDS
from dossier.text import fold, words

CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶŁŃŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽƏА-ЯЁ"
_PART = rf"[{CAPITAL}](?:[\w'’-]|\.(?=\w))*"
_RUN = re.compile(rf"{_PART}(?: (?:(?:of|for|de|von|bin)(?: the)? )?(?:{_PART}|[A-Z]*\d[\w-]*))*")
_ROOT = 6  # letters by which two forms of a word are known as one
_CREDIT_AFTER = re.compile(
    r"\s*(?:said|says|wrote|writes|reported|reports|told|yazdı|yazıb|bildirdi|bildirib|duyurdu|xəbər|сообщ|написа"
    r"|пиш|заяв)"
)
_CREDIT_BEFORE = re.compile(
    r"(?:according to|citing|told|по данным|по словам|сообщает)\s+(?:the )?$", re.IGNORECASE
)
_CALENDAR = frozenset(
    words(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July "
        "August September October November December Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül "
        "Ekim Kasım Aralık Yanvar Fevral Aprel İyun İyul Avqust Sentyabr Oktyabr Noyabr Dekabr"
    )
)
JOINED = re.compile(r"\? \(([^()]+)\)$")
"""The question in brackets behind one for which no better form was found."""

_TIME_WORDS = _CALENDAR | frozenset(
    words("the a this that last next previous year month week day early late mid spring summer autumn winter")
)


def listed(text: str) -> frozenset[str]:
    """Return the words of a list that is written as one text."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a conversation.

    Attributes:
        question: its stand-alone question.
        answer: the best statement of its answer, empty where there is none.
    """

    question: str
    answer: str = ""


def is_time(phrase: str) -> bool:
    """Return whether a phrase only tells a time, "15 June 2021" or "last year": no "it" stands for that."""
    found = words(phrase)
    return bool(found) and all(word in _TIME_WORDS or word[0].isdigit() for word in found)


def names_in(text: str) -> Iterator[re.Match[str]]:
    """Yield the runs of capitalised words, without function words that only open a sentence."""
    for match in _RUN.finditer(text):
        found = words(match.group())
        if match.start() == 0 and len(found) == 1 and FUNCTION_WORDS.issuperset(found):
            continue
        if match.start() == 0 and found and found[0] in FUNCTION_WORDS and " " in match.group():
            shorter = _RUN.match(text, match.start() + match.group().index(" ") + 1)
            if shorter is not None:
                yield shorter
            continue
        yield match


def answered_name(turn: Turn, several: bool = False, barred: Callable[[str], bool] | None = None) -> str:
    """Return the name that an answer brings in, empty where it brings none.

    Names of the question, times, and whom the sentence credits do not count; of the
    others the first of several words is taken, else the first.

    Args:
        turn: the question and its answer.
        several: whether names joined by `and` are taken together.
        barred: tells a name that is not looked for; none is barred when left out.
    """
    told = [match for match in _new_names(turn) if not _credited(turn.answer, match)]
    told = [match for match in told if not (barred and barred(match.group()))]
    if several:
        for first, second in pairwise(told):
            if fold(turn.answer[first.end() : second.start()]).strip() in ("and", "ve", "ve de", "и"):
                return turn.answer[first.start() : second.end()]
    longest = [match for match in told if " " in match.group()]
    best = next(iter(longest or told), None)
    return re.sub(r"['’]s?$", "", best.group()) if best else ""


def _new_names(turn: Turn) -> Iterator[re.Match[str]]:
    """Yield the names of an answer that its question does not hold, without opening words that it does."""
    asked = words(turn.question)

    def known(word: str) -> bool:
        folded = fold(word)
        return any(folded == each or (len(folded) > 4 and each[:_ROOT] == folded[:_ROOT]) for each in asked)

    for match in names_in(turn.answer):
        start, run = match.start(), match.group()
        if is_time(run) or all(known(word) for word in run.split()):
            continue
        while " " in run and (known(run.split()[0]) or is_time(run.split()[0])):
            start += run.index(" ") + 1
            run = turn.answer[start : match.end()]
        found = _RUN.match(turn.answer, start)
        if found is not None:
            yield found


def _credited(text: str, match: re.Match[str]) -> bool:
    """Return whether a sentence names someone only as its source."""
    before, after = text[: match.start()], text[match.end() :]
    return bool(_CREDIT_BEFORE.search(before) or (before.strip() and _CREDIT_AFTER.match(after)))
