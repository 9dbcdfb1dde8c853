"""The head of the page as it is sent: its title and icon from the start, and nothing of Gradio's own name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_PAGE = b"<gradio-app"
_FOREIGN = re.compile(rb'\s*<(?:meta\s+(?:property="og:|name="twitter:)|link\s+rel="manifest")[^>]*>')
_OWN = (
    b'<head>\n<meta charset="utf-8"><title>Dossier</title>'
    b'<meta name="description" content="Answers from an archive of articles, every sentence with its source">'
    b'<meta name="color-scheme" content="light dark"><link rel="icon" href="ui/favicon.png">'
)


def own_head(page: bytes) -> bytes:
    """Return Gradio's page with our head; any other document as it is.

    Gradio's title and icon come by script, so that a browser first asks the host for another icon, and what
    its page tells those who show a preview of a link is about Gradio.
    """
    if _PAGE not in page:
        return page
    return _FOREIGN.sub(b"", page).replace(b"<head>", _OWN, 1)


class OwnHead:
    """Middleware that gives the page its head.

    Args:
        app: what answers.
        path: where the page is, such as `/`.
    """

    def __init__(self, app: ASGIApp, path: str) -> None:
        self._app, self._path = app, path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; the page goes back as a whole."""
        if scope["type"] != "http" or scope["path"] != self._path:
            await self._app(scope, receive, send)
            return
        from starlette.datastructures import MutableHeaders

        begun: list[Message] = []
        parts: list[bytes] = []

        async def gathered(message: Message) -> None:
            if message["type"] == "http.response.start":
                begun.append(message)
                return
            parts.append(message.get("body", b""))
            if message.get("more_body"):
                return
            body = own_head(b"".join(parts))
            if scope["method"] != "HEAD":
                MutableHeaders(scope=begun[0])["Content-Length"] = str(len(body))
            await send(begun[0])
            await send({"type": "http.response.body", "body": body})

        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self._app({**scope, "headers": plain}, receive, gathered)
