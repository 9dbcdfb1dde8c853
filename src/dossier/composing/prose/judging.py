"""What a written statement is worth: its quotes, its verdict, and whether it answers the question."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from dossier.composing.composition import citation, place_of
from dossier.composing.prose.context import Numbered
from dossier.composing.reading import PassageReader
from dossier.composing.writing import Written
from dossier.retrieval import Query, Shape
from dossier.text import stems, words
from dossier.text.function_words import FUNCTION_WORDS
from dossier.types import Citation, Statement, Support
from dossier.verifying import Verdict, align, answers, unnamed, verify

BESIDE_THE_POINT = 0.5
"""Share of the best sentence's score below which what rests on a sentence does not answer the question."""

BESIDE_A_LIST = 0.1
"""The same for a question that several sentences answer."""

ANSWERS = -3.0
"""Log odds, by the reader, that words of a statement answer a question, from which it is taken to; chosen on
the labelled statements of docs/prose.md."""

FAR_FROM_BEST = 8.0
"""How far these may lie behind those of the best sentence that the model was given; chosen there too."""

_BEST = 3  # sentences that are read for that

_LEANING = re.compile(r"\b(?:this|these|those)\s+[^\W\d_]+", re.IGNORECASE)
"""What tells of something that stands elsewhere."""

LEAST = 0.2
"""Score of a sentence below which no statement that rests on it answers; chosen there too."""

_WHY = re.compile(r"^\W*(?:why|neden|niye|niçin|niyə|nə üçün|почему|зачем|отчего)\b", re.IGNORECASE)
"""What asks for a reason, which few words by themselves give."""

_log = logging.getLogger(__name__)

_OWN_VOICE = re.compile(
    r"\bI(?:'(?:m|ve|ll|d)| (?:am|was|have|had|can|cannot|could|will|would|do|did|think|believe|found|see"
    r"|need|must|should|called|apologi[sz]e))\b|\b[Aa]s an AI\b"
    r"|\b[Mm]y (?:answer|instructions|response|knowledge)\b"
)
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]*[\"”“»]")

_YES_OR_NO = frozenset(words("yes no evet hayır hə bəli xeyr да нет"))

_YES_FIRST = re.compile(
    r"\W*(?:yes|no(?!\.\s*\d)|evet|hayır|hə|bəli|xeyr|да|нет)\s*(?:[,.:;!–—]|-(?=\s))\s*(?=\w)", re.IGNORECASE
)

_LEFT_OVER = re.compile(r"\s*[,;]\s*(?=[.!?]$)")

_ITS_SOURCES = re.compile(
    r"\b(?:the|this|these) (?:provided |given |numbered )?"
    r"(?:archive|sentences?|articles?|texts?|passages?|sources?|context|information)(?: provided| given)? "
    r"(?:do|does|did|is|are|contains?|mentions?|says?|provides?|states?|gives?)\b",
    re.IGNORECASE,
)

_WHOSE = re.compile(r"\b[Aa]ccording to (?:the )?([^\W\d_a-z][\w-]+)")
"""Whose word a question asks for."""

OF_SOURCES = Verdict("unsupported", "speaks of its sources instead of what they say", 0.0)

OF_ITSELF = Verdict("unsupported", "the language model speaks of itself", 0.0)

NOT_SAID = Verdict("unsupported", "no sentence that was found says this", 0.0)

_STANDING: dict[Support, int] = {"supported": 2, "partly": 1, "unsupported": 0}


