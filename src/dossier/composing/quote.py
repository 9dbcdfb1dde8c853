"""Answer in the archive's own sentences, each with its quote; no language model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dossier.composing.abstaining import Holdings, abstain
from dossier.composing.candidates import Candidate, Passages, candidates, with_antecedent
from dossier.composing.composition import (
    Backed,
    Composition,
    Quoted,
    number_quotes,
    with_note,
    without_contained,
)
from dossier.composing.corrections import later_figure, without_slips
from dossier.composing.deed_time import own_time
from dossier.composing.disagreement import disagreement, sources_differ
from dossier.composing.doubting import doubts
from dossier.composing.event_itself import beside_event
from dossier.composing.event_time import keep_to_time, time_fits
from dossier.composing.holders import holders_first
from dossier.composing.leading import LED_INTO, after_lead, leads_in
from dossier.composing.newness import newer_first
from dossier.composing.overview import THRESHOLD as THRESHOLD_OF_OVERVIEW
from dossier.composing.overview import choose_overview, weights_in_overview
from dossier.composing.posing import posed
from dossier.composing.posts import present_first
from dossier.composing.reading import THRESHOLD, PassageReader, most_read, reread
from dossier.composing.selection import Group, Scored, choose, in_reading_order
from dossier.composing.several import put_together
from dossier.composing.sides import of_all_sides, of_its_own, untold, with_sides
from dossier.composing.signals import SIGNALS, WORD_SURE_FROM, first_odds, least_unread, likelihood, signals
from dossier.composing.telling import telling
from dossier.composing.very_time import very_time_first
from dossier.embedding import Matches
from dossier.retrieval import Query, Shape, shape_of
from dossier.text import words
from dossier.types import Citation, Filters, Hit, Span

_EVERYTHING = Filters()

SURE_FROM = 2.0
"""Confidence, as a multiple of what an answer needs, from which a reader need not be told so."""

NOTHING_MORE = "The archive tells nothing more on this than is quoted above."


class Library(Passages, Holdings, Protocol):
    """What is asked of an archive to compose an answer or to say why there is none."""


class SentenceEncoder(Protocol):
    """What is asked of an embedder to weigh sentences."""

    def encode_sentences(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector per sentence, of length 1; shape (sentences, dimension)."""

    def late_interaction(self, question: str, texts: Sequence[str]) -> Matches:
        """Match sentences with a question token by token."""


