"""The sentences that an answer may be made of, and the sentence that each one leans on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Protocol

from dossier.composing.answer_type import holds_kind
from dossier.retrieval import Query, Shape, counted_thing
from dossier.text import is_order, stems, words
from dossier.types import Article, Citation, Hit, Passage, Span

MOST_CANDIDATES = 24
"""Sentences that are embedded and weighed for one answer."""

MOST_LISTED = 36
"""The same for a question that asks for a list or an overview, which is swept for, or for a time, which says
nothing of the words that tell it."""

MOST_OF_TIME = 64
"""The same for an overview of a time, where many tell of another."""

MOST_OF_ARTICLE = 3
"""Sentences of an article that are weighed for an overview, which is made of many articles."""

KIND = 0.3
"""How much more a sentence promises that holds a number, a sum, a share or a date where one is asked for; one
that holds every word of the question promises 1, and so does one of the best passage."""

RANK_HALVES = 10
"""Places in the ranking of passages after which what a place promises is halved."""

FEWEST_WORDS = 4
"""Words below which a sentence says too little to stand in an answer."""

LONGEST_SENTENCE = 800
"""Characters above which a run of text is no sentence to quote."""

_LEANS = re.compile(
    r"\W*(?:they|it|its|this|these|those|that|he|she|his|her|their|such|both|another|"
    r"the (?:same|former|latter|two|move|deal|report|figure|sum)|"
    r"bu|bunlar|bunun|o|onlar|onun|söz konusu|həmin|"
    r"он|она|они|оно|это|этот|эта|эти|его|её|их|там|тогда|такой|такая|такие)\b(?!['’-])",
    re.IGNORECASE,
)
"""Openings of a sentence that leans on the one before it."""

_FURNITURE = re.compile(
    r"\( ?@ ?\w+ ?\)|\bpic\.twitter|\bt\.co/|^[#|]|\bhide caption\b|\bposter=|"
    r"\bAP Photo\b|\bJUST WATCHED\b|\bMUST WATCH\b|^Story highlights\b"
)
"""What pages hold around their text: embedded posts, captions and their buttons, films, marks of tables."""

_OF_A_KIND = (Shape.QUANTITY, Shape.MONEY, Shape.SHARE, Shape.WHEN)

_MOST_ANTECEDENTS = 2


@dataclass(frozen=True)
class Candidate:
    """A sentence of a passage that was found.

    Attributes:
        article: the article it stands in.
        passage: the passage that was found.
        hit: the hit that brought it; of the original where the passage is a copy.
        rank: place of that hit, from 0.
        span: its characters in the article.
        text: the sentence.
        before: the sentence before it in the passage, empty where there is none.
        standing: score of that hit as a share of the best one's.
    """

    article: Article
    passage: Passage
    hit: Hit
    rank: int
    span: Span
    text: str
    before: str
    standing: float = 1.0

    @property
    def place(self) -> float:
        """Where it begins in the article, from 0 at the beginning to 1 at the end."""
        return self.span[0] / max(len(self.article.text), 1)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of the sentence."""
        return frozenset(stems(self.text, self.article.language))

    @cached_property
    def stems_around(self) -> frozenset[str]:
        """Stems of the sentence, the one before it and the article's title."""
        language = self.article.language
        return self.stems.union(stems(self.before, language), stems(self.article.title, language))


class Passages(Protocol):
    """What is asked of an archive to see around a sentence."""

    def passages_of(self, article_id: str) -> list[Passage]:
        """Return the passages of an article in order."""


def candidates(hits: Sequence[Hit], query: Query, told: Sequence[Citation] = ()) -> list[Candidate]:
    """Return the sentences of the hits, and of their copies, that are worth weighing.

    Args:
        hits: what was found, best first.
        query: the question; where there are more sentences than are to be weighed, those that hold
            more of its rare terms in better passages are kept.
        told: what has been quoted already and is not to be told again.

    Returns:
        Each sentence once, those of better hits first; what near-copies print word for word once too.
    """
    found: dict[tuple[str, Span], Candidate] = {}
    best = max((hit.score for hit in hits), default=0.0)
    for rank, hit in enumerate(hits):
        standing = hit.score / best if best > 0 else 1.0
        for holder in (hit, *hit.copies):
            for candidate in _sentences_of(holder, hit, rank, standing):
                found.setdefault((holder.article.id, candidate.span), candidate)
    fresh = _fresh(found.values(), told)
    counted = counted_stems(query)
    promising = _for_people(sorted(fresh, key=lambda candidate: -_promise(candidate, query, counted)))
    if query.shape is Shape.OVERVIEW:
        promising = _spread(promising)
    wide = query.shape in (Shape.LIST, Shape.OVERVIEW) or query.period is not None or query.halved_in > 0
    most = MOST_OF_TIME if query.timely else MOST_LISTED if wide else MOST_CANDIDATES
    chosen = islice(promising, most)
    return sorted(chosen, key=lambda candidate: (candidate.rank, candidate.span))


