"""The starter corpus: its form, its sources, and every number and date in it, held against the facts."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import frontmatter
import pytest

from tests.corpus_figures import CORPUS, covered, entry, figures, ledger, unfounded

ARTICLES = sorted(CORPUS.glob("*.md"))
FACTS = ledger()
FIELDS = {"title", "outlet", "author", "published", "language", "sources", "facts"}
REDUCED_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
MARKUP = re.compile(r"^\s*(#|[-*+] |\d+\. |>|```|\|)|\]\(|https?://|<\w+", re.MULTILINE)

each_article = pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)


def _read(path: Path) -> dict[str, Any]:
    """Return the front matter of an article, and its text as "body"."""
    post = frontmatter.loads(path.read_text(encoding="utf-8"))
    return {**post.metadata, "body": post.content}


def _facts_of(post: dict[str, Any]) -> list[dict[str, Any]]:
    return [FACTS[fact] for fact in post["facts"]]


def _date(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def test_there_is_a_corpus() -> None:
    assert len(ARTICLES) >= 120
    titles = [_read(path)["title"] for path in ARTICLES]
    assert len(set(titles)) == len(titles)


@each_article
def test_front_matter(path: Path) -> None:
    post = _read(path)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", path.stem)
    assert set(post) - {"body"} <= FIELDS
    assert post["title"].strip()
    assert post["outlet"] == "Dossier briefing"
    assert post.get("author") is None
    assert post["language"] == "en"
    ids = post["facts"]
    assert ids
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"F\d{3}", fact) for fact in ids)


@each_article
def test_dated_by_its_newest_source(path: Path) -> None:
    post = _read(path)
    assert post["sources"]
    for source in post["sources"]:
        assert set(source) <= {"title", "publisher", "date", "url"}
        assert source["title"].strip()
        assert source["publisher"].strip()
        assert source.get("url") is None or re.match(r"https?://\S+$", source["url"])
    dates = [_date(source["date"]) for source in post["sources"] if source.get("date")]
    assert all(REDUCED_DATE.fullmatch(date) for date in dates)
    assert _date(post["published"]) == max(dates)


@each_article
def test_plain_prose_of_one_page(path: Path) -> None:
    body = _read(path)["body"]
    assert 150 <= len(body.split()) <= 500
    assert not MARKUP.search(body)
    assert "\n\n" in body


@each_article
def test_numbers_and_dates_stand_in_the_facts(path: Path) -> None:
    post = _read(path)
    assert unfounded(f"{post['title']}\n{post['body']}", _facts_of(post)) == []


@each_article
def test_sources_are_those_of_the_facts(path: Path) -> None:
    post = _read(path)
    named = {frozenset((key, _date(value)) for key, value in source.items()) for source in post["sources"]}
    assert named == {frozenset(fact["source"].items()) for fact in _facts_of(post)}


@each_article
def test_a_changed_figure_is_seen(path: Path) -> None:
    post = _read(path)
    for place in re.finditer(r"\d+", post["body"]):
        changed = f"{post['body'][: place.start()]}{int(place[0]) + 7001}{post['body'][place.end() :]}"
        assert unfounded(changed, _facts_of(post)), post["body"][place.start() - 30 : place.end() + 30]


def test_most_figures_off_by_one_are_seen() -> None:
    seen = []
    for post in map(_read, ARTICLES):
        for place in re.finditer(r"\d+", post["body"]):
            changed = f"{post['body'][: place.start()]}{int(place[0]) + 1}{post['body'][place.end() :]}"
            seen.append(bool(unfounded(changed, _facts_of(post))))
    assert sum(seen) / len(seen) > 0.8


def test_the_corpus_covers_the_facts() -> None:
    known = covered()
    wanted = [name for name, fact in FACTS.items() if fact["confidence"] != "low"]
    missed = [name for name in wanted if name not in known]
    assert len(wanted) > 400
    assert len(missed) <= 0.1 * len(wanted), missed
    assert {FACTS[name]["topic"] for name in known} == {fact["topic"] for fact in FACTS.values()}


def test_the_check_of_figures_sees_what_is_not_in_a_fact() -> None:
    fact = entry(
        {
            "claim": "Monthly sales leapt from 279 thousand dollars in July 2020 to 36 million in two ports.",
            "quantity": "USD 278,880 (July)",
            "note": "",
            "topic": "Sales",
            "confidence": "high",
            "disputed": False,
            "source_title": "Sales",
            "source_publisher": "Wire",
            "source_url": None,
            "date": "2020-08",
            "source_date": "2020-10-07",
        }
    )
    sound = (
        "Sales of 278,880 dollars in July 2020 were 36 million by August in 2 ports, Wire wrote on "
        "7 October 2020."
    )
    assert unfounded(sound, [fact]) == []
    false = (
        "On 8 October 2020 and in May, for the first time, Wire wrote of 36 thousand, up 1.5 percent and a "
        "third in three ports, half of a dozen, 2018."
    )
    missed = [
        "8 October 2020",
        "May",
        "first",
        "36 thousand",
        "1.5",
        "third",
        "three",
        "half",
        "dozen",
        "2018",
    ]
    assert unfounded(false, [fact]) == missed


def test_figures_are_read_in_one_notation() -> None:
    read = figures(
        "USD 1,250.5 million on 29 July to 10 August and 5-6 May 2019; sixty men, 63m each, in 2018 and "
        "January-March 2020; nineteen of them, two thirds, the fourth and 23rd, half, a quarter, "
        "a dozen, sixfold and doubled"
    )
    numbers = "1250500000 60 63000000 2018 19 2 #3 #4 #23 1/2 1/4 12 6 double"
    dates = "????-07-29 ????-08-10 2019-05-05 2019-05-06 ????-01 2020-03"
    assert set(read.numbers) == set(numbers.split())
    assert set(read.dates) == set(dates.split())
