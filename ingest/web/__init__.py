"""The way from addresses to documents: pages, feeds and sitemaps, politely fetched."""

from ingest.web.exchange import Limits
from ingest.web.fetching import Fetcher
from ingest.web.kinds import classify
from ingest.web.listing import Entry
from ingest.web.lists import listed
from ingest.web.memory import Memory, TransientMemory
from ingest.web.pages import FetchError, NotModified, Page, Validators
from ingest.web.sources import Fetched, Unchanged, documents

__all__ = [
    "Entry",
    "FetchError",
    "Fetched",
    "Fetcher",
    "Limits",
    "Memory",
    "NotModified",
    "Page",
    "TransientMemory",
    "Unchanged",
    "Validators",
    "classify",
    "documents",
    "listed",
]
