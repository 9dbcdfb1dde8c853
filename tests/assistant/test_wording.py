"""Questions whose words are not those of the articles, end to end over a small archive."""

from collections.abc import Iterable, Iterator
from datetime import date

import pytest
from small_archives import asked_over

from dossier import Assistant
from dossier.embedding import Embedder
from dossier.retrieval.periods import outright, period_of
from dossier.retrieval.spelling import respelt
from dossier.types import Passage

ARTICLES = {
    "drone": (
        "2024-02-10",
        "Buyers of the Kızılkuş",
        "The Kızılkuş was bought by Varland and by Keldor. The Kızılkuş is a drone that flies for a day.",
    ),
    "accord": ("2025-07-03", "An accord", "Borovia and Varland signed an accord on fishing in July 2025."),
    "older": ("2019-05-02", "An older accord", "Borovia and Varland signed an accord on radio in May 2019."),
}


ACCORDS = "Which accords have Borovia and Varland signed?"


@pytest.fixture(scope="module")
def lettered(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Assistant]:
    with asked_over(tmp_path_factory.mktemp("lettered"), ARTICLES, embedder) as made:
        yield made


def test_a_name_may_be_written_without_its_own_letters(lettered: Assistant) -> None:
    own, plain = (
        lettered.ask(f"Which countries have bought the {name}?") for name in ("Kızılkuş", "Kizilkus")
    )
    assert own.statements[0].text == "The Kızılkuş was bought by Varland and by Keldor."
    assert plain.text == own.text
    assert plain.confidence == pytest.approx(own.confidence)
    assert plain.standalone_question == "Which countries have bought the Kizilkus?"


def test_last_year_is_searched_for_by_its_number(lettered: Assistant) -> None:
    asked = lettered.ask("What did Borovia and Varland sign last year?", today=date(2026, 3, 1))
    assert asked.period is not None
    assert (str(asked.period), asked.period.words) == ("2025", "last year")
    outright = lettered.ask("What did Borovia and Varland sign in 2025?", today=date(2026, 3, 1))
    assert asked.text == outright.text
    assert [each.quote for each in asked.citations] == [ARTICLES["accord"][2]]


def test_what_is_of_another_time_stays_out(lettered: Assistant) -> None:
    asked = lettered.ask("Which accords have Borovia and Varland signed since 2024?")
    assert [each.quote for each in asked.citations] == [ARTICLES["accord"][2]]
    assert ARTICLES["older"][2] in [each.quote for each in lettered.ask(ACCORDS).citations]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What did it sign last year?", "What did it sign in 2025?"),
        ("What did it sign last month?", "What did it sign in October 2026?"),
        ("What was signed two years ago?", "What was signed in 2024?"),
        ("What was last year's budget?", ""),
        ("What was bought by the end of last year?", ""),
        ("Tell me about last year", ""),
        ("Что произошло в прошлом году?", ""),
        ("What did it sign in 2025?", ""),
        ("What did it sign?", ""),
    ],
)
def test_a_relative_time_is_said_outright_where_it_stands_by_itself(question: str, said: str) -> None:
    period, _ = period_of(question, date(2026, 11, 26), lambda _: [])
    assert outright(question, period) == (said or question)


def test_one_article_does_not_spell_a_name_for_the_others(embedder: Embedder) -> None:
    class Printing:
        def __init__(self, *texts: str) -> None:
            self.texts = texts

        def matching(self, _: object, k: int, *, phrases: object = ()) -> list[tuple[str, float]]:
            return [(str(place), 1.0) for place in range(len(self.texts))][:k]

        def passages(self, ids: Iterable[str]) -> dict[str, Passage]:
            return {each: Passage(each, "a", 0, 0, 0, self.texts[int(each)], ()) for each in ids}

    mixed, own = (
        Printing("Pashınyan spoke.", "Pashinyan left."),
        Printing("Pashınyan spoke.", "Pashınyan left."),
    )
    assert respelt("What did Pashinyan sign?", mixed, embedder) == "What did Pashinyan sign?"
    assert respelt("What did Pashinyan sign?", own, embedder) == "What did Pashınyan sign?"
