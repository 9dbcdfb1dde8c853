"""From which country to which a text has things go: goods that one buys of another, aid, people sent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, takewhile
from typing import NamedTuple

from dossier.timing.words import word_set
from dossier.verifying.reading import Reading, read
from dossier.verifying.tokens import Token
from dossier.verifying.trade_wording import plainly

_BOUGHT = word_set(
    "import imports purchase purchases order orders procurement acquisition acquisitions buyer buyers "
    "customer customers importer importers"
)
_BUYS = _BOUGHT | word_set(
    "buy buys buying bought purchased purchasing acquire acquires acquired acquiring ordered ordering "
    "receive receives received receiving imported importing procure procures procured obtain obtained got "
    "get gets borrow borrows borrowed"
)
_GIVES = word_set(
    "sell sells selling sold supply supplies supplied supplying deliver delivered delivering provide "
    "provides provided ship shipped shipping give gives gave given giving send sends sent sending "
    "lend lends lent lending loaned donate donates donated donating grants granted granting "
    "offer offers offered offering"
)
"""What may be followed by the one who gets it: "sold Poland tanks"."""

_SELLS = _GIVES | word_set(
    "sale sales delivers delivery deliveries export exports exported exporting ships shipment shipments "
    "seller sellers supplier suppliers exporter exporters transfer transfers transferred"
)
ARMS = word_set(
    "weapons arms drones systems missiles rockets tanks munitions ammunition aircraft jets fighters "
    "helicopters warships submarines guns rifles launchers radars weaponry howitzers mortars artillery "
    "shells bombs boats batteries trainers carriers frigates torpedoes"
)
_AID = word_set(
    "aid assistance support help loan loans credit credits grant grants donation donations funding subsidies"
)
GOODS = ARMS | _AID | word_set("equipment vehicles hardware goods products gas oil grain wheat technology")
_ONE_OF_THEM = word_set("weapon drone missile tank helicopter warship howitzer launcher radar")
_PEOPLE = word_set(
    "experts specialists instructors advisers advisors sappers troops soldiers forces officers volunteers "
    "doctors medics engineers peacekeepers mercenaries pilots commandos rescuers firefighters technicians "
    "observers servicemen personnel teachers workers contingent team teams"
)
_ARRIVES = word_set(
    "arrive arrives arrived arriving came come comes coming went go goes going flew travelled traveled reach "
    "reaches reached reaching landed deployed stationed worked served visited entered left"
)
REACHES = word_set("reach reaches reached reaching visited entered")
"""Those that a place follows without a preposition."""

_DEALS = GOODS | word_set("contract contracts deal deals order orders sale sales shipment package")
_MAKES = word_set("made built supplied produced manufactured")
_OFFERS = word_set("offer offers offered offering")
_FROM, _TO, _BY = word_set("from"), word_set("to"), word_set("by")
_NOT_TO = word_set("according thanks compared next close due owing ambassador envoy")
"""Words with which "to" does not tell where things go."""

_AND = word_set("and or nor")
_WITHIN = 4
"""Words between a country and the word that tells its part."""

_NEARBY = 5
"""Words between goods or people and where they come from, or the word that has them come."""

_IN = word_set("in at into to for")
_BE = word_set("was were is are been being be")
_WHY = re.compile(r"(?i)\b(?:why|reason|how (?:did|do|does|has|have|was|were))\b")
_PERCENT = re.compile(r"\s+(?:\w+ )?[\d.,]+\s*(?:%|per ?cent)")
_OF_PEOPLE = re.compile(r"(?:ish|ese|ian|ean|ch|i|greek|swiss|american|german|[^st]tan)$")
_TOWNS_IN_I = word_set("tbilisi delhi nairobi dhabi fiji malawi burundi djibouti mali")
_SAME_AGAIN = re.compile(r"\b(?:from|to) (?:it|them|him|her)\b")


class Trade(NamedTuple):
    """Countries, by their codes: those that things come from, those that they go to, and all."""

    origins: frozenset[str]
    destinations: frozenset[str]
    all: frozenset[str]


@lru_cache(2_000)
def trade(text: str) -> Trade:
    """Return where a text, in English, has things come from and go to; a country may be both."""
    reading = read(plainly(text), "en")
    origins: set[str] = set()
    destinations: set[str] = set()
    for places in _joined(reading.tokens):
        codes = {code for place in places if (code := country_of(reading.tokens[place]))}
        if any(_comes_from(reading, place) for place in places):
            origins |= codes
        if any(_goes_to(reading, place) for place in places):
            destinations |= codes
    every = frozenset(filter(None, map(country_of, reading.tokens)))
    return Trade(frozenset(origins), frozenset(destinations), every)


def country_of(token: Token) -> str | None:
    """Return the code of the country that a word stands for; an organisation as the UN trades nothing."""
    code = token.place
    return code if code and len(code) == len("@XX") and code != "@UN" else None


def _joined(tokens: Sequence[Token]) -> Iterator[list[int]]:
    """Yield the places of countries, those together that stand in one enumeration: "Latvia and Poland"."""
    run: list[int] = []
    for place in (place for place, token in enumerate(tokens) if country_of(token)):
        between = [each.word for each in tokens[run[-1] + 1 : place]] if run else []
        if run and _AND.issuperset(between) and (between or "," in tokens[place].after):
            run.append(place)
            continue
        if run:
            yield run
        run = [place]
    if run:
        yield run


def _near(tokens: Sequence[Token], place: int) -> tuple[list[str], list[str]]:
    """Return the two words before a country, and those after it up to the next country.

    Those after it are without numbers and names: "Turkish minister Anna Varga offered".
    """
    following = takewhile(lambda each: country_of(each) is None, tokens[place + 1 :])
    after = (each.word for each in following if not each.word[0].isdigit() and not each.name)
    return [each.word for each in tokens[max(0, place - 2) : place]], list(islice(after, _WITHIN))


def _comes_from(reading: Reading, place: int) -> bool:
    """Return whether things come from a country: "from Turkey", "Turkish weapons", "Turkey sold"."""
    tokens, (before, after) = reading.tokens, _near(reading.tokens, place)
    if _FROM.intersection(before) or (_BY.intersection(before) and _told(tokens, place, _SELLS | _MAKES)):
        return True
    if _goes_there(before) or _given(reading, place) or _from_another(tokens, place):
        return False
    if _MAKES.intersection(after[:1]) or _first(after, _SELLS, _BUYS) or _makes(reading, place):
        return True
    return owns(reading, place) and _first(after, _PEOPLE, _ARRIVES) and _first(after, _ARRIVES, _BUYS)


def _goes_there(before: Sequence[str]) -> bool:
    """Return whether the words before a country have things go to it; "according to Poland" does not."""
    return bool(_TO.intersection(before)) and _NOT_TO.isdisjoint(before)


def _from_another(tokens: Sequence[Token], place: int) -> bool:
    """Return whether a country's goods are from another one: "Poland's drones from Turkey"."""
    ahead = list(takewhile(lambda each: country_of(each) is None, tokens[place + 1 : place + 1 + _NEARBY]))
    if len(ahead) < 2 or ahead[-1].word not in _FROM or ahead[-2].word not in GOODS:
        return False
    return any(country_of(each) for each in tokens[place + 1 + len(ahead) :][:1])


