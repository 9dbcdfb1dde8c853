"""The write path: from files to articles, passages and vectors in the archive."""

from ingest.pipeline import ingest, ingest_articles, reembed
from ingest.report import Drop, Progress, Report

__all__ = ["Drop", "Progress", "Report", "ingest", "ingest_articles", "reembed"]
