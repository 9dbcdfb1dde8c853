"""What a language model is given to write from: numbered sentences with their outlet and date."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.composing.candidates import Passages, with_antecedent
from dossier.composing.composition import Quoted
from dossier.composing.repeats import too_alike
from dossier.composing.selection import Scored

CHARACTERS_A_TOKEN = 3.0
"""Characters that a token is reckoned with. Models differ: English has about four a token, Turkish and
Russian about three, so that a budget is rather left unused than overrun."""

FEWEST_SENTENCES = 2
"""Sentences that are given whatever the budget, so that there is something to write from."""

MOST_SENTENCES = 24

LEAST_SHARE = 0.02
"""Share of the best sentence's score below which a sentence is not worth a model's time."""

_MARKERS = re.compile(r"[\[【〔⟦［]\s*(\^?\d[\d\s,–-]*)\s*[\]】〕⟧］]")
"""What would look like one of our own numbers."""

_TEMPLATE = re.compile(r"<\|?/?[\w\s|]{1,40}\|?>|\[/?INST\]|</?s>", re.IGNORECASE)
"""Control words of chat templates, and tags."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A sentence that a language model is given; its number is its place, from 1.

    Attributes:
        quoted: the sentence, with those that it leans on, in its article.
        text: its characters.
        score: its score in quote mode, from 0 to 1.
    """

    quoted: Quoted
    text: str
    score: float


def numbered_sentences(
    ranked: Sequence[Scored], archive: Passages, budget: int, most: int = MOST_SENTENCES
) -> list[Numbered]:
    """Choose the sentences to write from within a budget; none is ever cut.

    Args:
        ranked: the sentences that quote mode weighed: those that it quotes, then the others, best first.
        archive: where a sentence finds those that it leans on.
        budget: tokens for all of them with their labels; a rough count, rather too high than too low.
        most: sentences at most.
    """
    chosen: list[Numbered] = []
    kept: list[Scored] = []
    room = budget * CHARACTERS_A_TOKEN
    least = LEAST_SHARE * max((scored.score for scored in ranked), default=0.0)
    for scored in ranked:
        if len(chosen) >= most:
            break
        if scored.score < least:
            continue
        candidate = scored.candidate
        if any(_repeats(scored, other) for other in kept):
            continue
        span = with_antecedent(candidate, archive)
        quoted = Quoted(candidate.article, candidate.passage, span)
        numbered = Numbered(quoted, candidate.article.text[span[0] : span[1]], scored.score)
        cost = len(label(numbered, len(chosen) + 1)) + len(numbered.text) + 1
        if cost > room and len(chosen) >= FEWEST_SENTENCES:
            continue
        room -= cost
        chosen.append(numbered)
        kept.append(scored)
    return chosen


def _repeats(one: Scored, other: Scored) -> bool:
    """Return whether a sentence adds nothing to one that is given already."""
    return too_alike(one.candidate.text, other.candidate.text, float(one.vector @ other.vector))


def label(numbered: Numbered, number: int) -> str:
    """Return what stands before a sentence: its number, and the outlet and date of its article."""
    article = numbered.quoted.article
    known = ", ".join(harmless(part) for part in (article.outlet, article.published) if part)
    return f"[{number}] ({known}) " if known else f"[{number}] "


def told(sentences: Sequence[Numbered], seal: str) -> str:
    """Return the sentences as a model reads them, between two lines that hold a seal.

    Args:
        sentences: in the order of their numbers.
        seal: letters drawn anew for each question, which no article can know.
    """
    lines = [label(each, number) + harmless(each.text) for number, each in enumerate(sentences, 1)]
    return "\n".join([f"<<{seal}", *lines, f"{seal}>>"])


def harmless(text: str) -> str:
    """Return text of an article on one line, without what could pass for our own marks.

    Control, format and private characters (zero-width, bidi, tags) go; numbers in brackets become
    round; words of chat templates and tags go.
    """
    visible = "".join(
        each if each.isspace() or unicodedata.category(each) not in ("Cc", "Cf", "Co", "Cn") else ""
        for each in text
    )
    return " ".join(_MARKERS.sub(r"(\1)", _TEMPLATE.sub(" ", visible)).split())
