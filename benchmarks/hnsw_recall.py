"""How well and how fast Chroma's graph finds the true nearest neighbours, per set of parameters.

    python benchmarks/hnsw_recall.py [--texts 25000] [--queries 500] [PATH...]

PATH is a folder or file of `.txt`, `.md` or `.jsonl` (fields `text`, `question`); by default `corpus/`.
Every sentence is embedded with the default model; some are held back as queries. Recall at 10 is the
share of the ten nearest by exact cosine that the graph returns among its ten.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import chromadb
import numpy as np
from chromadb.api.client import Client
from chromadb.api.collection_configuration import CreateHNSWConfiguration
from chromadb.config import Settings as ChromaSettings

from dossier.embedding import load_embedder
from dossier.settings import DEFAULT_EMBEDDING_MODEL
from dossier.text import normalise, sentences

K = 10
BUILDS = ((16, 100), (16, 200), (32, 100), (32, 200), (48, 200))
SEARCHES = (50, 100, 200)


def texts_in(path: Path) -> Iterator[str]:
    """Yield the texts of a file or of all files in a folder."""
    if path.is_dir():
        for inner in sorted(path.rglob("*")):
            if inner.suffix in {".txt", ".md", ".jsonl"}:
                yield from texts_in(inner)
    elif path.suffix == ".jsonl":
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield row.get("text") or row.get("question") or ""
    else:
        yield path.read_text(encoding="utf-8")


def recall(found: list[list[str]], true: np.ndarray) -> float:
    """Return the share of the true neighbours that were found."""
    hits = sum(
        len({int(name) for name in row} & set(map(int, best))) for row, best in zip(found, true, strict=True)
    )
    return hits / true.size


def main() -> None:
    """Print a row for each set of parameters."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=[Path("corpus")])
    parser.add_argument("--texts", type=int, default=25_000)
    parser.add_argument("--queries", type=int, default=500)
    chosen = parser.parse_args()
    whole = [normalise(text) for path in chosen.paths for text in texts_in(path)]
    lines = {text[a:b] for text in whole for a, b in sentences(text, None) if b - a >= 20}
    sample = random.Random(0).sample(sorted(lines), min(len(lines), chosen.texts + chosen.queries))
    began = time.perf_counter()
    vectors = load_embedder(DEFAULT_EMBEDDING_MODEL).encode(sample)
    print(f"{len(sample)} sentences embedded in {time.perf_counter() - began:.0f} s")
    held = min(chosen.queries, len(sample) // 5)
    queries, rows = vectors[:held], vectors[held:]
    true = np.argsort(-(queries @ rows.T), axis=1)[:, :K]
    print(f"{len(rows)} rows, {len(queries)} queries")
    print(f"   M  ef_construction  ef_search  recall@{K}  rows/s  ms/query", flush=True)
    for neighbours, construction in BUILDS:
        measure(rows, queries, true, neighbours, construction)


def open_client(folder: str) -> Client:
    """Open Chroma in a folder."""
    return cast(
        "Client", chromadb.PersistentClient(folder, settings=ChromaSettings(anonymized_telemetry=False))
    )


def measure(
    rows: np.ndarray, queries: np.ndarray, true: np.ndarray, neighbours: int, construction: int
) -> None:
    """Build one graph and search it with each width."""
    with tempfile.TemporaryDirectory() as folder:
        client = open_client(folder)
        hnsw: CreateHNSWConfiguration = {
            "space": "cosine",
            "max_neighbors": neighbours,
            "ef_construction": construction,
        }
        collection = client.create_collection("rows", embedding_function=None, configuration={"hnsw": hnsw})
        began = time.perf_counter()
        for start in range(0, len(rows), 2_000):
            some = rows[start : start + 2_000]
            collection.add(ids=[str(start + n) for n in range(len(some))], embeddings=some)
        speed = len(rows) / (time.perf_counter() - began)
        for width in SEARCHES:
            collection.modify(configuration={"hnsw": {"ef_search": width}})
            client.close()
            client = open_client(folder)
            collection = client.get_collection("rows", embedding_function=None)
            collection.query(queries[:1], n_results=K)
            began = time.perf_counter()
            found = [collection.query(query[None], n_results=K, include=[])["ids"][0] for query in queries]
            each = (time.perf_counter() - began) / len(queries) * 1000
            share = recall(found, true)
            print(
                f"{neighbours:4}  {construction:15}  {width:9}  {share:9.4f}  {speed:6.0f}  {each:8.2f}",
                flush=True,
            )
        client.close()


if __name__ == "__main__":
    main()
