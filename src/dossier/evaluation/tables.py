"""The figures of a scorecard as rows of text, for the terminal and the page alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dossier.evaluation.bench import LABELS, OURS

RETRIEVAL = {
    "ndcg_10": "nDCG@10",
    "hits_1": "Hits@1",
    "mrr_10": "MRR@10",
    "recall_4": "Recall@4",
    "recall_10": "Recall@10",
    "map": "MAP",
}
ANSWERS = {
    "gold_1": "gold in best",
    "gold_3": "in best three",
    "gold_all": "in all",
    "place_1": "place in best",
    "place_3": "place in three",
    "hit_1": "Hits@1",
    "precision": "cit. precision",
    "recall": "cit. recall",
}
OWN = {
    "answered": "answered, of the answerable",
    "gold_1_answered": "gold in best, of those answered",
    "gold_3_answered": "gold in best three, of those answered",
    "gold_near": "gold in what comes nearest, of those not answered",
    "abstention_precision": "abstention: precision",
    "abstention_recall": "abstention: recall",
    "abstention_f1": "abstention: F1",
    "auroc_answerable": "AUROC of the confidence: answerable or not",
    "auroc_right": "AUROC of the confidence: right or wrong",
    "characters": "characters quoted",
    "words": "words of an answer",
    "seconds_median": "seconds a question, median",
    "seconds_95": "seconds a question, 95 % within",
}
"""Measures, as headings call them; those of `OWN` are told of Dossier alone."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a title, headings, and rows of cells; the first cell of a row names it."""

    title: str
    headings: list[str]
    rows: list[list[str]]


def tables(card: Mapping[str, Any]) -> Iterator[Table]:
    """Yield the tables of a collection."""
    if card["kind"] == "retrieval":
        title = f"{card['name']}: {card['queries']:,} queries over {card['articles']:,} documents"
        found = {system: row["measures"] for system, row in card["systems"].items()}
        yield _systems(title, found, RETRIEVAL)
    else:
        title = f"{card['name']}: {card['questions']:,} questions over {card['articles']:,} articles"
        found = {system: row["overall"]["figures"] for system, row in card["systems"].items()}
        yield _systems(title, found, ANSWERS)
        yield _own(f"{card['name']}: Dossier", found[OURS])
        if len(card["systems"][OURS]["by_type"]) > 1:
            yield _by_type(f"{card['name']}: Dossier by type of question", card["systems"][OURS]["by_type"])
    yield _differences(card)


def _systems(title: str, found: Mapping[str, Any], measures: Mapping[str, str]) -> Table:
    shown = {name: label for name, label in measures.items() if any(name in row for row in found.values())}
    last = sorted(found, key=lambda system: system == OURS)
    rows = [[LABELS[system], *(_cell(found[system].get(name)) for name in shown)] for system in last]
    return Table(title, ["", *shown.values()], rows)


def _own(title: str, figures: Mapping[str, Any]) -> Table:
    rows = [[label, _cell(figures[name])] for name, label in OWN.items() if name in figures]
    return Table(title, ["", "figure"], rows)


def _by_type(title: str, found: Mapping[str, Any]) -> Table:
    names = ("gold_1", "gold_3", "gold_all", "precision", "recall")
    rows = []
    for kind, row in found.items():
        figures = row["figures"]
        silent = f"{1 - figures['answered']['value']:.2f}" if "answered" in figures else ""
        silent = f"{figures['abstention_recall']['value']:.2f}" if "abstention_recall" in figures else silent
        seconds = f"{figures['seconds_median']['value']:.2f}" if "seconds_median" in figures else ""
        cells = [_cell(figures.get(name), interval=False) for name in names]
        rows.append([kind, str(row["questions"]), *cells, silent, seconds])
    headings = ["type", "questions", *(ANSWERS[name] for name in names), "abstained", "seconds"]
    return Table(title, headings, rows)


def _differences(card: Mapping[str, Any]) -> Table:
    names = RETRIEVAL if card["kind"] == "retrieval" else ANSWERS
    shown = [name for name in names if any(name in row for row in card["differences"].values())]
    rows = [
        [LABELS[system], *(_difference(found.get(name)) for name in shown)]
        for system, found in card["differences"].items()
    ]
    return Table(f"{card['name']}: Dossier less each baseline", ["", *(names[name] for name in shown)], rows)


def _cell(figure: Mapping[str, Any] | None, *, interval: bool = True) -> str:
    if figure is None:
        return ""
    value, low, high = figure["value"], figure["low"], figure["high"]
    digits = 0 if value >= 10 else 3
    if low is None or not interval:
        return f"{value:.{digits}f}"
    return f"{value:.{digits}f} [{low:.{digits}f}, {high:.{digits}f}]"


def _difference(found: Mapping[str, Any] | None) -> str:
    if found is None:
        return ""
    return f"{found['value']:+.3f} [{found['low']:+.3f}, {found['high']:+.3f}] p {found['p']:.3f}"
