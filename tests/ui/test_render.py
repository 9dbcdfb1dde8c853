"""What the page shows is escaped, linked and complete, whatever the texts hold."""

from __future__ import annotations

import hashlib
import itertools
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.text import normalise
from dossier.types import (
    Answer,
    AnswerDone,
    Article,
    Citation,
    FoundPassage,
    NearArticle,
    Seconds,
    Statement,
    StatementDone,
    Usage,
)
from dossier.ui.article import article_html
from dossier.ui.asking.draft import Draft
from dossier.ui.asking.render import answer_html, answer_text, draft_html, question_html, trouble_html
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
from tests.ui.scripted_assistant import (
    ABSTAINS,
    ARTICLES,
    FOLLOW_UP,
    HOSTILE,
    HOSTILE_PROSE,
    HOSTILE_QUOTE,
    MIDDLE,
    NOTICE,
    USED,
    WRITTEN,
    ScriptedAssistant,
    answer,
    cite,
    flagship,
    prose_events,
    quotes,
    statement,
)


def _complete(question: str) -> Answer:
    *_, last = ScriptedAssistant().stream(question)
    assert isinstance(last, AnswerDone)
    return last.answer


TAGS = {
    "a",
    "article",
    "aside",
    "blockquote",
    "button",
    "details",
    "div",
    "footer",
    "h1",
    "h2",
    "h3",
    "header",
}
TAGS |= {"li", "mark", "ol", "p", "s", "section", "span", "summary", "ul"}
ATTRIBUTES = {"class", "href", "id", "title", "target", "rel", "role", "hidden", "type", "tabindex", "lang"}

_text = st.text(max_size=60) | st.sampled_from(
    [
        "<script>alert(1)</script>",
        "</div>\n\n# x",
        '" onload="x',
        "[a](javascript:b)",
        "$$x$$",
        "&lt;b&gt;",
        "`c`",
    ]
)
_number = st.integers(min_value=0, max_value=90)


@st.composite
def _citation(draw: st.DrawFn) -> Citation:
    start, length, before = draw(_number), draw(_number), draw(_number)
    return Citation(
        number=1,
        article_id=draw(_text),
        title=draw(_text),
        outlet=draw(st.none() | _text),
        author=draw(st.none() | _text),
        url=draw(st.none() | _text | _text.map("https://example.org/".__add__)),
        published=draw(st.none() | _text),
        quote=draw(_text),
        start=start,
        end=start + length,
        passage=draw(_text),
        passage_id=draw(_text),
        passage_start=max(0, start - before),
        copies=(
            NearArticle(
                article_id=draw(_text),
                title=draw(_text),
                outlet=draw(st.none() | _text),
                published=draw(st.none() | _text),
            ),
        ),
    )


@st.composite
def _answer(draw: st.DrawFn) -> Answer:
    citation, article = draw(_citation()), draw(_text)
    return Answer(
        question=draw(_text),
        standalone_question=draw(_text),
        text="",
        abstained=draw(st.booleans()),
        reason=draw(st.none() | _text),
        statements=(
            Statement(
                text=draw(_text),
                citations=(1,),
                support=draw(st.sampled_from(["supported", "partly", "unsupported"])),
                score=1,
                origin=draw(st.sampled_from(["quote", "prose"])),
                reason=draw(st.none() | _text),
                independent=draw(st.integers(1, 3)),
            ),
        ),
        citations=(citation,),
        hits=(FoundPassage(passage_id="p", article_id=article, score=1, text=draw(_text), start=0, end=5),),
        nearest=(
            NearArticle(article_id=draw(_text), title=draw(_text), outlet=draw(_text), url=draw(_text)),
        ),
        confidence=0.5,
        composer=draw(st.sampled_from(["quote", "prose"])),
        model=draw(_text),
        archive_revision=1,
        seconds=Seconds(retrieve=0, compose=0, total=0),
        notice=draw(st.none() | _text),
        usage=draw(st.none() | st.builds(Usage, model=_text, seconds=st.just(0.5))),
    )


def _assert_harmless(html: str) -> None:
    document = read(html)
    assert {element.tag for element in document.elements} <= TAGS
    for element in document.elements:
        assert set(element.attributes) <= ATTRIBUTES
        if "href" in element.attributes:
            address = element.attributes["href"]
            assert address.startswith(("#", "article/", "http://", "https://"))
            if address.startswith("http"):
                assert element.attributes["rel"] == "noopener noreferrer"
                assert element.attributes["target"] == "_blank"


