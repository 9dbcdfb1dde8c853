"""The command line: `dossier ingest`, `ask`, `show`, `status`, `rebuild`, `serve` and `eval`."""

from dossier.cli.commands import index, main
from dossier.cli.failures import failures_told

__all__ = ["failures_told", "index", "main"]
