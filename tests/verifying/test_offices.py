"""Posts that a sentence tells beside a name, and whether one is the post asked about."""

import pytest

from dossier.verifying import Likeness, likeness, mentions_post, office_in, offices, owner_in


def told(text: str) -> list[tuple[str, str, str, str]]:
    return [
        (" ".join((each.rank, *sorted(each.field), each.kind)).strip(), " ".join(each.owner),
         " ".join(each.holder), "former" if each.former else "")
        for each in offices(text)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kestrel Yard chief Anna Velm said so.", [("head", "kestrel yard", "anna velm", "")]),
        ("Anna Velm, the head of the procurement agency KST, said so.", [("head", "kst", "anna velm", "")]),
        ("The head of Turkey's KST, Anna Velm, came.", [("head", "turkey kst", "anna velm", "")]),
        ("The head of KST Anna Velm came.", [("head", "kst", "anna velm", "")]),
        ("Turkish defence minister Anna Velm came.", [("defence minister", "turkish", "anna velm", "")]),
        ("Turkey's Minister of Foreign Affairs Anna Velm", [("foreign minister", "turkey", "anna velm", "")]),
        ("Deputy minister Anna Velm came.", [("deputy minister", "", "anna velm", "")]),
        ("KST vice-president Anna Velm came.", [("deputy president", "kst", "anna velm", "")]),
        ("Then-KST director Anna B. Velm came.", [("director", "kst", "anna b velm", "former")]),
        ("Anna Velm was appointed head of KST.", [("head", "kst", "anna velm", "")]),
        ("Anna Velm , KST 's chief spokeswoman , came", [("spokes", "kst", "anna velm", "")]),
        ("Anna Velm saw Turkey's ambassador, Justice Department sources said.",
         [("ambassador", "turkey", "", "")]),
        ("Anna Velm, director of KST public affairs, came.",
         [("director", "kst public affairs", "anna velm", "")]),
        ("Anna Velm, the first chief of KST's boat unit, came.",
         [("head", "kst boat unit", "anna velm", "former")]),
        ("The heads of KST and Borel met Anna Velm.", [("head", "kst", "", "")]),
        ("They considered Anna Velm as head of KST.", [("head", "kst", "", "")]),
        ("They named Anna Velm as head of KST.", [("head", "kst", "anna velm", "")]),
        ("Anna Velm has named the head of KST.", [("head", "kst", "", "")]),
        ("Anna Velm is known as the boss of KST.", [("head", "kst", "anna velm", "")]),
        ("Anna Velm met the crew of the KST.", []),
        ("President Anna Velm of Portugal came.", [("president", "portugal", "anna velm", "")]),
        ("On Monday President Anna Velm came.", [("president", "", "anna velm", "")]),
        ("Meanwhile Prime Minister Anna Velm left.", [("premier", "", "anna velm", "")]),
        ("Republican Governor Anna Velm left.", [("governor", "", "anna velm", "")]),
        ("New Mexico Governor Anna Velm left.", [("governor", "new mexico", "anna velm", "")]),
        ("U.S. Secretary of State Anna Velm met them.", [("secretary", "u.s", "anna velm", "")]),
        ("Speaker of the House Anna Velm spoke.", [("speaker", "house", "anna velm", "")]),
        ("President of the European Commission Anna-Lena Velm said so.",
         [("president", "european commission", "anna lena velm", "")]),
        ("Anna Velm became the 45th president of Portugal.", [("president", "portugal", "anna velm", "")]),
        ("Velm was sworn in as president of Portugal.", [("president", "portugal", "velm", "")]),
        ("Anna Velm, KST 's 33-year-old chief executive, said so.", [("ceo", "kst", "anna velm", "")]),
        ("Anna May, the British prime minister, spoke.", [("premier", "british", "anna may", "")]),
        ("Mayor Anna de Velm spoke.", [("mayor", "", "anna de velm", "")]),
        ("Portugal's first vice-president Anna Velm", [("deputy president", "portugal", "anna velm", "")]),
    ],
)  # fmt: skip
def test_posts_in_a_sentence(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("asked", "sentence", "like"),
    [
        ("the head of KST", "KST president Anna Velm came.", Likeness.SAME),
        ("the general manager of KST", "KST chief Anna Velm came.", Likeness.SAME),
        ("the foreign minister of Turkey", "Turkey's top diplomat Anna Velm came.", Likeness.SAME),
        ("Turkey's defence minister", "Turkish defense chief Anna Velm came.", Likeness.SAME),
        ("the president of the Kestrel Trade Union", "KTU president Anna Velm came.", Likeness.SAME),
        ("the head of KST", "Acting KST head Anna Velm came.", Likeness.SAME),
        ("the ambassador of Turkey to France", "Turkey's ambassador to France, Anna Velm, came.",
         Likeness.SAME),
        ("the ambassador of Turkey to France", "Anna Velm, Turkey's ambassador to Italy, came.",
         Likeness.OTHER),
        ("the head of KST", "Borel head Anna Velm came.", Likeness.OTHER),
        ("the head of KST", "Anna Velm, director of the KST Press Office, came.", Likeness.OTHER),
        ("the chairman of KST", "KST CEO Anna Velm came.", Likeness.OTHER),
        ("the president of KST", "KST vice-president Anna Velm came.", Likeness.OTHER),
        ("Turkey's defence minister", "Turkey's deputy defence minister Anna Velm came.", Likeness.OTHER),
        ("Turkey's deputy defence minister", "Turkey's defence minister Anna Velm came.", Likeness.OTHER),
        ("Turkey's defence minister", "French defence minister Anna Velm came.", Likeness.OTHER),
        ("Turkey's defence minister", "Turkey's defence industry minister Anna Velm came.", Likeness.OTHER),
        ("Turkey's defence minister", "Defence minister Anna Velm came.", Likeness.UNKNOWN),
        ("Turkey's defence minister", "Turkey's minister Anna Velm came.", Likeness.UNKNOWN),
    ],
)  # fmt: skip
def test_whether_a_post_is_the_one_asked_about(asked: str, sentence: str, like: Likeness) -> None:
    post = office_in(asked)
    assert post is not None
    assert likeness(post, offices(sentence)[0]) is like


def test_a_phrase_that_says_more_or_less_than_a_post_is_none() -> None:
    for phrase in (
        "the head",
        "the man who met the head of KST",
        "the head of KST that bought drones",
        "Anna Velm",
    ):
        assert office_in(phrase) is None, phrase


def test_a_phrase_that_is_all_a_name() -> None:
    assert owner_in("the Kestrel Yard") == ("kestrel", "yard")
    assert owner_in("the yard at Kestrel") == ()


def test_whether_a_text_has_a_title() -> None:
    assert mentions_post("Two deputy ministers came.")
    assert not mentions_post("Kestrel drones came.")
