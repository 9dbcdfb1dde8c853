"""The figures of the facts behind the starter corpus, kept as a ledger, and how figures are read from text.

``python tests/corpus_figures.py facts.jsonl`` writes the ledger anew from the fact base; without an argument
it prints how many facts of each topic the corpus covers. The ledger holds figures and sources, no sentences.

The check asks whether a figure of a title or text stands in any of the facts that the article names. It
cannot see a figure told of another thing, country or period than in its fact, two figures changed for
each other, a month without a year that belongs to another event, `one`, `dozens` and `decade`, figures
in words above a hundred, a third that is a rank in the fact, or hedges (`about`, `at least`) that were
lost.
"""

import datetime as dt
import json
import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import frontmatter

LEDGER = Path(__file__).with_name("corpus_figures.json")
CORPUS = Path(__file__).resolve().parents[1] / "corpus"
MONTHS = [dt.date(2000, month, 1).strftime("%B") for month in range(1, 13)]
TEXTS = ("claim", "quantity", "note", "source_title", "source_publisher")
SOURCE = ("title", "publisher", "date", "url")

_MONTH = "|".join(MONTHS)
_DAY = re.compile(rf"\b(\d{{1,2}})(?:\s*(?:-|–|to|and)\s*(\d{{1,2}}))? ({_MONTH})(?: (\d{{4}}))?\b")
_MONTH_OF_YEAR = re.compile(rf"\b({_MONTH}) (\d{{4}})\b")
_BARE_MONTH = re.compile(rf"\b({_MONTH})\b")
_ISO = re.compile(r"\b\d{4}(?:-\d{2}){0,2}\b")
_MAGNITUDES = {"thousand": 3, "million": 6, "mn": 6, "m": 6, "billion": 9, "bn": 9, "trillion": 12}
_SMALL = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_TEENS = ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"]
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_PARTS = {"half": "1/2", "halves": "1/2", "thirds": "#3", "quarter": "1/4", "quarters": "1/4"}
_WORDS = (
    {word: str(number) for number, word in enumerate(_SMALL + _TEENS, 2)}
    | {word: str(10 * number) for number, word in enumerate(_TENS, 2)}
    | {word: f"#{number}" for number, word in enumerate(_ORDINALS, 1)}
    | {f"{word}fold": str(number) for number, word in enumerate(_SMALL, 2)}
    | {"dozen": "12", "twice": "double", "double": "double", "doubled": "double"}
    | _PARTS
)
_NUMBER = re.compile(
    rf"(?i:(\d+(?:[.,]\d+)*)(?:(st|nd|rd|th)\b|[\s-]?({'|'.join(_MAGNITUDES)})\b)?|"
    rf"\b({'|'.join(_WORDS)})\b(?:[\s-](thousand|million|billion|trillion)\b)?)"
)


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted and dated in a text.

    Attributes:
        numbers: each as a plain decimal, with how it is written: {"36000000": "36 million"}; years too,
            "#4" for an ordinal (and a third), "1/2" and "1/4", "double".
        dates: likewise, `2020-08-05`, `2020-08`, and `????-08-05` or `????-08` where the year is not said.
    """

    numbers: dict[str, str]
    dates: dict[str, str]


def figures(text: str) -> Figures:
    """Read the numbers and dates of a text."""
    dates: dict[str, str] = {}
    for match in _DAY.finditer(text):
        first, last, month, year = match.groups()
        for day in filter(None, (first, last)):
            dates[f"{year or '????'}-{MONTHS.index(month) + 1:02}-{int(day):02}"] = match[0]
    rest = _DAY.sub(" ", text)
    for match in _MONTH_OF_YEAR.finditer(rest):
        dates[f"{match[2]}-{MONTHS.index(match[1]) + 1:02}"] = match[0]
    rest = _MONTH_OF_YEAR.sub(" ", rest)
    for match in _BARE_MONTH.finditer(rest):
        dates[f"????-{MONTHS.index(match[1]) + 1:02}"] = match[0]
    return Figures({_value(match): match[0] for match in _NUMBER.finditer(rest)}, dates)


def _value(match: re.Match[str]) -> str:
    """Return a number without thousands separators and with its magnitude worked in."""
    digits, ordinal, short, word, magnitude = match.groups()
    plain = re.sub(r",(?=\d{3}(?!\d))", "", digits) if digits else _WORDS[word.lower()]
    if ordinal:
        return f"#{plain}"
    power = _MAGNITUDES.get((short or magnitude or "").lower())
    if power is None or not re.fullmatch(r"\d+(\.\d+)?", plain):
        return plain
    return f"{(Decimal(plain) * 10**power).normalize():f}"


def unfounded(text: str, facts: list[dict[str, Any]]) -> list[str]:
    """Return the dates and numbers of a text that stand in none of the facts of the ledger."""
    read = figures(text)
    dates = {date for fact in facts for date in fact["dates"]}
    numbers = {number for fact in facts for number in fact["numbers"]} | {date[:4] for date in dates}
    missing = [written for date, written in read.dates.items() if not _dated(date, dates)]
    return missing + [written for number, written in read.numbers.items() if number not in numbers]


def _dated(day: str, dates: set[str]) -> bool:
    """Say whether a date, perhaps without its year (????), is or begins one of the dates."""
    pattern = re.compile(day.replace("????", r"\d{4}") + r"(?:-\d{2})*")
    return any(pattern.fullmatch(known) for known in dates)


def entry(fact: dict[str, Any]) -> dict[str, Any]:
    """Return what the ledger keeps of a fact."""
    read = figures(" ; ".join(str(fact[field] or "") for field in TEXTS))
    dates = set(read.dates) | set(_ISO.findall(f"{fact['date'] or ''} {fact['source_date'] or ''}"))
    years = {date[:4] for date in dates if date[0] != "?"}
    dates = {date.replace("????", year) for date in dates for year in years}
    return {
        "topic": fact["topic"],
        "confidence": fact["confidence"],
        "disputed": fact["disputed"],
        "numbers": sorted(read.numbers),
        "dates": sorted(dates),
        "source": {key: fact[f"source_{key}"] for key in SOURCE if fact[f"source_{key}"]},
    }


def ledger() -> dict[str, dict[str, Any]]:
    """Return the ledger: fact id to topic, confidence, whether disputed, numbers, dates and source."""
    kept: dict[str, dict[str, Any]] = json.loads(LEDGER.read_text(encoding="utf-8"))
    return kept


def covered() -> set[str]:
    """Return the ids of the facts that the front matter of the briefings names."""
    known: set[str] = set()
    for path in CORPUS.glob("*.md"):
        known.update(map(str, frontmatter.load(str(path)).metadata["facts"]))  # type: ignore[call-overload]
    return known


def _write(base: Path) -> None:
    facts = map(json.loads, base.read_text(encoding="utf-8").splitlines())
    lines = [f"{json.dumps(fact['id'])}: {json.dumps(entry(fact), ensure_ascii=False)}" for fact in facts]
    LEDGER.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _print_coverage() -> None:
    known, topics = covered(), defaultdict(list)
    for name, fact in ledger().items():
        if fact["confidence"] != "low":
            topics[fact["topic"]].append(name in known)
    for topic, hits in sorted(topics.items()):
        print(f"{sum(hits):3} of {len(hits):3}  {topic}")
    every = [hit for hits in topics.values() for hit in hits]
    print(f"{sum(every):3} of {len(every):3}  all topics, facts of medium and high confidence")


if __name__ == "__main__":
    _write(Path(sys.argv[1])) if sys.argv[1:] else _print_coverage()
