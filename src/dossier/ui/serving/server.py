"""The web server: the page, the reader's pages, and what stands before them."""

import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from dossier.errors import ArticleNotFound
from dossier.ui.article import article_html, page_html, spans_of
from dossier.ui.asking.foot import Extras
from dossier.ui.asking.holdings import Holdings
from dossier.ui.keeper import Keeper
from dossier.ui.keeping import ReaderCookie, Store
from dossier.ui.keeping.markdown import asked_markdown
from dossier.ui.page import build_page
from dossier.ui.protocols import Assistant, Library
from dossier.ui.serving.api import add_api
from dossier.ui.serving.head import OwnHead
from dossier.ui.serving.headers import Root, SafeHeaders
from dossier.ui.serving.login import Login, add_login
from dossier.ui.serving.options import OPEN_TO_ALL, Serving
from dossier.ui.serving.passwords import Passwords
from dossier.ui.serving.questions import Logged

if TYPE_CHECKING:
    from fastapi import FastAPI, Request, Response
    from gradio import Blocks

_STATIC = Path(__file__).parent.parent / "static"
_FONT = ("system-ui", "sans-serif")
_NEVER = str(10**9)  # events after which Gradio sums up all of them, which nobody looks at

# What Gradio itself would say in the box for files, in the language of each browser. It has words in these.
_BOX = {
    "upload_text.drop_file": "Drop articles here: HTML, PDF, Word, text, JSON, CSV or ZIP",
    "upload_text.click_to_upload": "choose files",
    "common.or": "or",
}
_GRADIO_SPEAKS = (  # noqa: SIM905
    "ar ca ckb de en es et eu fa fi fr he hi id ja ko lt nb nl pl pt pt-BR ro ru sv ta th tr uk ur uz "
    "zh-CN zh-TW"
).split()

READER_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'"
)

_HEAD = (
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<link rel="stylesheet" href="ui/style.css"><link rel="stylesheet" href="ui/shelf.css">'
    '<link rel="stylesheet" href="ui/library.css">'
    '<script src="ui/page.js" defer></script><script src="ui/api.js" defer></script>'
)


def build_app(
    assistant: Assistant,
    serving: Serving = OPEN_TO_ALL,
    *,
    store: Store | None = None,
    library: Library | None = None,
    secret: bytes | None = None,
) -> "FastAPI":
    """Return the whole web application of an assistant.

    `/` is the page, `/article/{id}?mark=<start>-<end>-<check>` an article with those characters marked where
    they are still the quoted ones, `/healthz` answers as long as the archive can be read, `/gradio_api` is
    the interface for programs. With a file of passwords all but `/healthz` asks for one.

    Args:
        assistant: what answers.
        serving: how the page is served.
        store: where conversations are kept; None keeps none.
        library: the tab of the archive; None leaves it out.
        secret: what cookies are signed with; a new one when left out.

    Raises:
        InputError: the file of passwords cannot be used.
    """
    from fastapi import FastAPI
    from fastapi.middleware.gzip import GZipMiddleware
    from fastapi.staticfiles import StaticFiles

    secret = secret or secrets.token_bytes(32)
    os.environ.setdefault("GRADIO_ANALYTICS_CACHE_FREQUENCY", _NEVER)
    app = FastAPI(title="Dossier", docs_url=None, redoc_url=None, openapi_url=None)
    if serving.auth_file:
        add_login(app, Login(Passwords(serving.auth_file), serving, secret))
    if store:
        app.add_middleware(ReaderCookie, secret=secret)
    app.add_middleware(OwnHead, path=f"{serving.root_path}/")
    app.add_middleware(GZipMiddleware, compresslevel=5)  # what Gradio has not compressed itself
    app.add_middleware(SafeHeaders)
    if serving.root_path:
        app.add_middleware(Root, path=serving.root_path)
    app.mount("/ui", StaticFiles(directory=_STATIC))
    _add_routes(app, assistant, serving)
    asked = Logged(assistant, words=serving.log_questions)
    keeper = Keeper(store, asked, Extras(asked_markdown, votes=True)) if store else None
    judge = keeper.judge if keeper else None
    account = bool(serving.auth_file)
    page = build_page(
        asked, library=library, shelf=keeper, feedback=judge, markdown=asked_markdown, account=account
    )
    add_api(page, asked)
    _mount(app, page, serving)
    return app


def _add_routes(app: "FastAPI", assistant: Assistant, serving: Serving) -> None:
    from fastapi import Query, Response
    from fastapi.responses import JSONResponse

    holdings = Holdings(assistant.archive)

    @app.get("/article/{article_id}")
    def article(article_id: str, mark: Annotated[list[str] | None, Query()] = None) -> Response:
        return _article(assistant, article_id, mark or [])

    @app.get("/healthz")
    def health() -> JSONResponse:
        return JSONResponse({"articles": holdings.now().status.articles})

    if serving.read_only:

        @app.post("/gradio_api/upload")
        def upload() -> JSONResponse:
            return JSONResponse({"detail": "Nothing can be added here: the page is read-only."}, 403)


def _mount(app: "FastAPI", page: "Blocks", serving: Serving) -> None:
    import gradio as gr

    def reader(request: "Request") -> str | None:
        """Return whom the door let in; it lets in no one else, so there is always a name with passwords."""
        return getattr(request.state, "reader", None)

    gr.mount_gradio_app(
        app,
        page,
        path="/",
        auth_dependency=reader if serving.auth_file else None,
        root_path=serving.root_path or None,
        footer_links=["api"],  # `/?view=api` needs it; style.css hides the footer
        run_history=False,
        show_error=False,
        max_file_size=serving.max_upload,
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
        mcp_server=False,
        app_kwargs={"openapi_url": None},
        favicon_path=str(_STATIC / "favicon.png"),
        i18n=gr.I18n(**dict.fromkeys(_GRADIO_SPEAKS, _BOX)),
        theme=gr.themes.Base(font=_FONT, font_mono=("ui-monospace", "monospace")),
        head=_HEAD,
    )


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
