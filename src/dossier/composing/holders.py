"""Who holds a post, where a question asks for it: a name beside a title tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dossier.composing.candidates import Candidate
from dossier.composing.event_time import SURENESS, of_period, told_by
from dossier.composing.newness import CONTENDS
from dossier.dates import days_of
from dossier.retrieval import Query
from dossier.verifying import (
    Likeness,
    Office,
    likeness,
    mentions_post,
    name_words,
    office_in,
    offices,
    owner_in,
)

TOLD = 0.5
"""How near to 1 a sentence comes, of what it lacks, that tells by a title who holds the post asked about."""

OF_ANOTHER_POST = 0.1
"""What a sentence keeps where the words in it that answer name who holds another post, or another's."""

WITHOUT_POST = 0.3
"""What it keeps where it has neither a title of a post nor a word of heading, choosing or following."""

PASSED_ON, LONG_AGO, OF_LONG_AGO = 3.0, 10.0, 0.25
"""Years before its publication from which a sentence no longer tells who holds a post now, and from which it
hardly answers that; and what it keeps then."""

_NOW = r"(?: (?:currently|now|today|at present|these days|right now))?"
_AT_PRESENT = r"(?:(?:current|present|new|currently|now) )*"
_WHO_IS = re.compile(
    r"^\W*(?:and )?(?i:who)(?:['’]s| is| was| became| has been| served as| serves as) "
    rf"{_AT_PRESENT}(.+?){_NOW}\W*$"
)
_WHO_HEADS = re.compile(
    rf"^\W*(?:and )?(?i:who) (?:(?:currently|now) )?(?:(heads?|headed|leads?|led|runs?|ran)|chair(?:s|ed)|"
    rf"command(?:s|ed)) (.+?){_NOW}\W*$"
)
_LEADS = re.compile(r"^\W*(?:and )?(?i:who) (?:(?:currently|now) )?(?:leads?|led|ran)\b")
_IS_HE = re.compile(r"^\W*(?:[Ii]s|[Ww]as) ((?:[^\W\d_a-z][\w'’.-]* ){1,4})(?=the |an? |[^\W\d_])(.+?)\W*$")
_POST_OF = re.compile(
    r"^\W*(?:[Ww]hat|[Ww]hich) (?:post|office|job|position|title|role)s? (?:does|did|do) (.+?) "
    r"(?:hold|have)\W*$|"
    r"^\W*(?:[Ww]hat|[Ww]hich) (?:is|was) (.+?)['’]s? (?:post|office|job|position|title|role)\W*$"
)
_PERSON = re.compile(r"\b[^\W\d_a-z][^\W\d_A-Z][\w’'-]* (?:[^\W\d_a-z]\.? )?[^\W\d_a-z][^\W\d_A-Z]")
_LEADING = re.compile(
    r"(?i)\b(?:heads?|headed|heading|leads?|led|leading|runs?|ran|running|chair(?:s|ed|ing)?|commands|"
    r"commanded|appoint\w*|elect\w*|elections?|named|nominat\w*|succeed\w*|success\w*|replac\w*|"
    r"took (?:over|office)|takes over|sworn|in charge|inaugurat\w*|resign\w*|founded|founders?|owns?|owned|"
    r"reign\w*|rul(?:es|ed|er)|posts?|offices?|rank\w*|predecess\w*|incumbent\w*|serv(?:es|ed|ing))\b|"
    r"[^\W\d_]+-led\b"
)
"""Words that may tell who holds a post without its title."""

_PAST = re.compile(r"\b(?:was|became|has been|served|headed|led|ran|chaired|commanded|did)\b")


def post_asked(query: Query) -> Office | None:
    """Return the post that a question is about, with its holder where it asks whether he has it."""
    text = query.text
    if query.period:
        text = re.sub(
            rf"(?i)\s*\b(?:back )?(?:in |on |during |at |as of )?{re.escape(query.period.words)}\b", "", text
        )
    if found := _WHO_HEADS.match(text):
        kind = "head" if found[1] else "chair" if "chair" in text.lower() else "commander"
        owner = owner_in(found[2])
        return Office(kind, owner=owner) if owner else None
    if found := _WHO_IS.match(text):
        return office_in(found[1])
    if (found := _IS_HE.match(text)) and (office := office_in(found[2])):
        return replace(office, holder=name_words(found[1]))
    return None


