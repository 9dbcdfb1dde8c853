"""How right one answer is: graded alike for Dossier and for every baseline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import mean

from dossier.evaluation.keys import Key
from dossier.evaluation.matching import stands_in

ENOUGH = 0.5
"""Share of its gold from which an answer counts as right where only right and wrong are told apart."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters of an article that an answer quotes."""

    article_id: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a system said to a question.

    Attributes:
        statements: the quotes of each statement, the best-scored statement first; none where it abstains.
        first_hit: id of the article of the best passage that its search found.
        nearest: the sentences that it names as coming nearest where it abstains.
        confidence: that the question is answered, None where the system tells none.
        seconds: of wall clock.
        words: words of the answer.
    """

    statements: tuple[tuple[Quote, ...], ...]
    first_hit: str | None
    confidence: float | None = None
    seconds: float | None = None
    words: int = 0
    nearest: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Grade:
    """The figures of one answer; None where a figure does not apply to the question or the answer.

    Attributes:
        gold_1: share of the gold that stands in the quotes of the best-scored statement.
        gold_3: the same for the three best-scored statements.
        gold_all: the same for all statements.
        gold_near: where it abstains, the same for the sentences that it names as coming nearest.
        place_1: whether the best-scored statement quotes the very characters of the gold.
        place_3: the same for the three best-scored statements.
        hit_1: whether the best passage found is of an article that is evidence.
        precision: share of the cited articles that are evidence.
        recall: share of the evidence that the cited articles bear.
        characters: characters quoted.
        words: words of the answer.
        seconds: of wall clock.
        abstained: whether it abstained.
        confidence: as the system tells it.
        right: whether it was answered at least `ENOUGH` right; None where it abstained.
    """

    gold_1: float | None
    gold_3: float | None
    gold_all: float | None
    gold_near: float | None
    place_1: float | None
    place_3: float | None
    hit_1: float | None
    precision: float | None
    recall: float | None
    characters: int | None
    words: int | None
    seconds: float | None
    abstained: bool
    confidence: float | None
    right: bool | None

    def to_dict(self) -> dict[str, float | bool | None]:
        """Return the figures by name."""
        return asdict(self)


def grade(key: Key, said: Said) -> Grade:
    """Return the figures of one answer; docs/evaluation.md says what each means."""
    question = key.question
    answered, due = bool(said.statements), question.answerable
    place_due = due and key.place is not None
    golds = {depth: _gold(key, _quotes(said, depth)) if due else None for depth in (1, 3, None)}
    cited = {quote.article_id for quote in _quotes(said)}
    characters = sum(quote.end - quote.start for quote in set(_quotes(said)))
    gold_all = golds[None]
    return Grade(
        gold_1=golds[1],
        gold_3=golds[3],
        gold_all=gold_all,
        gold_near=_gold(key, said.nearest) if due and not answered else None,
        place_1=float(_covered(key, _quotes(said, 1))) if place_due else None,
        place_3=float(_covered(key, _quotes(said, 3))) if place_due else None,
        hit_1=float(said.first_hit in key.articles) if due and key.borne else None,
        precision=mean(each in key.articles for each in cited) if due and answered and key.borne else None,
        recall=_recall(key, cited) if due and key.borne else None,
        characters=characters if answered else None,
        words=said.words if answered else None,
        seconds=said.seconds,
        abstained=not answered,
        confidence=said.confidence,
        right=(gold_all is not None and gold_all >= ENOUGH) if answered else None,
    )


def _quotes(said: Said, depth: int | None = None) -> list[Quote]:
    return [quote for statement in said.statements[:depth] for quote in statement]


def _gold(key: Key, quotes: Sequence[Quote]) -> float:
    """Return the share of the gold that some quotes hold, from 0 to 1."""
    question = key.question
    if question.scoring == "facts":
        bearing = frozenset().union(*(key.borne.get(fact, ()) for fact in question.evidence.facts))
        return float(any(quote.article_id in bearing for quote in quotes))
    if question.scoring == "items":
        return mean(_held(item, quotes) for item in question.items)
    return float(_held(question.golds, quotes) or _covered(key, quotes))


def _held(alternatives: Sequence[str], quotes: Sequence[Quote]) -> bool:
    return any(stands_in(gold, quote.text) for gold in alternatives for quote in quotes)


def _covered(key: Key, quotes: Sequence[Quote]) -> bool:
    """Return whether a quote holds the very characters of the gold."""
    if key.place is None:
        return False
    article_id, (start, end) = key.place
    return any(
        quote.article_id == article_id and quote.start <= start and end <= quote.end for quote in quotes
    )


def _recall(key: Key, cited: set[str]) -> float:
    return mean(not cited.isdisjoint(bearing) for bearing in key.borne.values())
