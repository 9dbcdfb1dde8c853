"""Where sources differ the answer says so, with both figures and where they stand."""

from collections.abc import Iterator

import pytest

from dossier import Assistant, Settings
from dossier.archive import Archive
from dossier.embedding import Embedder
from ingest import ingest

ARTICLES = {
    "times": ("Fixture Times", "2013-05-02", "Varland sold Borovia 36 howitzers. They are due in spring."),
    "herald": (
        "Fixture Herald",
        "2014-01-20",
        "Varland sold Borovia 40 howitzers. Crews were trained first.",
    ),
    "two": ("Fixture Times", "2022-06-01", "Turkey sold two Kestrel drones to Zembla in May 2022."),
    "five": ("Fixture Herald", "2022-06-09", "Turkey sold five Kestrel drones to Zembla in May 2022."),
    "other": (
        "Fixture Herald",
        "2014-02-11",
        "Pelagia sold Zembla nine boats. The boats were built in Keldor.",
    ),
    "again": (
        "Fixture Times",
        "2014-02-12",
        "Pelagia sold nine boats to Zembla. A yard in Keldor made them.",
    ),
}


@pytest.fixture(scope="module")
def differing(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Assistant]:
    root = tmp_path_factory.mktemp("differing")
    (root / "articles").mkdir()
    for name, (outlet, published, text) in ARTICLES.items():
        front = f'---\ntitle: Sale to {name}\noutlet: {outlet}\npublished: "{published}"\n---\n'
        (root / "articles" / f"{name}.md").write_text(front + text)
    with Archive.open(root / "archive", embedder.card, create=True) as archive:
        ingest([root / "articles"], archive, embedder)
    with Assistant(Settings(home=root / "archive")) as assistant:
        yield assistant


def test_two_figures_for_one_thing_are_told_with_their_sources(differing: Assistant) -> None:
    answer = differing.ask("How many howitzers did Varland sell to Borovia?")
    note = answer.statements[-1]
    assert note.origin == "note"
    assert note.text in {
        "Sources differ: 36 in Fixture Times, 2013-05-02; 40 in Fixture Herald, 2014-01-20.",
        "Sources differ: 40 in Fixture Herald, 2014-01-20; 36 in Fixture Times, 2013-05-02.",
    }
    cited = {each.number: each for each in answer.citations}
    quotes = [cited[number].quote for number in note.citations]
    assert sorted(quotes) == ["Varland sold Borovia 36 howitzers.", "Varland sold Borovia 40 howitzers."]
    assert [each.number for each in answer.citations] == list(range(1, len(answer.citations) + 1))


def test_a_figure_in_words_that_differs_is_told_and_backs_nothing(differing: Assistant) -> None:
    answer = differing.ask("How many Kestrel drones did Turkey sell to Zembla?")
    told = {each.number: each.quote for each in answer.citations}
    quoted = [each for each in answer.statements if each.origin == "quote"]
    assert quoted
    for statement in quoted:
        assert [told[number] for number in statement.citations] == [statement.text]
        assert statement.independent == 1
    note = answer.statements[-1]
    assert note.origin == "note"
    assert note.text in {
        "Sources differ: two in Fixture Times, 2022-06-01; five in Fixture Herald, 2022-06-09.",
        "Sources differ: five in Fixture Herald, 2022-06-09; two in Fixture Times, 2022-06-01.",
    }


def test_where_they_agree_nothing_is_noted(differing: Assistant) -> None:
    answer = differing.ask("How many boats did Pelagia sell to Zembla?")
    assert answer.statements
    assert all(each.origin == "quote" for each in answer.statements)
