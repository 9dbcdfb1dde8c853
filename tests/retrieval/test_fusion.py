import numpy as np
import pytest

from dossier.retrieval.fusion import maximal_marginal_relevance, reciprocal_rank_fusion


def test_an_item_in_both_rankings_wins() -> None:
    fused = reciprocal_rank_fusion([(1.0, {"a": 1, "b": 2}), (1.0, {"b": 1, "c": 2})])
    assert list(fused) == ["b", "a", "c"]
    assert fused["b"] == pytest.approx(1 / 62 + 1 / 61)


def test_the_weight_of_a_ranking_counts() -> None:
    fused = reciprocal_rank_fusion([(0.1, {"a": 1}), (1.0, {"b": 5})])
    assert list(fused) == ["b", "a"]


def test_nothing_ranked_is_nothing_fused() -> None:
    assert reciprocal_rank_fusion([(1.0, {})]) == {}


def test_the_second_choice_is_unlike_the_first() -> None:
    vectors = np.array([[1, 0], [1, 0], [0, 1]], dtype=np.float32)
    assert maximal_marginal_relevance([1.0, 0.9, 0.5], vectors, 2, weight=0.5) == [0, 2]
    assert maximal_marginal_relevance([1.0, 0.9, 0.5], vectors, 2, weight=1.0) == [0, 1]


def test_more_wanted_than_there_are() -> None:
    vectors = np.eye(2, dtype=np.float32)
    assert sorted(maximal_marginal_relevance([0.5, 0.5], vectors, 9, weight=0.7)) == [0, 1]
    assert maximal_marginal_relevance([], np.zeros((0, 2), np.float32), 3, weight=0.7) == []
