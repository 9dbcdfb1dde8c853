from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from dossier.composing.candidates import candidates
from dossier.composing.matter import OF_LIKE, OF_UNKNOWN
from dossier.composing.signals import (
    SIGNALS,
    WEIGHTS,
    WITHOUT_KNOWN_NAME,
    WITHOUT_NAME,
    first_odds,
    likelihood,
    signals,
)
from dossier.embedding import Matches
from dossier.retrieval import Shape, Term
from tests.composing.sentences_weighed import AHEAD, BOATS, BOROVIA, LOST, hit, query, unmatched


def signal(name: str, rows: NDArray[np.float64]) -> list[float]:
    return [round(float(value), 3) for value in rows[:, SIGNALS.index(name)]]


def test_signals_tell_sentences_apart() -> None:
    asked = query(Shape.QUANTITY, BOATS, BOROVIA, LOST)
    found = candidates(
        [hit("a", "Borovia has twelve patrol boats now.", "Who paid for them is unknown.")], asked
    )
    rows = signals(asked, found, np.array([[1, 0], [0, 1]], dtype=np.float32), unmatched(2))
    assert rows.shape == (2, len(WEIGHTS))
    assert signal("meaning", rows) == [1, 0]
    assert signal("words", rows) == [0.5, 0]
    assert signal("words_around", rows) == [0.5, 0.5]
    assert signal("kind", rows) == [1, 0]
    assert signal("rank", rows) == [1, 1]
    assert signal("lead", rows)[0] > signal("lead", rows)[1]


def test_a_language_that_the_model_does_not_know_is_weighed_by_its_words() -> None:
    commanded = Term("командовал", ("командова", "командовал"), 6.0, known=True)
    asked = replace(query(Shape.OPEN, commanded, BOROVIA), familiarity=0.0)
    best = hit("a", "Army of Borovia under командованием of Anna Velm.")
    found = candidates([best, replace(hit("b", "The boats of Borovia were old."), score=0.25)], asked)
    rows = signals(asked, found, np.ones((2, 2), np.float32), unmatched(2))
    assert signal("words", rows) == [1, 0.143]  # a word that begins alike counts
    assert signal("standing", rows) == [1, 0.25]
    assert signal("matched", rows) == [0.05, 0.05]  # by whole words alone
    known = replace(asked, familiarity=1.0)
    assert signal("words", signals(known, found, np.ones((2, 2), np.float32), unmatched(2))) == [0.143, 0.143]
    odds = first_odds(asked, rows)
    assert odds[0] > odds[1]


def test_the_words_of_a_question_are_told_apart() -> None:
    asked = query(Shape.QUANTITY, BOATS, BOROVIA)  # How many boats has Borovia?
    found = candidates([hit("a", "Borovia has twelve patrol boats now.")], asked)
    spans = [(0, 3), (4, 8), (9, 14), (15, 18), (19, 23), (23, 26), (26, 27)]
    cosines = np.array([[0.1, 0.3, 0.9, 0.5, 0.6, 0.8, 0.0]], np.float32)
    rows = signals(asked, found, AHEAD, Matches(spans, cosines, np.array([0.4], np.float32)))
    told = {name: signal(name, rows)[0] for name in ("late", "asked", "least", "shared")}
    assert told == {"late": 0.533, "asked": 0.2, "least": 0.6, "shared": 0.4}


def test_a_sentence_without_the_kind_asked_for_loses_most_of_its_score() -> None:
    of_count, of_nothing = query(Shape.QUANTITY, BOATS), query(Shape.OPEN, BOATS)
    found = candidates([hit("a", "The patrol boats of Borovia are old.")], of_count)
    odds = np.array([1.0])
    kept = [
        likelihood(of, found, signals(of, found, AHEAD, unmatched(1)), odds)[0]
        for of in (of_count, of_nothing)
    ]
    assert kept[0] < 0.4 * kept[1]


def test_a_number_of_something_else_answers_no_question_of_how_many() -> None:
    harop = Term("harop", ("harop",), 3.0, known=True, name=True)
    coded = Term("30s", ("30s", "30"), 3.0, known=True, name=True)
    asked = replace(query(Shape.QUANTITY, harop), text="How many Harop drones has Borovia?")
    of_type = replace(query(Shape.QUANTITY, coded), text="How many Su-30s has Borovia?")
    found = candidates(
        [hit("a", "Borovia has five Heron drones.", "It bought nine."), hit("b", "It has six Harop drones.")],
        asked,
    )
    rows, odds = signals(asked, found, np.ones((2, 2), np.float32), unmatched(2)), np.array([1.0, 1.0])
    other, right = likelihood(asked, found, rows, odds)
    assert other < 0.2 * right
    found = candidates([hit("a", "Borovia bought twelve Su-30SM jets.")], of_type)
    rows = signals(of_type, found, AHEAD, unmatched(1))
    assert likelihood(of_type, found, rows, np.array([1.0]))[0] > 0.5


