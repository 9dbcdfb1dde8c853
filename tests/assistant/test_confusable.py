"""Names that look alike, and articles that are misdated, end to end over a small archive."""

from collections.abc import Iterator
from datetime import date

import pytest
from small_archives import asked_over

from dossier import Assistant
from dossier.embedding import Embedder

ARTICLES: dict[str, tuple[str | None, str, str]] = {
    "troops": (
        "2023-03-09",
        "Nigeria sends troops",
        "Nigeria sent 1,200 troops to the border in March 2023. The general praised them.",
    ),
    "tractors": (
        "2023-03-11",
        "George wins",
        "George Velm bought 40 tractors from Keldor in March 2023. George signed the contract himself.",
    ),
    "budget": ("2023-05-01", "Budget debate", "The parliament of Borovia debated the budget for nine hours."),
    "harvest": ("2023-05-01", "Harvest", "Growers in Keldor said the apple harvest was poor this year."),
    **{
        f"drone-{month}": (
            f"2025-{month:02}-10",
            f"Kestrel drone number {month}",
            f"The Kestrel drone program of Borovia reached stage {month} this week.",
        )
        for month in range(1, 11)
    },
    "misdated": (
        "2099-01-01",
        "Archive of drones",
        "The Kestrel drones of Borovia are described in a catalogue.",
    ),
    "vague": ("2025", "Drones of the year", "The Kestrel drones of Borovia were shown to the press."),
}


@pytest.fixture(scope="module")
def confusable(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Assistant]:
    with asked_over(tmp_path_factory.mktemp("confusable"), ARTICLES, embedder) as made:
        yield made


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("How many troops did Nigeria send to the border?", True),
        ("How many Nigerian troops were sent to the border?", True),
        ("How many troops did Niger send to the border?", False),
        ("How many tractors did George Velm buy from Keldor?", True),
        ("How many tractors did Georgia buy from Keldor?", False),
    ],
)
def test_a_name_is_not_taken_for_a_like_one(confusable: Assistant, question: str, answered: bool) -> None:
    assert confusable.ask(question).abstained is not answered


def test_one_misdated_article_does_not_hide_the_news(confusable: Assistant) -> None:
    answer = confusable.ask("What's the latest on Kestrel drones?", today=date(2025, 11, 20))
    quoted = {each.number: each.published for each in answer.citations}
    told = [quoted[statement.citations[0]] for statement in answer.statements]
    assert told[:3] == ["2025-10-10", "2025-09-10", "2025-08-10"]
