import gzip

import pytest

from ingest.report import Reason, UnusableError
from ingest.web import Entry, Page, sitemaps
from ingest.web.listing import Listing
from ingest.web.sitemaps import read_sitemap

SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<urlset {SPACE} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://a.example/1?x=1&amp;y=2 </loc><lastmod>2024-03-05</lastmod>
<image:image><image:loc>https://a.example/1.jpg</image:loc><image:title>No</image:title></image:image>
<news:news><news:publication><news:name>A</news:name></news:publication>
<news:publication_date>2024-03-04T10:00:00+04:00</news:publication_date><news:title>One</news:title></news:news></url>
<url><!-- none --><loc>https://a.example/2</loc></url>
<url><lastmod>2024-03-05</lastmod></url>
</urlset>"""
ENTRIES = (
    Entry(
        "https://a.example/1?x=1&y=2",
        "https://a.example/1?x=1&y=2",
        "One",
        "2024-03-04T10:00:00+04:00",
        "2024-03-05",
    ),
    Entry("https://a.example/2", "https://a.example/2"),
)


def page(text: str | bytes, media_type: str = "application/xml") -> Page:
    data = text.encode() if isinstance(text, str) else text
    return Page("https://a.example/sitemap.xml", media_type, None, data)


def refused(text: str | bytes) -> UnusableError:
    with pytest.raises(UnusableError) as caught:
        read_sitemap(page(text))
    assert caught.value.detail.endswith(".")
    return caught.value


def test_a_news_sitemap() -> None:
    assert read_sitemap(page(NEWS)) == Listing(ENTRIES)


@pytest.mark.parametrize("text", [NEWS.encode("utf-8-sig"), NEWS.replace("UTF-8", "UTF-16").encode("utf-16")])
def test_other_encodings(text: bytes) -> None:
    assert read_sitemap(page(text)) == Listing(ENTRIES)


def test_packed_by_gzip() -> None:
    assert read_sitemap(page(gzip.compress(NEWS.encode(), mtime=0))) == Listing(ENTRIES)


def test_without_a_namespace() -> None:
    assert (
        read_sitemap(page("<urlset><url><loc>https://a.example/2</loc></url></urlset>")).entries
        == ENTRIES[1:]
    )


def test_an_index() -> None:
    text = f"<sitemapindex {SPACE}><sitemap><loc>https://a.example/a.xml.gz</loc></sitemap></sitemapindex>"
    assert read_sitemap(page(text)) == Listing(children=("https://a.example/a.xml.gz",))


def test_plain_text() -> None:
    text = "\ufeffhttps://a.example/1\r\n\r\n  https://a.example/2  \nnothing\n"
    assert [entry.link for entry in read_sitemap(page(text)).entries] == [
        "https://a.example/1",
        "https://a.example/2",
    ]


@pytest.mark.parametrize(
    "end", ["<url><loc>https://a.example/cu", "<url><loc>https://a.example/?a=1&b=2</loc></url></urlset>"]
)
def test_a_broken_sitemap_is_read_as_far_as_it_goes(end: str) -> None:
    read = read_sitemap(page(NEWS.replace("</urlset>", end)))
    assert read.entries == ENTRIES
    assert read.note
    assert read.note.startswith("The sitemap is not well-formed")


@pytest.mark.parametrize("text", ["<urlset>", "<urlset", "<", b"<\xff\xff"])
def test_what_holds_nothing(text: str | bytes) -> None:
    assert refused(text).reason is Reason.FAILED


def test_damaged_gzip() -> None:
    assert refused(gzip.compress(NEWS.encode(), mtime=0)[:-20]).reason is Reason.FAILED


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "https://a.example/1">',
        '<!ENTITY a SYSTEM "file:///etc/hostname">',
        '<!ENTITY b "x"><!ENTITY a "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">',
        '<!ENTITY % a SYSTEM "http://127.0.0.1:9/"> %a;',
    ],
)
def test_entities_are_refused(declared: str) -> None:
    text = f"<!DOCTYPE urlset [{declared}]><urlset><url><loc>&a;</loc></url></urlset>"
    assert refused(text).reason is Reason.REFUSED


def test_a_bomb_is_left_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "MAX_BYTES", 1_000_000)
    assert refused(gzip.compress(bytes(2_000_000), mtime=0)).reason is Reason.TOO_LARGE


@pytest.mark.parametrize("packed", [False, True])
def test_no_more_are_read_than_the_protocol_allows(packed: bool) -> None:
    places = "".join(f"<url><loc>https://a.example/{n}</loc></url>" for n in range(50_002))
    text = f"<urlset>{places}</urlset>".encode()
    read = read_sitemap(page(gzip.compress(text, mtime=0) if packed else text))
    assert len(read.entries) == 50_000
    assert read.entries[-1].link == "https://a.example/49999"
    lines = "\n".join(f"https://a.example/{n}" for n in range(50_002))
    assert len(read_sitemap(page(lines)).entries) == 50_000


def test_deep_nesting_is_refused() -> None:
    assert refused("<urlset>" + "<a>" * 100_000).reason is Reason.FAILED
