import pytest

from dossier.text.languages import language_name, languages_told


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("When was it signed?", ["en"]),
        ("Bayraktar'ı kim satın aldı ve ne zaman sattı?", ["tr", "az"]),
        ("Bayraktar hangi ülkeye satıldı?", ["tr"]),
        ("Bayraktar nə vaxt satılıb?", ["az"]),
        ("Когда это подписали?", ["ru"]),
        ("Bayraktar TB2", []),
        ("", []),
    ],
)
def test_the_language_of_a_question(text: str, languages: list[str]) -> None:
    assert languages_told(text) == languages


def test_a_language_has_a_name() -> None:
    assert language_name("az") == "Azerbaijani"
    assert language_name("zz") == "zz"
