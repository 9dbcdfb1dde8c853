"""The Archive tab alone, served over a real archive with the real command as its jobs."""

from __future__ import annotations

import asyncio
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr
import pytest
import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles

import dossier.ui
from dossier.archive import Archive, Provenance
from dossier.embedding import Embedder
from dossier.settings import Settings
from dossier.types import Article
from dossier.ui.article import article_html, page_html
from dossier.ui.library import Jobs, Library
from dossier.ui.serving.headers import PAGE_POLICY
from dossier.ui.serving.launch import address, listening
from ingest import ingest_articles
from tests.ingest.web.conftest import web as web

STATIC = Path(dossier.ui.__file__).parent / "static"
HEAD = (
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta name="color-scheme" content="light dark">'
    '<link rel="stylesheet" href="ui/style.css"><link rel="stylesheet" href="ui/library.css">'
    '<script src="ui/page.js" defer></script>'
)


@dataclass(frozen=True)
class Site:
    """A served tab.

    Attributes:
        url: its address.
        jobs: what it does in the background.
        archive: what it shows.
    """

    url: str
    jobs: Jobs
    archive: Archive


def app_of(library: Library, archive: Archive) -> FastAPI:
    """Return a page with the tab beside an empty one, under the policy of the real page."""
    app = FastAPI()
    app.mount("/ui", StaticFiles(directory=STATIC))

    @app.middleware("http")
    async def safe(request: Request, call_next: Any) -> Response:
        response: Response = await call_next(request)
        response.headers["Content-Security-Policy"] = PAGE_POLICY
        return response

    @app.get("/article/{article_id}")
    def article(article_id: str) -> Response:
        found = archive.article(article_id)
        return HTMLResponse(page_html(found.title, article_html(found)))

    with gr.Blocks(title="Archive", analytics_enabled=False, fill_width=True) as blocks, gr.Tabs():
        with gr.Tab("Ask"):
            gr.Markdown("Elsewhere")
        with gr.Tab("Archive") as tab:
            library.lay_out(tab)
    gr.mount_gradio_app(
        app, blocks, path="/", footer_links=[], ssr_mode=False, head=HEAD, theme=gr.themes.Base()
    )
    return app


@contextmanager
def served(home: Path, **options: Any) -> Iterator[Site]:
    """Serve the tab over the archive of a folder."""
    door, servers = listening("127.0.0.1", 0), list[uvicorn.Server]()
    with Archive.open(home) as archive:
        jobs = Jobs(Settings(home=home), archive.provenance)

        async def run() -> None:
            # Built inside a running loop, for outside of one Gradio makes loops that it never closes.
            app = app_of(Library(archive, jobs, **options), archive)
            servers.append(
                uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
            )
            await servers[0].serve(sockets=[door])

        thread = threading.Thread(target=asyncio.run, args=(run(),), daemon=True)
        thread.start()
        while not (servers and servers[0].started):
            assert thread.is_alive()
            time.sleep(0.02)
        yield Site(address(door), jobs, archive)
        jobs.close()
        servers[0].should_exit = True
        thread.join(10)
        door.close()


@pytest.fixture
def tab(fixture_home: Path, tmp_path: Path) -> Iterator[Site]:
    """Return the tab over a copy of the archive of the fixture articles."""
    shutil.copytree(fixture_home, tmp_path / "home")
    with served(tmp_path / "home", max_upload=3_000_000) as site:
        yield site


@pytest.fixture
def settings(fixture_home: Path, tmp_path: Path) -> Settings:
    """Return settings for a copy of the archive of the fixture articles."""
    shutil.copytree(fixture_home, tmp_path / "home")
    return Settings(home=tmp_path / "home", reader=False)


@pytest.fixture
def provenance(settings: Settings) -> Iterator[Provenance]:
    """Return what that archive knows of the origins of its articles."""
    with Archive.open(settings.home) as archive:
        yield archive.provenance


@pytest.fixture
def jobs(settings: Settings, provenance: Provenance) -> Iterator[Jobs]:
    """Return jobs over that archive."""
    jobs = Jobs(settings, provenance)
    yield jobs
    jobs.close()


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, str], Path]:
    """Return what writes a text into a file of a name and returns its path."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def large_home(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Path:
    """Return the home of an archive of 120 short articles: read it, never change it."""
    home = tmp_path_factory.mktemp("large") / "home"
    articles = (
        Article(
            f"a{number:03}", f"Title {number}", f"Number {number} of many.", f"/a{number}.md", language="en"
        )
        for number in range(120)
    )
    with Archive.open(home, embedder.card, create=True) as archive:
        ingest_articles(articles, archive, embedder)
    return home
