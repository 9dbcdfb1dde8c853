"""A tiny collection of invented news, in both formats."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

Lines = Callable[[str, Iterable[Any]], Path]

DOCUMENTS = [
    (
        "boats",
        "Patrol boats",
        "The ministry ordered six patrol boats on 12 June 2021. They cost $1.2 billion.",
    ),
    ("bread", "Bread prices", "Bakers in the capital raised the price of bread by 43 percent in winter."),
    ("bridge", "", "The bridge over the Velm was closed after the flood. Engineers found two cracks."),
    (
        "drones",
        "Drones",
        "Borovia bought twelve drones of the type Kestrel. Crews were trained in the south.",
    ),
    ("match", "Football", "The home team won the match by three goals. The stadium was full."),
    (
        "gemi",
        "Gemiler",
        "Bakanlık salı günü altı devriye gemisi sipariş etti. Gemiler gelecek yıl teslim edilecek.",
    ),
    ("storm", "Storm", "A storm took the roofs off forty houses on the coast. Nobody was hurt."),
    ("vote", "Vote", "Parliament passed the budget late on Tuesday. The opposition left the hall before."),
    ("mine", "Mine", "The copper mine at Orlan was sold to a group of investors for 200 million euros."),
    ("empty", "Nothing", " \n "),
]

QUERIES = [("q1", "How many patrol boats did the ministry order?"), ("q2", "kestrel drones of Borovia")]

QUESTIONS: list[dict[str, Any]] = [
    {"id": "a1", "question": "When were the patrol boats ordered?", "answerable": True, "type": "when",
     "answers": ["12 June 2021"], "article": "boats", "start": 41},
    {"id": "a2", "question": "How many Kestrel drones did Borovia buy?", "answerable": True, "type": "number",
     "answers": [{"text": "12", "start": 15}], "evidence": "twelve drones"},
    {"id": "a3", "question": "Who sold the copper mine at Orlan, and for how much?", "answerable": True,
     "items": [["200 million euros"], ["Acme"]], "scoring": "items", "type": "number"},
    {"id": "u1", "question": "Which orchestra played the symphony?", "answerable": False, "type": "none"},
]  # fmt: skip


@pytest.fixture
def lines(tmp_path: Path) -> Lines:
    """Return a function that writes rows as lines of JSON, text as it is, and returns the path."""

    def write(name: str, rows: Iterable[Any]) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
        path.write_text("\n".join(text) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def collection(lines: Lines, tmp_path: Path) -> Path:
    """Return a folder that is a collection of both kinds."""
    lines("news/corpus.jsonl", [{"_id": key, "title": title, "text": text} for key, title, text in DOCUMENTS])
    lines("news/queries.jsonl", [{"_id": key, "text": text} for key, text in QUERIES])
    lines(
        "news/qrels/test.tsv", ["query-id\tcorpus-id\tscore", "q1\tboats\t2", "q1\tgemi\t0", "q2\tdrones\t1"]
    )
    lines("news/questions.jsonl", QUESTIONS)
    return tmp_path / "news"
