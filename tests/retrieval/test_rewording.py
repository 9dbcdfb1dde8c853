"""Questions for what was bought, put as questions for what is had."""

import pytest

from dossier.retrieval.rewording import reworded


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
