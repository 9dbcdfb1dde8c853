"""Stages of a matter: an order is no delivery, and an application no membership."""

import pytest

from dossier.verifying import not_so_far


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("When did Borovia receive the howitzers?", "The two agreed in 2011 on the howitzers."),
        ("When were the jets delivered?", "Borovia ordered the jets in 2019."),
        ("When did Borovia join the union?", "Borovia applied for full membership in May."),
        ("Did Borovia become a member of the union?", "Borovia would like to become a member."),
        ("When did Borovia buy the tank?", "Borovia showed interest in the tank in 2011."),
    ],
)
def test_an_earlier_stage_is_not_what_is_asked(question: str, sentence: str) -> None:
    assert not_so_far(sentence, question)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("When did Borovia receive the howitzers?", "The howitzers, ordered in 2011, arrived in 2014."),
        ("When did Borovia receive the howitzers?", "They agreed on them, but none was delivered."),
        ("Did Borovia buy the tank?", "Borovia showed interest in the tank in 2011; this was interest only."),
        ("When did Borovia agree to receive howitzers?", "The two agreed in 2011 on the howitzers."),
        ("When did Borovia join the union?", "Borovia applied in May and has been a member since June."),
        ("When did Borovia apply to join the union?", "Borovia applied for membership in May."),
        ("When did Borovia buy the tank?", "Borovia signed for the tank after long talks."),
        ("When did Borovia order the tank?", "Borovia ordered the tank in 2011."),
    ],
)
def test_the_stage_asked_about_or_a_denial_is(question: str, sentence: str) -> None:
    assert not not_so_far(sentence, question)