@given(_answer())
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_answers_show_any_text_as_text(shown: Answer) -> None:
    article = Article(id=shown.hits[0].article_id, title=shown.citations[0].title, text="x" * 9, origin="o")
    html = answer_html(shown, 3, {article.id: article})
    _assert_harmless(html)
    assert "\n" not in html
    assert read(html).of(cls="clipping")[0].text == answer_text(shown)


@given(_answer(), _text, st.booleans())
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_answers_under_way_show_any_text_as_text(found: Answer, text: str, kept: bool) -> None:
    done = StatementDone(found.statements[0], found.citations, kept)
    html = draft_html(Draft(found, "qwen3", (done,), text), 3, {})
    _assert_harmless(html)
    assert "\n" not in html
    if not found.abstained:
        assert read(html).of(cls="draft")[0].text.strip() == normalise(text).strip()


@given(
    _text, _text, st.lists(st.tuples(_number, _number), max_size=4), st.dictionaries(_text, _text, max_size=3)
)
@settings(max_examples=150, deadline=None)
def test_articles_show_any_text_as_text(
    title: str, text: str, spans: list[tuple[int, int]], source: dict[str, str]
) -> None:
    source |= {"title": title, "url": text}
    article = Article(id="a", title=title, text=text, origin="o", outlet=text, url=text, sources=(source,))
    html = article_html(article, [span for span in spans if span[0] < span[1] <= len(text)])
    _assert_harmless(html)
    assert read(html).of("h1")[0].text == title


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


def test_every_marker_leads_to_a_card_of_its_own_turn() -> None:
    document = read(answer_html(flagship(), 4, ARTICLES))
    cards = {card.attributes["id"]: card for card in document.of("article", "card")}
    markers = document.of("a", "cite")
    assert [marker.text for marker in markers] == ["[1]", "[2]", "[3]", "[4]", "[3]", "[5]"]
    assert {marker.attributes["href"].removeprefix("#") for marker in markers} == set(cards)
    assert "Bayraktar TB2 drones" in cards["e4-1"].text
    assert "Dossier briefing · 22 June 2020 · A. Writer" in cards["e4-1"].text


def test_a_card_marks_the_quote_within_its_passage_and_opens_the_article_at_it() -> None:
    shown = flagship()
    first, second = shown.citations[:2]
    document = read(answer_html(shown, 1, ARTICLES))
    assert [mark.text for mark in document.of("mark")] == [citation.quote for citation in shown.citations]
    passage = document.of("blockquote")[0]
    assert passage.text.replace("… ", "").replace(" …", "") == first.passage
    address = document.of("a", "open")[0].attributes["href"]
    marks = "&".join(
        f"mark={c.start}-{c.end}-{hashlib.sha256(c.quote.encode()).hexdigest()[:8]}" for c in (first, second)
    )
    assert address == f"article/tb2-2020?{marks}#q{first.start}-{first.end}"


def test_a_quote_that_leaves_its_passage_is_shown_alone() -> None:
    citation = cite(1, "som", "SOM-B1 cruise missiles").model_copy(update={"passage_start": 7})
    shown = answer("Which?", [("SOM.", [1], "supported")], [citation])
    assert read(answer_html(shown, 1)).of("blockquote")[0].text == "SOM-B1 cruise missiles"


def _card_of(text: str, quote: str) -> str:
    """Return an answer with one card, whose passage is a text and whose quote stands in it."""
    start = text.index(quote)
    values = {"passage": text, "quote": quote, "start": start, "end": start + len(quote), "passage_start": 0}
    citation = cite(1, "som", "SOM-B1 cruise missiles").model_copy(update=values)
    return answer_html(answer("Which?", [("SOM.", [1], "supported")], [citation]), 1, ARTICLES)


def _shown_at_first(text: str, quote: str) -> str:
    """Return the text of a card's excerpt before the whole passage is asked for."""
    document = read(_card_of(text, quote))
    excerpt = document.of("blockquote")[0].text
    for rest in document.of("span", "rest"):
        excerpt = excerpt.replace(rest.text, "", 1)
    return excerpt


