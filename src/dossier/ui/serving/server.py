"""The web server: the page, the reader's pages, and the headers that keep both to themselves."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from dossier.errors import ArticleNotFound
from dossier.ui.article import article_html, page_html, spans_of
from dossier.ui.page import build_page
from dossier.ui.protocols import Assistant

if TYPE_CHECKING:
    from fastapi import FastAPI, Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_STATIC = Path(__file__).parent.parent / "static"
_FONT = ("system-ui", "sans-serif")

# Gradio needs inline scripts and styles; `eval` it needs only for components that the page has not.
PAGE_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
READER_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'"
)


_HEAD = (
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta name="color-scheme" content="light dark">'
    '<link rel="stylesheet" href="ui/style.css"><script src="ui/page.js" defer></script>'
)


def build_app(assistant: Assistant) -> "FastAPI":
    """Return the whole web application of an assistant.

    `/` is the page, `/article/{id}?mark=<start>-<end>-<check>` an article with those characters marked where
    they are still the quoted ones, `/healthz` answers as long as the archive can be read.
    """
    import gradio as gr
    from fastapi import FastAPI, Query, Response
    from fastapi.responses import JSONResponse
    from fastapi.staticfiles import StaticFiles

    app = FastAPI(title="Dossier", docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(_SafeHeaders)
    app.mount("/ui", StaticFiles(directory=_STATIC))

    @app.get("/article/{article_id}")
    def article(article_id: str, mark: Annotated[list[str] | None, Query()] = None) -> Response:
        return _article(assistant, article_id, mark or [])

    @app.get("/healthz")
    def health() -> JSONResponse:
        return JSONResponse({"articles": assistant.archive.status(check=False).articles})

    gr.mount_gradio_app(
        app,
        build_page(assistant),
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        max_file_size=1,  # nothing is ever uploaded
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
        mcp_server=False,
        app_kwargs={"openapi_url": None},
        favicon_path=str(_STATIC / "favicon.png"),
        theme=gr.themes.Base(font=_FONT, font_mono=("ui-monospace", "monospace")),
        head=_HEAD,
    )
    return app


def _article(assistant: Assistant, article_id: str, marks: list[str]) -> "Response":
    from fastapi.responses import HTMLResponse

    headers = {"Content-Security-Policy": READER_POLICY}
    try:
        found = assistant.archive.article(article_id)
    except ArticleNotFound:
        body = (
            '<div class="missing"><h1>No such article</h1><p>The archive holds no article of this address. '
            "It may have been removed since the answer that cited it.</p></div>"
        )
        return HTMLResponse(page_html("No such article", body), 404, headers)
    spans, changed = spans_of(marks, found.text)
    body = article_html(found, spans, changed=changed)
    return HTMLResponse(page_html(found.title, body), headers=headers)


class _SafeHeaders:
    """Middleware that adds the security headers which a response does not carry yet."""

    _HEADERS = (
        ("Content-Security-Policy", PAGE_POLICY),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Frame-Options", "SAMEORIGIN"),
        ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
    )

    def __init__(self, app: "ASGIApp") -> None:
        self._app = app

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Pass a request on, and its response back with the headers."""
        from starlette.datastructures import MutableHeaders

        async def send_with_headers(message: "Message") -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._HEADERS:
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)
