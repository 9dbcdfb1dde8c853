"""The scorecard: what was measured, with what, and on which machine."""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from dossier.embedding import READER_FINGERPRINT, reader_identity
from dossier.evaluation import intervals
from dossier.evaluation.bench import Bench, Result
from dossier.evaluation.langchain import CHUNK, OVERLAP, TOP
from dossier.evaluation.passages import DEPTH, DOCUMENTS, RRF_CONSTANT
from dossier.evaluation.pickers import FUSED, K1, PASSAGES, STATEMENTS, B
from dossier.settings import Settings

SCHEMA_VERSION = 1
"""Version of the form of `scorecard.json`; within a version fields are only ever added."""

PACKAGES = (
    "dossier-qa", "chromadb", "ir-measures", "langchain-chroma", "langchain-classic", "langchain-core",
    "langchain-text-splitters", "numpy", "openvino", "py3langid", "PyStemmer", "rank-bm25", "rensa",
    "scikit-learn", "scipy", "sentence-transformers", "sentencex", "simplemma", "tantivy", "tokenizers",
    "torch", "transformers",
)  # fmt: skip
"""Distributions whose versions a figure may hang on."""

LEFT_OUT = "(left out)"
"""Stands for a setting of which nothing can be told without an address."""

_HUB = re.compile(r"[A-Za-z0-9][\w-]*/[A-Za-z0-9][\w.:-]*")
_URL = re.compile(r"(?:\w[\w+.-]*:)?//")
_ADDRESS = re.compile(r"@(?!(?:\d{3,8}|default|latest)$)|[?\[\]]|\blocalhost\b|\b\d{1,3}(?:\.\d{1,3}){3}\b")
"""What only an address has in its last part; `model@20241022` is a model and its version."""


def scorecard(results: Sequence[Result], bench: Bench) -> dict[str, Any]:
    """Return the scorecard of a run as plain JSON types."""
    settings = settings_told(bench.settings)
    reader = {"fingerprint": READER_FINGERPRINT, "engine": reader_identity()}
    model = asdict(bench.embedder.card) | {"name": settings["embedding_model"]}
    return {
        "schema_version": SCHEMA_VERSION,
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine(),
        "python": platform.python_version(),
        "packages": {name: found for name in PACKAGES if (found := _version(name))},
        "code": bench.code,
        "model": model | {"engine": bench.embedder.engine},
        "reader": reader if bench.settings.reader else None,
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


def settings_told(settings: Settings) -> dict[str, Any]:
    """Return the settings as plain JSON types, with no folder, address or credential in them."""
    told = settings.model_dump(mode="json", exclude={"home", "host", "port", "chroma_url"})
    told = {name: model_told(value) if isinstance(value, str) else value for name, value in told.items()}
    return told | {"llm": settings.llm and language_model_told(settings.llm)}


def model_told(value: str) -> str:
    """Return the name of a model: `owner/name` of a hub as it is, of a path the last part."""
    value = value.strip()
    if _HUB.fullmatch(value) and not Path(value).exists():
        return value
    last = re.split(r"[/\\]", value.rstrip("/\\"))[-1]
    return LEFT_OUT if not last or _URL.match(value) or _ADDRESS.search(last) else last


def language_model_told(value: str) -> str:
    """Return a language model as `provider:model`, `gguf:FILE`, or `server#model` without its address."""
    form, _, rest = value.strip().partition(":")
    if form == "server":
        model = rest.partition("#")[2].strip()
        return f"server#{model_told(model)}" if model else form
    if form == "gguf":
        rest = re.split(r"[/\\]", rest)[-1]
    name = model_told(rest)
    return f"{form}:{name}" if name != LEFT_OUT and form.replace("-", "_").isidentifier() else LEFT_OUT


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
