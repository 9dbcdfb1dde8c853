"""Run a file of questions: answers by Dossier and by each baseline, graded alike."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from dossier.assistant import Assistant
from dossier.evaluation.bench import (
    LABELS,
    MADE_TO,
    Bench,
    Opened,
    Result,
    against_baselines,
    corpus_card,
)
from dossier.evaluation.corpus import Corpus
from dossier.evaluation.formats import read_questions
from dossier.evaluation.grading import Grade, Quote, Said, grade
from dossier.evaluation.intervals import Figure, area_under_curve, average, estimate, f1_of_abstention
from dossier.evaluation.keys import Key
from dossier.evaluation.pickers import STATEMENTS, Picker, Pickers
from dossier.text import words
from dossier.types import Answer

WARM_UP = "A first question, so that everything is warm?"

AVERAGED = (
    "gold_1",
    "gold_3",
    "gold_all",
    "gold_near",
    "place_1",
    "place_3",
    "hit_1",
    "precision",
    "recall",
    "characters",
    "words",
)
"""Figures of a grade that are averaged over the questions that they apply to."""

COMPARED = ("gold_1", "gold_3", "gold_all", "hit_1", "precision", "recall")
"""Those by which Dossier is compared with the baselines."""


def evaluate_answers(questions: Path, corpus_path: Path, bench: Bench, name: str | None = None) -> Result:
    """Ask every question of a file, and grade the answers of every system.

    Args:
        questions: the file.
        corpus_path: a folder of articles, or a corpus file.
        bench: what the run shares.
        name: of the collection; the corpus' own where left out.

    Raises:
        InputError: a file is missing or faulty; the sentence names the line.
    """
    asked = read_questions(questions)
    corpus = Corpus.at(corpus_path)
    with bench.opened(corpus) as opened:
        keys = [opened.library.key(question) for question in asked]
        name = name or corpus.name
        said = _ask_all(name, keys, opened, bench)
        card = {"name": name, "kind": "answers", "questions": len(keys)}
        return _result(card | corpus_card(corpus, opened.archive), keys, said)


def _ask_all(name: str, keys: Sequence[Key], opened: Opened, bench: Bench) -> dict[str, list[Said]]:
    """Return what each system says to each question; Dossier first, so that nobody warms it up."""
    pickers = Pickers(opened.archive, opened.library.articles, bench.cached, opened.rival)
    said = {}
    for system, settings in bench.variants(opened.archive).items():
        with Assistant(settings) as assistant:
            assistant.ask(WARM_UP)
            said[system] = _asked(f"{name}: {LABELS[system]}", keys, _ours(assistant), bench)
            made = MADE_TO[system]
            said[made] = _asked(f"{name}: {LABELS[made]}", keys, _made_to_answer(assistant), bench)
    for system, pick in pickers.all().items():
        said[system] = _asked(f"{name}: {LABELS[system]}", keys, pick, bench)
    return said


def _asked(step: str, keys: Sequence[Key], ask: Picker, bench: Bench) -> list[Said]:
    said = []
    for done, key in enumerate(keys):
        bench.progress(step, done, len(keys))
        said.append(ask(key.question.text))
    bench.progress(step, len(keys), len(keys))
    return said


def _ours(assistant: Assistant) -> Picker:
    return lambda question: said_by(assistant.ask(question))


def _made_to_answer(assistant: Assistant) -> Picker:
    def pick(question: str) -> Said:
        found = assistant.search(question, count=1)
        best = assistant.search(question, count=STATEMENTS, sentences=True)
        return Said(
            statements=tuple((Quote(each.article_id, each.start, each.end, each.text),) for each in best),
            first_hit=found[0].article_id if found else None,
            words=sum(len(words(each.text)) for each in best),
        )

    return pick


def said_by(answer: Answer) -> Said:
    """Return an answer of Dossier's as it is graded, the best-scored statement first."""
    cited = {
        each.number: Quote(each.article_id, each.start, each.end, each.quote) for each in answer.citations
    }
    ranked = sorted(answer.statements, key=lambda statement: -statement.score)
    return Said(
        statements=tuple(tuple(cited[number] for number in statement.citations) for statement in ranked),
        first_hit=answer.hits[0].article_id if answer.hits else None,
        confidence=answer.confidence,
        seconds=answer.seconds.total,
        words=sum(len(words(statement.text)) for statement in answer.statements),
        nearest=tuple(
            Quote(near.article_id, near.start, near.end, near.quote)
            for near in answer.nearest
            if near.quote is not None and near.start is not None and near.end is not None
        ),
    )


