"""Score passages against a question with a cross-encoder of the user's choice."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dossier.embedding.running import ONE_AT_A_TIME
from dossier.errors import ModelUnavailable

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

BATCH = 16


class Reranker:
    """A sentence-transformers cross-encoder, which reads question and passage together.

    Nogueira and Cho (2019) describe the method; safe to share between threads.
    """

    def __init__(self, model: CrossEncoder) -> None:
        self._model = model

    def relevance(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return how relevant each text is to the question, on the model's own scale; shape (texts,)."""
        if not texts:
            return np.zeros(0, dtype=np.float32)
        with ONE_AT_A_TIME:
            scores = self._model.predict(
                [(question, text) for text in texts], batch_size=BATCH, show_progress_bar=False
            )
        return np.asarray(scores, dtype=np.float32)


def cross_encoder(name: str, purpose: str, variable: str) -> CrossEncoder:
    """Load a cross-encoder.

    Args:
        name: a local folder, or a name on the hub or in its cache.
        purpose: what it is to be, for the message.
        variable: the setting that names it.

    Raises:
        ModelUnavailable: it cannot be found or loaded.
    """
    from sentence_transformers import CrossEncoder

    folder = Path(name).expanduser()
    try:
        found: CrossEncoder = CrossEncoder(
            str(folder) if folder.is_dir() else name, local_files_only=folder.is_dir()
        )
    except (OSError, ValueError, ImportError, KeyError) as error:
        raise ModelUnavailable(
            f"The {purpose} '{name}' cannot be loaded ({str(error).partition(chr(10))[0]}): set {variable} "
            "to a sentence-transformers CrossEncoder, or unset it."
        ) from error
    return found


@lru_cache(maxsize=1)
def load_reranker(name: str) -> Reranker:
    """Load a cross-encoder, once for all who ask for it.

    Args:
        name: a local folder, or a name on the hub or in its cache.

    Raises:
        ModelUnavailable: it cannot be found or loaded, or gives more than one score.
    """
    model = cross_encoder(name, "reranker", "DOSSIER_RERANKER")
    if model.num_labels != 1:
        raise ModelUnavailable(
            f"The reranker '{name}' gives {model.num_labels} scores for a passage where one is needed: set "
            "DOSSIER_RERANKER to a CrossEncoder that was trained for relevance, or unset it."
        )
    return Reranker(model)
