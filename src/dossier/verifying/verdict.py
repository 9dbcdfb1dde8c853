"""The verdict on a statement: what its checks find, made one judgement with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from dossier.types import Support
from dossier.verifying.binding import binding
from dossier.verifying.causing import causing
from dossier.verifying.certainty import hedges, polarity
from dossier.verifying.doers import doers
from dossier.verifying.findings import Finding
from dossier.verifying.linking import linked
from dossier.verifying.literal import by_parts, is_fragment, untold
from dossier.verifying.measures import measures
from dossier.verifying.naming import naming
from dossier.verifying.opposition import opposition
from dossier.verifying.ordering import ordering
from dossier.verifying.reading import Reading, read
from dossier.verifying.roles import roles
from dossier.verifying.scopes import denied_alone
from dossier.verifying.sharing import sharing
from dossier.verifying.times import sequence, times
from dossier.verifying.tracing import strayed
from dossier.verifying.wording import coverage, wording

CHECKS = (
    measures,
    times,
    sequence,
    ordering,
    naming,
    polarity,
    opposition,
    roles,
    sharing,
    binding,
    doers,
    hedges,
    wording,
    causing,
)
"""Every check, in the order in which their reasons are given where they weigh the same."""

LOW_ENTAILMENT, HIGH_ENTAILMENT = 0.3, 0.8
"""Probability of entailment below which no statement counts as supported, and from which one may be worded
otherwise than its quotes."""

UNSUPPORTED = 0.25
"""Score below which a statement with something amiss is not even partly supported."""

MOST_SHOWN = 3
"""Words that a reason names."""

_GRAVITY = {"contradiction": 0, "missing": 1, "hedge": 2}


@dataclass(frozen=True, slots=True)
class Verdict:
    """How far quotes bear out a statement.

    Attributes:
        support: the judgement.
        reason: what is amiss, one short sentence for a reader; None where it is supported.
        score: how much of the statement they bear out, from 0 to 1.
    """

    support: Support
    reason: str | None
    score: float


def verify(
    statement: str,
    quotes: Sequence[str],
    *,
    language: str | None = None,
    entailment: float | None = None,
    literal: bool = False,
    traced: bool = False,
) -> Verdict:
    """Judge whether quotes bear out a statement.

    Args:
        statement: one sentence, without markers of citations.
        quotes: the whole sentences that it cites.
        language: ISO 639-1 code of the statement, told from its words where None.
        entailment: probability that the quotes entail it by a model of natural-language inference; a low one
            lowers the verdict, a high one vouches for words that a literal reading misses.
        literal: whether every word that carries meaning must be told, and by one quote, or each part of a
            statement by one: it lets fewer false statements pass, and fewer paraphrases.
        traced: whether moreover one quoted sentence must have its words in their order, as `strayed` says.
    """
    if not quotes or not statement.strip():
        return Verdict("unsupported", "no quote is given", 0.0)
    claim, told = linked(read(statement, language), [read(quote) for quote in quotes])
    verdict = judged(found(claim, told), coverage(claim, told), entailment)
    vouched = entailment is not None and entailment >= HIGH_ENTAILMENT
    if not (literal or traced) or vouched or verdict.support != "supported":
        return verdict
    if is_fragment(claim):
        return Verdict("partly", "is no whole sentence", verdict.score)
    if denial := denied_alone(claim, told):
        return Verdict("partly", f'says "{denial}"; the quotes deny nothing', verdict.score)
    if words := untold(claim, told):
        return Verdict("partly", f'the quotes do not say "{" ".join(words[:MOST_SHOWN])}"', verdict.score)
    if len(quotes) > 1 and not by_parts(claim, told) and not _by_one(statement, quotes, language):
        return Verdict("partly", "no single quote says this", verdict.score)
    if traced and (reason := strayed(statement, quotes, language)):
        return Verdict("partly", reason, verdict.score)
    return verdict


def _by_one(statement: str, quotes: Sequence[str], language: str | None) -> bool:
    return any(verify(statement, [quote], language=language).support == "supported" for quote in quotes)


def found(statement: Reading, quotes: Sequence[Reading]) -> list[Finding]:
    """Return all that the checks find amiss, gravest first."""
    findings = [finding for check in CHECKS for finding in check(statement, quotes)]
    return sorted(findings, key=lambda each: (_GRAVITY[each.severity], -each.weight))


def judged(findings: Sequence[Finding], covered: float, entailment: float | None) -> Verdict:
    """Return the verdict that findings come to.

    One contradiction, or too little of the statement left, makes it unsupported; anything else amiss partly
    supported.
    """
    score = round(prod(1 - each.weight for each in findings) * (0.5 + covered / 2), 3)
    if findings:
        grave = findings[0].severity == "contradiction" or score < UNSUPPORTED
        return Verdict("unsupported" if grave else "partly", findings[0].reason, score)
    if entailment is not None and entailment < LOW_ENTAILMENT:
        return Verdict(
            "partly", "the model of inference doubts that the quotes say so", min(score, entailment)
        )
    return Verdict("supported", None, score)
