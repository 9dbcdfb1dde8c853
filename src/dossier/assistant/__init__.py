"""The assistant: one object, and one function, that answers questions over an archive."""

from dossier.assistant.core import Assistant, ask

__all__ = ["Assistant", "ask"]
