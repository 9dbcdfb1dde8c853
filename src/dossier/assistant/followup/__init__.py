"""From a question that leans on the conversation to one that stands alone."""

from dossier.assistant.followup.by_model import condensed, may_lean
from dossier.assistant.followup.resolving import stand_alone
from dossier.assistant.followup.several import several
from dossier.assistant.followup.wishes import wishes_more

__all__ = ["condensed", "may_lean", "several", "stand_alone", "wishes_more"]
