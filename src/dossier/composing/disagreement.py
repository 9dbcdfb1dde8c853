"""Where sources give different figures: told to the reader instead of choosing one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from dossier.composing.selection import Scored
from dossier.retrieval import Query, Shape, counted_thing
from dossier.types import Article
from dossier.verifying import Kind, differing, other_subject

KINDS: dict[Shape, Kind] = {
    Shape.MONEY: "money",
    Shape.SHARE: "share",
    Shape.QUANTITY: "count",
    Shape.WHEN: "time",
}
"""What is compared, by what a question asks for."""

RELATIVE = 0.3
"""Score of a sentence, as a share of the best one's, from which it answers the question too."""

MOST_COMPARED = 8

_CLAUSE = re.compile(r"; |, (?:and|but|while|whereas) ")


def disagreement(
    query: Query, ranked: Sequence[Scored]
) -> tuple[tuple[Scored, str], tuple[Scored, str]] | None:
    """Return two sentences that answer a question differently, with their figures.

    They are of independent articles.

    Args:
        query: the question.
        ranked: the sentences that were weighed.

    Returns:
        The best such pair; None where sources agree, or nothing that can be compared is asked for.
    """
    kind = KINDS.get(query.shape)
    if kind is None or not ranked:
        return None
    named = [term for term in query.terms if (term.name or term.word.isdigit()) and term.known]
    rarest = max(named, key=lambda term: term.weight, default=None)
    least = RELATIVE * max(each.score for each in ranked)
    answering = [
        each
        for each in ranked
        if each.score >= least
        and all(not each.candidate.stems_around.isdisjoint(term.stems) for term in named)
        and (rarest is None or not each.candidate.stems.isdisjoint(rarest.stems))
    ][:MOST_COMPARED]
    counted = counted_thing(query.text)
    for one, other in combinations(answering, 2):
        if one.candidate.article.story == other.candidate.article.story:
            continue
        found = differing(one.candidate.text, other.candidate.text, kind, counted)
        told = None if found is None else ((one, found[0]), (other, found[1]))
        if told is not None and not any(_of_another(*each, query.text) for each in told):
            return told
    return None


def _of_another(scored: Scored, figure: str, question: str) -> bool:
    """Return whether the clause that holds a figure names another country than the one asked about."""
    clauses = _CLAUSE.split(scored.candidate.text)
    holding = (clause for clause in clauses if figure in clause)
    return len(clauses) > 1 and any(other_subject(clause, question) for clause in holding)


def sources_differ(one: tuple[Scored, str], other: tuple[Scored, str]) -> str:
    """Return in one sentence that two sources differ, with what each says and where.

    Args:
        one: a sentence with its figure.
        other: another one with its own.
    """
    articles = [each[0].candidate.article for each in (one, other)]
    names = [_named(article) for article in articles]
    if names[0] == names[1]:
        names = [f"“{article.title}”" for article in articles]
    return f"Sources differ: {one[1]} in {names[0]}; {other[1]} in {names[1]}."


def _named(article: Article) -> str:
    known = ", ".join(part for part in (article.outlet, article.published) if part)
    return known or f"“{article.title}”"
