"""What it costs that Chroma holds the text of the passages, against ids and vectors alone.

    python benchmarks/chroma_text.py [--passages 20000]

Passages are made of words drawn with the frequencies of natural language (Zipf); vectors are random.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from typing import cast

import chromadb
import numpy as np
from chromadb.api.client import Client
from chromadb.config import Settings as ChromaSettings

from dossier.archive.manifest import size
from dossier.archive.vectors import HNSW

DIMENSION = 384
WORDS = 180
VOCABULARY = 50_000
BATCH = 2_000


def measure(vectors: np.ndarray, texts: list[str] | None) -> tuple[float, float, float]:
    """Return megabytes on disk, passages added a second, and milliseconds a query."""
    with tempfile.TemporaryDirectory() as folder:
        settings = ChromaSettings(anonymized_telemetry=False)
        client = cast("Client", chromadb.PersistentClient(folder, settings=settings))
        collection = client.create_collection("rows", embedding_function=None, configuration={"hnsw": HNSW})
        began = time.perf_counter()
        for start in range(0, len(vectors), BATCH):
            rows = vectors[start : start + BATCH]
            collection.add(
                ids=[str(start + number) for number in range(len(rows))],
                embeddings=rows,
                documents=texts[start : start + BATCH] if texts else None,
                metadatas=[{"article_id": str(start), "title": "A title", "published": "2020-05"}]
                * len(rows),
            )
        adding = time.perf_counter() - began
        began = time.perf_counter()
        for vector in vectors[:200]:
            collection.query(vector[None], n_results=50, include=["distances"])
        asking = time.perf_counter() - began
        client.close()
        return size(Path(folder)) / 1e6, len(vectors) / adding, asking / 200 * 1000


def main() -> None:
    """Print both ways side by side."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--passages", type=int, default=20_000)
    count = parser.parse_args().passages
    random = np.random.default_rng(0)
    vectors = random.normal(size=(count, DIMENSION)).astype(np.float32)
    odds = 1 / np.arange(1, VOCABULARY + 1)
    drawn = random.choice(VOCABULARY, size=(count, WORDS), p=odds / odds.sum())
    texts = [" ".join(f"w{word:x}" for word in row) for row in drawn]
    print(f"{count} passages of {WORDS} words, {sum(map(len, texts)) / 1e6:.0f} MB of text")
    print("                 MB  passages/s  ms/query")
    for label, documents in (("with text", texts), ("without text", None)):
        megabytes, speed, asking = measure(vectors, documents)
        print(f"{label:12} {megabytes:7.0f}  {speed:10.0f}  {asking:8.2f}", flush=True)


if __name__ == "__main__":
    main()
