"""Answers as Markdown: what a reader of CommonMark makes of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dossier.types import Answer
from dossier.ui.asking.foot import answer_text
from dossier.ui.keeping import KeptTurn
from dossier.ui.keeping.markdown import answer_markdown, asked_markdown, conversation_markdown, escaped
from tests.ui.html_reading import Document, read
from tests.ui.scripted_assistant import (
    ABSTAINS,
    FLAGSHIP,
    FOLLOW_UP,
    HOSTILE,
    HOSTILE_PROSE,
    HOSTILE_QUOTE,
    HOSTILE_TITLE,
    NOTICE,
    ScriptedAssistant,
    ScriptedSettings,
    flagship,
    statement,
)

MARKUP = r"\`*_{}[]()<>#+-.!|~$&^=:/1 ab'é" + '"'


def told(question: str, llm: str | None = None) -> Answer:
    *_, last = ScriptedAssistant(settings=ScriptedSettings(llm=llm)).stream(question)
    answer: Answer = last.answer  # type: ignore[union-attr]
    return answer


def rendered(markdown: str) -> Document:
    html = MarkdownIt("gfm-like", {"linkify": False}).render(markdown)
    return read(html.replace("<br />", "").replace("<hr />", "<hr></hr>"))


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("frame", ["{}", "> “{}”", "## {}", "*x{}x*, [1]", "- {}", "[1] {}"])
@given(text=st.text(st.sampled_from(MARKUP)) | st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_is_shown_literally(frame: str, text: str) -> None:
    page = rendered(frame.format(escaped(text)))
    tags = {"p", "blockquote", "h2", "em", "ul", "li"}
    assert {element.tag for element in page.elements} <= tags
    bare = frame.removeprefix("> ").removeprefix("## ").removeprefix("- ").replace("*", "")
    shown = page.elements[0].text if page.elements else ""
    assert one_line(shown) == one_line(bare.format(one_line(text)))


def test_an_answer_has_markers_and_numbered_sources() -> None:
    lines = answer_markdown(flagship()).split("\n\n")
    assert lines[0].endswith("armed drones from the Turkish maker Baykar. [1]")
    assert lines[3].endswith("from 2010 on. [4][3] (partly supported)")
    assert lines[4].endswith("entered service in 2019. [5] (not supported)")
    assert lines[5] == "**Sources**"
    assert lines[6] == (
        "[1] *Azerbaijan to buy Bayraktar TB2 drones, defence minister says*, A. Writer, Dossier briefing, "
        "22 June 2020, <https://example.org/tb2>"
    )
    assert lines[7].startswith("> “Defence Minister Zakir Hasanov said on 22 June 2020")
    assert "Caucasus Ledger, 2015" in lines[12]  # and no address, which is none of the web
    assert len(lines) == 16
    assert answer_markdown(flagship()).endswith("”\n")


def test_a_copied_answer_tells_its_question_and_how_that_was_read() -> None:
    answer = flagship().model_copy(
        update={"question": "And *that*?", "standalone_question": "And that in Baku?"}
    )
    asked, read, first, *_ = asked_markdown(answer).split("\n\n")
    assert (asked, read) == ("**And \\*that\\*?**", "Read as: And that in Baku?")
    assert answer_markdown(answer).startswith(first)
    assert "Read as" not in asked_markdown(flagship())
    assert answer_text(answer).startswith("And *that*?\n(read as: And that in Baku?)\n\n")
    assert "read as" not in answer_text(flagship())


def test_prose_comes_apart_from_the_quotes_beside_it() -> None:
    text = answer_markdown(told(FLAGSHIP, "scripted:qwen3"))
    assert (
        "with the drones. [3] (partly supported: the quotes do not say 600)\n\nAlso in the archive:\n\n“"
        in text
    )
    assert f"{NOTICE}\n\n**Sources**" in text
    several = flagship().model_copy(update={"statements": (statement("So it was.", (1, 2), independent=2),)})
    assert answer_markdown(several).startswith("So it was. [1][2] (2 independent articles)\n")
    near = flagship().model_copy(update={"statements": (statement("So it was.", (1,), unsure=True),)})
    assert answer_markdown(near).startswith("So it was. [1] (may not answer)\n")


def test_an_abstention_names_what_comes_nearest() -> None:
    page = rendered(answer_markdown(told(ABSTAINS)))
    assert page.of("p")[0].text.startswith("The archive holds no passage")
    assert len(page.of("li")) == 3
    assert page.of("a")[0].attributes["href"] == "https://example.org/tb2"
    answer = told(ABSTAINS)
    quoted = answer.nearest[0].model_copy(update={"quote": "It *flew* on.", "start": 0, "end": 13})
    page = rendered(answer_markdown(answer.model_copy(update={"nearest": (quoted,)})))
    assert page.of("li")[0].text.endswith(": “It *flew* on.”")


@pytest.mark.parametrize("llm", [None, "scripted:qwen3"])
def test_hostile_articles_and_models_are_shown_and_not_obeyed(llm: str | None) -> None:
    page = rendered(answer_markdown(told(HOSTILE, llm)))
    assert {element.tag for element in page.elements} == {"p", "strong", "em", "a", "blockquote"}
    assert [link.attributes["href"] for link in page.of("a")] == ["https://example.org/?a=1&b=%3C2%3E"]
    assert page.of("em")[0].text == one_line(HOSTILE_TITLE)
    assert one_line(page.of("blockquote")[0].text) == one_line(f"“{HOSTILE_QUOTE}”")
    said = HOSTILE_PROSE if llm else HOSTILE_QUOTE
    assert page.of("p")[0].text.startswith(one_line(said))


def test_a_conversation_has_its_questions_as_headings() -> None:
    turns = (
        KeptTurn(FLAGSHIP, flagship(), None, {"since": "2020", "until": "", "outlets": ["The *Times*", "B"]}),
        KeptTurn(FOLLOW_UP, told(FOLLOW_UP)),
        KeptTurn("1. Will it # fail?", None, "It *failed*."),
    )
    text = conversation_markdown(turns, "Arms <trade>")
    page = rendered(text)
    assert [heading.text for heading in page.of("h1")] == ["Arms <trade>"]
    assert [heading.text for heading in page.of("h2")] == [FLAGSHIP, FOLLOW_UP, "1. Will it # fail?"]
    paragraphs = [each.text for each in page.of("p")]
    assert "Filters: since 2020; outlets The *Times*, B" in paragraphs
    assert "Read as: What weapons has Azerbaijan bought from Israel?" in paragraphs
    assert paragraphs[-1] == "It *failed*."
    assert text.count("Read as") == text.count("Filters") == 1
    assert "\n\n\n" not in text
