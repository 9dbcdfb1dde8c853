"""An embedding model that is loaded when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dossier.embedding.encoder import Embedder, load_embedder
from dossier.embedding.locate import locate
from dossier.embedding.running import Vectors
from dossier.types import ModelCard, Span


class DeferredEmbedder:
    """Does for an ingest what the model itself does, which takes seconds to load.

    Args:
        name: a local folder or the name of a model.
        card: what identifies it.
    """

    def __init__(self, name: str, card: ModelCard) -> None:
        self._name = name
        self.card = card

    def encode(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Return one vector of length 1 per text, shape (texts, dimension)."""
        return load_embedder(self._name).encode(texts, progress)

    def token_spans(self, texts: Sequence[str]) -> list[list[Span]]:
        """Return the characters of each token of each text."""
        return load_embedder(self._name).token_spans(texts)


def embedder_for(name: str, card: ModelCard) -> Embedder | DeferredEmbedder:
    """Return a model, which is loaded at once only where it is not the one of a card.

    Args:
        name: a local folder or the name of a model.
        card: of the model that built an archive.

    Raises:
        ModelUnavailable: it cannot be found, is not the vetted one, or cannot be run.
    """
    if locate(name).fingerprint == card.fingerprint:
        return DeferredEmbedder(name, card)
    return load_embedder(name)