def _fresh(found: Iterable[Candidate], told: Sequence[Citation]) -> Iterator[Candidate]:
    """Yield the sentences that no quote holds, nor says word for word."""
    lines = {" ".join(words(quote.quote)) for quote in told}
    for candidate in found:
        start, end = candidate.span
        within = any(
            quote.article_id == candidate.article.id and quote.start < end and start < quote.end
            for quote in told
        )
        if not within and (not lines or " ".join(words(candidate.text)) not in lines):
            yield candidate


def _for_people(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield sentences that are no orders to a machine, what near-copies print word for word once."""
    printed: set[tuple[str, str]] = set()
    for candidate in found:
        line = (candidate.article.story, " ".join(words(candidate.text)))
        if line not in printed and not is_order(candidate.article.text, candidate.span):
            printed.add(line)
            yield candidate


def _spread(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield sentences without those of an article, near-copies included, that has given enough."""
    given: Counter[str] = Counter()
    for candidate in found:
        given[candidate.article.story] += 1
        if given[candidate.article.story] <= MOST_OF_ARTICLE:
            yield candidate


def _sentences_of(holder: Hit, hit: Hit, rank: int, standing: float) -> Iterator[Candidate]:
    """Yield the sentences of a passage that are fit to be quoted; `hit` is the one that brought it."""
    before = ""
    for start, end in holder.passage.sentences:
        text = holder.article.text[start:end]
        if _fit(text):
            yield Candidate(holder.article, holder.passage, hit, rank, (start, end), text, before, standing)
        before = text


def _fit(text: str) -> bool:
    """Return whether a run of text is a sentence that says something."""
    return len(text) <= LONGEST_SENTENCE and len(words(text)) >= FEWEST_WORDS and not _FURNITURE.search(text)


def _promise(candidate: Candidate, query: Query, counted: frozenset[str]) -> float:
    """Return how promising a sentence is before it is embedded; for an overview of a time, early ones are."""
    met = sum(term.weight for term in query.terms if not candidate.stems.isdisjoint(term.stems))
    total = sum(term.weight for term in query.terms) or 1.0
    early = 1 - candidate.place if query.timely else 0.0
    kind = holds_kind(query.shape, candidate.text, counted) if query.shape in _OF_A_KIND else 0.0
    return met / total + 1 / (1 + candidate.rank / RANK_HALVES) + early + KIND * kind


def counted_stems(query: Query) -> frozenset[str]:
    """Return the stems of what a question of how many counts."""
    thing = counted_thing(query.text)
    return frozenset(stem for term in query.terms if term.word == thing for stem in term.stems)


def leans(text: str) -> bool:
    """Return whether a sentence leans on the one before it: "They were delivered"."""
    return _LEANS.match(text) is not None


def with_antecedent(candidate: Candidate, archive: Passages) -> Span:
    """Return the sentence with what it leans on: "They were delivered" needs the sentence before it.

    Returns:
        A span of whole sentences of the article that ends with the candidate; just the candidate
        where it stands on its own, opens a paragraph, or has nothing before it.
    """
    if not leans(candidate.text):
        return candidate.span
    text = candidate.article.text
    spans = sentence_spans(archive.passages_of(candidate.article.id))
    start, end = candidate.span
    if candidate.span not in spans:  # the article has just been replaced
        return candidate.span
    for _ in range(_MOST_ANTECEDENTS):
        before = max((span for span in spans if span[1] <= start), default=None)
        if before is None or end - before[0] > LONGEST_SENTENCE or "\n\n" in text[before[1] : start]:
            break
        if is_order(text, before):
            break
        start = before[0]
        if not leans(text[before[0] : before[1]]):
            break
    return start, end


def sentence_spans(passages: Iterable[Passage]) -> list[Span]:
    """Return where the sentences of passages stand in their article, in order."""
    return sorted({span for passage in passages for span in passage.sentences})
