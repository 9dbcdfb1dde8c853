"""The door: who gets in, who does not, and how one signs in."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from gradio_client import Client
from gradio_client.exceptions import AuthenticationError
from playwright.sync_api import Browser, expect

from dossier.ui.serving import passwords
from dossier.ui.serving.login import COOKIE
from dossier.ui.serving.options import Serving
from dossier.ui.serving.passwords import Passwords, change
from dossier.ui.serving.sessions import LASTS, Sessions
from dossier.ui.serving.throttle import FREE
from tests.ui.browsing import Reader
from tests.ui.conftest import served
from tests.ui.scripted_assistant import ARTICLES, FLAGSHIP, ScriptedAssistant

PASSWORD = "correct horse"
PAGE = {"accept": "text/html,application/xhtml+xml"}


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file with one name in it."""
    monkeypatch.setattr(passwords, "_COST", 4)
    change(tmp_path / "readers", "anna <b>", PASSWORD)
    return tmp_path / "readers"


@pytest.fixture
def locked(file: Path) -> Iterator[str]:
    """Return the address of a page that asks for a password."""
    with served(ScriptedAssistant(), Serving(auth_file=file)) as site:
        yield site


def enter(site: str, password: str = PASSWORD, name: str = "anna <b>", **more: str) -> httpx.Response:
    return httpx.post(f"{site}/login", data={"username": name, "password": password, **more}, headers=PAGE)


PATHS = (
    "/",
    "/?view=api",
    "/config",
    "/theme.css",
    "/article/som",
    "/gradio_api/info",
    "/gradio_api/app_id",
    "/gradio_api/heartbeat/abc",
    "/gradio_api/queue/data?session_hash=abc",
    "/gradio_api/file=/etc/hostname",
    "/static/img/logo.svg",
    "/login_check",
    "/logout",
    "/nothing",
    "/healthz/",
    "/healthz/more",
    "/uitricks",
)


def test_everything_asks_for_a_password_but_the_health_and_our_own_style(locked: str) -> None:
    for path in PATHS:
        answer = httpx.get(locked + path)
        assert (answer.status_code, answer.json()) == (401, {"detail": "Sign in first."}), path
        assert answer.headers["x-content-type-options"] == "nosniff"
    for path in ("/gradio_api/queue/join", "/gradio_api/call/ask", "/gradio_api/upload", "/logout"):
        assert httpx.post(locked + path, json={"data": []}).status_code == 401, path
    for path in ("/healthz", "/login", "/ui/style.css", "/ui/login.css", "/ui/favicon.png"):
        assert httpx.get(locked + path).status_code == 200, path
    for path in ("/ui/../article/som", "/ui/..%2farticle/som", "/ui/%2e%2e/config"):
        assert httpx.get(locked + path).status_code in (401, 404), path
    assert httpx.get(f"{locked}/healthz").json() == {"articles": len(ARTICLES)}


def test_a_browser_is_led_to_the_login_and_back(locked: str) -> None:
    turned = httpx.get(f"{locked}/article/som?mark=0-22&x=%3C", headers=PAGE)
    assert turned.status_code == 303
    where = turned.headers["location"]
    assert where == "/login?next=%2Farticle%2Fsom%3Fmark%3D0-22%26x%3D%253C"
    form = httpx.get(locked + where)
    assert 'value="/article/som?mark=0-22&#38;x=%3C"' in form.text
    assert "form-action 'self'" in form.headers["content-security-policy"]
    assert form.headers["cache-control"] == "no-store"
    entered = enter(locked, next="/article/som?mark=0-22&x=%3C")
    assert (entered.status_code, entered.headers["location"]) == (303, "/article/som?mark=0-22&x=%3C")
    article = httpx.get(locked + entered.headers["location"], cookies=entered.cookies)
    assert article.status_code == 200


@pytest.mark.parametrize(
    "onward",
    ["//evil.example", "/\\evil.example", "https://evil.example", "evil", "/\t/evil.example", "/\n", ""],
)
def test_a_login_leads_to_no_other_host(locked: str, onward: str) -> None:
    assert enter(locked, next=onward).headers["location"] == "/"


def test_the_cookie_is_for_the_server_alone(locked: str) -> None:
    cookie = enter(locked).headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/;" in cookie
    assert "Secure" not in cookie
    https = {**PAGE, "x-forwarded-proto": "https"}
    form = {"username": "anna <b>", "password": PASSWORD}
    assert "Secure" in httpx.post(f"{locked}/login", data=form, headers=https).headers["set-cookie"]


