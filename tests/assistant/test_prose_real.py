"""A real language model, as weak as they come: what it makes up is never shown as supported."""

import re
from pathlib import Path

import pytest

from dossier import Assistant, Settings
from dossier.archive import Archive
from dossier.embedding import Embedder
from dossier.types import Answer, AnswerDone, Event, Evidence, StatementDone, Token
from ingest import ingest

CORPUS = Path(__file__).parents[2] / "corpus"
FLAGSHIP = "What weapons has Azerbaijan bought from Turkey?"
OTHERS = (
    "How many MEMATT mine-clearing machines did Azerbaijan order from ASFAT in 2020?",
    "When was the Shusha Declaration signed?",
)
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
NAME = re.compile(r"\b[A-ZÇĞİÖŞÜ][\w-]*[A-Z\d]\w*\b|(?<=[a-z,] )[A-ZÇĞİÖŞÜ][a-zçğıöşü]{3,}\b")


@pytest.fixture(scope="module")
def streamed(
    tmp_path_factory: pytest.TempPathFactory, embedder: Embedder, model_file: Path
) -> dict[str, list[Event]]:
    """Return the events of some answers over the part of the corpus that tells of Turkish arms."""
    files = [
        file for file in sorted(CORPUS.glob("*.md")) if "MEMATT" in file.read_text() or "shusha" in file.name
    ]
    home = tmp_path_factory.mktemp("real") / "archive"
    with Archive.open(home, embedder.card, create=True) as archive:
        ingest(files, archive, embedder)
    with Assistant(Settings(home=home, llm=f"gguf:{model_file}", strict=False)) as assistant:
        return {question: list(assistant.stream(question)) for question in (FLAGSHIP, *OTHERS)}


def test_the_events_come_in_order(streamed: dict[str, list[Event]]) -> None:
    for events in streamed.values():
        first, *between, last = events
        assert isinstance(first, Evidence)
        assert first.writer
        assert first.answer.statements
        assert isinstance(last, AnswerDone)
        assert all(isinstance(event, Token | StatementDone) for event in between)
        said = ""
        for event in between:
            if isinstance(event, Token):
                said += event.text
            elif isinstance(event, StatementDone):
                assert " ".join(said.split()) == event.statement.text
                said = ""


def test_it_wrote_something_and_what_it_took_is_told(streamed: dict[str, list[Event]]) -> None:
    every = [event for events in streamed.values() for event in events]
    assert any(isinstance(event, StatementDone) for event in every)
    for events in streamed.values():
        usage = done(events).usage
        assert usage is not None
        assert usage.model.startswith("gguf:")
        assert usage.seconds > 0
    # A model that goes in circles is stopped before its server has counted.
    assert any((usage := done(events).usage) and usage.output_tokens for events in streamed.values())


def test_no_figure_and_no_name_is_made_up_in_what_is_shown_as_supported(
    streamed: dict[str, list[Event]],
) -> None:
    for events in streamed.values():
        answer = done(events)
        quotes = {each.number: each.quote for each in answer.citations}
        for statement in answer.statements:
            if statement.support != "supported":
                continue
            told = " ".join(quotes[number] for number in statement.citations)
            assert statement.citations
            assert [each for each in FIGURE.findall(statement.text) if each not in told] == []
            assert [each for each in NAME.findall(statement.text) if each[:5] not in told] == []


def test_the_quotes_are_there_whatever_it_wrote(streamed: dict[str, list[Event]]) -> None:
    answer = done(streamed[OTHERS[0]])
    assert any("20 MEMATT" in each.quote for each in answer.citations)


def done(events: list[Event]) -> Answer:
    assert isinstance(events[-1], AnswerDone)
    return events[-1].answer
