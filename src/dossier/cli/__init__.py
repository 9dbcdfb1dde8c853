"""The command line: `dossier ingest`, `ask`, `show`, `status`, `forget`, `export`, `rebuild`, `serve`, `eval`."""

from dossier.cli.commands import main
from dossier.cli.failures import failures_told
from dossier.cli.writing import index

__all__ = ["failures_told", "index", "main"]
