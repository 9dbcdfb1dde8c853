"""The page as `dossier serve` opens it over the starter corpus, and Chromium."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.ui.browsing import CHROMIUM, QUIET

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
COMMAND = [sys.executable, "-c", "from dossier.cli import main; main()"]
FAREWELL = 20  # seconds in which the server is to end


def dossier(home: Path, *arguments: str) -> str:
    """Run a command over the archive in a folder and return what it prints."""
    environment = os.environ | {"DOSSIER_HOME": str(home)}
    done = subprocess.run(
        [*COMMAND, *arguments], env=environment, check=True, capture_output=True, text=True, timeout=240
    )
    return done.stdout


@contextmanager
def serving(home: Path) -> Iterator[str]:
    """Serve the archive in a folder by a process of its own and give the address of the page."""
    environment = os.environ | {"DOSSIER_HOME": str(home)}
    command = [*COMMAND, "serve", "--port", "0"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        told = re.search(r"http://[\w.:]+", server.stdout.readline())
        try:
            assert told, "the server ended before it had an address"
            yield told.group()
        finally:
            server.terminate()
            server.wait(FAREWELL)


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an archive of the starter corpus."""
    home = tmp_path_factory.mktemp("archive")
    dossier(home, "ingest", str(CORPUS))
    return home


@pytest.fixture(scope="session")
def site(home: Path) -> Iterator[str]:
    """Return the address of the page."""
    with serving(home) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Chromium, without which nothing here can be tested."""
    assert CHROMIUM, "no Chromium on this machine: install it, or put it on the PATH"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()
