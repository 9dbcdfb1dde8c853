"""Small pieces of HTML: escaping, highlights, addresses, dates."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dossier.ui.markup import (
    article_address,
    escape,
    highlight,
    long_date,
    paragraphs,
    source_link,
    union,
    unwrap,
    web_address,
)
from tests.ui.html_reading import read

_number = st.integers(min_value=0, max_value=90)


@given(st.text())
def test_escaping_is_undone_by_a_browser(text: str) -> None:
    escaped = escape(text)
    assert not set(escaped) & set("<>\"'`*_[]\n")
    assert read(f"<p>{escaped}</p>").of("p")[0].text == text


@given(st.text(alphabet="ab <&\n", max_size=40), st.lists(st.tuples(_number, _number), max_size=5))
def test_highlighting_marks_exactly_the_spans(text: str, spans: list[tuple[int, int]]) -> None:
    document = read(f"<p>{highlight(text, (0, len(text)), union(spans))}</p>")
    wanted = "".join(c for i, c in enumerate(text) if any(start <= i < end for start, end in spans))
    assert document.of("p")[0].text == text
    assert "".join(mark.text for mark in document.of("mark")) == wanted


@given(st.text(alphabet="ab \n", max_size=60))
def test_paragraphs_hold_every_letter_and_no_blank_line(text: str) -> None:
    parts = [text[start:end] for start, end in paragraphs(text)]
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(line.strip() for part in parts for line in part.rstrip().split("\n"))


def test_only_addresses_of_the_web_become_links() -> None:
    assert web_address(" https://example.org/a ") == "https://example.org/a"
    for bad in (
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://a/b",
        "https://",
        "//a",
        "http://[",
        "",
        None,
    ):
        assert web_address(bad) is None
        assert source_link(bad) == ""
    assert ">example.org<" in source_link("https://user:secret@www.example.org/x")


def test_dates_are_told_as_far_as_they_are_known() -> None:
    known: dict[Any, str] = {
        "2021": "2021",
        "2021-06": "June 2021",
        "2021-06-05": "5 June 2021",
        "2021-13": "2021-13",
        "soon": "soon",
        None: "",
    }
    assert {date: long_date(date) for date in known} == known


def test_hard_wrapped_lines_flow_and_lists_do_not() -> None:
    long = "x" * 70
    assert unwrap(f"{long}\n{long}") == f"{long} {long}"
    for kept in (f"{long}\n- item", f"{long}\n\n{long}", f"{long}\n1. one", "short\nline"):
        assert unwrap(kept) == kept


def test_addresses_of_articles_survive_any_id() -> None:
    assert article_address("a/b?c#d é") == "article/a%2Fb%3Fc%23d%20%C3%A9"
