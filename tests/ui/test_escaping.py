"""Whatever texts hold, the page shows it as text."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.text import normalise
from dossier.types import (
    Answer,
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
from dossier.ui.asking.foot import answer_text
from dossier.ui.asking.render import answer_html, draft_html, question_html, trouble_html
from tests.ui.html_reading import assert_harmless, read
from tests.ui.scripted_assistant import (
    ARTICLES,
    HOSTILE,
    HOSTILE_PROSE,
    HOSTILE_QUOTE,
    complete,
    flagship,
    statement,
)

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


@given(_answer())
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_answers_show_any_text_as_text(shown: Answer) -> None:
    title, said = shown.citations[0].title, shown.model
    article = Article(id=shown.hits[0].article_id, title=title, text="x" * 9, origin="o", language=said)
    named = (article.id, shown.citations[0].article_id, shown.nearest[0].article_id)
    html = answer_html(shown, 3, dict.fromkeys(named, article))
    assert_harmless(html)
    assert "\n" not in html
    assert read(html).of(cls="clipping")[0].text == answer_text(shown)


@given(_answer(), _text, st.booleans())
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_answers_under_way_show_any_text_as_text(found: Answer, text: str, kept: bool) -> None:
    done = StatementDone(found.statements[0], found.citations, kept)
    html = draft_html(Draft(found, "qwen3", (done,), text), 3, {})
    assert_harmless(html)
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
    assert_harmless(html)
    assert read(html).of("h1")[0].text == title


def test_a_hostile_language_model_shows_as_text() -> None:
    draft = Draft(flagship(), "qwen3", under_way=HOSTILE_PROSE)
    done = draft.after(StatementDone(statement(HOSTILE_PROSE, (1,), reason=HOSTILE_PROSE), ()))
    for each in (draft, done):
        html = draft_html(each, 1, {})
        assert_harmless(html)
        assert HOSTILE_PROSE in read(html).of("p", "statement")[0].text


def test_the_hostile_article_shows_as_text() -> None:
    shown = complete(HOSTILE)
    html = answer_html(shown, 1, ARTICLES)
    assert_harmless(html)
    assert read(html).of("mark")[0].text == HOSTILE_QUOTE
    assert_harmless(article_html(ARTICLES["hostile<id>1"]))


def test_questions_and_errors_are_escaped() -> None:
    for html in (question_html("<b>\n\n# x</b>"), trouble_html("<b>")):
        assert_harmless(html)
        assert "\n" not in html
