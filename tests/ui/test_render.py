"""Answers as the page shows them: statements, verdicts, abstentions, and what stands under them."""

from __future__ import annotations

import itertools
from dataclasses import replace

from dossier.types import (
    StatementDone,
    Usage,
)
from dossier.ui.asking.draft import Draft
from dossier.ui.asking.foot import Offers, answer_text
from dossier.ui.asking.render import answer_html, draft_html
from tests.ui.html_reading import assert_harmless, read
from tests.ui.scripted_assistant import (
    ABSTAINS,
    ARTICLES,
    FOLLOW_UP,
    MIDDLE,
    NOTICE,
    USED,
    WRITTEN,
    complete,
    flagship,
    prose_events,
    quotes,
    reprinted,
)


def test_support_is_told_in_words() -> None:
    badges = [badge.text for badge in read(answer_html(flagship(), 1)).of(cls="support")]
    assert badges == ["✓supported"] * 3 + ["partly supported", "not supported"]


def test_a_statement_tells_how_many_independent_articles_back_it() -> None:
    said = [each.text for each in read(answer_html(reprinted(), 1)).of(cls="statement")]
    assert said[0].endswith(" 2 independent articles")
    assert not any("independent" in each for each in said[1:])
    assert "(2 independent articles)" in answer_text(reprinted())
    assert answer_text(reprinted()).count("independent") == 1


def test_a_statement_that_may_not_answer_tells_so() -> None:
    shown = flagship()
    last = shown.statements[-1].model_copy(update={"unsure": True})
    shown = shown.model_copy(update={"statements": (*shown.statements[:-1], last)})
    said = [each.text for each in read(answer_html(shown, 1)).of(cls="statement")]
    assert ["may not answer" in each for each in said] == [False] * (len(said) - 1) + [True]
    assert answer_text(shown).count("(may not answer)") == 1


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
    assert document.of("summary")[-1].text == "Also found, not used (6)"
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
    assert next(each.classes for each in document.of("p")) == {"notice"}  # before the quotes
    facts = "5 quotes from 4 articles · quoted word for word · 1,412 + 0 tokens · 0.16 s"
    assert document.of("span", "facts")[0].text == facts
    assert not document.of("p", "quoted")


def test_an_answer_under_way_has_no_foot_yet() -> None:
    document = read(answer_html(flagship(), 1, complete=False))
    assert document.of(cls="streaming")
    assert not document.of("button", "copy")


def test_an_abstention_gives_its_reason_and_what_comes_nearest() -> None:
    shown = complete(ABSTAINS)
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
    assert not document.of("span", "nearly")
    text = ARTICLES["trg-300"].text
    quoted = shown.nearest[1].model_copy(update={"quote": text[:40], "start": 0, "end": 40})
    shown = shown.model_copy(update={"nearest": (quoted,)})
    document = read(answer_html(shown, 1, ARTICLES))
    assert document.of("span", "nearly")[0].text == f"“{' '.join(text[:40].split())}”"
    assert document.of("a", "open")[0].attributes["href"].startswith("article/trg-300?mark=0-40-")
    assert f"    “{' '.join(text[:40].split())}”" in answer_text(shown)
    bare = shown.model_copy(update={"reason": None, "nearest": (), "hits": (), "coverage": None})
    assert "does not hold an answer" in read(answer_html(bare, 1)).of(cls="abstained")[0].text
    assert "does not hold an answer" in answer_text(bare)


def test_what_is_quoted_tells_its_language_where_it_is_not_the_pages() -> None:
    turkish = ARTICLES | {"som": replace(ARTICLES["som"], language="tr")}
    quote = quotes().citations[4].quote

    def told(html: str) -> list[tuple[str, str]]:
        said = html.partition('<section class="evidence"')[0]
        spans = [each for each in read(f"{said}</div>").elements if "lang" in each.attributes]
        return [(each.attributes["lang"], each.text) for each in spans]

    assert told(answer_html(quotes(), 1, turkish)) == [("tr", quote)]
    assert told(answer_html(quotes(), 1, ARTICLES)) == told(answer_html(quotes(), 1)) == []
    assert told(draft_html(Draft(quotes(), "qwen3"), 1, turkish)) == [("tr", f"“{quote}”")]
    written = [each.model_copy(update={"origin": "prose"}) for each in quotes().statements]
    prose = quotes().model_copy(update={"statements": tuple(written), "composer": "prose"})
    assert told(answer_html(prose, 1, turkish)) == []
    near = complete(ABSTAINS).nearest[1].model_copy(update={"quote": "Roket", "start": 0, "end": 5})
    abstained = complete(ABSTAINS).model_copy(update={"nearest": (near,)})
    foreign = {near.article_id: replace(ARTICLES[near.article_id], language="ru")}
    assert told(answer_html(abstained, 1, foreign)) == [("ru", near.title), ("ru", "“Roket”")]


def test_a_rewritten_question_is_told() -> None:
    shown = complete(FOLLOW_UP)
    assert (
        "Read as: What weapons has Azerbaijan bought from Israel?"
        in read(answer_html(shown, 2)).of("p")[0].text
    )


def test_the_clipboard_gets_the_answer_with_its_sources() -> None:
    lines = answer_text(flagship()).split("\n")
    assert lines[0] == "What weapons has Azerbaijan bought from Turkey?"
    assert lines[5].endswith("vehicles to Azerbaijan from 2010 on. [4][3] (partly supported)")
    assert lines[8] == "Sources"
    assert lines[9].startswith("[1] Azerbaijan to buy Bayraktar TB2 drones")
    assert lines[9].endswith("A. Writer, Dossier briefing, 22 June 2020, https://example.org/tb2")
    abstained = complete(ABSTAINS)
    assert "- Cobra armoured vehicles for Azerbaijan" in answer_text(abstained)


def test_what_is_offered_under_an_answer_is_what_there_is() -> None:
    plain = read(answer_html(flagship(), 1))
    assert [each.text for each in plain.of("button", "tool")] == ["Copy", "Retry"]
    assert not plain.of("a", "link")
    assert not plain.of(cls="next")
    offers = Offers(link="?q=a&to=2020", markdown="# <b>\n- x", votes=True, questions=("What <else>?",))
    document = read(answer_html(flagship(), 1, offers=offers))
    assert document.of("a", "link")[0].attributes["href"] == "?q=a&to=2020"
    assert document.of("div", "markdown")[0].text == "# <b>\n- x"
    assert [each.attributes["value"] for each in document.of("button", "vote")] == ["up", "down"]
    assert [each.text for each in document.of("button", "ask-next")] == ["What <else>?"]
    assert_harmless(answer_html(flagship(), 1, offers=offers))


def test_how_a_follow_up_was_read_can_be_corrected_once_the_answer_is_whole() -> None:
    shown = complete(FOLLOW_UP)
    assert read(answer_html(shown, 2)).of("button", "reread")
    assert not read(answer_html(shown, 2, complete=False)).of("button", "reread")
    assert not read(answer_html(flagship(), 2)).of("button", "reread")
