"""The page: a chat with its evidence, and a reader for whole articles."""

from dossier.ui.page import build_page
from dossier.ui.serving import build_app, serve

__all__ = ["build_app", "build_page", "serve"]
