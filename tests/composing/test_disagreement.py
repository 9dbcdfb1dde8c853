"""Where sources differ the answer says so, with both figures and where they stand."""

from collections.abc import Iterator

import numpy as np
import pytest

from dossier import Assistant, Settings
from dossier.archive import Archive
from dossier.composing.candidates import Candidate
from dossier.composing.disagreement import sources_differ
from dossier.composing.selection import Scored
from dossier.embedding import Embedder
from dossier.types import Article, Hit, Passage
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
    "early": (
        "Fixture Times",
        "2015-03-01",
        "In the Ridge War 2,140 Orvanian soldiers died, Orvania disclosed in March. The count is disputed.",
    ),
    "late": (
        "Fixture Herald",
        "2016-02-01",
        "The later official total for the Ridge War is 2,610 Orvanian soldiers killed. A book has more.",
    ),
    "radio": (
        "Fixture Times",
        "2017-03-01",
        "64 percent of Portugal's imports of arms came from Finland. The 64 percent are surely a slip.",
    ),
    "study": (
        "Fixture Herald",
        "2017-03-02",
        "Finland sent 71 percent of all arms that Portugal imported. It came out in March.",
    ),
    "timber": (
        "Fixture Times",
        "2017-03-08",
        "Norway had a share of 61 percent in Chile's imports of timber. Ships brought it.",
    ),
    "fourth": (
        "Fixture Herald",
        "2017-03-09",
        "Norway leads the order, and Belgium comes fourth with 2.9 percent of Chile's imports of timber.",
    ),
    "yard": (
        "Fixture Times",
        "2018-03-01",
        "Keldor's navy has boats of the firm HAVLIN since 1990, Anna Rost said when she was head of HAVLIN.",
    ),
    "signing": (
        "Fixture Herald",
        "2019-03-01",
        "KSB president Anna Rost told the minister of papers signed between the firms of both countries.",
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


def test_a_later_official_figure_is_quoted_beside_the_first(differing: Assistant) -> None:
    told = differing.ask("How many Orvanian soldiers fell in the Ridge War?").text
    assert "2,140" in told
    assert "2,610" in told


def test_a_figure_called_a_slip_does_not_lead(differing: Assistant) -> None:
    answer = differing.ask("What share of Portugal's imports of arms came from Finland?")
    assert "71 percent" in answer.statements[0].text


def test_the_share_of_another_country_does_not_differ(differing: Assistant) -> None:
    answer = differing.ask("What share of Chile's imports of timber came from Norway?")
    assert answer.statements
    assert all(each.origin == "quote" for each in answer.statements)


def test_who_somebody_is_comes_before_who_she_was(differing: Assistant) -> None:
    answer = differing.ask("Who is Anna Rost?")
    assert "KSB president" in answer.statements[0].text


def test_two_reports_of_one_outlet_and_day_are_told_apart_by_their_titles() -> None:
    told = []
    for title, figure in (("First count", "36"), ("Second count", "40")):
        text = f"Borovia ordered {figure} howitzers."
        article = Article(title, title, text, title, outlet="Fixture Times", published="2021-03-17")
        passage = Passage(f"{title}:0", title, 0, 0, len(text), text, ((0, len(text)),))
        hit = Hit(passage, article, 1.0, 0.5)
        found = Candidate(article, passage, hit, 0, (0, len(text)), text, "")
        told.append((Scored(found, np.zeros(1, dtype=np.float32), 0.9), figure))
    assert sources_differ(*told) == "Sources differ: 36 in “First count”; 40 in “Second count”."
