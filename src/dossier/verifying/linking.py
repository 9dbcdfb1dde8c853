"""Tie the names and abbreviations of a statement to those of its quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dossier.text import fold
from dossier.verifying.reading import Reading
from dossier.verifying.tokens import Token


def linked(statement: Reading, quotes: Sequence[Reading]) -> tuple[Reading, list[Reading]]:
    """Return the readings with names and abbreviations tied: `IMF` and what it is short for say the same.

    A word that begins a sentence is a name where another of the texts has it as one.
    """
    texts = [statement, *quotes]
    names = {token.word for text in texts for token in text.tokens if token.name}
    short = {initials for text in texts for token in text.tokens if (initials := _initials(text, token))}
    tied = [_tied(text, names, short) for text in texts]
    return tied[0], tied[1:]


def _initials(text: Reading, token: Token) -> str:
    """Return the letters of a word in capitals, folded and without an "s" for several, else nothing."""
    written = text.text[token.start : token.end].partition("'")[0].rstrip("s")
    short = 2 <= len(written) <= _LONGEST_SHORT and written.isupper() and written.isalpha()
    return fold(written) if short else ""


_LONGEST_SHORT = 6
_SKIPPED = frozenset(["of", "the", "and", "for", "to", "on", "in"])


def _tied(text: Reading, names: set[str], short: set[str]) -> Reading:
    tokens = list(text.tokens)
    for place, token in enumerate(tokens):
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        part = following is not None and following.name and not following.place and following.after == " "
        if (
            (token.word in names or part)
            and not token.name
            and token.content
            and text.text[token.start].isupper()
        ):
            tokens[place] = replace(token, name=True)
        if initials := _initials(text, token):
            tokens[place] = replace(tokens[place], keys=token.keys | {f"+{initials}"})
    for initials in short:
        for run in _spelled(tokens, initials):
            for place in run:
                tokens[place] = replace(
                    tokens[place], keys=tokens[place].keys | {f"+{initials}"}, content=True
                )
    return replace(text, tokens=tuple(tokens))


def _spelled(tokens: Sequence[Token], initials: str) -> Iterator[list[int]]:
    """Return the runs of words whose first letters are the letters of an abbreviation."""
    places = [place for place, token in enumerate(tokens) if token.word not in _SKIPPED]
    for start in range(len(places) - len(initials) + 1):
        run = places[start : start + len(initials)]
        if (
            run[-1] - run[0] <= len(initials) + 2
            and "".join(tokens[place].word[0] for place in run) == initials
        ):
            yield run