@pytest.mark.parametrize(("known", "share"), [(True, WITHOUT_NAME), (False, WITHOUT_KNOWN_NAME)])
def test_a_name_of_the_question_must_stand_in_the_passage_or_its_title(known: bool, share: float) -> None:
    keldor = Term("keldor", ("keldor",), 3.0, known=known, name=True)
    asked = replace(query(Shape.OPEN, BOATS, keldor), text="Whose boats did Keldor buy?")
    found = candidates([hit("a", "Borovia bought the patrol boats.", "It paid for them.")], asked)
    near = candidates([hit("b", "Borovia sold the patrol boats.", "It was Keldor that paid.")], asked)
    (other, _), (right, _) = (
        likelihood(asked, each, signals(asked, each, np.ones((2, 2), np.float32), unmatched(2)), np.zeros(2))
        for each in (found, near)
    )
    assert other == pytest.approx(right * share)
    unknown = replace(asked, familiarity=0.0)
    rows = signals(unknown, found, np.ones((2, 2), np.float32), unmatched(2))
    assert likelihood(unknown, found, rows, np.zeros(2))[0] == pytest.approx(right)


def test_of_many_names_one_may_be_missing_at_a_smaller_loss() -> None:
    borovia, velm, norland, ostia = (
        Term(word, (word,), 3.0, known=True, name=True) for word in ("borovia", "velm", "norland", "ostia")
    )

    def score(question: str, *terms: Term, sentence: str) -> float:
        asked = replace(query(Shape.OPEN, BOATS, *terms), text=question)
        found = candidates([hit("a", sentence)], asked)
        return float(likelihood(asked, found, signals(asked, found, AHEAD, unmatched(1)), np.zeros(1))[0])

    whole = score("Has Borovia boats?", borovia, sentence="Borovia bought the patrol boats.")
    few = score(
        "Has Borovia the boats of Ostia?", borovia, ostia, sentence="Borovia bought the patrol boats."
    )
    many = score(
        "Has Borovia the boats of Ostia, as Velm told Norland?",
        *(borovia, ostia, velm, norland),
        sentence="Borovia bought the boats of Ostia, Velm said.",
    )
    assert (few, many) == (pytest.approx(whole / 2), pytest.approx(whole * 0.75))


def test_of_a_name_in_several_words_the_last_is_enough() -> None:
    anna, velm = (Term(word, (word,), 3.0, known=True, name=True) for word in ("anna", "velm"))
    asked = replace(query(Shape.OPEN, BOATS, anna, velm), text="Which boats did Anna Velm buy?")
    found = candidates(
        [hit("a", "Velm bought the patrol boats."), hit("b", "Anna bought the patrol boats.")], asked
    )
    rows = signals(asked, found, np.ones((2, 2), np.float32), unmatched(2))
    of_velm, of_anna = likelihood(asked, found, rows, np.zeros(2))
    assert of_anna == pytest.approx(of_velm * WITHOUT_NAME)


@pytest.mark.parametrize(
    ("name", "sentence", "share"),
    [
        ("France", "The French navy bought patrol boats.", 1.0),
        ("US", "The U.S. bought the patrol boats.", 1.0),
        ("France", "The navy in Paris bought patrol boats.", WITHOUT_NAME),
        ("Poland", "The navy has poles on its patrol boats.", WITHOUT_NAME),
        ("US", "They told us of the patrol boats.", WITHOUT_NAME),
    ],
)
def test_a_country_is_told_by_its_people_too(name: str, sentence: str, share: float) -> None:
    term = Term(name.lower(), ("them",), 3.0, known=True, name=True)
    asked = replace(query(Shape.OPEN, BOATS, term), text=f"Which boats did {name} buy?")
    found = candidates([hit("a", sentence)], asked)
    rows = signals(asked, found, AHEAD, unmatched(1))
    assert likelihood(asked, found, rows, np.zeros(1))[0] == pytest.approx(share / 2)


def test_names_and_times_alone_are_hardly_a_match_but_for_a_word_of_like_meaning() -> None:
    borovia = Term("borovia", ("borovia",), 1.0, known=True, name=True)
    asked = [query(Shape.OPEN, borovia, each) for each in (BOATS, LOST)]
    found = candidates([hit("a", "Borovia held a fair in the year 2025.")], asked[0])
    rows = signals(asked[0], found, AHEAD, unmatched(1))
    known, unknown = (float(likelihood(of, found, rows, np.array([0.0]))[0]) for of in asked)
    assert unknown == known * OF_UNKNOWN
    inked = query(Shape.OPEN, borovia, replace(LOST, word="inked", stems=("ink",)))
    signed = candidates([hit("a", "Borovia signed a treaty in the year 2025.")], inked)
    assert float(likelihood(inked, signed, rows, np.array([0.0]))[0]) == known * OF_LIKE


def test_what_the_model_tells_does_not_count_in_an_unknown_language() -> None:
    asked = query(Shape.OPEN, BOATS)
    found = candidates([hit("a", "The patrol boats of Borovia are old.")], asked)
    matched = Matches([(4, 8)], np.array([[0.9]], np.float32), np.array([0.8], np.float32))
    near, far = (signals(asked, found, AHEAD, matches) for matches in (matched, unmatched(1)))
    assert first_odds(asked, near)[0] > first_odds(asked, far)[0]
    unknown = replace(asked, familiarity=0.0)
    assert first_odds(unknown, near)[0] == first_odds(unknown, far)[0]
