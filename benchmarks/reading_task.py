"""A reader's task, timed by the browser: from a question sent to its quote, highlighted in the open article.

A reader asks and clicks twice: on the first marker of the answer, then on "Open article" of the card that it
lights up. The clock starts when the question is sent and stops when the highlighted sentence is in view.
The aim is under 3 seconds. The page is that of a running Dossier over the starter corpus:

    dossier serve --port 7860 &
    python benchmarks/reading_task.py http://127.0.0.1:7860
"""

import argparse
import json
import shutil
import statistics
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from dossier.ui.asking.opening import EXAMPLES

QUESTIONS = Path(__file__).with_name("questions.jsonl")
SEEN = """() => {
    const mark = document.querySelector("#reader[open] mark.current")?.getBoundingClientRect();
    return mark && mark.top >= 0 && mark.top < innerHeight;
}"""


def questions(count: int) -> list[str]:
    """Return the first questions that the starter corpus answers."""
    told = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    return ["What weapons has Azerbaijan bought from Israel?", *EXAMPLES, *_answerable(told)][:count]


def _answerable(told: list[dict[str, Any]]) -> list[str]:
    return [each["question"] for each in told if each["answerable"]]


def task(page: Page, site: str, question: str) -> tuple[float, float] | None:
    """Do the task in a new conversation.

    Returns:
        Seconds until the answer is complete, and until the sentence is seen; None where nothing is quoted.
    """
    page.goto(site)
    page.wait_for_selector("#chat .example")
    page.fill("#question textarea", question)
    begun = time.perf_counter()
    page.press("#question textarea", "Enter")
    page.wait_for_selector(".turn.complete", timeout=60_000)
    answered = time.perf_counter() - begun
    if not page.locator("#chat a.cite").count():
        return None
    page.locator("#chat a.cite").first.click()
    page.locator("#evidence .card:focus .open").first.click()
    page.wait_for_function(SEEN)
    return answered, time.perf_counter() - begun


def main() -> None:
    """Time the task for some questions, and print the median and the worst."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("site", help="address of the page")
    parser.add_argument("--count", type=int, default=20, help="questions to ask")
    asked = parser.parse_args()
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        found = [task(page, asked.site, question) for question in questions(asked.count)]
        browser.close()
    times = [each for each in found if each]
    print(f"{len(times)} of {len(found)} questions answered with a quote")
    for name, seconds in zip(("answer complete", "sentence seen"), zip(*times, strict=True), strict=True):
        print(f"{name}: median {statistics.median(seconds):.2f} s, worst {max(seconds):.2f} s")


if __name__ == "__main__":
    main()
