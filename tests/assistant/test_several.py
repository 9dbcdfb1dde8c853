"""Questions that ask several things: how they are divided, and end to end over a small archive."""

from collections.abc import Iterator

import pytest
from small_archives import asked_over

from dossier import Assistant
from dossier.assistant.followup import several
from dossier.composing.doubting import UNTOLD
from dossier.embedding import Embedder

ARTICLES = {
    "speed": ("2021-05-10", "A fast boat", "The Merlin boat of Varland makes 52 knots."),
    "maker": ("2021-08-02", "Orders for a yard", "The Merlin boat is built by the shipyard Keldor Marine."),
    "price": ("2022-03-08", "Mortars for Borovia", "Borovia bought 96 Velm-120 mortars in February 2022."),
}


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "how fast is the Merlin boat and who builds it",
            ("How fast is the Merlin boat?", "Who builds the Merlin boat?"),
        ),
        (
            "When were the Velm-120 mortars bought, and how many?",
            ("When were the Velm-120 mortars bought?", "How many Velm-120 mortars were bought?"),
        ),
        (
            "Who opened the centre? When was that? And is it still open?",
            ("Who opened the centre?", "When was the centre opened?", "Is the centre still open?"),
        ),
        (
            "What is the Merlin, where was it made and how much did it cost?",
            ("What is the Merlin?", "Where was the Merlin made?", "How much did the Merlin cost?"),
        ),
        (
            "What is the range of the Merlin, and what does it weigh?",
            ("What is the range of the Merlin?", "What does the Merlin weigh?"),
        ),
        (
            "Can you tell me who built the Merlin and how fast it is?",
            ("Who built the Merlin?", "How fast the Merlin is?"),
        ),
        (
            "How high was Borovia's debt in 2015 and what was it in 2020?",
            ("How high was Borovia's debt in 2015?", "What was Borovia's debt in 2020?"),
        ),
        (
            "Where was the Kestrel exercise held, and who took part?",
            ("Where was the Kestrel exercise held?", "Who took part in the Kestrel exercise?"),
        ),
        (
            "What drones and patrol boats has Borovia bought from Varland?",
            (
                "What drones has Borovia bought from Varland?",
                "What patrol boats has Borovia bought from Varland?",
            ),
        ),
        (
            "What did Ankara say and what did it do?",
            ("What did Ankara say?", "What did Ankara do?"),
        ),
        (
            "Which boats and aircraft were lost?",
            ("Which boats were lost?", "Which aircraft were lost?"),
        ),
        (
            "Who makes the drones which were shown in Velm and when were they bought?",
            ("Who makes the drones which were shown in Velm?", "When were the drones bought?"),
        ),
    ],
)
def test_each_thing_asked_is_a_question_of_its_own(question: str, parts: tuple[str, ...]) -> None:
    assert several(question) == parts


@pytest.mark.parametrize(
    "question",
    [
        "When and where was the declaration signed?",
        "What did Varland and Borovia sign?",
        "Which boats has Borovia bought and sold?",
        "Which state and company were involved?",
        "Who met the minister in Velm and signed a memorandum?",
        "Did the minister explain why the deal failed and who was to blame?",
        "Did the minister tell journalists who attacked and when it happened?",
        "Who said what to whom and when?",
        "Between when and when did the drills last?",
        "How many soldiers and which aircraft took part in the drills?",
        "Who trains and who arms the army?",
        "What did Borovia buy from Varland, and what from Keldor?",
        "Which is faster and which is bigger, the Merlin or the Kestrel?",
        "What share of the oil comes from Varland and who disputes it?",
        "Which engine blocked the Merlin and who makes it?",
        "What did the minister say about Iran and what did he say about Israel?",
        "Merlin'i kim yaptı ve ne zaman?",
        "",
    ],
)
def test_one_thing_asked_stays_one_question(question: str) -> None:
    assert several(question) == ()


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Assistant]:
    with asked_over(tmp_path_factory.mktemp("several"), ARTICLES, embedder) as made:
        yield made


def test_all_that_is_asked_is_answered(asked: Assistant) -> None:
    answer = asked.ask("How fast is the Merlin boat and who builds it?")
    assert [each.text for each in answer.statements][:2] == [ARTICLES["speed"][2], ARTICLES["maker"][2]]
    assert [answer.citations[each.citations[0] - 1].quote for each in answer.statements] == [
        each.text for each in answer.statements
    ]
    assert answer.notice is None


def test_a_sentence_that_answers_both_is_quoted_once(asked: Assistant) -> None:
    answer = asked.ask("When did Borovia buy the Velm-120 mortars, and how many?")
    assert [each.text for each in answer.statements].count(ARTICLES["price"][2]) == 1
    assert answer.notice is None


def test_a_part_that_nothing_answers_is_named(asked: Assistant) -> None:
    answer = asked.ask("How fast is the Merlin boat and who sank it?")
    assert [each.text for each in answer.statements if not each.unsure] == [ARTICLES["speed"][2]]
    assert answer.statements[0].text == ARTICLES["speed"][2]
    assert answer.notice == UNTOLD.format("Who sank the Merlin boat?")


def test_where_nothing_is_answered_there_is_no_answer(asked: Assistant) -> None:
    assert asked.ask("Who wrote the opera Tosca and when was it first sung?").abstained
