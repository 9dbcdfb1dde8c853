from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from ingest.report import Reason
from ingest.web import Fetcher, FetchError, Page

from .conftest import Web


def refused(fetcher: Fetcher, address: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetcher.get(address)
    return caught.value


def test_a_host_is_called_once_a_second_and_others_do_not_wait(web: Web, fetcher: Fetcher) -> None:
    for place in ("a.example/1", "a.example/2", "b.example/1"):
        web.page(place)
    fetcher.get(web.url("a.example/1"))
    assert web.clock.slept == [1.0]  # after robots.txt
    fetcher.get(web.url("b.example/1"))
    assert web.clock.slept == [1.0, 1.0]  # after its own
    fetcher.get(web.url("a.example/2"))
    assert web.clock.slept == [1.0, 1.0]  # as the other host took a second
    fetcher.get(web.url("a.example/2"))
    assert web.clock.slept == [1.0, 1.0, 1.0]


def test_a_redirect_waits_its_turn(web: Web, fetcher: Fetcher) -> None:
    web.page("a.example/y")
    fetcher.get(web.move("a.example/x", "/y"))
    assert web.clock.slept == [1.0, 1.0]


def test_a_request_that_failed_counts_too(web: Web, fetcher: Fetcher) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.close_connection = True

    web.answers["a.example/x"] = [answer]
    refused(fetcher, web.url("a.example/x"))
    refused(fetcher, web.url("a.example/x"))
    assert web.clock.slept == [1.0, 1.0]


def test_robots_txt_is_kept_to(web: Web, fetcher: Fetcher) -> None:
    web.put(
        "a.example/robots.txt", "User-agent: *\nDisallow: /\n\nUser-agent: dossier\nDisallow: /*?print=\n"
    )
    web.page("a.example/x")
    assert isinstance(fetcher.get(web.url("a.example/x")), Page)
    error = refused(fetcher, web.url("a.example/x?print=1"))
    assert (error.reason, error.lasting) == (Reason.ROBOTS, True)
    assert web.asked == ["a.example/x"]
    assert web.robots == ["a.example"]  # once for both


def test_robots_txt_counts_for_its_own_site(web: Web, fetcher: Fetcher) -> None:
    web.put("a.example/robots.txt", "User-agent: *\nDisallow: /\n")
    web.page("b.example/x")
    fetcher.get(web.url("b.example/x"))
    assert refused(fetcher, web.url("a.example/x")).reason is Reason.ROBOTS
    assert refused(fetcher, web.move("b.example/y", web.url("a.example/x"))).reason is Reason.ROBOTS
    assert web.asked == ["b.example/x", "b.example/y"]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_site_without_robots_txt_may_be_read(web: Web, fetcher: Fetcher, status: int) -> None:
    web.put("a.example/robots.txt", "User-agent: *\nDisallow: /\n", status=status)
    assert isinstance(fetcher.get(web.page("a.example/x")), Page)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_site_whose_robots_txt_fails_is_left_alone(web: Web, fetcher: Fetcher, status: int) -> None:
    web.put("a.example/robots.txt", status=status)
    for place in ("a.example/x", "a.example/y"):
        error = refused(fetcher, web.page(place))
        assert (error.reason, error.lasting) == (Reason.ROBOTS, False)
    assert web.asked == []
    assert len(web.robots) == (1 if status == 500 else 3)


def test_a_site_whose_robots_txt_cannot_be_reached_is_left_alone(web: Web, fetcher: Fetcher) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.close_connection = True

    web.answers["a.example/robots.txt"] = [answer]
    error = refused(fetcher, web.page("a.example/x"))
    assert (error.reason, error.lasting) == (Reason.UNREACHABLE, False)
    assert refused(fetcher, web.url("a.example/y")).detail == error.detail
    assert web.robots == ["a.example"]
    assert web.asked == []


def test_robots_txt_may_be_elsewhere(web: Web, fetcher: Fetcher) -> None:
    web.move("a.example/robots.txt", web.url("b.example/rules"))
    web.put("b.example/robots.txt", "User-agent: *\nDisallow: /\n")  # does not count for a robots.txt
    web.put("b.example/rules", "User-agent: *\nDisallow: /no\n")
    assert isinstance(fetcher.get(web.page("a.example/x")), Page)
    assert refused(fetcher, web.page("a.example/no")).reason is Reason.ROBOTS


def test_a_robots_txt_that_leads_in_circles_is_none(web: Web, fetcher: Fetcher) -> None:
    web.move("a.example/robots.txt", "/robots.txt")
    assert isinstance(fetcher.get(web.page("a.example/x")), Page)


def test_of_a_large_robots_txt_the_beginning_counts(web: Web, fetcher: Fetcher) -> None:
    rest = "# nothing\n" * 60_000
    web.put("a.example/robots.txt", f"User-agent: *\nDisallow: /no\n{rest}Disallow: /x\n")
    assert isinstance(fetcher.get(web.page("a.example/x")), Page)
    assert refused(fetcher, web.page("a.example/no")).reason is Reason.ROBOTS


@pytest.mark.parametrize(("wish", "kept"), [("5", 5.0), ("0.1", 1.0), ("86400", 30.0), ("soon", 1.0)])
def test_a_site_may_ask_for_more_time(web: Web, fetcher: Fetcher, wish: str, kept: float) -> None:
    web.put("a.example/robots.txt", f"User-agent: *\nCrawl-delay: {wish}\nDisallow: /no\n")
    fetcher.get(web.page("a.example/x"))
    fetcher.get(web.url("a.example/x"))
    assert web.clock.slept == [kept, kept]


@pytest.fixture
def known(web: Web, fetcher: Fetcher) -> Iterator[Fetcher]:
    """Return a fetcher that has read robots.txt, and may call at once."""
    web.page("a.example/first")
    fetcher.get(web.url("a.example/first"))
    web.clock.now += 100
    web.clock.slept.clear()
    return fetcher


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_host_is_tried_three_times(web: Web, known: Fetcher, status: int) -> None:
    web.put("a.example/x", status=status)
    error = refused(known, web.url("a.example/x"))
    assert (error.reason, error.lasting) == (Reason.UNREACHABLE, False)
    assert web.clock.slept == [2.0, 8.0]
    assert web.asked[1:] == ["a.example/x"] * 3


@pytest.mark.parametrize(
    ("wish", "date", "waited"),
    [
        ("7", "Tue, 05 Mar 2024 00:00:00 GMT", 7.0),
        ("Tue, 05 Mar 2024 00:00:09 GMT", "Tue, 05 Mar 2024 00:00:00 GMT", 9.0),
        ("Tue, 05 Mar 2024 00:00:00 GMT", "Tue, 05 Mar 2024 00:00:09 GMT", 1.0),
        ("-1", "", 2.0),
        ("soon", "", 2.0),
        ("0", "", 1.0),
    ],
)
def test_a_busy_host_says_when_it_wants_to_be_called(
    web: Web, known: Fetcher, wish: str, date: str, waited: float
) -> None:
    def busy(request: BaseHTTPRequestHandler) -> None:
        request.send_response_only(503)
        request.send_header("Retry-After", wish)
        request.send_header("Content-Length", "0")
        if date:
            request.send_header("Date", date)
        request.end_headers()

    web.answers["a.example/x"] = [busy]
    web.page("a.example/x")
    assert isinstance(known.get(web.url("a.example/x")), Page)
    assert web.clock.slept == [waited]


def test_a_host_that_wants_to_be_left_alone_for_long_is(web: Web, known: Fetcher) -> None:
    web.put("a.example/x", status=429, Retry_After="3600")
    web.page("b.example/x")
    error = refused(known, web.url("a.example/x"))
    assert (error.reason, error.lasting) == (Reason.UNREACHABLE, False)
    assert "3600 seconds" in error.detail
    refused(known, web.url("a.example/first"))
    assert web.asked == ["a.example/first", "a.example/x"]
    assert web.clock.slept == []
    assert isinstance(known.get(web.url("b.example/x")), Page)


def test_a_number_without_end_is_no_fault(web: Web, known: Fetcher) -> None:
    web.put("a.example/x", status=429, Retry_After="9" * 400)
    assert refused(known, web.url("a.example/x")).reason is Reason.UNREACHABLE
