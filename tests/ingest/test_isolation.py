"""Readers that hang, swell or die, each in a process of its own."""

import importlib
import sys
from collections import Counter
from pathlib import Path

import pytest

from ingest import isolation
from ingest.isolation import Isolation
from ingest.readers import Document, registry
from ingest.reading import End, Found, read
from ingest.report import Reason, UnusableError
from ingest.sources import Source

PAGE = "<html><head><title>Boats</title></head><body><article><p>{}</p></article></body></html>"
TEXT = "Six patrol boats were ordered from a yard in Istanbul, the ministry said on Monday. " * 4


def source(name: str, data: bytes) -> Source:
    return Source(f"/press/{name}", name, Document.of(name, data), local=True)


def outcomes(*sources: Source, workers: int = 1) -> dict[str, str]:
    """Return name -> title or reason, in the order in which they were found."""
    found: dict[str, str] = {}
    with Isolation(workers) as pool:
        for each in read(sources, pool, Counter()):
            if isinstance(each, End):
                continue
            assert isinstance(each, Found)
            draft = each.draft
            found[each.name] = draft.reason if isinstance(draft, UnusableError) else str(draft.title)  # type: ignore[union-attr]
    return found


@pytest.fixture(autouse=True)
def _hostile(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let the reading process find a package that adds formats which misbehave."""
    site = tmp_path / "site"
    info = site / "hostile-1.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: hostile\nVersion: 1\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[dossier.readers]\nhostile = hostile\n", encoding="utf-8")
    (site / "hostile.py").write_text(HOSTILE, encoding="utf-8")
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.setenv("PYTHONPATH", str(site))
    monkeypatch.setattr(registry, "_FORMATS", dict(registry._FORMATS))
    monkeypatch.delitem(sys.modules, "hostile", raising=False)
    importlib.import_module("hostile")


HOSTILE = """
import os
import time

from ingest.readers import Document, Draft, reader


@reader(".hang", isolated=True)
def hang(document: Document) -> Draft:
    while True:
        time.sleep(1)


@reader(".die", isolated=True)
def die(document: Document) -> Draft:
    os.abort()


@reader(".swell", isolated=True)
def swell(document: Document) -> Draft:
    return Draft("x" * (8 << 30))
"""


def test_what_hangs_dies_or_swells_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "SECONDS", 4)
    good = PAGE.format(TEXT).encode()
    found = outcomes(
        source("a.html", good),
        source("b.hang", b"x"),
        source("c.html", good),
        source("d.die", b"x"),
        source("e.swell", b"x"),
        source("f.html", good),
    )
    assert found == {
        "a.html": "Boats",
        "b.hang": Reason.TIMEOUT,
        "c.html": "Boats",
        "d.die": Reason.FAILED,
        "e.swell": Reason.TOO_LARGE,
        "f.html": "Boats",
    }


def test_several_processes_keep_the_order() -> None:
    pages = [source(f"{n}.html", PAGE.format(TEXT).encode()) for n in range(7)]
    assert list(outcomes(*pages, workers=2)) == [f"{n}.html" for n in range(7)]


def test_what_cannot_be_read_is_told_without_a_process() -> None:
    assert outcomes(source("a.html", b"x" * 20_000_001)) == {"a.html": Reason.TOO_LARGE}
