"""MiniLM with products of 8-bit integers: a third of the time where a processor has instructions for them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import suppress
from functools import lru_cache, partial
from importlib.metadata import version
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from dossier.embedding.locate import locate
from dossier.embedding.running import ONE_AT_A_TIME, States, Vectors, normed, states_of
from dossier.errors import ModelUnavailable
from dossier.settings import DEFAULT_EMBEDDING_MODEL

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WEIGHTS = Path(__file__).parent / "weights"
FINGERPRINTS = {
    "embedder": "5850afa53012f1f17488006ff012432aa7501f33a966c7524b03ebbe791ac4d8",
    "reader": "571b8d2436427a89c601509f8eac047744951f5cfd57c44c148709a0faf4a095",
}
"""SHA-256 (hex) of each graph and its weights, one after the other, as training/quantise.py writes them."""

WINDOW = 256
"""Tokens that MiniLM was trained to read of a text."""

TOKENS = 256
"""Tokens in one forward pass, padding included: one passage, or several sentences. More in a pass is no
faster, and would be padded to the longest of them."""

STEP = 16
"""Lengths are rounded up to a multiple of it, and texts in a pass to a power of two: OpenVINO makes code for
each shape that a core meets, and keeps it."""

USUAL = {
    "embedder": tuple(
        (1 << power, longest)
        for longest in range(STEP, 81, STEP)
        for power in range((TOKENS // longest).bit_length())
    ),
    "reader": tuple((1, longest) for longest in range(112, 289, STEP)),
}
"""Shapes that a question usually meets: sentences, and a passage with its title and the question."""

_CONFIG = {"INFERENCE_PRECISION_HINT": "f32", "ENABLE_CPU_PINNING": False}
_INSTRUCTIONS = frozenset(("avx512_vnni", "avx_vnni", "amx_int8"))  # as Linux and PyTorch both name them
_CPU = Path("/proc/cpuinfo")

Pass = tuple[Sequence[int], int]
"""The places of the texts in a forward pass, and the tokens that they are padded to."""


class Graph:
    """A model that OpenVINO runs; safe to share between threads.

    A core runs a pass, and as many go on at once as there are cores: those of one question, or of several,
    in the order in which they came.

    Args:
        compiled: takes word embeddings, mask and types, in one stream a worker.
        words: the word embeddings; shape (vocabulary, width).
        workers: run the passes; several graphs may share them.
    """

    def __init__(self, compiled: Any, words: Vectors, workers: Executor) -> None:
        self._words = words
        self._workers = workers
        self._requests: SimpleQueue[Any] = SimpleQueue()
        for _ in range(_cores()):
            self._requests.put(compiled.create_infer_request())
        self._pass(
            [[0]], None, ([0], STEP)
        )  # two very first passes at once would hang, as of OpenVINO 2026.4

    def run(self, rows: Sequence[list[int]], second: int | None = None) -> list[Vectors]:
        """Run the model.

        Args:
            rows: token ids of each text.
            second: where the second part of each begins, if there is one.

        Returns:
            One array per text, in the order given; shape (tokens, width of the model's output).
        """
        found: dict[int, Vectors] = {}
        passes = passes_of([len(row) for row in rows])
        for (places, _), made in zip(
            passes, self._workers.map(partial(self._pass, rows, second), passes), strict=True
        ):
            found.update((place, made[row, : len(rows[place])]) for row, place in enumerate(places))
        return [found[place] for place in range(len(rows))]

    def warm_up(self, shapes: Iterable[tuple[int, int]]) -> None:
        """Meet some shapes on every core: texts in a pass, and the tokens that they are padded to."""
        for count, longest in shapes:
            run = partial(self._pass, [[0] * longest] * count, None)
            list(self._workers.map(run, [(range(count), longest)] * _cores()))

    def _pass(self, rows: Sequence[list[int]], second: int | None, these: Pass) -> Vectors:
        """Run one pass; shape (texts, tokens of the longest, width)."""
        places, longest = these
        ids, mask = np.zeros((2, len(places), longest), dtype=np.int64)
        for row, place in enumerate(places):
            ids[row, : len(rows[place])] = rows[place]
            mask[row, : len(rows[place])] = 1
        types = np.zeros_like(ids)
        if second is not None:
            types[:, second:] = mask[:, second:]
        request = self._requests.get()
        try:
            request.infer([self._words[ids], mask, types], share_inputs=True)
            made: Vectors = request.get_output_tensor(0).data.copy()
        finally:
            self._requests.put(request)
        return made


def passes_of(lengths: Sequence[int]) -> list[Pass]:
    """Share texts out to forward passes, long ones first; `lengths` are their tokens."""
    order = sorted(range(len(lengths)), key=lambda place: -lengths[place])
    passes: list[Pass] = []
    while order:
        longest = -(-max(1, lengths[order[0]]) // STEP) * STEP
        most = min(len(order), max(1, TOKENS // longest))
        most = 1 << (most.bit_length() - 1)
        passes.append((order[:most], longest))
        order = order[most:]
    return passes


class QuantisedMiniLM:
    """The packaged embedding model; see `dossier.embedding.running.Engine`."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self.identity = identity_of("embedder")
        self.dimension, self.max_tokens = 384, WINDOW
        self.tokenizer = minilm_tokenizer()
        self.special = frozenset(
            token
            for name in ("[CLS]", "[SEP]", "[PAD]", "[MASK]")
            if (token := self.tokenizer.token_to_id(name)) is not None
        )
        self._cutting = minilm_tokenizer()
        self._cutting.enable_truncation(WINDOW)

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Return one vector of length 1 per text; shape (texts, dimension)."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        return normed(np.stack([made.mean(axis=0) for made in self._graph.run(self._ids(texts))]))

    def states(self, texts: Sequence[str], *, asked: bool = False) -> list[States]:
        """Return what the model makes of texts; it reads questions as it reads articles."""
        rows = self._ids(texts)
        kept = [[token not in self.special for token in ids] for ids in rows]
        made = self._graph.run(rows)
        return [states_of(each.mean(axis=0), each[keep]) for each, keep in zip(made, kept, strict=True)]

    def _ids(self, texts: Sequence[str]) -> list[list[int]]:
        return [encoding.ids for encoding in self._cutting.encode_batch(list(texts))]


def load_graph(name: str) -> Graph | None:
    """Load a quantised model, or None where this processor would be slower with it.

    Args:
        name: `embedder` or `reader`.

    Raises:
        ModelUnavailable: its files are missing or are not the vetted ones.
    """
    return compiled(name) if multiplies_bytes() else None


def identity_of(name: str) -> dict[str, str]:
    """Return what tells a quantised model from any other: engine, SHA-256 of its weights, and packages."""
    packages = {package: version(package) for package in ("openvino", "tokenizers")}
    return {"engine": "OpenVINO, 8-bit", "weights": FINGERPRINTS[name], **packages}


@lru_cache(maxsize=2)
def compiled(name: str) -> Graph:
    """Load a quantised model on any processor; as `load_graph`."""
    files = [WEIGHTS / f"{name}.{suffix}" for suffix in ("xml", "bin")]
    whole = b"".join(file.read_bytes() if file.exists() else b"" for file in files)
    if hashlib.sha256(whole).hexdigest() != FINGERPRINTS[name]:
        raise ModelUnavailable(f"The model in {files[0]} is not the vetted one: install Dossier again.")
    import openvino  # type: ignore[import-untyped]

    core = openvino.Core()
    config = _CONFIG | {"NUM_STREAMS": _cores(), "INFERENCE_NUM_THREADS": _cores()}
    with ONE_AT_A_TIME:
        graph = Graph(core.compile_model(core.read_model(files[0]), "CPU", config), _words(), _workers())
    _loaded[name] = graph
    return graph


_loaded: dict[str, Graph] = {}


def warm_up() -> None:
    """Let the quantised models that are loaded meet the shapes of usual texts."""
    for name, graph in tuple(_loaded.items()):
        graph.warm_up(USUAL[name])


@lru_cache(maxsize=1)
def _cores() -> int:
    """Return how many streams OpenVINO finds this processor good for."""
    import openvino

    _, most = openvino.Core().get_property("CPU", "RANGE_FOR_STREAMS")
    return int(most)


@lru_cache(maxsize=1)
def _workers() -> Executor:
    """Return what runs the passes of all graphs, one a core."""
    return ThreadPoolExecutor(_cores(), thread_name_prefix="model")


@lru_cache(maxsize=1)
def multiplies_bytes() -> bool:
    """Return whether this processor has instructions for sums of 8-bit products."""
    with suppress(OSError):
        return not _INSTRUCTIONS.isdisjoint(_CPU.read_text().split())
    import torch

    found = torch.cpu.get_capabilities()
    return any(found.get(name) for name in _INSTRUCTIONS)


@lru_cache(maxsize=1)
def _words() -> Vectors:
    """Return the word embeddings of MiniLM; shape (vocabulary, 384)."""
    from safetensors import safe_open

    with safe_open(locate(DEFAULT_EMBEDDING_MODEL).folder / "model.safetensors", framework="numpy") as file:
        words: NDArray[np.float32] = file.get_tensor("embeddings.word_embeddings.weight")
    return words


def minilm_tokenizer() -> Tokenizer:
    """Return MiniLM's own tokenizer, which neither cuts nor pads."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(locate(DEFAULT_EMBEDDING_MODEL).folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
