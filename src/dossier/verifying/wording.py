"""Check what is told at all: words, causes and quantities in words that the quotes do not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dossier.verifying.carrying import carrying
from dossier.verifying.findings import Finding, Severity
from dossier.verifying.reading import Reading
from dossier.verifying.scopes import operators
from dossier.verifying.tokens import Token, alike, is_general, is_title

ALL = re.compile(
    r"(?i)\b(all|every(?! (?:second|third|fourth|other|two|three|four|five))|everyone|everybody|entire|"
    r"entirely|whole|wholly|each|completely|always|tüm|bütün|hepsi|her|bütün|hamısı|все|всех|весь|вся|"
    r"каждый)\b"
)
_ALL_TOLD = re.compile(
    r"(?i)\b(all|every\w*|entire\w*|whole|each|complete\w*|always|both|fully|full|total|tüm\w*|bütün|"
    r"hepsi|her|hamısı|все\w*|весь|вся|кажд\w+|100)\b"
)
ONLY = re.compile(
    r"(?i)\b(only|sole|solely|exclusively|just(?! (?:under|over|below|above))|alone|"
    r"sadece|yalnızca|yalnız|tek|только|лишь|"
    r"единственн\w+)\b"
)
_ANY = re.compile(r"(?i)(?<!not )(?<!without )\b(?:any|anyone|anybody|everyone|everybody)\b")
_ONLY_TOLD = re.compile(
    r"(?i)\b(only|sole\w*|exclusiv\w+|just|alone|one|single|no other|except|none|sadece|yalnız\w*|tek|"
    r"только|лишь|единственн\w+|four of)\b"
)
_ONLY_ONCE = re.compile(r"(?i)\bonly (?:after|once|when|then|from)\b")
_UNTIL = re.compile(r"(?i)\b(?:until|till|once|as soon as|not before)\b")
TOP = re.compile(
    r"(?i)\b(first(?:[- ]ever)?(?! (?:quarter|half|of|batch|stage|phase|round|days?|weeks?|months?|"
    r"years?))|largest|biggest|greatest|highest|lowest|smallest|most|best|worst|longest|oldest|newest|"
    r"record|"
    r"unprecedented|majority|leading|ilk|en|rekord|birinci|ən|перв\w+|сам\w+|крупнейш\w+|рекордн\w+)\b"
)
_SOME_TOLD = re.compile(
    r"(?i)\b(some|part|partly|partially|several|half|most|many|few|almost all|nearly all|bazı|bəzi|"
    r"некотор\w+|част\w+|больш\w+)\b"
)


_MOST_OF = re.compile(r"(?i)\bmost of\b")
_MOST_TOLD = re.compile(r"(?i)\b(?:most|majority)\b")
_BEHIND = re.compile(
    r"(?i)\b(?:second|third|fourth|fifth|2nd|3rd|one of the|among the)[- ](?:\w+est|most|best|worst)\b"
)
_ALREADY = re.compile(r"(?i)\b(already|artık|çoktan|artıq|уже)\b")
_AHEAD = frozenset(("will", "plan"))


def wording(statement: Reading, quotes: Sequence[Reading]) -> Iterator[Finding]:
    """Find what a statement says and no word of its quotes does."""
    text = " ".join(quote.text for quote in quotes)
    yield from _added_sense(statement, quotes, text)
    yield from list(_added_parts(statement, quotes)) or carrying(statement, quotes)


def _added_sense(statement: Reading, quotes: Sequence[Reading], text: str) -> Iterator[Finding]:
    every = ALL.search(statement.text)
    if every and not _ALL_TOLD.search(text):
        some = _SOME_TOLD.search(text)
        severity: Severity = "contradiction" if some else "missing"
        yield Finding(severity, f'says "{every[1].lower()}"; the quotes do not', 0.5)
    already = _ALREADY.search(statement.text)
    ahead = any(each.mode in _AHEAD for quote in quotes for each in operators(quote))
    if already and ahead and not _ALREADY.search(text):
        yield Finding("hedge", f'says "{already[1].lower()}"; the quotes speak of what is to come', 0.5)
    only = ONLY.search(statement.text)
    if _ANY.search(statement.text) and ONLY.search(text) and not only:
        yield Finding("contradiction", 'says "any"; the article says "only"', 0.7)
    waits = only and _ONLY_ONCE.search(statement.text) and _UNTIL.search(text)
    if only and not waits and not _ONLY_TOLD.search(text):
        yield Finding("missing", f'says "{only[1].lower()}"; the quotes do not', 0.5)
    top = TOP.search(statement.text)
    behind = _BEHIND.search(text)
    if top and top[1].lower() == "first" and re.search(r"(?i)\bsecond\b", statement.text):
        top = None
    if top and behind and not TOP.search(_BEHIND.sub(" ", text)) and not _BEHIND.search(statement.text):
        yield Finding(
            "contradiction", f'says "{top[1].lower()}"; the article says "{behind[0].lower()}"', 0.7
        )
    elif top and not (_MOST_TOLD if _MOST_OF.search(statement.text) else TOP).search(text):
        yield Finding("missing", f'says "{top[1].lower()}"; the quotes do not', 0.4)


def coverage(statement: Reading, quotes: Sequence[Reading]) -> float:
    """Return which share of the content words of a statement has its like in the quotes, from 0 to 1."""
    content = [token for token in statement.content() if not is_title(token)]
    weights = [_weight(token, statement) for token in content]
    told = sum(weight for token, weight in zip(content, weights, strict=True) if _told(token, quotes))
    return told / sum(weights) if content else 1.0


def _weight(token: Token, statement: Reading) -> float:
    return 0.3 if is_general(token, statement.language) else 1.0


def _told(token: Token, quotes: Sequence[Reading]) -> bool:
    return any(alike(token, other) for quote in quotes for other in quote.tokens)


def _added_parts(statement: Reading, quotes: Sequence[Reading]) -> Iterator[Finding]:
    """Find parts of a statement whose words the quotes do not have, and too few words told in all."""
    if any(quote.language != statement.language for quote in quotes):
        return
    covered = coverage(statement, quotes)
    content = [
        token
        for token in statement.content()
        if not is_general(token, statement.language) and not _is_office(statement, token)
    ]
    marks = {place for each in operators(statement) for place in range(each.first, each.last + 1)}
    marked = {statement.tokens[place].start for place in marks}
    absent = [token for token in content if not _told(token, quotes) and token.start not in marked]
    left = sum(
        not any(alike(token, own) for own in statement.tokens) and not is_general(token, quote.language)
        for quote in quotes
        for token in quote.content()
    )
    if covered < LEAST_COVERED:
        yield Finding("missing", "the quotes speak of something else", 0.8)
    elif len(absent) > left + SLACK:
        written = " ".join(statement.text[token.start : token.end] for token in absent[:3])
        yield Finding("missing", f'the quotes do not tell "{written}"', 0.4)
    elif (focus := _substituted(statement, content, absent, quotes)) is not None:
        yield Finding("missing", f'the quotes do not tell "{statement.text[focus.start : focus.end]}"', 0.3)
    elif _only_subject(statement, everything := list(statement.content()), quotes, marked):
        written = statement.text[everything[-_UNTOLD].start : everything[-1].end]
        yield Finding("missing", f'the quotes do not tell "{written}"', 0.6)
    else:
        for part in parts(statement):
            told = sum(_told(token, quotes) or token.start in marked for token in part)
            if len(part) >= LEAST_WORDS and told / len(part) <= PART_COVERED and covered >= REST_COVERED:
                written = statement.text[part[0].start : part[-1].end]
                yield Finding("missing", f'the quotes do not tell "{written}"', 0.4)
                return


def _is_office(statement: Reading, token: Token) -> bool:
    """Return whether a word is a title before a name: `Ms`, `Captain`."""
    return is_title(token) and statement.text[token.start].isupper()


def _only_subject(
    statement: Reading, content: Sequence[Token], quotes: Sequence[Reading], marked: set[int]
) -> bool:
    """Return whether the quotes have but the first words of a statement, and nothing of what it tells."""
    untold = 0
    for token in reversed(content):
        if _told(token, quotes) or token.start in marked:
            break
        untold += 1
    ends = [*(each.end for each in statement.amounts), *(each.end for each in statement.dates)]
    if untold and any(end > content[-untold].start for end in ends):
        return False
    return untold >= _UNTOLD and untold >= len(content) * _UNTOLD_SHARE


def _substituted(
    statement: Reading, content: Sequence[Token], absent: Sequence[Token], quotes: Sequence[Reading]
) -> Token | None:
    """Return the last word of a statement where a quote goes on with another: `of plastic` for `of milk`."""
    if not content or content[-1] not in absent:
        return None
    rest = [token for token in content if token not in absent]
    if len(rest) < LEAST_WORDS:
        return None
    for quote in quotes:
        places = [p for p, other in enumerate(quote.tokens) if any(alike(token, other) for token in rest)]
        told = [token for token in rest if any(alike(token, other) for other in quote.tokens)]
        ahead = quote.tokens[max(places, default=-1) + 1 :]
        goes_on = any(other.content and not is_general(other, quote.language) for other in ahead)
        if goes_on and len(told) >= SAME_SO_FAR * len(rest):
            return content[-1]
    return None


SAME_SO_FAR = 0.75
"""Share of the words before its last one from which a statement is taken to begin as a quote does."""

_UNTOLD, _UNTOLD_SHARE = 2, 0.5

LEAST_COVERED = 0.3
SLACK = 1.0
LEAST_WORDS = 2
PART_COVERED = 0.34
REST_COVERED = 0.5

_PARTS = re.compile(
    r"[,;:()]|\b(?:and|which|who|because|after|before|but|while|where|when|since|ve|и|və)\b|-"
)


def parts(statement: Reading) -> list[list[Token]]:
    """Return the content words of a statement by its parts: what commas and conjunctions set off."""
    cut: list[list[Token]] = [[]]
    for token in statement.tokens:
        if re.search(r"[,;:()]| - ", token.after) or _PARTS.fullmatch(token.word):
            cut.append([])
        if token.content and not is_general(token, statement.language) and not _is_office(statement, token):
            cut[-1].append(token)
    return [part for part in cut if part]
