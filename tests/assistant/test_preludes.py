"""What a chatty question says around what it asks."""

import pytest

from dossier.assistant.followup import stand_alone
from dossier.assistant.followup.preludes import without_prelude


@pytest.mark.parametrize(
    ("chatty", "asked"),
    [
        (
            "So I remember reading, maybe in a blog, that Varland sold arms, which country bought Varland's?",
            "Which country bought Varland's?",
        ),
        (
            "Hi, I'm writing a piece and my editor asked me, who bought the Kestrel?",
            "Who bought the Kestrel?",
        ),
        ("My boss keeps on at me and I have no idea: when did the war begin?", "When did the war begin?"),
        ("OK so here's a weird one - which boats went to Borovia?", "Which boats went to Borovia?"),
        ("Sorry to bother you but when was the treaty signed?", "When was the treaty signed?"),
        ("Can you tell me who signed the Velm Treaty, please?", "Who signed the Velm Treaty?"),
        ("Hello! What did Varland sell to Borovia? Thanks a lot!", "What did Varland sell to Borovia?"),
        (
            "Just wondering, does anyone know whether Borovia bought tanks?",
            "Is it true that Borovia bought tanks?",
        ),
    ],
)
def test_what_is_said_around_a_question_is_left_out(chatty: str, asked: str) -> None:
    assert without_prelude(chatty) == asked
    assert stand_alone(chatty, []) == asked


@pytest.mark.parametrize(
    ("chatty", "asked"),
    [
        (
            "If I recall correctly, Belmark sold something to Borovia. What was it?",
            "Belmark sold something to Borovia. What was it?",
        ),
        (
            "I think I read somewhere that there are sappers in Velm, how many mines have they cleared?",
            "There are sappers in Velm, how many mines have they cleared?",
        ),
        (
            "I heard that Varland sold guns, how many were delivered?",
            "Varland sold guns, how many were delivered?",
        ),
        (
            "I know that in 2020 Varland sold arms; which country bought Varland's boats?",
            "In 2020 Varland sold arms; which country bought Varland's boats?",
        ),
    ],
)
def test_what_the_question_rests_on_is_kept(chatty: str, asked: str) -> None:
    assert without_prelude(chatty) == asked


@pytest.mark.parametrize(
    "question",
    [
        "Who signed the Velm Treaty?",
        "Could you please tell me about drones?",
        "I want to know everything about Baykar",
        "I read about the Kestrel, which was sold to Borovia, and who makes it?",
        "I want to buy a drone, which one is cheapest?",
        "Did the minister say what he would do, and when did he do it?",
        "World War I, which countries fought in it?",
        "We Are the World, who wrote it?",
        "What did he say he would do if Varland asked, whether or not it paid?",
        "Tell me more please",
        "OK, thanks",
        "So from Israel?",
    ],
)
def test_other_questions_stay_as_they_are(question: str) -> None:
    assert without_prelude(question) == question
