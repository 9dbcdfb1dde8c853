"""What a chatty question says around what it asks."""

import pytest

from dossier.assistant.followup import stand_alone
from dossier.assistant.followup.preludes import without_prelude
from dossier.retrieval.query import LONGEST_QUESTION


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
        ("Can you tell me why the U.S. is leaving Velm?", "Why the U.S. is leaving Velm?"),
        (
            "Can you tell me who signed the Velm Treaty? When was the treaty signed?",
            "Who signed the Velm Treaty? When was the treaty signed?",
        ),
        ("Hi Bob, who signed the Velm Treaty?", "Who signed the Velm Treaty?"),
        ("Hello there who signed the Velm Treaty?", "Who signed the Velm Treaty?"),
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
        "We know what Berg found. Did Velm agree?",
        "I know who left Varland in 2017. Why did Berg do that?",
        "I know who left Varland in 2017, but why did Berg do that?",
        "I read, when I was away, that Varland sold arms. Which country bought the Kestrel?",
        "Hey Jude was written by whom?",
        "Good Morning America is hosted by whom?",
        "Hello Kitty was made by which firm?",
        "Hey Siri is made by which company?",
    ],
)
def test_other_questions_stay_as_they_are(question: str) -> None:
    assert without_prelude(question) == question


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "repeated",
    [
        "hi ",
        "hi, ",
        "good morning ",
        "dear all ",
        "and ",
        "I wonder ",
        "I know that ",
        "so, who did ",
    ],
)
def test_repeated_words_take_no_longer_than_others(repeated: str) -> None:
    text = f"{(repeated * 400)[:900]} zz yy xx"
    assert "zz yy xx" in stand_alone(text, [])


def test_only_so_much_of_a_question_is_read() -> None:
    question = "Hi, who signed the Velm Treaty" + " of Borovia" * 200 + "?"
    assert len(without_prelude(question)) < LONGEST_QUESTION < len(question)
    assert without_prelude(question).startswith("Who signed the Velm Treaty of Borovia")
