"""What a composer returns, and how its quotes are numbered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dossier.composing.selection import Scored
from dossier.dates import Coverage
from dossier.retrieval import Query
from dossier.types import Article, Citation, NearArticle, Passage, Span, Statement


@dataclass(frozen=True, slots=True)
class Quoted:
    """Characters of an article that back a statement, and the passage that they were found in."""

    article: Article
    passage: Passage
    span: Span


Backed = tuple[list[Quoted], float]
"""The quotes behind one statement, the one that is its text first, and its score."""


@dataclass(frozen=True, slots=True)
class Composition:
    """What a composer makes of hits: statements with numbered citations, or a reason for none.

    Attributes:
        statements: the sentences of the answer; empty where it abstains.
        citations: their quotes, numbered from 1 in order of first use.
        confidence: that the archive answers the question, from 0 to 1.
        reason: why it abstains, one or two sentences; None where it answers.
        nearest: articles that come near, where it abstains.
        coverage: what the archive covers of what was asked for, where it abstains.
        ranked: the sentences that were weighed: those of the statements, then the others, best first.
        query: the question as it was answered, where that is not as it was read.
        notice: what a reader should know of the answer, one sentence.
    """

    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    confidence: float = 0.0
    reason: str | None = None
    nearest: tuple[NearArticle, ...] = ()
    coverage: Coverage | None = None
    ranked: tuple[Scored, ...] = ()
    query: Query | None = None
    notice: str | None = None

    @property
    def text(self) -> str:
        """The statements with their markers, `Sentence. [1][2] Sentence. [3]`, or the reason."""
        if self.reason is not None:
            return self.reason
        return " ".join(map(marked, self.statements))


def marked(statement: Statement) -> str:
    """Return a statement with its markers, `Sentence. [1][2]`."""
    return f"{statement.text} {''.join(f'[{number}]' for number in statement.citations)}".rstrip()


class Numbering:
    """Numbers for quotes, from 1 in order of first use."""

    def __init__(self, citations: Sequence[Citation] = ()) -> None:
        self._numbered = {place_of(each): each for each in citations}

    def cite(self, quote: Citation) -> int:
        """Return the number of a quote, the same one wherever it is used again."""
        numbered = quote.model_copy(update={"number": len(self._numbered) + 1})
        return self._numbered.setdefault(place_of(quote), numbered).number

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All so far, by number."""
        return tuple(self._numbered.values())


def number_quotes(
    statements: Sequence[tuple[Sequence[Quoted], float]],
    confidence: float,
    ranked: Sequence[Scored] = (),
    least: float = 0.0,
) -> Composition:
    """Make statements of quotes: the first quote of each is its text, the others bear it out.

    Args:
        statements: the quotes of each statement, and its score from 0 to 1.
        confidence: that the archive answers the question, from 0 to 1.
        ranked: all sentences that were weighed, those of the statements first.
        least: score below which a statement may not answer.
    """
    numbering = Numbering()
    made = []
    for quotes, score in statements:
        cited = [numbering.cite(citation(quoted)) for quoted in quotes]
        start, end = quotes[0].span
        text = " ".join(quotes[0].article.text[start:end].split())
        made.append(
            Statement(
                text=text,
                citations=tuple(cited),
                support="supported",
                score=score,
                independent=len({quoted.article.story for quoted in quotes}),
                unsure=score < least,
            )
        )
    return Composition(tuple(made), numbering.citations, confidence, ranked=tuple(ranked))


def with_note(composed: Composition, text: str, quotes: Sequence[Quoted], score: float) -> Composition:
    """Return a composition with a remark of our own at its end.

    Args:
        composed: the composition.
        text: the remark, one sentence.
        quotes: what it rests on.
        score: of the statement, from 0 to 1.
    """
    numbering = Numbering(composed.citations)
    numbers = tuple(numbering.cite(citation(quoted)) for quoted in quotes)
    note = Statement(text=text, citations=numbers, support="supported", score=score, origin="note")
    return replace(composed, statements=(*composed.statements, note), citations=numbering.citations)


def place_of(quote: Citation) -> tuple[str, Span]:
    """Return where a quote stands: the id of its article, and its characters."""
    return quote.article_id, (quote.start, quote.end)


def citation(quoted: Quoted, number: int = 0) -> Citation:
    """Return the public record of a quote, with a passage that surrounds it."""
    article, (start, end) = quoted.article, quoted.span
    passage_start = min(quoted.passage.start, start)
    return Citation(
        number=number,
        article_id=article.id,
        title=article.title,
        outlet=article.outlet,
        author=article.author,
        url=article.url,
        published=article.published,
        quote=article.text[start:end],
        start=start,
        end=end,
        passage=article.text[passage_start : max(quoted.passage.end, end)],
        passage_id=quoted.passage.id,
        passage_start=passage_start,
    )


def without_contained(statements: list[Backed]) -> list[Backed]:
    """Leave out a statement that another one holds with its antecedent; of two, the better one stays."""

    def goes(one: Backed) -> bool:
        return any(
            other is not one and _overlap(one[0][0], other[0][0]) and _standing(other) > _standing(one)
            for other in statements
        )

    return [statement for statement in statements if not goes(statement)]


def _overlap(one: Quoted, other: Quoted) -> bool:
    """Return whether one of two quotes lies within the other."""
    if one.article.id != other.article.id:
        return False
    first, last = max(one.span[0], other.span[0]), min(one.span[1], other.span[1])
    return (first, last) in (one.span, other.span)


def _standing(statement: Backed) -> tuple[float, int]:
    """Return the score of a statement, and where scores are the same, its length."""
    quotes, score = statement
    return score, quotes[0].span[1] - quotes[0].span[0]
