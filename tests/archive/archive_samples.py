"""Small articles with made-up unit vectors, for tests that need no language model."""

import hashlib
from pathlib import Path

import chromadb
import numpy as np
from chromadb.config import Settings
from numpy.typing import NDArray

from dossier.archive import Archive, Writer
from dossier.text import stems
from dossier.types import Article, ModelCard, Passage

Floats = NDArray[np.float32]
DIMENSION = 16
CARD = ModelCard("tests/made-up", "f" * 64, DIMENSION, 256)
DATES = ["2019", "2020-02", "2020-02-29", "2021-12-31", "1999-01", None]
LANGUAGES = ["en", "tr", None]
SOLD = [sorted({stems("drones", language)[0] for language in LANGUAGES})]
OUTLETS = ["Reuters", "REUTERS", "Hürriyet", "İhlas", "straße", "", None]


def vector(text: str) -> Floats:
    """Return a unit vector that depends on the text alone."""
    seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
    row = np.random.default_rng(seed).normal(size=DIMENSION).astype(np.float32)
    return row / np.linalg.norm(row)


def article(name: str, sentences: list[str] | None = None, **fields: object) -> Article:
    """Return an article whose sentences each name it."""
    lines = sentences or [f"Sentence {number} tells of marker{name} drones." for number in range(3)]
    known: dict[str, object] = {"title": f"Title of {name}", "origin": f"/corpus/{name}.md", "language": "en"}
    return Article(id=name, text="\n".join(lines), **(known | fields))  # type: ignore[arg-type]


def passages(of: Article) -> list[Passage]:
    """Cut an article at its line breaks."""
    found, start = [], 0
    for ordinal, line in enumerate(of.text.split("\n")):
        end = start + len(line)
        name = f"{of.id}:{ordinal}:{hashlib.sha256(line.encode()).hexdigest()[:6]}"
        found.append(Passage(name, of.id, ordinal, start, end, line, ((start, end),)))
        start = end + 1
    return found


def put(writer: Writer, *all_of: Article) -> None:
    """Write articles as an ingest would."""
    for one in all_of:
        parts = passages(one)
        texts = [f"{one.title}\n{part.text}" for part in parts]
        writer.put(one, parts, texts, np.stack([vector(text) for text in texts]))


def fill(home: Path, *all_of: Article) -> None:
    """Make an archive of these articles."""
    with Archive.open(home, CARD, create=True) as archive, archive.writer() as writer:
        put(writer, *all_of)


def own_vector(of: Article, ordinal: int) -> Floats:
    """Return the vector of one passage of an article."""
    return vector(f"{of.title}\n{passages(of)[ordinal].text}")


def ids_in_chroma(home: Path) -> list[str]:
    """Return the passages in the Chroma collection, read as any other program would."""
    client = chromadb.PersistentClient(f"{home / 'chroma'}//", settings=Settings(anonymized_telemetry=False))
    try:
        return client.get_collection("passages", embedding_function=None).get(include=[])["ids"]
    finally:
        client.close()  # type: ignore[attr-defined]


def check_whole(archive: Archive, *all_of: Article) -> None:
    """Assert that the archive holds exactly these articles and finds each passage, once, in every way."""
    wanted = {part.id: part for one in all_of for part in passages(one)}
    assert archive.articles(one.id for one in all_of) == {one.id: one for one in all_of}
    assert archive.passages(wanted) == wanted
    status = archive.status()
    assert (status.articles, status.passages, status.pending) == (len(all_of), len(wanted), 0)
    assert sorted(name for name, _ in archive.nearest(vector("any"), len(wanted) + 99)) == sorted(wanted)
    assert sorted(ids_in_chroma(archive.home)) == sorted(wanted)
    for one in all_of:
        found = archive.nearest(own_vector(one, 0), 1)
        assert found[0][0] == passages(one)[0].id
        assert found[0][1] > 0.999
        found = archive.matching([[f"marker{one.id.lower()}"]], 99)
        assert sorted(name for name, _ in found) == sorted(part.id for part in passages(one))
        assert [name for name, _ in archive.matching_articles([[f"marker{one.id.lower()}"]], 9)] == [one.id]
