import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.assistant.followup import stand_alone

PREVIOUS = "What weapons has Azerbaijan bought from Turkey?"


@pytest.mark.parametrize(
    ("question", "alone"),
    [
        ("And from Israel?", "What weapons has Azerbaijan bought from Israel?"),
        ("from the Czech Republic?", "What weapons has Azerbaijan bought from the Czech Republic?"),
        ("What about Pakistan?", "What weapons has Azerbaijan bought from Pakistan?"),
        ("And in 2021?", "What weapons has Azerbaijan bought from Turkey in 2021?"),
        ("In 2021?", "What weapons has Azerbaijan bought from Turkey in 2021?"),
        ("When was that?", f"When was that? ({PREVIOUS})"),
        ("How many of them?", f"How many of them? ({PREVIOUS})"),
        ("Why?", f"Why? ({PREVIOUS})"),
        ("Who signed the Shusha Declaration?", "Who signed the Shusha Declaration?"),
        ("", ""),
    ],
)
def test_a_follow_up_stands_alone(question: str, alone: str) -> None:
    assert stand_alone(question, PREVIOUS) == alone


def test_the_first_question_stays_as_it_is() -> None:
    assert stand_alone("And from Israel?", None) == "And from Israel?"


@given(st.text(), st.text())
def test_any_texts_are_taken(question: str, previous: str) -> None:
    assert isinstance(stand_alone(question, previous), str)
