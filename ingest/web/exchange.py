"""One request and its answer, within bounds on size and time."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.report import Reason
from ingest.web.guard import Deadline, Guard
from ingest.web.packing import unpacked
from ingest.web.pages import FetchError

if TYPE_CHECKING:
    from httpcore import Response
    from httpx import URL, Headers

KEEP_ALIVE = 3
"""Seconds for which an idle connection is kept: less than servers do, so as not to meet one that closes."""

_WITH_BODY = (200, 203)


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a server may take, in seconds.

    Attributes:
        connect: for a connection, and again for TLS.
        read: for the next bytes.
        whole: for all of an answer.
    """

    connect: float = 10
    read: float = 20
    whole: float = 60


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent; the body only with a status that promises a page."""

    status: int
    headers: Headers
    data: bytes


class Exchange:
    """Sends requests, without cookies and without proxies.

    Args:
        guard: makes the connections.
        deadline: the guard's.
        limits: how long a server may take.
    """

    def __init__(self, guard: Guard, deadline: Deadline, limits: Limits) -> None:
        import httpcore
        import httpx

        self._deadline = deadline
        self._limits = limits
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(), network_backend=guard, keepalive_expiry=KEEP_ALIVE
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()

    def get(self, url: URL, headers: Mapping[str, str], most: int, *, cut: bool = False) -> Answer:
        """Return what a server answers to a GET; redirects are answers like others.

        Args:
            url: address, checked already.
            headers: to be sent besides Host.
            most: bytes that the body may have, decompressed.
            cut: return the first `most` bytes of a larger body rather than refuse it.

        Raises:
            FetchError: nothing came, or too much, or too slowly, or the address is private.
        """
        import httpcore

        try:
            return self._get(url, headers, most, cut=cut)
        except httpcore.TimeoutException:
            raise FetchError(Reason.TIMEOUT, f"'{url.host}' did not answer in time.") from None
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError, ValueError) as error:
            cause = " ".join(str(error).split()) or type(error).__name__
            raise FetchError(Reason.UNREACHABLE, f"'{url.host}' cannot be reached ({cause}).") from None
        except (EOFError, zlib.error):
            raise FetchError(
                Reason.UNREACHABLE, "The answer is damaged: its compression broke off."
            ) from None

    def _get(self, url: URL, headers: Mapping[str, str], most: int, *, cut: bool) -> Answer:
        import httpcore
        import httpx

        limits = self._limits
        self._deadline.start(limits.whole)
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        named = [(b"Host", url.netloc), *((name.encode(), value.encode()) for name, value in headers.items())]
        timeout = {"connect": limits.connect, "read": limits.read, "write": limits.read, "pool": 0.0}
        with self._pool.stream("GET", target, headers=named, extensions={"timeout": timeout}) as response:
            received = httpx.Headers(response.headers)
            data = _body(response, received, most, cut=cut) if response.status in _WITH_BODY else b""
            return Answer(response.status, received, data)


def _body(response: Response, headers: Headers, most: int, *, cut: bool) -> bytes:
    """Return the body of an answer, decompressed."""
    pieces: Iterable[bytes] = response.iter_stream()
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding in ("gzip", "x-gzip"):
        pieces = unpacked(pieces)
    elif encoding not in ("", "identity"):
        detail = f"The answer is compressed as '{encoding}', which was not asked for."
        raise FetchError(Reason.UNREACHABLE, detail)
    data = bytearray()
    for piece in pieces:
        data += piece
        if len(data) > most:
            if cut:
                return bytes(data[:most])
            raise FetchError(
                Reason.TOO_LARGE, f"The page is larger than {most // 1_000_000} MB.", lasting=True
            )
    return bytes(data)
