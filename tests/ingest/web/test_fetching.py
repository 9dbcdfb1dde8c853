import gzip
import pickle
import threading
import zlib
from email.message import Message
from http.server import BaseHTTPRequestHandler

import pytest

from ingest.report import Reason
from ingest.web import Fetcher, FetchError, Limits, NotModified, Page, Validators, fetching

from .conftest import Web

CLOSED_PORT = "http://127.0.0.1:9"


def refused(fetcher: Fetcher, address: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetcher.get(address)
    assert caught.value.detail.endswith(".")
    assert "\n" not in caught.value.detail
    return caught.value


def test_a_page_comes_with_what_is_known_of_it(web: Web, fetcher: Fetcher) -> None:
    web.put(
        "a.example/x",
        "тест".encode("cp1251"),
        Content_Type='Text/HTML; Charset="Windows-1251"',
        ETag='W/"1"',
        Last_Modified="Tue, 05 Mar 2024 00:30:00 GMT",
    )
    assert fetcher.get(web.url("a.example/x#part")) == Page(
        url=web.url("a.example/x"),
        media_type="text/html",
        charset="windows-1251",
        data="тест".encode("cp1251"),
        validators=Validators('W/"1"', "Tue, 05 Mar 2024 00:30:00 GMT"),
    )


def test_a_page_of_no_named_type(web: Web, fetcher: Fetcher) -> None:
    web.put("a.example/x", b"x")
    assert fetcher.get(web.url("a.example/x")) == Page(web.url("a.example/x"), "", None, b"x")


def test_requests_say_who_asks_and_nothing_else(web: Web, fetcher: Fetcher) -> None:
    web.put("a.example/x", status=302, Location="/y", Set_Cookie="id=1")
    web.page("a.example/y", Set_Cookie="id=2")
    fetcher.get(web.url("a.example/x"))
    fetcher.get(web.url("a.example/y"))
    assert web.asked == ["a.example/x", "a.example/y", "a.example/y"]
    for headers in web.headers:
        assert headers.keys() == {"host", "user-agent", "accept", "accept-encoding"}
        assert headers["user-agent"].startswith("Dossier/")


def test_the_home_of_the_project_is_named_where_it_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    about = Message()
    about["Version"] = "9.1"
    about["Project-URL"] = "Homepage, https://dossier.example"
    monkeypatch.setattr(fetching, "metadata", lambda name: about)
    assert fetching.usual_headers()["User-Agent"] == "Dossier/9.1 (+https://dossier.example)"


def test_what_has_not_changed_is_not_sent_again(web: Web, fetcher: Fetcher) -> None:
    web.put("a.example/x", status=304)
    known = Validators('"1"', "Tue, 05 Mar 2024 00:30:00 GMT")
    assert fetcher.get(web.url("a.example/x"), known) == NotModified(web.url("a.example/x"))
    assert web.headers[0]["if-none-match"] == '"1"'
    assert web.headers[0]["if-modified-since"] == "Tue, 05 Mar 2024 00:30:00 GMT"
    assert refused(fetcher, web.url("a.example/x")).detail == "The server answered 304 (Not Modified)."


@pytest.mark.parametrize(
    ("status", "lasting"), [(404, True), (410, True), (403, True), (408, False), (500, False), (599, False)]
)
def test_errors_of_the_server(web: Web, fetcher: Fetcher, status: int, lasting: bool) -> None:
    web.put("a.example/x", status=status)
    error = refused(fetcher, web.url("a.example/x"))
    assert (error.reason, error.lasting) == (Reason.UNREACHABLE, lasting)
    assert str(status) in error.detail


def test_five_redirects_are_followed_and_no_more(web: Web, fetcher: Fetcher) -> None:
    for number in range(1, 7):
        web.move(f"a.example/{number}", f"{number + 1}", status=(301, 302, 303, 307, 308, 301)[number - 1])
    web.page("a.example/7")
    page = fetcher.get(web.url("a.example/2"))
    assert isinstance(page, Page)
    assert page.url == web.url("a.example/7")
    error = refused(fetcher, web.url("a.example/1"))
    assert (error.reason, error.lasting) == (Reason.UNREACHABLE, True)


@pytest.mark.parametrize(
    "to",
    ["ftp://b.example/", "file:///etc/passwd", "http://user:word@b.example/", "//b.example:0"],
)
def test_redirects_to_what_is_not_fetched(web: Web, fetcher: Fetcher, to: str) -> None:
    assert refused(fetcher, web.move("a.example/x", to)).reason is Reason.REFUSED
    assert len(web.asked) == 1


@pytest.mark.parametrize(
    "address",
    [
        "",
        "a page",
        "//a.example/x",
        "ftp://a.example/",
        "file:///etc/passwd",
        "data:text/html,x",
        "http:///x",
        "http://[::1",
        "http://a.example:0/",
        "http://a.example:99999/",
        "http://user@a.example/",
        "http://user:word@a.example/",
    ],
)
def test_addresses_that_are_not_fetched(web: Web, fetcher: Fetcher, address: str) -> None:
    error = refused(fetcher, address)
    assert (error.reason, error.lasting) == (Reason.REFUSED, True)


def test_a_password_is_not_repeated(fetcher: Fetcher) -> None:
    assert "secret" not in refused(fetcher, "http://user:secret@a.example/").detail


def test_international_names(web: Web, fetcher: Fetcher) -> None:
    web.page("xn--mnchen-3ya.de/%C3%BC")
    assert isinstance(fetcher.get(web.url("münchen.de/ü")), Page)


def test_proxies_of_the_environment_are_not_used(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, CLOSED_PORT)
    with web.fetcher() as fetcher:
        assert isinstance(fetcher.get(web.page("a.example/x")), Page)


@pytest.mark.parametrize("rest", [b"", bytes(512)])
def test_gzip_is_unpacked(web: Web, fetcher: Fetcher, rest: bytes) -> None:
    text = b"<html>" + b"words " * 50_000
    packed = gzip.compress(text[:70_000], mtime=0) + gzip.compress(text[70_000:], mtime=0) + rest
    web.put("a.example/x", packed, Content_Encoding="gzip")
    page = fetcher.get(web.url("a.example/x"))
    assert isinstance(page, Page)
    assert page.data == text


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (gzip.compress(b"x" * 1000, mtime=0)[:-9], "gzip"),
        (b"no gzip", "gzip"),
        (b"x", "br"),
        (b"x", "gzip, gzip"),
    ],
)
def test_damaged_and_unknown_compression(web: Web, fetcher: Fetcher, data: bytes, encoding: str) -> None:
    web.put("a.example/x", data, Content_Encoding=encoding)
    assert refused(fetcher, web.url("a.example/x")).reason is Reason.UNREACHABLE


