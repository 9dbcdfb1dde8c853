"""The two plain formats of test data, read and checked (docs/evaluation.md)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dossier.errors import InputError

CORPUS, QUERIES, QUESTIONS = "corpus.jsonl", "queries.jsonl", "questions.jsonl"
QRELS = Path("qrels") / "test.tsv"


@dataclass(frozen=True, slots=True)
class Document:
    """A line of `corpus.jsonl`."""

    id: str
    title: str
    text: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Topics:
    """The queries of a retrieval collection and the human judgements on them.

    Attributes:
        queries: id -> text, only queries of which some document is relevant.
        qrels: id of the query -> id of the document -> relevance, 0 or more.
    """

    queries: Mapping[str, str]
    qrels: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the answer to a question stands: any part may be empty.

    Attributes:
        facts: ids of facts; an article that names one in its front matter is evidence.
        texts: strings; an article is evidence in which one stands, or of which one is the id or title.
        article: id of the article.
        start: character of the article's text, as written in the corpus file, where the answer begins.
    """

    facts: frozenset[str] = frozenset()
    texts: tuple[str, ...] = ()
    article: str | None = None
    start: int | None = None

    def __bool__(self) -> bool:
        """Return whether any evidence is named."""
        return bool(self.facts or self.texts or self.article)


@dataclass(frozen=True, slots=True)
class Question:
    """A line of a question file.

    Attributes:
        id: its name, unique in the file.
        text: the question.
        answerable: whether the corpus holds the answer.
        golds: the right answer in each accepted form.
        items: the parts of a list, each in each accepted form; empty unless `scoring` is `items`.
        scoring: `items`, `facts`, or `strings`, which is all else.
        evidence: where the answer stands.
        type: kind of question, by which figures are broken down.
        language: ISO 639-1 code, None where the file does not say.
    """

    id: str
    text: str
    answerable: bool
    golds: tuple[str, ...]
    items: tuple[tuple[str, ...], ...]
    scoring: str
    evidence: Evidence
    type: str
    language: str | None


def read_documents(path: Path) -> list[Document]:
    """Read a corpus file; each line is `_id`, `text`, and optionally `title` and `metadata.date`."""
    found = []
    for where, row in _rows(path):
        metadata = row.get("metadata") or {}
        date = metadata.get("date") if isinstance(metadata, dict) else None
        title, text = _text(row, "title", where, ""), _text(row, "text", where)
        found.append(Document(_id(row, "_id", where), title, text, str(date) if date else None))
    _refuse_repeats(path, [document.id for document in found])
    return found


def read_topics(folder: Path) -> Topics:
    """Read `queries.jsonl` and `qrels/test.tsv` of a retrieval collection."""
    queries = {_id(row, "_id", where): _text(row, "text", where) for where, row in _rows(folder / QUERIES)}
    qrels: dict[str, dict[str, int]] = {}
    path = folder / QRELS
    for number, line in enumerate(_lines(path), start=1):
        cells = line.split("\t")
        if not line.strip() or (number == 1 and not cells[-1].strip().lstrip("-").isdigit()):
            continue
        if len(cells) != 3 or not cells[2].strip().lstrip("-").isdigit():
            raise InputError(
                f"Line {number} of {path} is not a query, a document and a whole number, parted by tabs."
            )
        if cells[0] not in queries:
            raise InputError(f"Line {number} of {path} judges query {cells[0]!r}, which {QUERIES} lacks.")
        qrels.setdefault(cells[0], {})[cells[1]] = max(int(cells[2]), 0)
    judged = {key: row for key, row in qrels.items() if any(row.values())}
    if not judged:
        raise InputError(f"No query of {folder} has a relevant document: check {path}.")
    return Topics({key: queries[key] for key in judged}, judged)


def read_questions(path: Path) -> list[Question]:
    """Read a question file."""
    questions = [_question(row, where) for where, row in _rows(path)]
    _refuse_repeats(path, [question.id for question in questions])
    if not questions:
        raise InputError(f"{path} holds no question.")
    return questions


