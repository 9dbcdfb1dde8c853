"""How well a sentence answers a question, from several signals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dossier.composing.answer_type import holds_kind, is_month
from dossier.composing.candidates import Candidate, counted_stems
from dossier.composing.matter import known_matter
from dossier.composing.measured import counts_kinds, holds_measure
from dossier.embedding import Matches, cosines
from dossier.retrieval import FUNCTION_WORDS, Query, Shape, Term, counted_names, counted_thing
from dossier.text import fold, stems, words
from dossier.verifying import country, english_forms

WEIGHTS = {
    "meaning": -5.45,
    "late": 7.89,
    "asked": 1.81,
    "least": 1.16,
    "shared": 5.69,
    "words": -0.12,
    "words_around": 1.71,
    "kind": 0.97,
    "rank": 2.91,
    "lead": 0.26,
    "standing": 0.0,
    "matched": 0.0,
}
"""Weight of each signal in a logistic model, fitted by training/fit_signals.py (docs/quote-mode.md)."""

INTERCEPT = -11.30

WORD_WEIGHTS = {
    "meaning": 0.0,
    "late": 0.0,
    "asked": 0.0,
    "least": 0.0,
    "shared": 0.0,
    "words": 4.22,
    "words_around": 1.15,
    "kind": 1.21,
    "rank": 0.0,
    "lead": 0.0,
    "standing": 4.81,
    "matched": 3.78,
}
"""The same for a language that the embedding model does not know, fitted on Turkish and Russian questions."""

WORD_INTERCEPT = -12.52

THRESHOLD_UNREAD = 0.18
"""The same as `dossier.composing.reading.THRESHOLD`, where nothing was read."""

WORD_THRESHOLD, WORD_SURE_FROM = 0.08, 0.4
"""The same for a language that the embedding model does not know, and the confidence from which a reader need
not be told that an answer may be none: below, half are none (docs/quote-mode.md)."""

WITHOUT_FIGURE = 0.15
"""Share of its score that a sentence keeps which has no number where one is asked for: a question of how many
is not answered without, however near the sentence is. (When something was can be told without a date.)
So does one where a name is missing of what is counted: "How many Harop drones" is not answered by Herons."""

WITHOUT_NAME = 0.5
"""Share of its score that a sentence keeps where half of the question's names or more stand neither in its
passage nor in the title: "When did Borovia join NATO?" is not answered by what else Borovia joined. Of a long
question's many names one or two may be missing at a smaller loss."""

WITHOUT_KNOWN_NAME = 0.3
"""The same where one of these names stands in no passage of the archive: what Borovia bought from others does
not tell what it bought from a country that nothing is told of."""

LONGEST_NAME = 4
"""Words of one name; a longer run of capitals is a title."""

ENOUGH = 20.0
"""Rarity of what a sentence shares with a question, in inverse document frequencies, above which more of it
tells nothing: three or four rare words are no chance."""

SIGNALS = tuple(WEIGHTS)

_ASKING = """
what which who whom whose when where why how many much long often far old
kim kimi kimin ne neyi neden nicin niye hangi kac nerede nereye nasil nece hansi harada hara
кто кого кому что какой какая какие какое когда где куда сколько почему как
"""
ASKING = frozenset(_ASKING.split())
"""Words that ask, folded."""

_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"\b[^\W\d_]{4,}-[^\W\d_]{4,}\b")
_RUN = re.compile(r"\b[^\W\d_a-z][\w.]+(?: [^\W\d_a-z][\w.]+)+")
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")


