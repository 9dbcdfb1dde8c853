"""Who bought from whom."""

import pytest

from dossier.verifying import of_another, traded_otherwise

BOUGHT = "What weapons has Poland bought from Turkey?"


@pytest.mark.parametrize(
    "sentence",
    [
        "Turkey has bought mine-clearing machines from Poland.",
        "Polish weapons saved lives in the war.",
        "Drones made up most of Poland's 2020 defence sales to Turkey.",
        "The firm announced the sale of 20 machines to Turkey.",
        "Weapons bought from Poland, drones among them, are in service.",
        "Turkey got most of the arms that were exported from Poland.",
        "Latvia has bought weapons from Turkey.",
        "Poland has bought weapons from Latvia.",
    ],
)
def test_another_trade_is_told(sentence: str) -> None:
    assert traded_otherwise(sentence, BOUGHT)


@pytest.mark.parametrize(
    "sentence",
    [
        "Poland has bought mine-clearing machines from Turkey.",
        "Turkish weapons saved lives in the war.",
        "Drones made up most of Turkey's 2020 defence sales to Poland.",
        "The drone is among Turkish systems in active Polish use.",
        "Weapons sold to Poland, drones among them, are in service.",
        "Turkey bought gas from Poland and sold drones to Poland.",
        "Latvia, Poland and Estonia have Turkish weapons.",
        "Latvia bought Turkish weapons after Poland did.",
        "It rained in Poland.",
    ],
)
def test_the_same_trade_is_left_alone(sentence: str) -> None:
    assert not traded_otherwise(sentence, BOUGHT)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What weapons did Turkey sell to Poland?", "Turkey bought weapons from Poland."),
        ("Which Turkish weapons has Poland bought?", "Turkey bought weapons from Poland."),
        ("How many drones were delivered to Poland by Turkey?", "Six drones were delivered by Poland."),
    ],
)
def test_a_trade_may_be_asked_about_in_many_ways(question: str, sentence: str) -> None:
    assert traded_otherwise(sentence, question)


def test_a_question_without_two_sides_of_a_trade_is_not_looked_into() -> None:
    for question in ("What weapons has Poland bought?", "Is Poland richer than Turkey?", "Who sells arms?"):
        assert not traded_otherwise("Turkey has bought weapons from Poland.", question)


def test_what_belongs_to_another_country_is_told() -> None:
    question = "How high is Poland's military spending?"
    assert of_another("Turkey's military spending is 3 billion dollars.", question)
    assert not of_another("Poland's military spending is 3 billion dollars.", question)
    assert not of_another("Turkey's harvest was poor.", question)
    assert not of_another("Turkey's president Varga flew there in May.", "When did Varga visit Warsaw?")
    assert not of_another("Turkey's spending is higher.", "Which country has higher spending than Poland?")
