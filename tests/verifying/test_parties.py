"""Who did something together, and with whom one traded."""

import pytest

from dossier.verifying import other_parties, partner_missing

TITLE = "The pact of Poland and Latvia"


@pytest.mark.parametrize(
    "question",
    [
        "When did Poland and Turkey sign the pact?",
        "When did Turkey, Poland and Latvia sign the pact?",
        "When did Poland sign the pact with Turkey?",
        "When was the pact between Poland and Turkey signed?",
        "When was the pact signed by Poland and Turkey?",
        "When did presidents Anna Velm and Boris Keldor sign the pact?",
        "Which drills have Poland and Turkey held together?",
        "When did Poland and Turkey hold talks?",
        "When did Poland and Turkey conclude the treaty?",
        "When did Poland and Turkey agree on it?",
    ],
)
@pytest.mark.parametrize(
    "sentence", ["The pact was signed on 15 June 2021 in Riga.", "Poland and Latvia signed the pact in June."]
)
def test_what_others_did_together_is_told(question: str, sentence: str) -> None:
    assert other_parties(sentence, question, f"{TITLE} {sentence}")


@pytest.mark.parametrize(
    ("question", "sentence", "title"),
    [
        ("When did Poland and Latvia sign the pact?", "The pact was signed on 15 June 2021.", TITLE),
        ("When did Warsaw and Riga sign the pact?", "The pact was signed on 15 June 2021.", TITLE),
        ("When did Poland and Latvia sign the pact?", "The pact with Poland was signed in Turkey.", TITLE),
        (
            "When did Anna Velm and Boris Keldor sign the pact?",
            "Presidents Velm and Keldor signed the pact.",
            "A pact",
        ),
        (
            "How many seats do Labour and the Conservatives hold?",
            "The Conservatives hold 317 seats.",
            "Seats of the Conservatives",
        ),
        ("When did France and Germany adopt the euro?", "France adopted the euro in 1999.", "The euro"),
        (
            "How did Poland and Turkey significantly cut costs?",
            "Poland and Latvia cut costs in 2021.",
            "Costs",
        ),
        ("What did Poland and Turkey initially want?", "Poland and Latvia wanted peace.", "Peace"),
        (
            "When did Iran and the United States sign the deal?",
            "Iran signed the deal with six world powers including Britain in July.",
            "The deal of the United States",
        ),
        (
            "When did Poland and Turkey sign the pact?",
            "Poland and nine other countries signed the pact in May.",
            "A pact",
        ),
        (
            "When did Poland and Turkey sign the pact?",
            "Poland, Latvia and three others signed the pact in May.",
            TITLE,
        ),
        ("When did Poland sign the pact?", "The pact was signed on 15 June 2021.", "A pact"),
        ("How many boats do Poland and Turkey have?", "Poland has six boats.", "Boats of Poland"),
        ("Who signed the pact?", "Poland and Latvia signed the pact.", TITLE),
    ],
)
def test_what_those_did_who_are_asked_about_is_left_alone(question: str, sentence: str, title: str) -> None:
    assert not other_parties(sentence, question, f"{title} {sentence}")


def test_those_named_in_the_passage_do_not_stand_for_others_in_the_sentence() -> None:
    question, passage = "When did Poland and Turkey sign the deal?", "Turkey denied it."
    assert other_parties("Poland and Latvia signed the deal in May.", question, f"{TITLE} {passage}")
    assert not other_parties("Poland signed the deal in May.", question, f"{TITLE} {passage}")


def test_the_trade_of_one_side_with_anybody_is_told() -> None:
    question = "How much did Turkey export to Poland in 2021?"
    total = "In 2021 Turkey's exports reached 3 billion dollars."
    assert partner_missing(total, question, "Turkey in the world.")
    assert partner_missing(
        "In 2021 Poland bought goods for 9 billion dollars.", question, "Poland's imports."
    )
    assert not partner_missing(total, question, "Turkey's exports to Poland.")
    assert not partner_missing("Turkey's exports to Poland reached 2 billion dollars.", question, "A title")
    assert not partner_missing("The exports reached 2 billion dollars.", question, "A title")
    assert not partner_missing(
        total, "How many Kestrel X2 did Turkey export to Poland?", "Turkey in the world."
    )
    assert not partner_missing(total, "How rich are Turkey and Poland?", "Turkey in the world.")
