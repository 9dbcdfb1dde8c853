"""Run an embedding model: many passages at once, or one question quickly."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray

from dossier.embedding.locate import LocatedModel, locate
from dossier.errors import ModelUnavailable
from dossier.types import ModelCard, Span

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

Vectors = NDArray[np.float32]

BATCH = 32
"""Texts in one forward pass."""

ONE_AT_A_TIME = threading.Lock()
"""Held while a model runs: one run uses all cores, several at once would wait for each other's threads."""

_CHUNK = 16 * BATCH
_TRIED_WIDTHS, _TRIED_TEXTS, _TRIES = (384, 1_536), (8, 64), 4  # as in MiniLM; under 0.1 s in all
_WORTH_IT = 0.8  # share of the time in single precision; near a tie the choice would change with every start
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


@dataclass(frozen=True, slots=True)
class _States:
    """What a model makes of a text.

    Attributes:
        vector: the text as a whole, of length 1; shape (dimension,).
        tokens: each token in its context, of length 1, without special ones; shape (tokens, dimension).
    """

    vector: Vectors
    tokens: NDArray[np.float16]

    @property
    def size(self) -> int:
        return self.vector.nbytes + self.tokens.nbytes


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
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        model = SentenceTransformer(str(located.folder), local_files_only=True)
    except (OSError, ValueError, ImportError, KeyError) as error:
        raise ModelUnavailable(
            f"The embedding model in {located.folder} cannot be loaded ({str(error).partition(chr(10))[0]}): "
            "set DOSSIER_EMBEDDING_MODEL to another sentence-transformers model."
        ) from error
    return Embedder(located, model)


class Embedder:
    """A sentence-transformers model, safe to share between threads.

    Attributes:
        card: what identifies the model.
    """

    def __init__(self, located: LocatedModel, model: SentenceTransformer) -> None:
        self._model = model.eval()
        self._tokenizer = _offset_tokenizer(model, located)
        self._half = bf16_pays(str(model.device))
        tokens = model.tokenizer
        self._special = set(tokens.all_special_ids) - {tokens.unk_token_id}  # an unknown word is still a word
        self._lock = threading.Lock()
        self._questions: LRUCache[str, _States] = LRUCache(_CACHED_QUESTIONS)
        self._sentences: LRUCache[str, _States] = LRUCache(_CACHED_BYTES, lambda states: states.size)
        dimension = model.get_embedding_dimension()
        assert dimension is not None
        self.card = ModelCard(located.name, located.fingerprint, dimension, int(model.max_seq_length or 512))

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
            vectors[rows] = self._run(self._model.encode_document, [texts[i] for i in rows])
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
        encoding = self._tokenizer.encode(question, add_special_tokens=False)
        places = zip(encoding.ids, encoding.offsets, strict=True)
        asked = self._asked(question).tokens.astype(np.float32)
        spans = [span for token, span in places if token not in self._special][: len(asked)]
        asked = asked[: len(spans)]
        states = self._states_of(texts)
        found = np.zeros((len(states), len(spans)), dtype=np.float32)
        shared = np.zeros(len(states), dtype=np.float32)
        for row, state in enumerate(states):
            cosines = asked @ state.tokens.astype(np.float32).T
            if cosines.size:
                found[row], shared[row] = cosines.max(axis=1), cosines.max(axis=0).mean()
        return Matches(spans, found, shared)

    def encode_question(self, text: str) -> Vectors:
        """Embed one question, remembering the latest ones; shape (dimension,)."""
        return self._asked(text).vector

    def token_spans(self, texts: Sequence[str]) -> list[list[Span]]:
        """Return the characters of each token of each text; nothing is cut off, no special tokens."""
        encodings = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [encoding.offsets for encoding in encodings]

    def _states_of(self, texts: Sequence[str]) -> list[_States]:
        """Return what the model makes of sentences, in the order given."""
        with self._lock:
            known = {text: self._sentences[text] for text in texts if text in self._sentences}
        missing = list(dict.fromkeys(text for text in texts if text not in known))
        if missing:
            known.update(zip(missing, self._in_full(self._model.encode_document, missing), strict=True))
            with self._lock:
                self._sentences.update(
                    (text, known[text]) for text in missing if known[text].size < _CACHED_BYTES
                )
        return [known[text] for text in texts]

    def _asked(self, question: str) -> _States:
        """Return what the model makes of a question."""
        with self._lock:
            known = self._questions.get(question)
        if known is None:
            (known,) = self._in_full(self._model.encode_query, [question])
            with self._lock:
                self._questions[question] = known
        return known

    def _in_full(self, encode: Callable[..., Any], texts: list[str]) -> list[_States]:
        """Run the model, and keep its tokens too."""
        import torch

        with ONE_AT_A_TIME, self._autocast():
            rows = encode(texts, batch_size=BATCH, show_progress_bar=False, output_value=None)
        special = torch.tensor(sorted(self._special))
        made = []
        for row in rows:
            vector = row["sentence_embedding"].float().cpu().numpy()
            tokens = vector[None, :]  # of a model that does not tell them
            if "token_embeddings" in row and "attention_mask" in row:
                kept = row["attention_mask"].bool().cpu() & ~torch.isin(row["input_ids"].cpu(), special)
                kept[: int(row.get("prompt_length", 0))] = False
                tokens = row["token_embeddings"].float().cpu()[kept].numpy()
            made.append(_States(_normed(vector), _normed(tokens).astype(np.float16)))
        return made

    def _run(self, encode: Callable[..., Any], texts: list[str]) -> Vectors:
        # Autocast belongs to a thread, so it is entered here, in the thread that runs the model.
        with ONE_AT_A_TIME, self._autocast():
            vectors = encode(texts, batch_size=BATCH, show_progress_bar=False, convert_to_numpy=True)
        return _normed(np.asarray(vectors, dtype=np.float32))

    def _autocast(self) -> AbstractContextManager[object]:
        if not self._half:
            return nullcontext()
        import torch

        return torch.autocast("cpu", dtype=torch.bfloat16)


