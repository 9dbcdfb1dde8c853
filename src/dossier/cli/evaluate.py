"""`dossier eval`: how good retrieval and answers are, beside plain baselines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from dossier.cli.failures import failures_told
from dossier.cli.terminal import Steps, console, print_json
from dossier.errors import InputError
from dossier.evaluation import Bench, Task, default_cache, run, tables, tasks_under

app = typer.Typer(
    name="eval",
    help="Measure retrieval and answers beside plain baselines; docs/evaluation.md has the formats.",
    no_args_is_help=True,
)

AsJson = Annotated[bool, typer.Option("--json", help="Print scorecard.json.")]
Out = Annotated[Path, typer.Option(help="Folder for scorecard.json, scorecard.md, plots and details.jsonl.")]
CacheFolder = Annotated[
    Path | None, typer.Option("--cache", help="Folder that keeps archives and vectors for the next run.")
]
OUT = Path("scorecard")

WIDTH = 200
"""Columns of a table that goes to a file."""


@app.command()
@failures_told()
def retrieval(
    folder: Annotated[Path, typer.Argument(help="With corpus.jsonl, queries.jsonl and qrels/test.tsv.")],
    as_json: AsJson = False,
    out: Out = OUT,
    cache: CacheFolder = None,
) -> None:
    """Rank the documents of a collection by BM25, vectors, both, LangChain and Dossier."""
    _run([Task(folder)], out, cache, as_json)


@app.command()
@failures_told()
def answers(
    questions: Annotated[Path, typer.Argument(help="Questions with their right answers, one a line.")],
    corpus: Annotated[Path, typer.Option(help="A folder of articles, or a corpus.jsonl.")],
    as_json: AsJson = False,
    out: Out = OUT,
    cache: CacheFolder = None,
) -> None:
    """Ask every question of a file, and grade what Dossier and plain pickers of sentences say."""
    _run([Task(corpus, questions)], out, cache, as_json)


@app.command("run")
@failures_told()
def run_all(
    data: Annotated[list[Path] | None, typer.Argument(help="Folders with collections in them.")] = None,
    questions: Annotated[
        list[Path] | None, typer.Option(help="Questions over the corpus; may be repeated.")
    ] = None,
    corpus: Annotated[Path, typer.Option(help="What the questions are about.")] = Path("corpus"),
    as_json: AsJson = False,
    out: Out = OUT,
    cache: CacheFolder = None,
) -> None:
    """Run several collections of both kinds into one scorecard."""
    tasks = [Task(corpus, file) for file in questions or ()]
    tasks += [task for folder in data or () for task in tasks_under(folder)]
    if not tasks:
        raise InputError(
            "There is nothing to run: name a folder with collections, or questions by --questions."
        )
    _run(tasks, out, cache, as_json)


def _run(tasks: Sequence[Task], out: Path, cache: Path | None, as_json: bool) -> None:
    with Steps() as steps:
        bench = Bench(cache or default_cache(), steps)
        card = run(tasks, bench, out)
    if as_json:
        print_json(card)
        return
    terminal = console()
    if not terminal.is_terminal:
        terminal.width = WIDTH
    for collection in card["collections"]:
        _print(terminal, collection)
    terminal.print(f"Written to {out}: scorecard.json, scorecard.md, details.jsonl.")


def _print(terminal: Console, collection: dict[str, Any]) -> None:
    """Print the tables of one collection."""
    for table in tables(collection):
        shown = Table(title=table.title, title_justify="left")
        for place, heading in enumerate(table.headings):
            shown.add_column(heading, justify="right" if place else "left")
        for row in table.rows:
            shown.add_row(*row)
        terminal.print(shown)
