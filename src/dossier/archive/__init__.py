"""The archive: a catalog that is the truth, and two indexes that are made from it."""

from dossier.archive.catalog import FILE
from dossier.archive.contents import LEAD, Contents, Listed, Listing, Order, Overview, Wanted
from dossier.archive.origins import OriginState, Reading, content_key
from dossier.archive.provenance import UPLOADS, Provenance
from dossier.archive.status import Status
from dossier.archive.store import Archive
from dossier.archive.writer import Writer

__all__ = [
    "FILE",
    "LEAD",
    "UPLOADS",
    "Archive",
    "Contents",
    "Listed",
    "Listing",
    "Order",
    "OriginState",
    "Overview",
    "Provenance",
    "Reading",
    "Status",
    "Wanted",
    "Writer",
    "content_key",
]