def _result(card: dict[str, Any], keys: Sequence[Key], said: dict[str, list[Said]]) -> Result:
    grades = {system: [grade(*pair) for pair in zip(keys, row, strict=True)] for system, row in said.items()}
    systems = {
        system: {"overall": summary(keys, row), "by_type": _by_type(keys, row)}
        for system, row in grades.items()
    }
    compared = {
        system: {name: [getattr(each, name) for each in row] for name in COMPARED}
        for system, row in grades.items()
    }
    details = [
        {"collection": card["name"], "system": system, **_detail(key, one), **graded.to_dict()}
        for system, row in grades.items()
        for key, one, graded in zip(keys, said[system], row, strict=True)
    ]
    return Result(card | {"systems": systems, "differences": against_baselines(compared)}, details)


def _by_type(keys: Sequence[Key], grades: Sequence[Grade]) -> dict[str, Any]:
    pairs: dict[str, list[tuple[Key, Grade]]] = {}
    for key, one in zip(keys, grades, strict=True):
        pairs.setdefault(key.question.type, []).append((key, one))
    return {kind: summary(*zip(*found, strict=True)) for kind, found in sorted(pairs.items())}


def _detail(key: Key, said: Said) -> dict[str, Any]:
    question = key.question
    return {
        "id": question.id,
        "type": question.type,
        "question": question.text,
        "answerable": question.answerable,
        "gold": [list(item) for item in question.items] or list(question.golds),
        "evidence": sorted(key.articles),
        "first_hit": said.first_hit,
        "statements": [[[quote.article_id, quote.text] for quote in each] for each in said.statements],
    }


def summary(keys: Sequence[Key], grades: Sequence[Grade]) -> dict[str, Any]:
    """Return the figures of a system over some questions; those that apply to none are absent.

    Args:
        keys: the questions.
        grades: of the answers to them, in the same order.
    """
    answerable = [key.question.answerable for key in keys]
    found = {name: average([getattr(each, name) for each in grades]) for name in AVERAGED}
    if any(each.confidence is not None for each in grades):  # a system that may abstain
        found |= _abstention(answerable, grades) | _confidence(answerable, grades) | _times(grades)
    figures = {name: figure.to_dict() for name, figure in found.items() if figure is not None}
    return {"questions": len(keys), "answerable": sum(answerable), "figures": figures}


def _abstention(answerable: Sequence[bool], grades: Sequence[Grade]) -> dict[str, Figure | None]:
    silent = [each.abstained for each in grades]
    due = [not each for each in answerable]
    arrays = (np.array(answerable, dtype=np.float64), np.array(silent, dtype=np.float64))
    given = [each for each in grades if not each.abstained]
    return {
        "gold_1_answered": average([each.gold_1 for each in given]),
        "gold_3_answered": average([each.gold_3 for each in given]),
        "answered": average(
            [float(not each) for each, there in zip(silent, answerable, strict=True) if there]
        ),
        "abstention_precision": average(
            [float(each) for each, kept in zip(due, silent, strict=True) if kept]
        ),
        "abstention_recall": average([float(kept) for each, kept in zip(due, silent, strict=True) if each]),
        "abstention_f1": estimate(arrays, f1_of_abstention),
    }


def _confidence(answerable: Sequence[bool], grades: Sequence[Grade]) -> dict[str, Figure | None]:
    """Return how well the confidence parts what can be answered, and what was answered rightly."""
    told = [
        (there, each) for there, each in zip(answerable, grades, strict=True) if each.confidence is not None
    ]
    given = [(each.right, each) for _, each in told if each.right is not None]
    return {"auroc_answerable": _area(told), "auroc_right": _area(given)}


def _area(pairs: Sequence[tuple[bool | None, Grade]]) -> Figure | None:
    if not pairs:
        return None
    positive = np.array([bool(one) for one, _ in pairs], dtype=np.float64)
    scores = np.array([each.confidence for _, each in pairs], dtype=np.float64)
    return estimate((positive, scores), area_under_curve)


def _times(grades: Sequence[Grade]) -> dict[str, Figure | None]:
    seconds = np.array([each.seconds for each in grades if each.seconds is not None], dtype=np.float64)
    return {
        "seconds_median": estimate((seconds,), lambda sample, axis=-1: np.median(sample, axis=axis)),
        "seconds_95": estimate((seconds,), lambda sample, axis=-1: np.percentile(sample, 95, axis=axis)),
    }
