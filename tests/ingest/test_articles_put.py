"""Articles that come from elsewhere than files."""

from dossier.archive import Archive
from dossier.embedding import Embedder
from dossier.text import stems
from dossier.types import Article
from ingest import ingest_articles

TURKISH = (
    "Bakanlık salı günü altı devriye gemisi sipariş ettiğini doğruladı. Gemiler gelecek yıl teslim edilecek."
)


def test_articles_are_cut_indexed_and_told_their_language(archive: Archive, embedder: Embedder) -> None:
    steps: list[str] = []
    given = Article(id="d1", title="", text=TURKISH, origin="corpus.jsonl#d1")
    named = Article(id="d2", title="Boats", text="Six boats were ordered.", origin="x", language="az")
    ingest_articles([given, named], archive, embedder, lambda step, done, total: steps.append(step))
    assert archive.languages() == {"tr": 1, "az": 1}
    ((found, _),) = archive.matching([stems("gemiler", "tr")], 5)
    assert archive.passages([found])[found].article_id == "d1"
    assert "Embedding passages" in steps


def test_an_article_of_a_known_id_is_replaced(archive: Archive, embedder: Embedder) -> None:
    ingest_articles([Article(id="d1", title="", text=TURKISH, origin="x")], archive, embedder)
    ingest_articles([Article(id="d1", title="", text="Two boats sank.", origin="x")], archive, embedder)
    assert archive.article("d1").text == "Two boats sank."
    assert archive.passage_count == 1
