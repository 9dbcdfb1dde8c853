"""What runs a model, and what a run gives for a text."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Vectors = NDArray[np.float32]

ONE_AT_A_TIME = threading.Lock()
"""Held while PyTorch runs a model, for a run uses all cores and several at once would wait for each other's
threads; and while a model is loaded for OpenVINO, which runs a pass a core."""


@dataclass(frozen=True, slots=True)
class States:
    """What a model makes of a text.

    Attributes:
        vector: the text as a whole, of length 1; shape (dimension,).
        tokens: each token in its context, of length 1, without special ones; shape (tokens, dimension).
    """

    vector: Vectors
    tokens: NDArray[np.float16]

    @property
    def size(self) -> int:
        """Bytes that it takes."""
        return self.vector.nbytes + self.tokens.nbytes


class Engine(Protocol):
    """Runs an embedding model.

    Attributes:
        dimension: numbers of a vector.
        max_tokens: tokens that are read of a text.
        tokenizer: the model's own; it neither cuts nor pads.
        special: ids of tokens that stand for no words.
        identity: what its vectors hang on besides the model that it runs: its name, its precision or the
            digest of weights of its own, and the versions of its packages.
    """

    dimension: int
    max_tokens: int
    tokenizer: Tokenizer
    special: frozenset[int]
    identity: dict[str, str]

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Return one vector of length 1 per text of an article; shape (texts, dimension)."""

    def states(self, texts: Sequence[str], *, asked: bool = False) -> list[States]:
        """Return what the model makes of texts of an article, or of questions."""


def cosines(rows: Vectors, others: Vectors) -> Vectors:
    """Return the cosine between each of some vectors of length 1 and each of others; shape (rows, others).

    Not by a product of matrices: for so few numbers NumPy's BLAS wakes a thread a core, which then waits in
    a loop for more; it was a third of the processor time of an answer.

    Args:
        rows: shape (rows, dimension).
        others: shape (others, dimension).
    """
    return cast(Vectors, np.einsum("id,jd->ij", rows, others))


def normed(rows: Vectors) -> Vectors:
    """Return vectors at length 1, those of no length as they are; shape (..., dimension)."""
    return cast(Vectors, rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-12))


def states_of(vector: Vectors, tokens: Vectors) -> States:
    """Return states at length 1.

    Args:
        vector: of the whole text; shape (dimension,).
        tokens: of its tokens; shape (tokens, dimension).
    """
    return States(normed(vector), normed(tokens).astype(np.float16))