LONG = f"{'The contract had been under talks for many months ' * 6}since 3 May 2019."


@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_an_excerpt_begins_and_ends_with_whole_sentences(gap: str) -> None:
    quote = "Baku bought the missiles in 2020."
    near, after = "Prices were not told.", "Deliveries began at once."
    whole = f"{LONG}{gap}{near} {quote} {after}{gap}{LONG}"
    assert _shown_at_first(whole, quote) == f"… {near} {quote} {after} …"
    alone = gap.join([LONG, quote, LONG])
    assert _shown_at_first(alone, quote) == f"… {quote} …"
    inside = gap.join([near, LONG, quote])
    assert _shown_at_first(inside, "3 May 2019") == f"… {LONG}{gap[:1]}{quote}"


def test_an_excerpt_that_is_cut_stays_in_the_paragraph_of_its_quote() -> None:
    quote = "Baku bought the missiles in 2020."
    text = f"{LONG}\n\nOther news.\n\n{quote} By sea.\n\nCounts follow. {LONG}"
    assert _shown_at_first(text, quote) == f"… {quote} By sea. …"


def test_an_excerpt_has_small_gaps_between_its_paragraphs() -> None:
    quote = "Baku bought the missiles in 2020.\n\n\nThey came by sea."
    document = read(_card_of(f"Before.\n \n{quote}\n\nAfter.", quote))
    excerpt = document.of("blockquote")[0].text
    assert excerpt == "Before.\nBaku bought the missiles in 2020.\nThey came by sea.\nAfter."
    assert len(document.of("span", "break")) == 3


def test_a_card_lists_the_publications_behind_a_briefing() -> None:
    document = read(answer_html(flagship(), 1, ARTICLES))
    cards = {card.attributes["id"]: card.text for card in document.of("article", "card")}
    listed = "Azerbaijan to buy drones from Turkey ↗ Daily Sabah · 22 June 2020"
    assert f"Based on 2 sources{listed}A note without address Jane's · July 2020" in cards["e1-1"]
    assert "Based on" not in cards["e1-3"]
    assert "https://www.dailysabah.com/business/defense" in {
        link.attributes["href"] for link in document.of("a", "source")
    }
    hostile = _complete(HOSTILE)
    html = answer_html(hostile, 1, ARTICLES)
    assert "Based on 1 source<" in html
    assert "javascript" not in "".join(link.attributes["href"] for link in read(html).of("a"))


def test_support_is_told_in_words() -> None:
    badges = [badge.text for badge in read(answer_html(flagship(), 1)).of(cls="support")]
    assert badges == ["✓supported"] * 3 + ["partly supported", "not supported"]


def _reprinted() -> Answer:
    """Return the flagship answer with near-copies of one article, and two that back one statement."""
    shown = flagship()
    copies = (
        NearArticle(article_id="israel", title="No outlet", published="2020-06-22"),
        NearArticle(article_id="som", title="SOM", outlet="Ledger & Co", published="2020-06"),
        NearArticle(article_id="c", title="C", outlet="C Post"),
        NearArticle(article_id="d", title="D", outlet="D Post", published="2021"),
        NearArticle(article_id="e", title="E", outlet="E Post", published="2021"),
    )
    citations = (shown.citations[0].model_copy(update={"copies": copies}), *shown.citations[1:])
    first = shown.statements[0].model_copy(update={"independent": 2})
    return shown.model_copy(update={"citations": citations, "statements": (first, *shown.statements[1:])})


def test_a_statement_tells_how_many_independent_articles_back_it() -> None:
    said = [each.text for each in read(answer_html(_reprinted(), 1)).of(cls="statement")]
    assert said[0].endswith(" 2 independent articles")
    assert not any("independent" in each for each in said[1:])
    assert "(2 independent articles)" in answer_text(_reprinted())
    assert answer_text(_reprinted()).count("independent") == 1


def test_a_card_tells_who_else_printed_the_article() -> None:
    document = read(answer_html(_reprinted(), 1, ARTICLES))
    told = [each.text for each in document.of("p", "printings")]
    assert told == ["Also printed by No outlet on 22 June 2020, Ledger & Co in June 2020, C Post and 2 more"]
    assert "article/israel" in {link.attributes["href"] for link in document.of("a", "open")}


