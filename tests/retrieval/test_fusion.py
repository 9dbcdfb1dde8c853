import numpy as np
import pytest

from dossier.retrieval.fusion import convex_combination, maximal_marginal_relevance


def test_scores_are_scaled_and_summed() -> None:
    fused = convex_combination([(1.0, {"a": 9.0, "b": 8.0, "d": 5.0}), (0.5, {"b": 0.3, "c": 0.1})])
    assert list(fused) == ["b", "a", "d", "c"]
    assert fused == pytest.approx({"b": 0.75 + 0.5, "a": 1.0, "c": 0.0, "d": 0.0})


def test_the_weight_of_a_ranking_counts() -> None:
    fused = convex_combination([(0.1, {"a": 3.0, "b": 1.0}), (1.0, {"a": 1.0, "b": 3.0})])
    assert list(fused) == ["b", "a"]


def test_equal_scores_all_count_as_the_best() -> None:
    assert convex_combination([(0.5, {"a": 2.0, "b": 2.0})]) == {"a": 0.5, "b": 0.5}


def test_nothing_ranked_is_nothing_fused() -> None:
    assert convex_combination([(1.0, {})]) == {}


def test_the_second_choice_is_unlike_the_first() -> None:
    vectors = np.array([[1, 0], [1, 0], [0, 1]], dtype=np.float32)
    assert maximal_marginal_relevance([1.0, 0.9, 0.5], vectors, 2, weight=0.5) == [0, 2]
    assert maximal_marginal_relevance([1.0, 0.9, 0.5], vectors, 2, weight=1.0) == [0, 1]


def test_more_wanted_than_there_are() -> None:
    vectors = np.eye(2, dtype=np.float32)
    assert sorted(maximal_marginal_relevance([0.5, 0.5], vectors, 9, weight=0.7)) == [0, 1]
    assert maximal_marginal_relevance([], np.zeros((0, 2), np.float32), 3, weight=0.7) == []
