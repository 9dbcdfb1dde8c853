"""Ask a press archive in plain words; every sentence of the answer opens the passage that backs it."""

from dossier.assistant import Assistant, ask
from dossier.errors import (
    ArchiveError,
    ArchiveLocked,
    ArticleNotFound,
    DossierError,
    InputError,
    ModelMismatch,
    ModelUnavailable,
    RemovalRefused,
    SettingsError,
    StorageError,
)
from dossier.settings import Settings
from dossier.types import Answer, Article, Citation, Filters, Hit, Passage, Period, Statement

__all__ = [
    "Answer",
    "ArchiveError",
    "ArchiveLocked",
    "Article",
    "ArticleNotFound",
    "Assistant",
    "Citation",
    "DossierError",
    "Filters",
    "Hit",
    "InputError",
    "ModelMismatch",
    "ModelUnavailable",
    "Passage",
    "Period",
    "RemovalRefused",
    "Settings",
    "SettingsError",
    "Statement",
    "StorageError",
    "ask",
]
