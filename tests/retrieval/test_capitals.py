import pytest

from dossier.retrieval.capitals import governments, with_capitals


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "To what level had Ankara's arms sales to Baku climbed?",
            "To what level had Turkey's arms sales to Azerbaijan climbed?",
        ),
        ("What has Baku bought from Kyiv?", "What has Azerbaijan bought from Ukraine?"),
        ("Which tanks did New Delhi order?", "Which tanks did India order?"),
        ("Who said that Riyadh wanted more?", "Who said that Saudi Arabia wanted more?"),
        ("When was the deal with Paris signed?", "When was the deal with France signed?"),
        ("Has Kyiv been given tanks?", "Has Ukraine been given tanks?"),
        ("What did Moscow and Minsk sign?", "What did Russia and Belarus sign?"),
        ("Did Ottawa ban the export of cameras?", "Did Canada ban the export of cameras?"),
        ("What did London sell?", "What did the United Kingdom sell?"),
        ("How do Oslo’s troops train?", "How do Norway’s troops train?"),
    ],
)
def test_a_capital_that_deals_is_its_government(question: str, expected: str) -> None:
    assert governments(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "How many troops marched in Baku?",
        "How many people live in the old town of Baku?",
        "Who runs Baku's airport?",
        "What was Warsaw's first theatre?",
        "When did the president visit Ankara?",
        "Which flights went from Ovda to Baku?",
        "Whom did Slovakia send as envoys to Baku?",
        "Did the Paris Agreement hold?",
        "What did Paris Hilton say?",
        "How long is the Baku-Tbilisi road?",
        "Where was Baku founded?",
        "What has Warsaw been since 1945?",
        "How far is it between Baku and Tbilisi?",
        "When did Kabul fall to the Taliban?",
        "When did London host the Olympics?",
        "Did Delhi record its hottest day?",
        "Is Prague larger than Vienna?",
        "What did Lima beans cost?",
        "Did the Oslo accords hold?",
        "Who did Athens, Georgia, elect?",
        "How did Delhi's police respond?",
        "What did the Kremlin say?",
        'Who said "Baku bought tanks"?',
        "What did Washington do at Valley Forge?",
        "",
    ],
)
def test_a_capital_that_is_a_place_or_a_name_stays(question: str) -> None:
    assert governments(question) == question


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what did ankara sell to baku", "what did Ankara sell to Baku"),
        ("Which tanks did new delhi order from turkey?", "Which tanks did New Delhi order from Turkey?"),
        ("who is the czech minister", "who is the Czech minister"),
        ("did the united states of america agree", "did the United States of America agree"),
        ("is the uk in nato", "is the UK in NATO"),
        ("WHAT DID ANKARA SELL TO VELM?", "what did Ankara sell to velm?"),
        ("has Velm bought jordan's tanks in amman?", "has Velm bought jordan's tanks in Amman?"),
    ],
)
def test_countries_in_small_letters_are_read(question: str, expected: str) -> None:
    assert with_capitals(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "How much turkey did Velm eat?",
        "tell us which polish shines on china of Velm",
        "what is at www.turkey.com or baku@example.org",
        "ankara ne satti",
        "TCG ANADOLU",
        "NATO",
        "",
    ],
)
def test_other_words_and_languages_stay_in_small_letters(question: str) -> None:
    assert with_capitals(question) == question


def test_a_capital_in_small_letters_is_its_government() -> None:
    assert (
        governments(with_capitals("what had paris shipped to yerevan"))
        == "what had France shipped to Armenia"
    )
