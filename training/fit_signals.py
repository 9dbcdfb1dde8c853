"""Fit how the signals of a sentence are weighed, on questions whose answering sentence is known.

    python training/fit_signals.py FOLDER... [--seen FOLDER]... [--most 1500] [--reading]
    python training/fit_signals.py --words FOLDER...

Each folder holds `corpus.jsonl` (`_id`, `title`, `text`, `language` where it is not `en`) and
`questions.jsonl` (`question`, `answerable`, and where it is, `article` and `start`: the character where the
answer begins in that article; or several such in `answers`). Those named by `--seen` may be what the reader
was trained on: they serve for the signals alone. Every collection becomes a real archive. Each question that
has an answer is asked twice: as it is, and with what answers it hidden, which makes it a question that the
archive cannot answer. Logistic regressions over all sentences give the weights of
`dossier.composing.signals`, and then, where the passages that these favour are read, those of
`dossier.composing.reading` on top of them; a further one over the best sentence of each question scales each
of the two, so that the score of the best sentence is the probability that it answers. With `--reading` the
signals are weighed as they are now, and only the reading is fitted. With `--words` nothing is fitted but the
weights for languages that the embedding model does not know; each collection is asked with the titles of its
articles and without. Folders are held out in turn to report how the fit carries over. Keep evaluation
collections out of it.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from asking import Asked, collect
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from dossier.composing.reading import WEIGHTS as READING
from dossier.composing.reading import answer_odds, reading_signals
from dossier.composing.signals import (
    INTERCEPT,
    SIGNALS,
    WEIGHTS,
    WORD_WEIGHTS,
)
from dossier.embedding import Reader, Reading, load_embedder, load_reader
from dossier.settings import DEFAULT_EMBEDDING_MODEL


@dataclass
class Model:
    """A logistic model over some signals."""

    weights: NDArray[np.float64]
    intercept: float

    def values(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return log odds, shape (rows,)."""
        return np.asarray(rows @ self.weights + self.intercept)


@dataclass
class Fit:
    """The two models: the signals, and the reader on top."""

    meaning: Model
    reader: Model


def main() -> None:
    """Run the fit and print the weights as they stand in the code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--seen", action="append", default=[], type=Path, help="for the signals alone")
    parser.add_argument("--most", type=int, default=1_500, help="questions of each folder")
    parser.add_argument(
        "--reading", action="store_true", help="keep the weights of the signals; fit the reading"
    )
    parser.add_argument("--words", action="store_true", help="fit the weights without the embedding model")
    arguments = parser.parse_args()
    if arguments.words:
        fit_words(arguments.folders, arguments.most)
        return
    embedder, reader = load_embedder(DEFAULT_EMBEDDING_MODEL), Remembering(load_reader())
    groups = {folder.name: collect(folder, embedder, arguments.most) for folder in arguments.folders}
    seen = [each for folder in arguments.seen for each in collect(folder, embedder, arguments.most)]
    for name, held_out in groups.items():
        rest = [each for other, group in groups.items() if other != name for each in group]
        if rest:
            report(f"held out: {name}", held_out, fit(rest, seen, reader, arguments.reading), reader)
    everything = [each for group in groups.values() for each in group]
    fitted = fit(everything, seen, reader, arguments.reading)
    report("fitted on all", everything, fitted, reader)
    show("WEIGHTS of signals", SIGNALS, fitted.meaning)
    show("WEIGHTS of reading", tuple(READING), fitted.reader)


def fit_words(folders: Sequence[Path], most: int) -> None:
    """Fit the weights for languages that the embedding model does not know, and print them."""
    embedder = load_embedder(DEFAULT_EMBEDDING_MODEL)
    groups = {
        (folder.name, titled): collect(folder, embedder, most, titled, matched=False)
        for folder in folders
        for titled in (True, False)
    }
    for (name, titled), held_out in groups.items():
        rest = [each for (other, _), group in groups.items() if other != name for each in group]
        everything = [each for group in groups.values() for each in group]
        for kind, asked in (("held out", rest), ("fitted on all", everything)):
            if asked:
                model = fitted(
                    [weighed(each.rows, WORD_WEIGHTS) for each in asked], [each.answers for each in asked]
                )
                values = [model.values(each.rows) for each in held_out]
                describe(f"{kind}: {name}, {'with' if titled else 'without'} titles", values, held_out)
    show("WORD_WEIGHTS", SIGNALS, model)


def weighed(rows: NDArray[np.float64], weights: Mapping[str, float]) -> NDArray[np.float64]:
    """Return signals with nothing in place of those that have no weight."""
    return rows * (np.array(list(weights.values())) != 0)


def show(title: str, names: Sequence[str], model: Model) -> None:
    """Print the weights of a model as they stand in the code."""
    print(title, {name: round(float(weight), 2) for name, weight in zip(names, model.weights, strict=True)})
    print(f"    INTERCEPT = {model.intercept:.2f}")


class Remembering:
    """A reader that reads each passage once for a question."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[tuple[str, str, str], Reading] = {}

    def read(self, question: str, passages: Sequence[tuple[str, str]]) -> list[Reading]:
        """Return what the reader makes of passages."""
        new = [each for each in passages if (question, *each) not in self._known]
        readings = self._reader.read(question, new)
        self._known.update(((question, *each), reading) for each, reading in zip(new, readings, strict=True))
        return [self._known[question, *each] for each in passages]


