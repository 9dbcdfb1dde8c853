"""The command that carries readers' feedback elsewhere: `feedback`."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TextIO

import typer

from dossier.cli.failures import failures_told
from dossier.cli.report import counted
from dossier.cli.terminal import console
from dossier.errors import InputError
from dossier.settings import Settings
from dossier.ui.keeping import FILE, Store

_STANDARD_OUTPUT = "-"


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command()(failures_told()(feedback))


def feedback(
    file: Annotated[str, typer.Argument(help="A file in .jsonl, or - for standard output.")],
) -> None:
    """Write what readers said of answers, with question, answer and evidence, as JSON Lines."""
    if file != _STANDARD_OUTPUT and not file.lower().endswith(".jsonl"):
        raise InputError(f"'{file}' must end in .jsonl, or be - for standard output.")
    count = 0
    with _opened(file) as out:
        for given in _given(Settings().home):
            print(json.dumps(given, ensure_ascii=False), file=out)
            count += 1
    if file != _STANDARD_OUTPUT:
        console().print(f"Exported feedback on {counted(count, 'answer')} to {file}.")


def _given(home: Path) -> Iterator[dict[str, object]]:
    """Yield all feedback, none where no reader has asked yet."""
    if not (home / FILE).exists():
        return
    store = Store(home)
    try:
        yield from store.export_feedback()
    finally:
        store.close()


@contextmanager
def _opened(file: str) -> Iterator[TextIO]:
    """Give standard output, or a file that is written anew when all of it is there."""
    if file == _STANDARD_OUTPUT:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        yield sys.stdout
        return
    unfinished = Path(f"{file}.part")
    try:
        with unfinished.open("w", encoding="utf-8", errors="backslashreplace") as out:
            yield out
        unfinished.replace(file)
    except OSError as error:
        raise InputError(f"'{file}' cannot be written ({error.strerror or error}).") from None
    finally:
        unfinished.unlink(missing_ok=True)