def _makes(reading: Reading, place: int) -> bool:
    """Return whether goods are a country's: "Turkish guided bombs", but not "Turkish arms imports"."""
    close = 3 if owns(reading, place) else 1
    _, after = _near(reading.tokens, place)
    things = GOODS | _ONE_OF_THEM if reading.tokens[place].tail == "s" else GOODS
    goods = next((number for number, word in enumerate(after[:close]) if word in things), None)
    if goods is None or (close == 1 and reading.tokens[place + 1].word not in GOODS):
        return False
    return _BUYS.isdisjoint(after[:goods]) and _BOUGHT.isdisjoint(after[goods + 1 : goods + 2])


def owns(reading: Reading, place: int) -> bool:
    """Return whether a word for a country tells whose something is: "Turkish", "Turkey's"."""
    token = reading.tokens[place]
    last = reading.text[token.start : token.end].lower().split(" ")[-1].split("-")[-1]
    return token.tail == "s" or (bool(_OF_PEOPLE.search(last)) and last not in _TOWNS_IN_I)


def _goes_to(reading: Reading, place: int) -> bool:
    """Return whether things go to a country: "sold to Poland", "sold Poland tanks", "Poland bought"."""
    tokens, (before, after) = reading.tokens, _near(reading.tokens, place)
    if _goes_there(before) and (_told(tokens, place, _SELLS | _AID) or _arrives(tokens, place)):
        return True
    if _BY.intersection(before) and _told(tokens, place, _BUYS):
        return True
    if _given(reading, place) or _from_another(tokens, place) or _reached(tokens, place):
        return True
    if before[1:] == ["for"] and tokens[place - 2].word in _DEALS:
        return True
    return _first(after, _BUYS, _SELLS) and not _FROM.intersection(before)


