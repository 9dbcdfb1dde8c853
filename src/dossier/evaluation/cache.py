"""What a second run need not make again: vectors of texts, archives, and the indexes of baselines."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
from filelock import FileLock
from numpy.typing import NDArray
from platformdirs import user_cache_path

from dossier.embedding import Embedder
from dossier.types import ModelCard, Span

Vectors = NDArray[np.float32]

KEPT_DAYS = 30
"""Days after which a made folder that no run has used is removed."""

_DONE = "made.json"
_ROWS = 500  # keys in one SQL statement
_TOLERANCE = 1e-3  # by which the length of a vector may differ from 1


def default_cache() -> Path:
    """Return the folder of the cache where the user names none."""
    return user_cache_path("dossier", appauthor=False) / "evaluation"


def digest(*parts: object) -> str:
    """Return a short name for some values, which changes with any of them."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()[:20]


def code_digest(*places: Path) -> str:
    """Return a name for the code in some folders and files, which changes with any of its lines."""
    files = ((file, place) for place in places for file in sorted([place, *place.rglob("*.py")]))
    named = ((str(file.relative_to(place.parent)), file) for file, place in files if file.is_file())
    return digest(*((name, file.read_text(encoding="utf-8")) for name, file in named))


class Cache:
    """A folder of things that can be made again; safe to share between processes.

    Args:
        folder: made where it does not exist.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    @contextmanager
    def made(self, name: str, key: str, make: Callable[[Path], None]) -> Iterator[Path]:
        """Give a folder that `make` has filled, now or in an earlier run with the same key.

        A folder that was not finished is made anew, and no other process makes it meanwhile.

        Args:
            name: what is made, a word for readers.
            key: changes with whatever would change what is made.
            make: fills an empty folder.
        """
        place = self.folder / f"{name}-{key}"
        with FileLock(self.folder / f"{name}-{key}.lock"):
            if not (place / _DONE).is_file():
                self.drop(place)
                place.mkdir()
                make(place)
            (place / _DONE).write_text(json.dumps({"used": time.time()}), encoding="utf-8")
        yield place

    def drop(self, place: Path) -> None:
        """Remove a folder that was made, so that it is made anew when next asked for."""
        shutil.rmtree(place, ignore_errors=True)
        if place.exists():
            shutil.rmtree(place)

    def tidy(self) -> None:
        """Remove the folders that no run has used for `KEPT_DAYS`."""
        for done in self.folder.glob(f"*/{_DONE}"):
            if time.time() - done.stat().st_mtime > KEPT_DAYS * 86_400:
                self.drop(done.parent)


class CachedEmbedder:
    """An embedder that keeps every vector on disk, by model, by what runs it, and by text.

    Attributes:
        card: what identifies the model.
        made_by: a name for the model and what runs it, which changes with either.
    """

    def __init__(self, embedder: Embedder, cache: Cache) -> None:
        self.card: ModelCard = embedder.card
        self._embedder = embedder
        self._file = cache.folder / "vectors.sqlite"
        self.made_by = digest(self.card.fingerprint, embedder.engine)
        try:
            self._prepare()
        except sqlite3.DatabaseError:
            self._renew()

    def token_spans(self, texts: Sequence[str]) -> list[list[Span]]:
        """Return the characters of each token of each text."""
        return self._embedder.token_spans(texts)

    def encode(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Return one vector of length 1 per text, shape (texts, dimension), as `Embedder.encode`."""
        keys = [digest(self.made_by, text) for text in texts]
        try:
            known = self._known(keys)
        except sqlite3.DatabaseError:
            self._renew()
            known = {}
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if missing:
            vectors = self._embedder.encode(list(missing.values()), progress)
            known.update(zip(missing, vectors, strict=True))
            self._keep({key: known[key] for key in missing})
        if progress is not None:
            progress(len(texts))
        return np.stack([known[key] for key in keys]) if keys else self._embedder.encode([])

    def encode_question(self, text: str) -> Vectors:
        """Return the vector of one question, shape (dimension,)."""
        return self._embedder.encode_question(text)

    def _prepare(self) -> None:
        with closing(self._open()) as connection, connection:
            connection.execute("CREATE TABLE IF NOT EXISTS vectors (key TEXT PRIMARY KEY, vector BLOB)")

    def _renew(self) -> None:
        """Begin a damaged file anew: its vectors can be made again."""
        self._file.unlink()
        self._prepare()

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self._file, timeout=60)

    def _known(self, keys: Sequence[str]) -> dict[str, Vectors]:
        rows: list[tuple[str, bytes]] = []
        with closing(self._open()) as connection:
            for first in range(0, len(keys), _ROWS):
                some = keys[first : first + _ROWS]
                marks = ",".join("?" * len(some))
                query = f"SELECT key, vector FROM vectors WHERE key IN ({marks})"  # noqa: S608  # marks only
                rows += connection.execute(query, some).fetchall()
        return {key: vector for key, blob in rows if (vector := self._vector(blob)) is not None}

    def _vector(self, blob: bytes) -> Vectors | None:
        """Return the vector in some bytes, None where they are not what was kept."""
        if len(blob) != 4 * self.card.dimension:
            return None
        vector = np.frombuffer(blob, dtype="<f4")
        return vector if abs(float(np.linalg.norm(vector)) - 1) < _TOLERANCE else None

    def _keep(self, vectors: dict[str, Vectors]) -> None:
        rows = [(key, vector.astype("<f4").tobytes()) for key, vector in vectors.items()]
        with closing(self._open()) as connection, connection:
            connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