def first_odds(query: Query, rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return log odds that each sentence answers the question, by its signals.

    Where the embedding model does not know the language of the question, what it tells is left out, by how
    little it knows.

    Args:
        query: the question.
        rows: the signals, shape (candidates, signals).
    """
    known, unknown = (
        rows @ np.array(list(weights.values())) + intercept
        for weights, intercept in ((WEIGHTS, INTERCEPT), (WORD_WEIGHTS, WORD_INTERCEPT))
    )
    return np.asarray(query.familiarity * known + (1 - query.familiarity) * unknown)


def least_unread(query: Query) -> float:
    """Return the score that an answer needs where nothing was read for a question."""
    return THRESHOLD_UNREAD if query.familiarity > 0 else WORD_THRESHOLD


def likelihood(
    query: Query, found: Sequence[Candidate], rows: NDArray[np.float64], odds: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return how likely each sentence answers the question, from 0 to 1.

    Args:
        query: the question.
        found: the sentences.
        rows: the signals, shape (candidates, signals).
        odds: log odds of each sentence, shape (candidates,).
    """
    likely = 1 / (1 + np.exp(-odds))
    if query.shape in (Shape.MONEY, Shape.SHARE) or counted_thing(query.text):
        likely *= np.where(rows[:, SIGNALS.index("kind")] > 0, 1.0, WITHOUT_FIGURE)
    likely *= np.array([1.0 if _measures(query, each) else WITHOUT_FIGURE for each in found])
    if counted := counted_names(query.text):
        named = [term for term in query.terms if term.word in counted]
        likely *= np.array([WITHOUT_FIGURE if counts_kinds(each.text, counted) else 1.0 for each in found])
        likely *= np.array([WITHOUT_FIGURE if _lacking(each.stems_around, named) else 1.0 for each in found])
    likely *= 1 - query.familiarity * (1 - _naming(query, found))
    return np.asarray(likely * known_matter(query, found))


def _measures(query: Query, candidate: Candidate) -> bool:
    return candidate.article.language != "en" or holds_measure(query.text, candidate.text)


def _naming(query: Query, found: Sequence[Candidate]) -> NDArray[np.float64]:
    """Return what sentences keep by the names of the question that stand in their passage or its title."""
    named = _named(query)
    if not named:
        return np.ones(len(found))
    lacking = {each.passage.id: 0 for each in found if _lacking(each.stems_around, named) == 0}
    for each in found:
        if each.passage.id not in lacking:
            there = frozenset(stems(f"{each.article.title}\n{each.passage.text}", each.article.language))
            lacking[each.passage.id] = _lacking(there, named)
    shares = np.array([lacking[each.passage.id] / len(named) for each in found])
    least = WITHOUT_NAME if all(term.known for term in named) else WITHOUT_KNOWN_NAME
    return np.asarray(1 - (1 - least) * np.minimum(1, 2 * shares))


def _named(query: Query) -> list[Term]:
    """Return the names of a question; of one in several words the last, and any country."""
    apart = {*words(query.text)[:1], *(words(query.period.words) if query.period else ())}
    apart |= FUNCTION_WORDS - {word.lower() for word in _CAPITALS.findall(query.text)}  # the US is a name
    named = [each for each in query.terms if each.name and not (each.word in apart or is_month(each.word))]
    joined = [frozenset(words(match)) for match in _JOINED.findall(query.text)]
    named = [_either(each, [other for other in named if {each.word, other.word} in joined]) for each in named]
    runs = (run.split() for run in _RUN.findall(query.text))
    begun = {word for run in runs if len(run) <= LONGEST_NAME for part in run[:-1] for word in words(part)}
    return [_in_all_forms(each) for each in named if each.word not in begun or country(each.word)] or named


def _in_all_forms(term: Term) -> Term:
    """Return a name of a country with its other English forms: France and French, US and U.S."""
    forms = " ".join(english_forms(term.word))
    return replace(term, stems=(*term.stems, *stems(forms, "en"))) if forms else term


def _either(term: Term, others: Sequence[Term]) -> Term:
    """Return a name that is held where one of others is: either half of Nagorno-Karabakh tells it."""
    return replace(term, stems=(*term.stems, *(stem for other in others for stem in other.stems)))


def _lacking(held: frozenset[str], terms: Sequence[Term]) -> int:
    """Return how many of some names are not among stems; a code may go on: Su-30, Su-30SM."""

    def holds(term: Term) -> bool:
        if not held.isdisjoint(term.stems):
            return True
        begun = term.word.rstrip("s")
        return term.word[0].isdigit() and any(stem.startswith(begun) for stem in held)

    return sum(not holds(term) for term in terms)


def signals(
    query: Query, candidates: Sequence[Candidate], vectors: NDArray[np.float32], matches: Matches
) -> NDArray[np.float64]:
    """Return the signals of each sentence, in the order of `SIGNALS`; shape (candidates, signals).

    meaning: cosine of sentence and question.
    late: how well the words of the question are matched, each in its context (late interaction).
    asked: the same for the word that asks, which is near to what would answer it; `late` where there is none.
    least: the same for the word that carries meaning and is matched worst.
    shared: how well the words of the sentence are matched by the question's.
    words: share of the question's terms that stand in the sentence, by rarity; in a language that the model
        does not know, a word that begins alike will do.
    words_around: the same in the sentence, the one before it and the title.
    kind: whether the sentence holds the kind of thing asked for; 1 where none is asked for.
    rank: reciprocal of the passage's rank.
    lead: 1 at the beginning of the article, falling to 0 at its end.
    standing: score of the passage as a share of the best one's.
    matched: rarity of the terms that `words_around` finds, all together; 1 from `ENOUGH` on.

    Args:
        query: the question.
        candidates: the sentences.
        vectors: their embeddings, shape (candidates, dimension).
        matches: of the question with the sentences.
    """
    total = sum(term.weight for term in query.terms) or 1.0
    counted = counted_stems(query)
    covered = _begun if query.familiarity == 0 else _covered
    of_model = np.column_stack([cosines(vectors, query.vector[None]), *_late(query, matches)])
    rows = np.zeros((len(candidates), len(SIGNALS)))
    for row, candidate in enumerate(candidates):
        rows[row] = (
            *of_model[row],
            covered(query, candidate.stems) / total,
            covered(query, candidate.stems_around) / total,
            holds_kind(query.shape, candidate.text, counted),
            1 / (1 + candidate.rank),
            1 - candidate.place,
            candidate.standing,
            min(_covered(query, candidate.stems_around) / ENOUGH, 1.0),
        )
    return rows


def _late(query: Query, matches: Matches) -> list[NDArray[np.float32]]:
    """Return the signals `late`, `asked`, `least` and `shared`."""
    told = [fold(match.group()) for match in _WORD.finditer(query.matter)]
    places = [match.span() for match in _WORD.finditer(query.matter)]
    holding = [
        next((word for word, (a, b) in zip(told, places, strict=True) if a < end and start < b), "")
        for start, end in matches.spans
    ]
    terms = {term.word for term in query.terms}
    written = np.array([bool(word) for word in holding], dtype=bool)
    asking = np.array([word in ASKING for word in holding], dtype=bool)
    telling = np.array([word in terms for word in holding], dtype=bool) & ~asking
    nothing = np.zeros(len(matches.shared), dtype=np.float32)
    late = matches.found[:, written].mean(axis=1) if written.any() else nothing
    asked = matches.found[:, asking].mean(axis=1) if asking.any() else late
    least = matches.found[:, telling].min(axis=1) if telling.any() else late
    return [late, asked, least, matches.shared]


def _covered(query: Query, found: frozenset[str]) -> float:
    return sum(term.weight for term in query.terms if not found.isdisjoint(term.stems))


def _begun(query: Query, found: frozenset[str]) -> float:
    """Return the same where a word counts too that only begins as one of the question.

    Snowball's stemmers leave some endings of Turkish and Russian, and know no words of one family.
    """

    def holds(term: Term) -> bool:
        if not found.isdisjoint(term.stems):
            return True
        begun = term.word[: min(max(len(term.word) - 3, 4), 6)]
        return len(term.word) > 4 and term.word.isalpha() and any(stem.startswith(begun) for stem in found)

    return sum(term.weight for term in query.terms if holds(term))
