import numpy as np
import pytest

from dossier.retrieval.fusion import (
    NEIGHBOURS,
    REGULARISED,
    convex_combination,
    maximal_marginal_relevance,
    regularised,
)


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


def of_two_stories() -> tuple[dict[str, float], dict[str, np.ndarray]]:
    """Return scores and vectors: `lone`, near to what is hardly found, and `told`, in good company."""
    company = {f"told{number}": 0.8 - number / 1000 for number in range(10 * NEIGHBOURS)}
    scores = {"lone": 0.9, "told": 0.85, **company, **{f"far{number}": 0.1 for number in range(NEIGHBOURS)}}
    rows = {key: np.array([0.1, 1.0]) if key.startswith("told") else np.array([1.0, 0.0]) for key in scores}
    return scores, {key: (row / np.linalg.norm(row)).astype(np.float32) for key, row in rows.items()}


def test_what_stands_among_others_that_score_well_comes_before_what_stands_alone() -> None:
    scores, vectors = of_two_stories()
    drawn = regularised(scores, vectors, 0.5)
    assert next(iter(drawn)) == "told"
    assert 0.8 < drawn["told"] < 0.85
    assert drawn["lone"] == pytest.approx((0.9 + 0.1) / 2)
    assert drawn.keys() == scores.keys()
    assert list(drawn.values()) == sorted(drawn.values(), reverse=True)


def test_what_is_past_the_best_stays_behind_them() -> None:
    scores = {str(number): 1.0 - number / 1000 for number in range(REGULARISED + 20)}
    vectors = {key: np.ones(1, np.float32) for key in scores}
    drawn = regularised(scores, vectors, 1.0)
    rest = list(scores)[REGULARISED:]
    assert list(drawn)[REGULARISED:] == rest
    assert all(drawn[key] == scores[key] for key in rest)


def test_without_a_weight_nothing_is_drawn() -> None:
    scores, vectors = of_two_stories()
    assert regularised(scores, vectors, 0.0) == pytest.approx(scores)


def test_few_items_have_no_neighbours() -> None:
    scores = {"a": 0.4, "b": 0.3}
    assert regularised(scores, {key: np.ones(1, np.float32) for key in scores}, 0.3) == scores


def test_the_second_choice_is_unlike_the_first() -> None:
    vectors = np.array([[1, 0], [1, 0], [0, 1]], dtype=np.float32)
    assert maximal_marginal_relevance([1.0, 0.9, 0.5], vectors, 2, weight=0.5) == [0, 2]
    assert maximal_marginal_relevance([1.0, 0.9, 0.5], vectors, 2, weight=1.0) == [0, 1]


def test_more_wanted_than_there_are() -> None:
    vectors = np.eye(2, dtype=np.float32)
    assert sorted(maximal_marginal_relevance([0.5, 0.5], vectors, 9, weight=0.7)) == [0, 1]
    assert maximal_marginal_relevance([], np.zeros((0, 2), np.float32), 3, weight=0.7) == []
