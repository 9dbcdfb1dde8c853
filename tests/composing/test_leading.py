"""A sentence that only leads in is quoted with the one that it announces."""

from pathlib import Path

import numpy as np
import pytest

from dossier import Assistant, Settings
from dossier.archive import Archive
from dossier.composing.candidates import LONGEST_SENTENCE, candidates
from dossier.composing.leading import after_lead, leads_in
from dossier.embedding import Embedder
from dossier.retrieval import Query, shape_of
from dossier.text import sentences
from dossier.types import Article, Hit, Passage
from ingest import ingest

ASKED = "What did the general tell the Times?"


def hit(text: str) -> Hit:
    article = Article("a", "Title", text, "/a.md", language="en")
    return Hit(Passage("a:0", "a", 0, 0, len(text), text, tuple(sentences(text, "en"))), article, 1.0)


class Shelf:
    def __init__(self, found: Hit) -> None:
        self.found = found

    def passages_of(self, _article_id: str) -> list[Passage]:
        return [self.found.passage]


def query(question: str) -> Query:
    return Query(question, shape_of(question), (), (), np.zeros(3, np.float32))


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("The general gave the Times some detail in May 2024.", True),
        ("The general's words had a simple explanation.", True),
        ("The general told the Times that 15 yards are at work.", False),
        ("The general told the Times that Keldor builds a plant.", False),
        (f"The general told the Times {'and told the Times ' * 4}of it.", False),
    ],
)
def test_a_lead_in_has_neither_figure_nor_further_name(text: str, leads: bool) -> None:
    found = candidates([hit(text)], query(ASKED))
    assert leads_in(found[0], query(ASKED)) is leads


def test_it_opens_a_paragraph() -> None:
    text = "He came again and again.\n\nThe general gave some detail. The general gave some more of it."
    told = candidates([hit(text)], query(ASKED))
    assert [leads_in(each, query(ASKED)) for each in told] == [True, True, False]


@pytest.mark.parametrize(
    ("rest", "taken"),
    [
        (" A plant in Keldor has 15 yards. It grows.", " A plant in Keldor has 15 yards."),
        ("\n\nA plant in Keldor has 15 yards.", ""),
        (f" A plant {'of many yards ' * (LONGEST_SENTENCE // 13)}grows.", ""),
        ("", ""),
    ],
)
def test_the_next_sentence_of_the_paragraph_comes_along(rest: str, taken: str) -> None:
    lead = "The general gave some detail."
    found = hit(lead + rest)
    end = after_lead(candidates([found], query(ASKED))[0], Shelf(found))
    assert found.article.text[:end] == lead + taken


def test_an_answer_has_what_is_announced(tmp_path: Path, embedder: Embedder) -> None:
    announced = "Plants for engines and for turrets are being built near the harbour of Keldor."
    text = f"A retired Varland general told the Herald some detail. {announced}"
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.md").write_text(f"---\ntitle: Plants\npublished: 2021-05-01\n---\n{text}")
    with Archive.open(tmp_path / "archive", embedder.card, create=True) as archive:
        ingest([tmp_path / "articles"], archive, embedder)
    with Assistant(Settings(home=tmp_path / "archive")) as assistant:
        assert announced in assistant.ask("What did the retired Varland general tell the Herald?").text
