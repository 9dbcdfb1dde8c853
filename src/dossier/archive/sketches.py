"""Sketches of texts, by which near-copies are told without comparing the texts themselves.

A sketch holds minima of hashes of a text's shingles, which agree between two texts as often as their
shingles do (A. Z. Broder, "On the resemblance and containment of documents", 1997). Sketches that share
a band of a few minima are worth comparing (J. Leskovec, A. Rajaraman and J. D. Ullman, "Mining of
Massive Datasets", section 3.4). docs/near-copies.md tells how the numbers below were chosen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash  # type: ignore[import-untyped]

from dossier.text import words

SHINGLE = 3
"""Words of a shingle."""

FEWEST_WORDS = 40
"""Words below which a text has copies only in equal words."""

BANDS, ROWS = 42, 3
"""Bands of a sketch, and minima of a band: of texts that share 0.4 of their shingles 94 % share a band,
of those that share 0.01 one in 24,000."""

MINIMA = 128
"""Minima of a sketch; a power of two, at which they are made fastest."""

SEED = 1

LEAST_RESEMBLANCE = 0.4
"""Shared shingles, as a share of those of both texts, that near-copies have at least."""

LEAST_CONTAINMENT = 0.7
"""Shared shingles, as a share of those of the shorter text, that near-copies have at least."""


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """What is kept of a text to find its near-copies.

    Attributes:
        minima: 32-bit hashes, of shape (`MINIMA`,).
        size: number of different shingles.
    """

    minima: NDArray[np.uint32]
    size: int

    def bands(self) -> list[int]:
        """Return the names of its bands as signed 64-bit numbers."""
        rows = self.minima[: BANDS * ROWS].astype("<u4").reshape(BANDS, ROWS)
        digests = (
            hashlib.blake2b(row.tobytes(), digest_size=8, salt=bytes([n])) for n, row in enumerate(rows)
        )
        return [int.from_bytes(each.digest(), "little", signed=True) for each in digests]

    def near_copies(self, minima: NDArray[np.uint32], sizes: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return which texts are near-copies; it depends on the two sketches alone.

        Args:
            minima: of the other texts, of shape (texts, `MINIMA`).
            sizes: numbers of their shingles, of shape (texts,).
        """
        equal = minima == self.minima
        bands = equal[:, : BANDS * ROWS].reshape(-1, BANDS, ROWS).all(axis=2).any(axis=1)
        resemblance = equal.mean(axis=1)
        shared = resemblance / (1 + resemblance) * (self.size + sizes)
        contained = shared >= LEAST_CONTAINMENT * np.minimum(self.size, sizes)
        return np.asarray(bands & contained & (resemblance >= LEAST_RESEMBLANCE))


def sketch_of(text: str) -> Sketch:
    """Return the sketch of a text in any language."""
    shingles = _shingles(words(text))
    minhash = RMinHash(num_perm=MINIMA, seed=SEED)
    minhash.update(list(shingles))
    return Sketch(np.array(minhash.digest(), dtype=np.uint32), len(shingles))


@cache
def scheme() -> str:
    """Return a name that changes whenever sketches come out differently: such must never be compared."""
    probe = sketch_of(" ".join(f"word{n * n % 97}" for n in range(2 * FEWEST_WORDS)))
    return hashlib.sha256(f"{SHINGLE} {FEWEST_WORDS} {probe.size} {probe.bands()}".encode()).hexdigest()[:16]


def packed(sketch: Sketch) -> bytes:
    """Return the minima as the catalog keeps them."""
    return sketch.minima.astype("<u4").tobytes()


def unpacked(rows: Sequence[Any]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Return minima and sizes of rows of the catalog, of shape (rows, `MINIMA`) and (rows,)."""
    minima = np.frombuffer(b"".join(row.minima for row in rows), dtype="<u4").reshape(-1, MINIMA)
    return minima.astype(np.uint32), np.array([row.size for row in rows], dtype=np.int64)


def _name(number: int, band: bytes) -> int:
    digest = hashlib.blake2b(band, digest_size=8, salt=bytes([number])).digest()
    return int.from_bytes(digest, "little", signed=True)


def _shingles(found: Sequence[str]) -> set[str]:
    """Return the different runs of `SHINGLE` words; a short text is a single one."""
    if len(found) < FEWEST_WORDS:
        return {" ".join(found)}
    return {" ".join(found[start : start + SHINGLE]) for start in range(len(found) - SHINGLE + 1)}
