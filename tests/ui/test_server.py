"""Routes, headers and the start of the server."""

from __future__ import annotations

import asyncio
import gc
import logging
import re
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import gradio
import httpx
import pytest
import uvicorn

from dossier.archive import Archive
from dossier.embedding import Embedder
from dossier.errors import ArchiveError, SettingsError
from dossier.settings import Settings
from dossier.ui import serve
from dossier.ui.markup import article_address
from dossier.ui.serving.launch import _is_news, address, listening, log_to_stderr, warm, warn_of_strangers
from dossier.ui.serving.options import Serving
from tests.ui.html_reading import read
from tests.ui.scripted_assistant import ARTICLES, HOSTILE_TITLE, ScriptedAssistant


def test_every_page_carries_the_safe_headers(site: str) -> None:
    for path in ("/", "/article/som", "/article/none", "/healthz", "/ui/style.css", "/theme.css"):
        headers = httpx.get(site + path).headers
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["referrer-policy"] == "no-referrer", path
        assert "frame-ancestors 'self'" in headers["content-security-policy"], path
        assert "unsafe-eval" not in headers["content-security-policy"], path


def test_the_page_names_no_outside_host_in_its_policy_and_has_its_own_name(site: str) -> None:
    page = httpx.get(site)
    assert "http" not in page.headers["content-security-policy"]
    assert '"title":"Dossier"' in page.text.replace('": "', '":"')
    assert "fonts.googleapis.com" not in page.text
    assert httpx.get(f"{site}/favicon.ico").content == httpx.get(f"{site}/ui/favicon.png").content


def test_the_box_for_files_has_our_words_in_every_language_of_gradio(site: str) -> None:
    said = httpx.get(f"{site}/config").json()["i18n_translations"]
    assets = Path(gradio.__file__).parent / "templates" / "frontend" / "assets"
    names = (re.fullmatch(r"([a-z]{2,3}(?:-[A-Z]{2})?)-[\w-]{8}\.js", path.name) for path in assets.iterdir())
    spoken = {name[1] for name in names if name and "drop_file:" in (assets / name[0]).read_text("utf-8")}
    assert len(spoken) > 20
    assert set(said) == spoken | {"en"}
    assert {words["upload_text.drop_file"] for words in said.values()} == {
        "Drop articles here: HTML, PDF, Word, text, JSON, CSV or ZIP"
    }


def test_the_page_has_its_title_and_icon_from_the_start_and_tells_previews_nothing_of_gradio(
    site: str,
) -> None:
    for encoding in ("identity", "gzip", "br"):
        answer = httpx.get(site, headers={"Accept-Encoding": encoding})
        head = answer.text.partition("</head>")[0]
        assert head.count("<title>Dossier</title>") == head.count('rel="icon" href="ui/favicon.png"') == 1
        assert not re.search("og:|twitter:|manifest", head.partition("window.gradio_config")[0])
    assert httpx.head(site).status_code == 200
    assert httpx.get(f"{site}/ui/style.css").headers["content-encoding"] == "gzip"


