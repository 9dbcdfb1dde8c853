"""Fit the weights of `dossier.composing.signals` on questions whose answering sentence is known.

    python benchmarks/fit_signals.py FOLDER... [--most 1500]

Each folder holds `corpus.jsonl` (`_id`, `title`, `text`) and `questions.jsonl` (`question`, `article`,
`start`: the character where the answer begins in that article). Every collection becomes a real
archive. Each question is asked twice: as it is, and with the article that answers it hidden, which
makes it a question that the archive cannot answer. A logistic regression over all sentences gives the
weights; a second one over the best sentence of each question scales them, so that the score of the
best sentence is the probability that it answers. Folders are held out in turn to report how the fit
carries over. Keep evaluation collections out of it.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from dossier.archive import Archive
from dossier.composing.candidates import candidates
from dossier.composing.signals import SIGNALS, signals
from dossier.embedding import Embedder, load_embedder
from dossier.retrieval import Retriever
from dossier.settings import DEFAULT_EMBEDDING_MODEL
from dossier.text import normalise
from dossier.types import Article
from ingest.passages import cut

SEED = 7


@dataclass
class Asked:
    """The sentences weighed for one question: their signals, and which of them answer."""

    rows: NDArray[np.float64]
    answers: NDArray[np.bool_]


def main() -> None:
    """Run the fit and print the weights as they stand in the code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--most", type=int, default=1_500, help="questions of each folder")
    arguments = parser.parse_args()
    embedder = load_embedder(DEFAULT_EMBEDDING_MODEL)
    asked = {folder.name: collect(folder, embedder, arguments.most) for folder in arguments.folders}
    for name, held_out in asked.items():
        rest = [each for other, group in asked.items() if other != name for each in group]
        if rest:
            report(f"held out: {name}", held_out, *fit(rest))
    everything = [each for group in asked.values() for each in group]
    weights, intercept = fit(everything)
    report("fitted on all", everything, weights, intercept)
    for signal, weight in zip(SIGNALS, weights, strict=True):
        print(f'    "{signal}": {weight:.2f},')
    print(f"INTERCEPT = {intercept:.2f}")
    print(f"THRESHOLD = {threshold(everything, weights, intercept):.2f}")


def collect(folder: Path, embedder: Embedder, most: int) -> list[Asked]:
    """Ask the questions of one folder, each with its article and without."""
    questions = [json.loads(line) for line in (folder / "questions.jsonl").read_text().splitlines()]
    questions = [each for each in questions if each["answerable"]]
    random.Random(SEED).shuffle(questions)
    asked = []
    with tempfile.TemporaryDirectory() as home, build(folder, Path(home), embedder) as archive:
        retriever = Retriever(archive, embedder)
        for number, question in enumerate(questions[:most]):
            asked += ask(question, retriever, embedder)
            if number % 100 == 0:
                print(f"{folder.name}: {number} of {min(most, len(questions))}", flush=True)
        retriever.close()
    return asked


def build(folder: Path, home: Path, embedder: Embedder) -> Archive:
    """Make an archive of a folder's corpus."""
    archive = Archive.open(home, embedder.card, create=True)
    cuts = [cut(article, embedder) for article in read_corpus(folder / "corpus.jsonl")]
    vectors = iter(embedder.encode([text for made in cuts for text in made.texts]))
    with archive.writer() as writer:
        for made in cuts:
            rows = np.array([next(vectors) for _ in made.texts])
            writer.put(made.article, made.passages, made.texts, rows)
    archive.refresh()
    return archive


def read_corpus(file: Path) -> Iterator[Article]:
    """Yield the articles of a `corpus.jsonl`."""
    for line in file.read_text().splitlines():
        row = json.loads(line)
        yield Article(row["_id"], row.get("title") or "", normalise(row["text"]), row["_id"], language="en")


def ask(question: dict[str, str], retriever: Retriever, embedder: Embedder) -> Iterator[Asked]:
    """Yield the weighed sentences of a question: with the article that answers it, and without."""
    query = retriever.read(question["question"])
    hits = retriever.search(query)
    without = [hit for hit in hits if hit.article.id != question["article"]]
    start = int(question["start"])
    for found in (hits, without):
        sentences = candidates(found, query)
        if sentences:
            vectors = embedder.encode_sentences([sentence.text for sentence in sentences])
            answers = [
                sentence.article.id == question["article"] and sentence.span[0] <= start < sentence.span[1]
                for sentence in sentences
            ]
            yield Asked(signals(query, sentences, vectors), np.array(answers))


def fit(asked: list[Asked]) -> tuple[NDArray[np.float64], float]:
    """Return weights and intercept."""
    rows = np.concatenate([each.rows for each in asked])
    answers = np.concatenate([each.answers for each in asked])
    ranker = LogisticRegression(C=10.0, max_iter=2_000, class_weight="balanced").fit(rows, answers)
    weights = ranker.coef_[0]
    best = [int((each.rows @ weights).argmax()) for each in asked]
    values = np.array([each.rows[place] @ weights for each, place in zip(asked, best, strict=True)])
    right = np.array([each.answers[place] for each, place in zip(asked, best, strict=True)])
    scale = LogisticRegression(C=1e6).fit(values[:, None], right)
    return weights * scale.coef_[0, 0], float(scale.intercept_[0])


def report(name: str, asked: list[Asked], weights: NDArray[np.float64], intercept: float) -> None:
    """Print how often the best sentence answers, and how well its score tells."""
    answerable = [each for each in asked if each.answers.any()]
    places = [_place(each, weights) for each in answerable]
    values = [1 / (1 + np.exp(-(each.rows @ weights + intercept).max())) for each in asked]
    right = [bool(each.answers[(each.rows @ weights).argmax()]) for each in asked]
    hit = np.mean([value >= 0.5 for value, ok in zip(values, right, strict=True) if ok])
    kept_out = np.mean([value < 0.5 for value, ok in zip(values, right, strict=True) if not ok])
    print(
        f"{name}: best sentence answers {np.mean([p == 0 for p in places]):.3f}, "
        f"one of the best three {np.mean([p < 3 for p in places]):.3f} of {len(places)} found; "
        f"confidence AUROC {roc_auc_score(right, values):.3f}, "
        f"right ones kept {hit:.3f}, wrong ones abstained {kept_out:.3f}"
    )


def threshold(asked: list[Asked], weights: NDArray[np.float64], intercept: float) -> float:
    """Return the score that best parts right answers from wrong ones, counting both kinds alike."""
    values = np.array([1 / (1 + np.exp(-(each.rows @ weights + intercept).max())) for each in asked])
    right = np.array([each.answers[(each.rows @ weights).argmax()] for each in asked])
    grid = np.linspace(0.05, 0.95, 91)
    gains = [(values[right] >= value).mean() + (values[~right] < value).mean() for value in grid]
    return float(grid[int(np.argmax(gains))])


def _place(each: Asked, weights: NDArray[np.float64]) -> int:
    order = np.argsort(-(each.rows @ weights))
    return int(np.argmax(each.answers[order]))


if __name__ == "__main__":
    main()
