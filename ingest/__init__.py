"""The write path: from files and addresses to articles, passages and vectors in the archive."""

from ingest.exporting import export
from ingest.forgetting import forget, meant
from ingest.pipeline import ingest, ingest_articles, reembed
from ingest.report import Drop, Outcome, Progress, Report

__all__ = [
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
