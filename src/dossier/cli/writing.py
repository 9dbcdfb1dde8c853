"""The commands that change the archive, or carry it elsewhere: `ingest`, `forget` and `export`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from fnmatch import fnmatch
from pathlib import Path
from typing import Annotated, Any

import typer

from dossier.archive import Archive
from dossier.cli import report
from dossier.cli.failures import failures_told
from dossier.cli.terminal import StepLines, Steps, console, print_json
from dossier.dates import first_day
from dossier.embedding import embedder_for, load_embedder
from dossier.errors import ArchiveError, InputError
from dossier.settings import Settings
from ingest import Outcome, Report, meant
from ingest import export as export_archive
from ingest import forget as forget_articles
from ingest import ingest as ingest_sources

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Strings = list[str] | None
SourcesArgument = Annotated[
    list[str],
    typer.Argument(
        help="Files, folders, patterns such as 'press/*.html', packed files (.zip, .tar.gz), addresses "
        "of pages, feeds and sitemaps, or - for addresses on standard input."
    ),
]
FieldsOption = Annotated[
    str | None,
    typer.Option(
        "--map",
        metavar="FIELDS",
        help="Names of fields in JSON and CSV: title=headline,text=body,published=date.",
    ),
]
DatesOption = Annotated[
    str | None,
    typer.Option(
        "--dates", metavar="ORDER", help="How dates like 06/07/2021 are meant: dmy (6 July) or mdy (7 June)."
    ),
]
ReportOption = Annotated[
    Path | None,
    typer.Option("--report", metavar="FILE", help="Write what became of each thing, as JSON Lines."),
]
AgainOption = Annotated[
    bool, typer.Option("--again", help="Read what has not changed too, and let in what was forgotten.")
]
RemoveMissingOption = Annotated[
    bool, typer.Option("--remove-missing", help="Also remove the articles of a missing or empty folder.")
]
AllowPrivateOption = Annotated[
    bool, typer.Option("--allow-private", help="Also fetch from this machine and its own network.")
]
ProgressLinesOption = Annotated[
    bool, typer.Option("--progress-lines", help="Print only the progress, as JSON Lines.", hidden=True)
]


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    for command in (ingest, forget, export):
        app.command()(failures_told()(command))


def index(
    settings: Settings,
    sources: Sequence[Path | str],
    *,
    fields: Mapping[str, str] | None = None,
    dates: str | None = None,
    again: bool = False,
    remove_missing: bool = False,
    allow_private: bool = False,
    outcomes: Callable[[Outcome], None] | None = None,
    lines: bool = False,
) -> Report:
    """Bring the archive up to some sources, telling the progress on standard error.

    Args:
        settings: where the archive is, and its embedding model.
        sources: files, folders and addresses.
        fields: for files of records, what a field is called there.
        dates: the order of dates in numbers alone, `dmy` or `mdy`.
        again: read what has not changed too, and let in what was forgotten.
        remove_missing: remove articles even where a whole folder is missing or empty.
        allow_private: fetch from addresses of this machine and its network too.
        outcomes: told what became of each thing.
        lines: tell the progress on standard output, for another program to read.
    """
    with StepLines() if lines else Steps() as steps, _opened(settings, steps) as (archive, embedder):
        return ingest_sources(
            sources,
            archive,
            embedder,
            fields=fields,
            dates=dates,
            again=again,
            remove_missing=remove_missing,
            allow_private=allow_private,
            progress=steps,
            outcomes=outcomes,
        )


@contextmanager
def _opened(settings: Settings, steps: Steps | StepLines) -> Iterator[tuple[Archive, Any]]:
    """Open the archive, or make it, with its embedding model."""
    try:
        archive = Archive.open(settings.home, chroma_url=settings.chroma_url)
    except ArchiveError as error:
        if type(error) is not ArchiveError:
            raise
        # There is none, or none that can be opened, which the next line tells again.
        steps("Loading the embedding model", 0, None)
        model = load_embedder(settings.embedding_model)
        with Archive.open(settings.home, model.card, chroma_url=settings.chroma_url, create=True) as made:
            yield made, model
        return
    with archive:
        embedder = embedder_for(settings.embedding_model, archive.model)
        archive.expect(embedder.card)
        yield archive, embedder


def ingest(
    sources: SourcesArgument,
    fields: FieldsOption = None,
    dates: DatesOption = None,
    report_file: ReportOption = None,
    again: AgainOption = False,
    remove_missing: RemoveMissingOption = False,
    allow_private: AllowPrivateOption = False,
    as_json: AsJson = False,
    progress_lines: ProgressLinesOption = False,
) -> None:
    """Bring the archive up to files, folders and addresses."""
    settings, named = Settings(), _mapped(fields)
    if report_file:
        _expect_no_source(report_file, sources)
    with _outcomes(report_file) as outcomes:
        done = index(
            settings,
            sources,
            fields=named,
            dates=dates,
            again=again,
            remove_missing=remove_missing,
            allow_private=allow_private,
            outcomes=outcomes,
            lines=progress_lines,
        )
    if progress_lines:
        sys.exit(done.exit_code)
    if as_json:
        print_json(done.to_dict())
    else:
        report.print_ingest(console(), done)
    sys.exit(done.exit_code)


def forget(
    ids: Annotated[Strings, typer.Argument(help="Ids of articles, as answers give them.")] = None,
    urls: Annotated[
        Strings, typer.Option("--url", metavar="URL", help="The article at this address.")
    ] = None,
    outlets: Annotated[
        Strings, typer.Option("--outlet", metavar="NAME", help="All of an outlet; may be repeated.")
    ] = None,
    before: Annotated[
        str | None,
        typer.Option(
            "--before", metavar="DATE", help="All surely published before this date, of --outlet if given."
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say which articles are meant.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Remove articles for good: nothing is left of them, and no ingest brings them back."""
    settings = Settings()
    out = console()
    with Archive.open(settings.home, chroma_url=settings.chroma_url) as archive:
        day = first_day(before)
        found = meant(archive, ids=ids or (), urls=urls or (), outlets=outlets or (), before=day)
        report.print_meant(out, archive.articles(found[: report.MOST_MEANT]).values(), len(found))
        if dry_run or not found:
            return
        if not yes and not _agreed(len(found)):
            raise InputError("Nothing was removed: say --yes to remove without being asked.")
        with Steps() as steps:
            steps("Removing articles and rewriting the indexes", 0, None)
            forget_articles(archive, found)
        out.print(f"Removed for good: {report.counted(len(found), 'article')}.")


