"""The page: a chat with its evidence, and a reader for whole articles."""

from dossier.ui.launch import serve
from dossier.ui.page import build_page
from dossier.ui.server import build_app

__all__ = ["build_app", "build_page", "serve"]
