"""The web server in front of the page."""

from dossier.ui.serving.launch import serve
from dossier.ui.serving.server import build_app

__all__ = ["build_app", "serve"]
