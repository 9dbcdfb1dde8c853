import ssl
import typing
from collections.abc import Iterable

import httpcore
import pytest

from ingest.report import Reason
from ingest.web import Fetcher, FetchError, Page
from ingest.web.guard import is_public

from .conftest import Web

PUBLIC = "93.184.216.34"


@pytest.mark.parametrize(
    "address",
    [PUBLIC, "8.8.8.8", "1.1.1.1", "192.0.1.1", "172.32.0.1", "2606:4700::1111", "2a00:1450:4001:81c::200e"],
)
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.0.1", "169.254.169.254"),
        *(
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
        ),
        *("198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255"),
        *("168.63.129.16", "100.100.100.200"),
        *(
            "::",
            "::1",
            "::7f00:1",
            "::ffff:8.8.8.8",
            "::ffff:127.0.0.1",
            "64:ff9b::8.8.8.8",
            "64:ff9b::7f00:1",
        ),
        *(
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:0:4136:e378::1",
            "2001:20::1",
            "2001:db8::1",
            "2002:7f00:1::1",
        ),
        *(
            "2002:808:808::1",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fe80::1%2",
            "fec0::1",
        ),
        *("ff02::1", "ff0e::1"),
    ],
)
def test_addresses_that_lead_elsewhere(address: str) -> None:
    assert not is_public(address)


class Wires:
    """Stands for the network: public addresses lead to the web of the test, and are noted."""

    def __init__(self, web: Web, resolved: dict[str, list[list[str]]]) -> None:
        self._resolved = resolved
        self._port = web.port
        self._connect = httpcore.SyncBackend.connect_tcp
        self.dead: set[str] = set()
        self.connected: list[str] = []
        self.looked_up: list[str] = []

    def resolve(self, host: str, port: int) -> list[str]:
        self.looked_up.append(host)
        answers = self._resolved[host]
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def connect(
        self,
        backend: httpcore.SyncBackend,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[typing.Any] | None = None,
    ) -> httpcore.NetworkStream:
        self.connected.append(host)
        if host in self.dead:
            raise httpcore.ConnectError("connection refused")
        return self._connect(backend, "127.0.0.1", self._port, timeout, local_address, socket_options)


@pytest.fixture
def wires(web: Web, monkeypatch: pytest.MonkeyPatch) -> Wires:
    made = Wires(web, {})
    monkeypatch.setattr(
        httpcore.SyncBackend, "connect_tcp", lambda *given, **named: made.connect(*given, **named)
    )
    return made


def guarded(web: Web, wires: Wires, resolved: dict[str, list[list[str]]]) -> Fetcher:
    wires._resolved = resolved
    return web.fetcher(allow_private=False, resolver=wires.resolve)


def refused(fetcher: Fetcher, address: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetcher.get(address)
    return caught.value


def test_a_public_host_is_connected_to_where_it_was_checked(web: Web, wires: Wires) -> None:
    with guarded(web, wires, {"a.example": [[PUBLIC]]}) as fetcher:
        assert isinstance(fetcher.get(web.page("a.example/x")), Page)
    assert set(wires.connected) == {PUBLIC}
    assert web.headers[0]["host"] == f"a.example:{web.port}"


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1"])
def test_a_name_that_leads_to_a_private_address(web: Web, wires: Wires, address: str) -> None:
    with guarded(web, wires, {"a.example": [[address]]}) as fetcher:
        error = refused(fetcher, web.page("a.example/x"))
    assert (error.reason, error.lasting) == (Reason.REFUSED, False)
    assert wires.connected == []


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f.1", "127.1", "017700000001", "[::1]", "[::ffff:7f00:1]", "0"]
)
def test_odd_spellings_of_private_addresses(web: Web, host: str) -> None:
    with Fetcher() as fetcher:  # looked up by the system, which needs no network for these
        assert refused(fetcher, f"http://{host}:{web.port}/").reason is Reason.REFUSED
    assert web.robots == []


def test_a_dot_at_the_end_changes_nothing(web: Web, wires: Wires) -> None:
    with guarded(web, wires, {"localhost.": [["127.0.0.1"]]}) as fetcher:
        assert refused(fetcher, web.url("localhost./x")).reason is Reason.REFUSED


