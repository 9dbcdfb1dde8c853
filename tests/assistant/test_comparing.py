"""Comparisons, end to end over a small archive."""

from collections.abc import Iterator

import pytest
from small_archives import asked_over

from dossier import Assistant
from dossier.composing.doubting import UNTOLD
from dossier.embedding import Embedder

ARTICLES = {
    "varland": ("2021-05-10", "Boats of Varland", "Borovia bought four patrol boats from Varland in 2021."),
    "keldor": ("2021-08-02", "Radars of Keldor", "Borovia bought nine coastal radars from Keldor in 2021."),
    "shares": (
        "2022-03-08",
        "Arms imports of Borovia",
        "Varland had a 61 percent share and Norland a 24 percent share of the arms imports of Borovia.",
    ),
    "boast": ("2022-04-01", "A boast", "Varland is proud of its share of the arms imports of Borovia."),
}


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Assistant]:
    with asked_over(tmp_path_factory.mktemp("compared"), ARTICLES, embedder) as made:
        yield made


def test_what_is_asked_of_two_is_told_of_both(compared: Assistant) -> None:
    answer = compared.ask("What did Borovia buy from Varland, and what from Keldor?")
    assert {each.text for each in answer.statements} == {ARTICLES["varland"][2], ARTICLES["keldor"][2]}
    assert answer.notice is None


def test_one_sentence_that_tells_of_both_is_the_whole_answer(compared: Assistant) -> None:
    answer = compared.ask("Compare Varland's and Norland's shares of the arms imports of Borovia.")
    assert [each.text for each in answer.statements] == [ARTICLES["shares"][2]]


def test_what_is_asked_of_two_times_is_of_both(compared: Assistant) -> None:
    answer = compared.ask("How much did Borovia spend on boats in 2020, and how much in 2021?")
    assert str(answer.period) == "2020-01-01 to 2021-12-31"


def test_a_side_of_which_nothing_is_told_is_named(compared: Assistant) -> None:
    answer = compared.ask("How many patrol boats did Borovia buy from Varland, and how many from Velm?")
    assert ARTICLES["varland"][2] in [each.text for each in answer.statements]
    assert UNTOLD.format("How many patrol boats did Borovia buy from Velm?") in (answer.notice or "")
