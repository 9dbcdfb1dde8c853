"""Who asks: a browser keeps its reader, nobody can take another's, and a login goes before both."""

from __future__ import annotations

import errno
import stat
import sys
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dossier.errors import StorageError
from dossier.ui.keeping import ReaderCookie, reader_of, secret_in
from dossier.ui.keeping.cookie import KEY_FILE

SECRET = b"s" * 32


def site(secret: bytes = SECRET, address: str = "http://testserver", **options: Any) -> TestClient:
    """Return a site whose page `/` and data `/data` tell their reader."""
    app = Starlette(
        routes=[
            Route("/", lambda request: HTMLResponse(request.state.reader)),
            Route("/data", lambda request: PlainTextResponse(request.state.reader)),
        ]
    )
    app.add_middleware(ReaderCookie, secret=secret)  # type: ignore[arg-type]
    return TestClient(app, base_url=address, **options)


def cookie_of(response: httpx.Response) -> tuple[str, str]:
    """Return name and value of the one cookie of a response."""
    name, _, value = response.headers["set-cookie"].partition(";")[0].partition("=")
    return name, value


def test_a_browser_keeps_its_reader_and_another_has_its_own() -> None:
    first, second = site(), site()
    reader = first.get("/").text
    assert len(reader) == 32
    assert int(reader, 16) >= 0
    assert [first.get(path).text for path in ("/data", "/", "/data")] == [reader] * 3
    assert second.get("/").text != reader
    assert site().get("/").text not in (reader, second.get("/").text)


def test_the_cookie_is_for_pages_of_this_site_alone() -> None:
    response = site().get("/")
    assert sorted(response.headers["set-cookie"].split("; ")[1:]) == [
        "HttpOnly",
        "Max-Age=34560000",
        "Path=/",
        "SameSite=Lax",
    ]
    assert response.headers["cache-control"] == "private, no-cache"
    assert "set-cookie" not in site().get("/data").headers


def test_the_cookie_is_secure_behind_https_and_keeps_to_the_root_path() -> None:
    said = site(address="https://testserver", root_path="/press").get("/").headers["set-cookie"]
    assert {"Secure", "Path=/press"} <= set(said.split("; "))


@pytest.mark.parametrize(
    "forge",
    [
        lambda value: value[:-1],
        lambda value: ("0" if value[0] != "0" else "1") + value[1:],
        lambda value: value.partition(".")[0],
        lambda value: "",
        lambda value: "é" * 40,
        lambda value: f"user:editor.{value.partition('.')[2]}",
    ],
)
def test_a_forged_or_damaged_cookie_is_a_new_browser(forge: Any) -> None:
    response = site().get("/")
    name, value = cookie_of(response)
    forged = f"{name}={forge(value)}".encode("latin-1")
    again = site().get("/", headers=[(b"cookie", forged)])
    assert len(again.text) == 32
    assert again.text != response.text
    assert cookie_of(again)[1] != value


def test_a_cookie_of_another_secret_is_a_new_browser() -> None:
    name, value = cookie_of(site().get("/"))
    other = site(b"t" * 32)
    other_name, _ = cookie_of(other.get("/"))
    assert other_name != name  # so that two archives on two ports leave each other's alone
    assert (
        site(b"t" * 32).get("/", headers={"cookie": f"{other_name}={value}"}).text != value.partition(".")[0]
    )


def test_the_cookie_is_found_among_those_of_outer_paths() -> None:
    response = site().get("/")
    name, value = cookie_of(response)
    line = f"other=1; {name}=of.another;{name}={value}; {name}=worse"
    assert site().get("/data", headers={"cookie": line}).text == response.text


def test_a_login_goes_before_the_browser() -> None:
    state = Request({"type": "http", "state": {"reader": "ab" * 16}}).state
    anonymous = SimpleNamespace(username=None, state=state)
    editor = SimpleNamespace(username="ab" * 16, state=state)
    assert reader_of(anonymous) == "ab" * 16  # type: ignore[arg-type]
    assert reader_of(editor) == f"user:{'ab' * 16}"  # type: ignore[arg-type]


def test_the_secret_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    made: list[bytes] = []
    threads = [threading.Thread(target=lambda: made.append(secret_in(folder))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 8
    assert len(set(made)) == 1
    assert len(made[0]) == 32
    assert secret_in(tmp_path / "other") != made[0]
    if sys.platform != "win32":
        assert stat.S_IMODE((folder / KEY_FILE).stat().st_mode) == 0o600


def test_a_secret_that_was_cut_short_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / KEY_FILE).write_bytes(b"")
    assert len(secret_in(tmp_path)) == 32


def test_a_secret_that_cannot_be_kept_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_options: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system", str(tmp_path / "new"))

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(StorageError, match="cannot be written to"):
        secret_in(tmp_path)
    assert not (tmp_path / KEY_FILE).exists()
