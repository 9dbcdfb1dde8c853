"""A corpus to be searched: its documents, and the archive that is made of them once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import frontmatter

import dossier
import ingest
from dossier.archive import Archive
from dossier.dates import days_of
from dossier.errors import ArchiveError, InputError
from dossier.evaluation.cache import Cache, CachedEmbedder, code_digest, digest
from dossier.evaluation.formats import CORPUS, Document, read_documents
from dossier.evaluation.keys import Library
from dossier.text import normalise
from dossier.types import Article
from ingest import Progress

_DOSSIER = Path(dossier.__file__).parent
READ_BY = (
    *(_DOSSIER / name for name in ("archive", "embedding", "text", "types", "dates.py")),
    Path(ingest.__file__).parent,
)
"""The code that decides what an archive holds."""

READ_WITH = (
    "charset-normalizer", "chromadb", "courlan", "dateparser", "feedparser", "htmldate", "lxml",
    "markdown-it-py", "py3langid", "pypdfium2", "PyStemmer", "python-docx", "python-frontmatter", "rensa",
    "sentencex", "simplemma", "tantivy", "trafilatura",
)  # fmt: skip
"""Packages that decide it as well."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus file, or a folder of articles.

    Attributes:
        path: absolute path of either.
        documents: of the file; None for a folder.
    """

    path: Path
    documents: tuple[Document, ...] | None

    @classmethod
    def at(cls, path: Path) -> Corpus:
        """Return the corpus in a file, in a folder's `corpus.jsonl`, or in a folder of articles.

        Raises:
            InputError: there is none, or the file is faulty.
        """
        path = path.resolve()
        if (path / CORPUS).is_file():
            path = path / CORPUS
        if path.is_file():
            return cls(path, tuple(read_documents(path)))
        if not path.is_dir():
            raise InputError(f"There is no corpus at {path}: name a folder of articles or a corpus.jsonl.")
        return cls(path, None)

    @property
    def name(self) -> str:
        """The folder that it is in, or is."""
        return self.path.parent.name if self.path.is_file() else self.path.name

    def digest(self) -> str:
        """Return a name for all that is in the corpus, which changes with any of it."""
        if self.path.is_file():
            return hashlib.sha256(self.path.read_bytes()).hexdigest()
        files = sorted(file for file in self.path.rglob("*") if file.is_file())
        rows = [(str(file), hashlib.sha256(file.read_bytes()).hexdigest()) for file in files]
        return digest(rows)

    def fill(self, archive: Archive, embedder: CachedEmbedder, progress: Progress) -> None:
        """Put the corpus into an empty archive."""
        if self.documents is None:
            ingest.ingest([self.path], archive, embedder, progress=progress)
        else:
            ingest.ingest_articles(self._articles(), archive, embedder, progress)

    def library(self, archive: Archive) -> Library:
        """Return the articles of the archive that was made of the corpus, with what else is known."""
        ids = {article_id: origin for origin, (article_id, _) in archive.origins().items()}
        if self.documents is not None:
            originals = {document.id: document.text for document in self.documents}
            return Library(archive.articles(ids), {}, originals)
        named = {article_id: _facts(Path(origin)) for article_id, origin in ids.items()}
        return Library(archive.articles(ids), {name: facts for name, facts in named.items() if facts}, {})

    def _articles(self) -> Iterator[Article]:
        """Yield the documents that have any text as articles."""
        for document in self.documents or ():
            text = normalise(document.text).strip()
            if any(character.isalnum() for character in text):
                yield Article(
                    id=document.id,
                    title=" ".join(normalise(document.title).split()),
                    text=text,
                    origin=f"{self.path}#{document.id}",
                    published=_known_date(document.date),
                )


@contextmanager
def opened(corpus: Corpus, embedder: CachedEmbedder, cache: Cache, progress: Progress) -> Iterator[Archive]:
    """Open the archive of a corpus, made now or in an earlier run.

    Args:
        corpus: the corpus.
        embedder: the embedding model.
        cache: where archives are kept.
        progress: told how far the making has come.
    """
    packages = [version(each) for each in READ_WITH]
    name = corpus.name
    key = digest(str(corpus.path), corpus.digest(), embedder.made_by, code_digest(*READ_BY), packages)

    def make(folder: Path) -> None:
        with Archive.open(folder / "archive", embedder.card, create=True) as archive:
            corpus.fill(archive, embedder, progress)

    with cache.made(name, key, make) as folder:
        try:
            archive = Archive.open(folder / "archive", embedder.card)
        except ArchiveError:  # damaged beyond what an archive repairs itself
            cache.drop(folder)
            with cache.made(name, key, make) as folder:
                archive = Archive.open(folder / "archive", embedder.card)
    with archive:
        if not archive.passage_count:
            raise InputError(f"The corpus at {corpus.path} holds no text.")
        yield archive


def _facts(path: Path) -> frozenset[str]:
    """Return the facts that an article's front matter names."""
    try:
        named = frontmatter.load(str(path)).metadata.get("facts")
    except (OSError, ValueError):
        return frozenset()
    return frozenset(str(fact) for fact in named) if isinstance(named, list) else frozenset()


def _known_date(written: str | None) -> str | None:
    """Return a date that an archive can keep, its time of day left off; None for any other."""
    day = (written or "").partition("T")[0].strip()
    try:
        days_of(day)
    except InputError:
        return None
    return day
