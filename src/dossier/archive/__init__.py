"""The archive: a catalog that is the truth, and two indexes that are made from it."""

from dossier.archive.status import Status
from dossier.archive.store import Archive
from dossier.archive.writer import Writer

__all__ = ["Archive", "Status", "Writer"]
