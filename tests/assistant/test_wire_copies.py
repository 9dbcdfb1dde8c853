"""A wire story that three outlets printed and an article of another's own, from ingest to answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dossier.archive import Archive
from dossier.assistant import Assistant
from dossier.cli.commands import app
from dossier.embedding import Embedder
from dossier.settings import Settings
from dossier.types import Answer
from ingest import ingest

QUESTION = "How many patrol boats did Borovia receive?"
FACT = "Borovia received twelve patrol boats from Varland on 14 June 2021."
WIRE = (
    f"{FACT} The defence minister told reporters in the port of Dunmore that they would guard the fishing "
    "grounds in the north. Their crews were trained abroad for six months. The opposition called the "
    "purchase too dear and asked for the contract to be published. A spokesman for the shipyard confirmed "
    "that spare parts for ten years were part of the deal."
)
OWN = (
    "Fishermen in the north have waited long for better guards. Borovia received twelve patrol boats from "
    "Varland on 14 June 2021. Whether the small harbours there are deep enough for the new vessels is a "
    "matter that engineers still argue about, and the widening of the piers has not even begun."
)


def write(folder: Path, name: str, title: str, outlet: str, day: str, text: str) -> None:
    front = f"title: {title}\noutlet: {outlet}\npublished: {day}\nlanguage: en"
    (folder / f"{name}.md").write_text(f"---\n{front}\n---\n\n{text}\n", encoding="utf-8")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Path:
    root = tmp_path_factory.mktemp("copies")
    folder = root / "articles"
    folder.mkdir()
    write(folder, "a", "Twelve patrol boats for Borovia", "Late Post", "2021-06-16", WIRE)
    write(folder, "b", "Boats reach Dunmore", "Early Wire", "2021-06-15", WIRE)
    write(folder, "c", "New boats in port", "Short Sheet", "2021-06-17", WIRE.rpartition(" A spokesman")[0])
    write(folder, "d", "Harbours wait for work", "Own Voice", "2021-07-01", OWN)
    write(folder, "e", "Festival of lanterns", "Own Voice", "2021-07-02", "Lanterns were lit. " * 30)
    with Archive.open(root / "archive", embedder.card, create=True) as archive:
        ingest([folder], archive, embedder)
    return root / "archive"


@pytest.fixture(scope="module")
def answer(home: Path) -> Iterator[Answer]:
    with Assistant(Settings(home=home)) as assistant:
        yield assistant.ask(QUESTION)


def test_a_wire_story_is_one_source_and_its_earliest_printing_is_cited(answer: Answer) -> None:
    first = answer.statements[0]
    assert first.text == FACT
    assert first.independent == 2
    cited = {citation.number: citation.outlet for citation in answer.citations}
    assert {cited[number] for number in first.citations} == {"Early Wire", "Own Voice"}
    assert set(cited.values()) == {"Early Wire", "Own Voice"}


def test_a_citation_names_its_near_copies_earliest_first(answer: Answer) -> None:
    copies = {citation.outlet: [near.outlet for near in citation.copies] for citation in answer.citations}
    assert copies == {"Early Wire": ["Late Post", "Short Sheet"], "Own Voice": []}
    assert Answer.from_json(answer.to_json()) == answer


def test_the_command_line_tells_both(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_HOME", str(home))
    asked = CliRunner().invoke(app, ["ask", QUESTION])
    assert asked.exit_code == 0, asked.output
    assert f"{FACT} [1][2] (2 independent articles)" in asked.stdout
    assert "also printed by Late Post (2021-06-16), Short Sheet (2021-06-17)" in asked.stdout
    status = CliRunner().invoke(app, ["status"])
    assert "copies:    2 of 5 articles are near-copies of another" in status.stdout
    assert '"near_copies": 2' in CliRunner().invoke(app, ["status", "--json"]).stdout
