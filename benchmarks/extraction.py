"""How well the text, title, writers and date of web pages are read, beside trafilatura and htmldate alone.

    python benchmarks/extraction.py [--trafilatura DIR] [--articles DIR] [--fundus DIR] [--only even|odd]

DIR is a checkout of github.com/adbar/trafilatura (its folder `tests`: 990 pages with segments that the text
must and must not hold), of github.com/scrapinghub/article-extraction-benchmark (181 pages with their whole
text, scored by its own `evaluate.py`), and of github.com/flairNLP/fundus (news pages with title, authors and
date).
F1 of the segments counts each of them, as trafilatura's own evaluation does. Titles are compared by
their words, authors as sets of names, dates by the day. A page that is refused counts as read without any
text. The rules were made on the odd pages of each set, in the order of their names.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import logging
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import trafilatura
from htmldate import find_date

from dossier.text import words
from ingest.readers import Document, Draft
from ingest.readers.html import read_html
from ingest.report import UnusableError


class Page(NamedTuple):
    """A page of a data set.

    Attributes:
        name: of its file.
        url: where it came from, None where the set does not tell.
        data: its bytes.
        gold: what is known of it.
    """

    name: str
    url: str | None
    data: bytes
    gold: dict[str, Any]


Read = Callable[[Page], Draft]
_NOTHING = Draft("")
_JOINED = re.compile(r"\s*(?:[,;]|\s(?:and|und|et|y)\s)\s*")


def dossier(page: Page) -> Draft:
    """Read a page with Dossier's reader; a refused one is told and counts as empty."""
    try:
        return read_html(Document.of(page.name, page.data, page.url))
    except UnusableError as error:
        print(f"  left out: {page.name}: {error}")
        return _NOTHING


def plain(page: Page) -> Draft:
    """Read a page with trafilatura and htmldate as they come."""
    text = trafilatura.extract(page.data) or ""
    known = trafilatura.extract_metadata(page.data.decode("utf-8", "replace"))
    try:
        published = find_date(page.data.decode("utf-8", "replace"), url=page.url)
    except ValueError:
        published = None
    author = (known.author or "").replace("; ", ", ") or None
    return Draft(text, title=known.title, author=author, published=published)


READERS: dict[str, Read] = {"dossier": dossier, "trafilatura and htmldate": plain}


def segment_pages(folder: Path) -> Iterator[Page]:
    """Yield trafilatura's pages."""
    tests = folder / "tests"
    found = json.loads((tests / "evaldata.json").read_text(encoding="utf-8"))
    for url, gold in sorted(found.items()):
        path = next(place / gold["file"] for place in (tests / "cache", tests / "eval")
                    if (place / gold["file"]).is_file())  # fmt: skip
        yield Page(gold["file"], url if url.startswith("http") else None, path.read_bytes(), gold)


def text_pages(folder: Path) -> Iterator[Page]:
    """Yield the pages of the article extraction benchmark."""
    found = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for name, gold in sorted(found.items()):
        data = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        yield Page(name, None, data, gold)


def news_pages(folder: Path) -> Iterator[Page]:
    """Yield the test pages of fundus; last first, each with the likeliest of its publisher's golds."""
    for known in sorted(folder.glob("tests/resources/parser/test_data/*/meta.info"), reverse=True):
        for name, known_as in sorted(json.loads(known.read_text(encoding="utf-8")).items(), reverse=True):
            path = known.parent / name
            if path.is_file():
                publisher = known.parent / f"{name.rsplit('_', 3)[0]}.json"
                golds = list(json.loads(publisher.read_text(encoding="utf-8")).values())
                data = gzip.decompress(path.read_bytes())
                shown = set(words(trafilatura.html2txt(data)))
                best = max(golds, key=lambda gold: len(set(words(json.dumps(gold["body"]))) & shown))
                yield Page(name, known_as["url"], data, best)


