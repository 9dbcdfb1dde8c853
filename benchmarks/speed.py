"""Measure quote mode: seconds an answer, cold and warm, and many readers at once.

    python benchmarks/speed.py [--corpus FOLDER] [--readers 30]

Prints medians and 95th percentiles over questions that were not asked before (embeddings of questions
are cached, so a repeat would flatter), the time of the dense, lexical and composing steps, and the
machine they were taken on.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import frontmatter
import numpy as np

from dossier import Assistant, Settings
from dossier.archive import Archive
from dossier.embedding import load_embedder
from ingest import ingest

ROOT = Path(__file__).resolve().parent.parent
FORMS = ("What is reported on {}?", "When did this happen: {}?", "Who decided on {}?")


def main() -> None:
    """Index the corpus, then time questions made of its headlines."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    parser.add_argument("--readers", type=int, default=30)
    arguments = parser.parse_args()
    titles = [frontmatter.load(str(file)).get("title") for file in sorted(arguments.corpus.glob("**/*.md"))]
    questions = [form.format(title) for form in FORMS for title in titles]
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=home)
        embedder = load_embedder(settings.embedding_model)
        began = time.perf_counter()
        with Archive.open(settings.home, embedder.card, create=True) as archive:
            report = ingest([arguments.corpus], archive, embedder)
            passages = archive.passage_count
        taken = time.perf_counter() - began
        print(f"index {len(report.added)} articles, {passages} passages: {taken:.1f} s, model loaded")
        with Assistant(settings) as assistant:
            first = time.perf_counter()
            assistant.ask("What is this archive about?")
            print(f"first answer: {time.perf_counter() - first:.3f} s, model loaded")
            one_by_one(assistant, questions)
        with Assistant(settings) as assistant:
            at_once(assistant, questions, arguments.readers)


def one_by_one(assistant: Assistant, questions: list[str]) -> None:
    """Time each question by itself."""
    answers = [assistant.ask(question) for question in questions]
    for step in ("retrieve", "compose", "total"):
        show(step, [getattr(answer.seconds, step) for answer in answers])


def at_once(assistant: Assistant, questions: list[str], readers: int) -> None:
    """Time what each of many readers waits who ask at the same moment."""
    assistant.ask("What is this archive about?")

    def wait(question: str) -> float:
        began = time.perf_counter()
        assistant.ask(question)
        return time.perf_counter() - began

    with ThreadPoolExecutor(readers) as pool:
        show(f"wait of {readers} readers at once", list(pool.map(wait, questions[:readers])))


def show(name: str, seconds: list[float]) -> None:
    """Print the median and the 95th percentile."""
    print(f"{name}: median {np.median(seconds):.3f} s, 95 % within {np.quantile(seconds, 0.95):.3f} s")


if __name__ == "__main__":
    main()
