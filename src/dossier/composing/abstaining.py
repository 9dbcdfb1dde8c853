"""Say that the archive holds no answer, why, and what comes nearest."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.composing.composition import Composition
from dossier.retrieval import Query
from dossier.text import stems
from dossier.types import Article, Hit, NearArticle

MOST_NEAR = 3
"""Articles that are named when there is no answer."""

RARE = 3.0
"""Weight from which a word that no passage holds is named as missing."""


def abstain(query: Query, hits: Sequence[Hit], confidence: float) -> Composition:
    """Return an abstention that names what is missing and the nearest articles.

    Args:
        query: the question.
        hits: what was found for it, best first.
        confidence: that the archive answers the question, from 0 to 1.
    """
    return Composition(confidence=confidence, reason=_reason(query, hits), nearest=_nearest(hits))


def _reason(query: Query, hits: Sequence[Hit]) -> str:
    if query.phrases and not hits:
        phrases = " and ".join(f"“{' '.join(phrase)}”" for phrase in query.phrases)
        return f"No passage in the archive holds the exact words {phrases}."
    if not hits:
        return "No article in the archive matches this question and its filters."
    titles = {stem for hit in hits for stem in stems(hit.article.title, hit.article.language)}
    missing = [
        term.word
        for term in query.terms
        if not term.known and term.weight >= RARE and titles.isdisjoint(term.stems)
    ]
    if missing and len(missing) == len(query.terms):
        return "Nothing in the archive is about this."
    if missing:
        named = ", ".join(f"“{word}”" for word in missing[:3])
        return f"The archive does not answer this: no article mentions {named}."
    return "The archive holds articles near this question, but no sentence in them answers it."


def _nearest(hits: Sequence[Hit]) -> tuple[NearArticle, ...]:
    articles: dict[str, Article] = {}
    for hit in hits:
        articles.setdefault(hit.article.story, hit.article)
    return tuple(
        NearArticle(
            article_id=article.id,
            title=article.title,
            outlet=article.outlet,
            published=article.published,
            url=article.url,
        )
        for article in list(articles.values())[:MOST_NEAR]
    )