def read(asked: Sequence[Asked], first: Model, reader: Remembering) -> list[NDArray[np.float64]]:
    """Return the signals of the reading of each question, by the passages that a first model favours."""
    made = []
    for each in asked:
        values = first.values(each.rows)
        made.append(reading_signals(values, answer_odds(each.query, each.sentences, values, reader)[0]))
    return made


def fit(asked: Sequence[Asked], seen: Sequence[Asked], reader: Remembering, reading: bool) -> Fit:
    """Return the two models; `seen` are questions that the reader was trained on.

    With `reading` the second alone is fitted, and the signals are weighed as they are now.
    """
    if reading:
        meaning = Model(np.array(list(WEIGHTS.values())), INTERCEPT)
        rows = read(asked, meaning, reader)
        return Fit(meaning, fitted_reader(rows, [each.answers for each in asked]))
    both = [*asked, *seen]
    answers = [each.answers for each in both]
    meaning = fitted([weighed(each.rows, WEIGHTS) for each in both], answers)
    return Fit(meaning, fitted_reader(read(asked, meaning, reader), [each.answers for each in asked]))


def fitted(rows: list[NDArray[np.float64]], answers: list[NDArray[np.bool_]]) -> Model:
    """Return a logistic model, scaled to be right about the best sentence of each question."""
    ranker = LogisticRegression(C=10.0, max_iter=2_000, class_weight="balanced")
    weights = ranker.fit(np.concatenate(rows), np.concatenate(answers)).coef_[0]
    best = [int((each @ weights).argmax()) for each in rows]
    values = np.array([each[place] @ weights for each, place in zip(rows, best, strict=True)])
    right = np.array([each[place] for each, place in zip(answers, best, strict=True)])
    scale = LogisticRegression(C=1e6).fit(values[:, None], right)
    return Model(weights * scale.coef_[0, 0], float(scale.intercept_[0]))


def fitted_reader(rows: list[NDArray[np.float64]], answers: list[NDArray[np.bool_]]) -> Model:
    """Return a model as `fitted`, but that what makes a best sentence sure is weighed anew.

    The best sentence lies behind none, so `behind` keeps what it has in telling sentences apart.
    """
    ranker = fitted(rows, answers).weights
    best = [int((each @ ranker).argmax()) for each in rows]
    values = np.array([each[place] for each, place in zip(rows, best, strict=True)])
    right = np.array([each[place] for each, place in zip(answers, best, strict=True)])
    sure = LogisticRegression(C=1e6).fit(values[:, :2], right)
    return Model(np.append(sure.coef_[0], ranker[2]), float(sure.intercept_[0]))


def report(name: str, asked: list[Asked], models: Fit, reader: Remembering) -> None:
    """Print how often the best sentence answers, and how well its score tells, for each model."""
    readings = read(asked, models.meaning, reader)
    kinds = {
        "signals": [models.meaning.values(each.rows) for each in asked],
        "reader alone": [rows[:, 1] for rows in readings],
        "with the reader": [models.reader.values(rows) for rows in readings],
    }
    for kind, values in kinds.items():
        describe(f"{name}, {kind}", values, asked)


def describe(name: str, values: Sequence[NDArray[np.float64]], asked: Sequence[Asked]) -> None:
    """Print how often the best sentence answers, and how well its score tells."""
    pairs = [(v, each.answers) for v, each in zip(values, asked, strict=True)]
    places = [int(np.argmax(ok[np.argsort(-v)])) for v, ok in pairs if ok.any()]
    best = np.array([1 / (1 + np.exp(-v.max())) for v, _ in pairs])
    right = np.array([bool(ok[v.argmax()]) for v, ok in pairs])
    answerable = np.array([bool(ok.any()) for _, ok in pairs])
    least = threshold(best, answerable)
    print(
        f"{name}: best sentence answers {np.mean([p == 0 for p in places]):.3f}, one of the best "
        f"three {np.mean([p < 3 for p in places]):.3f} of {len(places)} found; AUROC, right or wrong "
        f"{roc_auc_score(right, best):.3f}, answerable or not {roc_auc_score(answerable, best):.3f}; "
        f"threshold {least:.2f}, below which are {np.mean(best[answerable] < least):.3f} of what can be "
        f"answered and {np.mean(best[~answerable] < least):.3f} of what cannot",
        flush=True,
    )


def threshold(best: NDArray[np.float64], answerable: NDArray[np.bool_]) -> float:
    """Return where abstaining below it is best (F1), if one question in five has no answer."""
    weights = np.where(answerable, 0.8 / answerable.mean(), 0.2 / (1 - answerable.mean()))
    grid = np.linspace(0.02, 0.7, 35)
    silent = [best < value for value in grid]
    gains = [
        2 * weights[each & ~answerable].sum() / (weights[each].sum() + weights[~answerable].sum())
        for each in silent
    ]
    return float(grid[int(np.argmax(gains))])


if __name__ == "__main__":
    main()
