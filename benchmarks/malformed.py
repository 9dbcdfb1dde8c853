"""Ingest files that are broken on purpose, and see that each of them is in the report.

    python benchmarks/malformed.py --html HTML5LIB_TESTS --pdf PYPDF --feeds FEEDPARSER

Each argument is the folder of a checkout: github.com/html5lib/html5lib-tests (each snippet of `*.dat` becomes
a page), github.com/py-pdf/pypdf (`*.pdf`), github.com/kurtmckee/feedparser (`*.xml` under `tests`). Pages and
PDF files go through `ingest`, feeds through their reader. Vectors are made from hashes, as only that counts.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dossier.archive import Archive
from dossier.types import ModelCard, Span
from ingest import Outcome, ingest
from ingest.report import UnusableError
from ingest.web.feeds import read_feed
from ingest.web.pages import Page, Validators

_SNIPPET = re.compile(rb"^#data\n(.*?)\n#errors", re.DOTALL | re.MULTILINE)


class Hashed:
    """Makes vectors from hashes of texts."""

    card = ModelCard("hashed", "0" * 64, 32, 256)

    def encode(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Return one vector of length 1 per text."""
        rows = [np.frombuffer(hashlib.sha256(text.encode()).digest(), np.uint8) for text in texts]
        vectors = np.array(rows, dtype=np.float32) + 1
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    def token_spans(self, texts: Sequence[str]) -> list[list[Span]]:
        """Return the words of texts."""
        return [[match.span() for match in re.finditer(r"\w+|[^\w\s]", text)] for text in texts]


def main() -> None:
    """Run what was given."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    for name in ("html", "pdf", "feeds"):
        parser.add_argument(f"--{name}", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "files"
        folder.mkdir()
        if given.html:
            _pages(given.html, folder)
        if given.pdf:
            for number, path in enumerate(sorted(given.pdf.rglob("*.pdf"))):
                shutil.copy(path, folder / f"{number:03}-{path.name}")
        if given.html or given.pdf:
            _ingested(folder, Path(place) / "archive")
    if given.feeds:
        _feeds(given.feeds)


def _pages(source: Path, folder: Path) -> None:
    for data in sorted(source.rglob("*.dat")):
        for number, snippet in enumerate(_SNIPPET.findall(data.read_bytes())):
            (folder / f"{data.stem}-{number:04}.html").write_bytes(snippet)


def _ingested(folder: Path, home: Path) -> None:
    outcomes: list[Outcome] = []
    began = last = time.perf_counter()
    longest = 0.0

    def note(outcome: Outcome) -> None:
        nonlocal last, longest
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
        outcomes.append(outcome)

    with Archive.open(home, Hashed.card, create=True) as archive:
        report = ingest([folder], archive, Hashed(), outcomes=note)
    files = {str(path) for path in folder.iterdir()}
    told = {outcome.place for outcome in outcomes}
    print(
        f"{len(files):,} files in {time.perf_counter() - began:.0f} s; not in the report: {len(files - told)}"
    )
    print(f"added {len(report.added):,}, repeated {report.repeated:,}, left out {len(report.dropped):,}:")
    print(" ", dict(Counter(drop.reason.value for drop in report.dropped).most_common()))
    print(f"longest time between two lines of the report: {longest:.1f} s")


def _feeds(source: Path) -> None:
    counts: Counter[str] = Counter()
    slowest = 0.0
    for path in sorted((source / "tests").rglob("*.xml")):
        page = Page("https://example.org/feed", "application/xml", None, path.read_bytes(), Validators())
        began = time.perf_counter()
        try:
            counts["entries" if read_feed(page).entries else "without entries"] += 1
        except UnusableError as error:
            counts[f"refused: {error.reason.value}"] += 1
        slowest = max(slowest, time.perf_counter() - began)
    print(f"{counts.total():,} feeds: {dict(counts.most_common())}; slowest {slowest:.2f} s")


if __name__ == "__main__":
    main()
