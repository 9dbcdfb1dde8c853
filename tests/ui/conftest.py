"""The page served on a free port of this machine, with a scripted assistant behind it."""

from __future__ import annotations

import asyncio
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright

from dossier.ui import build_app
from dossier.ui.keeping import Store
from dossier.ui.serving.launch import address, listening
from dossier.ui.serving.options import OPEN_TO_ALL, Serving
from tests.ui.browsing import CHROMIUM, QUIET
from tests.ui.scripted_assistant import ScriptedArchive, ScriptedAssistant, ScriptedSettings


@contextmanager
def served(
    assistant: ScriptedAssistant, serving: Serving = OPEN_TO_ALL, store: Store | None = None
) -> Iterator[str]:
    """Serve the page of an assistant and give its address."""
    door = listening("127.0.0.1", 0)
    servers: list[uvicorn.Server] = []

    async def run() -> None:
        # Built inside a running loop, for outside of one Gradio makes loops that it never closes.
        app = build_app(assistant, serving, store=store)
        config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1)
        servers.append(uvicorn.Server(config))
        await servers[0].serve(sockets=[door])

    thread = threading.Thread(target=asyncio.run, args=(run(),), daemon=True)
    thread.start()
    while not (servers and servers[0].started):
        assert thread.is_alive()
        time.sleep(0.02)
    yield address(door)
    servers[0].should_exit = True
    thread.join(10)
    door.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Chromium."""
    if CHROMIUM is None:
        reason = "no Chromium on this machine: install it, or put it on the PATH"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """Return the address of the page over the scripted archive."""
    with served(ScriptedAssistant(pause=0.05)) as found:
        yield found


@pytest.fixture(scope="session")
def writer() -> ScriptedAssistant:
    """Return an assistant that answers in prose."""
    return ScriptedAssistant(pause=0.05, settings=ScriptedSettings(llm="scripted:qwen3"))


@pytest.fixture(scope="session")
def prose_site(writer: ScriptedAssistant) -> Iterator[str]:
    """Return the address of the page of the assistant that answers in prose."""
    with served(writer) as found:
        yield found


@pytest.fixture(scope="session")
def empty_site() -> Iterator[str]:
    """Return the address of the page over an empty archive."""
    with served(ScriptedAssistant(ScriptedArchive({}))) as found:
        yield found


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let pass what pandas warns of in Gradio's queue."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"))
