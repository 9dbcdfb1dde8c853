"""The public record of what was found and composed for a question."""

from __future__ import annotations

import time

from dossier.assistant.asked import Asked
from dossier.assistant.copies import Printings, with_copies
from dossier.composing import Composition, Scored
from dossier.retrieval import spanning
from dossier.types import Answer, FoundPassage, Hit, Seconds


def answer(asked: Asked, composed: Composition, archive: Printings, composer: str, model: str) -> Answer:
    """Return an answer as users see it.

    Args:
        asked: the question with what was found.
        composed: what a composer made of it.
        archive: knows the near-copies of what is cited.
        composer: `quote` or `prose`.
        model: name of the model that made it.
    """
    done = time.perf_counter()
    return Answer(
        question=asked.question,
        standalone_question=asked.standalone,
        period=spanning(
            asked.query.period if asked.query else None, [side.period for side, _ in asked.sides]
        ),
        text=composed.text,
        abstained=composed.reason is not None,
        reason=composed.reason,
        statements=composed.statements,
        citations=with_copies(composed.citations, archive),
        hits=tuple(found_passage(hit) for hit in asked.hits),
        nearest=composed.nearest,
        coverage=composed.coverage,
        confidence=composed.confidence,
        notice=composed.notice,
        composer=composer,
        model=model,
        archive_revision=asked.revision,
        seconds=Seconds(
            retrieve=asked.found - asked.began, compose=done - asked.found, total=done - asked.began
        ),
    )


def found_passage(hit: Hit) -> FoundPassage:
    """Return a hit as an answer shows it."""
    passage = hit.passage
    return FoundPassage(
        passage_id=passage.id,
        article_id=passage.article_id,
        score=hit.score,
        text=passage.text,
        start=passage.start,
        end=passage.end,
    )


def found_sentence(scored: Scored) -> FoundPassage:
    """Return a sentence that was weighed as a search shows it."""
    candidate = scored.candidate
    return FoundPassage(
        passage_id=candidate.passage.id,
        article_id=candidate.article.id,
        score=scored.score,
        text=candidate.text,
        start=candidate.span[0],
        end=candidate.span[1],
    )