def test_a_hit_in_a_near_copy_is_named_as_such() -> None:
    shown = _reprinted()
    hit = shown.hits[0].model_copy(update={"article_id": "som", "passage_id": "other"})
    document = read(answer_html(shown.model_copy(update={"hits": (hit, shown.hits[0])}), 1, ARTICLES))
    first, second = [each.text for each in document.of("span", "meta")][-2:]
    assert first.endswith(" · near-copy of [1]")
    assert "near-copy" not in second


def test_the_foot_tells_quotes_articles_and_time() -> None:
    facts = read(answer_html(flagship(), 1)).of("span", "facts")[0]
    assert facts.text == "5 quotes from 4 articles · quoted word for word · 0.16 s"
    prose = flagship().model_copy(update={"composer": "prose", "model": "some-model"})
    assert "written by some-model" in answer_html(prose, 1)


def _prose(until: int | None = None) -> Draft:
    """Return the scripted prose, whole or up to a number of events."""
    draft = Draft()
    for event in itertools.islice(prose_events(quotes(), WRITTEN, USED), until):
        draft = draft.after(event)
    return draft


def test_quotes_stand_by_until_a_language_model_writes() -> None:
    document = read(draft_html(_prose(1), 1, ARTICLES))
    assert document.of(cls="writing")[0].text == "Quotes found; qwen3 is writing"
    assert document.of("p", "label")[0].text == "From the archive"
    quoted = [each.text for each in document.of("p", "quoted")]
    assert quoted == [f"“{each.quote}” [{each.number}]" for each in quotes().citations]
    assert len(document.of("article", "card")) == 5
    assert document.of("summary")[-1].text == "Other passages found (6)"
    assert not document.of("p", "statement")


def test_prose_under_way_has_no_badge_and_what_it_cites_leaves_the_quotes() -> None:
    document = read(draft_html(_prose(MIDDLE), 1, ARTICLES))
    done, under_way = document.of("p", "statement")
    assert done.text == "T-122 Sakarya and TRG-300 Kaplan rocket launchers came from Roketsan. [1] ✓supported"
    assert under_way.classes == {"statement", "draft"}
    assert under_way.text.startswith("In June 2020")
    assert len(document.of(cls="support")) == 1
    assert len(document.of("p", "quoted")) == 4
    assert not any("TRG-300" in each.text for each in document.of("p", "quoted"))
    cards = {card.attributes["id"] for card in document.of("article", "card")}
    assert [marker.attributes["href"] for marker in document.of("a", "cite")] == [
        f"#{c}" for c in sorted(cards)
    ]


def test_what_will_not_stand_is_struck_out_with_its_reason() -> None:
    count = len(list(prose_events(quotes(), WRITTEN, USED)))
    document = read(draft_html(_prose(count - 1), 1, {}))
    (struck,) = document.of("p", "dropped")
    assert document.of("s")[0].text == "The drones entered service in 2019."
    assert struck.text.endswith(" not supported the quotes do not say 2019")
    again = StatementDone(WRITTEN[0][0], (), kept=False)
    document = read(draft_html(Draft(quotes(), "qwen3", (again,)), 1, {}))
    assert document.of("p", "dropped")[0].text == WRITTEN[0][0].text  # said before: no verdict is needed


def test_prose_and_quotes_of_a_complete_answer_are_told_apart() -> None:
    shown = _prose().answer
    assert shown is not None
    document = read(answer_html(shown, 1, ARTICLES))
    assert len(document.of("p", "statement")) == 3
    assert document.of("p", "label")[0].text == "Also in the archive"
    assert [each.text[-3:] for each in document.of("p", "quoted")] == ["[4]", "[5]"]
    partly = document.of("p", "partly")[0]
    assert partly.text.endswith("with the drones. [3] partly supported the quotes do not say 600")
    assert document.of(cls="support")[2].attributes["title"] == "the quotes do not say 600"
    assert document.of("p", "notice")[0].text == NOTICE
    facts = "5 quotes from 4 articles in 0.31 s · written by qwen3 in 3.9 s · 412 + 96 tokens"
    assert document.of("span", "facts")[0].text == facts
    lines = answer_text(shown).split("\n")
    assert lines[4].endswith("with the drones. [3] (partly supported: the quotes do not say 600)")
    assert lines[6] == "Also in the archive:"
    assert lines[7].startswith("“Otokar delivered")
    assert lines[10] == NOTICE


