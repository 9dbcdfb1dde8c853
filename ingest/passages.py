"""Passages: runs of whole sentences that the embedding model can read at once."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import inf
from typing import Protocol

from dossier.embedding import embedded_text
from dossier.text import sentences
from dossier.types import Article, ModelCard, Passage, Span

CUT_VERSION = 1
"""Raised whenever the same article would be cut otherwise, so that articles are cut again."""

MAX_CHARACTERS = 1_200
"""About 180 English words: longer passages blur what they are about, even where the model could read on."""

OVERLAP = 2
"""Sentences at most that a passage repeats of the one before."""

_SPARE = 4  # tokens left free: special tokens, and what joining title and passage may add
_TITLE_SHARE = 4  # a title takes at most one part in this many of the window
_TORN = 0.1  # what a cut inside a paragraph costs, against the squared share of the room that is left empty
_BATCH = 512  # sentences given to the tokenizer at a time
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_STOPPED = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_CLAUSE = re.compile(r"[,;:—–.!?)]\s+")
_SPACE = re.compile(r"\s+")


class Tokens(Protocol):
    """What passages must know of the embedding model."""

    @property
    def card(self) -> ModelCard:
        """Return what identifies the model and its window."""

    def token_spans(self, texts: Sequence[str]) -> list[list[Span]]:
        """Return the characters of each token of each text."""


@dataclass(frozen=True, slots=True)
class Cut:
    """An article with its passages, and what the model is to read for each."""

    article: Article
    passages: tuple[Passage, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence, or a part of one too long for a passage."""

    start: int
    end: int
    tokens: int


def cut(article: Article, model: Tokens) -> Cut:
    """Return an article cut into passages.

    A passage is a run of whole sentences, at most `MAX_CHARACTERS` long, that fits the model's window
    together with the title. Cuts fall between paragraphs where that leaves passages well filled, and a
    passage repeats a sentence or two of the one before. A sentence that does not fit is cut itself, at a
    clause or a space if there is one, and no character is lost.
    """
    title, room = _title(article.title, model)
    pieces = _pieces(article, model, room)
    passages = tuple(
        _passage(article, ordinal, pieces[first:last])
        for ordinal, (first, last) in enumerate(_runs(article.text, pieces, room))
    )
    return Cut(article, passages, tuple(embedded_text(title, passage.text) for passage in passages))


def passage_id(article_id: str, ordinal: int, text: str) -> str:
    """Return the name of a passage, which changes with its text and with `CUT_VERSION`."""
    digest = hashlib.sha256(f"{CUT_VERSION}\0{text}".encode()).hexdigest()
    return f"{article_id}:{ordinal}:{digest[:8]}"