def _given(reading: Reading, place: int) -> bool:
    """Return whether a country is the one that gets something: "sold Poland tanks", "Poland was given"."""
    tokens = reading.tokens
    if owns(reading, place):
        return False
    before, after = _near(tokens, place)
    before = [each for each in before if each != "the"][-1:]
    if _GIVES.intersection(before):
        return _PERCENT.match(reading.text, tokens[place].end) is None
    was = next((number for number, word in enumerate(after[:2]) if word in _BE), None)
    done = after[:1] if _BE.intersection(before) else after[was + 1 : was + 3] if was is not None else []
    return not _GIVES.isdisjoint(done) and _IN.isdisjoint(before)


def _arrives(tokens: Sequence[Token], place: int, since: int = 0) -> bool:
    """Return whether people or things are told to come, between a place of a text and another one."""
    for number, each in enumerate(tokens[since:place], since):
        if each.word in _ARRIVES and any(
            it.word in GOODS | _PEOPLE for it in tokens[max(0, number - _NEARBY) : number]
        ):
            return True
    return False


def _reached(tokens: Sequence[Token], place: int) -> bool:
    """Return whether people or things come to a country: "experts reached Poland", "arrived in Poland"."""
    last = tokens[place - 1].word if place else ""
    if last == "the" and place > 1:
        place, last = place - 1, tokens[place - 2].word
    if last in REACHES:
        return _arrives(tokens, place, place - 1)
    return last in _IN and _arrives(tokens, place, max(0, place - 3))


def _told(tokens: Sequence[Token], place: int, wanted: frozenset[str]) -> bool:
    """Return whether one of some words stands before a place of a text."""
    return any(each.word in wanted for each in tokens[:place])


def _first(after: Sequence[str], wanted: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether one of some words comes, and none of others before it; "offered to buy" is to buy."""
    found = [word for word in after if word in wanted or word in other]
    if len(found) > 1 and found[0] in _OFFERS:
        found = found[1:]
    return bool(found) and found[0] in wanted


def traded_otherwise(sentence: str, question: str) -> bool:
    """Return whether a sentence tells a trade the other way round than a question, or with a third country.

    Args:
        sentence: one, in English.
        question: the stand-alone question, as "What weapons has Turkey bought from Azerbaijan?"; any that
            does not tell who sold to whom is not looked into.
    """
    if not may_trade(question):
        return False
    asked, told = trade(question), trade(sentence)
    if not (asked.origins and asked.destinations):
        alone = len(asked.all) == 1 and not _WHY.search(question)
        return alone and _one_side_otherwise(asked, told)
    if asked.origins & asked.destinations:
        return False
    of_it, to_it = asked.origins & told.origins, asked.destinations & told.destinations
    # where it is asked why, a country may be told of apart from the trade
    concerned = of_it | to_it if _WHY.search(question) else told.all
    if asked.origins & concerned and told.destinations and asked.destinations.isdisjoint(told.all):
        return True
    if asked.destinations & concerned and told.origins and asked.origins.isdisjoint(told.all):
        return True
    swapped = asked.origins & told.destinations or asked.destinations & told.origins
    return bool(swapped) and not (of_it or to_it or _SAME_AGAIN.search(sentence))


def _one_side_otherwise(asked: Trade, told: Trade) -> bool:
    """Return whether the one that is asked what it sold is told to buy, or another one in its place."""
    if asked.origins:
        buys = asked.origins & told.destinations and not asked.origins & told.origins
        return bool(buys or (told.origins and asked.origins.isdisjoint(told.all)))
    sells = asked.destinations & told.origins and not asked.destinations & told.destinations
    another = bool(told.destinations) and (sells or asked.destinations.isdisjoint(told.all))
    return bool(asked.destinations and another)


def may_trade(question: str) -> bool:
    """Return whether a question may be about buying, selling or giving."""
    return _MAY_TRADE.search(question) is not None


_MAY_TRADE = re.compile(
    r"\b(?:b(?:uy|ought)|s(?:ell|old|ales?\b|en[dt]|uppl)|deliver|ship|order|import|export|receiv|acquir|"
    r"purchas|procur|provid|g[ai]v|transfer|obtain|lend|lent|loan|borrow|donat|offer|grant|aid\b|assist|g[eo]t\b|"
    r"arriv|c[ao]me\b|reach|went\b)"
)
