"""The evidence of an answer: cards, excerpts, and what was found and not used."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from dossier.ui.asking.render import answer_html
from tests.ui.html_reading import read
from tests.ui.scripted_assistant import (
    ARTICLES,
    HOSTILE,
    answer,
    cite,
    complete,
    flagship,
    reprinted,
)


def test_every_marker_leads_to_a_card_of_its_own_turn() -> None:
    document = read(answer_html(flagship(), 4, ARTICLES, today=date(2026, 6, 21)))
    cards = {card.attributes["id"]: card for card in document.of("article", "card")}
    markers = document.of("a", "cite")
    assert [marker.text for marker in markers] == ["[1]", "[2]", "[3]", "[4]", "[3]", "[5]"]
    assert {marker.attributes["href"].removeprefix("#") for marker in markers} == set(cards)
    assert "Bayraktar TB2 drones" in cards["e4-1"].text
    assert "Dossier briefing · 22 June 2020 · 5 years ago · A. Writer" in cards["e4-1"].text


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


def test_titles_passages_and_snippets_tell_the_language_of_their_article() -> None:
    articles = {name: replace(article, language="ru") for name, article in ARTICLES.items()}
    articles["tb2-2020"] = replace(ARTICLES["tb2-2020"], language=None)
    document = read(answer_html(flagship(), 1, articles))
    passages = [each.attributes.get("lang") for each in document.of("blockquote")]
    assert passages == [None, None, "ru", "ru", "ru"]
    assert [each.attributes.get("lang") for each in document.of("a", "open")[:9:2]] == passages
    snippets = document.of("span", "snippet")
    assert {each.attributes.get("lang") for each in snippets} == {None, "ru"}
    titles = [each for each in document.of("a", "open")[10:] if each.text != "Open article"]
    assert [each.attributes.get("lang") for each in titles] == [
        each.attributes.get("lang") for each in snippets
    ]


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
    hostile = complete(HOSTILE)
    html = answer_html(hostile, 1, ARTICLES)
    assert "Based on 1 source<" in html
    assert "javascript" not in "".join(link.attributes["href"] for link in read(html).of("a"))


def test_a_card_tells_who_else_printed_the_article() -> None:
    document = read(answer_html(reprinted(), 1, ARTICLES))
    told = [each.text for each in document.of("p", "printings")]
    assert told == ["Also printed by No outlet on 22 June 2020, Ledger & Co in June 2020, C Post and 2 more"]
    assert "article/israel" in {link.attributes["href"] for link in document.of("a", "open")}


def test_a_hit_in_a_near_copy_is_named_as_such() -> None:
    shown = reprinted()
    hit = shown.hits[0].model_copy(update={"article_id": "som", "passage_id": "other"})
    document = read(answer_html(shown.model_copy(update={"hits": (hit, shown.hits[0])}), 1, ARTICLES))
    first, second = [each.text for each in document.of("span", "meta")][-2:]
    assert first.endswith(" · near-copy of [1]")
    assert "near-copy" not in second


def test_hits_that_are_cited_or_gone_are_not_shown_again() -> None:
    shown = flagship()
    cited = shown.citations[0]
    hit = shown.hits[0].model_copy(update={"passage_id": cited.passage_id})
    gone = shown.hits[1].model_copy(update={"article_id": "gone"})
    shown = shown.model_copy(update={"hits": (hit, gone, shown.hits[2])})
    assert read(answer_html(shown, 1, ARTICLES)).of("summary")[-1].text == "Also found, not used (1)"


def test_a_card_tells_how_its_statements_are_borne_out_the_least_of_them_first() -> None:
    cards = {card.attributes["id"]: card for card in read(answer_html(flagship(), 1, ARTICLES)).of("article")}
    told = [each.text for each in read(answer_html(flagship(), 1, ARTICLES)).of("p", "standing")]
    supported = "✓ Supported1 articlequoted word for word"
    assert told[:2] == [supported, supported]
    assert told[2] == told[3]  # both are cited by the statement that is borne out in part
    assert told[2].startswith("Partly supported1 articleThe quoted passages bear out a part")
    assert told[4].startswith("Not supported")
    assert "Not supported" in cards["e1-5"].text
    said = flagship().statements[4].model_copy(update={"reason": "the quote does <not> say 2019"})
    shown = flagship().model_copy(update={"statements": (*flagship().statements[:4], said)})
    assert read(answer_html(shown, 1)).of("p", "standing")[4].text.endswith("the quote does <not> say 2019")
    assert "2 independent articles" in read(answer_html(reprinted(), 1)).of("p", "standing")[0].text


def test_what_was_found_and_not_used_has_its_age() -> None:
    document = read(answer_html(flagship(), 1, ARTICLES, today=date(2026, 6, 21)))
    metas = [each.text for each in document.of("span", "meta")]
    assert "Caucasus Ledger · 2015 · 11 years ago" in metas
