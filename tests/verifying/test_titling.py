"""What a title tells of the things in an article."""

import pytest

from dossier.verifying import titled_of_another

ASKED = "Which Israeli drones were shown in Warsaw?"
TITLE = "Turkish commandos and drones in the parade"


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        (TITLE, "Kestrel drones were shown too."),
        (TITLE, "Polish Kestrel drones were shown too."),
        ("Turkey's new drones at the fair", "The Kestrel was shown in May."),
        ("Minister praises French and German drones", "The Kestrel was shown in May."),
    ],
)
def test_a_title_tells_whose_things_they_are(title: str, sentence: str) -> None:
    assert titled_of_another(title, sentence, ASKED, {"drones"})


@pytest.mark.parametrize(
    ("title", "sentence", "question"),
    [
        (TITLE, "Israel's Kestrel drones were shown too.", ASKED),
        ("Turkish and Israeli drones in the parade", "Kestrel drones were shown too.", ASKED),
        ("Israel watches Turkish drones", "Kestrel drones were shown too.", ASKED),
        (
            "Polish drones over the river",
            "The Kestrel was used in May.",
            "Which Israeli drones did Poland use?",
        ),
        ("Turkish commandos in the parade", "Kestrel drones were shown too.", ASKED),
        ("A parade in Ankara", "Kestrel drones were shown too.", ASKED),
        (TITLE, "Kestrel drones were shown too.", "Which drones were shown in Israel?"),
        (TITLE, "Kestrel drones were shown too.", "Which Turkish drones were shown in Warsaw?"),
    ],
)
def test_a_title_tells_nothing_else(title: str, sentence: str, question: str) -> None:
    assert not titled_of_another(title, sentence, question, {"drones"})
