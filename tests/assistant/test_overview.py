"""Questions for all there is on a subject, end to end over a small archive."""

from collections.abc import Iterator
from datetime import date

import pytest
from small_archives import asked_over

from dossier import Answer, Assistant
from dossier.embedding import Embedder
from dossier.types import Filters

ARTICLES = {
    "boats-2018": ("2018-02-01", "Borovia buys boats", "Borovia bought twelve patrol boats from Varland."),
    "boats-late": (
        "2021-03-10",
        "Borovia's patrol boats are late",
        "The patrol boats of Borovia will come a year late, the yard said. A visitor was served tea.",
    ),
    "boats-2023": (
        "2023-09-02",
        "Patrol boats reach Borovia",
        "The last of the patrol boats have reached Borovia. They were painted grey.",
    ),
    "boats-undated": (None, "On the patrol boats", "Critics call the patrol boats of Borovia too small."),
    "bridge": ("2021-05-04", "A bridge is opened in Velm", "A bridge was opened in Velm by the mayor."),
    "strike": ("2021-11-20", "Teachers strike in Keldor", "Teachers in Keldor went on strike over pay."),
    "harvest": ("2022-08-01", "A poor harvest in Keldor", "Keldor has its poorest harvest for a decade."),
}


@pytest.fixture(scope="module")
def varied(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Assistant]:
    with asked_over(tmp_path_factory.mktemp("varied"), ARTICLES, embedder) as made:
        yield made


def told(answer: Answer) -> list[str]:
    """Return the names of the articles that are quoted, in the order of the statements."""
    titles = {title: name for name, (_, title, _) in ARTICLES.items()}
    quoted = {each.number: titles[each.title] for each in answer.citations}
    return [quoted[statement.citations[0]] for statement in answer.statements]


@pytest.mark.parametrize(
    "question",
    ["Tell me about the patrol boats of Borovia.", "What do we know about patrol boats?", "patrol boats"],
)
def test_a_subject_is_told_from_many_articles_in_the_order_of_time(varied: Assistant, question: str) -> None:
    answer = varied.ask(question)
    assert told(answer) == ["boats-2018", "boats-late", "boats-2023", "boats-undated"]
    assert not any("tea" in statement.text for statement in answer.statements)


def test_the_newest_come_first_where_they_are_asked_for(varied: Assistant) -> None:
    newest, *_ = told(varied.ask("What's the latest on the patrol boats?"))
    assert newest == "boats-2023"


def test_what_happened_in_a_year_is_whatever_was_published_then(varied: Assistant) -> None:
    answer = varied.ask("What happened in 2021?")
    assert str(answer.period) == "2021"
    assert told(answer) == ["boats-late", "bridge", "strike"]


def test_a_place_and_a_year_are_both_kept_to(varied: Assistant) -> None:
    assert told(varied.ask("What happened in Keldor in 2021?")) == ["strike"]


def test_a_time_that_is_relative_is_read_against_today(varied: Assistant) -> None:
    assert told(varied.ask("What happened last year?", today=date(2023, 1, 9))) == ["harvest"]


def test_what_is_new_is_what_was_published_last(varied: Assistant) -> None:
    answer = varied.ask("What's new?")
    assert told(answer)[:2] == ["boats-2023", "harvest"]
    assert answer.period is not None
    assert answer.period.kind == "publication"


def test_an_overview_that_finds_nothing_is_put_to_the_reader(
    varied: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier.composing.quote.THRESHOLD_OF_OVERVIEW", 2.0)
    answer = varied.ask("What happened in Velm?")
    assert [statement.text for statement in answer.statements] == [ARTICLES["bridge"][2]]


def test_what_is_new_keeps_to_filters_and_may_be_of_any_time(varied: Assistant) -> None:
    assert told(varied.ask("What's new?", until="2021")) == ["strike", "bridge", "boats-late"]
    assert told(varied.ask("What's new?", any_time=True))[0] == "boats-2023"


def test_what_was_published_then_need_not_name_the_time(
    varied: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Filters] = []
    search = varied._retriever.search
    monkeypatch.setattr(varied._retriever, "search", lambda *given: seen.append(given[1]) or search(*given))
    varied.ask("What happened in Keldor in 2021?")
    assert Filters(since=date(2021, 1, 1), until=date(2022, 1, 1)) in seen


def test_filters_hold_for_an_overview(varied: Assistant) -> None:
    assert told(varied.ask("Tell me about patrol boats", since="2023")) == ["boats-2023"]
    assert told(varied.ask("What happened in 2021?", until="2021-06")) == ["boats-late", "bridge"]


@pytest.mark.parametrize(
    "question",
    ["Tell me about zeppelins", "What happened in 1995?", "What happened in Paris?", "Tell me about it"],
)
def test_what_the_archive_does_not_have_is_abstained_from(varied: Assistant, question: str) -> None:
    assert varied.ask(question).abstained


def test_a_slip_of_the_pen_is_put_right_and_told(varied: Assistant) -> None:
    answer = varied.ask("Tell me about the patrol boats of Borovai")
    assert answer.standalone_question == "Tell me about the patrol boats of Borovia"
    assert told(answer) == ["boats-2018", "boats-late", "boats-2023", "boats-undated"]
    as_typed = varied.ask("Tell me about the patrol boats of “Borovai”")
    assert as_typed.standalone_question == as_typed.question


def test_more_is_what_was_not_told(varied: Assistant) -> None:
    first = varied.ask("Tell me about the patrol boats of Borovia")
    more = varied.ask("Tell me more", history=[first])
    assert not {each.quote for each in first.citations} & {each.quote for each in more.citations}
    nothing = varied.ask("What else?", history=[first, more])
    assert nothing.abstained
    assert nothing.reason == "The archive tells nothing more on this than is quoted above."
    again = varied.ask("Summarise that", history=[first])
    assert {each.quote for each in again.citations} & {each.quote for each in first.citations}
