"""Small archives, to ask questions over."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from dossier import Assistant, Settings
from dossier.archive import Archive
from dossier.embedding import Embedder
from ingest import ingest


@contextmanager
def asked_over(
    folder: Path, articles: Mapping[str, tuple[str | None, str, str]], embedder: Embedder
) -> Iterator[Assistant]:
    """Give an assistant over articles in English: name -> day of publication or None, title, text."""
    (folder / "articles").mkdir()
    for name, (published, title, text) in articles.items():
        dated = f"published: {published}\n" if published else ""
        front = f'---\ntitle: "{title}"\n{dated}language: en\n---\n'
        (folder / "articles" / f"{name}.md").write_text(f"{front}{text}\n")
    with Archive.open(folder / "home", embedder.card, create=True) as archive:
        ingest([folder / "articles"], archive, embedder)
    with Assistant(Settings(home=folder / "home")) as made:
        yield made