def test_quotes_that_stand_in_for_prose_say_so() -> None:
    usage = Usage(model="qwen3", input_tokens=1412, output_tokens=0, seconds=2)
    shown = flagship().model_copy(update={"notice": "qwen3 did not answer.", "usage": usage})
    document = read(answer_html(shown, 1))
    assert document.of("p", "notice")[0].text == "qwen3 did not answer."
    facts = "5 quotes from 4 articles · quoted word for word · 1,412 + 0 tokens · 0.16 s"
    assert document.of("span", "facts")[0].text == facts
    assert not document.of("p", "quoted")


def test_a_hostile_language_model_shows_as_text() -> None:
    draft = Draft(flagship(), "qwen3", under_way=HOSTILE_PROSE)
    done = draft.after(StatementDone(statement(HOSTILE_PROSE, (1,), reason=HOSTILE_PROSE), ()))
    for each in (draft, done):
        html = draft_html(each, 1, {})
        _assert_harmless(html)
        assert HOSTILE_PROSE in read(html).of("p", "statement")[0].text


def test_an_answer_under_way_has_no_foot_yet() -> None:
    document = read(answer_html(flagship(), 1, complete=False))
    assert document.of(cls="streaming")
    assert not document.of("button", "copy")


def test_hits_that_are_cited_or_gone_are_not_shown_again() -> None:
    shown = flagship()
    cited = shown.citations[0]
    hit = shown.hits[0].model_copy(update={"passage_id": cited.passage_id})
    gone = shown.hits[1].model_copy(update={"article_id": "gone"})
    shown = shown.model_copy(update={"hits": (hit, gone, shown.hits[2])})
    assert read(answer_html(shown, 1, ARTICLES)).of("summary")[-1].text == "Other passages found (1)"


def test_an_abstention_gives_its_reason_and_what_comes_nearest() -> None:
    shown = _complete(ABSTAINS)
    document = read(answer_html(shown, 1, ARTICLES))
    assert shown.reason is not None
    assert shown.reason in document.of(cls="abstained")[0].text
    assert [link.attributes["href"] for link in document.of("a", "open")][:3] == [
        "article/tb2-2020",
        "article/trg-300",
        "article/otokar",
    ]
    assert document.of(cls="coverage")[0].text == (
        "1,204 articles searched · the archive has articles from May 2019 to November 2024"
    )
    assert not document.of("a", "cite")
    assert document.of("h2")[0].text == "Passages that came near"
    bare = shown.model_copy(update={"reason": None, "nearest": (), "hits": (), "coverage": None})
    assert "does not hold an answer" in read(answer_html(bare, 1)).of(cls="abstained")[0].text
    assert "does not hold an answer" in answer_text(bare)


def test_a_rewritten_question_is_told() -> None:
    shown = _complete(FOLLOW_UP)
    assert (
        "Read as: What weapons has Azerbaijan bought from Israel?"
        in read(answer_html(shown, 2)).of("p")[0].text
    )


def test_the_hostile_article_shows_as_text() -> None:
    shown = _complete(HOSTILE)
    html = answer_html(shown, 1, ARTICLES)
    _assert_harmless(html)
    assert read(html).of("mark")[0].text == HOSTILE_QUOTE
    _assert_harmless(article_html(ARTICLES["hostile<id>1"]))


def test_questions_and_errors_are_escaped() -> None:
    for html in (question_html("<b>\n\n# x</b>"), trouble_html("<b>")):
        _assert_harmless(html)
        assert "\n" not in html


def test_the_clipboard_gets_the_answer_with_its_sources() -> None:
    lines = answer_text(flagship()).split("\n")
    assert lines[0] == "What weapons has Azerbaijan bought from Turkey?"
    assert lines[5].endswith("vehicles to Azerbaijan from 2010 on. [4][3] (partly supported)")
    assert lines[8] == "Sources"
    assert lines[9].startswith("[1] Azerbaijan to buy Bayraktar TB2 drones")
    assert lines[9].endswith("A. Writer, Dossier briefing, 22 June 2020, https://example.org/tb2")
    abstained = _complete(ABSTAINS)
    assert "- Cobra armoured vehicles for Azerbaijan" in answer_text(abstained)


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
