"""Where in a question a time or a name stands, and how a phrase is put there."""

from __future__ import annotations

import re

from dossier.assistant.followup.turn import CAPITAL

_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|ноябре|декабре"
)
_YEAR = r"(?:19|20)\d\d(?:[-–](?:19|20)?\d\d\b)?"
TIME = re.compile(
    rf"(?:\b(?:between|from) (?:(?:{_MONTH}) )?{_YEAR} (?:and|to) (?:(?:{_MONTH}) )?{_YEAR}\b"
    rf"|(?:\b(?:in|since|until|before|after|during|by|for|в|с|до|после|за|во) )?"
    rf"(?:(?:early|late|mid|the year) )?(?:(?:{_MONTH}) )?\b{_YEAR}(?:-(?:cı|ci|cu|cü|м|й|го|е))?(?:['’]\w+)?"
    rf"(?: (?:il\w*|yıl\w*|год\w*))?(?: (?:sonra|önce|əvvəl|beri|bəri))?"
    r"|\b(?:last|this) (?:year|month|week)\b|\bgeçen (?:yıl|ay)\b|\bkeçən il\b|\bв прошлом году\b)",
    re.IGNORECASE,
)
NAME = rf"(?:(?:the |a |an )?[{CAPITAL}][\w'’.-]*(?: (?:[{CAPITAL}][\w'’.-]*|\d[\w-]*))*)"


def swapped(text: str, span: tuple[int, int], new: str) -> str:
    """Return a question with a phrase in the place of a part of it."""
    made = text[: span[0]] + new + text[span[1] :]
    return made[0].upper() + made[1:]


def added(question: str, phrase: str) -> str:
    """Return a question with a phrase at its end."""
    return f"{question.rstrip(' ?!.…')} {phrase}?"
