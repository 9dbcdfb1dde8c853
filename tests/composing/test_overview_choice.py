"""Which sentences an overview is made of, and in what order."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from dossier.composing.candidates import MOST_OF_ARTICLE, Candidate, candidates
from dossier.composing.overview import AT_END, LEANING, choose_overview, weights_in_overview
from dossier.composing.selection import Scored
from dossier.retrieval import Query, Shape
from dossier.retrieval.subject import Subject
from dossier.types import Article, Hit, Passage, Period

SENTENCES = tuple(f"Borovia bought {number} boats from the yard of Varland." for number in "2345")


def query(text: str = "boats", latest: bool = False, period: Period | None = None) -> Query:
    asked = Query(f"Tell me about {text}", Shape.OVERVIEW, (), (), np.ones(2, np.float32))
    return replace(asked, period=period, subject=Subject(text, latest))


def hit(name: str, published: str | None, *sentences: str) -> Hit:
    text = " ".join(sentences)
    starts = np.cumsum([0, *(len(each) + 1 for each in sentences[:-1])])
    spans = tuple((int(start), int(start) + len(each)) for start, each in zip(starts, sentences, strict=True))
    article = Article(name, "Boats", text, name, published=published, language="en")
    return Hit(Passage(f"{name}:0", name, 0, 0, len(text), text, spans), article, 1.0, 0.5)


def found(*hits: Hit) -> list[Candidate]:
    return candidates(hits, query())


def scored(found: list[Candidate], *scores: float) -> list[Scored]:
    vectors = np.eye(len(found), dtype=np.float32)
    made = [
        Scored(each, vectors[i], score) for i, (each, score) in enumerate(zip(found, scores, strict=True))
    ]
    return sorted(made, key=lambda each: -each.score)


def weighed(of: Query, these: list[Candidate]) -> list[float]:
    ones, vectors = np.ones(len(these)), np.ones((len(these), 1), np.float32)
    return [round(float(each), 3) for each in weights_in_overview(of, these, ones, ones, vectors, vectors)]


def test_no_article_gives_more_than_its_share_of_what_is_weighed() -> None:
    assert len(found(hit("a", "2021", *SENTENCES), hit("b", "2022", "The yard is in Velm by the sea."))) == 4
    assert MOST_OF_ARTICLE == 3


def test_other_articles_have_their_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dossier.composing.overview.most_statements", lambda _: 2)
    these = found(hit("a", "2021", *SENTENCES[:3]), hit("b", "2022", "The yard is in Velm by the sea."))
    groups = choose_overview(scored(these, 0.9, 0.8, 0.7, 0.5), query())
    assert [group[0].candidate.article.id for group in groups] == ["a", "b"]


def test_articles_of_one_day_are_not_mixed() -> None:
    these = found(
        hit("b", "2021", *SENTENCES[:2]), hit("a", "2021", "Velm has a yard.", "The sea there is cold.")
    )
    groups = choose_overview(scored(these, 0.8, 0.7, 0.9, 0.6), query())
    assert [group[0].candidate.article.id for group in groups] == ["a", "a", "b", "b"]
    groups = choose_overview(scored(these, 0.9, 0.7, 0.8, 0.6), query())
    assert [group[0].candidate.article.id for group in groups] == ["b", "b", "a", "a"]


def test_what_leads_counts_and_what_leans_does_not() -> None:
    first, second = found(hit("a", "2021", SENTENCES[0], "They were paid for in gold by Borovia."))
    values = weighed(query(), [first, second])
    assert values[0] == 1
    assert values[1] == pytest.approx(LEANING * (1 - (1 - AT_END) * second.place), abs=1e-3)


def test_the_newest_counts_where_it_is_asked_for() -> None:
    old, new, undated = found(
        hit("a", "2020-05-01", SENTENCES[0]),
        hit("b", "2021-05-01", SENTENCES[1]),
        hit("c", None, SENTENCES[2]),
    )
    assert weighed(query(latest=True), [old, new, undated]) == [0.5, 1, 0.5]
    assert weighed(query(), [old, new, undated]) == [1, 1, 1]


def test_only_what_is_of_its_time_counts_in_an_overview_of_a_time() -> None:
    year = Period(since=date(2021, 1, 1), until=date(2021, 12, 31), words="in 2021", kind="event")
    within, without = found(hit("a", "2021-03-01", SENTENCES[0]), hit("b", "2023-03-01", SENTENCES[1]))
    assert weighed(query("2021", period=year), [within, without]) == [1, 0]


def test_a_month_tells_hardly_anything_of_a_day_in_it() -> None:
    day = Period(since=date(2021, 3, 4), until=date(2021, 3, 4), words="on 4 March 2021", kind="event")
    exact, vague = found(
        hit("a", "2021-04-01", "Borovia bought two boats on 4 March 2021."),
        hit("b", "2021-04-01", "Borovia bought nine tanks in March 2021."),
    )
    assert weighed(query("4 March 2021", period=day), [exact, vague]) == [1, pytest.approx(1 / 31, abs=0.001)]


def test_in_a_time_counts_what_many_articles_are_about() -> None:
    year = Period(since=date(2021, 1, 1), until=date(2021, 12, 31), words="in 2021", kind="event")
    these = found(
        *(
            hit(name, "2021-03-01", f"{sentence} So {name}.")
            for name, sentence in zip("abcde", SENTENCES * 2, strict=False)
        )
    )
    one, other = np.eye(2, dtype=np.float32)
    titles = np.array([one, one, one, one, other])
    ones = np.ones(len(these))
    of = query("2021", period=year)
    values = weights_in_overview(of, these, ones, ones, titles, titles)
    assert values[0] > values[-1] > 0
    few = weights_in_overview(of, these[2:], ones[2:], ones[2:], titles[2:], titles[2:])
    assert few[0] == pytest.approx(few[-1], abs=0.05)


def test_what_is_misdated_does_not_lead_the_newest() -> None:
    asked = replace(query(latest=True), today=date(2021, 11, 20))
    these = found(
        hit("ahead", "2099-01-01", SENTENCES[0]),
        hit("year", "2021", SENTENCES[1]),
        hit("day", "2021-11-10", SENTENCES[2]),
        hit("old", "2020-11-10", SENTENCES[3]),
    )
    assert weighed(asked, these) == pytest.approx([0.5, 1, 0.981, 0.491], abs=0.002)
    groups = choose_overview(scored(these, 0.9, 0.8, 0.7, 0.6), asked)
    assert [group[0].candidate.article.id for group in groups] == ["day", "year", "old", "ahead"]
