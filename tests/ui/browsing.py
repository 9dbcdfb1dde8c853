"""A reader with a browser."""

from __future__ import annotations

import shutil
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, expect

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
expect.set_options(timeout=20_000)  # for a busy machine
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


class Reader:
    """A reader at the page, who notes what should never happen."""

    def __init__(self, browser: Browser, site: str, **context: object) -> None:
        self.site = site
        self.context = browser.new_context(**context)  # type: ignore[arg-type]
        self.page: Page = self.context.new_page()
        self.hosts: set[str] = set()
        self.trouble: list[str] = []
        self.page.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname or ""))
        self.page.on("dialog", lambda dialog: self.trouble.append(f"dialog: {dialog.message}"))
        self.page.on("pageerror", lambda error: self.trouble.append(f"error: {error}"))
        self.page.on("console", lambda message: self._note(message.type, message.text))
        self.page.goto(site)
        expect(self.page.locator("#question textarea")).to_be_visible(timeout=30_000)

    def _note(self, kind: str, text: str) -> None:
        if kind == "error":
            self.trouble.append(f"console: {text}")

    def ask(self, question: str, shows: str = ".turn.complete") -> None:
        before = self.page.locator(shows).count()
        self.page.fill("#question textarea", question)
        self.page.press("#question textarea", "Enter")
        expect(self.page.locator(shows)).to_have_count(before + 1)

    def leave(self) -> None:
        self.context.close()
        assert self.hosts <= {"127.0.0.1", ""}
        assert self.trouble == []
