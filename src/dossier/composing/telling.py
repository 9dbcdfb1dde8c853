"""Whether a sentence tells what is asked, beyond being near to it: who it was, why, and as a fact."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from dossier.composing.answer_type import holds_kind
from dossier.composing.bearers import of_another_bearer
from dossier.composing.candidates import Candidate
from dossier.composing.listing import UNNAMED, fresh_items, kinds_of
from dossier.composing.parties import of_any_partner, of_other_parties, told_otherwise
from dossier.composing.reacting import CAPITAL, asked_to_react, tells_reaction
from dossier.composing.why import (
    RESTATED,
    WITH_REASON,
    WITHOUT_CAUSE,
    asks_why,
    may_give_cause,
    only_restates,
    plain_terms,
    with_reasons,
)
from dossier.retrieval import FUNCTION_WORDS, Query, Shape, Term, kind_asked, measured
from dossier.text import fold, stems, words
from dossier.verifying import (
    country,
    foretold,
    not_so_far,
    of_another,
    only_contends,
    other_subject,
    titled_of_another,
)

WITHOUT_WHOM = 0.4
"""Share of its score that a sentence keeps in which nobody is named where "who" asks for somebody in
particular: "A gunman shot the senator" leaves open who shot him."""

NOT_SO_FAR = 0.1
"""What it keeps where it tells only of an earlier stage than the question: an order is no delivery. (Whether
something is so such a stage tells in part, as what is foretold does.)"""

OTHER_BEARER = 0.1
"""What it keeps where it tells the quantity of another thing: one rocket has not the range of another."""

FORETOLD = 0.3
"""What it keeps where it only plans, demands or expects what is asked as a fact: "He will sign the bill"."""

OF_ANOTHER = 0.2
"""What it keeps where it leaves out a country or a model that is asked about and tells of another: "How many
tanks has Borovia ordered?" is not answered by how many Varland plans."""

CONTENDS = 0.2
"""What it keeps where it tells only who contended for what is asked who got it: a bidder has not won."""

OTHER_WAY = 0.1
"""What it keeps where it tells of a trade or another deed the other way round, or begins with what is asked
about of another country: what Borovia bought from Varland is not what Varland bought from Borovia."""

WITHOUT_PARTNER = 0.4
"""What it keeps where it tells how much one side traded, and nothing around it names the other one that is
asked about: Varland's exports to the whole world are not those to Borovia."""

NAMING_NONE = 0.4
"""What it keeps where a list asks for things of a kind, "which drones", and it neither has the word for that
kind nor names anything: "Borovia has also bought carts"."""

WITHOUT_REACTION = 0.2
"""What it keeps where a question asks how somebody reacted, and it tells what another did, or no reaction."""

WITHOUT_AMOUNT = 0.3
"""What it keeps where a comparison asks which is more, and it has no figure beside those of dates, nor a word
that tells more from less."""

UNDENIED = 0.3
"""What it keeps where the question asks for what is not so, "never delivered", "without confirmation", and it
has no word of denial or doubt: "Borovia has Kestrel drones"."""

FAR_BEHIND = 0.05
"""Share of the best score below which a sentence is no answer in any case."""

_WHO = re.compile(r"^\W*(?:(?:and|but|so|by|to|with|from|for|exactly) )?who(?:m|se)?\b")
_COUNTRIES_ASKED = re.compile(r"\b(?:countr|states?\b|nations?\b|governments?\b|ulke|olke|devlet|стран)")
_MORE = re.compile(r"\b(?:more|less|fewer|larger|higher|bigger|greater|lower|smaller)\b")
_TELLS_MORE = re.compile(
    r"\b(?:more|less|fewer|larger|higher|bigger|greater|lower|smaller|[a-z]{3,}er than|"
    r"highest|largest|biggest|lowest|smallest|rose|risen|grew|grown|fell|fallen|doubled|tripled|halved|exceed\w*|"
    r"increas\w*|decreas\w*|dropp\w*|soar\w*|jump\w*|surg\w*|climb\w*|declin\w*|shr[aiu]nk\w*|overt[ao]\w+|"
    r"behind|ahead)\b"
)
_OF_DEEDS = (Shape.YESNO, Shape.WHEN, Shape.WHO)
_OF_ONE = (Shape.QUANTITY, Shape.MONEY, Shape.SHARE, Shape.WHEN, Shape.WHO, Shape.YESNO)
_FACT = re.compile(r"\b(?:did|was|were|has|have|had)\b|^\W*who \w+")
_AHEAD = re.compile(
    r"\b(?:will|would|shall|going to|plan(?:s|ned|ning)?|expected|is|are|does|do|next|future|should|could|"
    r"may|might|intend\w*)\b"
)
_EXPECTS = re.compile(
    r"(?i)\b(?:will|shall|would|must|plan|expect|inten|aim|hop|talks|negotiat|consider|mull|weigh|discuss|"
    r"propos|offer|want|seek|sought|poised|prepar|threat|recommend|bid|draft|applied|due|set to|schedul|"
    r"to be|vow|promis|pledg|agreed|is to|are to|likely|interest|ready|about to|urg|call|appeal|demand|"
    r"should)"
)
"""Beginnings of words without which English neither plans nor expects, told at less cost."""