class Entailment(Protocol):
    """A model of natural-language inference."""

    def entails(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return the probability, from 0 to 1, that a premise bears out a statement, for each pair."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A written statement with the sentences that it is checked against and the verdict."""

    text: str
    backing: tuple[Numbered, ...]
    verdict: Verdict
    score: float


@dataclass(frozen=True, slots=True)
class Judges:
    """Models that are asked too, each where there is one.

    Attributes:
        entailment: whether quotes bear out a statement.
        reader: whether words of a statement answer a question, in a language that it knows.
    """

    entailment: Entailment | None = None
    reader: PassageReader | None = None


def judge(written: Written, query: Query, sentences: Sequence[Numbered], judges: Judges) -> Judged:
    """Check a statement against what it cites, or where that fails against what bears it out best.

    A marker that points to the wrong sentence is set right: what counts is that a sentence which the
    reader is shown bears the statement out.

    Args:
        written: the statement with the numbers that the language model gave.
        query: the stand-alone question, which a supported statement must also answer.
        sentences: what the language model was given, in the order of their numbers.
        judges: models that are asked too.
    """
    entailment, text = judges.entailment, _tidied(written.text)
    if _OWN_VOICE.search(_QUOTED.sub("", text)):
        return Judged(text, (), OF_ITSELF, 0.0)
    if _ITS_SOURCES.search(text) and not any(_ITS_SOURCES.search(each.text) for each in sentences):
        return Judged(text, (), OF_SOURCES, 0.0)
    cited = [sentences[number - 1] for number in written.numbers]
    best, backing = (_checked(text, cited, entailment), cited) if cited else (NOT_SAID, [])
    if best.support != "supported":
        aligned = [sentences[place] for place in align(text, [each.text for each in sentences])]
        again = _checked(text, aligned, entailment) if aligned else NOT_SAID
        if _STANDING[again.support] > _STANDING[best.support]:
            best, backing = again, aligned
    score = max((each.score for each in backing), default=0.0)
    if best.support == "supported":
        backing = _needed(text, backing, entailment)
        best = _echo(text, query.text, backing, _standing_alone(text, best))
    if best.support == "supported":
        best = _on_question(text, query.text, backing, best)
    if best.support == "supported" and not _answering(text, query, score, sentences, judges.reader):
        best = replace(best, support="partly", reason="true, but not what the question asks")
    return Judged(text, tuple(backing), best, score)


def _tidied(text: str) -> str:
    """Return a statement without a yes or no before it, which no quote bears out, and a comma left over.

    That stood before a marker: "Oslo, [1]."
    """
    text = _LEFT_OVER.sub("", text)
    opened = _YES_FIRST.match(text)
    return f"{text[opened.end()].upper()}{text[opened.end() + 1 :]}" if opened else text


def _answering(
    text: str, query: Query, score: float, sentences: Sequence[Numbered], reader: PassageReader | None
) -> bool:
    """Return whether a true statement answers the question: it rests on a good sentence and reads so.

    The reader marks words that answer: a reason, yes or no is seldom a few words, nor is an overview.
    """
    share = (
        BESIDE_A_LIST if query.shape in (Shape.LIST, Shape.COMPARISON, Shape.OVERVIEW) else BESIDE_THE_POINT
    )
    if score < share * max(each.score for each in sentences):
        return False
    if reader is None or query.familiarity == 0 or query.shape is Shape.OVERVIEW:
        return True
    if query.shape is Shape.YESNO or _WHY.match(query.text):
        return score >= LEAST
    best = sorted(sentences, key=lambda each: -each.score)[:_BEST]
    texts = [text, *(each.text for each in best)]
    readings = reader.read(query.matter, [("", each) for each in texts])
    own, *others = (reading.best((0, len(each)))[0] for reading, each in zip(readings, texts, strict=True))
    return score >= LEAST and own >= max(ANSWERS, max(others) - FAR_FROM_BEST)


def _needed(text: str, backing: Sequence[Numbered], entailment: Entailment | None) -> list[Numbered]:
    """Leave out the sentences without which a statement is borne out all the same."""
    kept = list(backing)
    for each in reversed(backing):
        others = [other for other in kept if other is not each]
        if others and _checked(text, others, entailment).support == "supported":
            kept = others
    return kept


def _echo(text: str, question: str, backing: Sequence[Numbered], verdict: Verdict) -> Verdict:
    """Lower the verdict on a statement that only says the question over, unless one sentence says it too.

    Sentences were found by the words of the question, so that these stand in them whatever they say: "Yes, it
    was published" shares its words with "The number was never published".
    """
    language = backing[0].quoted.article.language
    told, asked = _content(text, language), _content(question, language)
    if any(not _like(stem, asked) for stem in told - asked):
        return verdict
    if any(told <= _content(each.text, language) for each in backing):
        return verdict
    return replace(verdict, support="partly", reason="only says the question over; no sentence says it so")


def _like(stem: str, others: set[str]) -> bool:
    """Return whether a stem is one of others, or of one family with one: `Turkey` and `Turkish`."""
    if stem in others:
        return True
    return any(stem[:_FAMILY] == other[:_FAMILY] for other in others if min(len(stem), len(other)) >= _FAMILY)


_FAMILY = 4


def _standing_alone(text: str, verdict: Verdict) -> Verdict:
    """Lower the verdict on a statement that points to what only its article tells: "these schools"."""
    pointing = _LEANING.search(text)
    if pointing is None:
        return verdict
    return replace(verdict, support="partly", reason=f'does not tell what "{pointing[0]}" points to')


def _content(text: str, language: str | None) -> set[str]:
    """Return the stems of a text that carry meaning."""
    pairs = zip(words(text), stems(text, language), strict=True)
    return {stem for word, stem in pairs if word not in FUNCTION_WORDS and word not in _YES_OR_NO}


def _checked(text: str, backing: Sequence[Numbered], entailment: Entailment | None) -> Verdict:
    quotes = [each.text for each in backing]
    return verify(text, quotes, entailment=_likely(text, quotes, entailment), traced=True)


def _likely(text: str, quotes: Sequence[str], entailment: Entailment | None) -> float | None:
    """Return the probability of entailment, None without a model or where it fails: the rules go on alone."""
    if entailment is None:
        return None
    try:
        return entailment.entails([(" ".join(quotes), text)])[0]
    except Exception:
        _log.exception("The model of inference could not be asked.")
        return None


def _on_question(text: str, question: str, backing: Sequence[Numbered], verdict: Verdict) -> Verdict:
    source = _WHOSE.search(question)
    found = (each.quoted for each in backing)
    told = [text] if source else [text, *(f"{each.article.title}. {each.passage.text}" for each in found)]
    if missing := unnamed(f"According to {source[1]}" if source else question, told):
        reason = f"does not tell of {missing}, which the question asks about"
        return replace(verdict, support="partly", reason=reason)
    published = [each.quoted.article.published for each in backing]
    other = answers(text, question, quotes=[each.text for each in backing], published=published)
    return verdict if other is None else replace(verdict, support="partly", reason=other)


def with_witnesses(
    judged: Judged, quoted: Sequence[Statement], citations: Sequence[Citation]
) -> list[Citation]:
    """Return the quotes of a judged statement, and those of independent articles that bear it out too.

    Args:
        judged: the statement.
        quoted: the statements of quote mode, which know who says the same.
        citations: their quotes.
    """
    own = [citation(each.quoted) for each in judged.backing]
    if judged.verdict.support != "supported":
        return own
    places = {place_of(each) for each in own}
    by_number = {each.number: each for each in citations}
    for statement in quoted:
        group = [by_number[number] for number in statement.citations]
        if any(place_of(each) in places for each in group):
            others = [each for each in group if place_of(each) not in places]
            own += [each for each in others if _bears_out(each, judged.text)]
            places |= {place_of(each) for each in own}
    return own


def _bears_out(quote: Citation, text: str) -> bool:
    return verify(text, [quote.quote], literal=True).support == "supported"
