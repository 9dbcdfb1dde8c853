"""Sentences of made-up articles as quote mode weighs them, and questions on Borovia's boats."""

from collections.abc import Sequence

import numpy as np

from dossier.composing.candidates import candidates
from dossier.composing.selection import Scored
from dossier.embedding import Matches
from dossier.retrieval import Query, Shape, Term
from dossier.types import Article, Hit, Passage

BOATS = Term("boats", ("boat",), 3.0, known=True)
BOROVIA = Term("borovia", ("borovia",), 1.0, known=True)
AHEAD = np.array([[1, 0]], dtype=np.float32)
LOST = Term("zeppelins", ("zeppelin",), 4.0, known=False)


def query(shape: Shape, *terms: Term, phrases: tuple[tuple[str, ...], ...] = ()) -> Query:
    return Query("How many boats has Borovia?", shape, terms, phrases, np.array([1, 0], np.float32))


def hit(article_id: str, *sentences: str) -> Hit:
    text = " ".join(sentences)
    spans, start = [], 0
    for sentence in sentences:
        spans.append((start, start + len(sentence)))
        start += len(sentence) + 1
    article = Article(article_id, f"Title {article_id}", text, article_id, language="en")
    return Hit(Passage(f"{article_id}:0", article_id, 0, 0, len(text), text, tuple(spans)), article, 1.0, 0.5)


def scored(sentences: Sequence[tuple[str, str, float, float]], of: Query) -> list[Scored]:
    """Return candidates of (article, sentence, angle of its vector, score), best first."""
    found = []
    for article_id, sentence, angle, score in sentences:
        candidate = candidates([hit(article_id, sentence)], of)[0]
        vector = np.array([np.cos(angle), np.sin(angle)], dtype=np.float32)
        found.append(Scored(candidate, vector, score))
    return found


def unmatched(texts: int) -> Matches:
    return Matches([], np.zeros((texts, 0), np.float32), np.zeros(texts, np.float32))
