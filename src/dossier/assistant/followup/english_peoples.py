"""Adjectives of nations in English questions: "Turkish weapons", "Armenians"."""

from __future__ import annotations

import re

from dossier.assistant.followup.english_pronouns import is_verbal
from dossier.assistant.followup.turn import CAPITAL, listed
from dossier.retrieval import FUNCTION_WORDS

_ADJECTIVE = (
    rf"[{CAPITAL}]\w*(?:ian|ean|ish|ese|ani|aeli|raqi|audi|uwaiti|emeni|omali)"
    r"|(?:French|Dutch|Greek|Czech|German|American|Mexican|African|Moroccan|Cuban|Afghan|Kazakh|Uzbek|Kyrgyz"
    r"|Tajik|Turkmen|Uyghur|Arab|Emirati|Thai|Swiss|Welsh|Serb|Croat|Slovak|Bosniak|British)"
)
"""By what ends such adjectives and no names of countries, and those that end otherwise."""

_PEOPLES = {
    "Turks": "Turkish", "Kurds": "Kurdish", "Swedes": "Swedish", "Finns": "Finnish", "Danes": "Danish",
    "Poles": "Polish", "Spaniards": "Spanish", "Britons": "British", "Serbs": "Serbian",
    "Croats": "Croatian", "Scots": "Scottish",
}  # fmt: skip
_BEFORE_NOUN = re.compile(rf"\b(?P<adjective>{_ADJECTIVE})(?= (?P<noun>[a-z][\w-]+))")
_ASKED_FOR = re.compile(r"(?:what|which|how many|how much)(?: kinds? of| types? of)? ", re.IGNORECASE)
_FRAGMENT = re.compile(rf"(?:the )?(?P<people>[{CAPITAL}]\w+)(?: (?P<noun>[a-z][\w-]*(?: [a-z][\w-]*)?))?$")
_COLLECTIVE = listed("arms people men women troops police")


def is_people(word: str) -> bool:
    """Return whether a word names the people of a nation: Armenians, Turks."""
    return word in _PEOPLES or (word.endswith("s") and bool(re.fullmatch(_ADJECTIVE, word[:-1])))


def adjective_of(word: str) -> str:
    """Return the adjective that a word is or that belongs to the people it names; empty for any other."""
    if re.fullmatch(_ADJECTIVE, word):
        return word
    return _PEOPLES.get(word, word[:-1]) if is_people(word) else ""


def adjective_in(question: str) -> re.Match[str] | None:
    """Return the adjective of a nation before a noun, that of the thing asked for if there is one."""
    found = [match for match in _BEFORE_NOUN.finditer(question) if _is_noun(match["noun"])]
    opening = _ASKED_FOR.match(question)
    asked_for = [match for match in found if opening and match.start() == opening.end()]
    return next(iter(asked_for or found[: len(found) == 1]), None)


def of_another_nation(fragment: str, question: str) -> str | None:
    """Return a question asked of another nation: "And Israeli ones?", "And Armenians?".

    Args:
        fragment: half a question.
        question: the last question.

    Returns:
        The new question; None where the fragment is of another kind or finds no place.
    """
    found = _FRAGMENT.match(fragment)
    adjective = adjective_of(found["people"]) if found else ""
    if found is None or not adjective:
        return None
    noun = found["noun"] or ""
    slot = adjective_in(question)
    if slot is not None:
        end = slot.end() if noun in ("", "one", "ones") else slot.end("noun")
        return (
            f"{question[: slot.start()]}{adjective}{f' {noun}' if end > slot.end() else ''}{question[end:]}"
        )
    opening = _ASKED_FOR.match(question)
    if opening and noun in ("one", "ones") and question[opening.end()].islower():
        return f"{opening.group()}{adjective} {question[opening.end() :]}"
    return None


def without_nation(question: str) -> str:
    """Return a question without the adjective of a nation on the thing it asks for: "Turkish weapons"."""
    slot, opening = adjective_in(question), _ASKED_FOR.match(question)
    if slot is None or opening is None or slot.start() != opening.end():
        return question
    return f"{question[: slot.start()]}{question[slot.end() + 1 :]}"


def _is_noun(word: str) -> bool:
    return word not in FUNCTION_WORDS and (word in _COLLECTIVE or not is_verbal(word))
