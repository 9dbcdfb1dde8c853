"""The archive: a catalog that is the truth, and two indexes that are made from it."""

from dossier.archive.origins import OriginState, Reading, content_key
from dossier.archive.provenance import Provenance
from dossier.archive.status import Status
from dossier.archive.store import Archive
from dossier.archive.writer import Writer

__all__ = ["Archive", "OriginState", "Provenance", "Reading", "Status", "Writer", "content_key"]
