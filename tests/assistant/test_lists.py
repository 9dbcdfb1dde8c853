"""A list is asked for in several wordings."""

from pathlib import Path

import pytest

from dossier import Assistant, Settings
from dossier.archive import Archive
from dossier.embedding import Embedder
from ingest import ingest

BOUGHT = "Borovia has bought six Kestrel drones from Varland."
HAD = "The Heron and the Osprey, two drones made in Varland, are in service with the Borovian army."


SOLD = "Estonia has bought the Petrel and the Heron, two patrol boats, from Latvia."
BACK = "Latvia has bought the Gull and the Puffin, two patrol boats, from Estonia."


@pytest.fixture(scope="module")
def armed(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Path:
    folder = tmp_path_factory.mktemp("armed")
    articles = {
        "sale": f"{BOUGHT} The price was not made public.",
        "parade": f"Thousands came to the parade in the capital. {HAD} It rained in the evening.",
        "boats": f"The price was not made public. {SOLD}",
        "more": f"It was told in spring. {BACK}",
        "rival": "Pelagia has drones of its own. They have never flown over the sea.",
    }
    for name, text in articles.items():
        (folder / f"{name}.md").write_text(f"---\ntitle: News of the {name}\noutlet: Fixture\n---\n{text}\n")
    with Archive.open(folder / "home", embedder.card, create=True) as archive:
        ingest([folder / f"{name}.md" for name in articles], archive, embedder)
    return folder / "home"


def test_what_was_bought_is_told_by_what_is_in_service_too(armed: Path) -> None:
    with Assistant(Settings(home=armed)) as assistant:
        answer = assistant.ask("Which drones has Borovia bought from Varland?")
        assert {BOUGHT, HAD} <= {each.text for each in answer.statements}


def test_who_bought_from_whom_holds_in_other_words_too(armed: Path) -> None:
    with Assistant(Settings(home=armed)) as assistant:
        answer = assistant.ask("Which boats has Latvia bought from Estonia?")
        assert [each.text for each in answer.statements] == [BACK]
