"""A web of the test's own: every name leads to one server on this machine, and time passes only when told."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from ingest.web import Fetcher, Limits

Handler = Callable[[BaseHTTPRequestHandler], None]


class Clock:
    """Stands still but for what is slept, and for `step` at each look."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.step = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        self.now += self.step
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@dataclass
class Web:
    """Answers by host and path; what is not known is 404.

    Attributes:
        port: of the server.
        clock: of the fetchers.
        answers: host and path -> what to do; a list is used up one by one, its last item stays.
        asked: host and path of each request, robots.txt left out.
        headers: of each request, in the same order.
        robots: host of each request for a robots.txt.
    """

    port: int
    clock: Clock = field(default_factory=Clock)
    answers: dict[str, list[Handler]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    robots: list[str] = field(default_factory=list)

    def url(self, place: str) -> str:
        """Return the address of a place such as `a.example/page`."""
        host, slash, path = place.partition("/")
        return f"http://{host}:{self.port}{slash}{path}"

    def put(self, place: str, body: str | bytes = b"", status: int = 200, **headers: str) -> None:
        """Let a place answer; an underscore in the name of a header stands for a hyphen."""
        data = body.encode() if isinstance(body, str) else body

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            for name, value in headers.items():
                request.send_header(name.replace("_", "-"), value)
            request.send_header("Content-Length", str(len(data)))
            request.end_headers()
            request.wfile.write(data)

        self.answers.setdefault(place, []).append(answer)

    def page(self, place: str, text: str = "A page.", **headers: str) -> str:
        """Let a place answer with a page of HTML, and return its address."""
        self.put(place, f"<html><body><p>{text}</p></body></html>", Content_Type="text/html", **headers)
        return self.url(place)

    def move(self, place: str, to: str, status: int = 302) -> str:
        """Let a place lead on, and return its address."""
        self.put(place, status=status, Location=to)
        return self.url(place)

    def fetcher(self, **options: Any) -> Fetcher:
        """Return a fetcher for which every name leads here."""
        ready: dict[str, Any] = {
            "allow_private": True,
            "resolver": lambda host, port: ["127.0.0.1"],
            "clock": self.clock,
            "sleep": self.clock.sleep,
            "limits": Limits(connect=5, read=5, whole=60),
        }
        return Fetcher(**{**ready, **options})

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """Answer a request."""
        host = request.headers["Host"].partition(":")[0]
        place = f"{host}{request.path}"
        if request.path == "/robots.txt":
            self.robots.append(host)
        else:
            self.asked.append(place)
            self.headers.append({name.lower(): value for name, value in request.headers.items()})
        known = self.answers.get(place)
        if not known:
            request.send_response(404)
            request.send_header("Content-Length", "0")
            request.end_headers()
        else:
            (known.pop(0) if len(known) > 1 else known[0])(request)


@pytest.fixture
def web() -> Iterator[Web]:
    """Start a web, and stop it."""

    class Request(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            try:
                made.answer(self)
            except ConnectionError:  # the fetcher has heard enough
                self.close_connection = True

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Request)
    made = Web(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def fetcher(web: Web) -> Iterator[Fetcher]:
    """Open a fetcher for which every name leads to the web."""
    with web.fetcher() as opened:
        yield opened
