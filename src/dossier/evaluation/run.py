"""One run over any number of collections, with one scorecard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import Any

from dossier.errors import InputError
from dossier.evaluation.answering import evaluate_answers
from dossier.evaluation.bench import Bench, Result
from dossier.evaluation.formats import CORPUS, QRELS, QUESTIONS
from dossier.evaluation.page import write_page
from dossier.evaluation.plots import key_of
from dossier.evaluation.retrieval import evaluate_retrieval
from dossier.evaluation.scorecard import scorecard, write_json

FOLDER = "corpus"
"""Name of the folder of articles beside a `questions.jsonl`, where there is no `corpus.jsonl`."""


@dataclass(frozen=True, slots=True)
class Task:
    """A collection to be run: a folder for retrieval, or questions with their corpus."""

    corpus: Path
    questions: Path | None = None

    def run(self, bench: Bench, name: str | None = None) -> Result:
        """Run it."""
        if self.questions is None:
            return evaluate_retrieval(self.corpus, bench, name)
        return evaluate_answers(self.questions, self.corpus, bench, name)


def tasks_under(folder: Path) -> list[Task]:
    """Return the collections in a folder and in the folders under it.

    Args:
        folder: one with `qrels/test.tsv` is a retrieval collection, one with `questions.jsonl` beside a
            `corpus.jsonl` or a folder `corpus` is one of answers.

    Raises:
        InputError: there is no such folder, or no collection under it.
    """
    if not folder.is_dir():
        raise InputError(f"There is no folder {folder}.")
    places = sorted({file.parents[1] for file in folder.rglob(str(QRELS))})
    asked = sorted(file for file in folder.rglob(QUESTIONS))
    found = [Task(place) for place in places]
    found += [Task(corpus, file) for file in asked if (corpus := _corpus_beside(file)) is not None]
    if not found:
        raise InputError(f"No collection is under {folder}: docs/evaluation.md says what one looks like.")
    return found


def run(tasks: Sequence[Task], bench: Bench, out: Path) -> dict[str, Any]:
    """Run some collections, and write the scorecard of all after each.

    Args:
        tasks: what to run.
        bench: what they share.
        out: folder for `scorecard.json`, `scorecard.md`, its plots, and `details.jsonl`.

    Returns:
        The scorecard.
    """
    results: list[Result] = []
    card: dict[str, Any] = {}
    for task, name in zip(tasks, named(tasks), strict=True):
        results.append(task.run(bench, name))
        card = scorecard(results, bench)
        write_json(card, results, out)
        write_page(card, out)
    return card


def _corpus_beside(questions: Path) -> Path | None:
    places = (questions.parent / CORPUS, questions.parent / FOLDER)
    return next((place for place in places if place.exists()), None)


def named(tasks: Sequence[Task]) -> list[str]:
    """Return a name for each collection; no two of a kind are alike, nor are the files of their plots."""
    asked = [task.corpus.resolve() for task in tasks if task.questions is not None]
    names: list[str] = []
    taken: set[str] = set()
    for task in tasks:
        name = _name(task, shared=asked.count(task.corpus.resolve()) > 1)
        kind = "retrieval" if task.questions is None else "answers"
        numbered = chain([name], (f"{name} {number}" for number in count(2)))
        free = ((each, key_of({"kind": kind, "name": each}).casefold()) for each in numbered)
        name, key = next(each for each in free if each[1] not in taken)
        taken.add(key)
        names.append(name)
    return names


def _name(task: Task, *, shared: bool) -> str:
    """Return the name of a collection's folder, with the file of questions where others share its corpus."""
    path = task.corpus.resolve()
    folder = path.parent if path.is_file() else path
    if task.questions is None:
        return folder.name
    if folder.name == FOLDER and folder.parent == task.questions.resolve().parent:
        folder = folder.parent
    return f"{folder.name}, {task.questions.stem}" if shared else folder.name
