"""The page behind a proxy, under a path."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from gradio_client import Client
from playwright.sync_api import Browser, expect

from dossier.ui.serving import passwords
from dossier.ui.serving.options import Serving
from dossier.ui.serving.passwords import change
from tests.ui.browsing import Reader
from tests.ui.conftest import served
from tests.ui.scripted_assistant import ARTICLES, FLAGSHIP, ScriptedAssistant

PREFIX = "/tools/press"
_OWN = {"connection", "keep-alive", "transfer-encoding", "host", "content-length"}


@contextmanager
def proxy(site: str, *, strips: bool) -> Iterator[str]:
    """Offer a site under a path, as nginx does with `proxy_pass http://…/;` or, without stripping, `…;`."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if not self.path.startswith(f"{PREFIX}/"):
                self.send_error(404)
                return
            path = self.path.removeprefix(PREFIX) if strips else self.path
            with closing(HTTPConnection(urlsplit(site).netloc, timeout=30)) as upstream:
                self._pass_on(path, upstream)

        def _pass_on(self, path: str, upstream: HTTPConnection) -> None:
            sent = {name: value for name, value in self.headers.items() if name.lower() not in _OWN}
            sent |= {
                "Host": self.headers["Host"],
                "X-Forwarded-For": "192.0.2.7",
                "X-Forwarded-Proto": "http",
            }
            length = int(self.headers.get("Content-Length") or 0)
            upstream.request(self.command, path, self.rfile.read(length) or None, sent)
            answer = upstream.getresponse()
            self.send_response_only(answer.status, answer.reason)
            for name, value in answer.getheaders():
                if name.lower() not in _OWN:
                    self.send_header(name, value)
            self.end_headers()
            while chunk := answer.read1(65536):  # as it comes: events are not held back
                self.wfile.write(chunk)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *told: object) -> None:
            pass

        def handle(self) -> None:
            with suppress(OSError):  # one of the two has gone
                super().handle()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(params=[True, False], ids=["stripped", "whole"])
def press(request: pytest.FixtureRequest) -> Iterator[str]:
    """Return the address of a page behind a proxy that strips the path, or that does not."""
    with (
        served(ScriptedAssistant(), Serving(root_path=PREFIX)) as site,
        proxy(site, strips=request.param) as found,
    ):
        yield found


def test_a_reader_behind_a_proxy_asks_and_reads(press: str, browser: Browser) -> None:
    reader = Reader(browser, f"{press}/")
    paths: list[str] = []
    reader.page.on("request", lambda request: paths.append(urlsplit(request.url).path))
    reader.ask(FLAGSHIP)
    reader.page.locator("a.open:visible").first.click()
    expect(reader.page.locator("#reader mark").first).to_be_visible()
    alone = reader.page.locator("#reader a.alone").evaluate("link => link.href")
    assert alone.startswith(f"{press}/article/")
    assert paths
    assert [path for path in paths if not path.startswith(f"{PREFIX}/")] == []
    reader.page.goto(alone)
    expect(reader.page.locator("h1")).to_be_visible()
    background = reader.page.evaluate("getComputedStyle(document.body).fontFamily")
    assert "system-ui" in background
    reader.page.locator("a.home").click()
    expect(reader.page.locator("#question textarea")).to_be_visible(timeout=30_000)
    assert reader.page.url == f"{press}/"
    reader.leave()


def test_programs_and_checks_work_behind_a_proxy(press: str) -> None:
    client = Client(f"{press}/", verbose=False, analytics_enabled=False)
    assert client.config["root"] == press
    assert client.predict(FLAGSHIP, api_name="/ask")["question"] == FLAGSHIP
    client.close()
    assert httpx.get(f"{press}/healthz").json() == {"articles": len(ARTICLES)}
    assert httpx.get(f"{press}/ui/style.css").headers["content-type"].startswith("text/css")
    assert httpx.get(f"{press}/article/none").status_code == 404


def test_the_server_itself_leads_to_its_path_too() -> None:
    with served(ScriptedAssistant(), Serving(root_path=PREFIX)) as site:
        assert httpx.get(site + PREFIX).headers["location"] == f"{PREFIX}/"
        assert httpx.get(f"{site}{PREFIX}/healthz").status_code == 200
        assert httpx.get(f"{site}/healthz").status_code == 200


def test_one_signs_in_behind_a_proxy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_COST", 4)
    change(tmp_path / "readers", "anna", "correct horse")
    serving = Serving(auth_file=tmp_path / "readers", root_path=PREFIX)
    with served(ScriptedAssistant(), serving) as site, proxy(site, strips=True) as press:
        page = {"accept": "text/html"}
        turned = httpx.get(f"{press}/article/som", headers=page)
        assert turned.headers["location"] == f"{PREFIX}/login?next=%2Farticle%2Fsom"
        form = {"username": "anna", "password": "correct horse", "next": "/article/som"}
        entered = httpx.post(f"{press}/login", data=form, headers=page)
        assert entered.headers["location"] == f"{PREFIX}/article/som"
        assert f"Path={PREFIX};" in entered.headers["set-cookie"]
        assert httpx.get(f"{press}/article/som", cookies=entered.cookies).status_code == 200
        for path in ("/article/som", "/gradio_api/info", "/healthz/x", f"{PREFIX}/config"):
            assert httpx.get(press + path).status_code == 401, path
        assert httpx.get(f"{press}/healthz").status_code == 200
        client = Client(f"{press}/", auth=("anna", "correct horse"), verbose=False, analytics_enabled=False)
        assert client.predict(api_name="/status")["articles"] == len(ARTICLES)
        client.close()