def segments(page: Page, draft: Draft) -> Counter[str]:
    """Return how many of the segments a text holds that it must, and that it must not."""
    text = " ".join(draft.text.split())
    held = {key: sum(" ".join(one.split()) in text for one in page.gold[key]) for key in ("with", "without")}
    return Counter(
        right=held["with"],
        wrong=held["without"],
        missed=len(page.gold["with"]) - held["with"],
    )


def fields(page: Page, draft: Draft) -> Counter[str]:
    """Return which of the known fields of a page were read right."""
    gold = page.gold
    known = {
        "title": gold.get("title"),
        "authors": gold.get("authors") or gold.get("author"),
        "date": gold.get("publishing_date") or gold.get("date"),
    }
    right = {
        "title": words(known["title"] or "") == words(draft.title or ""),
        "authors": _people(known["authors"]) == _people(draft.author),
        "date": (known["date"] or "")[:10] == draft.published,
    }
    found: Counter[str] = Counter()
    for name, value in known.items():
        if value:
            found[f"{name} known"] += 1
            found[f"{name} right"] += right[name]
    found["date none"] += bool(known["date"]) and draft.published is None
    found["date of today"] += draft.published == date.today().isoformat()
    return found


def _people(written: Any) -> set[str]:
    names = written if isinstance(written, list) else [written or ""]
    return {" ".join(words(part)) for name in names for part in _JOINED.split(name) if part.strip()}


def measure_segments(pages: list[Page]) -> None:
    """Print the figures of trafilatura's pages."""
    for reader, read in READERS.items():
        total: Counter[str] = Counter()
        for page in pages:
            draft = read(page)
            total += segments(page, draft) + fields(page, draft)
        right, wrong, missed = total["right"], total["wrong"], total["missed"]
        print(f"{reader}: F1 {2 * right / (2 * right + wrong + missed):.4f}, "
              f"precision {right / (right + wrong):.4f}, recall {right / (right + missed):.4f}")  # fmt: skip
        print(f"  {_shares(total)}")


def measure_texts(pages: list[Page], folder: Path) -> None:
    """Print the figures of the article extraction benchmark, by its own definition."""
    scorer = _module(folder / "evaluate.py")
    for reader, read in READERS.items():
        pairs = [(page.gold.get("articleBody", ""), read(page).text) for page in pages]
        figures = scorer.metrics_from_tp_fp_fns([scorer.string_shingle_matching(*pair) for pair in pairs])
        print(f"{reader}: " + ", ".join(f"{name} {value:.4f}" for name, value in figures.items()))


def measure_news(pages: list[Page]) -> None:
    """Print the figures of the pages of fundus."""
    for reader, read in READERS.items():
        total: Counter[str] = Counter()
        for page in pages:
            total += fields(page, read(page))
        print(f"{reader}: {_shares(total)}")


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _shares(total: Counter[str]) -> str:
    parts = [
        f"{name} {total[f'{name} right']} of {total[f'{name} known']} "
        f"({total[f'{name} right'] / max(1, total[f'{name} known']):.3f})"
        for name in ("title", "authors", "date")
    ]
    return ", ".join([*parts, f"no date {total['date none']}, date of today {total['date of today']}"])


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--trafilatura", type=Path, metavar="DIR")
    parser.add_argument("--articles", type=Path, metavar="DIR")
    parser.add_argument("--fundus", type=Path, metavar="DIR")
    parser.add_argument("--only", choices=("even", "odd"))
    given = parser.parse_args()
    logging.disable(logging.CRITICAL)
    part = {"even": slice(0, None, 2), "odd": slice(1, None, 2), None: slice(None)}[given.only]
    if given.trafilatura:
        pages = list(segment_pages(given.trafilatura))[part]
        print(f"\ntrafilatura's evaluation, {len(pages)} pages")
        measure_segments(pages)
    if given.articles:
        pages = list(text_pages(given.articles))[part]
        print(f"\narticle extraction benchmark, {len(pages)} pages")
        measure_texts(pages, given.articles)
    if given.fundus:
        pages = list(news_pages(given.fundus))[part]
        print(f"\nfundus, {len(pages)} pages")
        measure_news(pages)


if __name__ == "__main__":
    main()
