"""The archive as the rest of Dossier sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from dossier.archive import clusters, indexing, origins, selection
from dossier.archive import lock as locks
from dossier.archive.apart import rebuild_apart
from dossier.archive.catalog import Catalog
from dossier.archive.comparing import compare, prepare
from dossier.archive.contents import Contents
from dossier.archive.faults import explained
from dossier.archive.handles import Handles
from dossier.archive.lexical import Terms
from dossier.archive.provenance import Provenance
from dossier.archive.rows import Floats, outlines_of
from dossier.archive.searching import Searcher
from dossier.archive.selection import Ranked
from dossier.archive.states import INDEXES
from dossier.archive.status import Status, survey
from dossier.archive.upkeep import Upkeep
from dossier.archive.writer import Writer
from dossier.errors import ModelMismatch
from dossier.types import Article, Filters, ModelCard, NearArticle, Outline, Passage

_EVERYTHING = Filters()


class Archive:
    """The whole collection: articles, their passages, and the indexes over them.

    Any number of threads and processes may read; one at a time may write, see `writer`.

    Attributes:
        home: its folder.
        model: card of the embedding model that it was built with.
        provenance: where its articles come from.
        contents: what it holds, to look around in.
    """

    def __init__(self, home: Path, handles: Handles, model: ModelCard) -> None:
        self.home = home
        self.model = model
        self._handles = handles
        self._catalog = handles.catalog
        self.provenance = Provenance(handles.catalog)
        self._upkeep = Upkeep(handles)
        self._searcher = Searcher(handles, self._upkeep)
        self.contents = Contents(handles, self._searcher)

    @classmethod
    def open(
        cls,
        home: Path,
        model: ModelCard | None = None,
        *,
        chroma_url: str | None = None,
        create: bool = False,
    ) -> Self:
        """Open the archive in a folder, and repair its indexes where that is needed and nobody is writing.

        Args:
            home: the folder.
            model: the embedding model in use; None takes whatever model the archive was built with.
            chroma_url: address of a Chroma server, None to run Chroma inside this process.
            create: make an empty archive where there is none; needs `model`.

        Raises:
            ArchiveError: there is no archive, or it cannot be used.
            ModelMismatch: it was built with another model.
            StorageError: the disk is full or read-only.
        """
        catalog = Catalog.open(home, model if create else None)
        try:
            archive = cls(home, Handles(home, catalog, chroma_url), catalog.model())
            archive.expect(model)
            archive._upkeep.mend()
        except BaseException:
            catalog.close()
            raise
        return archive

    @property
    def revision(self) -> int:
        """Return the number that grows with every change."""
        return self._catalog.revision()

    @property
    def passage_count(self) -> int:
        """Return the number of passages."""
        return self._searcher.passage_count()

    def refresh(self) -> int:
        """See from now on what other processes have changed, and return the revision.

        Raises:
            ModelMismatch: the archive was rebuilt with another model meanwhile.
        """
        revision = self._catalog.revision()
        self._handles.refresh()
        if (current := self._catalog.model()) != self.model:
            self.expect(self.model)
            self.model = current
        return revision

    def article(self, article_id: str) -> Article:
        """Return one article.

        Raises:
            ArticleNotFound: there is none of that id.
        """
        return self._catalog.article(article_id)

    def articles(self, ids: Iterable[str]) -> dict[str, Article]:
        """Return articles by id; unknown ids are absent."""
        return self._catalog.articles(ids)

    def passages(self, ids: Iterable[str]) -> dict[str, Passage]:
        """Return passages by id, in the order asked for; unknown ids are absent."""
        return self._catalog.passages(ids)

    def found(self, ids: Iterable[str]) -> dict[str, tuple[Passage, Article]]:
        """Return passages by id with their articles, both as of one moment, in the order asked for.

        Unknown ids are absent. An article that is replaced may keep the ids of its passages while they
        lie elsewhere in its text: only what is read at one moment may be cited together.
        """
        return self._catalog.found(ids)

    def passages_of(self, article_id: str) -> list[Passage]:
        """Return the passages of an article in reading order; none where it is unknown."""
        return self._catalog.passages_of(article_id)

    def outlines(self, ids: Iterable[str]) -> dict[str, Outline]:
        """Return what ranking needs of passages, by id, without any text; unknown ids are absent."""
        with self._catalog.read() as connection:
            return outlines_of(connection, ids)

    def outlets(self) -> list[str]:
        """Return the names of all outlets in alphabetical order."""
        return sorted(self._catalog.counts_by("outlet"))

    def languages(self) -> dict[str, int]:
        """Return language -> number of articles, most frequent first."""
        return self._catalog.counts_by("language")

    def months(self, filters: Filters = _EVERYTHING) -> dict[str, int]:
        """Return how many articles were published by month (`2021-06`), in their order.

        Where only the year is known it stands for itself (`2021`), and the empty text for no date.

        Args:
            filters: which articles are counted.
        """
        return selection.articles_by_month(self._catalog, filters, self._catalog.revision())

    def origins(self, prefix: str | None = None) -> dict[str, tuple[str, str]]:
        """Return origin -> (article id, digest), of one article for each origin.

        Args:
            prefix: only what lies in this folder (whole path components), or is this very file.
        """
        with self._catalog.read() as connection:
            return origins.held(connection, prefix)

    def copies(self, ids: Iterable[str]) -> dict[str, tuple[NearArticle, ...]]:
        """Return the near-copies of articles, earliest first; articles without any are absent."""
        with self._catalog.read() as connection:
            return clusters.copies_of(connection, ids)

    def unembedded(self) -> list[str]:
        """Return the ids of articles without passages, which a change of model left behind."""
        return self._catalog.unembedded()

    def nearest(self, vector: Floats, k: int, filters: Filters = _EVERYTHING) -> Ranked:
        """Return the passages whose vectors are nearest.

        Args:
            vector: of shape (dimension,), of unit length.
            k: how many at most.
            filters: which articles may be shown.

        Returns:
            (passage id, cosine), best first.
        """
        return self._searcher.nearest(vector, k, filters)

    def matching(self, terms: Terms, k: int, filters: Filters = _EVERYTHING, phrases: Terms = ()) -> Ranked:
        """Return the passages that match best by BM25.

        Args:
            terms: for each word of the question, its alternative stems, of which the best counts.
            k: how many at most.
            filters: which articles may be shown.
            phrases: runs of words, each of which must stand in the passage in this order.

        Returns:
            (passage id, score), best first.
        """
        return self._searcher.passages(terms, k, filters, phrases)

    def matching_articles(
        self, terms: Terms, k: int, filters: Filters = _EVERYTHING, phrases: Terms = ()
    ) -> Ranked:
        """Return the articles that match best by BM25 over title and text; see `matching`.

        Returns:
            (article id, score), best first.
        """
        return self._searcher.articles(terms, k, filters, phrases)

    def document_frequencies(self, stems: Iterable[str]) -> dict[str, int]:
        """Return the number of passages that hold each of some stems."""
        return self._searcher.document_frequencies(stems)

    def words_beginning(self, prefix: str) -> list[tuple[str, int]]:
        """Return the folded words that begin so, with how many passages hold each, most frequent first."""
        return self._searcher.words_beginning(prefix)

    def status(self, check: bool = True) -> Status:
        """Return what the archive holds and how its stores are.

        Args:
            check: read all files of the indexes for damage; otherwise `health` is what is known.
        """
        return survey(self._handles, self.model, self._upkeep.health(), check)

    @contextmanager
    def writer(self) -> Iterator[Writer]:
        """Take the right to write, for the length of a block; a clean exit flushes.

        Raises:
            ArchiveLocked: another process is writing.
            StorageError: the disk is full or read-only.
        """
        with self._upkeep.locked(locks.PATIENCE):
            try:
                self._upkeep.repair()
                prepare(self._catalog)
                writer = Writer(self._handles)
                yield writer
                writer.flush()
            finally:
                self.model = self._catalog.model()

    def rebuild(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Make both indexes anew from the catalog, without embedding; refused while another process writes.

        Articles that an older Dossier wrote are compared for near-copies first.

        Args:
            progress: called with passages done and passages in all.
        """
        with self._upkeep.locked(locks.PATIENCE), explained(self.home):
            for _ in compare(self._catalog):
                pass
            indexing.rebuild(self._handles, INDEXES, progress)
            indexing.apply_pending(self._handles)
            self._upkeep.renewed()

    def rebuild_apart(self) -> None:
        """Make both indexes anew in a process that never held what was removed: nothing of it is left.

        Raises:
            StorageError: that failed.
        """
        rebuild_apart(self.home, self._handles.url)
        self.refresh()

    def close(self) -> None:
        """Let go of all files; the archive cannot be used any more."""
        self._handles.close()
        self._catalog.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def expect(self, model: ModelCard | None) -> None:
        """Refuse to mix two models.

        Raises:
            ModelMismatch: it was built with another model.
        """
        built = self._catalog.model()
        if model and (model.fingerprint, model.dimension) != (built.fingerprint, built.dimension):
            raise ModelMismatch(
                f"The archive in {self.home} was built with {built.name} and {model.name} is in use: "
                "run `dossier rebuild` to embed it anew, or set DOSSIER_EMBEDDING_MODEL back."
            )
