"""Whether a statement is about what its question asks."""

import pytest

from dossier.verifying import answers, other_subject, unnamed

OFF = [
    (
        "Turkey exported 12 drones in 2019.",
        "How many drones did Turkey export in 2021?",
        "2021; this is about 2019",
    ),
    ("Hungary bought 12 drones.", "How many drones did Poland buy?", "Poland; this is about Hungary"),
    ("The TB3 costs 5 million dollars.", "How much does the TB2 cost?", "TB2; this is about TB3"),
    ("Turkey sold drones to Poland.", "How many drones did Turkey sell to Poland?", "this gives no number"),
    ("2019'da Türkiye 12 İHA sattı.", "Türkiye 2021'de kaç İHA sattı?", "2021"),
]

ON = [
    ("It bought 36 drones.", "How many drones did Poland buy in 2021?"),
    ("Turkey exported 12 drones in June 2021.", "How many drones did Turkey export in 2021?"),
    ("Ukraine and Poland bought drones from Ankara.", "Which countries bought drones from Turkey?"),
    ("Baykar's chief is Haluk Bayraktar.", "Who leads Baykar?"),
    ("No drones were sold.", "How many drones did Turkey sell?"),
    ("The contract was signed in 2020 and deliveries ended in 2021.", "What was delivered in 2021?"),
    ("Deliveries began after 2022.", "When did deliveries begin?"),
    ("Дроны купила Польша.", "Кто купил дроны?"),
]


@pytest.mark.parametrize(("statement", "question", "part"), OFF)
def test_another_time_name_or_no_number_is_told(statement: str, question: str, part: str) -> None:
    told = answers(statement, question)
    assert told is not None
    assert part in told


@pytest.mark.parametrize(("statement", "question"), ON)
def test_what_answers_is_left_alone(statement: str, question: str) -> None:
    assert answers(statement, question) is None


def test_the_quotes_supply_what_a_statement_leaves_out() -> None:
    question = "How many drones did Poland buy in 2021?"
    assert answers("It bought 36 drones.", question, quotes=["In 2021 Poland bought 36 drones."]) is None
    told = answers("It bought 36 drones.", question, quotes=["In 2019 Poland bought 36 drones."])
    assert told == "the question asks about 2021; this is about 2019"


def test_who_does_what_is_asked_must_be_named_by_it_or_its_quotes() -> None:
    question = "Which drones made by Keldor does Poland operate?"
    made = "The Kestrel is made by Keldor."
    assert answers(made, question, quotes=[made]) == "does not tell of Poland, which the question asks about"
    assert answers(made, question, quotes=[f"In Poland the army has two kinds of drone. {made}"]) is None


def test_a_figure_of_other_years_answers_no_question_of_these() -> None:
    question = "How did Poland's share change between 2010-14 and 2016-20?"
    assert answers("Poland's share was 60 percent in 2011-20.", question) is not None
    assert answers("Poland's share was 60 percent in 2016-20.", question) is None
    assert answers("Poland's share was 60 percent in 2012.", question) is None


def test_an_article_tells_nothing_of_what_came_after_it() -> None:
    question = "How many drones did Poland buy in 2021?"
    quotes = ["Poland bought 36 drones."]
    assert answers("It bought 36 drones.", question, quotes=quotes, published=["2019-05"]) is not None
    assert answers("It bought 36 drones.", question, quotes=quotes, published=["2021-05"]) is None
    assert answers("It bought 36 drones.", question, quotes=quotes, published=[None]) is None


def test_a_name_of_the_question_must_be_told_but_not_a_word_of_grammar_in_it() -> None:
    assert unnamed("When did Borovia join?", ["It joined in 2019."]) == "Borovia"
    assert unnamed("Which band sang before The Who?", ["The Kinks sang first."]) is None


def test_a_country_whose_name_begins_as_another_s_is_another() -> None:
    asked = "How many troops did Niger send?"
    assert other_subject("Nigeria sent 1,200 troops.", asked)
    assert not other_subject("Nigerien troops were sent, 1,200 of them.", asked)
    assert not other_subject("It has 12 Su-30SM.", "How many Su-30 does it have?")
