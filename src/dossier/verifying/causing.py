"""Check causes: what a statement puts down to something its quotes must put down to it too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dossier.verifying.findings import Finding
from dossier.verifying.reading import Reading
from dossier.verifying.tokens import Token, alike, is_general

_CAUSE = re.compile(
    r"(?i)\b(because|due to|owing to|thanks to|as a result|result(?:ed|ing) in|led to|caus(?:ed|ing|"
    r"es)|prompt(?:ed|ing)|"
    r"therefore|in response to|in order to|which (?:forced|brought|allowed|made)|so that|on account of|"
    r"(?:driven|boosted|fuelled|fueled|helped|triggered|sparked|provoked|spurred|brought about|set off) by|"
    r"triggered|sparked|provoked|forc(?:ed|ing)|"
    r"nedeniyle|yüzünden|sonucunda|çünkü|sayesinde|səbəbiylə|səbəbindən|nəticəsində|görə çünki|"
    r"из-за|потому что|поэтому|благодаря|вследствие|привел\w* к)\b"
)
_TOLD = re.compile(
    r"(?i)\b(because|due to|owing to|thanks to|as a result|result\w*|led to|lead\w*|caus\w+|prompt\w+|"
    r"therefore|why|so|"
    r"cit(?:ed|ing)|respon\w+|in order|forc\w+|over|blam\w+|trac(?:ed|es)|after|since|for|as (?:he|"
    r"she|it|they|the|an?|its|his|her|their)|set off|amid|"
    r"trigger\w*|spark\w*|provok\w*|spur\w*|driv\w+|boost\w*|fuel\w*|follow\w*|account|reason|"
    r"effects?|consequences?|"
    r"neden\w*|yüzünden|sonuc\w+|çünkü|sayesinde|səbəb\w*|nəticə\w*|görə|"
    r"из-за|потому|поэтому|благодаря|привел\w*|причин\w+|после|вследствие|поскольку|так как)\b"
)
_PLAIN = re.compile(
    r"(?i)\b(because|due to|owing to|thanks to|as a result|result\w*|led to|caus\w+|prompt\w+|"
    r"therefore|why|"
    r"cit(?:ed|ing)|respon\w+|forc\w+|blam\w+|trac(?:ed|es)|set off|trigger\w*|spark\w*|provok\w*|"
    r"reason|effects?|consequences?|"
    r"neden\w*|yüzünden|sonuc\w+|çünkü|sayesinde|səbəb\w*|nəticə\w*|из-за|потому|поэтому|благодаря|"
    r"привел\w*|причин\w+)\b"
)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+")
_SPLIT_ENGLISH = re.compile(r"[,;]")


def causing(statement: Reading, quotes: Sequence[Reading]) -> Iterator[Finding]:
    """Find a cause of a statement that no quote names, or that only stands beside its effect there."""
    cause = _CAUSE.search(statement.text)
    if not cause:
        return
    text = " ".join(quote.text for quote in quotes)
    if not _TOLD.search(text):
        yield Finding("missing", "the quotes name no such cause", 0.5)
    elif not any(_PLAIN.search(quote.text) for quote in quotes) and _apart(statement, cause, quotes):
        yield Finding("missing", "the quotes have the two side by side, not one for the other", 0.5)


def _apart(statement: Reading, cause: re.Match[str], quotes: Sequence[Reading]) -> bool:
    """Return whether no single sentence of the quotes has words of both the cause and its effect."""
    end = _SPLIT_ENGLISH.search(statement.text, cause.end())
    inner = statement.between(cause.end(), end.start() if end else len(statement.text))
    one = _telling(statement, inner)
    rest = [
        token
        for token in statement.tokens
        if token not in inner and not cause.start() <= token.start < cause.end()
    ]
    other = _telling(statement, rest)
    for quote in quotes:
        start = 0
        for sentence in _SENTENCE.split(quote.text):
            begun = quote.text.find(sentence, start)
            start = begun + len(sentence)
            words = quote.between(begun, start)
            if _has(words, one) and _has(words, other):
                return False
    return bool(one) and bool(other)


def _telling(statement: Reading, tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.content and not is_general(token, statement.language)]


def _has(words: Sequence[Token], tokens: Sequence[Token]) -> bool:
    return any(alike(token, word) for token in tokens for word in words)
