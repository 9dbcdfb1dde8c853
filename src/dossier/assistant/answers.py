"""Parts of an answer: as it grows, and what was found for it."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.composing import Composition
from dossier.types import Answer, FoundPassage, Hit


def grown(answer: Answer) -> Iterator[Answer]:
    """Yield an answer with one statement more each time, its citations and text along with it."""
    for count in range(1, len(answer.statements)):
        statements = answer.statements[:count]
        cited = {number for statement in statements for number in statement.citations}
        citations = tuple(each for each in answer.citations if each.number in cited)
        text = Composition(statements, citations).text
        yield answer.model_copy(update={"statements": statements, "citations": citations, "text": text})
    yield answer


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
