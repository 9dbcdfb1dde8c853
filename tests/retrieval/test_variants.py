import pytest

from dossier.retrieval.variants import name_variants, undotted


@pytest.mark.parametrize(
    ("country", "people"),
    [
        ("israel", "israeli"),
        ("turkey", "turkish"),
        ("russia", "russian"),
        ("azerbaijan", "azerbaijani"),
        ("italy", "italian"),
        ("china", "chinese"),
        ("slovakia", "slovak"),
        ("serbia", "serbian"),
        ("czechia", "czech"),
        ("ukraine", "ukrainian"),
        ("canada", "canadian"),
        ("cuba", "cuban"),
    ],
)
def test_a_country_and_its_people_meet(country: str, people: str) -> None:
    assert people in name_variants(country)
    assert country in name_variants(people)


@pytest.mark.parametrize(
    ("place", "people"),
    [
        ("crimea", "crimean"),
        ("europe", "europeans"),
        ("korea", "korean"),
        ("borovia", "borovian"),
        ("karabakh", "karabakhi"),
        ("kurd", "kurdish"),
        ("cairo", "cairene"),
        ("vienna", "viennese"),
        ("emirates", "emirati"),
        ("timor", "timorese"),
    ],
)
def test_other_places_and_their_people_meet(place: str, people: str) -> None:
    assert people in name_variants(place)
    assert place in name_variants(people)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("niger", "nigeria"),
        ("niger", "nigerian"),
        ("georgia", "george"),
        ("armenia", "armen"),
        ("armen", "arme"),
        ("romania", "roman"),
        ("romanian", "romans"),
        ("indian", "indiana"),
        ("malta", "malt"),
        ("chile", "chili"),
        ("colombia", "colombo"),
        ("france", "francis"),
        ("dominica", "dominican"),
        ("victor", "victoria"),
        ("carl", "carla"),
        ("unit", "unity"),
        ("crimes", "crimea"),
        ("austria", "australia"),
        ("iran", "iraqi"),
    ],
)
def test_names_of_others_stay_apart(one: str, other: str) -> None:
    assert other not in name_variants(one)
    assert one not in name_variants(other)


def test_a_name_is_no_variant_of_itself() -> None:
    assert "iran" not in name_variants("iran")


@pytest.mark.parametrize(
    ("inflected", "name"),
    [("azerbaycana", "azerbaycan"), ("azerbaycani", "azerbaycan"), ("keldora", "keldor")],
)
def test_endings_of_cases_are_taken_off(inflected: str, name: str) -> None:
    assert name in name_variants(inflected, inflected=True)
    assert "nijerya" not in name_variants("nijer", inflected=True)


def test_several_of_a_type_are_of_that_type() -> None:
    assert name_variants("tb2s") == ["tb2"]
    assert name_variants("27js") == ["27j"]


@pytest.mark.parametrize(
    ("text", "without", "found"),
    [
        ("Did the U.S. sell jets?", "Did the US sell jets?", {"us"}),
        ("aid of the u.n. to U.K.-based firms", "aid of the UN to UK-based firms", {"un", "uk"}),
        ("Is it in the U.S.?", "Is it in the US?", {"us"}),
        ("At 5 p.m. on www.a.b.org, e.g. by J. Velm", "At 5 p.m. on www.a.b.org, e.g. by J. Velm", set()),
    ],
)
def test_abbreviations_are_read_without_their_dots(text: str, without: str, found: set[str]) -> None:
    assert undotted(text) == (without, frozenset(found))


def test_a_country_in_letters_is_its_people_too() -> None:
    assert {"american", "america"} <= set(name_variants("us"))
    assert {"british", "britain"} <= set(name_variants("uk"))
