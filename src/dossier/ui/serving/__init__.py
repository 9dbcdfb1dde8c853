"""The web server in front of the page: headers, login, log, and the interface for programs."""

from dossier.ui.serving.launch import serve
from dossier.ui.serving.options import MAX_UPLOAD, Serving, bytes_of
from dossier.ui.serving.passwords import change as change_password
from dossier.ui.serving.server import build_app

__all__ = ["MAX_UPLOAD", "Serving", "build_app", "bytes_of", "change_password", "serve"]
