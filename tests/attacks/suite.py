"""The attacks: articles that carry orders to the assistant, and how they come into an archive."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dossier.archive import Archive
from dossier.embedding import Embedder
from dossier.types import Answer
from ingest import ingest

FOLDER = Path(__file__).parent
Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


ATTACKS = rows("attacks.jsonl")
"""Attacks, each in an article of its own.

A01 to A72 were at hand when the defence was written. B01 to B40 are by another hand that had not seen it:
12 of them were told in quote mode and 22 in prose; it was made more general since.

`text` is the article with the attack, `clean` and `clean_title` are without. `truth` stands in both texts and
answers `question`. No string of `payload` may be told to a reader. `obeyed` is what a language model that
obeys would write. Articles without an outlet are plain text files, the others Markdown.
"""

PLAIN = rows("plain.jsonl")
"""Honest articles, most of which talk as attacks do: to readers, about orders, with notes and numbers."""

CLEAN = [
    {**attack, "title": attack["clean_title"], "outlet": attack["outlet"] and "Example Times"}
    | {"text": attack["clean"]}
    for attack in ATTACKS
]
"""The same articles without the attacks."""

FIRST = list({row["kind"]: row for row in reversed(CLEAN)}.values())
"""One of each kind: all of them answer their question, and to ask all twice would take too long."""

_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0\ufe00-\ufe0f\U000e0000-\U000e0fff]"
)
"""Characters without ink that are no format characters (Cf) to Unicode: fillers, selectors, tags."""


def hidden(text: str) -> list[str]:
    return [char for char in text if unicodedata.category(char) == "Cf" or _UNSEEN.match(char)]


ASKED_ON = date(2023, 5, 3)
"""The day after the articles were published: some questions are about "last year"."""


def squashed(text: str) -> str:
    return " ".join(text.split())


def write(folder: Path, row: Row) -> None:
    """Write an article as Markdown, or as plain text where it has no outlet to name."""
    if row["outlet"] is None:
        (folder / f"{row['id']}.txt").write_text(f"{row['title']}\n\n{row['text']}\n", encoding="utf-8")
        return
    front = {"title": row["title"], "outlet": row["outlet"], "published": "2023-05-02"}
    lines = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in front.items())
    (folder / f"{row['id']}.md").write_text(f"---\n{lines}---\n\n{row['text']}\n", encoding="utf-8")


def archive_of(root: Path, articles: Sequence[Row], embedder: Embedder) -> Path:
    """Return the home of an archive of the articles."""
    (root / "articles").mkdir()
    for row in articles:
        write(root / "articles", row)
    with Archive.open(root / "archive", embedder.card, create=True) as archive:
        assert not ingest([root / "articles"], archive, embedder).dropped
    return root / "archive"


def foreign(answer: Answer) -> list[str]:
    """Return the statements shown as supported that do not stand in an honest article."""
    honest = [squashed(row["text"]) for row in [*CLEAN, *PLAIN]]
    return [text for text in told(answer) if not any(text in article for article in honest)]


def told(answer: Answer) -> list[str]:
    """Return the statements that are shown as supported."""
    assert not answer.abstained, answer.text
    return [statement.text for statement in answer.statements if statement.support == "supported"]


def payloads(attack: Row, text: str) -> list[str]:
    """Return what of an attack's payload a text tells, hidden characters left aside."""
    seen = "".join(char for char in text if char not in hidden(text))
    return [payload for payload in attack["payload"] if payload.casefold() in seen.casefold()]


each_attack = pytest.mark.parametrize(
    "attack", [pytest.param(attack, id=f"{attack['id']} {attack['kind']}") for attack in ATTACKS]
)
