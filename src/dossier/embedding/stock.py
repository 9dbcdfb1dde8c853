"""Any model of sentence-transformers, as that library runs it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import numpy as np

from dossier.embedding.locate import LocatedModel
from dossier.embedding.running import ONE_AT_A_TIME, States, Vectors, normed, states_of
from dossier.errors import ModelUnavailable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

BATCH = 32
"""Texts in one forward pass."""

_TRIED_WIDTHS, _TRIED_TEXTS, _TRIES = (384, 1_536), (8, 64), 4  # as in MiniLM; under 0.1 s in all
_WORTH_IT = 0.8  # share of the time in single precision; near a tie the choice would change with every start


class StockModel:
    """A model that sentence-transformers runs; see `dossier.embedding.running.Engine`.

    Args:
        located: where its files are.

    Raises:
        ModelUnavailable: it cannot be loaded, or has no fast tokenizer.
    """

    def __init__(self, located: LocatedModel) -> None:
        model = _load(located)
        self._model = model.eval()
        self._half = bf16_pays(str(model.device))
        self.identity = {
            "engine": "sentence-transformers",
            "device": model.device.type,
            "precision": "bfloat16" if self._half else str(model.dtype).removeprefix("torch."),
            **{name: version(name) for name in ("sentence-transformers", "torch", "transformers")},
        }
        self.tokenizer = _offset_tokenizer(model, located)
        tokens = model.tokenizer
        # An unknown word is still a word.
        self.special = frozenset(set(tokens.all_special_ids) - {tokens.unk_token_id})
        dimension = model.get_embedding_dimension()
        assert dimension is not None
        self.dimension, self.max_tokens = dimension, int(model.max_seq_length or 512)

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Return one vector of length 1 per text of an article; shape (texts, dimension)."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        found = self._run(self._model.encode_document, texts, convert_to_numpy=True)
        return normed(np.asarray(found, dtype=np.float32))

    def states(self, texts: Sequence[str], *, asked: bool = False) -> list[States]:
        """Return what the model makes of texts of an article, or of questions."""
        import torch

        encode = self._model.encode_query if asked else self._model.encode_document
        rows = self._run(encode, texts, output_value=None)
        special = torch.tensor(sorted(self.special))
        made = []
        for row in rows:
            vector = row["sentence_embedding"].float().cpu().numpy()
            tokens = vector[None, :]  # of a model that does not tell them
            if "token_embeddings" in row and "attention_mask" in row:
                kept = row["attention_mask"].bool().cpu() & ~torch.isin(row["input_ids"].cpu(), special)
                kept[: int(row.get("prompt_length", 0))] = False
                tokens = row["token_embeddings"].float().cpu()[kept].numpy()
            made.append(states_of(vector, tokens))
        return made

    def _run(self, encode: Callable[..., Any], texts: Sequence[str], **asked: Any) -> Any:
        # Autocast belongs to a thread, so it is entered here, in the thread that runs the model.
        with ONE_AT_A_TIME, self._autocast():
            return encode(list(texts), batch_size=BATCH, show_progress_bar=False, **asked)

    def _autocast(self) -> AbstractContextManager[object]:
        if not self._half:
            return nullcontext()
        import torch

        return torch.autocast("cpu", dtype=torch.bfloat16)


def _load(located: LocatedModel) -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(str(located.folder), local_files_only=True)
    except (OSError, ValueError, ImportError, KeyError) as error:
        raise ModelUnavailable(
            f"The embedding model in {located.folder} cannot be loaded ({str(error).partition(chr(10))[0]}): "
            "set DOSSIER_EMBEDDING_MODEL to another sentence-transformers model."
        ) from error


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