def holders_first(
    query: Query, found: Sequence[Candidate], marked: Sequence[str], values: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return scores by which what tells by a title who holds a post answers, and who holds another does not.

    Args:
        query: the question; one that asks for no post leaves the scores alone.
        found: the sentences, one at least.
        marked: the words in each that a reader thinks answer, empty where it was not read.
        values: their scores; shape (sentences,).
    """
    asked, past = post_asked(query), _PAST.search(query.text) is not None
    named = None if asked else _POST_OF.match(query.text)
    if named is not None:
        name = set(name_words(named[1] or named[2]))
        hold = [
            any(name <= set(office.holder) and not office.former for office in _posts(each)) for each in found
        ]
        return _told_first(query, found, values, np.array(hold, dtype=bool), past)
    if asked is None:
        return values
    told = [_posts(each) for each in found]
    if query.period:  # who was it in 2015 is not told in 2015 by "former" and "then"
        told = [_unless_former(some, each) for some, each in zip(told, found, strict=True)]
    tells = np.array([any(_tells(asked, office, past) for office in some) for some in told], dtype=bool)
    if _LEADS.match(query.text) and not tells.any():  # "Who leads Iowa?" asks for no post
        return values
    told = _with_owners(told)
    kept = [_kept(asked, each, some, mark) for each, some, mark in zip(found, told, marked, strict=True)]
    values = _told_first(query, found, np.where(tells, values, values * kept), tells, past)
    perhaps = [_perhaps(asked, some, mark) for some, mark in zip(told, marked, strict=True)]
    best = values[tells].max(initial=0.0)
    behind = ~tells & np.array(perhaps, dtype=bool) & (best >= TOLD)
    return np.where(behind, np.minimum(values, CONTENDS * best), values)


def _posts(candidate: Candidate) -> list[Office]:
    """Return the posts that a sentence tells, of one in another language than English none."""
    return offices(candidate.text) if candidate.article.language == "en" else []


def _with_owners(told: Sequence[list[Office]]) -> list[list[Office]]:
    """Return posts, those told without whose they are with the owner that another sentence gives them."""
    owned = [office for some in told for office in some if office.owner and office.holder]

    def owner(office: Office) -> tuple[str, ...]:
        same = (each.owner for each in owned if each.kind == office.kind and _one_person(each, office))
        return office.owner or next(same, ())

    return [[replace(office, owner=owner(office)) for office in some] for some in told]


def _one_person(one: Office, other: Office) -> bool:
    """Return whether two posts may be held by one person, whose first name may be left out."""
    names = set(one.holder), set(other.holder)
    return all(names) and (names[0] <= names[1] or names[1] <= names[0])


def _unless_former(told: Sequence[Office], candidate: Candidate) -> list[Office]:
    """Return posts without those told as held before, where the sentence gives no time of its own."""
    dated = told_by(candidate).sure == SURENESS["sentence"]
    return [office for office in told if dated or not office.former]


def _told_first(
    query: Query,
    found: Sequence[Candidate],
    values: NDArray[np.float64],
    tells: NDArray[np.bool_],
    past: bool,
) -> NDArray[np.float64]:
    """Return scores of which those that tell come nearer to 1, in the time asked for; less of long ago."""
    if query.period:
        return np.where(tells & (of_period(query.period, found) > 0), values + TOLD * (1 - values), values)
    if past:
        return np.where(tells, values + TOLD * (1 - values), values)
    ages = np.array([_years_before(each) for each in found])
    nearer = np.where(tells & (ages < PASSED_ON), values + TOLD * (1 - values), values)
    return np.where(tells & (ages >= LONG_AGO), nearer * OF_LONG_AGO, nearer)


def _years_before(candidate: Candidate) -> float:
    """Return how many years before its publication the time of a sentence lies; 0 where it gives none."""
    told, published = told_by(candidate), candidate.article.published
    if not published or not told.days or not (told.reported or told.sure == SURENESS["sentence"]):
        return 0.0
    days = told.days if told.sure == SURENESS["sentence"] else told.reported
    return (days_of(published)[0] - max(last for _, last in days)).days / 365


def _kept(asked: Office, candidate: Candidate, told: Sequence[Office], mark: str) -> float:
    """Return what a sentence keeps that does not tell who holds the post asked about."""
    if asked.holder or candidate.article.language != "en":
        return 1.0
    if not mentions_post(candidate.text) and not _LEADING.search(candidate.text):
        return WITHOUT_POST
    return OF_ANOTHER_POST if _of_others(asked, told, mark) else 1.0


def _perhaps(asked: Office, told: Sequence[Office], mark: str) -> bool:
    """Return whether it is open who holds the post that a sentence tells, or whose it is."""
    words = set(name_words(mark))
    alike = [(each, likeness(asked, each)) for each in told]
    return any(
        (like is Likeness.UNKNOWN and not words.isdisjoint(each.holder))
        or (like is Likeness.SAME and not each.holder and not _PERSON.search(mark))
        for each, like in alike
    )


def _tells(asked: Office, told: Office, past: bool) -> bool:
    """Return whether a post is the one asked about, and held by whom it is asked of."""
    if not told.holder or likeness(asked, told) is not Likeness.SAME or (told.former and not past):
        return False
    return not asked.holder or _one_person(asked, told)


def _of_others(asked: Office, told: Sequence[Office], mark: str) -> bool:
    """Return whether words that answer name who holds another post, or nobody where a post is told."""
    alike = [(office, likeness(asked, office)) for office in told]
    words = set(name_words(mark))
    if any(
        office.holder and (like is Likeness.SAME or (like is Likeness.UNKNOWN and words & set(office.holder)))
        for office, like in alike
    ):
        return False
    others = [each for each, like in alike if like is Likeness.OTHER or (each.several and each.owner)]
    if any(words.intersection(office.holder) for office in others):
        return True
    if any(office.several and office.owner and office.kind == asked.kind for office in told):
        return True
    return bool(told) and not _PERSON.search(mark) and (len(others) == len(told) or _nobody(asked, told))


def _nobody(asked: Office, told: Sequence[Office]) -> bool:
    """Return whether all that a sentence tells of a sort of posts tells nobody's name."""
    return any(office.kind == asked.kind for office in told) and not any(office.holder for office in told)