def export(
    file: Annotated[Path, typer.Argument(help="A file in .jsonl, or .jsonl.gz to compress it.")],
) -> None:
    """Write the whole archive into one file, which `dossier ingest` makes into the same archive again."""
    if not file.name.lower().endswith((".jsonl", ".jsonl.gz")):
        raise InputError(f"'{file}' must end in .jsonl or .jsonl.gz.")
    settings = Settings()
    with Archive.open(settings.home, chroma_url=settings.chroma_url) as archive, Steps() as steps:
        count = export_archive(archive, file, steps)
    console().print(f"Exported {report.counted(count, 'article')} to {file}.")


def _agreed(count: int) -> bool:
    """Ask whether articles are to be removed; where nobody can answer, they are not."""
    if not sys.stdin.isatty():
        return False
    return typer.confirm(f"Remove {report.counted(count, 'article')} for good?", err=True)


def _mapped(written: str | None) -> dict[str, str]:
    """Read a map of fields as users write it.

    Raises:
        InputError: it cannot be read.
    """
    pairs = [part.partition("=") for part in (written or "").split(",") if part.strip()]
    if not all(name.strip() and value.strip() for name, _, value in pairs):
        raise InputError("--map is written as title=headline,text=body,published=date.")
    return {name.strip(): value.strip() for name, _, value in pairs}


def _expect_no_source(report_file: Path, sources: Sequence[str]) -> None:
    """Refuse to write a report over what is to be read.

    Raises:
        InputError: the file is a source, fits a pattern of sources, or lies in a folder that is one.
    """
    place = report_file.resolve()
    for source in sources:
        path = Path(source).expanduser().resolve()
        if fnmatch(str(place), str(path)) or place == path or (path.is_dir() and path in place.parents):
            raise InputError(
                f"The report cannot be written to '{report_file}', for '{source}' is to be read."
            )


@contextmanager
def _outcomes(path: Path | None) -> Iterator[Callable[[Outcome], None] | None]:
    """Give what writes each outcome into a file as it comes."""
    if path is None:
        yield None
        return
    try:
        out = path.open("w", encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise InputError(f"The report cannot be written to '{path}' ({error.strerror or error}).") from None
    with out:
        yield lambda outcome: print(json.dumps(outcome.to_dict(), ensure_ascii=False), file=out, flush=True)
