"""The assistant: one object, and one function, that answers questions over an archive."""

from dossier.assistant.core import Assistant
from dossier.assistant.shared import ask

__all__ = ["Assistant", "ask"]
