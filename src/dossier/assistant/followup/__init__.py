"""From a question that leans on the conversation to one that stands alone."""

from dossier.assistant.followup.resolving import stand_alone

__all__ = ["stand_alone"]
