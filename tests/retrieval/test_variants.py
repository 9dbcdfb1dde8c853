import pytest

from dossier.retrieval.variants import name_variants


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
    ],
)
def test_a_country_and_its_people_meet(country: str, people: str) -> None:
    assert people in name_variants(country)
    assert country in name_variants(people)


def test_names_of_other_countries_stay_apart() -> None:
    assert "australia" not in name_variants("austria")
    assert "turkmenistan" not in name_variants("turkey")
    assert "iraqi" not in name_variants("iran")
    assert "iran" not in name_variants("iran")


def test_several_of_a_type_are_of_that_type() -> None:
    assert name_variants("tb2s") == ["tb2"]
    assert name_variants("27js") == ["27j"]
