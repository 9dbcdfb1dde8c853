"""Pages of a paper, and what is read in them."""

import json

from ingest.readers import Document, Draft
from ingest.reading import drafts_of
from ingest.report import UnusableError

URL = "https://www.example.org/news/bridge"
PROSE = (
    "The long bridge over the river was opened on Tuesday after four years of work, the ministry said. "
    "Drivers will pay no toll until the end of the year, and lorries are to use it from July onwards. "
)
STORY = f"<p>{PROSE}</p><p>{PROSE.replace('bridge', 'road')}</p><p>{PROSE.replace('river', 'valley')}</p>"


def page(body: str = "", head: str = "", lang: str = "en", h1: str = "A bridge opens") -> str:
    return (
        f"<!doctype html><html lang='{lang}'><head><title>{h1} - The Herald</title>{head}</head>"
        f"<body><header>Wednesday, 25 November 2026</header><article><h1>{h1}</h1>{body or STORY}</article>"
        "<footer>Copyright 2026 The Herald</footer></body></html>"
    )


def linked_data(**fields: object) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "A bridge opens"} | fields
    return f"<script type='application/ld+json'>{json.dumps(data)}</script>"


def read(html: str | bytes, url: str | None = URL, name: str = "a.html") -> Draft | UnusableError:
    (found,) = drafts_of(Document.of(name, html.encode() if isinstance(html, str) else html, url))
    return found


def draft(html: str | bytes, url: str | None = URL, name: str = "a.html") -> Draft:
    found = read(html, url, name)
    assert isinstance(found, Draft), found
    return found


def refused(html: str | bytes, url: str | None = URL) -> UnusableError:
    found = read(html, url)
    assert isinstance(found, UnusableError), found
    assert found.detail.endswith(".")
    return found
