"""What the archive itself calls a later figure or a slip counts where a figure is asked for."""

import numpy as np
import pytest

from dossier.composing.candidates import Candidate
from dossier.composing.corrections import LATER, SLIP, later_figure, without_slips
from dossier.composing.selection import Scored
from dossier.retrieval import Query, Term, shape_of
from dossier.text import names, stems, words
from dossier.types import Article, Hit, Passage

LOST = "How many soldiers did Borovia lose in the war?"
FIRST = "Borovia said in May that 210 of its soldiers had died in the war."


def asked(question: str) -> Query:
    named = names(f"- {question}")
    terms = tuple(
        Term(word, (word, *stems(word, "en")), 3.0, known=True, name=word in named)
        for word in words(question)
        if len(word) > 3
    )
    return Query(question, shape_of(question), terms, (), np.array([1, 0], np.float32))


def sentence(text: str, passage: str = "", story: str = "") -> Candidate:
    whole = f"{text} {passage}".strip()
    article = Article(story or text, "A title", whole, "a", language="en")
    spans = ((0, len(text)), (len(text) + 1, len(whole))) if passage else ((0, len(text)),)
    held = Passage(f"{article.id}:0", article.id, 0, 0, len(whole), whole, spans)
    return Candidate(article, held, Hit(held, article, 1.0, 0.5), 0, (0, len(text)), text, "")


def beside(question: str, other: str, score: float = 0.2, story: str = "") -> list[str]:
    first = Scored(sentence(FIRST, story="first"), np.array([1, 0], np.float32), 0.9)
    second = Scored(sentence(other, story=story), np.array([0, 1], np.float32), score)
    added = later_figure(asked(question), [first, second], [[first]])
    return [group[0].candidate.text for group in added]


@pytest.mark.parametrize(
    "later",
    [
        "Borovia lost 260 soldiers in the war by the later official total.",
        "Totals for the war were later given as 260 Borovia soldiers and 300 others.",
        "Borovia has since raised its count of soldiers killed to 260.",
        "The revised toll of Borovia in the war is 260 soldiers.",
        "A year on, Borovia eventually put the number of its dead soldiers at 260.",
    ],
)
def test_a_later_figure_stands_beside_the_first(later: str) -> None:
    assert beside(LOST, later) == [later]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ("Borovia lost 260 soldiers in the war.", "it does not say that it is later"),
        ("The later official total of Borovia is 210 soldiers.", "it has the same figure"),
        ("A later official total for Borovia is higher.", "it has no figure"),
        ("Varland lost 260 soldiers in the war by the later official total.", "it is of another country"),
        ("The later official total of Borovia is 5 million dollars.", "it is of another kind"),
        ("The official totals of Borovia came out on 3 December 2014.", "a date is no figure"),
    ],
)
def test_nothing_else_does(other: str, why: str) -> None:
    assert beside(LOST, other) == [], why


def test_it_is_near_enough_and_of_another_article() -> None:
    later = "Borovia lost 260 soldiers in the war by the later official total."
    assert beside(LOST, later, score=0.9 * LATER * 0.9) == []
    assert beside(LOST, later, story="first") == []
    assert beside("Why did Borovia lose soldiers in the war?", later) == [], "no figure is asked for"


@pytest.mark.parametrize(
    ("said", "share"),
    [
        ("The 64 percent figure is disputed and almost surely a slip, for two others give 69 percent.", SLIP),
        ("The 64 percent of the radio are disputed, and probably a misprint.", SLIP),
        ("The share of 64 percent was wrong.", SLIP),
        ("The 69 percent figure is a slip.", 1.0),
        ("The war of 2014 was a mistake.", 1.0),
        ("Two others give 64 percent, too.", 1.0),
    ],
)
def test_a_figure_that_its_passage_calls_a_slip_counts_less(said: str, share: float) -> None:
    found = [sentence("Varland had a share of 64 percent, the radio said.", said)]
    assert without_slips(asked("What share did Varland have?"), found).tolist() == [share]
    assert without_slips(asked("What did the radio say of Varland?"), found).tolist() == [1.0]
