"""The starter corpus: form, sources, dates, and (with the fact base at hand) every number and date in it.

``CORPUS_FACTS`` names the JSON Lines file of facts that the briefings were written from; without it the
checks against the facts are skipped. ``CORPUS_FACTS=facts.jsonl python tests/test_corpus.py`` prints how many
facts of each topic the corpus covers. (The tests start without any variable that begins with DOSSIER_.)
"""

import datetime as dt
import json
import os
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import frontmatter
import pytest

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
ARTICLES = sorted(CORPUS.glob("*.md"))
FACTS_FILE = os.environ.get("CORPUS_FACTS")
FIELDS = {"title", "outlet", "author", "published", "language", "sources", "facts"}
MONTHS = [dt.date(2000, month, 1).strftime("%B") for month in range(1, 13)]

_MONTH = "|".join(MONTHS)
DAY_DATE = re.compile(rf"\b(\d{{1,2}})(?:\s*(?:-|–|to|and)\s*(\d{{1,2}}))? ({_MONTH})(?: (\d{{4}}))?\b")
MONTH_DATE = re.compile(rf"\b({_MONTH}) (\d{{4}})\b")
ISO = re.compile(r"\b\d{4}(?:-\d{2}){0,2}\b")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
REDUCED_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
MARKUP = re.compile(r"^\s*(#|[-*+] |\d+\. |>|```|\|)|\]\(|https?://|<\w+", re.MULTILINE)

needs_facts = pytest.mark.skipif(not FACTS_FILE, reason="CORPUS_FACTS does not name the facts file")
each_article = pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)


def _read(path: Path) -> dict[str, Any]:
    """Return the front matter of an article, and its text as "body"."""
    post = frontmatter.loads(path.read_text(encoding="utf-8"))
    return {**post.metadata, "body": post.content}


def _facts() -> dict[str, dict[str, Any]]:
    lines = Path(FACTS_FILE or "").read_text(encoding="utf-8").splitlines()
    return {fact["id"]: fact for fact in map(json.loads, lines)}


def _date(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _plain(number: str) -> str:
    """Return a number without thousands separators: 278,880 and 278880 are the same."""
    return re.sub(r",(?=\d{3}(?!\d))", "", number)


def _numbers(text: str) -> set[str]:
    return {_plain(number) for number in NUMBER.findall(text)}


def _fact_text(fact: dict[str, Any]) -> str:
    fields = ("claim", "quantity", "note", "source_title", "source_publisher")
    return " ".join(str(fact[field] or "") for field in fields)


def _fact_dates(fact: dict[str, Any]) -> set[str]:
    dates = f"{fact['date'] or ''} {fact['source_date'] or ''}"
    return set(ISO.findall(dates))


def _claims_dates(facts: list[dict[str, Any]]) -> tuple[str, set[str]]:
    text = " ".join(map(_fact_text, facts))
    dates = set().union(*map(_fact_dates, facts))
    for day, last, month, year in DAY_DATE.findall(text):
        for number in filter(None, (day, last)):
            dates.add(f"{year or '????'}-{MONTHS.index(month) + 1:02}-{int(number):02}")
    for month, year in MONTH_DATE.findall(text):
        dates.add(f"{year}-{MONTHS.index(month) + 1:02}")
    return text, dates


def _known(day: str, dates: set[str]) -> bool:
    """Say whether a date, perhaps without its year (????), is or begins one of the dates."""
    pattern = re.compile(day.replace("????", r"(?:\d{4}|\?{4})") + r"(?:-\d{2})*")
    return any(pattern.fullmatch(known) for known in dates) or (
        "????" not in day and f"????{day[4:]}" in dates
    )


def _unfounded(text: str, facts: list[dict[str, Any]]) -> list[str]:
    """Return the dates and numbers of a text that stand in none of the facts."""
    fact_text, dates = _claims_dates(facts)
    missing = []
    for match in DAY_DATE.finditer(text):
        first, last, month, year = match.groups()
        for number in filter(None, (first, last)):
            day = f"{year or '????'}-{MONTHS.index(month) + 1:02}-{int(number):02}"
            if not _known(day, dates):
                missing.append(match.group())
    rest = DAY_DATE.sub(" ", text)
    for month, year in MONTH_DATE.findall(rest):
        if not _known(f"{year}-{MONTHS.index(month) + 1:02}", dates):
            missing.append(f"{month} {year}")
    rest = MONTH_DATE.sub(" ", rest)
    allowed = _numbers(fact_text) | {date[:4] for date in dates}
    missing += sorted(_numbers(rest) - allowed)
    return missing


def test_there_is_a_corpus() -> None:
    assert len(ARTICLES) >= 30
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
    assert 200 <= len(body.split()) <= 500
    assert not MARKUP.search(body)
    assert "\n\n" in body


@needs_facts
def test_numbers_and_dates_stand_in_the_facts() -> None:
    facts = _facts()
    posts = {path.stem: _read(path) for path in ARTICLES}
    found = {
        stem: _unfounded(post["body"], [facts[fact] for fact in post["facts"]])
        for stem, post in posts.items()
    }
    assert {stem: missing for stem, missing in found.items() if missing} == {}


@needs_facts
def test_sources_are_those_of_the_facts() -> None:
    facts = _facts()
    keys = ("title", "publisher", "date", "url")
    for path in ARTICLES:
        post = _read(path)
        named = {tuple(s.get(key) and _date(s[key]) for key in keys) for s in post["sources"]}
        used = {tuple(facts[fact][f"source_{key}"] for key in keys) for fact in post["facts"]}
        assert named == used, path.stem


def _covered() -> set[str]:
    return {fact for path in ARTICLES for fact in _read(path)["facts"]}


@needs_facts
def test_corpus_covers_the_facts() -> None:
    covered = _covered()
    wanted = [fact["id"] for fact in _facts().values() if fact["confidence"] != "low"]
    missed = [fact for fact in wanted if fact not in covered]
    assert len(missed) <= 0.1 * len(wanted), missed


def test_the_check_of_numbers_sees_what_is_not_in_a_fact() -> None:
    fact = {
        "claim": "Monthly sales leapt from 279 thousand dollars in July 2020 to 36 million.",
        "quantity": "USD 278,880 (July)",
        "note": "",
        "source_title": "Sales",
        "source_publisher": "Wire",
        "date": "2020-08",
        "source_date": "2020-10-07",
    }
    sound = (
        "Sales of 278,880 dollars in July 2020 were 36 million by August 2020, Wire wrote on 7 October 2020."
    )
    assert _unfounded(sound, [fact]) == []
    false = "On 8 October 2020 and in May 2020 Wire wrote of 37 million, up 1.5 percent since 2018."
    assert _unfounded(false, [fact]) == ["8 October 2020", "May 2020", "1.5", "2018", "37"]


def _print_coverage() -> None:
    covered = _covered()
    topics: dict[str, list[bool]] = defaultdict(list)
    for fact in _facts().values():
        if fact["confidence"] != "low":
            topics[fact["topic"]].append(fact["id"] in covered)
    for topic, hits in sorted(topics.items()):
        print(f"{sum(hits):3} of {len(hits):3}  {topic}")
    every = [hit for hits in topics.values() for hit in hits]
    print(f"{sum(every):3} of {len(every):3}  all topics, facts of medium and high confidence")


if __name__ == "__main__":
    _print_coverage()
