"""The way from addresses to documents: pages, feeds and sitemaps, politely fetched."""

from ingest.web.exchange import Limits
from ingest.web.fetching import Fetcher
from ingest.web.pages import FetchError, NotModified, Page, Validators

__all__ = ["FetchError", "Fetcher", "Limits", "NotModified", "Page", "Validators"]
