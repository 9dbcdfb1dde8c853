"""Run an embedding model: many passages at once, or one question quickly."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray

from dossier.embedding.locate import PACKAGED, PACKAGED_FILES, LocatedModel, locate
from dossier.embedding.quantised import QuantisedMiniLM, load_graph
from dossier.embedding.running import Engine, States, Vectors, cosines
from dossier.embedding.stock import StockModel
from dossier.types import ModelCard, Span

_CHUNK = 512  # texts between two signs of progress
_CACHED_BYTES = 64_000_000  # of sentences: about 2,500 in English
_CACHED_QUESTIONS = 500


@dataclass(frozen=True, slots=True)
class Matches:
    """How well texts match a question token by token, each token seen in its context.

    Attributes:
        spans: characters of each token of the question, in order.
        found: cosine between each of them and the nearest token of each text; shape (texts, tokens).
        shared: mean cosine between the tokens of each text and their nearest of the question; shape (texts,).
    """

    spans: list[Span]
    found: NDArray[np.float32]
    shared: NDArray[np.float32]


def embedded_text(title: str, passage: str) -> str:
    """Return what the model reads for a passage: the title puts it into context."""
    return f"{title}\n{passage}"


@lru_cache(maxsize=1)
def load_embedder(name: str) -> Embedder:
    """Load a sentence-transformers model, once for all who ask for it.

    Args:
        name: a local folder or the name of a model.

    Raises:
        ModelUnavailable: it cannot be found, is not the vetted one, or cannot be run.
    """
    located = locate(name)
    return Embedder(located, _engine(located))


def _engine(located: LocatedModel) -> Engine:
    """Return the fastest that runs a model here."""
    packaged = PACKAGED_FILES.get(PACKAGED.get(located.name, ""), {}).get("model.safetensors")
    if located.fingerprint == packaged and not shutil.which("nvidia-smi"):
        graph = load_graph("embedder")
        if graph is not None:
            return QuantisedMiniLM(graph)
    return StockModel(located)


class Embedder:
    """A sentence-transformers model, safe to share between threads.

    Attributes:
        card: what identifies the model.
        engine: what identifies that which runs it here, and may give slightly other vectors elsewhere.
    """

    def __init__(self, located: LocatedModel, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._questions: LRUCache[str, States] = LRUCache(_CACHED_QUESTIONS)
        self._sentences: LRUCache[str, States] = LRUCache(_CACHED_BYTES, lambda states: states.size)
        self.card = ModelCard(located.name, located.fingerprint, engine.dimension, engine.max_tokens)
        self.engine = engine.identity

    def encode(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Embed passages.

        Args:
            texts: any number of texts; what exceeds the model's window is not read.
            progress: called with the number of texts done so far.

        Returns:
            One vector of length 1 per text, in the order given: shape (len(texts), dimension).
        """
        vectors = np.zeros((len(texts), self.card.dimension), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        for first in range(0, len(order), _CHUNK):
            rows = order[first : first + _CHUNK]
            vectors[rows] = self._engine.vectors([texts[i] for i in rows])
            if progress is not None:
                progress(first + len(rows))
        return vectors

    def encode_sentences(self, texts: Sequence[str]) -> Vectors:
        """Embed sentences, remembering the latest ones; otherwise as `encode`."""
        states = self._states_of(texts)
        return np.stack([each.vector for each in states]) if states else self.encode([])

    def late_interaction(self, question: str, texts: Sequence[str]) -> Matches:
        """Match sentences with a question token by token, remembering the latest ones.

        Khattab and Zaharia (SIGIR 2020) train a model for it, ColBERT; any embedding model serves here.
        """
        encoding = self._engine.tokenizer.encode(question, add_special_tokens=False)
        places = zip(encoding.ids, encoding.offsets, strict=True)
        asked = self._asked(question).tokens.astype(np.float32)
        spans = [span for token, span in places if token not in self._engine.special][: len(asked)]
        asked = asked[: len(spans)]
        states = self._states_of(texts)
        found = np.zeros((len(states), len(spans)), dtype=np.float32)
        shared = np.zeros(len(states), dtype=np.float32)
        told = [row for row, state in enumerate(states) if len(state.tokens)]
        if told and spans:
            lengths = np.array([len(states[row].tokens) for row in told])
            begins = np.cumsum(lengths) - lengths
            every = np.concatenate([states[row].tokens for row in told]).astype(np.float32)
            near = cosines(every, asked)
            found[told] = np.maximum.reduceat(near, begins)
            shared[told] = np.add.reduceat(near.max(axis=1), begins) / lengths
        return Matches(spans, found, shared)

    def encode_question(self, text: str) -> Vectors:
        """Embed one question, remembering the latest ones; shape (dimension,)."""
        return self._asked(text).vector

    def token_spans(self, texts: Sequence[str]) -> list[list[Span]]:
        """Return the characters of each token of each text; nothing is cut off, no special tokens."""
        encodings = self._engine.tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [encoding.offsets for encoding in encodings]

    def _states_of(self, texts: Sequence[str]) -> list[States]:
        """Return what the model makes of sentences, in the order given."""
        with self._lock:
            known = {text: self._sentences[text] for text in texts if text in self._sentences}
        missing = list(dict.fromkeys(text for text in texts if text not in known))
        if missing:
            known.update(zip(missing, self._engine.states(missing), strict=True))
            with self._lock:
                self._sentences.update(
                    (text, known[text]) for text in missing if known[text].size < _CACHED_BYTES
                )
        return [known[text] for text in texts]

    def _asked(self, question: str) -> States:
        """Return what the model makes of a question."""
        with self._lock:
            known = self._questions.get(question)
        if known is None:
            (known,) = self._engine.states([question], asked=True)
            with self._lock:
                self._questions[question] = known
        return known
