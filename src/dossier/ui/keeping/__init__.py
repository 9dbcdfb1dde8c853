"""What is kept for a reader: who it is, the conversations, and what was said of the answers."""

from dossier.ui.keeping.cookie import ReaderCookie, reader_of, secret_in
from dossier.ui.keeping.kept import Feedback, KeptTurn, Summary, Verdict
from dossier.ui.keeping.rows import bounded
from dossier.ui.keeping.schema import FILE
from dossier.ui.keeping.shelf import Shelf
from dossier.ui.keeping.store import Store

__all__ = [
    "FILE",
    "Feedback",
    "KeptTurn",
    "ReaderCookie",
    "Shelf",
    "Store",
    "Summary",
    "Verdict",
    "bounded",
    "reader_of",
    "secret_in",
]
