"""How new a sentence is, where the newer is the better."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from dossier.composing.candidates import Candidate
from dossier.composing.event_time import SURENESS, told_by
from dossier.dates import days_of

SURE_ENOUGH = SURENESS["before"]
"""How sure the time that a sentence tells of has to be to count for more than the day of publication."""

CONTENDS = 0.6
"""Score, as a share of the best one's, from which a sentence is another answer."""


A_DAY = timedelta(days=1)
"""How much later it may be elsewhere."""


def days_published(candidate: Candidate, today: date | None) -> tuple[int, int]:
    """Return the first and the last day on which a sentence may have been published, as numbers.

    Args:
        candidate: the sentence.
        today: the day as of which is asked: none is later. None where none is known.

    Returns:
        0 and 0 where no day is known, or one that has not come yet.
    """
    published = candidate.article.published
    if not published:
        return 0, 0
    first, last = days_of(published)
    if today and first - A_DAY > today:
        return 0, 0
    return min(first, today or first).toordinal(), min(last, today or last).toordinal()


def day_of(candidate: Candidate, today: date | None = None) -> int:
    """Return the last day on which a sentence may have been published; otherwise as `days_published`."""
    return days_published(candidate, today)[1]


def day_told(candidate: Candidate, today: date | None = None) -> int:
    """Return the last day that a sentence surely tells of, else that of its publication; likewise."""
    published, told = day_of(candidate, today), told_by(candidate)
    last = max((last.toordinal() for _, last in told.days), default=0) if told.sure >= SURE_ENOUGH else 0
    return min(last, published) if last and published else last or published


def newness(days: Sequence[int], halved_in: float) -> NDArray[np.float64]:
    """Return what sentences keep by how much older than the newest they are; shape (sentences,).

    Args:
        days: the day of each as a number; 0 where none is known.
        halved_in: days after which one counts half, as does one of no known day.
    """
    told = np.array([day or np.nan for day in days])
    age = np.nan_to_num(np.nanmax(told, initial=0) - told, nan=halved_in)
    return np.asarray(0.5 ** (age / halved_in))


def newer_first(
    found: Sequence[Candidate],
    values: NDArray[np.float64],
    halved_in: float,
    today: date | None = None,
) -> NDArray[np.float64]:
    """Return scores of sentences by which a newer answer goes before an older one that is little better.

    What is less than `CONTENDS` as good as the best is no other answer: it does not go before one by its age.
    Where the day of no answer is known, age makes no difference. The best but for its age stays good enough
    to be told as well.

    Args:
        found: the sentences, one at least.
        values: their scores; shape (sentences,).
        halved_in: days after which one counts half.
        today: the day as of which is asked.
    """
    best = int(values.argmax())
    contends = values >= CONTENDS * values[best]
    days = np.array([day_told(each, today) for each in found])
    days[days > max(day_of(each, today) for each in found)] = 0  # what articles of no known day tell ahead
    newest = days[contends].max()
    if not newest:
        return values
    kept = newness([*np.minimum(days, newest), newest], halved_in)[:-1]
    most = (values * kept)[contends].max() / values[best] if values[best] else 1.0
    told = np.asarray(values * np.where(contends, kept, np.minimum(kept, most)))
    told[best] = max(told[best], CONTENDS * told.max())  # told as well, as the best but for its age
    return told
