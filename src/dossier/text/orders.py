"""Words in an article that are meant for a machine that reads it, not for people (indirect prompt injection).

Greshake et al. (2023, arXiv:2302.12173) describe the attack. Such words are told by whom they address and
what they want done to an answer, by the marks of chat templates and prompts, and by forged citations, also
where letters are spaced, swapped for figures or for letters of another script. What an article reports of
such words, in quotation marks or as somebody's, is no order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dossier.text.forms import fold
from dossier.text.order_words import ADDRESSED, ENCODED, FORGED, HEADING, MARK, ORDER, QUOTED, REPLY, REPORTED

Span = tuple[int, int]

_ALIKE = str.maketrans("аеорсухіјѕԁһкмнтвіοανρ", "aeopcyxijsdhkmhtbioavp")
"""Letters of Cyrillic and Greek that look like Latin ones."""

_FIGURES = str.maketrans("013457@$", "oieastas")
"""Figures that stand for letters."""

_MIXED = re.compile(r"[a-z][а-яіјѕԁһα-ω]|[а-яіјѕԁһα-ω][a-z]")
_SWAPPED = re.compile(r"\b(?=\w*[a-z])(?=\w*\d)[a-z\d]{3,}\b")
_SPACED = re.compile(r"(?:\b\w ){2,}\w\b")
_FEWEST_SWAPPED = 3

_LONGEST_BOX = 6
"""Sentences of a paragraph that may be a box of its own, put in among the others."""

_LONGEST_JUDGED = 24
"""Sentences of a paragraph that is judged as a whole. A longer one, as where the whole article is one, is
judged by its first sentence, its marks, and near the words asked about."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph: its characters in the article, and its sentences' within it.

    `apart` tells whether it may be a box of its own, `headed` whether its heading, or it itself, is one of a
    dialogue with a model.
    """

    span: Span
    sentences: Sequence[Span]
    apart: bool
    headed: bool


def is_order(text: str, span: Span) -> bool:
    """Return whether characters of an article lie in words that are meant for a machine.

    A short paragraph with an order or marks of a prompt in it is one as a whole, and so is one that opens
    with them, is half made of them (unless it is very long), or stands below a heading such as "System". In
    the first paragraph, and in a long one, it is the sentence with the next one, and what stands between two
    marks.

    Args:
        text: the article's text.
        span: the characters.
    """
    return any(
        _is_meant(
            text[slice(*paragraph.span)],
            paragraph,
            (span[0] - paragraph.span[0], span[1] - paragraph.span[0]),
        )
        for paragraph in _paragraphs(text)
        if _touch(paragraph.span, span)
    )


def _is_meant(text: str, paragraph: _Paragraph, span: Span) -> bool:
    """Return whether characters of a paragraph are meant for a machine."""
    if paragraph.headed:
        return True
    sentences, marked = paragraph.sentences, _between_marks(text)
    touched = [n for n, sentence in enumerate(sentences) if _touch(sentence, span)]
    whole = len(sentences) <= _LONGEST_JUDGED
    near = range(len(sentences)) if whole else {0, *touched, *(n - 1 for n in touched if n)}
    meant = {n for n in near if n in marked or _bids(text[slice(*sentences[n])])}
    if meant and (0 in meant or paragraph.apart or (whole and 2 * len(meant) >= len(sentences))):
        return True
    return any(n in meant or n - 1 in meant for n in touched)  # what is to be said may come next


@lru_cache(maxsize=1024)
def _paragraphs(text: str) -> tuple[_Paragraph, ...]:
    found = []
    headed = dialogue = False
    for place, (start, end) in enumerate(_split(text, r"\n[ \t]*\n")):
        sentences = _sentences(text[start:end])
        line = fold(text[start:end]).strip()
        heading = bool(HEADING.fullmatch(line)) or (dialogue and bool(REPLY.fullmatch(line)))
        dialogue = dialogue or heading
        apart = place > 0 and len(sentences) <= _LONGEST_BOX
        found.append(_Paragraph((start, end), sentences, apart, headed or heading))
        headed = heading
    return tuple(found)


def _sentences(paragraph: str) -> Sequence[Span]:
    return _split(paragraph, r"(?<=[.!?。])\s+(?=[^\sa-zа-яё])|\n")


@lru_cache(maxsize=1024)
def _between_marks(paragraph: str) -> range:
    """Return the places of the sentences from the first with marks of a prompt to the last."""
    marks = [n for n, (start, end) in enumerate(_sentences(paragraph)) if _marked(paragraph[start:end])]
    return range(marks[0], marks[-1] + 1) if marks else range(0)


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _marked(text: str) -> bool:
    return bool(MARK.search(fold(text)) or ENCODED.search(text))


@lru_cache(maxsize=4096)
def _bids(sentence: str) -> bool:
    if FORGED.search(fold(sentence)):
        return True
    return any(
        bool(ORDER.search(read) or ADDRESSED.search(read)) and not REPORTED.search(read)
        for read in _readings(fold(QUOTED.sub('"…"', sentence)))
    )


def _readings(folded: str) -> Iterator[str]:
    """Yield a sentence as it stands, and as it reads where its letters are disguised."""
    yield folded
    if _MIXED.search(folded):
        yield folded.translate(_ALIKE)
    if len(_SWAPPED.findall(folded)) >= _FEWEST_SWAPPED:
        yield folded.translate(_FIGURES)
    if _SPACED.search(folded):
        yield " ".join(_SPACED.sub(lambda run: run.group().replace(" ", ""), folded).split())


def _split(text: str, boundary: str) -> Sequence[Span]:
    """Return the spans between boundaries, without white space around them; empty ones left out."""
    edges = [0, *(edge for match in re.finditer(boundary, text) for edge in match.span()), len(text)]
    spans = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        run = text[start:end]
        if run.strip():
            spans.append((start + len(run) - len(run.lstrip()), start + len(run.rstrip())))
    return spans
