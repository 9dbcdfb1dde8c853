"""Measure what prose mode adds to a language model's own time: from evidence to the first token.

    python benchmarks/first_token.py --llm gguf:MODEL.gguf [--corpus FOLDER]

Prints, for some questions of the corpus, seconds to the evidence, seconds until the model's server has sent
its first text, and what lies between that and the first token that a reader is given.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import tempfile
import time
from pathlib import Path

from dossier import AnswerDone, Assistant, Evidence, Settings, Token
from dossier.archive import Archive
from dossier.embedding import load_embedder
from ingest import ingest

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = (
    "When was the Shusha Declaration signed?",
    "Which company upgrades Azerbaijan's Su-25 aircraft?",
    "What is the reported price of one C-27J?",
    "How many people had fled Karabakh by 3 October 2023?",
    "Which Dearsan product did the Azerbaijani navy show in August 2025?",
    "What topics did the June 2024 Ankara talks cover?",
)


def main() -> None:
    """Ask each question, and print where the time went."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--llm", required=True)
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=home, llm=arguments.llm)
        embedder = load_embedder(settings.embedding_model)
        with Archive.open(settings.home, embedder.card, create=True) as archive:
            ingest([arguments.corpus], archive, embedder)
        with Assistant(settings) as assistant:
            list(assistant.stream("What is this archive about?"))
            rows = [timed(assistant, question) for question in QUESTIONS]
    print(f"{platform.machine()}, Python {platform.python_version()}: {len(rows)} questions")
    for name, values in zip(
        ("evidence", "first text of the model", "on top"), zip(*rows, strict=True), strict=True
    ):
        print(f"{name}: median {statistics.median(values):.3f} s, longest {max(values):.3f} s")


def timed(assistant: Assistant, question: str) -> tuple[float, float, float]:
    """Return seconds to the evidence, on to the first text of the model, and on to the first token."""
    began = time.perf_counter()
    evidence = first = 0.0
    for event in assistant.stream(question):
        match event:
            case Evidence():
                evidence = time.perf_counter() - began
            case Token(text) if text.strip() and not first:
                first = time.perf_counter() - began
            case AnswerDone(answer):
                alone = answer.usage.seconds_to_first if answer.usage else 0.0
    return evidence, alone, first - evidence - alone


if __name__ == "__main__":
    main()
