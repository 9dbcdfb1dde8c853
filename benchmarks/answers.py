"""Grade answers in quote mode over the starter corpus, or any folder, against gold questions.

    python benchmarks/answers.py [QUESTIONS.jsonl] [--corpus FOLDER] [--failures]

Each question has `id`, `question`, `type`, `answerable`, and either `items` (a list of items, each a
list of alternatives: graded by the share of items that stand in the quotes) or `facts` (right when a
cited article names one of them in its front matter). A question that is not answerable is right when
the answer abstains. Questions that come with the repository: benchmarks/questions.jsonl.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import mean, median
from typing import Any

import frontmatter

from dossier import Answer, Assistant, Settings
from dossier.archive import Archive
from dossier.embedding import load_embedder
from dossier.text import words
from ingest import ingest

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Ask every question and print the grades by question type."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("questions", nargs="?", type=Path, default=ROOT / "benchmarks" / "questions.jsonl")
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    parser.add_argument("--failures", action="store_true", help="show the answers that are not fully right")
    arguments = parser.parse_args()
    questions = [json.loads(line) for line in arguments.questions.read_text().splitlines() if line.strip()]
    facts = facts_by_title(arguments.corpus)
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=home)
        embedder = load_embedder(settings.embedding_model)
        with Archive.open(settings.home, embedder.card, create=True) as archive:
            ingest([arguments.corpus], archive, embedder)
        with Assistant(settings) as assistant:
            assistant.ask("A first question, so that everything is warm.")
            rows = [(each, assistant.ask(each["question"])) for each in questions]
    report(rows, facts, show=arguments.failures)


def facts_by_title(corpus: Path) -> dict[str, set[str]]:
    """Return the facts that each article names, by title."""
    heads = (frontmatter.load(str(file)).metadata for file in sorted(corpus.glob("**/*.md")))
    return {str(head.get("title")): set(head.get("facts") or ()) for head in heads}


def grade(question: dict[str, Any], answer: Answer, facts: dict[str, set[str]]) -> float:
    """Return how right an answer is, from 0 to 1."""
    if not question["answerable"] or answer.abstained:
        return float(answer.abstained is not question["answerable"])
    if question.get("items"):
        quoted = " ".join(f" {' '.join(words(each.quote))} " for each in answer.citations)
        return mean(
            any(f" {' '.join(words(alternative))} " in quoted for alternative in item)
            for item in question["items"]
        )
    wanted = set(question["facts"])
    return float(any(facts.get(each.title, set()) & wanted for each in answer.citations))


def precision(question: dict[str, Any], answer: Answer, facts: dict[str, set[str]]) -> float | None:
    """Return the share of citations whose article names a fact of the gold; None where none is cited."""
    wanted = set(question.get("facts") or ())
    if answer.abstained or not wanted or not question["answerable"]:
        return None
    return mean(bool(facts.get(each.title, set()) & wanted) for each in answer.citations)


def report(rows: list[tuple[dict[str, Any], Answer]], facts: dict[str, set[str]], *, show: bool) -> None:
    """Print a line for each type, then abstention, citations and time."""
    by_type = defaultdict(list)
    for question, answer in rows:
        got = grade(question, answer, facts)
        by_type[question["type"]].append(got)
        if show and got < 1:
            print(f"\n{question['id']} {got:.2f} {question['question']}\n   gold: {question.get('gold')}")
            print(f"   {answer.confidence:.2f} {answer.text}")
    print(f"\n{'type':14} questions  right")
    for kind, grades in sorted(by_type.items()):
        print(f"{kind:14} {len(grades):9}  {mean(grades):.3f}")
    answerable = [grade(q, a, facts) for q, a in rows if q["answerable"]]
    abstained = [not q["answerable"] for q, a in rows if a.abstained]
    silent = [a.abstained for q, a in rows if not q["answerable"]]
    precisions = [value for q, a in rows if (value := precision(q, a, facts)) is not None]
    hits, misses = mean(abstained or [0]), mean(silent or [0])
    f1 = 2 * hits * misses / (hits + misses) if hits + misses else 0.0
    print(f"gold in the quotes of answerable questions: {mean(answerable or [0]):.3f}")
    print(f"abstention: precision {hits:.3f}, recall {misses:.3f}, F1 {f1:.3f}")
    if precisions:
        print(f"citation precision: {mean(precisions):.3f}")
    print(f"median seconds: {median(a.seconds.total for _, a in rows):.3f} an answer, ", end="")
    print(f"{median(a.seconds.retrieve for _, a in rows):.3f} of it retrieval")


if __name__ == "__main__":
    main()
