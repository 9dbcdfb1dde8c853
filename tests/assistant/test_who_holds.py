"""Who holds a post, asked of an archive that tells it beside names alone."""

from collections.abc import Iterator

import pytest
from small_archives import asked_over

from dossier import Assistant
from dossier.embedding import Embedder

ARTICLES = {
    "yard": (
        "2024-10-01",
        "Work at the Kestrel Yard",
        "Kestrel Yard chief Anna Velm said in September 2024 that the first phase of the boats was finished.",
    ),
    "visit": (
        "2024-08-02",
        "A visit to Ostra",
        "The heads of the Kestrel Yard, Ostra Works and Borel met Slovakia's foreign minister Jan Horak.",
    ),
    "accord": (
        "2024-03-08",
        "A drone accord",
        "Borel vice-president Mira Sorel and Turkey's deputy defence minister Emre Tan signed the accord.",
    ),
}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Assistant]:
    with asked_over(tmp_path_factory.mktemp("posts"), ARTICLES, embedder) as made:
        yield made


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("Who was the head of the Kestrel Yard in September 2024?", "yard"),
        ("Who heads the Kestrel Yard?", "yard"),
        ("Who is Slovakia's top diplomat?", "visit"),
        ("Who is the vice president of Borel?", "accord"),
    ],
)
def test_a_name_beside_a_title_is_the_answer(question: str, article: str, asked: Assistant) -> None:
    assert asked.ask(question).statements[0].text == ARTICLES[article][2]


@pytest.mark.parametrize(
    "question",
    [
        "Who is the president of Borel?",
        "Who is the head of Ostra Works?",
        "Who is the defence minister of Turkey?",
        "Who is the foreign minister of Turkey?",
    ],
)
def test_who_holds_another_post_is_no_answer(question: str, asked: Assistant) -> None:
    answer = asked.ask(question)
    assert answer.abstained, [(each.score, each.text) for each in answer.statements]
