import pytest

from ingest.report import Reason, UnusableError
from ingest.web import Entry, Page
from ingest.web.feeds import read_feed
from ingest.web.listing import Listing

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>News</title><link>https://a.example/</link>
<item><title>One &amp; <![CDATA[two]]></title><link> https://a.example/1 </link>
<guid isPermaLink="false">1</guid><pubDate>Tue, 05 Mar 2024 00:30:00 +0400</pubDate>
<description>&lt;a href="z"&gt;Text&lt;/a&gt;</description></item>
<item><title>Three</title><guid>https://a.example/3</guid></item>
<item><title>Four</title><link>/4</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.example/news/"><title>News</title>
<entry><title type="html">One &lt;b&gt;bold&lt;/b&gt;</title><id>tag:b.example,2024:1</id>
<link rel="enclosure" href="1.mp3"/><link rel="alternate" href="1.html"/>
<published>2024-03-05T00:30:00+04:00</published><updated>2024-03-06T00:00:00Z</updated></entry>
</feed>"""


def page(text: str | bytes, media_type: str = "application/xml", charset: str | None = None) -> Page:
    data = text.encode() if isinstance(text, str) else text
    return Page("https://a.example/news/feed.xml", media_type, charset, data)


def test_rss() -> None:
    assert read_feed(page(RSS)) == Listing(
        (
            Entry("1", "https://a.example/1", "One & two", "Tue, 05 Mar 2024 00:30:00 +0400"),
            Entry("https://a.example/3", "https://a.example/3", "Three"),
            Entry("https://a.example/4", "https://a.example/4", "Four"),
        )
    )


def test_atom() -> None:
    (entry,) = read_feed(page(ATOM)).entries
    assert entry == Entry(
        "tag:b.example,2024:1",
        "https://b.example/news/1.html",
        "One <b>bold</b>",
        "2024-03-05T00:30:00+04:00",
        "2024-03-06T00:00:00Z",
    )


def test_rss_of_the_first_version() -> None:
    text = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="https://a.example/1"><title>One</title>'
        "<link>https://a.example/1</link><dc:date>2024-03-05</dc:date></item></rdf:RDF>"
    )
    (entry,) = read_feed(page(text)).entries
    assert (entry.link, entry.title) == ("https://a.example/1", "One")


def test_a_changed_entry_is_another_one_to_be_remembered() -> None:
    (entry,) = read_feed(page(ATOM)).entries
    (changed,) = read_feed(page(ATOM.replace("2024-03-06", "2024-03-07"))).entries
    assert entry.id == changed.id
    assert entry.key != changed.key


def test_entries_of_one_id_are_told_apart() -> None:
    items = "".join(
        f"<item><guid isPermaLink='false'>x</guid><link>https://a.example/{n}</link></item>" for n in (1, 2)
    )
    entries = read_feed(page(f"<rss><channel>{items}</channel></rss>")).entries
    assert [entry.id for entry in entries] == ["x https://a.example/1", "x https://a.example/2"]


@pytest.mark.parametrize(
    "link", ["", "<link/>", "<link>javascript:alert(1)</link>", "<link>mailto:a@b.example</link>"]
)
def test_an_entry_without_an_address_has_none(link: str) -> None:
    item = f"<item><title>One</title>{link}<description>All of it.</description></item>"
    text = f"<rss><channel>{item}</channel></rss>"
    (entry,) = read_feed(page(text)).entries
    assert (entry.link, entry.title) == (None, "One")


def test_the_charset_of_the_server_counts() -> None:
    text = "<rss><channel><item><title>Тест</title><link>https://a.example/1</link></item></channel></rss>"
    (entry,) = read_feed(page(text.encode("cp1251"), "text/xml", "windows-1251")).entries
    assert entry.title == "Тест"


def test_other_encodings() -> None:
    assert read_feed(page(RSS.replace("utf-8", "utf-16").encode("utf-16"))) == read_feed(page(RSS))
    assert read_feed(page(RSS.encode("utf-8-sig"))) == read_feed(page(RSS))


@pytest.mark.parametrize(
    "text",
    [
        RSS.replace("</channel></rss>", ""),
        RSS.replace("</channel></rss>", "<item><title>Cut o"),
        RSS.replace("</channel></rss>", "<item><link>https://a.example/cu"),
        RSS.replace("News", "News & views"),
        RSS.replace("News", "News&nbsp;today&bull;"),
        RSS.replace("News", "<b>News"),
        RSS.replace("News", "News\x0b\x00"),
        RSS.replace("<channel>", "<channel><x:y>"),
        RSS.replace('version="2.0"', "version=2.0"),
        "Warning: in <b>feed.php</b><br />\n" + RSS,
        RSS + "<!-- cached --> and more",
    ],
)
def test_a_broken_feed_is_read_as_far_as_it_goes(text: str) -> None:
    read = read_feed(page(text))
    assert [entry.link for entry in read.entries][:3] == [f"https://a.example/{n}" for n in (1, 3, 4)]
    assert {entry.link for entry in read.entries[3:]} <= {None}
    assert read.note
    assert read.note.startswith("The feed is not well-formed")


def test_space_before_a_feed_is_no_fault() -> None:
    assert read_feed(page(f"\n\n {RSS}")) == read_feed(page(RSS))


def test_a_feed_in_a_wrong_charset_is_read() -> None:
    text = RSS.replace("News", "Nouveautés").encode("latin-1")
    assert len(read_feed(page(text)).entries) == 3


@pytest.mark.parametrize("text", ["nothing", "<html><p>Hello", "<rss><channel><title>x"])
def test_what_holds_nothing(text: str) -> None:
    with pytest.raises(UnusableError) as caught:
        read_feed(page(text))
    assert caught.value.reason is Reason.FAILED
    assert "\n" not in caught.value.detail


def test_a_feed_without_entries_is_no_fault() -> None:
    assert read_feed(page("<rss><channel><title>News</title></channel></rss>")) == Listing()


def test_entities_neither_grow_nor_read_files() -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    text = (
        f'<!DOCTYPE rss [<!ENTITY a0 "ha">{laughs}<!ENTITY file SYSTEM "file:///etc/hostname">]><rss><channel><item>'
        "<title>&a11;&file;</title><link>https://a.example/1</link></item></channel></rss>"
    )
    (entry,) = read_feed(page(text)).entries
    assert entry.link == "https://a.example/1"
    assert len(entry.title or "") < 100


@pytest.mark.parametrize("text", [b"<rss>" + b"x" * 5_000_000, b"<rss>" + b"<a>" * 200_000])
def test_a_feed_that_would_take_minutes_is_refused(text: bytes) -> None:
    with pytest.raises(UnusableError) as caught:
        read_feed(page(text))
    assert caught.value.reason is Reason.TOO_LARGE


@pytest.mark.parametrize(
    "failure", [ValueError("no such\nthing"), RecursionError("too deep"), AssertionError()]
)
def test_whatever_a_feed_provokes_it_is_dropped(monkeypatch: pytest.MonkeyPatch, failure: Exception) -> None:
    def parse(*given: object, **named: object) -> None:
        raise failure

    monkeypatch.setattr("feedparser.parse", parse)
    with pytest.raises(UnusableError) as caught:
        read_feed(page(RSS))
    assert caught.value.reason is Reason.FAILED
    assert "\n" not in caught.value.detail
