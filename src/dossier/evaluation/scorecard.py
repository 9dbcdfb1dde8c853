"""The scorecard: what was measured, with what, and on which machine."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from dossier.evaluation import intervals
from dossier.evaluation.bench import Bench, Result
from dossier.evaluation.langchain import CHUNK, OVERLAP, TOP
from dossier.evaluation.passages import DEPTH, DOCUMENTS, RRF_CONSTANT
from dossier.evaluation.pickers import FUSED, K1, PASSAGES, STATEMENTS, B

SCHEMA_VERSION = 1
"""Version of the form of `scorecard.json`; within a version fields are only ever added."""

PACKAGES = (
    "dossier-qa", "chromadb", "ir-measures", "langchain-chroma", "langchain-classic", "langchain-core",
    "langchain-text-splitters", "numpy", "rank-bm25", "scikit-learn", "scipy", "sentence-transformers",
    "sentencex", "tantivy", "tokenizers", "torch", "transformers",
)  # fmt: skip
"""Distributions whose versions a figure may hang on."""


def scorecard(results: Sequence[Result], bench: Bench) -> dict[str, Any]:
    """Return the scorecard of a run as plain JSON types."""
    settings = bench.settings.model_dump(mode="json", exclude={"home", "host", "port", "chroma_url"})
    return {
        "schema_version": SCHEMA_VERSION,
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine(),
        "python": platform.python_version(),
        "packages": {name: found for name in PACKAGES if (found := _version(name))},
        "model": asdict(bench.embedder.card),
        "settings": settings,
        "parameters": {
            "bootstrap_seed": intervals.SEED,
            "bootstrap_resamples": intervals.RESAMPLES,
            "confidence_level": intervals.LEVEL,
            "passages_read": DEPTH,
            "documents_ranked": DOCUMENTS,
            "rrf_constant": RRF_CONSTANT,
            "sentence_passages": PASSAGES,
            "sentence_fused": FUSED,
            "sentence_statements": STATEMENTS,
            "sentence_bm25": [K1, B],
            "langchain_chunk": [CHUNK, OVERLAP],
            "langchain_top": TOP,
        },
        "collections": [result.card for result in results],
    }


def machine() -> dict[str, Any]:
    """Return what the seconds hang on: processor and cores, and the system."""
    return {
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "threads": os.environ.get("OMP_NUM_THREADS"),
        "system": f"{platform.system()} {platform.machine()}",
    }


def write_json(card: dict[str, Any], results: Sequence[Result], folder: Path) -> None:
    """Write `scorecard.json`, and `details.jsonl` with a line for each question and system."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(card, ensure_ascii=False, indent=2)
    (folder / "scorecard.json").write_text(text + "\n", encoding="utf-8")
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for result in results for row in result.details]
    (folder / "details.jsonl").write_text("".join(lines), encoding="utf-8")


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _processor() -> str:
    """Return the processor's name, as far as the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.machine()
