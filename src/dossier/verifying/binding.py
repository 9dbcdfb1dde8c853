"""Check what belongs together: a number with its noun, a country with its deed, across quotes too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dossier.timing import Mention
from dossier.timing.words import word_set
from dossier.verifying.contrasts import contrasts
from dossier.verifying.findings import Finding
from dossier.verifying.measures import agrees, one_unit
from dossier.verifying.numbers import Amount
from dossier.verifying.reading import Reading
from dossier.verifying.scopes import negated
from dossier.verifying.times import covers
from dossier.verifying.tokens import Token, alike, is_general, is_title, same_name

Piece = Token | Amount | Mention
"""A word, a number or a date: what a text is made of here."""

MARGIN = 1.0
"""By how much more of a statement's words another part of the quotes must have to be what it tells of."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text: about one clause.

    Attributes:
        reading: the text.
        pieces: what it is made of; where it has no name, the subject before it first.
        quote: the number of the quote.
        start: the first character after the part before it.
        end: one past its last character.
    """

    reading: Reading
    pieces: tuple[Piece, ...]
    quote: int
    start: int
    end: int


def binding(statement: Reading, quotes: Sequence[Reading]) -> Iterator[Finding]:
    """Find numbers, dates, countries and members of a series that the quotes tell of something else.

    Other names are left alone: a text goes on about a person or a firm by "he", "the company" or a shorter
    name, so that the part which tells a deed seldom has the name of its doer.
    """
    told = [part for number, quote in enumerate(quotes) for part in parts_of(quote, number)]
    if len(told) < 2:
        return
    own = parts_of(statement, 0)
    everything = tuple(piece for part in own for piece in part.pieces)
    for part in own:
        context = part.pieces if len(part.pieces) > 2 else everything
        for anchor in part.pieces:
            if found := _misplaced(statement, anchor, context, told):
                yield found
                return


def _misplaced(
    statement: Reading, anchor: Piece, context: Sequence[Piece], told: Sequence[Part]
) -> Finding | None:
    """Return a finding where the part of the quotes that has the words about a piece has a rival of it."""
    kind = _kind(anchor, statement.language)
    rest = [piece for piece in context if piece is not anchor and not _beside(piece, anchor)]
    if kind is None or not rest:
        return None
    scores = [sum(borne(piece, part, statement) for piece in rest) for part in told]
    having = [score for part, score in zip(told, scores, strict=True) if holds(anchor, part)]
    best = max(scores)
    if not having or best < max(having) + MARGIN:
        return None
    for part, score in zip(told, scores, strict=True):
        if score < best or holds(anchor, part):
            continue
        for piece in part.pieces:
            if _rivals(piece, part.reading, anchor, kind) and not any(_same(piece, own) for own in context):
                said, instead = _shown(anchor, statement), _shown(piece, part.reading)
                return Finding("contradiction", f"says {said}; the article says {instead}", 0.8)
    return None


def _rivals(piece: Piece, reading: Reading, anchor: Piece, kind: str) -> bool:
    """Return whether a piece could stand for another: one of its kind that is not denied."""
    if _kind(piece, reading.language) != kind or _denied(piece, reading):
        return False
    if isinstance(piece, Amount) and isinstance(anchor, Amount):
        return one_unit(piece.unit, anchor.unit)
    return True


def _denied(piece: Piece, reading: Reading) -> bool:
    return any(reading.tokens[place] is piece for place in negated(reading))


def _kind(piece: Piece, language: str) -> str | None:
    """Return what stands in place of a piece where it does not stand, None for a plain word or name."""
    if isinstance(piece, Amount):
        return "number" if piece.unit in ("", "time", "length", "mass") else piece.unit
    if isinstance(piece, Mention):
        return "date"
    if piece.model or piece.place:
        return "model" if piece.model else "place"
    rows = sorted({row for key in piece.keys for row, _ in contrasts(language).get(key, ())})
    return f"series {rows[0]}" if rows else None


def _same(piece: Piece, other: Piece) -> bool:
    if isinstance(piece, Amount):
        return isinstance(other, Amount) and one_unit(piece.unit, other.unit) and agrees(piece, other) != "no"
    if isinstance(piece, Mention):
        return isinstance(other, Mention) and (covers(piece, other) or covers(other, piece))
    if not isinstance(other, Token):
        return False
    return same_name(piece, other) if piece.name and other.name else alike(piece, other)


def holds(piece: Piece, part: Part) -> bool:
    """Return whether a part of a text has a piece, or one that says the same."""
    return any(_same(piece, other) for other in part.pieces)


def _beside(piece: Piece, anchor: Piece) -> bool:
    """Return whether two words are parts of one name."""
    if not (isinstance(piece, Token) and isinstance(anchor, Token) and piece.name and anchor.name):
        return False
    return 0 <= piece.start - anchor.end <= 1 or 0 <= anchor.start - piece.end <= 1


def borne(piece: Piece, part: Part, statement: Reading) -> float:
    """Return how much a part bears out a piece: its weight, less than nothing where it has the opposite."""
    weight = 1.5
    if isinstance(piece, Token):
        weight = 0.3 if is_general(piece, statement.language) else 1.5 if piece.name else 1.0
    if holds(piece, part):
        return weight
    series = _kind(piece, statement.language) or ""
    opposed = series.startswith("series") and any(
        _kind(other, part.reading.language) == series for other in part.pieces
    )
    return -weight if opposed else 0.0


def _shown(piece: Piece, reading: Reading) -> str:
    return reading.text[piece.start : piece.end].strip().partition("'")[0]


_SPLIT = word_set("while but whereas although ama а но amma oysa")
_JOINTS = word_set("and which who whom ve и və ise isə")
_VERB = re.compile(
    r"\w+ed|is|are|was|were|has|have|had|will|would|sent|won|lost|bought|sold|made|gave|led|met|hit|put|"
    r"set|cut|let|"
    r"said|told|took|left|held|began|begins?|ends?|starts?|opens?|closes?|keeps?|kept|got|paid|fell|rose|"
    r"became|went|came|"
    r"saw|drew|shot|threw|brought|built|ran|runs|makes|gives|shows|grew|flew|wrote|spoke|found|stood|lay|"
    r"hid|rang"
)
_SPEECH = word_set(
    "said says reported reports wrote writes noted notes recalled according told stated announced added "
    "citing dedi bildirdi yazdi сообщил сообщила написал написала bildirib yazib"
)
_SOON = 5
_FEWEST = 2
"""Content words, numbers and dates that a part has at least."""


def parts_of(reading: Reading, quote: int) -> list[Part]:
    """Return the parts of a text that stops, commas and conjunctions set off, none too small for a clause."""
    pieces: list[Piece] = [token for token in reading.tokens if token.content]
    pieces += [*reading.amounts, *reading.dates]
    pieces.sort(key=lambda piece: piece.start)
    cuts = [0, *_cuts(reading), len(reading.text)]
    parts = [[piece for piece in pieces if start <= piece.start < end] for start, end in pairwise(cuts)]
    kept: list[list[Piece]] = []
    for part in parts:
        if kept and (len(part) < _FEWEST or len(kept[-1]) < _FEWEST):
            kept[-1] = kept[-1] + part
        elif part:
            kept.append(part)
    ends = [0, *(part[-1].end for part in kept)]
    return [
        Part(reading, tuple(part), quote, *span)
        for part, span in zip(_with_subjects(kept), pairwise(ends), strict=True)
    ]


def _with_subjects(parts: list[list[Piece]]) -> Iterator[list[Piece]]:
    """Return parts of which those without a name have the subject of those before, which they go on about."""
    subject: list[Piece] = []
    for part in parts:
        own = [piece for piece in part if isinstance(piece, Token) and piece.name and not is_title(piece)]
        yield part if own else [*subject, *(piece for piece in part if piece not in subject)]
        first = [piece for piece in part if isinstance(piece, Token)][:1]
        subject = (
            [piece for piece in own if piece is own[0] or _beside(piece, own[0])] or subject or list(first)
        )


def _cuts(reading: Reading) -> Iterator[int]:
    """Return where the parts of a text begin: at stops, and at conjunctions and commas after a verb."""
    verb = False
    told: list[Amount | Mention] = [*reading.amounts, *reading.dates]
    begun = 0
    for place, token in enumerate(reading.tokens):
        numbered = any(begun <= each.start < token.start for each in told)
        speech = "," in token.after and any(
            each.word in _SPEECH for each in reading.tokens[place : place + _SOON]
        )
        joint = (token.word in _JOINTS or "," in token.after) and not _couples(reading.tokens, place)
        joint = joint and reading.text.count("(", 0, token.start) <= reading.text.count(")", 0, token.start)
        if (
            re.search(r"[;:.!?]", token.after)
            or token.word in _SPLIT
            or speech
            or (joint and (verb or numbered))
        ):
            yield token.start
            verb, begun = False, token.start
        verb = verb or bool(_VERB.fullmatch(token.word)) or reading.language != "en"


def _couples(tokens: Sequence[Token], place: int) -> bool:
    """Return whether a conjunction only joins two countries or two models: "Russian and French offers"."""
    if not 0 < place < len(tokens) - 1:
        return False
    before, after = tokens[place - 1], tokens[place + 1]
    return bool(before.place and after.place) or (before.model and after.model)
