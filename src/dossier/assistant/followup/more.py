"""A wish for more of the last turn put as a question for all there is on what that was about."""

from __future__ import annotations

import re

from dossier.assistant.followup import russian, turkic
from dossier.assistant.followup.english_antecedent import antecedent
from dossier.assistant.followup.english_pronouns import PERSON, SEVERAL, leaning
from dossier.assistant.followup.english_question import (
    PREPOSITIONS,
    Asked,
    noun_phrase,
    read,
)
from dossier.assistant.followup.english_verbs import BE
from dossier.assistant.followup.turn import JOINED, Turn, is_time, listed, names_in
from dossier.assistant.followup.wishes import Wish
from dossier.retrieval import FUNCTION_WORDS
from dossier.retrieval.subject import subject_of
from dossier.text import fold

_OPENINGS = {"more": "Tell me more about", "sum": "Summarise"}
_HAPPENED = re.compile(r"what (?=(?:happened|occurred|took place|went on|is|has) )", re.IGNORECASE)
_ADVERBS = re.compile(r" (?:still|already|ever|also|now|not|currently|really|actually|recently|exactly)\b")
_NO_SUBJECT = re.compile(r"\b(?:it|there|true|(?:any|some)(?:one|body|thing)?)\b|^[a-z]+ed$", re.IGNORECASE)
"""What is left of "Is it true that …?" and "Who was jailed?": nothing that can be spoken of by itself."""

_LEADING = listed("about on of to from with against")
"""Prepositions that lead to whom or what a deed was done with."""


def granted(wish: Wish, turn: Turn, language: str) -> str | None:
    """Return a question for all there is on what the last one was about, None where that is not known.

    Args:
        wish: what was wished for.
        turn: the last turn.
        language: that of the last turn.
    """
    if language != "en":
        return _elsewhere(turn, language)
    if wish.kind == "else" and (asked := _asked_for_another(turn.question)):
        return asked
    if (inner := JOINED.search(turn.question)) is not None:
        turn = Turn(inner[1], turn.answer)
    asked_for = read(turn.question)
    pointed = wish.pronoun in PERSON | SEVERAL
    about = antecedent(wish.pronoun, "", turn, asked_for) if pointed else ""
    about = about if _may_be_subject(about) else topic(turn.question)
    if not about:
        return turn.question if subject_of(turn.question) else None
    if wish.kind in _OPENINGS:
        return f"{_OPENINGS[wish.kind]} {about}"
    return f"What else is known about {about}?"


def topic(question: str) -> str:
    """Return what an English question is about, as the subject of a question for all there is on it.

    Empty where it has none, or none that could be spoken of again: "What happened before the war?".
    """
    overview = subject_of(question)
    if overview is not None:
        first, *_ = overview.text.lower().split() or ["in"]
        return "" if first in PREPOSITIONS or is_time(overview.text) else overview.text
    asked = read(_ADVERBS.sub("", question))
    for told in (_told(asked) if asked else "", _words_of(question)):
        found = re.sub(rf"^(?:{'|'.join(PREPOSITIONS)}) ", "", told)
        if _may_be_subject(found):
            return found
    return ""


def _may_be_subject(text: str) -> bool:
    read_as = subject_of(f"{_OPENINGS['more']} {text}") if text else None
    return bool(read_as and read_as.text == text and leaning(text) is None and not _NO_SUBJECT.search(text))


def _words_of(question: str) -> str:
    """Return the words of a question that tell of a subject, as one types them into a search box."""
    return " ".join(word for word in re.findall(r"[\w'’-]+", question) if fold(word) not in FUNCTION_WORDS)


def _told(asked: Asked) -> str:
    """Return a noun phrase for what a question is about, by its parts.

    Verbs are left out: an overview wants sentences on a subject, which may tell of it by other verbs.
    """
    subject = asked.subject.removeprefix("there ")
    thing, others = noun_phrase(asked.rest)
    if thing == "that" or is_time(thing):
        thing, others = "", asked.rest.removeprefix("that ")
    if not subject:  # it was asked for: "Which companies make drones?" is about drones
        return _spaced(thing, others) if thing else _spaced(asked.head or "", others)
    if asked.aux in BE and not asked.head:
        return _spaced(subject, others) if not thing else _spaced(subject, "and", thing, others)
    thing = _spaced(asked.head, thing if thing not in asked.head else "")
    if thing:
        return _spaced(subject, "and", thing, others)
    first, _, spoken_of = others.partition(" ")
    return f"{subject} and {spoken_of}" if first in _LEADING and spoken_of else _spaced(subject, others)


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _asked_for_another(question: str) -> str | None:
    """Return the last question with "what else" for what it asks for, None where it asks for no thing."""
    if subject_of(question):
        made = _HAPPENED.sub("What else ", question, count=1)
        return made if made != question and not re.match("what else", question, re.IGNORECASE) else None
    asked = read(question)
    if asked is None or asked.asks not in ("what", "which", "many"):
        return None
    if asked.subject and asked.verb and (asked.head or asked.asks == "what"):
        return f"{_spaced('What else', asked.aux, asked.subject, asked.verb, asked.rest)}?"
    if not asked.head and asked.verb and asked.asks == "what":
        return f"{_spaced('What else', asked.aux, asked.verb, asked.rest)}?"
    return None


def _elsewhere(turn: Turn, language: str) -> str | None:
    """Return a wish in Turkish, Azerbaijani or Russian; a question for all on a subject is asked again."""
    previous = turn.question
    if subject_of(previous) is not None:
        return previous
    several = len(list(names_in(previous))) > 1
    if language == "ru":
        about = russian.told_of(previous)
        made = f"Расскажи про {about}" if about and not (several and " " not in about) else ""
    else:
        about = turkic.described(previous, language) or turkic.antecedent(turn, language)
        known = "hakkında neler biliniyor?" if language == "tr" else "haqqında nə məlumdur?"
        made = f"{about} {known}" if about and not (several and " " not in about) else ""
    return made if made and subject_of(made) else None
