"""Numbers in one form, however they are written."""

import pytest

from dossier.verifying.numbers import amounts

FORMS = [
    ("$1.2bn", "en", 1.2e9, "USD"),
    ("1.2 billion dollars", "en", 1.2e9, "USD"),
    ("1,200 million US dollars", "en", 1.2e9, "USD"),
    ("1,2 milyar dolar", "tr", 1.2e9, "USD"),
    ("1 milyar 200 milyon dolar", "tr", 1.2e9, "USD"),
    ("1,2 млрд долларов", "ru", 1.2e9, "USD"),
    ("nine thousand million", "en", 9e9, ""),
    ("0.5 billion euros", "en", 5e8, "EUR"),
    ("a dozen", "en", 12, ""),
    ("twenty-four", "en", 24, ""),
    ("one hundred and twenty", "en", 120, ""),
    ("двадцать четыре", "ru", 24, ""),
    ("iyirmi dörd", "az", 24, ""),
    ("1.200 asker", "tr", 1200, ""),
    ("1.200 m", "en", 1.2, "length"),
    ("half of it", "en", 50, "%"),
    ("two thirds", "en", 66.7, "%"),
    ("yüzde 12", "tr", 12, "%"),
    ("5 per cent", "en", 5, "%"),
    ("5 percentage points", "en", 5, "pp"),
    ("the third ship", "en", 3, "ordinal"),
    ("14 kilometres", "en", 14_000, "length"),
    ("90 minutes", "en", 0.0625, "time"),
    ("300km", "en", 300_000, "length"),
    ("300km", "tr", 300_000, "length"),
    ("20kg", "en", 20, "mass"),
    ("65t", "en", 65_000, "mass"),
    ("900km/h", "en", 900, "speed"),
    ("3h", "en", 0.125, "time"),
    ("30m deep", "en", 30, "length"),
    ("30m people", "en", 30e6, ""),
    ("61pc", "en", 61, "%"),
    ("¥500m", "en", 500e6, "JPY"),
    ("20 crore rupees", "en", 200e6, "INR"),
    ("300 francs", "en", 300, "CHF"),
    ("50 cents", "en", 50, "cent"),
    ("3 млн гривен", "ru", 3e6, "UAH"),
    ("50 lirayı", "tr", 50, "TRY"),
    ("a third of voters", "en", 33.3, "%"),
    ("a third man", "en", 3, "ordinal"),
    ("треть голосов", "ru", 33.3, "%"),
    ("üçte ikisi", "tr", 66.7, "%"),
    ("üçdə ikisi", "az", 66.7, "%"),
    ("a quarter of a million pounds", "en", 250_000, "GBP"),
]


@pytest.mark.parametrize(("text", "language", "value", "unit"), FORMS)
def test_a_number_has_one_form(text: str, language: str, value: float, unit: str) -> None:
    (found,) = amounts(text, language)
    assert found.low == pytest.approx(value)
    assert found.unit == unit


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("about 30", "about"), ("nearly 30", "nearly"), ("more than 30", "over"), ("at least 30", "over"),
        ("up to 30", "under"), ("30", "exact"), ("yaklaşık 30", "about"), ("30'dan fazla", "over"),
        ("около 30", "about"),
    ],
)  # fmt: skip
def test_how_exactly_a_number_is_told(text: str, bound: str) -> None:
    (found,) = amounts(text, None)
    assert found.bound == bound


@pytest.mark.parametrize("text", ["between 30 and 40 tanks", "30-40 tanks", "30 to 40 tanks"])
def test_a_range_is_one_number(text: str) -> None:
    (found,) = amounts(text, "en")
    assert (found.low, found.high, found.bound) == (30, 40, "between")


def test_a_change_is_two_numbers() -> None:
    assert [found.low for found in amounts("rose from 30 to 40", "en")] == [30, 40]


def test_an_article_and_a_model_are_no_numbers() -> None:
    assert amounts("one of the F-16s", "en") == []
    assert amounts("the 3M-54 and the 9K33", "en") == []
