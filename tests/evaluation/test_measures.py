import math

import numpy as np
import pytest

from dossier.evaluation.intervals import area_under_curve, average, difference, estimate, f1_of_abstention
from dossier.evaluation.metrics import measured
from dossier.evaluation.passages import documents_of, fuse

QRELS = {"q1": {"a": 1, "b": 1, "c": 0}, "q2": {"d": 1}, "q3": {"e": 2}}
RUN = {
    "q1": ["x", "a", "c", "y", "b"],
    "q2": ["d", *(f"n{number}" for number in range(20))],
    "q3": [],
}


def test_measures_are_those_worked_out_by_hand() -> None:
    found = measured(RUN, QRELS)
    gain = (1 / math.log2(3) + 1 / math.log2(6)) / (1 + 1 / math.log2(3))
    assert found["ndcg_10"] == pytest.approx([gain, 1, 0], abs=1e-4)
    assert found["hits_1"] == [0, 1, 0]
    assert found["mrr_10"] == [0.5, 1, 0]
    assert found["recall_4"] == [0.5, 1, 0]
    assert found["recall_10"] == [1, 1, 0]
    assert found["map"] == pytest.approx([(1 / 2 + 2 / 5) / 2, 1, 0], abs=1e-4)


def test_values_come_in_the_order_of_the_queries_whatever_was_run() -> None:
    found = measured({"q9": ["d"], "q2": ["d"]}, {"q3": {"e": 1}, "q2": {"d": 1}, "q1": {"a": 1}})
    assert found["hits_1"] == [0, 1, 0]


def test_only_ten_documents_count_at_ten() -> None:
    late = {"q2": [*(f"n{number}" for number in range(10)), "d"]}
    found = measured(late, {"q2": {"d": 1}})
    assert (found["ndcg_10"], found["mrr_10"], found["recall_10"]) == ([0], [0], [0])
    assert found["map"] == pytest.approx([1 / 11], abs=1e-4)


def test_fusion_is_the_sum_of_reciprocal_ranks() -> None:
    assert fuse([["a", "b", "c"], ["b", "d"]]) == ["b", "a", "d", "c"]
    assert fuse([["a"], []]) == ["a"]
    assert fuse([["a", "b", "c"], ["d", "e", "c"]])[0] == "c"  # 2/63 is more than 1/61


def test_a_document_is_ranked_by_its_best_passage() -> None:
    assert documents_of(["b", "a", "b", "c", "a"]) == ["b", "a", "c"]
    assert len(documents_of(str(number) for number in range(500))) == 100


def test_an_average_leaves_out_what_does_not_apply() -> None:
    found = average([1.0, None, 0.0, 1.0, None])
    assert found is not None
    assert (found.value, found.count) == (pytest.approx(2 / 3), 3)
    assert average([None, None]) is None
    alone = average([0.5])
    assert alone is not None
    assert (alone.value, alone.low, alone.high) == (0.5, None, None)


def test_an_interval_is_as_wide_as_the_spread_over_the_root_of_the_size() -> None:
    values = [0.0, 1.0] * 200
    found = average(values)
    assert found is not None
    assert found.low == pytest.approx(0.5 - 1.96 * 0.5 / 20, abs=0.01)
    assert found.high == pytest.approx(0.5 + 1.96 * 0.5 / 20, abs=0.01)
    assert average(values) == found  # the seed is kept


def test_a_paired_difference_sees_what_two_intervals_hide() -> None:
    rng = np.random.default_rng(1)
    theirs = rng.random(60)
    ours = theirs + 0.02 + 0.01 * rng.standard_normal(60)
    one, other = average(list(ours)), average(list(theirs))
    assert one is not None
    assert other is not None
    assert one.low is not None
    assert one.low < other.value
    found = difference(list(ours), list(theirs))
    assert found is not None
    assert found.value == pytest.approx(one.value - other.value)
    assert found.low is not None
    assert found.low > 0
    assert found.p < 0.01


def test_a_difference_that_is_chance_is_none() -> None:
    found = difference([1.0, 0.0, 1.0, 0.0], [0.0, 1.0, 0.0, 1.0])
    assert found is not None
    assert found.value == 0
    assert found.p == pytest.approx(1.0)


def test_a_difference_is_over_the_questions_that_both_have() -> None:
    found = difference([1.0, None, 1.0, 1.0], [0.0, 1.0, None, 0.0])
    assert found is not None
    assert (found.value, found.count) == (1.0, 2)
    assert difference([1.0, None], [None, 1.0]) is None


def test_few_questions_are_tested_exactly() -> None:
    found = difference([1.0] * 5, [0.0] * 5)
    assert found is not None
    assert found.p == pytest.approx(2 / 2**5)


def test_f1_of_abstention_is_that_worked_out_by_hand() -> None:
    answerable, abstained = np.array([1, 1, 1, 0, 0.0]), np.array([1, 0, 0, 1, 0.0])
    found = estimate((answerable, abstained), f1_of_abstention)
    assert found is not None
    assert found.value == pytest.approx(0.5)  # precision 1/2, recall 1/2
    assert estimate((np.ones(4), np.zeros(4)), f1_of_abstention) is None


def test_area_under_the_curve_is_the_share_of_pairs_in_order() -> None:
    positive, scores = np.array([1, 1, 0, 0.0]), np.array([0.9, 0.4, 0.4, 0.1])
    found = estimate((positive, scores), area_under_curve)
    assert found is not None
    assert found.value == pytest.approx(3.5 / 4)
    assert found.low is not None
    assert estimate((np.ones(4), scores), area_under_curve) is None
