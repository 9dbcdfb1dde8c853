"""Say that the archive holds no answer, why, what it covers, and what comes nearest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol

from dossier.composing.candidates import Candidate
from dossier.composing.composition import Composition
from dossier.composing.coverage import Calendar, coverage_of, coverage_told, nothing_admitted, spoken
from dossier.composing.event_time import of_period
from dossier.dates import Coverage
from dossier.retrieval import FUNCTION_WORDS, Lexicon, Query, Term, meant_by
from dossier.text import fold, stems, words
from dossier.text.languages import language_name, languages_told
from dossier.timing.words import word_set
from dossier.types import Article, Filters, Hit, NearArticle
from dossier.verifying import same_country
from dossier.verifying.places import capitals
from dossier.verifying.synonyms import concepts
from dossier.verifying.verbs import is_deed

MOST_NEAR = 3
"""Articles that are named when there is no answer."""

RARE = 3.0
"""Weight from which a word that no passage holds is named as missing."""

ABOUT_MEANING = 0.45
"""Cosine of the best passage from which the archive is taken to hold something on a question."""

ABOUT_WORDS = 0.5
"""Share of the weight of a question's words in one passage from which the same holds."""

_OF_THESE = re.compile("[ğışəа-яё]", re.IGNORECASE)
_OF_OTHERS = re.compile("[іїєґўјљњћђџѕѓќүұқңһә]", re.IGNORECASE)
"""Letters of the languages that are told by a few words, and of their neighbours, which are not."""

KNOWN = 0.5
"""Familiarity from which the embedding model is taken to know the language of a question."""

_MOST_WEIGHED = 10  # hits that are looked at for that
_MOST_MISSING = 3  # missing words that are named
_FEWEST_DATED = 3  # articles whose run of dates is worth telling


_GENERAL = word_set(
    """
    reaction reactions react reacts response responses respond responds comment comments remark remarks
    statement statements opinion opinions view views stance attitude journalist journalists reporter
    reporters correspondents expert experts analyst analysts observer observers commentator commentators
    critics press media power powers party parties side sides rival rivals neighbour neighbours neighbor
    neighbors counterpart counterparts partner partners present big bigger biggest small smaller
    smallest large larger largest great greater greatest main major key recent previous earlier overall
    total whole entire various several certain actual real exact alone alongside together amid despite
    regarding concerning detail details information fact facts reason reasons thing things way ways kind
    sort example examples aspect aspects issue issues topic topics autumn spring summer winter inter
    anti non pre post multi semi win wins enter enters become happen occur slice portion chunk bulk lot lots
    bit anyone anybody someone somebody anything something everything nothing anywhere somewhere maybe perhaps
    true false
    """
)
"""Words, folded, that are of no subject: that no article has them tells a reader nothing."""

_ADVERB = re.compile(
    r"(?!ally|family|assembly|supply|monopoly|anomaly|jelly|belly|bully|lily|rally|reply)\w{3,}ly"
)
_DOES = r"(?i:did|does|do|will|would|can|could|shall|should|may|might|must)"
_DONE = re.compile(
    rf"\b{_DOES} (?:the )?(?:[^\W\d_a-z][\w'’-]* )+([a-z]+)(?<!s)\b|\bto ([a-z]+)\b|"
    rf"\b{_DOES} (?:the|an?|its|their|this|that) (?:[a-z]+ ){{1,2}}?([a-z]+)"
    r"(?= (?:the|an?|its|their|[A-Z]\w*)\b)",
    re.ASCII,
)
"""What stands as a verb does: after who or what is said to do it, or after "to"."""


@dataclass(frozen=True, slots=True)
class _Held:
    """What a passage holds with its title: the stems of its words, and the groups of like words of each."""

    stems: frozenset[str]
    like: frozenset[str]

    @classmethod
    def of(cls, hit: Hit) -> _Held:
        found = frozenset(stems(f"{hit.article.title}\n{hit.passage.text}", hit.article.language))
        return cls(found, frozenset(group for stem in found for group in concepts(stem, "en")))

    def tells(self, term: Term) -> bool:
        """Return whether it holds a word; of one in no passage, a like one, or its country renamed."""
        if term.known or not self.stems.isdisjoint(term.stems):
            return not self.stems.isdisjoint(term.stems)
        if term.name:
            state = fold(capitals().get(term.word, term.word)).removeprefix("the ")
            return any(self.stems.issuperset(stems(form, "en")) for form in (state, *same_country(state)))
        return any(not self.like.isdisjoint(concepts(stem, "en")) for stem in term.stems)