def _title(title: str, model: Tokens) -> tuple[str, int]:
    """Return the title as far as it is embedded, and the tokens that are left for the passage."""
    (spans,) = model.token_spans([title])
    window = model.card.max_tokens - _SPARE
    kept = min(len(spans), window // _TITLE_SHARE)
    return title[: spans[kept - 1][1]] if kept < len(spans) and kept else title, window - kept


def _pieces(article: Article, model: Tokens, room: int) -> list[_Piece]:
    """Return the sentences with their numbers of tokens, the long ones cut."""
    spans = sentences(article.text, article.language)
    pieces: list[_Piece] = []
    for first in range(0, len(spans), _BATCH):
        some = spans[first : first + _BATCH]
        tokens = model.token_spans([article.text[start:end] for start, end in some])
        for (start, end), inside in zip(some, tokens, strict=True):
            if len(inside) <= _own(room) and end - start <= MAX_CHARACTERS:
                pieces.append(_Piece(start, end, len(inside)))
            else:
                pieces += _split(article.text[start:end], start, inside, _own(room), model)
    return pieces


def _own(room: int) -> int:
    """Return the tokens of a passage without what it repeats."""
    return max(1, room * 5 // 6)


def _split(sentence: str, offset: int, tokens: list[Span], room: int, model: Tokens) -> list[_Piece]:
    """Return a sentence in pieces of at most `room` tokens and `MAX_CHARACTERS` characters.

    A piece may have other tokens than its characters had within the sentence (a cut falls inside a word,
    say), so pieces are counted anew, and those that came out too long are cut again.
    """
    spans = _cut_at_tokens(sentence, [start for start, _ in tokens], room)
    pieces: list[_Piece] = []
    parts = [sentence[start:end] for start, end in spans]
    for (start, end), part, inside in zip(spans, parts, model.token_spans(parts), strict=True):
        if len(inside) <= room or len(part) == 1:
            pieces.append(_Piece(offset + start, offset + end, len(inside)))
        else:
            pieces += _split(part, offset + start, inside, room, model)
    return pieces


def _cut_at_tokens(sentence: str, starts: list[int], room: int) -> list[Span]:
    """Return the trimmed spans of pieces that hold the starts of at most `room` tokens."""
    spans: list[Span] = []
    first = 0
    while first < len(sentence):
        begun = bisect_left(starts, first)
        limit = first + MAX_CHARACTERS
        if begun + room < len(starts):
            limit = min(limit, max(starts[begun + room], first + 1))
        end = len(sentence) if limit >= len(sentence) else _best_cut(sentence, first, limit)
        body = sentence[first:end]
        start = first + len(body) - len(body.lstrip())
        if body.strip():
            spans.append((start, start + len(body.strip())))
        first = end
    return spans


def _best_cut(sentence: str, first: int, limit: int) -> int:
    """Return where to cut before `limit`: after a clause, else after a space, in the second half."""
    half = (first + limit + 1) // 2
    for pattern in (_CLAUSE, _SPACE):
        ends = [match.end() for match in pattern.finditer(sentence, half, limit)]
        if ends:
            return ends[-1]
    return limit


def _runs(text: str, pieces: Sequence[_Piece], room: int) -> list[Span]:
    """Return the runs of pieces that make the passages, as half-open ranges that overlap.

    The cuts are those of least cost among all that fit (dynamic programming over the last cut), where a
    passage costs the squared share of its room that stays empty and a cut inside a paragraph costs `_TORN`.
    """
    own = _own(room)
    torn = [_TORN if not _closes(text, piece, after) else 0.0 for piece, after in pairwise(pieces)] + [0.0]
    total = list(accumulate((piece.tokens for piece in pieces), initial=0))
    best = [0.0] + [inf] * len(pieces)
    before = [0] * (len(pieces) + 1)
    for last in range(1, len(pieces) + 1):
        for first in range(last - 1, -1, -1):
            filled = max(
                (total[last] - total[first]) / own,
                (pieces[last - 1].end - pieces[first].start) / MAX_CHARACTERS,
            )
            if filled > 1 and first < last - 1:
                break
            cost = best[first] + (1 - min(filled, 1.0)) ** 2 + torn[last - 1]
            if cost < best[last]:
                best[last], before[last] = cost, first
    runs: list[Span] = []
    last = len(pieces)
    while last > 0:
        first = before[last]
        floor = max(first - OVERLAP, before[first] + 1)  # never all of the passage before
        runs.append((_reach_back(pieces, (first, last), floor, room), last))
        last = first
    return runs[::-1]


def _reach_back(pieces: Sequence[_Piece], run: Span, floor: int, room: int) -> int:
    """Return the first piece of a passage when it repeats what fits of the one before, down to `floor`."""
    first, last = run
    tokens = sum(piece.tokens for piece in pieces[first:last])
    for earlier in range(first - 1, floor - 1, -1):
        tokens += pieces[earlier].tokens
        if tokens > room or pieces[last - 1].end - pieces[earlier].start > MAX_CHARACTERS:
            break
        first = earlier
    return first


def _closes(text: str, piece: _Piece, after: _Piece) -> bool:
    """Return whether a paragraph ends after a piece, and is no heading of what comes after."""
    gap = text[piece.end : after.start]
    return bool(
        _BLANK_LINE.search(gap) and _STOPPED.search(text[max(piece.start, piece.end - 8) : piece.end])
    )


def _passage(article: Article, ordinal: int, pieces: Sequence[_Piece]) -> Passage:
    start, end = pieces[0].start, pieces[-1].end
    text = article.text[start:end]
    return Passage(
        id=passage_id(article.id, ordinal, text),
        article_id=article.id,
        ordinal=ordinal,
        start=start,
        end=end,
        text=text,
        sentences=tuple((piece.start, piece.end) for piece in pieces),
    )