def endless(web: Web, place: str, *head: bytes, piece: bytes) -> threading.Event:
    """Let a place send without end, and return what is set when the other side has had enough."""
    gone = threading.Event()

    def answer(request: BaseHTTPRequestHandler) -> None:
        try:
            for line in head:
                request.wfile.write(line)
            while True:
                request.wfile.write(piece)
        except ConnectionError:
            gone.set()
            raise

    web.answers[place] = [answer]
    return gone


def test_a_page_that_is_too_large_is_left_off(web: Web, fetcher: Fetcher) -> None:
    gone = endless(web, "a.example/x", b"HTTP/1.1 200 OK\r\n\r\n", piece=b"x" * 65_536)
    error = refused(fetcher, web.url("a.example/x"))
    assert (error.reason, error.lasting) == (Reason.TOO_LARGE, True)
    assert gone.wait(10)


def test_a_bomb_is_left_off_while_it_comes(web: Web, fetcher: Fetcher) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    begin = packer.compress(b"\0") + packer.flush(zlib.Z_FULL_FLUSH)
    piece = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"
    gone = endless(web, "a.example/x", head, begin, piece=piece)
    assert refused(fetcher, web.url("a.example/x")).reason is Reason.TOO_LARGE
    assert gone.wait(10)


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-Name: "])
def test_a_server_that_drips_is_left_off(web: Web, fetcher: Fetcher, head: bytes) -> None:
    web.put("a.example/robots.txt", status=404)
    gone = endless(web, "a.example/x", head, piece=b"x")
    web.clock.step = 0.5  # for each look at the clock; no read waits for long
    error = refused(fetcher, web.url("a.example/x"))
    assert (error.reason, error.lasting) == (Reason.TIMEOUT, False)
    assert "60 seconds" in error.detail
    assert gone.wait(10)


def test_a_server_that_says_nothing_is_left_off(web: Web) -> None:
    over = threading.Event()
    web.answers["a.example/x"] = [lambda request: over.wait(10) and None]
    with web.fetcher(limits=Limits(connect=5, read=0.1, whole=60)) as fetcher:
        assert refused(fetcher, web.url("a.example/x")).reason is Reason.TIMEOUT
    over.set()


def test_a_page_that_breaks_off(web: Web, fetcher: Fetcher) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nx")
        request.close_connection = True

    web.answers["a.example/x"] = [answer]
    error = refused(fetcher, web.url("a.example/x"))
    assert (error.reason, error.lasting) == (Reason.UNREACHABLE, False)


def test_what_is_no_http(web: Web, fetcher: Fetcher) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"SSH-2.0-x\r\n")
        request.close_connection = True

    web.answers["a.example/x"] = [answer]
    assert refused(fetcher, web.url("a.example/x")).reason is Reason.UNREACHABLE


def test_an_error_can_leave_a_process() -> None:
    error = pickle.loads(pickle.dumps(FetchError(Reason.TIMEOUT, "Slow.", True)))
    assert (error.reason, error.detail, error.lasting) == (Reason.TIMEOUT, "Slow.", True)
