"""The Archive tab: what is in the archive, and what is put into it or taken out in the background."""

from dossier.ui.library.jobs import Jobs
from dossier.ui.library.tab import Library

__all__ = ["Jobs", "Library"]