_ASKS_WHAT_IS_NOT = re.compile(
    r"(?<!\bor )(?<!\bthat are )(?<!\bthat is )(?<!\bwhich are )\b"
    r"(?:(?<!, )(?<!\()not|never|nobody|nothing|no longer|"
    r"(?<!when he )(?<!when she )(?<!when it )(?<!when they )(?<!, )\w+n['’]t|"
    r"without(?= (?:\w+ ){0,2}(?:confirm|proof|evidence|deliver|permi|approv|announc|licen|consent|acknowl))|"
    r"unconfirmed|undelivered|unpaid|unannounced)\b"
    r"(?! (?:only|just|least|long|far|so|too|very|all|every|more|less|to|counting|including|later|before|"
    r"after|until)\b)"
)
_TELLS_WHAT_IS_NOT = re.compile(
    r"\b(?:(?:no|not|nor|none|never|nobody|nothing|neither|without|cannot|\w+n['’]t|except|yet|missing|"
    r"said to|bans?|banned|un(?!it|der|dat)\w+ed)\b|(?:deny|deni|refus|reject|fail|lack|block|cancel|dropp|"
    r"stopp|withh|withdr|disput|doubt|claim|alleg|rumou?r|reportedly|suppos|unclear|silen|secret|declin|absen|"
    r"prevent|halt|scrap|suspend|postpon|delay|await|pending|abandon|embargo))"
)
"""Words of denial and doubt, or their beginnings."""


def telling(
    query: Query,
    found: Sequence[Candidate],
    marked: Sequence[str],
    values: NDArray[np.float64],
    compared: bool = False,
) -> NDArray[np.float64]:
    """Return the scores of sentences less what they lose where they do not tell what is asked.

    Args:
        query: the question.
        found: the sentences, one at least.
        marked: the words in each that a reader thinks answer, empty where it was not read.
        values: their scores; shape (sentences,). What is far behind the best is not looked into.
        compared: whether it is a comparison or a side of one, whose names are offered as answers.
    """
    near = values >= FAR_BEHIND * values.max()
    kept = np.ones(len(found))
    for share, lacks in _doubts(query, compared):
        kept[near] *= [
            share if lacks(found[row], marked[row]) else 1.0 for row in np.flatnonzero(near).tolist()
        ]
    return np.maximum(values * kept, WITH_REASON * with_reasons(query, found, near))


Lacks = Callable[[Candidate, str], bool]
"""Whether a sentence, with the words in it that a reader marked, lacks something that a question asks for."""


def _doubts(query: Query, compared: bool) -> Iterator[tuple[float, Lacks]]:
    """Yield what a sentence may lack for a question, each with the share of its score that it keeps then."""
    folded, asked = fold(query.text), frozenset(words(query.text))
    why, listed = asks_why(query.text), query.shape is Shape.LIST
    named = any(term.name for term in query.terms)
    if query.shape is Shape.WHO and _WHO.search(folded) and named and not compared:
        yield WITHOUT_WHOM, lambda each, mark: not _names_another(mark or each.text, asked)
    if why:
        yield WITHOUT_CAUSE, lambda each, _: not may_give_cause(each.text)
        yield RESTATED, lambda each, _: only_restates(each, query)
    if (query.shape in _OF_DEEDS or why) and _FACT.search(folded) and not _AHEAD.search(folded):
        yield FORETOLD, lambda each, _: _foretells(each, plain_terms(query))
    if listed and named:  # a list goes on from one subject to the next
        things = kinds_of(kind_asked(query.text))
        yield OF_ANOTHER, lambda each, _: _of_another(each, query.text, things)
    elif query.shape in _OF_ONE and named:
        yield OF_ANOTHER, lambda each, _: other_subject(f"{each.before} {each.text}", query.text)
    if query.shape in _OF_ONE:
        share = FORETOLD if query.shape is Shape.YESNO else NOT_SO_FAR
        yield share, lambda each, _: _earlier(each, query.text)
    if query.shape is Shape.MONEY or measured(query.text):
        yield OTHER_BEARER, lambda each, _: of_another_bearer(each, query)
    if query.shape is not Shape.YESNO:
        yield CONTENDS, lambda each, _: _contends(each, query.text)
    if query.shape is not Shape.YESNO and named:
        yield OTHER_WAY, lambda each, _: told_otherwise(each, query.text)
        yield OTHER_WAY, lambda each, _: of_another(each.text, query.text)
    if named:
        yield OTHER_WAY, lambda each, _: of_other_parties(each, query.text)
    if query.shape in _OF_ONE[:3] and named:
        yield WITHOUT_PARTNER, lambda each, _: of_any_partner(each, query.text)
    if who := asked_to_react(query.text):
        yield WITHOUT_REACTION, lambda each, _: not tells_reaction(each.text, who)
    if query.aside:
        yield OF_ANOTHER, lambda each, mark: _tells_aside(each.text, mark, query, asked)
    if query.shape is not Shape.YESNO and not why and _ASKS_WHAT_IS_NOT.search(folded):
        yield UNDENIED, lambda each, _: not _tells_what_is_not(each)
    if compared and _MORE.search(folded):
        yield WITHOUT_AMOUNT, lambda each, _: not _tells_amount(each)
    if listed and (kind := kind_asked(query.text)) and kind not in UNNAMED:
        yield NAMING_NONE, lambda each, _: _names_none(each, query, kind)


