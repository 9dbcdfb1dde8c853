"""What a statement may leave out of the sentence in which its words stand, and what it may not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dossier.text import is_listed
from dossier.timing.words import word_set
from dossier.verifying.orders import Order
from dossier.verifying.reading import Reading
from dossier.verifying.scopes import operators
from dossier.verifying.tokens import Token
from dossier.verifying.verbs import deed
from dossier.verifying.wording import ALL, ONLY, TOP

_OPENS = word_set("and but while whereas although though because since where ve ama ancak və amma и но а")
"""Words after which a sentence goes on as a whole one would begin."""

_CLOSES = word_set("and but while whereas although though because who which where when ve ama və amma и но а")
"""Words before which a sentence may be cut."""

_BETWEEN = word_set("and or who which ve və и или")
"""Words without meaning that may be left out together with others."""

_ADVERBS = word_set(
    "has have had also too then therefore thus however indeed first later now still already again также"
)
"""Words that may be left out anywhere, as those in -ly may: without the auxiliary a deed is done as well."""

_ADJOINING = word_set("in on at by for with from after during through into near over via using")
"""Words with which something is added to what is whole without it."""

_WEIGHTY = word_set("""
former ex late acting deputy vice assistant junior interim honorary alleged suspected accused false fake
failed attempted proposed planned potential possible likely near nearly almost half quarter third partial
several second fourth fifth sixth seventh eighth ninth tenth least less fewer only non anti lower upper
northern southern eastern western inner outer
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
plans proposal draft rumour rumor dream eğer şayet əgər если ли
""")
"""Words of what is only said to hold under a condition, or in a story."""

_THEORY = frozenset(("theory", "principle"))

_ADMITS = re.compile(
    r"(?:confirm|announc|admit|acknowledg)\w*(?: (?:in|on|last|this) \w+(?: \w+)?)?(?: that)?"
    r" (?:it|he|she|they)(?: (?:has|had|have))?"
)
"""How somebody tells of a deed of their own, which is then taken for done: `Oman confirmed that it had`."""

_BREAK = re.compile(r"[,;:()\[\]\"]| - |--")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")

MOST_ADJOINED = 6
"""Words that add a time, place or manner and may be left out before another such, at most."""

MOST_TITLES = 3
"""Words before a name that are taken for a title, at most."""

MOST_MODIFIERS = 4
"""Words before another that may be left out at most."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A quoted sentence, and its words but for articles."""

    reading: Reading
    told: Sequence[Token]

    def between(self, place: int) -> str:
        """Return what stands between a word and the next one."""
        return self.reading.text[self.told[place].end : self.told[place + 1].start]

    def breaks(self, place: int) -> bool:
        """Return whether a mark stands between a word and the next one."""
        return bool(_BREAK.search(self.between(place)))


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
        in_theory = token.word in _THEORY and place and told[place - 1].word == "in"
        if place not in kept and (in_theory or token.word in _FRAMES | _SOURCES):
            yield [token]
    if first and not _begins(statement, sentence, first):
        yield list(told[max(0, first - MOST_TITLES) : first])
    one_deed = _one_deed(statement)
    for (one, before), (other, after) in pairwise(traced.items()):
        gap = list(told[before + 1 : after])
        if not gap or (sentence.breaks(before) and sentence.breaks(after - 1)):
            continue
        same_form = order.tokens[other].word == told[after].word
        adjoins = one_deed and len(gap) <= MOST_ADJOINED and {gap[0].word, told[after].word} <= _ADJOINING
        modifies = same_form and _modifies(sentence, before + 1, after, told[before].name)
        admits = same_form and _ADMITS.fullmatch(" ".join(token.word for token in gap))
        if one in order.seams or not (adjoins or modifies or admits):
            yield gap
    closes = _CLOSES | _ADJOINING if one_deed else _CLOSES
    if last + 1 < len(told) and not sentence.breaks(last) and told[last + 1].word not in closes:
        yield list(told[last + 1 :])


def _one_deed(statement: Reading) -> bool:
    """Return whether a statement tells of somebody or something by name, and denies and compares nothing.

    What it tells then stands without its time, place and manner: `Ford built the plant in Kent`, but not
    `Smoking is banned in parks`.
    """
    subject = next(statement.content(), None)
    sweeping = operators(statement) or any(form.search(statement.text) for form in (ALL, ONLY, TOP))
    return subject is not None and _names(statement, subject) and not sweeping


def _names(statement: Reading, token: Token) -> bool:
    """Return whether a word is a name; one that begins a text is where no dictionary lists it."""
    written = statement.text[token.start : token.end]
    return token.name or (written[0].isupper() and not is_listed(written, statement.language))


def _begins(statement: Reading, sentence: Sentence, first: int) -> bool:
    """Return whether what begins at a word could be a sentence: a clause, but for what describes its doer."""
    told = sentence.told
    start = next((p + 1 for p in range(first - 1, -1, -1) if sentence.breaks(p) or told[p].word in _OPENS), 0)
    gap = told[start:first]
    if not gap:
        return True
    opening = sentence.between(start - 1) if start else sentence.reading.text[: told[0].start]
    if _ARTICLE.search(opening) and _ARTICLE.match(statement.text):
        return _modifies(sentence, start, first, name_before=False)
    nameless = not gap[-1].name or gap[-1].place is not None
    return (
        told[first].name and len(gap) <= MOST_TITLES and nameless and all(_is_title(token) for token in gap)
    )


_ARTICLE = re.compile(r"(?i)\b(?:the|an?) ")


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
    if all(token.word in _ADVERBS or (token.content and token.word.endswith("ly")) for token in gap):
        return True
    dated = {t.start for t in gap for each in reading.dates if each.start <= t.start < each.end}
    told = all(token.content or token.word in _BETWEEN or token.start in dated for token in gap)
    return told and after.content and not deed(after) and (name_before or not (gap[-1].name and after.name))
