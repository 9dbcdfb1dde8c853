"""Time as texts tell it: dates in any sentence, and the period that a question is about."""

from dossier.timing.mentions import Mention, mentions
from dossier.timing.naming import EventNamed
from dossier.timing.question import Reading, read_time
from dossier.timing.ranges import joined

__all__ = ["EventNamed", "Mention", "Reading", "joined", "mentions", "read_time"]
