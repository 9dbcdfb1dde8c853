"""Means with confidence intervals, and paired differences, by resampling the questions."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

SEED = 20_240_601
RESAMPLES = 2_000
LEVEL = 0.95

_BATCH = 500  # resamples held in memory at a time


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure over a set of questions.

    Attributes:
        value: the figure.
        low: lower end of its confidence interval, None where it cannot be told.
        high: upper end.
        count: questions that it rests on.
    """

    value: float
    low: float | None
    high: float | None
    count: int

    def to_dict(self) -> dict[str, float | int | None]:
        """Return the figure as plain JSON types."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Difference(Figure):
    """A mean difference between two systems on the same questions.

    Attributes:
        p: two-sided probability of a difference as large if the systems were alike.
    """

    p: float


def average(values: Sequence[float | None]) -> Figure | None:
    """Return the mean of the values that are not None, with its interval; None where there are none."""
    known = np.array([value for value in values if value is not None], dtype=np.float64)
    if not len(known):
        return None
    return estimate((known,), lambda sample, axis=-1: np.mean(sample, axis=axis))


def estimate(samples: tuple[Floats, ...], statistic: Callable[..., Any]) -> Figure | None:
    """Return a statistic of paired samples with its percentile bootstrap interval.

    Args:
        samples: arrays of one length, a question at each place.
        statistic: takes as many arrays and `axis`; not a number where it is not defined.

    Returns:
        None where the statistic is not defined; no interval for a single question. Where all questions
        have one value, both ends of the interval are that value.
    """
    from scipy.stats import bootstrap  # type: ignore[import-untyped]

    value, count = float(statistic(*samples, axis=-1)), len(samples[0])
    if np.isnan(value):
        return None
    if count < 2:
        return Figure(value, None, None, count)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a sample without either class has no statistic, and is left out
        found = bootstrap(
            samples,
            statistic,
            paired=len(samples) > 1,
            vectorized=True,
            n_resamples=RESAMPLES,
            batch=_BATCH,
            confidence_level=LEVEL,
            method="percentile",
            rng=np.random.default_rng(SEED),
        )
    ends = np.nanpercentile(found.bootstrap_distribution, [50 * (1 - LEVEL), 50 * (1 + LEVEL)])
    return Figure(value, float(ends[0]), float(ends[1]), count)


def difference(ours: Sequence[float | None], theirs: Sequence[float | None]) -> Difference | None:
    """Return the mean difference of two systems over the questions that both have a figure for.

    The interval is a percentile bootstrap of the differences, and the probability a paired
    randomisation test, which flips their signs at random (Fisher; Smucker, Allan and Carterette, 2007).
    """
    from scipy.stats import permutation_test

    pairs = [
        (one, other) for one, other in zip(ours, theirs, strict=True) if one is not None and other is not None
    ]
    if len(pairs) < 2:
        return None
    one, other = np.array(pairs, dtype=np.float64).T
    figure = average(list(one - other))
    assert figure is not None
    tested = permutation_test(
        (one, other),
        lambda a, b, axis: np.mean(a - b, axis=axis),
        permutation_type="samples",
        vectorized=True,
        n_resamples=RESAMPLES,
        batch=_BATCH,
        rng=np.random.default_rng(SEED),
    )
    return Difference(figure.value, figure.low, figure.high, figure.count, float(tested.pvalue))


def f1_of_abstention(answerable: Floats, abstained: Floats, axis: int = -1) -> Floats:
    """Return the F1 of abstaining where there is no answer; not a number where all is answerable."""
    hits = np.sum((1 - answerable) * abstained, axis=axis)
    wrong = np.sum(answerable * abstained, axis=axis) + np.sum((1 - answerable) * (1 - abstained), axis=axis)
    with np.errstate(invalid="ignore"):
        found = np.where(np.all(answerable == 1, axis=axis), np.nan, 2 * hits / (2 * hits + wrong))
    return np.asarray(found, dtype=np.float64)


def area_under_curve(positive: Floats, scores: Floats, axis: int = -1) -> Floats:
    """Return the area under the ROC curve, by the rank sum (Hanley and McNeil 1982).

    Args:
        positive: 1 for what should score high, else 0.
        scores: the scores; ties count half.
        axis: along which the questions lie.
    """
    from scipy.stats import rankdata

    ranks = rankdata(scores, axis=axis)
    ones = np.sum(positive, axis=axis)
    zeros = np.sum(1 - positive, axis=axis)
    with np.errstate(invalid="ignore", divide="ignore"):
        found = (np.sum(ranks * positive, axis=axis) - ones * (ones + 1) / 2) / (ones * zeros)
    return np.asarray(found, dtype=np.float64)
