"""What the right answer to a question is in the corpus at hand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dossier.errors import InputError
from dossier.evaluation.formats import Evidence, Question
from dossier.evaluation.matching import stands_in
from dossier.text import normalise
from dossier.types import Article, Span

Bearers = Mapping[str, frozenset[str]]
"""Evidence (a fact, a text, an article) -> ids of the articles that bear it."""


@dataclass(frozen=True, slots=True)
class Key:
    """What a question's right answer is in the corpus at hand.

    Attributes:
        question: the question.
        borne: its evidence with the articles that bear it.
        place: article and characters where the gold stands, None where the question names none.
    """

    question: Question
    borne: Bearers
    place: tuple[str, Span] | None = None

    @property
    def articles(self) -> frozenset[str]:
        """Return the ids of all articles that are evidence."""
        return frozenset[str]().union(*self.borne.values())


@dataclass(frozen=True, slots=True)
class Library:
    """The articles of a corpus, and what is known of them beyond the archive.

    Attributes:
        articles: id -> article.
        facts: id of an article -> facts that its front matter names; empty where none names any.
        originals: id of an article -> its text as the corpus file has it, before normalisation.
    """

    articles: Mapping[str, Article]
    facts: Bearers
    originals: Mapping[str, str]

    def key(self, question: Question) -> Key:
        """Return what a question's right answer is.

        Raises:
            InputError: the question names an article that the corpus lacks.
        """
        evidence = question.evidence
        if evidence.article is not None and evidence.article not in self.articles:
            raise InputError(
                f"Question {question.id!r} names article {evidence.article!r}, which the corpus lacks."
            )
        borne = {text: self._bearing(text) for text in evidence.texts}
        if self.facts:
            borne |= {fact: self._naming(fact) for fact in evidence.facts}
        if evidence.article is not None:
            borne[evidence.article] = frozenset({evidence.article})
        return Key(question, borne, self._place(evidence, question.golds))

    def _naming(self, fact: str) -> frozenset[str]:
        return frozenset(name for name, facts in self.facts.items() if fact in facts)

    def _bearing(self, text: str) -> frozenset[str]:
        """Return the articles that a string points to: by fact, by id or title, else by their text."""
        named = self._naming(text) | {
            each.id for each in self.articles.values() if text in (each.id, each.title)
        }
        return named or frozenset(
            each.id for each in self.articles.values() if stands_in(text, f"{each.title}\n{each.text}")
        )

    def _place(self, evidence: Evidence, golds: tuple[str, ...]) -> tuple[str, Span] | None:
        """Return where the gold stands in the normalised article, None where it cannot be found there."""
        if evidence.article is None or evidence.start is None or not golds:
            return None
        text = self.articles[evidence.article].text
        original = self.originals.get(evidence.article, text)
        normal = normalise(original)
        led = len(normal) - len(normal.lstrip())
        expected = len(normalise(original[: evidence.start])) - led
        gold = normalise(golds[0]).strip()
        found = [match.start() for match in re.finditer(re.escape(gold), text)]
        if not found:
            return None
        start = min(found, key=lambda place: abs(place - expected))
        return evidence.article, (start, start + len(gold))
