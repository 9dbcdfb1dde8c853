"""The commands and their options; what they print is in `dossier.cli.report`."""

from __future__ import annotations

import sys
from dataclasses import asdict
from getpass import getpass
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from dossier.archive import Archive
from dossier.assistant import Assistant
from dossier.cli import evaluate, feedback, report, writing
from dossier.cli.failures import failures_told
from dossier.cli.live import finished
from dossier.cli.terminal import Steps, console, print_json
from dossier.embedding import load_embedder
from dossier.errors import InputError
from dossier.settings import Settings
from dossier.ui import serve as serve_page
from dossier.ui.serving import Serving, bytes_of, change_password
from ingest import reembed

app = typer.Typer(
    name="dossier",
    help="Ask a press archive in plain words; every sentence of the answer opens the passage that backs it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

writing.register(app)
feedback.register(app)
app.add_typer(evaluate.app)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def main() -> None:
    """Run the command line."""
    app()


def _version(wanted: bool) -> None:
    if wanted:
        print(f"dossier {version('dossier-qa')}")
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@app.command()
@failures_told()
def ask(
    question: Annotated[str, typer.Argument(help="A question in plain words.")],
    since: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="From 2021, 2021-06 or 2021-06-15.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Up to 2021, 2021-06 or 2021-06-15.")
    ] = None,
    outlets: Annotated[
        list[str] | None, typer.Option("--outlet", metavar="NAME", help="Only this outlet; may be repeated.")
    ] = None,
    languages: Annotated[
        list[str] | None,
        typer.Option("--language", metavar="CODE", help="Only this language, such as tr; may be repeated."),
    ] = None,
    any_time: Annotated[
        bool, typer.Option("--any-time", help="Leave aside the period that the question's words name.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Answer a question with numbered citations, or say that the archive does not hold the answer."""
    with Assistant(Settings()) as assistant:
        answer = finished(
            assistant.stream(
                question,
                since=since,
                until=until,
                outlets=outlets,
                languages=languages,
                any_time=any_time,
            )
        )
    if as_json:
        print_json(answer.to_dict())
    else:
        report.print_answer(console(), answer)


@app.command()
@failures_told()
def show(
    article_id: Annotated[str, typer.Argument(help="The id that an answer gives for an article.")],
    as_json: AsJson = False,
) -> None:
    """Print an article with what is known about it."""
    settings = Settings()
    with Archive.open(settings.home, chroma_url=settings.chroma_url) as archive:
        article = archive.article(article_id)
        known = archive.provenance
        addresses = [url for _, url in known.addresses(article_id)]
        origins = [origin for origin, _ in known.readings(article_id)]
        versions = known.versions(article_id)
    if as_json:
        versions_told = [asdict(version) for version in versions]
        print_json({**asdict(article), "addresses": addresses, "origins": origins, "versions": versions_told})
    else:
        report.print_article(console(), article, addresses, origins, versions)


@app.command()
@failures_told()
def status(as_json: AsJson = False) -> None:
    """Print what the archive holds and the health of its indexes."""
    settings = Settings()
    with Archive.open(settings.home, chroma_url=settings.chroma_url) as archive:
        found = archive.status()
    if as_json:
        print_json({"home": str(settings.home), **asdict(found)})
    else:
        report.print_status(console(), settings.home, found)


@app.command()
@failures_told()
def rebuild() -> None:
    """Make both search indexes anew from the catalog; passages too when the embedding model has changed."""
    settings = Settings()
    with Steps() as steps:
        steps("Loading the embedding model", 0, None)
        embedder = load_embedder(settings.embedding_model)
        with Archive.open(settings.home, chroma_url=settings.chroma_url) as archive:
            if archive.model.fingerprint != embedder.card.fingerprint:
                steps.say(f"Every article is embedded anew: the archive was built with {archive.model.name}.")
                reembed(archive, embedder, steps)
            elif archive.unembedded():
                steps.say("An earlier rebuild was stopped: the articles that it left are embedded now.")
                reembed(archive, embedder, steps)
            else:
                archive.rebuild(lambda done, total: steps("Rebuilding the indexes", done, total))
            passages, left = archive.passage_count, len(archive.unembedded())
    if left:
        raise KeyboardInterrupt
    console().print(f"Rebuilt with {embedder.card.name}: {passages:,} passages.")


@app.command()
@failures_told()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port; 0 takes a free one.")] = None,
    auth_file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Ask for a name and a password of this file; see `passwd`."),
    ] = None,
    root_path: Annotated[
        str, typer.Option(metavar="PATH", help="Path under which a proxy offers the page, such as /press.")
    ] = "",
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Let nobody add or remove articles through the page.")
    ] = False,
    max_upload: Annotated[
        str, typer.Option(metavar="SIZE", help="Size of an uploaded file at most: 500KB, 100MB, 1GB.")
    ] = "100MB",
    log_questions: Annotated[
        bool, typer.Option("--log-questions", help="Write the words of questions into the log.")
    ] = False,
) -> None:
    """Open the page in which a reader asks and reads."""
    given = {"host": host, "port": port}
    settings = Settings(**{name: value for name, value in given.items() if value is not None})
    serve_page(settings, Serving(auth_file, root_path, read_only, bytes_of(max_upload), log_questions))


@app.command()
@failures_told()
def passwd(
    file: Annotated[Path, typer.Argument(help="File of names and hashed passwords; made if there is none.")],
    name: Annotated[str, typer.Argument(help="Who is to sign in with the password.")],
    from_stdin: Annotated[
        bool, typer.Option("--stdin", help="Take the password from standard input, to the end of its line.")
    ] = False,
) -> None:
    """Give a reader of the page a password, or another one."""
    if from_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    elif not sys.stdin.isatty():
        raise InputError("There is no terminal to ask for a password: give it by --stdin.")
    else:
        try:
            password, again = getpass(f"Password for {name}: "), getpass("The same again: ")
        except EOFError:
            raise InputError("No password was given: nothing was changed.") from None
        if again != password:
            raise InputError("The two passwords differ: nothing was changed.")
    new = change_password(file, name, password)
    console().print(f"{name} can sign in now." if new else f"{name} has another password now.")
