import pytest

from dossier.text.languages import language_name, language_told


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("When was it signed?", "en"),
        ("Bayraktar ne zaman satıldı?", "tr"),
        ("Bayraktar nə vaxt satılıb?", "az"),
        ("Когда это подписали?", "ru"),
        ("Bayraktar TB2", None),
        ("", None),
    ],
)
def test_the_language_of_a_question(text: str, language: str | None) -> None:
    assert language_told(text) == language


def test_a_language_has_a_name() -> None:
    assert language_name("az") == "Azerbaijani"
    assert language_name("zz") == "zz"
