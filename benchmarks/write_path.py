"""Measure the write path on a folder of press articles, beside LangChain's stock path and bare hashing.

    python benchmarks/write_path.py throughput FOLDER [--count 3000]
    python benchmarks/write_path.py whole FOLDER --home ARCHIVE     # goes on where it was cut off
    python benchmarks/write_path.py again FOLDER --home ARCHIVE
    python benchmarks/write_path.py ask --home ARCHIVE [--questions 60]

FOLDER holds one article a file, as JSON with `title`, `content`, `source`, `url` and `date`; the figures in
docs/performance.md are of the 37,554 articles of github.com/ramybaly/Article-Bias-Prediction (data/jsons).

LangChain's side needs `pip install --no-deps langchain-huggingface`, whose own list of packages does not go
together with that of Gradio.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from dossier.archive import Archive
from dossier.assistant import Assistant
from dossier.embedding import load_embedder
from dossier.embedding.locate import locate
from dossier.settings import DEFAULT_EMBEDDING_MODEL, Settings
from ingest import ingest

SEED = 7
KINDS = {"question": "Who said what on", "overview": "What is reported on"}
"""How the questions of `ask` begin."""

CHUNK, OVERLAP = 1_000, 200  # of LangChain's documentation


def main() -> None:
    """Run one of the measurements."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (
        ("throughput", "words a second, both sides in turn"),
        ("whole", "bring a whole folder in, and report figures"),
        ("again", "ingest again what has not changed, against hashing the same files"),
        ("ask", "seconds an answer without a filter, with a date filter, with an outlet"),
        ("side", "one side of throughput, by itself"),
    ):
        command = commands.add_parser(name, help=text)
        if name != "ask":
            command.add_argument("folder", type=Path)
        command.add_argument("--home", type=Path)
        command.add_argument("--count", type=int, default=3000)
        command.add_argument("--questions", type=int, default=60)
        command.add_argument("--by", choices=["dossier", "langchain"])
    arguments = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}", flush=True)
    {"throughput": throughput, "whole": whole, "again": again, "ask": ask, "side": side}[arguments.command](
        arguments
    )


def throughput(arguments: argparse.Namespace) -> None:
    """Run both sides in processes of their own, and print the ratio."""
    rates = {}
    for by in ("langchain", "dossier"):
        command = [sys.executable, __file__, "side", str(arguments.folder), "--by", by]
        command += ["--count", str(arguments.count)]
        line = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1]
        rates[by] = json.loads(line)
        print(by, line, flush=True)
    ratio = rates["dossier"]["words_a_second"] / rates["langchain"]["words_a_second"]
    print(f"Dossier to LangChain: {ratio:.2f}")


def side(arguments: argparse.Namespace) -> None:
    """Bring the same files in by one side; the model is loaded before the clock starts."""
    files = _sample(arguments.folder, arguments.count)
    with tempfile.TemporaryDirectory() as home:
        began, words, parts = {"dossier": _dossier, "langchain": _langchain}[arguments.by](files, Path(home))
        seconds = time.perf_counter() - began
    print(
        json.dumps(
            {
                "articles": len(files),
                "words": words,
                "passages": parts,
                "seconds": round(seconds, 1),
                "words_a_second": round(words / seconds),
                "passages_a_second": round(parts / seconds, 1),
                "peak_mb": _peak(),
            }
        )
    )


def _dossier(files: list[Path], home: Path) -> tuple[float, int, int]:
    embedder = load_embedder(DEFAULT_EMBEDDING_MODEL)
    embedder.encode(["warm"])
    words = sum(_words(file) for file in files)
    began = time.perf_counter()
    with Archive.open(home, embedder.card, create=True) as archive:
        ingest(files, archive, embedder)
        return began, words, archive.passage_count


