"""Designations that a question writes without their hyphens or capitals."""

from collections.abc import Iterator

import pytest
from small_archives import asked_over
from typer.testing import CliRunner

from dossier import Assistant
from dossier.cli.commands import app
from dossier.embedding import Embedder

ARTICLES = {
    "jets": ("2021-05-10", "Jets", "Borovia bought twelve KF-16 jets and six Velm-9M rockets from Varland."),
    "drones": (
        "2021-08-02",
        "Drones",
        "Borovia has 30 of the QB2 drones, and its KF-16 pilots trained in May.",
    ),
}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Assistant]:
    with asked_over(tmp_path_factory.mktemp("designations"), ARTICLES, embedder) as made:
        yield made


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("how many kf16 did Borovia buy?", "how many KF-16 did Borovia buy?"),
        ("How many kf16s did Borovia buy?", "How many KF-16s did Borovia buy?"),
        ("Who sold the velm9m?", "Who sold the Velm-9M?"),
        ("How many qb2s has Borovia?", "How many QB2s has Borovia?"),
        ("How many KF-16 did Borovia buy?", "How many KF-16 did Borovia buy?"),
        ('Who said "kf16" of them?', 'Who said "kf16" of them?'),
        ("What is the g20?", "What is the g20?"),
        ("What was bought in 2016?", "What was bought in 2016?"),
    ],
)
def test_a_designation_is_read_as_the_archive_prints_it(question: str, read: str, asked: Assistant) -> None:
    assert asked.ask(question).standalone_question == read


def test_it_is_answered(asked: Assistant) -> None:
    assert asked.ask("how many kf16 did Borovia buy?").statements[0].text == ARTICLES["jets"][2]


def test_the_command_line_tells_how_it_was_read(asked: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_HOME", str(asked.archive.home))
    said = CliRunner().invoke(app, ["ask", "how many kf16 did Borovia buy?"])
    assert said.exit_code == 0, said.output
    assert said.stdout.startswith("Read as: how many KF-16 did Borovia buy?\n")
    assert "Read as" not in CliRunner().invoke(app, ["ask", "How many KF-16 did Borovia buy?"]).stdout
