"""Whether a sentence tells of those whom a question names: who did something together, who sold to whom."""

from __future__ import annotations

from dossier.composing.candidates import Candidate
from dossier.verifying import (
    countries_in,
    done_otherwise,
    may_trade,
    other_parties,
    partner_missing,
    tells_trade,
    traded_otherwise,
)

LONGEST_READ = 12_000
"""Characters of an article that are read for who is named in it; of a longer one its passage is."""


def told_otherwise(candidate: Candidate, question: str) -> bool:
    """Return whether a sentence, in English, tells a trade or another deed the other way round.

    Where it names no country, the sentence before it tells whose trade it is, or else the title.
    """
    if candidate.article.language != "en":
        return False
    if done_otherwise(candidate.text, question):
        return True
    if not may_trade(question):
        return False
    if countries_in(candidate.text):
        return traded_otherwise(candidate.text, question)
    around = (candidate.before, candidate.article.title)
    return traded_otherwise(next(filter(tells_trade, around), candidate.text), question)


def of_other_parties(candidate: Candidate, question: str) -> bool:
    """Return whether a sentence, in English, tells of others than those asked what they did together."""
    article, passage = candidate.article, candidate.passage
    around = f"{article.title} {article.text if len(article.text) <= LONGEST_READ else passage.text}"
    return candidate.article.language == "en" and other_parties(candidate.text, question, around)


def of_any_partner(candidate: Candidate, question: str) -> bool:
    """Return whether a sentence, in English, tells of a trade with anybody where one side is asked about."""
    around = f"{candidate.article.title} {candidate.before}"
    return candidate.article.language == "en" and partner_missing(candidate.text, question, around)
