"""A question that asks several things at once, each as a question of its own.

"How fast is the boat and who builds it?" asks how fast the boat is and who builds the boat: what comes after
the first is read as a follow-up to it.
"""

from __future__ import annotations

import re

from dossier.assistant.followup.english_pronouns import is_verbal
from dossier.assistant.followup.english_verbs import AUXILIARIES, is_base, is_finite
from dossier.assistant.followup.resolving import language_of, stand_alone
from dossier.assistant.followup.slots import TIME
from dossier.assistant.followup.turn import JOINED
from dossier.retrieval import FUNCTION_WORDS, sides
from dossier.text import words
from dossier.verifying import country

MOST_PARTS = 3

_AUX = rf"(?:{'|'.join(sorted(AUXILIARIES))})"
_WH = (
    r"(?:(?:from|to|in|on|at|by|with|for|since|until|under|of|against|about) )?(?:how (?:much|many|long) )??"
    r"(?:what|which|who|whom|whose|when|where|why|how)\b"
)
_SUBJECT = r"(?:it|he|she|they|this|that|these|those|the|its|his|her|their|there|(?-i:[^\W\d_a-z]\w*))\b"
_NEXT = re.compile(
    rf"\?+ +(?:and |but )?(?=\S)|,? (?:and|but) (?:also |then )?(?={_WH}|{_AUX} {_SUBJECT})"
    rf"|[,;] (?=(?:when|where|why|how|what)\b(?: \w+)? {_AUX} {_SUBJECT}|"
    r"(?:when|where|why|how many|how much)(?:,| and\b|$))",
    re.IGNORECASE,
)
_POLITE = re.compile(
    r"^(?:(?:please|(?:can|could|would) you(?: please)?) )?(?:tell me|let me know|do you know|"
    rf"i(?: want|['’]d like| would like) to know)(?: about)?,? (?={_WH})",
    re.IGNORECASE,
)
_ASKS = re.compile(
    rf"^(?P<wh>{_WH})(?P<rest>.*)$|^(?:{_AUX} |(?:tell (?:me|us) about|describe) )", re.IGNORECASE
)
_WITHIN = re.compile(
    r"\b(?:what|when|where|why|how|whether|if|(?P<joins>which|who|whom|whose))\b", re.IGNORECASE
)
_TELLING = re.compile(r"\b(?:sa(?:y|id)|tell|told|ask|inform|explain|know)", re.IGNORECASE)
_HALF = re.compile(
    r"^(?:(?:from|since|until) )?(?:when|where|why)(?: exactly)?$|^(?:for )?how (?:much|many|long|often)"
    r"(?: of (?:them|these|those|it))?$|^(?:by|to|with|from|for|against) whom$|"
    r"^(?:at|in|on|for|by|to|from|with) (?:what|which|how many|how much)(?: [a-z]+)?$",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(rf"how many(?= {_AUX} )", re.IGNORECASE)
_UNTURNED = re.compile(r" (?:\w+ )?(?:it|he|she|they|that) \w+", re.IGNORECASE)
_KIND = re.compile(rf"(?:what|which) (?!{_AUX}\b)\w+", re.IGNORECASE)
_LEANS = re.compile(r"\b(?:it|its|they|them|their|this|that)\b", re.IGNORECASE)
_PERSON = re.compile(r"\b(?:he|she|him)\b", re.IGNORECASE)
_SUBJECT_LEFT = re.compile(rf"\b{_AUX} (?:it|they|that)\b|\bthat\?$", re.IGNORECASE)
_CLAIM = re.compile(
    r"\b(?:sa(?:y|ys|id)|disput\w+|den(?:y|ies|ied)|(?:confirm|claim|report|doubt)\w*) (?:so|it|this|that)\b",
    re.IGNORECASE,
)
"""Questions about what is said, not about a thing."""

_THINGS = r"(?:[\w-]+ ){0,2}(?:[\w-]+s|aircraft|equipment|ammunition|artillery)"
_KINDS = re.compile(
    rf"(?P<wh>what|which) (?P<one>{_THINGS}) and (?P<other>{_THINGS}) (?P<rest>{_AUX} .+)", re.IGNORECASE
)
"""A question for two kinds of things: "What drones and patrol boats has it bought?"."""

_FEWEST_WORDS = 3
_VERB_WITHIN = 6  # words behind a question word within which its verb stands


def several(question: str) -> tuple[str, ...]:
    """Return the questions that one holds, each standing alone; none where it asks one thing.

    "When and where did they meet?" is one question, and so are the sides of a comparison, which are told by
    `dossier.retrieval.sides`.

    Args:
        question: a stand-alone question; only English is divided.
    """
    text = " ".join(question.split()).strip().rstrip("?!. ")
    if JOINED.search(question.strip()) or language_of(text, text) != "en":
        return ()
    if kinds := _KINDS.fullmatch(text):
        asked = (f"{kinds['wh'].capitalize()} {kinds[kind]} {kinds['rest']}?" for kind in ("one", "other"))
        return () if sides(question) else tuple(asked)
    first, *others = _divided(_POLITE.sub("", text))
    if not others or (_LEANS.search(" ".join(others)) and _KIND.match(first)) or _CLAIM.search(others[-1]):
        return ()  # what "it" is cannot be told
    parts = [f"{first[:1].upper()}{first[1:]}?"]
    for other in others[: MOST_PARTS - 1]:
        parts.append(_in_full(f"{other[:1].upper()}{other[1:]}?", parts[-1]))
    if any(_is_lost(part, full) for part, full in zip(others, parts[1:], strict=False)):
        return ()
    compared = sides(question)
    leans = any(stand_alone(side, (parts[0],)) != side for side in compared)
    return () if compared and not leans else tuple(parts)


def _is_lost(part: str, full: str) -> bool:
    """Return whether what a further question leans on was not found, or is a country for "he" or "she"."""
    if _PERSON.search(part):
        added = words(full)[len(words(part)) - 1 :] if full.startswith(part[:3]) else words(full)
        told = set(words(part))
        return bool(_PERSON.search(full)) or any(country(word) for word in added if word not in told)
    return full.endswith("?") and _SUBJECT_LEFT.search(full) is not None


def _divided(text: str) -> list[str]:
    """Return the questions of a text one after the other, as they are written."""
    found: list[str] = []
    start = 0
    for place in _NEXT.finditer(text):
        before, after = text[start : place.start()], text[place.end() :]
        whole = place.group().startswith("?")
        upto = _NEXT.search(after)
        following = after[: upto.start()] if upto else after
        fits = _is_half(following) or _is_whole(following) or _is_whole(after)
        if (_is_whole(before) or (found and _is_half(before))) and (whole or not _holds_one(before)) and fits:
            found.append(before)
            start = place.end()
    return [*found, text[start:]]


def _is_whole(text: str) -> bool:
    """Return whether a text is a question with a verb, and about something."""
    asks = _ASKS.match(text)
    if asks is None or len(text.split()) < _FEWEST_WORDS:
        return False
    if asks["wh"] is None:
        return True
    rest = asks["rest"].lower().split()
    word = asks["wh"].lower().split()[-1]
    if word in ("when", "where", "why") and not (rest[0] in AUXILIARIES or _UNTURNED.match(asks["rest"])):
        return False
    verb = any(each in AUXILIARIES or is_finite(each) for each in rest[:_VERB_WITHIN])
    return verb or word == "who" or any(map(is_base, rest[1:_VERB_WITHIN]))


def _is_half(text: str) -> bool:
    return _HALF.match(text) is not None


def _holds_one(text: str) -> bool:
    """Return whether a question holds another one within it: "Did he say why it failed"."""
    asks = _ASKS.match(text)
    start = asks.end("wh") if asks and asks["wh"] else 0
    return any(not _is_relative(text, found) for found in _WITHIN.finditer(text, start))


def _is_relative(text: str, found: re.Match[str]) -> bool:
    """Return whether a question word goes on about the noun before it: "the drones which were shown"."""
    before = text[: found.start()].lower().split()[-1]
    known = before in FUNCTION_WORDS or is_verbal(before)
    return bool(found["joins"]) and not known and not _TELLING.search(text)


def _in_full(part: str, before: str) -> str:
    """Return a further question with what it leaves to the one before it."""
    if TIME.search(part):
        before = " ".join(TIME.sub("", before).split()).replace(" ?", "?")
    counts = _HOW_MANY.match(part)
    if counts and not _LEANS.search(part, counts.end()):
        for they in ("it", "them"):
            full = stand_alone(f"{counts.group()} of {they}{part[counts.end() :]}", (before,))
            if f" of {they} " not in full and not JOINED.search(full):
                return full
        return f"{part} ({before})"
    full = stand_alone(part, (before,))
    named = re.search(r"(?<=\S )[^\W\d_a-z]|\d", part)
    if full != part or named:
        return full
    within = stand_alone(f"{part[:-1]} in it?", (before,))
    return part if JOINED.search(within) or within.endswith(" in it?") else within
