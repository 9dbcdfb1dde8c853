import pytest

from dossier.verifying import answers, done_otherwise


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("When did Turkey attack Armenia?", "Armenia attacked Turkey in 1918."),
        ("Why did Canada criticise Turkey?", "Turkey criticised Canada for the embargo."),
        ("By how many votes did Anna Velm defeat Boris Keldor?", "Boris Keldor defeated Anna Velm."),
        ("How often has Apple sued Samsung?", "Samsung has sued Apple twice."),
        ("Why did Velm fire Keldor?", "Velm was fired by Keldor over the leak."),
        ("Why did Velm ban Keldor?", "Keldor banned Velm."),
        ("When was Turkey attacked by Armenia?", "Turkey attacked Armenia in 1918."),
    ],
)
def test_a_deed_the_other_way_round_is_told(question: str, sentence: str) -> None:
    assert done_otherwise(sentence, question)
    assert answers(sentence, question) is not None


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("When did Turkey attack Armenia?", "Turkey attacked Armenia in 1918."),
        ("When did Turkey attack Armenia?", "Armenia was attacked by Turkey in 1918."),
        ("When did Turkey accuse Armenia?", "Turkey accused Armenia on 5 May, and Armenia denied it."),
        ("When did Turkey meet Armenia?", "Armenia met Turkey in 1918."),
        ("When did Turkey sign the deal with Armenia?", "Armenia signed the deal with Turkey."),
        ("Why did Apple sue Samsung?", "Samsung sued Apple first, and Apple sued back over patents."),
        (
            "How often did Velm criticise Keldor in Ostia?",
            "Velm criticised Keldor in Norland on the way to Ostia.",
        ),
        ("Was Velm's raid on Keldor legal?", "Keldor led a raid on Velm."),
        ("Who accused Armenia?", "Armenia accused Turkey."),
        (
            "When did Russia invade Georgia?",
            "Georgian troops shelled the town before Russia invaded Georgia.",
        ),
        ("What is it?", "Armenia accused Turkey."),
    ],
)
def test_what_tells_it_as_asked_or_has_no_sides_passes(question: str, sentence: str) -> None:
    assert not done_otherwise(sentence, question)


def test_prose_may_answer_yes_or_no_by_the_deed_the_other_way_round() -> None:
    assert answers("Armenia attacked Turkey in 1918.", "Did Turkey attack Armenia?") is None