class Holdings(Calendar, Lexicon, Protocol):
    """What is asked of an archive to say what it lacks."""

    def languages(self) -> dict[str, int]:
        """Return how many articles there are by language code, most frequent first."""


def abstain(
    query: Query,
    hits: Sequence[Hit],
    confidence: float,
    filters: Filters,
    archive: Holdings,
    weighed: Iterable[Candidate] = (),
) -> Composition:
    """Return an abstention that says what is missing, what the archive covers, and the nearest articles.

    Args:
        query: the question.
        hits: what was found for it, best first.
        confidence: that the archive answers the question, from 0 to 1.
        filters: what the user asked to search.
        archive: tells what else it holds.
        weighed: the sentences that were weighed, best first; the best of each article named is quoted,
            where any is on the subject at all.
    """
    coverage = coverage_of(query, filters, archive)
    reason = " ".join(
        sentence
        for sentence in (
            _reason(query, hits, coverage, filters, archive),
            coverage_told(coverage, query, filters, archive) or _run_of(query, hits),
        )
        if sentence
    )
    found = () if _foreign(query, archive) else hits  # by chance
    near = _nearest(found, _of_the_time(query, weighed) if _is_about(query, hits) else ())
    return Composition(confidence=confidence, reason=reason, nearest=near, coverage=coverage)


def _reason(
    query: Query, hits: Sequence[Hit], coverage: Coverage, filters: Filters, archive: Holdings
) -> str:
    if not coverage.articles:
        return nothing_admitted(query, filters, archive)
    if query.phrases and not hits:
        phrases = " and ".join(f"“{' '.join(phrase)}”" for phrase in query.phrases)
        return f"No passage searched holds the exact words {phrases}."
    if not hits:
        return "No article searched has anything on this."
    if foreign := _foreign(query, archive):
        return foreign
    missing = _missing(query, hits)
    listed = _listed(missing, query, archive) if missing else ""
    if not _is_about(query, hits):
        return _ended(f"Nothing in the archive is about this{listed and f': no article mentions {listed}'}")
    if any(term.name for term in missing):
        return _ended(f"The archive does not answer this: no article mentions {listed}")
    if missing:  # it may be told in other words
        word = "word" if len(missing) == 1 else "words"
        return _ended(f"No sentence in the archive surely answers this, and none has the {word} {listed}")
    return "The archive holds articles on this, but no sentence in them surely answers the question."


def _foreign(query: Query, archive: Holdings) -> str:
    """Return a sentence that the archive has no articles in the language of a question, empty where it may.

    Names alone are found across languages, unless the embedding model knows the language.
    """
    asked, held = languages_told(query.text), [code for code in archive.languages() if code]
    if not _OF_THESE.search(query.text) or _OF_OTHERS.search(query.text):
        return ""
    found = any(term.known and not term.name and not term.word.isdigit() for term in query.terms)
    if query.familiarity > KNOWN or found or not (asked and held) or not {*held, "en"}.isdisjoint(asked):
        return ""
    return f"The archive has no articles in {language_name(asked[0])}: ask in {language_name(held[0])}."


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith("?") else f"{sentence}."


