"""A server that speaks as OpenAI's does, and does what a test tells it to.

    with scripted(says("Hello", " there."), refuses(429, retry_after=0)) as server:
        model = load_language_model(f"server:{server.url}#any")

Each request takes the next reply; the last one answers all that follow. `server.requests` holds what came.
"""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Asked:
    """A request: its path, its headers by name in small letters, and its JSON, if it is any."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]


@dataclass
class Stage:
    """What runs: `url` up to /v1, `requests` in order, `gone` is set when a client hangs up mid-stream."""

    url: str
    requests: list[Asked] = field(default_factory=list)
    gone: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)


Reply = Callable[[BaseHTTPRequestHandler, Stage], None]


def says(
    *chunks: str | dict[str, Any],
    usage: tuple[int, int] | None = (7, 3),
    delay: float = 0,
    cut: bool = False,
    endless: bool = False,
    finish: str = "stop",
) -> Reply:
    """Stream chunks of text; a dict is sent as the delta itself.

    Args:
        usage: tokens read and written, told at the end.
        delay: seconds before each chunk.
        cut: drop the connection after the chunks instead of ending the stream.
        endless: send the last chunk over and over until the client hangs up.
        finish: why the text ended.
    """

    def reply(handler: BaseHTTPRequestHandler, stage: Stage) -> None:
        _head(handler, 200, {"Content-Type": "text/event-stream", "Transfer-Encoding": "chunked"})
        try:
            for chunk in _then_over_and_over(chunks) if endless else chunks:
                if stage.over.wait(delay):
                    return
                delta = {"content": chunk} if isinstance(chunk, str) else chunk
                _event(handler, {"choices": [{"index": 0, "delta": delta, "finish_reason": None}]})
            if cut:
                return
            _event(handler, {"choices": [{"index": 0, "delta": {}, "finish_reason": finish}]})
            if usage is not None:
                told = {"prompt_tokens": usage[0], "completion_tokens": usage[1], "total_tokens": sum(usage)}
                _event(handler, {"choices": [], "usage": told})
            _piece(handler, b"data: [DONE]\n\n")
            handler.wfile.write(b"0\r\n\r\n")
        except OSError:
            stage.gone.set()

    return reply


def refuses(
    status: int, message: str = "no", *, code: str | None = None, retry_after: float | None = None
) -> Reply:
    """Answer with an error of OpenAI's form."""

    def reply(handler: BaseHTTPRequestHandler, stage: Stage) -> None:
        headers = {} if retry_after is None else {"Retry-After": f"{retry_after:g}"}
        _json(handler, status, {"error": {"message": message, "type": "error", "code": code}}, headers)

    return reply


def fails_midway(*chunks: str, message: str = "no") -> Reply:
    """Stream chunks, then an event that tells of an error."""

    def reply(handler: BaseHTTPRequestHandler, stage: Stage) -> None:
        _head(handler, 200, {"Content-Type": "text/event-stream", "Transfer-Encoding": "chunked"})
        for chunk in chunks:
            _event(handler, {"choices": [{"index": 0, "delta": {"content": chunk}, "finish_reason": None}]})
        _event(handler, {"error": {"message": message, "code": 500}})
        handler.wfile.write(b"0\r\n\r\n")

    return reply


def hangs_up() -> Reply:
    """Close the connection without a word."""
    return lambda handler, stage: None


def waits() -> Reply:
    """Say nothing, not even a status, until the server ends."""

    def reply(handler: BaseHTTPRequestHandler, stage: Stage) -> None:
        stage.over.wait()

    return reply


def lists(*models: str) -> Reply:
    """Answer with a list of models."""
    return lambda handler, stage: _json(handler, 200, {"object": "list", "data": [{"id": m} for m in models]})


@contextmanager
def scripted(*replies: Reply) -> Iterator[Stage]:
    """Run the server on a free port of loopback."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            is_json = body.startswith(b"{")
            stage.requests.append(Asked(self.path, headers, json.loads(body) if is_json else {}))
            self.close_connection = True
            replies[min(len(stage.requests), len(replies)) - 1](self, stage)

        do_GET = do_POST = do_PATCH = answer  # noqa: N815

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    stage = Stage(f"http://127.0.0.1:{server.server_port}/v1")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield stage
    finally:
        stage.over.set()
        server.shutdown()
        thread.join()
        server.server_close()


def _then_over_and_over(chunks: tuple[str | dict[str, Any], ...]) -> Iterator[str | dict[str, Any]]:
    yield from chunks
    while True:
        yield chunks[-1]


def _head(handler: BaseHTTPRequestHandler, status: int, headers: dict[str, str]) -> None:
    """Send the head, and tell that the connection ends here: a client would ask again on it as it closes."""
    handler.send_response(status)
    for name, value in (headers | {"Connection": "close"}).items():
        handler.send_header(name, value)
    handler.end_headers()


def _json(
    handler: BaseHTTPRequestHandler, status: int, body: dict[str, Any], headers: dict[str, str] | None = None
) -> None:
    data = json.dumps(body).encode()
    size = {"Content-Type": "application/json", "Content-Length": str(len(data))}
    _head(handler, status, size | (headers or {}))
    handler.wfile.write(data)


def _event(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
    whole = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "scripted"} | body
    _piece(handler, b"data: " + json.dumps(whole).encode() + b"\n\n")


def _piece(handler: BaseHTTPRequestHandler, data: bytes) -> None:
    handler.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
    handler.wfile.flush()