def _normed(rows: Vectors) -> Vectors:
    """Return vectors at length 1, those of no length as they are; shape (..., dimension)."""
    return cast(Vectors, rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-12))


def _offset_tokenizer(model: SentenceTransformer, located: LocatedModel) -> Tokenizer:
    """Return a copy of the model's tokenizer that neither cuts nor pads, and is safe beside it."""
    from tokenizers import Tokenizer

    backend = getattr(model.tokenizer, "backend_tokenizer", None)
    if backend is None:
        raise ModelUnavailable(
            f"The embedding model '{located.name}' has no fast tokenizer, which passages are measured by: "
            "set DOSSIER_EMBEDDING_MODEL to a model that has a tokenizer.json."
        )
    tokenizer = Tokenizer.from_str(backend.to_str())
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


@lru_cache(maxsize=8)
def bf16_pays(device: str) -> bool:
    """Return whether a model is run faster in bfloat16 here.

    It is only tried on CPUs with instructions for it, and timed there: with matrix units it is up to three
    times as fast, while some processors that can do it take twice as long as in single precision.

    Args:
        device: what the model runs on; other devices than `cpu` keep the precision of its weights.
    """
    import torch

    capabilities = torch.cpu.get_capabilities()
    if device != "cpu" or not (capabilities.get("amx_bf16") or capabilities.get("avx512_bf16")):
        return False
    narrow, wide = _TRIED_WIDTHS
    texts, widen, shrink = (
        torch.ones(*_TRIED_TEXTS, narrow),
        torch.ones(wide, narrow),
        torch.ones(narrow, wide),
    )
    linear, gelu = torch.nn.functional.linear, torch.nn.functional.gelu
    seconds: dict[bool, list[float]] = {False: [], True: []}
    with ONE_AT_A_TIME, torch.inference_mode():
        for half in (False, True) * _TRIES:
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
                began = time.perf_counter()
                linear(gelu(linear(texts, widen)), shrink)
                seconds[half].append(time.perf_counter() - began)
    return min(seconds[True]) < _WORTH_IT * min(seconds[False])
