"""A reader at the real page, whose every state is looked at and kept as a picture."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, expect

from tests.ui.browsing import Reader

PICTURES = Path(__file__).resolve().parent.parent / "browser-artefacts"
PATIENCE = 30_000  # milliseconds that an answer may take on a busy machine
Theme = Literal["light", "dark"]
GRAVE = {"serious", "critical"}


class Visitor(Reader):
    """A reader at the page in one width and theme.

    Args:
        browser: Chromium.
        site: address of the page.
        width: width of the window in pixels.
        theme: what the reader's system asks for.
    """

    def __init__(self, browser: Browser, site: str, width: int = 1280, theme: Theme = "light") -> None:
        self.width, self.theme = width, theme
        viewport = {"width": width, "height": 844 if width < 1024 else 900}
        super().__init__(
            browser,
            site,
            viewport=viewport,
            color_scheme=theme,
            has_touch=width < 1024,
            reduced_motion="reduce",
        )
        self.page.set_default_timeout(PATIENCE)

    def ask(self, question: str, shows: str = ".turn.complete") -> None:
        """Ask a question and wait for its answer."""
        before = self.page.locator(shows).count()
        self.page.fill("#question textarea", question)
        self.page.press("#question textarea", "Enter")
        expect(self.page.locator(shows)).to_have_count(before + 1, timeout=PATIENCE)

    def look(self, state: str) -> None:
        """Keep a picture of the page as it is, and note where it does not fit or shuts someone out."""
        PICTURES.mkdir(exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{state}-{self.width}-{self.theme}.png")
        needed = self.page.evaluate("document.documentElement.scrollWidth")
        if needed > self.width:
            self.trouble.append(f"{state}: {needed} pixels wide")
        self.trouble += [f"{state}: {barrier}" for barrier in self.barriers()]

    def barriers(self) -> list[str]:
        """Return what axe-core finds serious or critical on the page, a line for each element."""
        found = Axe().run(self.page).response["violations"]
        return [
            f"{each['id']} ({each['impact']}): {node['target']} {node['html'][:200]} {_why(node)}"
            for each in found
            if each["impact"] in GRAVE
            for node in each["nodes"]
        ]

    def leave(self) -> None:
        """Close the page; whatever was wrong with any of its states is told together."""
        self.context.close()
        assert self.hosts <= {"127.0.0.1", ""}, self.hosts
        assert not self.trouble, "\n".join(self.trouble)

    def open_archive(self) -> Locator:
        """Open the Archive tab and return its list of articles."""
        self.page.get_by_role("tab", name="Archive").click()
        articles = self.page.locator("#library-list .open")
        expect(articles.first).to_be_visible(timeout=PATIENCE)
        return articles


@contextmanager
def visiting(browser: Browser, site: str, width: int = 1280, theme: Theme = "light") -> Iterator[Visitor]:
    """Open the page for a reader, who is to have met with no trouble when leaving it."""
    visitor = Visitor(browser, site, width, theme)
    try:
        yield visitor
    except BaseException:
        visitor.context.close()
        raise
    visitor.leave()


def _why(node: dict[str, list[dict[str, str]]]) -> str:
    return "; ".join(check["message"] for kind in ("any", "all", "none") for check in node[kind])
