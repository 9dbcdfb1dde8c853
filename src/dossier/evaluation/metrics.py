"""The measures of a ranking, by `ir-measures`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

MEASURES = {
    "ndcg_10": "nDCG@10",
    "recall_4": "R@4",
    "recall_10": "R@10",
    "mrr_10": "RR@10",
    "map": "AP",
    "hits_1": "Success@1",
}
"""Our name of each measure -> its name in `ir-measures`."""

Run = Mapping[str, Sequence[str]]
"""Id of a query -> ids of the documents found, best first."""


def measured(run: Run, qrels: Mapping[str, Mapping[str, int]]) -> dict[str, list[float]]:
    """Return each measure for each query.

    Args:
        run: what was found; a query that is absent found nothing.
        qrels: id of the query -> id of the document -> relevance.

    Returns:
        Our name of the measure -> a value for each query, in the order of `qrels`.
    """
    import ir_measures

    measures = {ir_measures.parse_measure(name): ours for ours, name in MEASURES.items()}
    # The place is the score, for trec_eval sorts by score and would settle ties by the names of documents.
    scored = {
        query: {document: -float(place) for place, document in enumerate(found)}
        for query, found in run.items()
        if found
    }
    values: dict[str, dict[str, float]] = {ours: {} for ours in MEASURES}
    for metric in ir_measures.iter_calc(
        list(measures), {key: dict(row) for key, row in qrels.items()}, scored
    ):
        values[measures[metric.measure]][metric.query_id] = float(metric.value)
    return {ours: [found.get(query, 0.0) for query in qrels] for ours, found in values.items()}