def _tells_aside(text: str, mark: str, query: Query, asked: frozenset[str]) -> bool:
    """Return whether a sentence tells of what a question leaves aside, and names nothing else.

    So it does where the words that a reader thinks answer are that, whoever else is named.
    """
    aside = {word for name in query.aside for word in words(name)} - FUNCTION_WORDS
    countries = {country(fold(name).removeprefix("the ")) for name in query.aside}
    told = {country(word) for word in words(text)} - {None}
    if countries.isdisjoint(told) and aside.isdisjoint(words(text)):
        return False
    if None not in countries and _COUNTRIES_ASKED.search(fold(query.text)):
        return not told - countries - {country(word) for word in asked}
    its_own = {word for word in words(text) if country(word) in countries - {None}}
    told_of = asked | aside | its_own | FUNCTION_WORDS
    if not aside.isdisjoint(words(mark)) and not fresh_items(f"- {mark}", told_of, query.text):
        return True
    return not fresh_items(f"- {text}", told_of, query.text)  # a name may come first


def _names_another(text: str, asked: frozenset[str]) -> bool:
    """Return whether a text has a run of capitalised words none of which a question holds."""
    runs: list[list[str]] = [[]]
    for word in CAPITAL.findall(text):
        if word[0].isupper():
            runs[-1] += words(word)
        elif runs[-1]:
            runs.append([])
    return any(run and asked.isdisjoint(run) and not FUNCTION_WORDS.issuperset(run) for run in runs)


def _earlier(candidate: Candidate, question: str) -> bool:
    """Return whether a sentence, in English, tells only of an earlier stage than a question asks about."""
    return candidate.article.language == "en" and not_so_far(candidate.text, question)


def _foretells(candidate: Candidate, terms: Sequence[Term]) -> bool:
    """Return whether a sentence tells a word of the question as planned, expected or possible."""
    held = [term for term in terms if not candidate.stems.isdisjoint(term.stems)]
    language = candidate.article.language
    if not held or (language == "en" and not _EXPECTS.search(candidate.text)):
        return False
    ahead = frozenset(stems(" ".join(foretold(candidate.text, language)), language))
    return any(not ahead.isdisjoint(term.stems) for term in held)


def _tells_amount(candidate: Candidate) -> bool:
    """Return whether a sentence has a figure that is no date's, or tells what is more; so beyond English."""
    if candidate.article.language != "en" or holds_kind(Shape.QUANTITY, candidate.text) > 0:
        return True
    return _TELLS_MORE.search(fold(candidate.text)) is not None


def _tells_what_is_not(candidate: Candidate) -> bool:
    """Return whether a sentence has a word of denial or doubt; so beyond English."""
    return candidate.article.language != "en" or _TELLS_WHAT_IS_NOT.search(fold(candidate.text)) is not None


def _of_another(candidate: Candidate, question: str, things: frozenset[str]) -> bool:
    """Return whether a sentence of a list is of another country; an English title may tell whose things."""
    if other_subject(candidate.text, question):
        return True
    title = candidate.article.title if candidate.article.language == "en" else ""
    return titled_of_another(title, candidate.text, question, things)


def _contends(candidate: Candidate, question: str) -> bool:
    """Return whether a sentence, in English, tells only who contended for what is asked who got it."""
    return candidate.article.language == "en" and only_contends(candidate.text, question)


def _names_none(candidate: Candidate, query: Query, kind: str) -> bool:
    """Return whether a sentence neither has the word for a kind of thing nor names anything."""
    if any(term.word == kind and not candidate.stems.isdisjoint(term.stems) for term in query.terms):
        return False
    if not candidate.stems.isdisjoint(stems(" ".join(kinds_of(kind)), candidate.article.language)):
        return False
    asked = {*words(query.text), *(stem for term in query.terms for stem in term.stems)}
    return not fresh_items(f"- {candidate.text}", asked, query.text)  # a name may come first
