"""What a reader waits for at the page, timed by the browser, over one archive or beside another.

    python benchmarks/reading_task.py [ARCHIVE...] [--count 20]

Serves each archive (the corpus, in a folder of its own, unless one is given), and lets Chromium do what a
reader does: open the page, send a question, click the first marker of the answer and then "Open article" of
the card that it lights up, open the Archive tab, and search there. The clock of the task starts when the
question is sent and stops when the highlighted sentence is in view; the aim is 3 seconds. The questions are
made of headlines of the archive, each asked once, in a conversation of its own. What the clock waits for is
looked for at each frame: Playwright's own waiting looks five times, then twice a second. With several
archives the medians of the others are given as multiples of the first one's.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from readers import FORMS, ROOT, RUN, environment, served

from dossier.archive import Archive

SEED = 7
SEEN = """() => {
    const mark = document.querySelector("#reader[open] mark.current")?.getBoundingClientRect();
    return mark && mark.top >= 0 && mark.top < innerHeight;
}"""
COMPLETE = "() => document.querySelector('.turn.complete')"
LISTED = "() => document.querySelector('#library-list li')"
FIRST = "title => document.querySelector('#library-list li')?.innerText.includes(title)"
STEPS = ("page open", "answer complete", "sentence seen", "archive tab open", "search in the tab")


def headlines(home: Path, count: int) -> list[str]:
    """Return headlines of an archive, drawn at random, always the same."""
    with Archive.open(home, chroma_url=None) as archive:
        ids = sorted(name for name, _ in archive.origins().values())
        drawn = random.Random(SEED).sample(ids, min(count, len(ids)))
        return [article.title for article in archive.articles(drawn).values()]


def task(page: Page, site: str, title: str, number: int) -> list[float | None]:
    """Do what a reader does, and return the seconds of each of `STEPS`; None where nothing is quoted."""
    begun = time.perf_counter()
    page.goto(site)
    page.wait_for_selector("#question textarea")
    opened = time.perf_counter() - begun
    page.fill("#question textarea", FORMS[number % len(FORMS)].format(title))
    begun = time.perf_counter()
    page.press("#question textarea", "Enter")
    page.wait_for_function(COMPLETE)
    answered, seen = time.perf_counter() - begun, None
    if page.locator("#chat a.cite").count():
        page.locator("#chat a.cite").first.click()
        page.locator("#evidence .card:focus .open").first.click()
        page.wait_for_function(SEEN)
        seen = time.perf_counter() - begun
        page.keyboard.press("Escape")
    begun = time.perf_counter()
    page.get_by_role("tab", name="Archive").click()
    page.wait_for_function(LISTED)
    listed = time.perf_counter() - begun
    return [opened, answered, seen, listed, searched(page, title)]


def searched(page: Page, title: str) -> float:
    """Search the tab for a headline, and return the seconds until it heads the list."""
    page.get_by_label("Search titles and texts").fill(title)
    begun = time.perf_counter()
    page.get_by_role("button", name="Search").click()
    page.wait_for_function(FIRST, arg=title)
    return time.perf_counter() - begun


def measured(home: Path, count: int) -> dict[str, list[float]]:
    """Return the seconds of each step for some questions to an archive."""
    titles = headlines(home, count + 1)
    with served(home) as (site, _), sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        task(page, site, titles[0], 0)  # the first visit loads scripts and models
        found = [task(page, site, title, number) for number, title in enumerate(titles[1:])]
        browser.close()
    return {
        name: [each for each in column if each is not None]
        for name, column in zip(STEPS, zip(*found, strict=True), strict=True)
    }


@contextmanager
def archives(given: list[Path]) -> Iterator[list[Path]]:
    """Give the archives, one of the corpus where none is given."""
    with tempfile.TemporaryDirectory() as folder:
        if not given:
            command = [*RUN, "ingest", str(ROOT / "corpus")]
            subprocess.run(command, env=environment(Path(folder)), check=True)
        yield given or [Path(folder)]


def main() -> None:
    """Time the steps over each archive, and print medians, the worst, and multiples of the first's."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("homes", nargs="*", type=Path, metavar="ARCHIVE")
    parser.add_argument("--count", type=int, default=20, help="questions to ask")
    asked = parser.parse_args()
    first: dict[str, float] = {}
    with archives(asked.homes) as homes:
        for home in homes:
            print(f"{home.name}:", flush=True)
            for name, seconds in measured(home, asked.count).items():
                median = statistics.median(seconds)
                beside = f", {median / first[name]:.2f} times the first" if name in first else ""
                first.setdefault(name, median)
                print(
                    f"  {name}: median {median:.2f} s, worst {max(seconds):.2f} s of {len(seconds)}{beside}"
                )


if __name__ == "__main__":
    main()