def _langchain(files: list[Path], home: Path) -> tuple[float, int, int]:
    from langchain_chroma import Chroma
    from langchain_core.documents import Document
    from langchain_huggingface import HuggingFaceEmbeddings
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    embeddings = HuggingFaceEmbeddings(model_name=str(locate(DEFAULT_EMBEDDING_MODEL).folder))
    embeddings.embed_query("warm")
    words = sum(_words(file) for file in files)
    began = time.perf_counter()
    documents = []
    for file in files:
        record = json.loads(file.read_text(encoding="utf-8"))
        known = {"source": record["source"], "url": record["url"], "date": record["date"]}
        documents.append(Document(f"{record['title']}\n\n{record['content']}", metadata=known))
    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP)
    chunks = splitter.split_documents(documents)
    for first in range(0, len(chunks), 5_000):  # Chroma takes 5,461 at most
        Chroma.from_documents(chunks[first : first + 5_000], embeddings, persist_directory=str(home))
    return began, words, len(chunks)


def whole(arguments: argparse.Namespace) -> None:
    """Bring a folder in with the command that users run, and report what it took from first to last."""
    began = time.perf_counter()
    command = [str(Path(sys.executable).with_name("dossier")), "ingest", str(arguments.folder)]
    environment = {**os.environ, "DOSSIER_HOME": str(arguments.home)}
    done = subprocess.run(command, env=environment, check=False)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"exit code {done.returncode}, {time.perf_counter() - began:.0f} s, peak {peak:.0f} MB")
    with Archive.open(arguments.home) as archive:
        status = archive.status(check=False)
        sizes = {name: size / max(1, status.passages) for name, size in status.sizes.items()}
        print(f"{status.articles:,} articles, {status.passages:,} passages")
        print("bytes a passage:", {name: round(size) for name, size in sizes.items()})


def again(arguments: argparse.Namespace) -> None:
    """Ingest a folder that is in the archive as it is, beside hashing the same files."""
    files = sorted(path for path in arguments.folder.rglob("*") if path.is_file())
    with Archive.open(arguments.home) as archive:
        embedder = load_embedder(DEFAULT_EMBEDDING_MODEL)
        hashed = min(_timed(lambda: [_hash(file) for file in files]) for _ in range(3))
        taken = min(_timed(lambda: ingest([arguments.folder], archive, embedder)) for _ in range(3))
    print(f"{len(files):,} files: hashed in {hashed:.2f} s, ingested again in {taken:.2f} s: ", end="")
    print(f"{taken / hashed:.2f} times")


def ask(arguments: argparse.Namespace) -> None:
    """Time answers to questions made of headlines of the archive, each asked in three ways and two forms."""
    chance = random.Random(SEED)
    with Archive.open(arguments.home) as archive:
        ids = archive.provenance.articles()
        articles = list(archive.articles(chance.sample(ids, arguments.questions * 2)).values())
    dated = [each for each in articles if each.published and len(each.published) == 10 and each.outlet]
    ways: dict[str, Callable[[Any], dict[str, Any]]] = {
        "no filter": lambda article: {},
        "three months": _months,
        "one outlet": lambda article: {"outlets": [article.outlet]},
    }
    with Assistant(Settings(home=str(arguments.home))) as assistant:
        assistant.ask("What is this archive about?")
        taken: dict[tuple[str, str], list[float]] = {(kind, name): [] for kind in KINDS for name in ways}
        for place, article in enumerate(dated[: arguments.questions]):
            for kind, name in chance.sample(sorted(taken), len(taken)):
                question = f"{KINDS[kind]} {article.title}, in report {place} {name}?"
                taken[kind, name].append(
                    _timed(lambda q=question, n=name, a=article: assistant.ask(q, **ways[n](a)))
                )
    for (kind, name), seconds in taken.items():
        low, high = np.percentile(seconds, [50, 95])
        print(f"{kind:<9} {name:<13} median {low:.3f} s, 95 % within {high:.3f} s ({len(seconds)} questions)")


def _months(article: Any) -> dict[str, Any]:
    year, month = int(article.published[:4]), int(article.published[5:7])
    last = (year, month + 2) if month <= 10 else (year + 1, month - 10)
    return {"since": article.published[:7], "until": f"{last[0]}-{last[1]:02d}"}


def _sample(folder: Path, count: int) -> list[Path]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return sorted(random.Random(SEED).sample(files, min(count, len(files))))


def _words(file: Path) -> int:
    return len(json.loads(file.read_text(encoding="utf-8"))["content"].split())


def _hash(file: Path) -> bytes:
    return hashlib.sha256(file.read_bytes()).digest()


def _timed(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def _peak() -> int:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main()
