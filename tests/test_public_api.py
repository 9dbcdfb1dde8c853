"""The public doors: what `from dossier import …` and `from ingest import …` offer is a promise."""

import inspect

import dossier
import ingest


def test_dossier_offers_exactly_this() -> None:
    assert dossier.__all__ == [
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


def test_ingest_offers_exactly_this() -> None:
    assert ingest.__all__ == ["Drop", "Progress", "Report", "ingest", "ingest_articles", "reembed"]


def test_everything_offered_is_there_and_documented() -> None:
    for module in (dossier, ingest):
        for name in module.__all__:
            value = getattr(module, name)
            assert not inspect.isroutine(value) | inspect.isclass(value) or inspect.getdoc(value), name
