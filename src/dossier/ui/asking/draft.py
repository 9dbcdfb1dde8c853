"""An answer under way: what the events of a stream amount to so far."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dossier.composing import Numbering, marked, place_of
from dossier.types import (
    Answer,
    AnswerDone,
    Event,
    Evidence,
    Statement,
    StatementDone,
    Token,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What has been said of an answer.

    Attributes:
        evidence: what quote mode says; None where it has not spoken yet.
        writer: name of the language model that writes the answer; None where none does.
        said: the statements that have ended, those that will not stand among them.
        under_way: text of the statement under way.
        answer: the complete answer, once it is there.
    """

    evidence: Answer | None = None
    writer: str | None = None
    said: tuple[StatementDone, ...] = ()
    under_way: str = ""
    answer: Answer | None = None

    def after(self, event: Event) -> Draft:
        """Return the draft with what an event tells; new evidence begins it anew."""
        match event:
            case Evidence(answer, writer):
                return Draft(answer, writer)
            case Token(text):
                return replace(self, under_way=self.under_way + text)
            case StatementDone():
                return replace(self, said=(*self.said, event), under_way="")
            case AnswerDone(answer):
                return replace(self, answer=answer, under_way="")

    @property
    def so_far(self) -> Answer | None:
        """The answer as far as it goes: the statements that stand, then the quotes that they leave out.

        Quotes are numbered on from those of the statements; None as long as quote mode has not spoken.
        """
        found = self.evidence
        if self.answer or found is None:
            return self.answer
        numbering = Numbering(self.said[-1].citations if self.said else ())
        written = tuple(each.statement for each in self.said if each.kept)
        cited = {number for statement in written for number in statement.citations}
        told = {place_of(each) for each in numbering.citations if each.number in cited}
        by_number = {each.number: each for each in found.citations}
        quoted: list[Statement] = []
        for statement in found.statements:
            quotes = [by_number[number] for number in statement.citations]
            if statement.origin == "note" or told.isdisjoint(map(place_of, quotes)):
                numbers = tuple(numbering.cite(each) for each in quotes)
                quoted.append(statement.model_copy(update={"citations": numbers}))
        update = {"statements": (*written, *quoted), "citations": numbering.citations}
        answer = found.model_copy(update=update)
        if self.writer and any(statement.origin == "prose" for statement in written):
            answer = answer.model_copy(update={"composer": "prose", "model": self.writer})
        text = " ".join(map(marked, answer.statements))
        return answer if answer.abstained else answer.model_copy(update={"text": text})
