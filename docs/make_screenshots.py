"""Draws the pictures of the page in docs/images: `make screenshots`.

It stands beside the documents because what it makes is part of them. The starter corpus is indexed into a
temporary folder, `dossier serve` is started over it as any user starts it, and Chromium asks, clicks and
photographs. Times are as they were measured, and ages of articles told from today; all else comes out the
same each time.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.ui.browsing import CHROMIUM, QUIET

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
ASKED = "What weapons has Azerbaijan bought from Turkey?"
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
_PATIENCE = 60_000  # milliseconds until the page shows what is waited for
_AT = re.compile(r"Dossier is at (\S+)")


def main() -> None:
    """Write every picture."""
    if CHROMIUM is None:
        sys.exit("There is no Chromium on this machine: install it, or put it on the PATH.")
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home, served(Path(home)) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        at_a_desk(browser, site)
        in_the_dark(browser, site)
        on_a_phone(browser, site)
        browser.close()


@contextmanager
def served(home: Path) -> Iterator[str]:
    """Index the starter corpus into a folder, and serve the page over it at the address that is given."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DOSSIER_")}
    environment = kept | {"DOSSIER_HOME": str(home)}
    dossier = [sys.executable, "-m", "dossier"]
    subprocess.run([*dossier, "ingest", str(ROOT / "corpus")], env=environment, check=True)
    with subprocess.Popen(
        [*dossier, "serve", "--port", "0"], env=environment, stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout
            told = next((found for line in server.stdout if (found := _AT.search(line))), None)
            if told is None:
                sys.exit("The page was not served: the reason stands above.")
            yield told[1]
        finally:
            server.terminate()


def at_a_desk(browser: Browser, site: str) -> None:
    """Photograph an answer, an article with its quotes, a steered question among kept ones, the archive."""
    with reader(browser, site, viewport=DESK) as page:
        ask(page, "When was the Shusha Declaration signed?")
        ask(page, "Who signed it?")
        begin_anew(page)
        ask(page, ASKED)
        page.evaluate("scrollTo(0, 0)")
        shoot(page, "answer")

        page.click("a.cite >> nth=2")
        page.click("#shown-e1-3 .links .open")
        expect(page.locator("#reader mark.current")).to_be_in_viewport()
        shoot(page, "article")
        page.keyboard.press("Escape")

        begin_anew(page)
        page.click("#filters > button")
        page.fill("#since input", "2020")
        page.locator("#since input").blur()
        expect(page.locator("#filters > button")).to_contain_text("from 2020")
        ask(page, "What weapons has Azerbaijan bought from Israel?")
        ask(page, "And from Turkey in 2020?")
        page.click("#shelf-toggle")
        page.locator("#turn-2").evaluate("turn => scrollBy(0, turn.getBoundingClientRect().top - 80)")
        shoot(page, "steering")

        page.get_by_role("tab", name="Archive").click()
        expect(page.locator("#library-list li")).to_have_count(50, timeout=_PATIENCE)
        page.evaluate("scrollTo(0, 0)")
        shoot(page, "archive")


def in_the_dark(browser: Browser, site: str) -> None:
    """Photograph an answer in the dark, with the quote of a marker."""
    with reader(browser, site, viewport=DESK, color_scheme="dark") as page:
        ask(page, ASKED)
        page.evaluate("scrollTo(0, 0)")
        page.hover("a.cite >> nth=2")
        expect(page.locator("#peek .quote")).to_be_visible()
        shoot(page, "dark")


def on_a_phone(browser: Browser, site: str) -> None:
    """Photograph an answer on a phone."""
    with reader(browser, site, viewport=PHONE, has_touch=True, is_mobile=True) as page:
        ask(page, ASKED)
        page.evaluate("scrollTo(0, 0)")
        shoot(page, "phone")


@contextmanager
def reader(browser: Browser, site: str, **context: Any) -> Iterator[Page]:
    """Open the page as a new reader who wants nothing to move."""
    opened = browser.new_context(reduced_motion="reduce", locale="en-GB", device_scale_factor=1, **context)
    page = opened.new_page()
    page.goto(site)
    expect(page.locator("#question textarea")).to_be_visible(timeout=_PATIENCE)
    yield page
    opened.close()


def ask(page: Page, question: str) -> None:
    """Ask, and wait for the whole answer."""
    before = page.locator(".turn.complete").count()
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    expect(page.locator(".turn.complete")).to_have_count(before + 1, timeout=_PATIENCE)


def begin_anew(page: Page) -> None:
    """Begin another conversation, once the list holds the one that is open."""
    expect(page.locator("#shelf-list .now")).to_have_count(1, timeout=_PATIENCE)
    page.click("#anew")
    page.mouse.move(0, 0)
    expect(page.locator("#talk .question")).to_have_count(0)


def shoot(page: Page, name: str) -> None:
    """Write what the reader sees, in 256 colours, which take a third of the room."""
    seen = page.screenshot(animations="disabled", caret="hide")
    Image.open(BytesIO(seen)).convert("RGB").quantize(256).save(IMAGES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
