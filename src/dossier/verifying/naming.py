"""Check names: each of a statement must stand in the quotes, people by surname, models letter for letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from dossier.timing.words import word_set
from dossier.verifying.findings import Finding
from dossier.verifying.reading import Reading
from dossier.verifying.tokens import Token, alike, is_title, same_name


def naming(statement: Reading, quotes: Sequence[Reading]) -> Iterator[Finding]:
    """Find names of a statement that do not stand in its quotes."""
    tokens = [token for quote in quotes for token in quote.tokens]
    for run in names_of(statement):
        absent = [token for token in run if not _stands(token, tokens)]
        proper = [token for token in run if token.word not in _KINDS]
        if not absent or (proper and proper[-1] not in absent and not proper[-1].place):
            yield from _another_first_name(statement, run, quotes)
            continue
        whole = len(absent) == len(run)
        written = statement.text[run[0].start : run[-1].end] if whole else token_text(statement, absent[-1])
        rival = _rival(absent[-1], tokens)
        if rival:
            yield Finding("contradiction", f"says {written}; the article says {_written(rival, quotes)}", 0.8)
        else:
            yield Finding("missing", f'"{written}" does not stand in the quotes', 0.8)
    yield from _misspelled(statement, quotes)


_KINDS = word_set("corporation company corp group ltd inc llc plc holding foundation institute council bank")
"""Words of a name that say what kind of thing bears it, and stand in quotes for others."""


def _misspelled(statement: Reading, quotes: Sequence[Reading]) -> Iterator[Finding]:
    """Find a name at the beginning of a statement that the quotes spell as another one."""
    for token in statement.tokens:
        if token.name or not token.content or not statement.text[token.start].isupper():
            continue
        tokens = [other for quote in quotes for other in quote.tokens]
        if len(token.word) >= _LONG and not _stands(token, tokens):
            near = next((other for other in tokens if _misread(token, other)), None)
            if near:
                said = token_text(statement, token)
                yield Finding("contradiction", f"says {said}; the article says {_written(near, quotes)}", 0.8)


_LONG = 5


def _misread(token: Token, other: Token) -> bool:
    if token.word[0] != other.word[0] or Levenshtein.distance(token.word, other.word) > 2:
        return False
    return other.name or (token.word[-2:] == other.word[-2:] and token.start == other.start == 0)


def token_text(reading: Reading, token: Token) -> str:
    """Return a word as it is written, without what an apostrophe attaches."""
    return reading.text[token.start : token.end].partition("'")[0]


def names_of(reading: Reading) -> list[list[Token]]:
    """Return the names of a text, each as its words."""
    runs: list[list[Token]] = []
    last: Token | None = None
    for token in reading.tokens:
        if token.name and token.content and not is_title(token):
            if (
                runs
                and last is runs[-1][-1]
                and token.after == " "
                and not (token.place or token.model or last.place)
            ):
                runs[-1].append(token)
            else:
                runs.append([token])
        last = token
    return runs


def _stands(token: Token, tokens: Sequence[Token]) -> bool:
    return any(same_name(token, other) if token.name else alike(token, other) for other in tokens)


def _rival(token: Token, tokens: Sequence[Token]) -> Token | None:
    """Return the name that the quotes have where a statement has another: another model, a like spelling."""
    if token.model:
        head = re.match(r"[^\d]*", token.word)
        return next(
            (other for other in tokens if other.model and head and other.word.startswith(head[0])), None
        )
    if len(token.word) < 4:
        return None
    most = max(1, len(token.word) // _LETTERS_A_SLIP)
    near = (other for other in tokens if other.name and Levenshtein.distance(token.word, other.word) <= most)
    return next(near, None)


_LETTERS_A_SLIP = 4
"""Letters of a name for each in which another may differ and still be it, misspelled."""


def _written(token: Token, quotes: Sequence[Reading]) -> str:
    return next(token_text(quote, token) for quote in quotes if any(token is each for each in quote.tokens))


def _another_first_name(statement: Reading, run: list[Token], quotes: Sequence[Reading]) -> Iterator[Finding]:
    """Find a surname of the quotes with another first name."""
    if len(run) < 2 or run[0].place:
        return
    theirs = [other for quote in quotes for other in names_of(quote)]
    same = [other for other in theirs if alike(other[-1], run[-1])]
    known = [other for other in same if len(other) > 1]
    if any(alike(run[0], token) for quote in quotes for token in quote.tokens):
        return
    shorter = any(all(any(alike(part, own) for own in run) for part in other) for other in known)
    if (
        known
        and not shorter
        and not any(_one_first_name(run[0], first) for other in known for first in other)
    ):
        written = statement.text[run[0].start : run[-1].end]
        yield Finding("contradiction", f"says {written}; the article names another", 0.8)


def _one_first_name(one: Token, other: Token) -> bool:
    """Return whether two first names are one, or the one is short for the other: `Alex`, `Alexander`."""
    return same_name(one, other) or (one.word, other.word) in _SHORT or (other.word, one.word) in _SHORT


_SHORT_NAMES = """
alex alexander / andy andrew / ben benjamin / chris christopher / dan daniel / dave david / ed edward / fred
frederick / greg gregory / jeff jeffrey / joe joseph / josh joshua / ken kenneth / matt matthew / mike
michael / nick nicholas / pete peter / phil philip / rob robert / ron ronald / steve stephen / tim timothy /
tom thomas / tony anthony / will william
"""
_SHORT = frozenset(tuple(pair.split()) for pair in _SHORT_NAMES.split("/"))
"""First names for short, each with the one that it is usually short for."""