def test_a_redirect_to_a_private_address(web: Web, wires: Wires) -> None:
    web.move("a.example/x", web.url("b.example/x"))
    web.move("a.example/y", f"http://127.0.0.1:{web.port}/y")
    names = {"a.example": [[PUBLIC]], "b.example": [["10.0.0.1"]], "127.0.0.1": [["127.0.0.1"]]}
    with guarded(web, wires, names) as fetcher:
        assert refused(fetcher, web.url("a.example/x")).reason is Reason.REFUSED
        assert refused(fetcher, web.url("a.example/y")).reason is Reason.REFUSED
    assert set(wires.connected) == {PUBLIC}
    assert web.asked == ["a.example/x", "a.example/y"]


def test_a_robots_txt_that_leads_to_a_private_address(web: Web, wires: Wires) -> None:
    web.move("a.example/robots.txt", "http://127.0.0.1/")
    with guarded(web, wires, {"a.example": [[PUBLIC]], "127.0.0.1": [["127.0.0.1"]]}) as fetcher:
        assert refused(fetcher, web.page("a.example/x")).reason is Reason.REFUSED
    assert web.asked == []


def test_a_name_that_changes_after_the_check_gains_nothing(web: Web, wires: Wires) -> None:
    def last(request: typing.Any) -> None:  # each connection looks the name up once
        request.close_connection = True
        request.wfile.write(b"HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")

    web.answers["a.example/robots.txt"] = [last]
    with guarded(web, wires, {"a.example": [[PUBLIC], ["127.0.0.1"]]}) as fetcher:
        assert refused(fetcher, web.page("a.example/x")).reason is Reason.REFUSED
    assert wires.connected == [PUBLIC]
    assert wires.looked_up == ["a.example", "a.example"]


def test_of_several_addresses_only_public_ones_are_tried_until_one_answers(web: Web, wires: Wires) -> None:
    wires.dead = {"2606:4700::1111"}
    with guarded(web, wires, {"a.example": [["::1", "2606:4700::1111", "10.0.0.1", PUBLIC]]}) as fetcher:
        assert isinstance(fetcher.get(web.page("a.example/x")), Page)
    assert wires.connected[:2] == ["2606:4700::1111", PUBLIC]
    assert set(wires.connected) == {"2606:4700::1111", PUBLIC}


def test_a_host_that_does_not_answer(web: Web, wires: Wires) -> None:
    wires.dead = {PUBLIC}
    with guarded(web, wires, {"a.example": [[PUBLIC]]}) as fetcher:
        error = refused(fetcher, web.url("a.example/x"))
    assert (error.reason, error.lasting) == (Reason.UNREACHABLE, False)


@pytest.mark.parametrize("failure", [OSError("not known"), UnicodeError("label too long")])
def test_a_name_that_is_not_known(web: Web, failure: Exception) -> None:
    def resolver(host: str, port: int) -> list[str]:
        raise failure

    with web.fetcher(resolver=resolver) as fetcher:
        error = refused(fetcher, web.url("a.example/x"))
    assert (error.reason, error.lasting) == (Reason.UNREACHABLE, False)
    assert "'a.example'" in error.detail


class Handshake(httpcore.NetworkStream):
    """Notes the name for TLS, and goes no further."""

    names: typing.ClassVar[list[str | None]] = []

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        assert ssl_context.check_hostname
        assert ssl_context.verify_mode is ssl.CERT_REQUIRED
        self.names.append(server_hostname)
        raise httpcore.ConnectError("certificate verify failed")

    def close(self) -> None:
        """Have nothing to close."""


def test_a_certificate_is_asked_for_by_name(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", lambda *given, **named: Handshake())
    with web.fetcher(allow_private=False, resolver=lambda host, port: [PUBLIC]) as fetcher:
        error = refused(fetcher, "https://a.example/x")
    assert error.reason is Reason.UNREACHABLE
    assert "certificate" in error.detail
    assert Handshake.names == ["a.example"]
