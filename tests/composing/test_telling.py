"""Whether a sentence tells whom, why, and as a fact."""

import numpy as np
import pytest

from dossier.composing.candidates import candidates
from dossier.composing.telling import FORETOLD, WITHOUT_CAUSE, WITHOUT_WHOM, telling
from dossier.retrieval import Query, Term, shape_of
from dossier.text import names, stems, words
from dossier.types import Article, Hit, Passage


def kept(question: str, sentence: str, mark: str = "") -> float:
    named = names(f"- {question}")
    terms = tuple(
        Term(word, (word, *stems(word, "en")), 3.0, known=True, name=word in named)
        for word in words(question)
        if len(word) > 3
    )
    query = Query(question, shape_of(question), terms, (), np.array([1, 0], np.float32))
    article = Article("a", "A title", sentence, "a", language="en")
    passage = Passage("a:0", "a", 0, 0, len(sentence), sentence, ((0, len(sentence)),))
    found = candidates([Hit(passage, article, 1.0, 0.5)], query)
    return float(telling(query, found, [mark])[0])


@pytest.mark.parametrize(
    ("mark", "share"),
    [
        ("A gunman", WITHOUT_WHOM),
        ("House Whip Anna Velm", WITHOUT_WHOM),
        ("a man", WITHOUT_WHOM),
        ("Boris Keldor", 1.0),
        ("Velm's aide Boris Keldor", 1.0),
    ],
)
def test_who_asks_for_somebody_by_name(mark: str, share: float) -> None:
    assert kept("Who shot Anna Velm?", "It was told at length who it was.", mark) == share


def test_who_does_something_in_general_needs_no_name() -> None:
    assert kept("Who pays for broken windows?", "The owner pays for broken windows.", "The owner") == 1.0


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("Borovia scrapped its permits to Varland on 12 April, papers said.", WITHOUT_CAUSE),
        ("Borovia scrapped its permits after finding that they were misused.", 1.0),
        ("Borovia scrapped its permits to punish Varland.", 1.0),
    ],
)
def test_why_asks_for_a_cause_or_an_aim(sentence: str, share: float) -> None:
    assert kept("Why did Borovia scrap its permits?", sentence) == share


@pytest.mark.parametrize(
    ("question", "sentence", "share"),
    [
        ("Did Velm sign the treaty?", "The envoy thinks that Velm will sign the treaty.", FORETOLD),
        ("When did Velm sign the treaty?", "Velm plans to sign the treaty in May.", FORETOLD),
        ("Did Velm sign the treaty?", "Velm signed the treaty in May.", 1.0),
        ("Did Velm sign the treaty?", "Velm signed the treaty, which will lapse in May.", 1.0),
        ("When will Velm sign the treaty?", "Velm will sign the treaty in May.", 1.0),
        ("Did Velm plan to sign the treaty?", "Velm plans to sign the treaty.", 1.0),
        ("Did Velm try to sign the treaty?", "Velm attempted to sign the treaty.", 1.0),
    ],
)
def test_a_forecast_is_no_fact(question: str, sentence: str, share: float) -> None:
    assert kept(question, sentence) == share
