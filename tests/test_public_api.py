"""The public doors: what `from dossier import …` and `from ingest import …` offer is a promise."""

import inspect

import dossier
import ingest


def test_dossier_offers_exactly_this() -> None:
    assert dossier.__all__ == [
        "Answer",
        "AnswerDone",
        "ArchiveError",
        "ArchiveLocked",
        "Article",
        "ArticleNotFound",
        "Assistant",
        "Citation",
        "DossierError",
        "Evidence",
        "Filters",
        "Hit",
        "InputError",
        "LanguageModelUnavailable",
        "ModelMismatch",
        "ModelUnavailable",
        "PackageMissing",
        "Passage",
        "Period",
        "RemovalRefused",
        "Settings",
        "SettingsError",
        "Statement",
        "StatementDone",
        "StorageError",
        "Token",
        "Usage",
        "ask",
    ]


def test_ingest_offers_exactly_this() -> None:
    assert ingest.__all__ == [
        "Drop",
        "Outcome",
        "Progress",
        "Report",
        "export",
        "forget",
        "ingest",
        "ingest_articles",
        "meant",
        "reembed",
    ]


def test_everything_offered_is_there_and_documented() -> None:
    for module in (dossier, ingest):
        for name in module.__all__:
            value = getattr(module, name)
            assert not inspect.isroutine(value) | inspect.isclass(value) or inspect.getdoc(value), name
