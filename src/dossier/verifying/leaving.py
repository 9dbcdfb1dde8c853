"""What a statement may leave out of the sentence in which its words stand, and what it may not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dossier.text import is_listed
from dossier.timing.words import word_set
from dossier.verifying.orders import BE, Order
from dossier.verifying.reading import Reading
from dossier.verifying.scopes import operators
from dossier.verifying.tokens import Token
from dossier.verifying.turning import (
    ARTICLE,
    AS,
    BETWEEN,
    OPENS,
    THAT,
    Sentence,
    hangs,
    in_theory,
    spoken,
    turns,
)
from dossier.verifying.verbs import deed
from dossier.verifying.wording import ALL, ONLY, TOP

_CLOSES = word_set("and but while whereas although though because who which where when ve ama və amma и но а")
"""Words before which a sentence may be cut."""

_AUXILIARIES = word_set("has have had")
_ADVERBS = _AUXILIARIES | word_set("""
also too then therefore thus however indeed first later now still already again также newly recently finally
subsequently eventually immediately originally publicly jointly
""")
"""Words that may be left out anywhere: without them, or the auxiliary, a deed is done as well."""

_ADJOINING = word_set("in on at by for with from after during through into near over via using")
"""Words with which something is added to what is whole without it."""

_AIMS = word_set("for after")
"""Those with what has a time or place of its own: `left for talks in May`."""

_WEIGHTY = word_set("""
former ex late acting deputy vice assistant junior interim honorary alleged suspected accused false fake
failed attempted proposed planned potential possible likely near nearly almost half quarter third partial
shadow designate incoming outgoing elect retired fictional mock toy dummy model replica virtual imaginary
unlike like despite besides often sometimes seldom once trainee aspiring disgraced lay advisory styled
pre post pseudo semi quasi sub counter
several second fourth fifth sixth seventh eighth ninth tenth least less fewer only non anti lower upper
northern southern eastern western inner outer
eski sabık keçmiş sözde güya guya бывший бывшая бывшего бывшей экс
""")
"""Words that change what follows them, so that it does not stand without them."""

_SOURCES = word_set("""
says said say saying told tell according claims claimed argues argued believes believed thinks thought
estimates estimated predicts predicted suggests suggested reportedly allegedly insists insisted warns warned
göre söyledi dedi açıkladı bildirdi görə deyib dedi bildirib açıqlayıb сказал сказала сообщил сообщили заявил
заявила заявили словам мнению считает считают
""")
_FRAMES = word_set("""
if unless whether provided assuming supposing legend myth fiction hypothesis scenario plan
plans proposal draft rumour rumor dream suppose imagine imagined wish wished wishes pretend pretended
lie lies lied falsely wrongly untrue hoax disproved debunked retracted annulled mistaken mistake error wrong
except excepting excluding exception claim correction prank denies denied disputes disputed withdrawn
eğer şayet əgər если ли
""")
"""Words of what is only said to hold under a condition or in a story, or not to hold, or not for all."""

_BOUNDS = word_set("since until till beri kadar qədər bəri")
"""Words of the time from which, or up to which, something holds."""

_ADMITS = re.compile(
    r"(?:confirm|announc|admit|acknowledg)\w*(?: (?:in|on|last|this) \w+(?: \w+)?)?(?: that)?"
    r" (?:it|he|she|they)(?: (?:has|had|have))?"
)
"""How somebody tells of a deed of their own, which is then taken for done: `Oman confirmed that it had`."""

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")

MOST_ADJOINED = 6
"""Words that add a time, place or manner and may be left out before another such, at most."""

MOST_TITLES = 3
"""Words before a name that are taken for a title, at most."""

MOST_MODIFIERS = 4
"""Words before another that may be left out at most."""


def left_out(
    statement: Reading, sentence: Sentence, traced: dict[int, int], order: Order
) -> Iterator[list[Token]]:
    """Yield the words that a statement may not leave out of a sentence, and does.

    Args:
        statement: the statement.
        sentence: the sentence in which all its words stand.
        traced: the place in the sentence of each word of the order.
        order: the words of the statement in the order in which they stand there.
    """
    told = sentence.told
    kept = set(traced.values())
    first, last = min(kept), max(kept)
    for place, token in enumerate(told):
        if place not in kept and (in_theory(told, place) or token.word in _FRAMES | _SOURCES | _BOUNDS):
            yield [token]
    if spoken(statement, sentence, first, last):
        yield list(told[:first] or told[last + 1 :] or told)
    if first and not _begins(statement, sentence, first):
        yield list(told[max(0, first - MOST_TITLES) : first])
    narrows = _narrows(statement)
    one_deed = not narrows and not operators(statement) and _names(statement, next(statement.content(), None))
    for (one, before), (other, after) in pairwise(traced.items()):
        gap = list(told[before + 1 : after])
        if not gap:
            continue
        if sentence.breaks(before) and sentence.breaks(after - 1):
            if gap[0].word in AS or turns(sentence, before + 1, after):
                yield gap
            continue
        same_form = order.tokens[other].word == told[after].word
        adjoins = one_deed and _adjoins(gap, told[after])
        spare = not narrows or all(token.word in _AUXILIARIES for token in gap)
        modifies = same_form and spare and _modifies(sentence, before + 1, after, told[before].name)
        admits = same_form and _ADMITS.fullmatch(" ".join(token.word for token in gap))
        if one in order.seams or not (adjoins or modifies or admits):
            yield gap
    closes = _CLOSES | _ADJOINING if one_deed else _CLOSES
    if last + 1 < len(told) and not sentence.breaks(last) and told[last + 1].word not in closes:
        yield list(told[last + 1 :])
    if last + 1 < len(told) and sentence.breaks(last) and turns(sentence, last + 1, len(told)):
        yield list(told[last + 1 :])


def _adjoins(gap: Sequence[Token], after: Token) -> bool:
    """Return whether words add a time, place or manner before another such: one, and nothing done in it."""
    opens = gap[0].word in _ADJOINING - _AIMS and after.word in _ADJOINING and len(gap) <= MOST_ADJOINED
    within = OPENS | _CLOSES | BETWEEN | THAT
    return opens and not any(token.word in within or deed(token) for token in gap)


def _narrows(statement: Reading) -> bool:
    """Return whether a statement denies, counts all or compares: what holds of some then need not of more."""
    denies = any(each.mode == "not" for each in operators(statement))
    return denies or any(form.search(statement.text) for form in (ALL, ONLY, TOP, _MOST))


_MOST = re.compile(r"(?i)\b(?:the|its|his|her|their) \w{3,}est\b")
"""A comparison with all others: `the busiest port`."""


def _names(statement: Reading, token: Token | None) -> bool:
    """Return whether a word is a name; one that begins a text is where no dictionary lists it."""
    if token is None:
        return False
    written = statement.text[token.start : token.end]
    return token.name or (written[0].isupper() and not is_listed(written, statement.language))


def _begins(statement: Reading, sentence: Sentence, first: int) -> bool:
    """Return whether what begins at a word could be a sentence: a clause, but for what describes its doer."""
    told = sentence.told
    start = next((p + 1 for p in range(first - 1, -1, -1) if sentence.breaks(p) or told[p].word in OPENS), 0)
    gap = told[start:first]
    if hangs(sentence, start, first):
        return False
    if not gap:
        return True
    opening = sentence.before(start)
    if ARTICLE.search(opening) and ARTICLE.match(statement.text):
        return _modifies(sentence, start, first, name_before=False)
    nameless = not gap[-1].name or gap[-1].place is not None
    return (
        told[first].name and len(gap) <= MOST_TITLES and nameless and all(_is_title(token) for token in gap)
    )


def _is_title(token: Token) -> bool:
    """Return whether a word may be part of what somebody is before a name: `the surgeon Rosa Lind`."""
    of_deed = not token.name and (deed(token) or token.word.endswith("s"))
    return token.content and token.word not in _WEIGHTY and not of_deed


def _modifies(sentence: Sentence, start: int, end: int, name_before: bool) -> bool:
    """Return whether words may be left out before another, which is what it is without them.

    That is a thing: what goes before a deed is its doer, `The firm's chairman resigned`. And it is no name,
    of which they may be a part, save the middle of a person's.
    """
    reading, gap, after = sentence.reading, sentence.told[start:end], sentence.told[end]
    bearing = {
        reading.tokens[place].start
        for each in operators(reading)
        for place in range(each.first, each.last + 1)
    }
    if len(gap) > MOST_MODIFIERS or any(
        token.start in bearing or token.word in _WEIGHTY or _ORDINAL.fullmatch(token.word) for token in gap
    ):
        return False
    if all(token.word in _ADVERBS for token in gap):
        return True
    joined = any(t.word in BETWEEN for t in gap) or any(sentence.breaks(p) for p in range(start, end - 1))
    foreign = gap[-1].name and _MONEY.fullmatch(after.word)
    if (joined and any(deed(token) for token in gap)) or foreign or _turned(sentence, start, end):
        return False
    dated = {t.start for t in gap for each in reading.dates if each.start <= t.start < each.end}
    told = all(token.content or token.word in BETWEEN or token.start in dated for token in gap)
    return told and after.content and not deed(after) and (name_before or not (gap[-1].name and after.name))


def _turned(sentence: Sentence, start: int, end: int) -> bool:
    """Return whether the last of some words is no plain quality of the thing after them.

    In English an adverb in -ly or what is told of after "be" (`was feared dead`) turns it; elsewhere
    no list tells verbs, so it must look like an adjective, or not stand before the last word.
    """
    last, language = sentence.told[end - 1], sentence.reading.language
    if language in ("tr", "az"):
        return end == len(sentence.told) - 1
    if language == "ru":
        return not _RUSSIAN.search(last.word)
    bare = start and sentence.told[start - 1].word in BE and not sentence.between(start - 1).strip()
    return last.word.endswith("ly") or bool(bare and deed(last))


_MONEY = re.compile(r"dollars?|pounds?|francs?|pesos?|dinars?|rupees?|liras?|kron(?:er|or)|crowns?|ro?ubles?")
_RUSSIAN = re.compile(r"(?:[ыиоа]й|[ая]я|[ое]е|[ыи]е|[ое]го|[ое]му|[ыи]ми?|[ыи]х|[ую]ю)$")
"""How an adjective ends."""
