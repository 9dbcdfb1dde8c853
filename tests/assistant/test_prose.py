"""Answers written by a language model: a scripted one, for what a real one does not do on demand."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from langchain_core.language_models.fake_chat_models import GenericFakeChatModel
from langchain_core.messages import AIMessage

from dossier import Assistant, Settings
from dossier.types import Answer, AnswerDone, Event, Evidence, StatementDone, Token
from tests.llm.scripted import Reply, Stage, refuses, says, scripted, waits

DRONES = "How many drones did Varland sell to Borovia?"
SOLD = "sold six Kestrel drones"


def writes(text: str, cut: bool = False) -> Reply:
    """Write a text in which `{words}` stands for the number of the sentence that holds these words."""

    def reply(handler, stage: Stage) -> None:  # type: ignore[no-untyped-def]
        asked = stage.requests[-1].body["messages"][-1]["content"]
        filled = re.sub(r"\{([^}]*)\}", lambda found: str(number_of(found[1], asked)), text)
        says(*re.findall(r".{1,7}", filled, re.DOTALL), cut=cut)(handler, stage)

    return reply


def number_of(words: str, prompt: str) -> int:
    for number, line in re.findall(r"^\[(\d+)\] (.*)$", prompt, re.MULTILINE):
        if words in line:
            return int(number)
    raise AssertionError(f"no sentence with '{words}' in {prompt}")


@pytest.fixture
def asking(fixture_home: Path) -> Callable[..., object]:
    """Return what opens an assistant whose language model gives scripted replies."""

    @contextmanager
    def opened(*replies: Reply, **settings: object) -> Iterator[tuple[Assistant, Stage]]:
        with scripted(*replies) as stage:
            known = Settings(home=fixture_home, llm=f"server:{stage.url}#small", **settings)
            with Assistant(known) as assistant:
                yield assistant, stage

    return opened


def quoted(fixture_home: Path, question: str) -> Answer:
    with Assistant(Settings(home=fixture_home)) as assistant:
        return assistant.ask(question)


def written(answer: Answer) -> list[str]:
    return [each.text for each in answer.statements if each.origin == "prose"]


def test_a_supported_statement_carries_its_quote_and_the_events_come_in_order(asking) -> None:  # type: ignore[no-untyped-def]
    with asking(writes(f"Varland sold six Kestrel drones to Borovia [{{{SOLD}}}].")) as (assistant, _):
        events: list[Event] = list(assistant.stream(DRONES))
    kinds = [type(event) for event in events]
    assert kinds[0] is Evidence
    assert kinds[-1] is AnswerDone
    assert [kind for kind in kinds if kind not in (Token,)] == [Evidence, StatementDone, AnswerDone]
    told = "".join(event.text for event in events if isinstance(event, Token))
    assert " ".join(told.split()) == "Varland sold six Kestrel drones to Borovia."
    answer = events[-1].answer  # type: ignore[union-attr]
    assert answer.composer == "prose"
    assert answer.model.endswith("small")
    first = answer.statements[0]
    assert (first.origin, first.support) == ("prose", "supported")
    assert first.citations[0] == 1
    assert first.independent == len(first.citations) == 2, "the other paper bears it out as well"
    assert SOLD in answer.citations[0].quote
    assert answer.usage.input_tokens == 7
    assert answer.usage.output_tokens == 3
    assert answer.notice is None


def test_what_contradicts_its_quote_is_left_out_and_the_quotes_stand_in(asking, fixture_home: Path) -> None:  # type: ignore[no-untyped-def]
    with asking(writes(f"Varland sold sixteen Kestrel drones to Borovia [{{{SOLD}}}].")) as (assistant, _):
        *events, done = assistant.stream(DRONES)
    judged = next(event for event in events if isinstance(event, StatementDone))
    assert not judged.kept
    assert judged.statement.support == "unsupported"
    assert "16" in judged.statement.reason or "sixteen" in judged.statement.reason
    assert done.answer.statements == quoted(fixture_home, DRONES).statements
    assert done.answer.composer == "quote"
    assert "small wrote nothing that the archive bears out" in done.answer.notice


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Was Keldor the cheapest?", "A rival bid by the Dunmore yard was 20 million crowns cheaper"),
        (
            "Why did Keldor get the contract for boats despite its price?",
            "The ministry preferred Keldor because it promised to train Borovian crews for two years",
        ),
    ],
)
def test_a_reason_or_a_yes_needs_no_few_words_that_answer(  # type: ignore[no-untyped-def]
    asking, question: str, text: str
) -> None:
    with asking(writes(f"{text} [{{{text}}}].")) as (assistant, _):
        answer = assistant.ask(question)
    assert written(answer) == [f"{text}."]


def test_without_strict_mode_it_is_shown_and_marked(asking) -> None:  # type: ignore[no-untyped-def]
    text = f"Varland sold sixteen Kestrel drones to Borovia [{{{SOLD}}}]."
    with asking(writes(text), strict=False) as (assistant, _):
        answer = assistant.ask(DRONES)
    assert (answer.statements[0].origin, answer.statements[0].support) == ("prose", "unsupported")
    assert answer.statements[0].reason
    assert any(SOLD in each.text for each in answer.statements if each.origin == "quote")


@pytest.mark.parametrize(
    "markers", ["", " [{The Kestrel stays in the air}]", " [99]"], ids=["none", "wrong", "unknown"]
)
def test_a_marker_that_is_missing_or_wrong_is_set_right(asking, markers: str) -> None:  # type: ignore[no-untyped-def]
    with asking(writes(f"Varland sold six Kestrel drones to Borovia{markers}.")) as (assistant, _):
        answer = assistant.ask("What drones did Varland sell to Borovia?")
    assert written(answer)
    assert SOLD in answer.citations[answer.statements[0].citations[0] - 1].quote


def test_prose_that_leaves_something_out_is_topped_up(asking, fixture_home: Path) -> None:  # type: ignore[no-untyped-def]
    question = "What drones and patrol boats has Borovia bought?"
    with asking(writes(f"Borovia bought six Kestrel drones from Varland [{{{SOLD}}}].")) as (assistant, _):
        answer = assistant.ask(question)
    assert written(answer)
    added = [each.text for each in answer.statements if each.origin == "quote"]
    assert any("patrol boats" in text for text in added)
    assert [each.number for each in answer.citations] == list(range(1, len(answer.citations) + 1))


def test_a_model_that_goes_in_circles_is_stopped(asking) -> None:  # type: ignore[no-untyped-def]
    with asking(says("Varland sold six Kestrel drones to Borovia. ", endless=True)) as (assistant, stage):
        answer = assistant.ask(DRONES)
        assert stage.gone.wait(10)
    assert len(written(answer)) == 1


def test_closing_the_stream_ends_the_writing(asking) -> None:  # type: ignore[no-untyped-def]
    with asking(says("Varland ", "sold ", endless=True)) as (assistant, stage):
        events = assistant.stream(DRONES)
        while not isinstance(next(events), Token):
            pass
        events.close()
        assert stage.gone.wait(10)


@pytest.mark.parametrize(
    ("reply", "sentence"),
    [
        (refuses(401), "key"),
        (refuses(404), "small"),
        (writes("", cut=False), "nothing"),
        (writes("Varland so", cut=True), "cut off"),
    ],
    ids=["wrong key", "unknown model", "empty", "cut off"],
)
def test_a_failure_ends_in_the_quotes_and_one_sentence(
    asking,  # type: ignore[no-untyped-def]
    fixture_home: Path,
    reply: Reply,
    sentence: str,
) -> None:
    with asking(reply) as (assistant, _):
        answer = assistant.ask(DRONES)
    assert answer.statements == quoted(fixture_home, DRONES).statements
    assert re.search(sentence, answer.notice)


def test_what_was_verified_before_the_connection_broke_stays(asking) -> None:  # type: ignore[no-untyped-def]
    text = f"Varland sold six Kestrel drones to Borovia [{{{SOLD}}}]. The first"
    with asking(writes(text, cut=True)) as (assistant, _):
        answer = assistant.ask(DRONES)
    assert written(answer) == ["Varland sold six Kestrel drones to Borovia."]
    assert answer.notice


def test_where_the_archive_has_no_answer_no_model_is_asked(asking) -> None:  # type: ignore[no-untyped-def]
    with asking(says("Tungsten boils at 5,930 degrees.")) as (assistant, stage):
        answer = assistant.ask("What is the boiling point of tungsten?")
    assert answer.abstained
    assert not stage.requests


def test_a_statement_about_another_year_does_not_answer(asking) -> None:  # type: ignore[no-untyped-def]
    question = "How many drones did Varland sell to Borovia in 2016?"
    with asking(writes(f"Varland sold six Kestrel drones to Borovia in 2022 [{{{SOLD}}}].")) as (
        assistant,
        _,
    ):
        *events, done = assistant.stream(question, any_time=True)
    for event in events:
        if isinstance(event, StatementDone) and event.statement.origin == "prose":
            assert event.statement.support != "supported"
    assert not written(done.answer)


def test_a_follow_up_is_condensed_by_the_model(asking) -> None:  # type: ignore[no-untyped-def]
    condensed = says("How many patrol boats has Borovia ordered?")
    with asking(condensed, says("Borovia ordered twelve patrol boats.")) as (assistant, stage):
        answer = assistant.ask("And how many boats?", history=["What has Borovia ordered?"])
    assert answer.standalone_question == "How many patrol boats has Borovia ordered?"
    assert written(answer) == ["Borovia ordered twelve patrol boats."]
    assert len(stage.requests) == 2


@pytest.mark.parametrize(
    "made_up",
    ["How many boats did Pelagia order in 1999?", "I cannot say.", "", "boats", "x" * 400 + "?"],
)
def test_a_follow_up_that_the_model_makes_up_is_read_by_rule(asking, made_up: str) -> None:  # type: ignore[no-untyped-def]
    with asking(says(made_up), says("Six.")) as (assistant, _):
        answer = assistant.ask("And from Keldor?", history=["What has Borovia ordered from Varland?"])
    assert answer.standalone_question == "What has Borovia ordered from Keldor?"


def test_a_follow_up_is_read_by_rule_when_the_model_fails(asking) -> None:  # type: ignore[no-untyped-def]
    with asking(refuses(401)) as (assistant, _):
        answer = assistant.ask("And from Keldor?", history=["What has Borovia ordered from Varland?"])
    assert answer.standalone_question == "What has Borovia ordered from Keldor?"


def test_the_model_is_told_the_day_the_outlet_and_the_date(asking) -> None:  # type: ignore[no-untyped-def]
    with asking(says("Six.")) as (assistant, stage):
        assistant.ask(DRONES, today=date(2023, 4, 5))
    system, user = (message["content"] for message in stage.requests[0].body["messages"])
    assert "Today is 5 April 2023." in system
    assert "(Fixture Herald, 2022-03-09) Varland confirmed" in user
    assert user.rstrip().partition("Question: ")[2].startswith(DRONES)


def test_evidence_comes_before_the_model_has_said_anything(asking) -> None:  # type: ignore[no-untyped-def]
    with asking(waits()) as (assistant, _):
        events = assistant.stream(DRONES)
        first = next(events)
        events.close()
    assert isinstance(first, Evidence)
    assert SOLD in first.answer.text


def test_an_assistant_in_a_chain_answers_in_prose_too(asking) -> None:  # type: ignore[no-untyped-def]
    with asking(writes(f"Varland sold six Kestrel drones to Borovia [{{{SOLD}}}].")) as (assistant, _):
        assert written(assistant.chain.invoke(DRONES)) == ["Varland sold six Kestrel drones to Borovia."]


def test_a_chat_model_that_a_program_has_set_up_can_write(fixture_home: Path) -> None:
    chat = GenericFakeChatModel(messages=iter([AIMessage("Varland sold six Kestrel drones to Borovia. [1]")]))
    with Assistant(Settings(home=fixture_home), language_model=chat) as assistant:
        answer = assistant.ask(DRONES)
    assert written(answer) == ["Varland sold six Kestrel drones to Borovia."]
    assert answer.model == "generic-fake-chat-model"


def test_another_paper_that_bears_it_out_is_cited_too(asking) -> None:  # type: ignore[no-untyped-def]
    with asking(writes(f"Varland sold six drones to Borovia [{{{SOLD}}}].")) as (assistant, _):
        answer = assistant.ask(DRONES)
    first = answer.statements[0]
    assert first.origin == "prose"
    assert first.independent == len(first.citations) == 2
    assert {answer.citations[n - 1].outlet for n in first.citations} == {"Fixture Times", "Fixture Herald"}


def test_a_marker_that_adds_nothing_is_left_out(asking) -> None:  # type: ignore[no-untyped-def]
    text = f"Varland sold six Kestrel drones to Borovia [{{The first two arrived}}][{{{SOLD}}}]."
    with asking(writes(text)) as (assistant, _):
        answer = assistant.ask(DRONES)
    quotes = [answer.citations[n - 1].quote for n in answer.statements[0].citations]
    assert SOLD in quotes[0]
    assert not any("The first two arrived" in quote for quote in quotes)


def test_a_comma_before_a_marker_goes_with_it(asking) -> None:  # type: ignore[no-untyped-def]
    with asking(writes(f"Varland sold six Kestrel drones to Borovia, [{{{SOLD}}}].")) as (assistant, _):
        answer = assistant.ask(DRONES)
    assert written(answer) == ["Varland sold six Kestrel drones to Borovia."]


def test_what_points_elsewhere_is_no_statement(asking) -> None:  # type: ignore[no-untyped-def]
    with asking(says("Varland sold these six Kestrel drones to Borovia.")) as (assistant, _):
        *events, done = assistant.stream(DRONES)
    (judged,) = (each for each in events if isinstance(each, StatementDone))
    assert judged.statement.support != "supported"
    assert not written(done.answer)


@pytest.mark.parametrize("before", ["Yes, ", "No. ", "Yes - "])
def test_a_yes_or_no_is_taken_off_a_statement(asking, before: str) -> None:  # type: ignore[no-untyped-def]
    told = "the ministry preferred Keldor because it promised to train Borovian crews for two years"
    with asking(writes(f"{before}{told} [{{{told[4:]}}}].")) as (assistant, _):
        answer = assistant.ask("Did the ministry prefer Keldor for its price?")
    assert written(answer) == [f"{told[0].upper()}{told[1:]}."]


def test_a_number_before_a_thing_is_no_answer_to_yes_or_no(asking) -> None:  # type: ignore[no-untyped-def]
    with asking(says("No. 5 Squadron flew from Keldor."), strict=False) as (assistant, _):
        *events, _ = assistant.stream(DRONES)
    said = [each.statement.text for each in events if isinstance(each, StatementDone)]
    assert said == ["No. 5 Squadron flew from Keldor."]


@pytest.mark.parametrize(
    ("question", "echo"),
    [
        ("Did Varland confirm the sale of drones to Borovia?", "Yes, Varland denied the sale of drones."),
        ("Was the price of the drones made public?", "Yes, the price of the drones was made public."),
    ],
)
def test_a_question_said_over_is_no_answer(asking, question: str, echo: str) -> None:  # type: ignore[no-untyped-def]
    with asking(says(echo), strict=False) as (assistant, _):
        events = list(assistant.stream(question))
    judged = [each.statement for each in events if isinstance(each, StatementDone)]
    assert judged
    assert all(each.support != "supported" for each in judged)


@pytest.mark.parametrize(
    "text",
    ["I cannot tell how many drones were sold.", "The sentences do not say how many drones were sold."],
)
def test_a_model_that_speaks_of_itself_or_its_sources_says_nothing(asking, text: str) -> None:  # type: ignore[no-untyped-def]
    with asking(says(text)) as (assistant, _):
        answer = assistant.ask(DRONES)
    assert not written(answer)
    assert answer.statements


def test_a_sentence_that_the_limit_of_tokens_cut_off_is_no_statement(asking) -> None:  # type: ignore[no-untyped-def]
    def cut_off(handler, stage: Stage) -> None:  # type: ignore[no-untyped-def]
        says("Varland sold six Kestrel drones to Borovia. Varland sold six", finish="length")(handler, stage)

    with asking(cut_off) as (assistant, _):
        answer = assistant.ask(DRONES)
    assert written(answer) == ["Varland sold six Kestrel drones to Borovia."]


def test_a_name_of_the_question_may_be_told_by_another_of_its_names(asking) -> None:  # type: ignore[no-untyped-def]
    question = "How many drones has Borovia got from the Varlanders?"
    with asking(writes(f"Varland sold six Kestrel drones to Borovia [{{{SOLD}}}].")) as (assistant, _):
        events = [each for each in assistant.stream(question) if isinstance(each, StatementDone)]
    (judged,) = events
    assert judged.statement.support == "supported", judged.statement.reason


def test_stop_ends_the_rewriting_of_a_question_too(asking) -> None:  # type: ignore[no-untyped-def]
    with asking(says("How ", "many ", endless=True)) as (assistant, stage):
        events = assistant.stream("And how many boats?", history=["What has Borovia ordered?"])
        while not isinstance(next(events), Token):
            pass
        events.close()
        assert stage.gone.wait(10)
