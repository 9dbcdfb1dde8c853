"""Run a retrieval collection: documents ranked by each system, measured against human judgements."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from dossier.archive import Archive
from dossier.embedding import load_reranker
from dossier.evaluation.bench import (
    LABELS,
    OURS,
    UNRANKED,
    Bench,
    Opened,
    Result,
    against_baselines,
    corpus_card,
)
from dossier.evaluation.corpus import Corpus
from dossier.evaluation.formats import CORPUS, Topics, read_topics
from dossier.evaluation.intervals import average
from dossier.evaluation.metrics import measured
from dossier.evaluation.passages import DOCUMENTS, Baselines, documents_of
from dossier.retrieval import Retriever

Ranker = Callable[[str], list[str]]
"""From a query to ids of documents, best first."""

_SHOWN = 10  # documents that the details list for each query


def evaluate_retrieval(folder: Path, bench: Bench, name: str | None = None) -> Result:
    """Rank the documents of a collection for each of its queries, by every system.

    Args:
        folder: has `corpus.jsonl`, `queries.jsonl` and `qrels/test.tsv`.
        bench: what the run shares.
        name: of the collection; the corpus' own where left out.

    Raises:
        InputError: a file is missing or faulty; the sentence names the line.
    """
    topics = read_topics(folder)
    corpus = Corpus.at(folder / CORPUS)
    name = name or corpus.name
    with bench.opened(corpus) as opened:
        retrievers = _retrievers(opened.archive, bench)
        try:
            ours = {system: _ours(retriever) for system, retriever in retrievers.items()}
            runs, seconds = _run(name, _baselines(opened, bench) | ours, topics, bench)
        finally:
            for retriever in retrievers.values():
                retriever.close()
        card = {"name": name, "kind": "retrieval", "queries": len(topics.queries)}
        return _result(card | corpus_card(corpus, opened.archive), topics, runs, seconds)


def _retrievers(archive: Archive, bench: Bench) -> dict[str, Retriever]:
    """Return Dossier's search, and where the user has set a reranker, the same without it."""
    unranked = Retriever(archive, bench.embedder)
    if bench.settings.reranker is None:
        return {OURS: unranked}
    reranker = load_reranker(bench.settings.reranker)
    return {UNRANKED: unranked, OURS: Retriever(archive, bench.embedder, reranker)}


def _ours(retriever: Retriever) -> Ranker:
    return lambda query: [name for name, _ in retriever.articles(retriever.read(query), DOCUMENTS)]


def _baselines(opened: Opened, bench: Bench) -> dict[str, Ranker]:
    plain, rival = Baselines(opened.archive, bench.cached), opened.rival
    owner = _owners(opened.archive, list(opened.library.articles))
    return {
        "bm25": lambda query: documents_of(owner[name] for name in plain.lexical(query)),
        "dense": lambda query: documents_of(owner[name] for name in plain.dense(query)),
        "rrf": lambda query: documents_of(owner[name] for name in plain.fused(query)),
        "langchain": lambda query: documents_of(chunk.article_id for chunk in rival.similar(query)),
        "langchain_ensemble": lambda query: documents_of(chunk.article_id for chunk in rival.ensemble(query)),
    }


def _owners(archive: Archive, ids: list[str]) -> dict[str, str]:
    """Return id of the passage -> id of its article."""
    return {passage.id: name for name in ids for passage in archive.passages_of(name)}


def _run(
    name: str, rankers: dict[str, Ranker], topics: Topics, bench: Bench
) -> tuple[dict[str, dict[str, list[str]]], dict[str, list[float]]]:
    """Return what each system found for each query, and the seconds that each query took."""
    runs: dict[str, dict[str, list[str]]] = {system: {} for system in rankers}
    seconds: dict[str, list[float]] = {system: [] for system in rankers}
    for system, rank in rankers.items():
        step = f"{name}: {LABELS[system]}"
        for done, (key, query) in enumerate(topics.queries.items()):
            bench.progress(step, done, len(topics.queries))
            began = time.perf_counter()
            runs[system][key] = rank(query)
            seconds[system].append(time.perf_counter() - began)
        bench.progress(step, len(topics.queries), len(topics.queries))
    return runs, seconds


def _result(
    card: dict[str, Any],
    topics: Topics,
    runs: dict[str, dict[str, list[str]]],
    seconds: dict[str, list[float]],
) -> Result:
    values = {system: measured(run, topics.qrels) for system, run in runs.items()}
    systems = {
        system: {
            "measures": {name: figure.to_dict() for name, row in found.items() if (figure := average(row))},
            "median_seconds": median(seconds[system]),
        }
        for system, found in values.items()
    }
    details = [
        {"collection": card["name"], "system": system, "query": key, "found": runs[system][key][:_SHOWN]}
        | {name: row[place] for name, row in found.items()}
        for system, found in values.items()
        for place, key in enumerate(topics.qrels)
    ]
    return Result(card | {"systems": systems, "differences": against_baselines(values)}, details)
