"""The page of one article: which quotes it marks, and what it tells of the article."""

import pytest

from dossier.types import Article
from dossier.ui.article import article_html, spans_of
from dossier.ui.markup import article_address
from tests.ui.html_reading import read


def test_spans_in_an_address_are_read_with_suspicion() -> None:
    marks = ["3-9", "9-3", "0-99999999999", "x", "3-9", "0-11", "１-２", "-1-4", "5-10", "1-2-zz", "1-2-"]
    assert spans_of(marks, "x" * 10) == ([(3, 9), (5, 10)], False)


def test_a_mark_holds_only_while_its_quote_stands_there() -> None:
    text = "Baku bought the missiles. They came by sea."
    query = article_address("a", [(0, text[:25]), (26, text[26:])]).partition("?")[2].partition("#")[0]
    marks = [mark.removeprefix("mark=") for mark in query.split("&")]
    assert spans_of(marks, text) == ([(0, 25), (26, 43)], False)
    assert spans_of(marks, text.replace("They", "These")) == ([(0, 25)], True)
    assert spans_of(marks, f"New. {text}") == ([], True)
    assert spans_of([*marks, "0-4"], "Baku") == ([(0, 4)], True)


def test_an_article_marks_all_quotes_and_anchors_each_once() -> None:
    text = "First one here.\n\nSecond two there.\n\nThird."
    article = Article(id="a", title="T", text=text, origin="o", language="en")
    document = read(article_html(article, [(17, 23), (6, 26), (0, 5)]))
    assert [p.text for p in document.of("p")[1:]] == ["First one here.", "Second two there.", "Third."]
    assert "".join(mark.text for mark in document.of("mark")) == "First" + "one here." + "Second two"[:9]
    assert sorted(a.attributes["id"] for a in document.of("a", "anchor")) == ["q0-5", "q17-23", "q6-26"]


@pytest.mark.parametrize(
    ("dated_by", "told"),
    [
        ("json-ld", "15 June 2021"),
        (None, "15 June 2021"),
        ("text", "15 June 2021 (date from its text)"),
        ("feed", "15 June 2021 (date from the feed)"),
    ],
)
def test_an_article_tells_where_a_date_was_read_that_nobody_states(dated_by: str | None, told: str) -> None:
    article = Article("a", "Boats", "Six boats came.", "/a.html", published="2021-06-15", dated_by=dated_by)
    assert told in [span.text for span in read(article_html(article)).of("span")]
