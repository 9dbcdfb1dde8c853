"""Check of how many, and of which, a thing is told: of each or of all together, of both or of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dossier.timing.words import word_set
from dossier.verifying.findings import Finding
from dossier.verifying.measures import agrees
from dossier.verifying.numbers import Amount
from dossier.verifying.reading import Reading
from dossier.verifying.tokens import Token, alike, is_general, is_title, same_name
from dossier.verifying.verbs import deed

_EACH = re.compile(
    r"(?i)\b(?:each|apiece|every (?!day|week|month|year)|per (?!cent|day|week|month|year|annum)\w+|"
    r"a head|a piece|başına|"
    r"каждо\w+|за каждый|hər birinə)\b"
)
_TOTAL = re.compile(
    r"(?i)\b(?:in total|in all|altogether|combined|between them|overall|a total of|toplam\w*|cəmi|"
    r"в общей сложности|всего)\b"
)
_RATE = re.compile(
    r"(?i)(?:^|[\w ]{0,24}?\b)(?:an?|per|every|each) (?P<unit>second|minute|hour|day|night|week|month|"
    r"quarter|year|decade)\b(?! (?:ago|later|"
    r"earlier|before|after|old|and))"
)
_WINDOW = 60
"""Characters within which the word for each or for all stands from its number."""


def sharing(statement: Reading, quotes: Sequence[Reading]) -> Iterator[Finding]:
    """Find numbers told of each instead of all, and deeds told of all, or of another, instead of one."""
    yield from _scopes(statement, quotes)
    yield from _not_all(statement, quotes)
    yield from _of_another(statement, quotes)


def _scopes(statement: Reading, quotes: Sequence[Reading]) -> Iterator[Finding]:
    """Find a number told of each that its quotes have in total, or a month that they have a year."""
    for amount in statement.amounts:
        told = [(quote, each) for quote in quotes for each in quote.amounts if agrees(amount, each) != "no"]
        for one, other in ((_EACH, _TOTAL), (_TOTAL, _EACH)):
            mark = _near(statement, amount, one)
            if (
                mark
                and told
                and all(_near(quote, each, other) and not _near(quote, each, one) for quote, each in told)
            ):
                instead = _near(told[0][0], told[0][1], other)
                yield Finding(
                    "contradiction",
                    f'says "{mark.strip()}"; the article says "{(instead or "").strip()}"',
                    0.8,
                )
                return
        own = _rate(statement, amount)
        rates = [_rate(quote, each) for quote, each in told]
        if own and rates and all(rate and rate != own for rate in rates):
            yield Finding("contradiction", f"says {own}; the article says {rates[0]}", 0.8)
            return


def _near(reading: Reading, amount: Amount, form: re.Pattern[str]) -> str | None:
    start = max(0, amount.start - _WINDOW // 2)
    match = form.search(reading.text[start : amount.end + _WINDOW])
    return match[0] if match else None


def _rate(reading: Reading, amount: Amount) -> str | None:
    """Return the time by which a number is told: `a month`."""
    match = _RATE.match(reading.text[amount.end : amount.end + _WINDOW // 2])
    return match["unit"].lower() if match and "," not in match[0] else None


_BOTH = re.compile(r"(?i)\b(?:both|all|each|alike|as well as|and)\b")
_ABSTAINING = word_set(
    "abstain abstained abstains abstention abstentions oppose opposed opposes reject rejected "
    "rejects refuse refused refuses "
    "decline declined veto vetoed boycott boycotted skipped against absent"
)
"""Words that tell that one does not go along with others."""


def _not_all(statement: Reading, quotes: Sequence[Reading]) -> Iterator[Finding]:
    """Find one of several names of which the quotes tell that it did not go along."""
    names = [token for token in statement.tokens if token.name and token.content and not is_title(token)]
    if len(names) < _SEVERAL or not _BOTH.search(statement.text):
        return
    if any(token.word in _ABSTAINING for token in statement.tokens):
        return
    for sentence in _sentences(quotes):
        standing = [name for name in names if any(same_name(name, token) for token in sentence)]
        aside = next((token for token in sentence if token.word in _ABSTAINING), None)
        if aside and len(standing) == 1 and not any(alike(aside, token) for token in statement.tokens):
            yield Finding(
                "contradiction", f'the article says "{aside.word}" of {standing[0].word.title()}', 0.8
            )
            return


_SEVERAL = 2


def _sentences(quotes: Sequence[Reading]) -> list[list[Token]]:
    """Return the sentences of quotes, as their words."""
    found: list[list[Token]] = []
    for quote in quotes:
        found.append([])
        for token in quote.tokens:
            if re.search(r"[.;!?]\W", token.after) and found[-1]:
                found.append([])
            found[-1].append(token)
    return found


_LINKS = word_set("over in on under of at near across for from between through into")


def _of_another(statement: Reading, quotes: Sequence[Reading]) -> Iterator[Finding]:
    """Find what the quotes tell of another thing of the same kind: the bridge over another river."""
    sentences = _sentences(quotes)
    for head, mark in _named_things(statement.tokens):
        own = [words for words in sentences if any(same_name(mark, token) for token in words)]
        others = [
            words for words in sentences
            if words not in own and any(
                alike(head, thing) and not same_name(mark, name) and bool(name.place) == bool(mark.place)
                for thing, name in _named_things(words)
            )
        ]  # fmt: skip
        if not own or not others:
            continue
        for token in statement.content():
            if token is head or token is mark or token.name or is_general(token, statement.language):
                continue
            if _among(token, others) and not _among(token, own):
                written = statement.text[token.start : token.end]
                yield Finding("contradiction", f'the article tells "{written}" of another {head.word}', 0.8)
                return


def _among(token: Token, sentences: Sequence[Sequence[Token]]) -> bool:
    return any(alike(token, other) for words in sentences for other in words)


def _named_things(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """Return the things that a name tells from others of their kind: `bridge over the Drina`."""
    for place, token in enumerate(tokens):
        if token.name or not token.content or is_title(token) or deed(token):
            continue
        if place and tokens[place - 1].name and token.after == " ":
            yield token, tokens[place - 1]
        following = list(tokens[place + 1 : place + 4])
        if following and following[0].word in _LINKS:
            rest = following[1:] if len(following) > 1 and following[1].word != "the" else following[2:]
            if rest and rest[0].name and not re.search(r"[,.;:]", rest[0].after):
                yield token, rest[0]
