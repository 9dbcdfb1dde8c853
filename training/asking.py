"""Ask the questions of a collection: the sentences that may answer, with their signals."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dossier.archive import Archive
from dossier.composing.candidates import Candidate, candidates
from dossier.composing.signals import signals
from dossier.embedding import Embedder, Matches
from dossier.retrieval import Query, Retriever
from dossier.text import normalise
from dossier.types import Article
from ingest.passages import cut

SEED = 7


@dataclass
class Asked:
    """The sentences weighed for one question: their signals, and which of them answer."""

    query: Query
    sentences: list[Candidate]
    rows: NDArray[np.float64]
    answers: NDArray[np.bool_]


def collect(
    folder: Path, embedder: Embedder, most: int, titled: bool = True, matched: bool = True
) -> list[Asked]:
    """Ask the questions of one folder, each that has an answer with its article and without.

    Args:
        folder: the collection.
        embedder: embeds it.
        most: questions of it that are asked.
        titled: whether its articles keep their titles.
        matched: whether the embedding model weighs sentences.
    """
    questions = [json.loads(line) for line in (folder / "questions.jsonl").read_text().splitlines()]
    random.Random(SEED).shuffle(questions)
    asked: list[Asked] = []
    with tempfile.TemporaryDirectory() as home, build(folder, Path(home), embedder, titled) as archive:
        retriever = Retriever(archive, embedder)
        for number, question in enumerate(questions[:most]):
            asked += ask(question, retriever, embedder, matched)
            if number % 100 == 0:
                print(f"{folder.name}: {number} of {min(most, len(questions))}", flush=True)
        retriever.close()
    return asked


def build(folder: Path, home: Path, embedder: Embedder, titled: bool) -> Archive:
    """Make an archive of a folder's corpus."""
    archive = Archive.open(home, embedder.card, create=True)
    cuts = [cut(article, embedder) for article in read_corpus(folder / "corpus.jsonl", titled)]
    vectors = iter(embedder.encode([text for made in cuts for text in made.texts]))
    with archive.writer() as writer:
        for made in cuts:
            rows = np.array([next(vectors) for _ in made.texts])
            writer.put(made.article, made.passages, made.texts, rows)
    archive.refresh()
    return archive


def read_corpus(file: Path, titled: bool) -> Iterator[Article]:
    """Yield the articles of a `corpus.jsonl`."""
    for line in file.read_text().splitlines():
        row = json.loads(line)
        title, language = (row.get("title") or "") if titled else "", row.get("language") or "en"
        yield Article(row["_id"], title, normalise(row["text"]), row["_id"], language=language)


def ask(question: dict[str, Any], retriever: Retriever, embedder: Embedder, matched: bool) -> Iterator[Asked]:
    """Yield the weighed sentences of a question, and of one with an answer those without its articles."""
    query = retriever.read(question["question"])
    hits = retriever.search(query)
    told = [question] if "article" in question else question.get("answers", ())
    holders = {each["article"]: each["start"] for each in told} if question["answerable"] else {}
    without = [[hit for hit in hits if hit.article.id not in holders]] if holders else []
    for found in (hits, *without):
        sentences = candidates(found, query)
        if sentences:
            texts = [sentence.text for sentence in sentences]
            if matched:
                vectors, matches = (
                    embedder.encode_sentences(texts),
                    embedder.late_interaction(query.matter, texts),
                )
            else:
                vectors = np.zeros((len(texts), len(query.vector)), np.float32)
                matches = Matches((), np.zeros((len(texts), 0), np.float32), vectors[:, 0])
            rows = signals(query, sentences, vectors, matches)
            answers = [
                sentence.span[0] <= holders.get(sentence.article.id, -1) < sentence.span[1]
                for sentence in sentences
            ]
            yield Asked(query, sentences, rows, np.array(answers))
