import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.addresses import canonical, outlet_of

PAGE = "https://example.org/news/drones"


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/news/drones",
        "HTTPS://WWW.Example.ORG/news/drones/",
        "https://example.org:443/news/drones",
        "http://example.org.:80//news/./x/../drones#part",
        "https://user:secret@example.org/news/drones",
        "https://m.example.org/news/drones",
        "https://mobile.example.org/news/drones",
        "https://amp.example.org/news/drones",
        "https://www.m.example.org/news/drones",
        "https://example.org/news/drones/amp/",
        "https://example.org/amp/news/drones",
        "https://example.org/news/drones.amp",
        "https://example.org/news/drones?amp=1",
        "https://example.org/news/drones?amp",
        "https://example.org/news/drones?outputType=amp",
        "https://example.org/news/drones?utm_source=a&UTM_medium=b&fbclid=c&gclid=d&yclid=e&ref=f",
        "https://example.org/news/drones?",
        "https://example.org/news/dr%6Fnes",
        "https://example.org/news/drones;jsessionid=12AB",
        " https://example.org/news/\n drones ",
        "https://www.google.com/amp/s/www.example.org/news/drones",
        "https://example-org.cdn.ampproject.org/c/s/example.org/news/drones",
    ],
)
def test_one_page_has_one_key(address: str) -> None:
    assert canonical(address) == PAGE


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://example.org/a.amp.html", "https://example.org/a.html"),
        ("https://example.org", "https://example.org"),
        ("https://example.org/", "https://example.org"),
        ("https://example.org/amp", "https://example.org/amp"),
        ("https://example.org/?p=12&a=1", "https://example.org?a=1&p=12"),
        ("https://example.org/x?q=%D0%B0+b", "https://example.org/x?q=%D0%B0%20b"),
        ("https://example.org/şuşa", "https://example.org/%C5%9Fu%C5%9Fa"),
        ("https://example.org/%c5%9fu%c5%9fa", "https://example.org/%C5%9Fu%C5%9Fa"),
        ("https://example.org/a%2Fb", "https://example.org/a%2Fb"),
        (
            "https://пример.рф/новость",
            "https://xn--e1afmkfd.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C",
        ),
        ("https://example.org:8080/a", "https://example.org:8080/a"),
        ("https://[2001:DB8::1]/a", "https://[2001:db8::1]/a"),
        ("http://m.co.uk/a", "https://m.co.uk/a"),
        ("http://www.com/a", "https://www.com/a"),
    ],
)
def test_what_tells_pages_apart_is_kept(address: str, key: str) -> None:
    assert canonical(address) == key


@pytest.mark.parametrize(
    "address",
    ["", " ", "example.org/a", "//example.org/a", "/a", "mailto:a@example.org", "javascript:x", "ftp://a.org",
     "http://", "https:///a", "http://[::1/a", "http://example.org:port/", "http://./"],
)  # fmt: skip
def test_what_is_no_address(address: str) -> None:
    assert canonical(address) is None
    assert outlet_of(address) is None


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("https://www.news.example.org/a", "example.org"),
        ("https://edition.example.co.uk", "example.co.uk"),
        ("https://haber.example.com.tr/a", "example.com.tr"),
        ("http://localhost/a", None),
        ("http://127.0.0.1/a", None),
    ],
)
def test_outlet(address: str, domain: str | None) -> None:
    assert outlet_of(address) == domain


PIECES = st.sampled_from(
    ["http", "https", "://", "/", "//", ".", "..", "?", "&", "=", "#", ":", "@", "%", "%2F", "%41", "+", ";",
     "www.", "m.", "amp", "/amp", ".amp", ".html", "example", ".org", ".co.uk", "xn--", "ş", "İ", "utm_a",
     "google.com", "cdn.ampproject.org/c/s/", "[", "]", "80", "\ud800", "\n", "ref"]
)  # fmt: skip


@given(st.text() | st.lists(PIECES, max_size=20).map("".join))
def test_any_text_is_taken(text: str) -> None:
    for address in (text, f"https://{text}", f"http://example.org/{text}"):
        key = canonical(address)
        outlet_of(address)
        if key is not None:
            assert canonical(key) == key
            assert key.startswith("https://")
            assert key.isascii()


def test_hostile_addresses() -> None:
    assert canonical("https://example.org" + "/amp" * 20_000) == "https://example.org/amp"
    assert canonical("https://" + "google.com/amp/s/" * 500 + "example.org/a") == "https://example.org/a"