def _missing(query: Query, hits: Sequence[Hit]) -> list[Term]:
    """Return the rare words of a question's subject that no passage and no title holds, names first.

    What the best passages tell by a like word, "maker" for "manufacturer", "Canada" for "Ottawa", is there.
    """
    titles = {stem for hit in hits for stem in stems(hit.article.title, hit.article.language)}
    near = [_Held.of(hit) for hit in hits[:_MOST_WEIGHED]]
    told = FUNCTION_WORDS.union(words(query.period.words) if query.period else ())
    rare = [term for term in query.terms if not term.known and term.weight >= RARE]
    absent = [
        term
        for term in rare
        if not term.word.isdigit() and term.word not in told and titles.isdisjoint(term.stems)
    ]
    done = {fold(word) for found in _DONE.findall(query.text) for word in found}
    verbs = {term.word for term in query.terms if term.word in done or _is_verb_or_adverb(term.word)}
    plain = {term.word for term in query.terms if not (term.name or term.word.isdigit())} - _GENERAL
    general = _GENERAL | verbs if plain - verbs else _GENERAL  # "When was she knighted?" is about that
    absent = [term for term in absent if term.name or term.word not in general]
    absent = [term for term in absent if not any(held.tells(term) for held in near)]
    return sorted(absent, key=lambda term: not term.name)[:_MOST_MISSING]


def _is_verb_or_adverb(word: str) -> bool:
    """Return whether a folded word has the form of a verb or an adverb alone."""
    return is_deed(word) or _ADVERB.fullmatch(word) is not None


def _listed(missing: Sequence[Term], query: Query, archive: Lexicon) -> str:
    """Return missing words as the question writes them, with what one of them was perhaps meant to be."""
    written = {fold(word): word for word in re.findall(r"[^\W_]+", query.text)}
    quoted = [f"“{written.get(term.word, term.word)}”" for term in missing]
    listed = quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
    for term in missing:
        if meant := meant_by(term, archive):
            which = "" if len(missing) == 1 else f" by “{written.get(term.word, term.word)}”"
            return f"{listed}; did you mean “{meant}”{which}?"
    return listed


def _is_about(query: Query, hits: Sequence[Hit]) -> bool:
    """Return whether one of the best passages is on the subject, by its meaning or its words.

    Where the archive knows a name of the question, words that it does not know are left aside: who is asked
    about is the subject, even where nothing is said of what is asked.
    """
    named = any(term.name and term.known for term in query.terms)
    terms = [term for term in query.terms if term.known or not named]
    weights = sum(term.weight for term in terms)
    for hit in hits[:_MOST_WEIGHED]:
        if (hit.similarity or 0.0) >= ABOUT_MEANING:
            return True
        held = _Held.of(hit)
        found = sum(term.weight for term in terms if held.tells(term))
        if found >= ABOUT_WORDS * weights:
            return True
    return False


def _run_of(query: Query, hits: Sequence[Hit]) -> str:
    """Return a sentence on the months from which the articles on a subject are, empty where there are few."""
    if not hits or not _is_about(query, hits):
        return ""
    dates = {hit.article.story: hit.article.published or "" for hit in hits[:_MOST_WEIGHED]}
    months = sorted(date[:7] for date in dates.values() if len(date) >= 7)
    if len(months) < _FEWEST_DATED or months[0] == months[-1]:
        return ""
    return f"The nearest are from {spoken(months[0])} to {spoken(months[-1])}."


def _of_the_time(query: Query, weighed: Iterable[Candidate]) -> Sequence[Candidate]:
    """Return the sentences that tell of a question's period; all where it has none, or none does."""
    every = list(weighed)
    if query.period is None or query.period.kind != "event":
        return every
    shares = of_period(query.period, every)
    return [each for each, share in zip(every, shares, strict=True) if share > 0] or every


def _nearest(hits: Sequence[Hit], weighed: Iterable[Candidate]) -> tuple[NearArticle, ...]:
    """Return the articles that come nearest: those of the best sentences, each with its best, then others."""
    found: dict[str, NearArticle] = {}
    told: set[str] = set()
    for each in weighed:
        if each.article.story not in found and each.text not in told:
            start, end = each.span
            found[each.article.story] = _named(each.article, quote=each.text, start=start, end=end)
            told.add(each.text)
    for hit in hits:
        found.setdefault(hit.article.story, _named(hit.article))
    return tuple(islice(found.values(), MOST_NEAR))


def _named(article: Article, **quoted: Any) -> NearArticle:
    return NearArticle(
        article_id=article.id,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        url=article.url,
        **quoted,
    )
