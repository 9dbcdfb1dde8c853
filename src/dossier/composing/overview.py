"""Choose the sentences of an overview: what the archive tells of a subject, in the order of time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dossier.composing.candidates import Candidate, leans
from dossier.composing.event_time import of_period, time_fits
from dossier.composing.newness import day_of, days_published, newness
from dossier.composing.selection import Group, Scored, alike, witnessed
from dossier.retrieval import Query, most_statements

RELATIVE = 0.3
"""Score of a further sentence, as a share of the best one's, that it needs to be added."""

THRESHOLD = 0.12
"""Score of the best sentence below which there is nothing on the subject."""

AGAIN = 0.5
"""What a sentence keeps of its score for each of its article, or of a near-copy, that is chosen already."""

LEANING = 0.6
"""What it keeps where it leans on the sentence before it."""

AT_END = 0.5
"""What it keeps at the end of its article; in between, in proportion: news tell the most important first."""

LEAST_ALIKE = 0.05
"""Cosine of sentence and title below which no difference is made."""

FEW_STORIES = 3
"""Stories of a time that are nearest to one, by which it is told whether many are about the same."""

HALVED_IN = 365.0
"""Days after which what was published counts half where the newest is asked for."""


def weights_in_overview(
    query: Query,
    found: Sequence[Candidate],
    likely: NDArray[np.float64],
    covered: NDArray[np.float64],
    vectors: NDArray[np.float32],
    titles: NDArray[np.float32],
) -> NDArray[np.float64]:
    """Return how well each sentence serves an overview, from 0 to 1; shape (sentences,).

    One that tells what its article is about is near to the title and stands early in it (the methods of
    title and location of Edmundson, "New Methods in Automatic Extracting", 1969). Where the subject is a
    time, "What happened in 2020?", that counts which other articles are about too; nothing else ever does.

    Args:
        query: the question, with its subject.
        found: the sentences.
        likely: how likely each answers the subject as a question, from 0 to 1; its cube root counts, for a
            sentence need not echo the subject to bear on it.
        covered: share of the subject's terms, by rarity, in each, the one before it and the title.
        vectors: their embeddings, shape (sentences, dimension).
        titles: the embeddings of the titles of their articles; likewise.
    """
    then = _of_then(query, found)
    values = np.ones(len(found)) if query.timely else np.cbrt(likely) * covered
    if query.timely and query.period and query.period.kind == "event":
        values = _told_by_many(found, titles, then)
    values = values * then * np.clip((vectors * titles).sum(axis=1), LEAST_ALIKE, 1.0)
    values = values * np.array([LEANING if leans(each.text) else 1.0 for each in found])
    values = values * np.array([1 - (1 - AT_END) * each.place for each in found])
    return (
        values * newness([day_of(each, query.today) for each in found], HALVED_IN)
        if query.subject and query.subject.latest
        else np.asarray(values)
    )


def choose_overview(ranked: Sequence[Scored], query: Query) -> list[Group]:
    """Choose the statements of an overview: good ones, unlike each other, of many articles.

    Args:
        ranked: scored sentences, best first; one at least.
        query: the question.

    Returns:
        Groups in the order of publication, of one day the best first; the newest first where that is asked
        for.
    """
    least = ranked[0].score * RELATIVE
    left = [each for each in ranked if each.score >= least]
    told: Counter[str] = Counter()
    groups: list[Group] = []
    while left and len(groups) < most_statements(query.shape):
        best = max(left, key=lambda each: each.score * AGAIN ** told[each.candidate.article.story])
        left.remove(best)
        if not any(alike(group[0], best) for group in groups):
            groups.append(witnessed(best, left))
            left = [each for each in left if not any(each is member for member in groups[-1])]
            told[best.candidate.article.story] += 1
    first = {group[0].candidate.article.id: place for place, group in reversed(list(enumerate(groups)))}
    ordered = sorted(
        groups, key=lambda group: (first[group[0].candidate.article.id], group[0].candidate.span)
    )
    return sorted(ordered, key=lambda group: _turn(group[0].candidate, query))


def _told_by_many(
    found: Sequence[Candidate], titles: NDArray[np.float32], then: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return how much sentences count by how near their titles are to those of other stories of the time.

    What matters in a time is what many articles of it are about (centrality: Erkan and Radev, "LexRank",
    2004): 1 for the nearest, and a half for what no other is near. Where there are few, all count alike.
    """
    first = {each.article.story: row for row, each in reversed(list(enumerate(found))) if then[row] > 0}
    if len(first) <= FEW_STORIES:
        return np.ones(len(found))
    near = titles @ titles[list(first.values())].T
    for column, story in enumerate(first):
        near[[each.article.story == story for each in found], column] = -1
    central = np.clip(np.sort(near, axis=1)[:, -FEW_STORIES:].mean(axis=1), LEAST_ALIKE, 1.0)
    return np.asarray((1 + central / central[then > 0].max()) / 2, dtype=np.float64)


def _of_then(query: Query, found: Sequence[Candidate]) -> NDArray[np.float64]:
    """Return what each sentence keeps by its time."""
    event = query.period is not None and query.period.kind == "event"
    return of_period(query.period, found) if query.period and event else time_fits(query, found)


def _turn(candidate: Candidate, query: Query) -> tuple[bool, int]:
    """Return what a sentence is ordered by: the day of publication, and last where none is known.

    What is only known to be of a month or a year comes after the days of it that are known, either way.
    """
    first, last = days_published(candidate, query.today)
    latest = query.subject is not None and query.subject.latest
    return not last, -first if latest else last
