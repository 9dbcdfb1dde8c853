"""Check that a statement is about what its question asks: its time, its names, a number where one is due."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dossier.dates import Period, days_of
from dossier.text import fold
from dossier.text.function_words import FUNCTION_WORDS
from dossier.timing import Mention, mentions, read_time
from dossier.verifying.naming import token_text
from dossier.verifying.reading import Reading, read
from dossier.verifying.reversing import done_otherwise
from dossier.verifying.tokens import Token, alike, is_title, same_name
from dossier.verifying.trading import GOODS, may_trade, traded_otherwise

_HOW_MANY = re.compile(r"\b(?:how many|what number of|kac|nece|сколько)\b(?! (?:times|often))")
_HOW_MUCH = re.compile(
    r"\b(?:how much|how large|how big|what (?:share|percentage|proportion|percent|sum|amount)|ne kadar|"
    r"yuzde kac|какая сумма)\b"
    r"|\b(?:what|how) (?:is|was|were|did) [^?]{0,40}\b(?:cost|price|worth)\b"
)
_COUNT_IN_WORDS = re.compile(
    r"\b(?:no|none|nobody|nothing|never|not|both|one|single|several|some|few|many|most|all|every|zero|a|"
    r"an|first|"
    r"hic|hec|bir|birkac|birnece|hepsi|hamisi|ни|нет|один|одна|одно|несколько|много|все)\b"
)
_ENTITY_ASKED = re.compile(
    r"\b(?:who|whom|whose|where|kim\w*|nere\w*|hara\w*|кто|кого|кому|кем|где|куда|"
    r"(?:which|what|hangi|hansi|как(?:ой|ая|ие|ую|их|им))(?: \w+){0,2} "
    r"(?:countr|state|nation|place|cit|side|government|arm(?:y|ies)\b|"
    r"buyer|customer|supplier|client|partner|neighbo|ulke|devlet|olke|стран|государств)\w*)"
)
_PRONOUN = re.compile(
    r"^\W*(?:it|its|they|their|he|she|his|her|this|these|that|the (?:country|company|firm|government|"
    r"ministry|army|two|deal|contract)|"
    r"o|onlar|bu|ulke|sirket|он|она|оно|они|страна|компания|это)\b"
)
_FUTURE = re.compile(
    r"\b(?:will|would|plan\w*|expect\w*|due|by|until|schedul\w*|to be|hop\w+|intend\w*|acak|ecek|будет|"
    r"будут|планир\w*)\b|[ae]c[ae][gk]"
)


def unnamed(question: str, texts: Sequence[str]) -> str | None:
    """Return a name of a question that stands in none of some texts, in no form; None where all do.

    Args:
        question: the stand-alone question, or a part of it.
        texts: a statement, and what may tell for it what it is about.
    """
    told = [token for text in texts for token in read(text).tokens]
    asked = read(question)
    for token in asked.tokens:
        known = any(same_name(token, other) or alike(token, other) for other in told)
        plain = is_title(token) or token.word in FUNCTION_WORDS  # "Doctor Who"
        if token.name and token.content and not plain and not known:
            return token_text(asked, token)
    return None


def other_subject(statement: str, question: str) -> bool:
    """Return whether a sentence leaves out a country or a model of a question and names another one.

    Args:
        statement: one sentence.
        question: the stand-alone question.
    """
    return _other_name(read(statement), read(question), ()) is not None


def of_another(statement: str, question: str) -> bool:
    """Return whether a sentence begins with what a question asks about, of another country than it names.

    "Armenia's military spending rose" tells nothing of Azerbaijan's, whatever the sentence before is about.
    A sentence that names the country asked about, too, is not of another, nor what one gets of another.

    Args:
        statement: one sentence.
        question: the stand-alone question; one that asks for a country is not looked into, nor one that
            names a country only for where something is.
    """
    said, asked = read(statement), read(question)
    owner = next(iter(said.tokens), None)
    if owner is None or not owner.place or owner.tail != "s" or not _of_its_own(asked):
        return False
    told = [each for n, each in enumerate(said.tokens) if each.place and not _in_a_name(said.tokens, n)]
    if any(_named(token, told) for token in asked.tokens if token.place):
        return False
    of_it = [token for token in said.tokens[1:_OF_IT] if token.content and not token.name]
    asks = [token for token in asked.tokens if not token.name]
    held = [one for one in of_it if any(alike(one, other) for other in asks)]
    goods = may_trade(question) and any(one.word in GOODS for one in held)
    return bool(held) and not goods and not _ENTITY_ASKED.search(fold(question))


def _of_its_own(asked: Reading) -> bool:
    """Return whether a question names a country for more than where something is."""
    before = ["", *(token.word for token in asked.tokens)]
    return any(token.place and before[n] not in _WHEREABOUTS for n, token in enumerate(asked.tokens))


def _in_a_name(tokens: Sequence[Token], place: int) -> bool:
    """Return whether a country is a part of a longer name: "Public Radio of Armenia", "Sahar TV Azeri"."""
    before = [each for each in tokens[max(0, place - 2) : place] if each.word != "of"][-1:]
    return any(each.name and not each.place for each in before)


_WHEREABOUTS = frozenset(("in", "at", "near", "from", "to", "with", "against", "into", "over"))
_OF_IT = 4  # words that what belongs to the country stands within


def answers(
    statement: str, question: str, *, quotes: Sequence[str] = (), published: Sequence[str | None] = ()
) -> str | None:
    """Return what keeps a statement from being about what its question asks, None where nothing does.

    Its time, its names and, where the question asks how many or how much, its number are held against the
    question. What its own words leave out the quotes and their dates of publication may supply.

    Args:
        statement: one sentence of an answer.
        question: the stand-alone question.
        quotes: the sentences that it cites.
        published: the dates of their articles, ISO 8601, reduced to what is known.
    """
    said, asked = read(statement), read(question)
    told = [read(quote) for quote in quotes]
    return (
        _other_time(said, question, quotes, published)
        or _other_name(said, asked, told)
        or _no_doer(statement, question, quotes)
        or _no_number(said, asked)
        or _the_other_way_round(statement, question)
    )


def _the_other_way_round(statement: str, question: str) -> str | None:
    if traded_otherwise(statement, question):
        return "tells of a trade the other way round"
    if _YESNO.match(question) or not done_otherwise(statement, question):
        return None
    return "tells of a deed the other way round"


_YESNO = re.compile(r"\W*(?:did|does|do|was|were|is|are|has|have|had)\b", re.IGNORECASE)


def _other_time(
    said: Reading, question: str, quotes: Sequence[str], published: Sequence[str | None]
) -> str | None:
    absolute = mentions(question)
    if not absolute:
        return None
    years, own_years = _runs_of_years(absolute), _runs_of_years(mentions(said.text))
    if years and own_years and years.isdisjoint(own_years):
        first, last = min(own_years)
        return f"the question asks about {_period_shown(question, absolute)}; this is about {first}-{last}"
    period = read_time(question, _SOME_DAY).period
    if period is None or period.kind == "publication":
        return None
    own = mentions(said.text)
    cited = [mention for quote in quotes for mention in mentions(quote)]
    for told, source in ((own, said.text), (cited, None)):
        if told:
            if any(_meet(mention, period) for mention in told):
                return None
            text = source or next(quote for quote in quotes if mentions(quote))
            mention = told[0] if source else mentions(text)[0]
            return (
                f"the question asks about {_period_shown(question, absolute)}; this is about {_year(mention)}"
            )
    days = [days_of(each) for each in published if each]
    since = period.since
    if (
        days
        and since
        and len(days) == len(published)
        and all(last < since for _, last in days)
        and not _FUTURE.search(fold(said.text))
    ):
        return f"the question asks about {_period_shown(question, absolute)}; the articles appeared earlier"
    return None


def _runs_of_years(told: Sequence[Mention]) -> set[tuple[int, int]]:
    """Return the first and the last year of what spans several: a figure holds for its own years alone."""
    return {(each.first.year, each.last.year) for each in told if each.first.year < each.last.year}


_SOME_DAY = date(2000, 1, 1)


def _meet(mention: Mention, period: Period) -> bool:
    return mention.first <= (period.until or date.max) and (period.since or date.min) <= mention.last


def _period_shown(question: str, absolute: Sequence[Mention]) -> str:
    return ", ".join(question[each.start : each.end].strip() for each in absolute[:2])


def _year(mention: Mention) -> str:
    first, last = mention.first.year, mention.last.year
    return str(first) if first == last else f"{first}-{last}"


def _other_name(said: Reading, asked: Reading, told: Sequence[Reading]) -> str | None:
    """Return what differs where a country or a model of the question is missing and another stands there.

    A question that asks for a country, or compares two things, leaves the place open.
    """
    question = fold(asked.text)
    if _TWO_SIDES.search(question):
        return None
    open_ = bool(_ENTITY_ASKED.search(question)) and not _COUNTS.search(question)
    for token in asked.tokens:
        if not (token.model or (token.place and not open_)) or _named(token, said.tokens):
            continue
        supplied = any(_named(token, quote.tokens) for quote in told)
        if supplied and _PRONOUN.search(fold(said.text)):
            continue
        others = (other for other in said.tokens if _kind(other) == _kind(token))
        rival = next((other for other in others if not _named(other, asked.tokens)), None)
        if rival and not (token.model and rival.word.startswith(token.word)):  # Nigeria is not Niger
            return (
                f"the question asks about {token_text(asked, token)}; this is about {token_text(said, rival)}"
            )
    return None


def _no_doer(statement: str, question: str, quotes: Sequence[str]) -> str | None:
    """Return what is wrong where neither a statement nor its quotes name who the question says does it."""
    doer = _DOER.search(question)
    missing = unnamed(f"- {doer[1]}", [statement, *quotes]) if doer and quotes else None
    return f"does not tell of {missing}, which the question asks about" if missing else None


_DOER = re.compile(
    r"^\W*(?:[Ww]hat|[Ww]hich|[Ww]hen|[Ww]here|[Hh]ow|[Ww]hom?)\b[^?]*?\b(?:do|does|did|has|have|had|will|would|"
    r"can|could) (?:the )?([^\W\d_a-z][\w-]*(?: [^\W\d_a-z][\w-]*)*)"
)
"""Who does what a question asks about, in English."""

_TWO_SIDES = re.compile(
    r"\b(?:before or after|than|versus|vs|or|compare\w*|difference|both|"
    r"how long (?:after|before)|veya|yoksa|yoxsa|или)\b"
)
_COUNTS = re.compile(r"\bhow (?:many|much)\b|\bkac\b|\bnece\b|\bсколько\b")


def _kind(token: Token) -> str:
    country = token.place and len(token.place) == len("@XX")  # the Fed is none
    return "place" if country else "model" if token.model else ""


def _named(token: Token, tokens: Sequence[Token]) -> bool:
    return any(alike(token, other) for other in tokens)


def _no_number(said: Reading, asked: Reading) -> str | None:
    question = fold(asked.text)
    many, much = _HOW_MANY.search(question), _HOW_MUCH.search(question)
    if not (many or much):
        return None
    counts = [each for each in said.amounts if each.unit != "ordinal"]
    if not counts and not _COUNT_IN_WORDS.search(fold(said.text)):
        return f"the question asks how {'many' if many else 'much'}; this gives no number"
    return None