class QuoteComposer:
    """Compose an answer of sentences of the archive, as extractive summarisers do."""

    name = "quote"

    def __init__(
        self, encoder: SentenceEncoder, archive: Library, reader: PassageReader | None = None
    ) -> None:
        self._encoder = encoder
        self._archive = archive
        self._reader = reader

    def compose(
        self,
        query: Query,
        hits: Sequence[Hit],
        filters: Filters = _EVERYTHING,
        sides: Sequence[tuple[Query, Sequence[Hit]]] = (),
        told: Sequence[Citation] = (),
    ) -> Composition:
        """Choose the sentences that best answer a question.

        Sentences are weighed by several signals at once (`dossier.composing.signals`), the best passages
        are read (`dossier.composing.reading`), and statements are chosen for what each adds
        (`dossier.composing.selection`).

        Args:
            query: the question.
            hits: the passages that were found for it, best first.
            filters: what they were searched in.
            sides: each question that goes with it (`Query.parts`, or else `Query.sides`) with the passages
                found for it.
            told: what has been quoted already, where more is asked for than that.

        Returns:
            One to eight statements with their quotes in an order that reads well, as many for each part of a
            question that asks several things, or an abstention.
        """
        if query.parts:
            each = [(part, self.compose(part, found, filters, told=told)) for part, found in sides]
            return put_together(each) or self.compose(replace(query, parts=()), hits, filters, told=told)
        if query.shape is Shape.LIST and sides:
            ranked, sides = self._in_all_words(query, hits, sides, told), ()
        else:
            ranked = self._ranked(query, hits, told, bool(sides))
        of_sides = of_its_own([(side, self._ranked(side, found, told, True)) for side, found in sides])
        ranked_sides = [found for _, found in of_sides]
        best, *weakest = (each[0].score if each else 0.0 for each in (ranked, *ranked_sides))
        confidence = max(best, min(weakest, default=0.0))
        least = self._least(query)
        if (
            confidence < least and query.shape is Shape.OVERVIEW and not query.period
        ):  # perhaps it has an answer
            plain = replace(query, shape=shape_of(query.text), subject=None)
            return replace(self.compose(plain, hits, filters, sides, told), query=plain)
        if confidence < least:
            weighed = sorted((*ranked, *chain(*ranked_sides)), key=lambda scored: -scored.score)
            found = (scored.candidate for scored in weighed)
            none = abstain(query, hits, confidence, filters, self._archive, found)
            none = replace(none, ranked=tuple(weighed))
            return replace(none, reason=NOTHING_MORE, nearest=()) if told else none
        if query.shape is Shape.OVERVIEW:
            return self._overview(ranked, query, confidence, filters)
        return self._answer(query, ranked, of_sides, confidence, filters)

    def _answer(
        self,
        query: Query,
        ranked: list[Scored],
        sides: Sequence[tuple[Query, list[Scored]]],
        confidence: float,
        filters: Filters,
    ) -> Composition:
        """Return the best of what was found for a question, and for each of its sides."""
        least, best = self._least(query), ranked[0].score if ranked else 0.0
        sure_from = SURE_FROM * least if query.familiarity > 0 else WORD_SURE_FROM
        groups = choose(ranked, query, sure_from) if best >= least else []
        sure = [(side, [each for each in found if each.score >= self._least(side)]) for side, found in sides]
        at_once = of_all_sides(sure)
        groups = [at_once] if at_once else with_sides(groups, sure)
        groups = [*groups, *later_figure(query, ranked, groups)]
        ordered = in_reading_order(groups, query.shape)
        statements = [self._backed(group, query) for group in ordered]
        every = _chosen_first(ordered, (ranked, *(found for _, found in sides)))
        unsure = confidence < sure_from  # then all are
        quotes, needed = without_contained(statements), 0.0 if unsure else least
        composed = number_quotes(quotes, confidence, every, needed)
        quoted = [group[0].candidate for group in ordered]
        notice = doubts(query, quoted, filters, self._archive, unsure, untold(sure, groups))
        composed = replace(composed, notice=notice)
        differ = disagreement(query, every)
        return composed if differ is None else self._noted(query, composed, *differ)

    def _overview(
        self, ranked: list[Scored], query: Query, confidence: float, filters: Filters
    ) -> Composition:
        """Return what the archive tells of the subject of a question."""
        groups = choose_overview(ranked, query)
        statements = without_contained([self._backed(group, query) for group in groups])
        composed = number_quotes(statements, confidence=confidence, ranked=_chosen_first(groups, (ranked,)))
        quoted = [group[0].candidate for group in groups]
        return replace(composed, notice=doubts(query, quoted, filters, self._archive, unsure=False))

    def _ranked(
        self,
        query: Query,
        hits: Sequence[Hit],
        told: Sequence[Citation],
        compared: bool,
        asked: Query | None = None,
    ) -> list[Scored]:
        """Return the sentences of some passages, best first; `asked` is the question as it was asked."""
        if not (found := _holding_phrases(candidates(hits, query, told), query)):
            return []
        vectors = self._encoder.encode_sentences([candidate.text for candidate in found])
        rows, matter = self._signals(query, found, vectors)
        odds = first_odds(query, rows)
        marked = [""] * len(found)
        fits = time_fits(query, found, compared)
        if self._reader is not None and self._reads(query):
            most = most_read(query.shape, compared)
            read, marked = reread(query, found, odds, self._reader, most, matter, odds + np.log(fits))
            odds = query.familiarity * read + (1 - query.familiarity) * odds
        values = likelihood(query, found, rows, odds) * beside_event(query, found)
        if query.shape is Shape.OVERVIEW:
            titles = self._encoder.encode_sentences([candidate.article.title for candidate in found])
            around = rows[:, SIGNALS.index("words_around")]
            values = weights_in_overview(query, found, values, around, vectors, titles)
        else:
            values = telling(asked or query, found, marked, values, compared) * without_slips(query, found)
            values = holders_first(query, found, marked, values) * own_time(query, found)
            values = keep_to_time(query, values * fits, fits, self._least(query))
            values = very_time_first(query, found, values, self._least(query))
            if query.halved_in:
                values = newer_first(found, values, query.halved_in, query.today)
            values = present_first(query, found, marked, values, self._least(query))
        order = np.argsort(-values, kind="stable")
        return [Scored(found[i], vectors[i], float(values[i]), marked[i]) for i in order]

    def _signals(
        self, query: Query, found: Sequence[Candidate], vectors: NDArray[np.float32]
    ) -> tuple[NDArray[np.float64], list[str]]:
        """Return the signals of sentences, each with the question as it is put to it, and those wordings."""
        rows = np.zeros((len(found), len(SIGNALS)))
        matter = [query.matter] * len(found)
        for form, mask in posed(query, found):
            if form is not query:
                form = replace(form, vector=self._encoder.encode_sentences([form.matter])[0])
            places = np.flatnonzero(mask).tolist()
            some = [found[place] for place in places]
            matches = self._encoder.late_interaction(form.matter, [each.text for each in some])
            rows[mask] = signals(form, some, vectors[mask], matches)
            for place in places:
                matter[place] = form.matter
        return rows, matter

    def _in_all_words(
        self,
        query: Query,
        hits: Sequence[Hit],
        others: Sequence[tuple[Query, Sequence[Hit]]],
        told: Sequence[Citation],
    ) -> list[Scored]:
        """Return the sentences for a list that is asked in several wordings, each with its best score.

        Whether there is an answer at all is told by the question as it was asked, and so is what a sentence
        does not tell: who bought from whom is left out in other words.
        """
        ranked = self._ranked(query, hits, told, False)
        if not ranked or ranked[0].score < self._least(query):
            return ranked
        again = (self._ranked(other, of_other, told, False, query) for other, of_other in others)
        found = [*ranked, *chain(*again)]
        best: dict[tuple[str, Span], Scored] = {}
        for each in sorted(found, key=lambda scored: -scored.score):
            best.setdefault((each.candidate.article.id, each.candidate.span), each)
        return list(best.values())

    def _least(self, query: Query) -> float:
        """Return the score that an answer to a question needs."""
        if query.shape is Shape.OVERVIEW and not query.timely:
            return THRESHOLD_OF_OVERVIEW
        return THRESHOLD if self._reads(query) else least_unread(query)

    def _reads(self, query: Query) -> bool:
        """Return whether the best passages are read for a question.

        That is where there is something that would answer it, and the models know its language.
        """
        return self._reader is not None and query.familiarity > 0 and query.shape is not Shape.OVERVIEW

    def _noted(
        self, query: Query, composed: Composition, one: tuple[Scored, str], other: tuple[Scored, str]
    ) -> Composition:
        """Return a composition with a note at its end that two sources differ."""
        quotes = [self._backed([scored], query)[0][0] for scored, _ in (one, other)]
        score = min(one[0].score, other[0].score)
        return with_note(composed, sources_differ(one, other), quotes, score)

    def _backed(self, group: Group, query: Query) -> Backed:
        main, *witnesses = (scored.candidate for scored in group)
        start, end = with_antecedent(main, self._archive)
        if query.shape in LED_INTO and leads_in(main, query):
            end = after_lead(main, self._archive)
        quotes = [Quoted(main.article, main.passage, (start, end))]
        quotes += [Quoted(witness.article, witness.passage, witness.span) for witness in witnesses]
        return quotes, group[0].score


def _chosen_first(groups: Sequence[Group], rankings: Sequence[Sequence[Scored]]) -> list[Scored]:
    """Return all sentences that were weighed: those of the statements, then the others, best first."""
    chosen = [group[0] for group in groups]
    others = (each for ranked in rankings for each in ranked if not any(each is one for one in chosen))
    return chosen + sorted(others, key=lambda scored: -scored.score)


def _holding_phrases(found: list[Candidate], query: Query) -> list[Candidate]:
    """Return the sentences that hold a phrase of the question; all where it runs over two of them."""
    if not query.phrases:
        return found
    wanted = [" ".join(phrase) for phrase in query.phrases]
    holding = [
        candidate
        for candidate in found
        if any(f" {phrase} " in f" {' '.join(words(candidate.text))} " for phrase in wanted)
    ]
    return holding or found
