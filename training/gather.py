"""Make a question file for train_reader.py from files in the format of SQuAD, apart from what is measured.

    python training/gather.py OUT.jsonl train-v2.0.json new_wiki_v1.0.json --most 4500 --apart FOLDER...

Left out is every question that equals one of the collections in the folders (`corpus.jsonl` with `text`,
`queries.jsonl` or `questions.jsonl`), and every one whose passage shares eight words in a row with one of
theirs. It says how many these were, and the SHA-256 of what it wrote.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Iterator
from pathlib import Path

from dossier.text import words

SEED = 4
IN_A_ROW = 8
"""Words in a row that two passages have in common only if one is taken from the other, or both quote."""


def main() -> None:
    """Write the questions of all files, mixed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--most", type=int, default=100_000, help="questions of each file")
    parser.add_argument("--apart", nargs="*", type=Path, default=[], help="folders of what is measured")
    arguments = parser.parse_args()
    runs, asked = measured(arguments.apart)
    lines = []
    for file in arguments.files:
        rows = list(questions(json.loads(file.read_text())))
        random.Random(SEED).shuffle(rows)
        held = {row["context"] for row in rows if not runs.isdisjoint(in_a_row(row["context"]))}
        kept = [row for row in rows if row["context"] not in held and _plain(row["question"]) not in asked]
        print(f"{file.name}: {len(rows)} questions, {len(rows) - len(kept)} left out")
        lines += [json.dumps(row, ensure_ascii=False) + "\n" for row in kept[: arguments.most]]
    text = "".join(lines)
    arguments.out.write_text(text)
    print(f"{arguments.out}: {len(lines)} questions, SHA-256 {hashlib.sha256(text.encode()).hexdigest()}")


def questions(data: dict) -> Iterator[dict]:
    """Yield the questions of a file in the format of SQuAD 1.1 or 2.0, each with its first answer, if any."""
    for article in data["data"]:
        for paragraph in article["paragraphs"]:
            for each in paragraph["qas"]:
                answers = [] if each.get("is_impossible") else each["answers"][:1]
                yield {
                    "question": each["question"].strip(),
                    "context": paragraph["context"],
                    "title": article.get("title", ""),
                    "answers": [{"text": a["text"], "start": a["answer_start"]} for a in answers],
                }


def measured(folders: list[Path]) -> tuple[set[tuple[str, ...]], set[str]]:
    """Return all runs of `IN_A_ROW` words of the collections, and their questions in plain words."""
    runs: set[tuple[str, ...]] = set()
    asked: set[str] = set()
    for folder in folders:
        for file in sorted(folder.rglob("*.jsonl")):
            for row in map(json.loads, file.read_text().splitlines()):
                if file.name == "corpus.jsonl":
                    runs |= in_a_row(row["text"])
                else:
                    asked.add(_plain(row.get("question") or row["text"]))
    return runs, asked


def in_a_row(text: str) -> set[tuple[str, ...]]:
    """Return all runs of `IN_A_ROW` words of a text, folded."""
    told = words(text)
    return {tuple(told[i : i + IN_A_ROW]) for i in range(len(told) - IN_A_ROW + 1)}


def _plain(question: str) -> str:
    return " ".join(words(question))


if __name__ == "__main__":
    main()