def test_a_wrong_password_and_a_wrong_name_are_told_alike(
    locked: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "dossier"):
        wrong = enter(locked, "guess")
        nobody = enter(locked, name='bob" level=INFO\n')
        right = enter(locked)
    assert wrong.status_code == nobody.status_code == 401
    assert "do not go together" in wrong.text
    assert 'value="anna &#60;b&#62;" required><' in wrong.text
    assert wrong.text.replace("anna &#60;b&#62;", "") == nobody.text.replace("bob&#34; level=INFO", "")
    assert "set-cookie" not in wrong.headers
    assert right.status_code == 303
    logged = [record.getMessage() for record in caplog.records if record.name.endswith("login")]
    assert logged == [
        'login failed name="anna <b>" address=127.0.0.1',
        'login failed name="bob\\" level=INFO" address=127.0.0.1',
        'login done name="anna <b>" address=127.0.0.1',
    ]
    assert "guess" not in caplog.text
    assert PASSWORD not in caplog.text


def test_failed_logins_are_slowed(locked: str) -> None:
    for _ in range(FREE):
        assert enter(locked, "guess").status_code == 401
    slowed = enter(locked)
    assert slowed.status_code == 429
    assert int(slowed.headers["retry-after"]) >= 1
    assert "please wait" in slowed.text
    told = httpx.post(f"{locked}/login", data={"username": "berta", "password": "x"})
    assert (told.status_code, list(told.json())) == (429, ["detail"])


def test_a_form_that_is_too_long_is_not_read(locked: str) -> None:
    assert enter(locked, "x" * 20_000).status_code == 401
    assert httpx.post(f"{locked}/login", content=b"\xff=\xfe").status_code == 401


def test_a_session_ends_with_the_password_the_name_and_the_time(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(file, "berta", PASSWORD)
    sessions = Sessions(Passwords(file), b"secret")
    anna, berta = sessions.token("anna <b>"), sessions.token("berta")
    assert sessions.name(anna) == "anna <b>"
    change(file, "anna <b>", "battery staple")
    assert sessions.name(anna) is None
    assert sessions.name(berta) == "berta"
    file.write_text(
        "".join(line for line in file.read_text().splitlines(True) if not line.startswith("berta"))
    )
    assert sessions.name(berta) is None
    anna = sessions.token("anna <b>")
    assert Sessions(Passwords(file), b"secret").name(anna) == "anna <b>"
    assert Sessions(Passwords(file), b"another").name(anna) is None
    assert Sessions(Passwords(file)).name(anna) is None
    for forged in ("", "x", f"{anna}x", anna[:-1], "é", "a.b.c"):
        assert sessions.name(forged) is None
    monkeypatch.setattr("time.time", lambda: 4_000_000_000 + LASTS)
    assert sessions.name(anna) is None


def test_a_program_signs_in(locked: str) -> None:
    with pytest.raises(AuthenticationError):
        Client(locked, verbose=False, analytics_enabled=False)
    with pytest.raises(AuthenticationError):
        Client(locked, auth=("anna <b>", "guess"), verbose=False, analytics_enabled=False)
    client = Client(locked, auth=("anna <b>", PASSWORD), verbose=False, analytics_enabled=False)
    try:
        assert client.predict(FLAGSHIP, api_name="/ask")["question"] == FLAGSHIP
        assert client.predict(api_name="/status")["articles"] == len(ARTICLES)
    finally:
        client.close()


def test_a_reader_signs_in_asks_and_signs_out(locked: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda told: trouble.append(told.text) if told.type == "error" else None)
    page.goto(locked)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    expect(page.get_by_label("Name")).to_be_focused()
    page.keyboard.type("anna <b>")
    page.keyboard.press("Tab")
    page.keyboard.type("guess")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("do not go together")
    expect(page.get_by_label("Name")).to_have_value("anna <b>")
    expect(page.get_by_label("Password")).to_be_focused()
    assert "401" in trouble.pop()
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("#question textarea")).to_be_visible(timeout=30_000)
    page.fill("#question textarea", FLAGSHIP)
    page.press("#question textarea", "Enter")
    expect(page.locator(".turn.complete")).to_have_count(1)
    page.locator("a.open:visible").first.click()
    expect(page.locator("#reader h1")).to_be_visible()
    page.keyboard.press("Escape")
    assert trouble == []
    page.get_by_role("link", name="Account", exact=True).click()
    expect(page.get_by_text("You are signed in as anna <b>.")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert not context.cookies()
    broken_off = ("AbortError", "Connection errored out")  # what a page still waited for when it was left
    assert not [each for each in trouble if not any(told in each for told in broken_off)]
    context.close()


def test_a_page_without_passwords_asks_for_none(site: str, browser: Browser) -> None:
    Reader(browser, site).leave()
    assert httpx.get(f"{site}/login").status_code == 405
