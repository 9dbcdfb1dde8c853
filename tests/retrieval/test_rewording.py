"""Questions for what was bought, put as questions for what is had."""

import pytest

from dossier.retrieval.rewording import reworded, without_listeners


@pytest.mark.parametrize(
    ("question", "other"),
    [
        (
            "What weapons has Borovia bought from Varland?",
            "What weapons from Varland does Borovia have?",
        ),
        ("What missiles has South Borovia ordered?", "What missiles does South Borovia have?"),
        (
            "Which heavy weapons did Varland supply to Borovia?",
            "Which heavy weapons from Varland does Borovia have?",
        ),
        ("What arms did Varland sell Borovia?", "What arms from Varland does Borovia have?"),
        (
            "Which boats has the Borovian navy obtained from Varland?",
            "Which boats from Varland does the Borovian navy have?",
        ),
        ("What arms has Varland supplied Borovia with?", "What arms from Varland does Borovia have?"),
    ],
)
def test_what_was_bought_is_asked_for_as_what_is_had(question: str, other: str) -> None:
    assert reworded(question) == other
    assert reworded(other) == ""


@pytest.mark.parametrize(
    "question",
    [
        "What has Borovia bought from Varland?",
        "Which countries have bought the Kestrel?",
        "Which countries did Borovia buy drones from?",
        "Which ministers has Borovia bought for their silence and sold again?",
        "How many drones has Borovia bought?",
        "Which drones did Borovia buy from Varland in 2020?",
        "What weapons has Borovia bought from Varland since the war?",
        "What weapons did Borovia buy from Varland before the ceasefire?",
        "Borovya Varlandya'dan hangi silahları aldı?",
    ],
)
def test_nothing_else_is_reworded(question: str) -> None:
    assert reworded(question) == ""


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("What did the minister tell journalists in Velm?", "What did the minister say in Velm?"),
        ("What has Borovia told the press about drones?", "What has Borovia said about drones?"),
        ("What did he say on Monday to reporters?", "What did he say on Monday?"),
        ("What did the envoy mention to the media about it?", "What did the envoy mention about it?"),
    ],
)
def test_who_listened_is_left_out(question: str, other: str) -> None:
    assert without_listeners(question) == other


@pytest.mark.parametrize(
    "question",
    [
        "What did the minister tell the president?",
        "Whom did journalists tell of the raid?",
        "What did he say about the press law?",
        "Who told the press office?",
        "Which reporters were arrested?",
    ],
)
def test_whoever_else_is_told_stays(question: str) -> None:
    assert without_listeners(question) == question