def _question(row: dict[str, Any], where: str) -> Question:
    answerable = row.get("answerable", True)
    if not isinstance(answerable, bool):
        raise InputError(f"{where}: `answerable` is neither true nor false.")
    golds, start = _golds(row, where)
    items = tuple(_alternatives(item, where) for item in _list(row, "items", where))
    facts = frozenset(_strings(_list(row, "facts", where), "facts", where))
    scoring = row.get("scoring")
    scoring = scoring if (scoring == "items" and items) or (scoring == "facts" and facts) else "strings"
    if scoring == "strings" and items and not row.get("answers"):
        scoring = "items"
    evidence = _evidence(row, where, facts, start)
    if answerable and scoring == "strings" and not golds and evidence.start is None:
        raise InputError(f"{where}: an answerable question needs `gold`, `answers`, `items` or `facts`.")
    return Question(
        id=_id(row, "id", where),
        text=_text(row, "question", where),
        answerable=answerable,
        golds=golds,
        items=items if scoring == "items" else (),
        scoring=scoring,
        evidence=evidence,
        type=_text(row, "type", where, "any"),
        language=_text(row, "language", where, "") or None,
    )


def _golds(row: dict[str, Any], where: str) -> tuple[tuple[str, ...], int | None]:
    """Return the accepted answers, and where the first one begins if it says so."""
    answers = _list(row, "answers", where)
    starts = [each.get("start") for each in answers if isinstance(each, dict)]
    texts = [each.get("text") if isinstance(each, dict) else each for each in answers]
    golds = _strings(texts, "answers", where)
    if not golds and row.get("gold") is not None:
        golds = _strings([row["gold"]], "gold", where)
    return tuple(gold for gold in golds if gold.strip()), starts[0] if starts else None


def _evidence(row: dict[str, Any], where: str, facts: frozenset[str], start: int | None) -> Evidence:
    article, start = row.get("article"), row.get("start", start)
    texts: list[Any] = []
    given = row.get("evidence")
    for each in given if isinstance(given, list) else [given] if given else []:
        if isinstance(each, dict):
            article, start = each.get("article", article), each.get("start", start)
        else:
            texts.append(each)
    if start is not None and (not isinstance(start, int) or isinstance(start, bool) or start < 0):
        raise InputError(f"{where}: `start` is not a whole number of characters.")
    name = None if article is None else str(article)
    return Evidence(facts, tuple(_strings(texts, "evidence", where)), name, start if name else None)


def _alternatives(item: Any, where: str) -> tuple[str, ...]:
    return tuple(_strings(item if isinstance(item, list) else [item], "items", where))


def _list(row: dict[str, Any], name: str, where: str) -> list[Any]:
    value = row.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise InputError(f"{where}: `{name}` is not a list.")
    return value


def _strings(values: list[Any], name: str, where: str) -> list[str]:
    if not all(isinstance(value, str | int | float) and not isinstance(value, bool) for value in values):
        raise InputError(f"{where}: `{name}` holds something that is not text.")
    return [str(value) for value in values]


def _id(row: dict[str, Any], name: str, where: str) -> str:
    value = row.get(name)
    if not isinstance(value, str | int) or not str(value):
        raise InputError(f"{where}: `{name}` is missing.")
    return str(value)


def _text(row: dict[str, Any], name: str, where: str, default: str | None = None) -> str:
    value = row.get(name)
    value = default if value is None else value
    if not isinstance(value, str):
        raise InputError(f"{where}: `{name}` is {'missing' if value is None else 'not text'}.")
    return value


def _refuse_repeats(path: Path, names: list[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise InputError(f"{path} holds {name!r} twice: ids must be unique.")
        seen.add(name)


def _rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each line that is not empty as an object, with what to call the line in an error."""
    for number, line in enumerate(_lines(path), start=1):
        if not line.strip():
            continue
        where = f"Line {number} of {path}"
        try:
            row = json.loads(line)
        except ValueError as error:
            raise InputError(f"{where} is not JSON ({error}).") from error
        if not isinstance(row, dict):
            raise InputError(f"{where} is not a JSON object.")
        yield where, row


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except FileNotFoundError as error:
        raise InputError(f"There is no file {path}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 text (byte {error.start}).") from error
