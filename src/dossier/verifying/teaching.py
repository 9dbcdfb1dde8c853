"""Which country trained which: "Who trained Varland's army?" is not answered by whom Varland trained."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from dossier.timing.words import word_set
from dossier.verifying.reading import read
from dossier.verifying.tokens import Token
from dossier.verifying.trading import REACHES, country_of

_TEACHES = word_set("teach teaches teaching taught advise advises advised advising")
"""Verbs of one who teaches, even where nobody is named who learns: "Turkish officers taught in Poland"."""

_TRAINS = _TEACHES | word_set("train trains trained training instruct instructs instructed instructing")
_TRAINING = re.compile(r"\b(?:train(?:s|ed|ing)?|taught|teach\w*|instruct(?:s|ed|ing)?)\b")
_DONE = word_set("trained taught instructed advised")
_BE = word_set("was were is are been being be")
_DO = word_set("did do does has have had")
_LEADS = word_set("in at by from with under for to on over")
_GETS = word_set("for of to")
_ENDS = re.compile(r"[.;:?!]")
_WHERE = re.compile(
    r"(?i)^\W*(?:and |but )?(?:where|when|why|how long|did|do|does|has|have|had|(?:in|at) which)\b"
)
_CLOSE, _FAR = 4, 14
"""Words from a verb within which its object stands, and any other side."""


class _Taught(NamedTuple):
    """Countries, by their codes, that train and that are trained."""

    trainers: frozenset[str]
    trainees: frozenset[str]


def taught_otherwise(sentence: str, question: str) -> bool:
    """Return whether a sentence tells who trained whom the other way round than a question.

    Args:
        sentence: one, in English.
        question: the stand-alone question; one that does not ask about training is not looked into. It may
            name one side alone, as "Who trained Varland's army?".
    """
    if not _TRAINING.search(question):
        return False
    asked, told = _taught(question), _taught(sentence)
    if asked.trainers & told.trainers or asked.trainees & told.trainees:
        return False
    return bool(asked.trainers & told.trainees or asked.trainees & told.trainers)


@lru_cache(2_000)
def _taught(text: str) -> _Taught:
    """Return which countries a text, in English, has train others and be trained."""
    tokens = read(text, "en").tokens
    verbs = [place for place, token in enumerate(tokens) if token.word in _TRAINS and not token.name]
    sides = [_asked(text, tokens, verb) or _told(tokens, verb) for verb in verbs]
    trainers, trainees = (
        frozenset(filter(None, (country_of(tokens[place]) for place in found if place is not None)))
        for found in (list(zip(*sides, strict=True)) or [(), ()])
    )
    return _Taught(trainers, trainees)


_Sides = tuple[int | None, int | None]
"""The places of the country that trains and of the one that is trained."""


def _asked(text: str, tokens: Sequence[Token], verb: int) -> _Sides | None:
    """Return the sides of "did Turkey train" in a question, None for anything else."""
    place = _before(tokens, verb)
    near = tokens[max(0, (place or 0) - 2) : place]
    if (
        "?" not in text
        or tokens[verb].word == "training"
        or place is None
        or not any(token.word in _DO for token in near)
    ):
        return None
    if any(token.word in _BE for token in tokens[place:verb]):
        return None
    done, fronted = _object(tokens, verb), _before(tokens, place)
    if done is None and fronted is None and _WHERE.search(text):
        return None, place
    return place, fronted if done is None else done


def _told(tokens: Sequence[Token], verb: int) -> _Sides:
    """Return the sides of a verb, or of the noun "training", in a statement."""
    word, doer, done, place = (
        tokens[verb].word,
        _before(tokens, verb),
        _object(tokens, verb),
        _after(tokens, verb),
    )
    gets = place is not None and tokens[place - 1 - (tokens[place - 1].word == "the")].word in _GETS
    ahead = tokens[verb - 1].word if verb else ""
    if word == "training" and ahead not in _BE and not ahead.endswith("s"):
        owner = doer if doer is not None and verb - doer <= 2 else None
        if place is not None and tokens[verb + 1].word in _GETS:
            return _after(tokens, place) if owner is None else owner, place
        return place if owner is None else owner, None
    if word in _DONE and any(token.word in _BE for token in tokens[max(0, verb - 3) : verb]):
        return (None if gets and not _of_them(tokens, place) else place), doer
    if done is not None:
        return doer, done
    if word in _TEACHES:
        return doer, place
    following = tokens[verb + 1 : verb + 2]
    if following and following[0].word not in _LEADS:
        return doer, place if gets else _there(tokens, doer, verb)
    return place, doer


def _of_them(tokens: Sequence[Token], place: int | None) -> bool:
    """Return whether a country is whose something is: "at training centres of the Turkish armed forces"."""
    return place is not None and any(token.word == "of" for token in tokens[place - 2 : place])


def _before(tokens: Sequence[Token], verb: int) -> int | None:
    """Return the country before a verb that may be its subject: no preposition but "of" leads it."""
    for place in range(verb - 1, max(-1, verb - 1 - _FAR), -1):
        if _ENDS.search(tokens[place + 1].after):
            return None
        near = {token.word for token in tokens[max(0, place - 2) : place]} - {"the"}
        if country_of(tokens[place]) and near.isdisjoint(_LEADS | REACHES):
            return place
    return None


def _there(tokens: Sequence[Token], doer: int | None, verb: int) -> int | None:
    """Return the country where one trains its people: "Turkish experts reached Poland to train sappers"."""
    within = range(verb - 1, verb if doer is None else doer, -1)
    return next((place for place in within if country_of(tokens[place])), None)


def _after(tokens: Sequence[Token], verb: int) -> int | None:
    """Return the first country after a verb, in its clause."""
    for place in range(verb + 1, min(len(tokens), verb + 1 + _FAR)):
        if tokens[place].clause != tokens[verb].clause:
            return None
        if country_of(tokens[place]):
            return place
    return None


def _object(tokens: Sequence[Token], verb: int) -> int | None:
    """Return the country after a verb that no preposition leads: "trained Turkish commandos"."""
    place = _after(tokens, verb)
    if place is None or place - verb > _CLOSE:
        return None
    return None if any(token.word in _LEADS | _GETS for token in tokens[verb + 1 : place]) else place
