"""Connections to public addresses only, each made to the very address that was checked."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterable, Sequence
from ipaddress import IPv4Address, ip_address, ip_network
from typing import TYPE_CHECKING, Any

from ingest.report import Reason
from ingest.web.pages import FetchError

if TYPE_CHECKING:
    from httpcore import SOCKET_OPTION, NetworkBackend, NetworkStream
else:  # httpcore takes what has their methods, and is slow to import
    NetworkBackend = NetworkStream = object

Resolver = Callable[[str, int], Sequence[str]]
"""Turns a host and a port into IP addresses, the best first; raises OSError where there is none."""

_UNICAST = ip_network("2000::/3")
"""All of IPv6 that is given out; mapped IPv4, NAT64, unique local, link-local and multicast lie outside."""

_REFUSED = tuple(
    ip_network(block)
    for block in (
        "168.63.129.16/32",  # the host of a virtual machine in Azure
        "192.0.0.0/24",  # protocol assignments (RFC 6890)
        "192.88.99.0/24",  # relays of 6to4 (RFC 7526)
        "2001::/23",  # Teredo, ORCHID and the like (RFC 2928)
        "2001:db8::/32",  # examples (RFC 3849)
        "2002::/16",  # 6to4, which carries an IPv4 address (RFC 3056)
        "3fff::/20",  # examples (RFC 9637)
    )
)
"""What counts as public by its block and leads elsewhere, or did so in older versions of Python."""


def resolve(host: str, port: int) -> list[str]:
    """Return the IP addresses of a host, the best first, as the system resolves it.

    Raises:
        OSError: the host is not known.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def is_public(address: str) -> bool:
    """Return whether an IP address leads to the public Internet and nowhere else."""
    ip = ip_address(address)
    if any(ip in block for block in _REFUSED):
        return False
    if isinstance(ip, IPv4Address):
        return ip.is_global and not ip.is_multicast and not ip.is_reserved
    return ip.is_global and ip in _UNICAST


class Deadline:
    """The end of the exchange under way.

    Args:
        clock: gives seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._end = float("inf")
        self._seconds = float("inf")

    def start(self, seconds: float) -> None:
        """Begin an exchange that must be over in so many seconds."""
        self._seconds = seconds
        self._end = self._clock() + seconds

    def within(self, seconds: float | None) -> float:
        """Return for how many seconds one step may take, `seconds` at most.

        Raises:
            FetchError: the time is over.
        """
        left = self._end - self._clock()
        if left <= 0:
            raise FetchError(Reason.TIMEOUT, f"The answer was not complete after {self._seconds:g} seconds.")
        return left if seconds is None else min(seconds, left)


class Guard(NetworkBackend):
    """Connects httpcore to hosts by name.

    A name is resolved once for each connection, its addresses are checked, and one of those is connected to,
    so that a name that changes in between gains nothing. Odd spellings such as `http://2130706433/` are
    caught, as it is the outcome that is checked. The name still goes into the Host header and TLS.

    Args:
        inner: makes the connections.
        deadline: of the exchange under way.
        resolver: finds the addresses of a name.
        allow_private: connect to private addresses too.
    """

    def __init__(
        self, inner: NetworkBackend, deadline: Deadline, resolver: Resolver, *, allow_private: bool
    ) -> None:
        self._inner = inner
        self._deadline = deadline
        self._resolver = resolver
        self._allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        """Return a connection to the first address of a host that may be used and answers.

        Raises:
            FetchError: there is none that may be used, or the time is over.
        """
        from httpcore import ConnectError, ConnectTimeout

        failure: Exception | None = None
        for address in self._permitted(host, port):
            try:
                limit = self._deadline.within(timeout)
                stream = self._inner.connect_tcp(address, port, limit, local_address, socket_options)
                return _Timed(stream, self._deadline)
            except (ConnectError, ConnectTimeout) as error:
                failure = failure or error
        assert failure is not None
        raise failure

    def _permitted(self, host: str, port: int) -> list[str]:
        try:
            found = self._resolver(host, port)
        except (OSError, UnicodeError):  # the latter for labels that are too long
            found = []
        if not found:
            raise FetchError(
                Reason.UNREACHABLE, f"There is no host '{host}', or its name cannot be looked up."
            )
        permitted = [address for address in found if self._allow_private or is_public(address)]
        if not permitted:
            raise FetchError(Reason.REFUSED, f"'{host}' is not on the public Internet ({found[0]}).")
        return permitted


class _Timed(NetworkStream):
    """A connection whose every step ends by the deadline: a server that sends byte by byte gains nothing."""

    def __init__(self, stream: NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.within(timeout))

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.within(timeout))
        return _Timed(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

    def close(self) -> None:
        self._stream.close()
