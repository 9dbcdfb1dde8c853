"""The way into the archive: a chain of small steps over one article after another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dossier.archive import Archive
from dossier.errors import InputError
from dossier.types import Article
from ingest.arguments import named
from ingest.dates import DATE_ORDERS
from ingest.isolation import Isolation
from ingest.languages import language_of
from ingest.ledger import Ledger, Outcomes
from ingest.report import Progress, Report
from ingest.run import Reads, Run
from ingest.stopping import Stop
from ingest.storing import Changed, PassageEncoder


def ingest(
    sources: Sequence[Path | str],
    archive: Archive,
    embedder: PassageEncoder,
    *,
    fields: Mapping[str, str] | None = None,
    dates: str | None = None,
    again: bool = False,
    remove_missing: bool = False,
    allow_private: bool = False,
    progress: Progress | None = None,
    outcomes: Outcomes | None = None,
) -> Report:
    """Bring an archive up to files, folders and addresses.

    New files are added, changed ones replace their articles, and articles of a folder whose files are
    gone are removed. A file that cannot be used is left out with a reason, and what the archive held from
    it stays. Doing the same again changes nothing. Ctrl-C stops after the articles at hand.

    Args:
        sources: files, folders, patterns, packed files, http(s) addresses of pages, feeds and sitemaps, and
            `-` for addresses on standard input.
        archive: opened with the embedder's model.
        embedder: the embedding model.
        fields: for files of records, what a field is called there, as in `{"title": "headline"}`.
        dates: the order of dates in numbers alone, `dmy` or `mdy`; where it is left out, a date that can be
            read in two ways leaves its article out.
        again: read files that have not changed too, and let in what was forgotten.
        remove_missing: remove articles even where a whole folder is missing or has nothing to read.
        allow_private: fetch from addresses of this machine and its network too.
        progress: told how far each step has come, from several threads, one at a time.
        outcomes: told what became of each thing, likewise.

    Raises:
        InputError: a path does not exist, or the order of dates is neither; nothing was changed.
        RemovalRefused: a folder is missing or has nothing to read, and the archive holds articles from
            it; nothing was changed.
        ArchiveLocked: another process is writing.
        StorageError: the disk is full or read-only; what was done until then is kept.
    """
    if dates is not None and dates not in DATE_ORDERS:
        raise InputError(f"The order of dates '{dates}' is not known: say dmy or mdy.")
    with archive.writer() as writer, Stop() as stop, Isolation() as isolation:
        ledger = Ledger(progress, outcomes)
        run = Run(archive, writer, embedder, ledger, stop)
        reads = Reads(isolation, fields or {}, dates, again, allow_private)
        run.ingest(named(sources), reads, remove_missing=remove_missing)
        report = ledger.report
        report.skipped, report.interrupted = dict(ledger.skipped), stop.wanted
        return report


def ingest_articles(
    articles: Iterable[Article],
    archive: Archive,
    embedder: PassageEncoder,
    progress: Progress | None = None,
) -> None:
    """Put articles that are no files into an archive; one of a known id replaces what was there.

    Args:
        articles: normalised, with some text each; a language that is not given is detected.
        archive: opened with the embedder's model.
        embedder: the embedding model.
        progress: told how far each step has come.

    Raises:
        KeyboardInterrupt: the user stopped it; what was put until then is kept.
    """
    with archive.writer() as writer, Stop() as stop:
        run = Run(archive, writer, embedder, Ledger(progress), stop)
        known = (replace(each, language=language_of(each.language, each.text)) for each in articles)
        run.put(Changed(each) for each in known)
        if stop.wanted:
            raise KeyboardInterrupt


def reembed(archive: Archive, embedder: PassageEncoder, progress: Progress | None = None) -> None:
    """Change an archive to another embedding model: passages and vectors anew from its own articles.

    After an interruption the next call goes on where this one stopped.

    Args:
        archive: opened with whatever model it was built with.
        embedder: the new model.
        progress: told how far each step has come.
    """
    with archive.writer() as writer, Stop() as stop:
        if archive.model.fingerprint != embedder.card.fingerprint:
            writer.reset(embedder.card)
        run = Run(archive, writer, embedder, Ledger(progress), stop)
        run.put(run.unembedded())
