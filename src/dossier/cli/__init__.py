"""The command line: to fill an archive, to ask it, to look after it, and to measure its answers."""

from dossier.cli.commands import main
from dossier.cli.failures import failures_told
from dossier.cli.writing import index

__all__ = ["failures_told", "index", "main"]
