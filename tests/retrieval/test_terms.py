"""The words of a question as they are searched for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.archive import Archive
from dossier.embedding import Embedder
from dossier.retrieval.query import read_question
from ingest import ingest

TEXTS = {
    "ru": "Бригада выполняла этот план три года. На складе остался порох.",
    "tr": "Nijerya bu yıl sınıra asker gönderdi.",
    "en": "The brigade of the Wakanor hills carried out the plan in three years, with U.S. money.",
}


@pytest.fixture(scope="module")
def two_languages(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("languages")
    for language, text in TEXTS.items():
        front = f"---\ntitle: {language}\nlanguage: {language}\npublished: 2021-06-15\n---\n"
        Path(folder, f"{language}.md").write_text(f"{front}{text}\n", encoding="utf-8")
    with Archive.open(folder / "home", embedder.card, create=True) as archive:
        ingest([folder], archive, embedder)
        yield archive


@pytest.mark.parametrize(
    ("question", "word", "known"),
    [
        ("Какая бригада выполнила этот план?", "выполнила", True),  # another verb of the pair
        ("Какая бригада выполоскала этот план?", "выполоскала", False),
        ("Какая бригада выпустила этот план?", "выпустила", False),
        ("Сколько пороха осталось?", "пороха", True),
        ("Nijeryadan kaç asker gönderildi?", "nijeryadan", True),
        ("Nijerden kaç asker gönderildi?", "nijerden", False),
        ("Nijer kaç asker gönderdi?", "nijer", False),
        ("Which brigade came from the Wakand hills?", "wakand", False),  # English has few endings
    ],
)
def test_a_word_that_no_passage_holds_is_found_in_its_other_forms(
    question: str, word: str, known: bool, two_languages: Archive, embedder: Embedder
) -> None:
    terms = {term.word: term for term in read_question(question, two_languages, embedder).terms}
    assert terms[word].known is known


@pytest.mark.parametrize(
    "question", ["Was it paid by the U.S.?", "Was it paid by the US?", "It was paid. U.S. money?"]
)
def test_an_abbreviation_is_found_where_the_archive_writes_its_dots(
    question: str, two_languages: Archive, embedder: Embedder
) -> None:
    terms = {term.word: term for term in read_question(question, two_languages, embedder).terms}
    assert terms["us"].known
    assert terms["us"].name
