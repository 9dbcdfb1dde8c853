"""What the collections of a run are called."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from dossier.evaluation import Task, tasks_under
from dossier.evaluation.run import named

Lines = Callable[[str, Iterable[Any]], Path]
ASKED = [{"id": "1", "question": "Who?", "answerable": False, "type": "none"}]


@pytest.mark.parametrize("folder", ["a", "b"])
def test_folders_of_articles_are_named_after_what_they_are_in(
    lines: Lines, tmp_path: Path, folder: str
) -> None:
    for each in ("a", "b"):
        lines(f"{each}/questions.jsonl", ASKED)
        lines(f"{each}/corpus/x.md", ["The bell of Orlan."])
    tasks = tasks_under(tmp_path)
    assert named(tasks) == ["a", "b"]
    assert named([Task(tmp_path / folder / "corpus", lines("asked.jsonl", ASKED))]) == ["corpus"]


def test_names_left_equal_are_numbered(lines: Lines, tmp_path: Path) -> None:
    for each in ("x/en", "y/en", "y/EN", "z/en, 2"):
        lines(f"{each}/questions.jsonl", ASKED)
        lines(f"{each}/corpus.jsonl", [{"_id": "a", "title": "", "text": "A bell."}])
        lines(f"{each}/qrels/test.tsv", [json.dumps("none")])
    found = named(tasks_under(tmp_path))
    assert found[:4] == found[4:] == ["en", "EN 2", "en 3", "en, 2"]


def test_files_of_questions_over_one_corpus_are_told_apart(lines: Lines, tmp_path: Path) -> None:
    corpus = lines("news/corpus.jsonl", [{"_id": "a", "title": "", "text": "A bell."}])
    files = [lines(f"{each}.jsonl", ASKED) for each in ("first", "second")]
    assert named([Task(corpus, file) for file in files]) == ["news, first", "news, second"]