def test_an_article_has_a_page_with_its_quotes_marked(site: str) -> None:
    answer = httpx.get(f"{site}/article/som?mark=0-22&mark=9-999999")
    assert answer.status_code == 200
    assert "script-src" not in answer.headers["content-security-policy"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    document = read(answer.text.removeprefix("<!doctype html>"))
    assert document.of("h1")[0].text == "SOM cruise missiles on show in Baku"
    assert [mark.text for mark in document.of("mark")] == ["SOM-B1 cruise missiles"]
    assert document.of("a", "anchor")[0].attributes["id"] == "q0-22"


def test_an_article_that_changed_since_it_was_quoted_says_so(site: str) -> None:
    quote = "SOM-B1 cruise missiles"
    told = "The article has changed since this answer; the quoted words are no longer at this place."
    same = httpx.get(f"{site}/{article_address('som', [(0, quote)])}").text
    moved = httpx.get(f"{site}/{article_address('som', [(3, quote)])}").text
    assert f"<mark>{quote}</mark>" in same
    assert told not in same
    assert "<mark>" not in moved
    assert told in moved


def test_an_article_page_lists_its_sources_and_escapes_them(site: str) -> None:
    document = read(httpx.get(f"{site}/article/tb2-2020").text.removeprefix("<!doctype html>"))
    sources = [item.text for item in document.of("li")]
    assert sources == [
        "Azerbaijan to buy drones from Turkey ↗ Daily Sabah · 22 June 2020",
        "A note without address Jane's · July 2020",
    ]
    hostile = httpx.get(f"{site}/article/hostile%3Cid%3E1").text
    assert "<script" not in hostile
    assert "<img" not in hostile
    assert read(hostile.removeprefix("<!doctype html>")).of("h1")[0].text == HOSTILE_TITLE


def test_an_unknown_article_is_told_in_plain_words(site: str) -> None:
    answer = httpx.get(f"{site}/article/none<b>")
    assert answer.status_code == 404
    assert "No such article" in answer.text
    assert "<b>" not in answer.text


def test_health_tells_the_number_of_articles(site: str) -> None:
    assert httpx.get(f"{site}/healthz").json() == {"articles": len(ARTICLES)}


def test_gradio_documents_itself_nowhere_else(site: str) -> None:
    assert httpx.get(f"{site}/docs").status_code == httpx.get(f"{site}/openapi.json").status_code == 404


def test_the_log_goes_to_standard_error_in_lines_of_keys_and_values(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ours = logging.getLogger("dossier")
    before = ours.level, ours.handlers, ours.propagate
    try:
        log_to_stderr()
        logging.getLogger("dossier.questions").info("question outcome=answered")
    finally:
        ours.level, ours.handlers, ours.propagate = before
    told = capsys.readouterr()
    assert told.out == ""
    stamp = r"time=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4}"
    assert re.fullmatch(rf"{stamp} level=INFO question outcome=answered\n", told.err)


@pytest.mark.parametrize(("read_only", "told"), [(True, "read the archive:"), (False, "remove from it:")])
def test_a_page_that_others_may_reach_without_a_password_is_warned_of(
    caplog: pytest.LogCaptureFixture, tmp_path: Path, read_only: bool, told: str
) -> None:
    with listening("0.0.0.0", 0) as door:
        warn_of_strangers(door, Serving(read_only=read_only))
        assert told in caplog.text
        caplog.clear()
        warn_of_strangers(door, Serving(auth_file=tmp_path))
    with listening("127.0.0.1", 0) as door:
        warn_of_strangers(door, Serving())
    assert caplog.text == ""


def test_a_taken_port_is_told_in_one_sentence() -> None:
    with listening("127.0.0.1", 0) as door:
        port = door.getsockname()[1]
        assert address(door) == f"http://127.0.0.1:{port}"
        with pytest.raises(SettingsError, match=rf"PORT {port} of 127.0.0.1 cannot be used .*PORT=7861"):
            listening("127.0.0.1", port)


@pytest.mark.parametrize("host", ["not a host", "127.0..1"])
def test_a_host_of_elsewhere_is_told_in_one_sentence(host: str) -> None:
    with pytest.raises(SettingsError, match=f"HOST {host} is not an address of this machine"):
        listening(host, 7860)


@pytest.mark.skipif(not socket.has_ipv6, reason="this machine has no IPv6")
def test_the_address_of_an_open_host_can_be_followed() -> None:
    with listening("0.0.0.0", 0) as door:
        assert address(door).startswith("http://127.0.0.1:")
    try:
        door = listening("::1", 0)
    except SettingsError:
        pytest.skip("this machine has no IPv6 loopback")
    with door:
        assert address(door).startswith("http://[::1]:")


def test_warming_up_asks_once_and_survives_a_failure(caplog: pytest.LogCaptureFixture) -> None:
    assistant = ScriptedAssistant()
    over = threading.Event()
    warm(assistant, over)
    assert len(assistant.asked) == 1
    assert gc.get_freeze_count()
    gc.unfreeze()

    class Broken(ScriptedAssistant):
        def stream(self, question, **scope):  # type: ignore[no-untyped-def]
            raise OSError("no model")

    warm(Broken(), over)
    assert "no model" in caplog.text
    caplog.clear()
    over.set()
    warm(Broken(), over)
    assert caplog.text == ""


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_serving_prints_its_address_answers_and_ends_in_order(fixture_home: Path, sent: int) -> None:
    code = (
        "from dossier.settings import Settings; from dossier.ui import serve; from pathlib import Path; "
        f"serve(Settings(home=Path({str(fixture_home)!r}), port=0))"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=-1, stderr=-1, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("Dossier is at http://127.0.0.1:")
        health = httpx.get(f"{line.split()[3]}/healthz", timeout=30).json()
        process.send_signal(sent)
        _, complaints = process.communicate(timeout=60)
    assert health["articles"] > 0
    assert process.returncode == 0
    assert "Traceback" not in complaints


def test_a_browser_that_is_still_there_at_the_end_leaves_no_trace_in_the_log() -> None:
    def record(error: BaseException) -> logging.LogRecord:
        return logging.LogRecord(
            "uvicorn.error", logging.ERROR, "", 1, "Exception", (), (type(error), error, None)
        )

    assert not _is_news(record(asyncio.CancelledError()))
    assert _is_news(record(ValueError()))
    late = "Cancel %s running task(s), timeout graceful shutdown exceeded"
    assert not _is_news(logging.LogRecord("uvicorn.error", logging.ERROR, "", 1, late, (1,), None))
    assert _is_news(logging.LogRecord("uvicorn.error", logging.ERROR, "", 1, "Told", (), None))


def test_without_an_archive_the_page_begins_with_an_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[int] = []

    def run(server: uvicorn.Server, sockets: object) -> None:
        with Archive.open(tmp_path / "home") as archive:
            served.append(archive.status(check=False).articles)

    monkeypatch.setattr(uvicorn.Server, "run", run)
    monkeypatch.setattr("dossier.ui.serving.launch.build_app", lambda *_given, **_named: None)
    settings = Settings(home=tmp_path / "home", port=0)
    with pytest.raises(ArchiveError):
        serve(settings, Serving(read_only=True))
    serve(settings)
    assert served == [0]


def test_the_page_stands_on_the_real_archive(fixture_home: Path, embedder: Embedder) -> None:
    """What the page asks of the archive is what the archive gives."""
    from dossier.ui.asking.opening import masthead_html

    with Archive.open(fixture_home, embedder.card) as archive:
        status = archive.status(check=False)
        assert f"{status.articles} articles" in masthead_html(status)
        assert status.first_published is not None
        assert str(status.first_published.year) in masthead_html(status)


def test_importing_the_page_loads_no_heavy_library() -> None:
    code = "import sys, dossier.ui; print([m for m in ('gradio', 'torch', 'fastapi') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
