import gzip

import pytest

from ingest.web import Page, classify

from .test_feeds import ATOM, RSS
from .test_sitemaps import NEWS

RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://{}/">'


def kind(text: str | bytes, media_type: str = "text/html") -> str:
    data = text.encode() if isinstance(text, str) else text
    return classify(Page("https://a.example/feed.xml", media_type, None, data))


@pytest.mark.parametrize(
    "text",
    [
        RSS,
        ATOM,
        RSS.encode("utf-8-sig"),
        RSS.encode("utf-16"),
        f"\n<!-- a <html> --><?xml-stylesheet href='x'?><!DOCTYPE rss PUBLIC 'x' 'y' [<!ENTITY a 'b'>]>{RSS}",
        "<RSS VERSION=2.0>",
        "<atom:feed xmlns:atom='http://www.w3.org/2005/Atom'>",
        RDF.format("purl.org/rss/1.0"),
        RDF.format("my.netscape.com/rdf/simple/0.9"),
    ],
)
def test_feeds(text: str | bytes) -> None:
    assert kind(text) == "feed"
    assert kind(text, "") == "feed"


@pytest.mark.parametrize(
    "text",
    [NEWS, gzip.compress(NEWS.encode(), mtime=0), "<sm:sitemapindex xmlns:sm='x'>", NEWS.encode("utf-16")],
)
def test_sitemaps(text: str | bytes) -> None:
    assert kind(text) == "sitemap"


def test_sitemaps_in_plain_text() -> None:
    text = "https://a.example/1\r\n\r\nhttps://a.example/2\n"
    assert kind(text, "text/plain") == "sitemap"
    assert kind(gzip.compress(text.encode(), mtime=0), "application/gzip") == "sitemap"
    assert kind(text, "text/html") == "document"
    assert kind(f"See {text}", "text/plain") == "document"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "A text about <rss> and <feed>.",
        "<!doctype html><html><body><rss>",
        "<html xmlns='http://www.w3.org/1999/xhtml'><head><feed>",
        "<p>The element &lt;urlset&gt; holds the urls.",
        "<svg><urlset/></svg>",
        RDF.format("xmlns.com/foaf/0.1"),
        "<!--" * 10_000,
        "<!DOCTYPE [" * 10_000,
        b"%PDF-1.7 <rss>",
        gzip.compress(b"<html>", mtime=0),
        b"\x1f\x8bdamaged",
        b"\xff\xfe",
    ],
)
def test_documents(text: str | bytes) -> None:
    assert kind(text) == "document"


def test_what_a_broken_program_writes_before_a_feed() -> None:
    warned = f"Warning: headers already sent in <b>feed.php</b><br />\n{RSS}"
    assert kind(warned, "text/html") == "document"
    assert kind(warned, "application/rss+xml") == "feed"
    assert kind(f"<br />{RSS}", "text/xml") == "feed"
