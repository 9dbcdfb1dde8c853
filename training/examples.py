"""Questions with their passages, as the reader is trained on them: read from files, cut to its window."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from tokenizers import Tokenizer

SEED = 13
WINDOW = 256
"""Longest input in tokens: a question, a title and a passage."""

LONGEST_QUESTION = 64
"""Tokens of a question that are read."""

WITHOUT_ANSWER = 0.4
"""How many of the questions with an answer are read with another passage, too."""

OF_ONE_MATTER = 4
"""Articles without the answer that a question of several articles on one matter is read with, the nearest."""

NEAR = 20
"""Nearest passages among which one without the answer is drawn."""


@dataclass(frozen=True)
class Example:
    """Token ids of question and passage, where the passage begins, and the answer's tokens (0, 0: none)."""

    ids: list[int]
    second: int
    start: int
    end: int


def read(file: Path, most: int, tokenizer: Tokenizer) -> list[Example]:
    """Return the examples of a file: each question with its passage and with one that does not answer."""
    rows = questions_of(file)
    draw = random.Random(SEED)
    draw.shuffle(rows)
    rows = rows[:most]
    titles = {row["context"]: row["title"] for row in rows}
    contexts = list(titles)
    vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit(contexts)
    shelf = vectors.transform(contexts)
    examples = []
    for first in range(0, len(rows), 500):
        block = rows[first : first + 500]
        likeness = (vectors.transform([row["question"] for row in block]) @ shelf.T).toarray()
        for row, values in zip(block, likeness, strict=True):
            examples.append(example(row["question"], row["context"], row, tokenizer, draw))
            golds = {answer["text"].lower() for answer in row["answers"]}
            if not golds or row.get("matter"):  # nothing would tell whether another passage answers
                continue
            near = np.argpartition(-values, min(NEAR, len(values) - 1))[:NEAR]
            wrong = [c for i in near if (c := contexts[i]) != row["context"] and _lacks(c, golds)]
            if wrong and draw.random() < WITHOUT_ANSWER:
                other = draw.choice(wrong)
                empty = {"answers": [], "title": titles[other]}
                examples.append(example(row["question"], other, empty, tokenizer, draw))
    return [each for each in examples if each is not None]


def questions_of(file: Path) -> list[dict]:
    """Return the questions of a file, each with its `context`, `title` and `answers`."""
    rows = [json.loads(line) for line in file.read_text().splitlines()]
    if "article" not in rows[0] and "matter" not in rows[0]:
        return rows
    corpus = map(json.loads, file.with_name("corpus.jsonl").read_text().splitlines())
    articles = {each["_id"]: each for each in corpus}
    if "answers" in rows[0]:
        return list(chain.from_iterable(_of_one_matter(rows, articles)))
    return [
        {
            "question": row["question"],
            "context": articles[row["article"]]["text"],
            "title": articles[row["article"]]["title"],
            "answers": [{"text": row["answer"], "start": row["start"]}] if row["answerable"] else [],
        }
        for row in rows
    ]


def _of_one_matter(rows: list[dict], articles: dict[str, dict]) -> Iterator[list[dict]]:
    """Yield the questions on several articles each, with those that answer and the nearest that do not."""
    for matter, asked in groupby(rows, key=itemgetter("matter")):
        held = [each for key, each in articles.items() if key.rpartition("_")[0] == matter]
        texts = [f"{each['title']} {each['text']}" for each in held]
        vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit(texts)
        shelf = vectors.transform(texts)
        for row in asked:
            likeness = (shelf @ vectors.transform([row["question"]]).T).toarray().ravel()
            answers = {each["article"]: each for each in row["answers"]}
            near = [held[i]["_id"] for i in np.argsort(-likeness) if held[i]["_id"] not in answers]
            yield [
                {
                    "question": row["question"],
                    "context": articles[key]["text"],
                    "title": articles[key]["title"],
                    "answers": [answers[key]] if key in answers else [],
                    "matter": matter,
                }
                for key in (*answers, *near[:OF_ONE_MATTER])
            ]


def _lacks(context: str, golds: set[str]) -> bool:
    lower = context.lower()
    return not any(gold in lower for gold in golds)


def example(
    question: str, context: str, row: dict, tokenizer: Tokenizer, draw: random.Random
) -> Example | None:
    """Return one example; the context is cut to the window, around the answer where there is one."""
    title = row["title"].replace("_", " ") if draw.random() < 0.5 and not row["title"][-1:].isdigit() else ""
    asked = tokenizer.encode(question).ids
    asked = asked if len(asked) <= LONGEST_QUESTION else [*asked[: LONGEST_QUESTION - 1], asked[-1]]
    headed = tokenizer.encode(title, add_special_tokens=False).ids[:24]
    body = tokenizer.encode(context, add_special_tokens=False)
    room = WINDOW - len(asked) - len(headed) - 1
    start = end = -1
    if row["answers"]:
        answer = row["answers"][0]
        last = answer["start"] + len(answer["text"])
        inside = [i for i, (a, b) in enumerate(body.offsets) if a < last and b > answer["start"]]
        if not inside or inside[-1] - inside[0] >= room:
            return None
        start, end = inside[0], inside[-1]
    latest = max(len(body.ids) - room, 0)
    lowest, highest = (max(end - room + 1, 0), min(start, latest)) if start >= 0 else (0, latest)
    cut = draw.randint(min(lowest, highest), highest)
    ids = asked + headed + body.ids[cut : cut + room] + [asked[-1]]
    if start < 0:
        return Example(ids, len(asked), 0, 0)
    shift = len(asked) + len(headed) - cut
    return Example(ids, len(asked), start + shift, end + shift)
