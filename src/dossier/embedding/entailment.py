"""Ask a model of natural-language inference of the user's choice whether quotes bear out a statement."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from dossier.embedding.reranker import cross_encoder
from dossier.embedding.running import ONE_AT_A_TIME
from dossier.errors import ModelUnavailable

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder


class Entailment:
    """A sentence-transformers cross-encoder that tells entailment; safe to share between threads."""

    def __init__(self, model: CrossEncoder, place: int) -> None:
        self._model = model
        self._place = place

    def entails(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return the probability, from 0 to 1, that a premise entails a hypothesis, for each pair."""
        if not pairs:
            return []
        with ONE_AT_A_TIME:
            chances = self._model.predict(list(pairs), show_progress_bar=False, apply_softmax=True)
        return [float(chance) for chance in np.asarray(chances)[:, self._place]]


@lru_cache(maxsize=1)
def load_entailment(name: str) -> Entailment:
    """Load a model of natural-language inference, once for all who ask for it.

    Args:
        name: a local folder, or a name on the hub or in its cache.

    Raises:
        ModelUnavailable: it cannot be found or loaded, or does not say which of its labels is entailment.
    """
    model = cross_encoder(name, "model of inference", "DOSSIER_NLI")
    labels = {
        str(label).lower(): place for place, label in (getattr(model.config, "id2label", None) or {}).items()
    }
    if "entailment" not in labels:
        raise ModelUnavailable(
            f"The model '{name}' has no label 'entailment' ({', '.join(labels)}): set DOSSIER_NLI to a "
            "CrossEncoder for natural-language inference, or unset it."
        )
    return Entailment(model, int(labels["entailment"]))
