"""The words of Dossier as types: what flows from an article to an answer."""

from dossier.dates import Period
from dossier.types.answers import (
    SCHEMA_VERSION,
    Answer,
    Citation,
    FoundPassage,
    NearArticle,
    Origin,
    Seconds,
    Statement,
    Support,
    Usage,
)
from dossier.types.articles import Article, Filters, Hit, ModelCard, Outline, Passage, Span, Version
from dossier.types.events import AnswerDone, Event, Evidence, StatementDone, Token

__all__ = [
    "SCHEMA_VERSION",
    "Answer",
    "AnswerDone",
    "Article",
    "Citation",
    "Event",
    "Evidence",
    "Filters",
    "FoundPassage",
    "Hit",
    "ModelCard",
    "NearArticle",
    "Origin",
    "Outline",
    "Passage",
    "Period",
    "Seconds",
    "Span",
    "Statement",
    "StatementDone",
    "Support",
    "Token",
    "Usage",
    "Version",
]
