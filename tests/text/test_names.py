import pytest

from dossier.text import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The minister met Ilham Əliyev in Ankara.", {"ilham", "eliyev", "ankara"}),
        ("It ended. Then Israel's army left.", {"israel"}),
        ("The Şuşa text and the TRG-300", {"susa", "trg", "300"}),
        ("Министр встретил Ильхама Алиева.", {"ильхама", "алиева"}),
        ("nothing here", set()),
        ("", set()),
    ],
)
def test_names_are_capitals_inside_a_sentence(text: str, found: set[str]) -> None:
    assert names(text) == found
