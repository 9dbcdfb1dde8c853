"""A small page with the shelf beside a conversation, to see the shelf in a browser."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import gradio as gr
import uvicorn
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from dossier.ui.keeping import KeptTurn, ReaderCookie, Shelf, Store, reader_of, secret_in
from dossier.ui.markup import escape
from dossier.ui.serving import server
from dossier.ui.serving.headers import SafeHeaders
from dossier.ui.serving.launch import address, listening

STATIC = Path(server.__file__).parent.parent / "static"
HEAD = (
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<link rel="stylesheet" href="ui/style.css"><link rel="stylesheet" href="ui/shelf.css">'
    '<script src="ui/page.js" defer></script>'
)
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


def build(store: Store) -> gr.Blocks:
    """Return a page that keeps each question with an error in place of its answer."""
    with gr.Blocks(title="Shelf", analytics_enabled=False) as blocks:
        shelf, turns = Shelf(store), gr.State(())
        with gr.Row():
            with gr.Column(min_width=0, scale=1):
                anew = gr.Button("New conversation", elem_id="new")
                shelf.lay_out()
            with gr.Column(min_width=0, scale=2):
                talk = gr.Markdown(elem_id="talk", latex_delimiters=[])
                question = gr.Textbox(elem_id="question", label="Question", max_lines=2)

        def said(kept: tuple[KeptTurn, ...]) -> str:
            return "".join(f'<p class="question">{escape(turn.question)}</p>' for turn in kept)

        def show(kept: tuple[KeptTurn, ...], asked: str) -> dict[Any, Any]:
            return {talk: said(kept), turns: kept, question: asked}

        def ask(
            asked: str, kept: tuple[KeptTurn, ...], current: str | None, request: gr.Request
        ) -> tuple[str, str, tuple[KeptTurn, ...], str]:
            reader, turn = reader_of(request), KeptTurn(asked, notice="No answer.")
            current = current or store.begin(reader, asked)
            store.save(reader, current, len(kept), turn)
            return "", said((*kept, turn)), (*kept, turn), current

        asking = question.submit(
            ask, [question, turns, shelf.current], [question, talk, turns, shelf.current], **QUIET
        )
        shelf.listen(blocks, show, [question], [talk, turns, question])
        asking.then(shelf.refresh, shelf.inputs, shelf.listing, queue=False, **QUIET)
        cleared = anew.click(lambda: ("", (), None), None, [talk, turns, shelf.current], queue=False, **QUIET)
        cleared.then(shelf.refresh, shelf.inputs, shelf.listing, queue=False, **QUIET)
    return blocks


def app_of(store: Store, folder: Path) -> FastAPI:
    """Return the page with the middleware in front, under the policy of the real one."""
    app = FastAPI()
    app.add_middleware(SafeHeaders)
    app.add_middleware(ReaderCookie, secret=secret_in(folder))
    app.mount("/ui", StaticFiles(directory=STATIC))
    return gr.mount_gradio_app(
        app,
        build(store),
        path="/",
        footer_links=[],
        run_history=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        theme=gr.themes.Base(font=("system-ui",), font_mono=("monospace",)),
        head=HEAD,
        favicon_path=str(STATIC / "favicon.png"),
    )


@contextmanager
def shelved(folder: Path, port: int = 0) -> Iterator[str]:
    """Serve the page over the conversations of a folder, and give its address."""
    door, store = listening("127.0.0.1", port), Store(folder)
    servers: list[uvicorn.Server] = []
    started = threading.Event()

    class Told(uvicorn.Server):
        async def startup(self, sockets: Any = None) -> None:
            await super().startup(sockets)
            started.set()

    async def run() -> None:
        # Built inside a running loop, for outside of one Gradio makes loops that it never closes.
        config = uvicorn.Config(app_of(store, folder), log_level="warning", timeout_graceful_shutdown=1)
        servers.append(Told(config))
        await servers[0].serve(sockets=[door])

    thread = threading.Thread(target=asyncio.run, args=(run(),), daemon=True)
    thread.start()
    assert started.wait(60)
    yield address(door)
    servers[0].should_exit = True
    thread.join(10)
    door.close()
    store.close()
