"""Who asks: every browser is known by a signed cookie, and by nothing else."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock
from itsdangerous import BadSignature, Signer

from dossier.archive.faults import explained

if TYPE_CHECKING:
    import gradio as gr
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAMED = "user:"
"""What stands before the name of a reader who has logged in; no id of a browser has a colon."""

KEY_FILE = "readers.key"

_KEY_BYTES = 32
_LIFE = 400 * 24 * 3600  # seconds; browsers keep no cookie longer
_READER = re.compile(r"[0-9a-f]{32}", re.ASCII)


def secret_in(folder: Path) -> bytes:
    """Return the secret that signs the cookies, made at random where the folder has none yet.

    Args:
        folder: where the conversations are kept; the file in it is for its owner alone.

    Raises:
        StorageError: the folder cannot be written.
    """
    path = folder / KEY_FILE
    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / f"{KEY_FILE}.lock"):
            if not path.exists() or path.stat().st_size < _KEY_BYTES:
                _write_whole(path, secrets.token_bytes(_KEY_BYTES))
            return path.read_bytes()


def _write_whole(path: Path, data: bytes) -> None:
    """Write a file that only its owner may read, so that it is there as a whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # mode 0600
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def reader_of(request: gr.Request) -> str:
    """Return who asks: the user where a login is in use, else the browser.

    Args:
        request: what Gradio gives to a handler that has a `gr.Request` among its arguments.
    """
    return f"{NAMED}{request.username}" if request.username else str(request.state.reader)


class ReaderCookie:
    """Middleware that knows each browser by a signed cookie, and gives one to a browser that has none.

    The reader's id, 128 random bits in hexadecimal, is then in `state.reader` of the request. Pages carry the
    cookie to the browser, other responses do not; a cookie that was not signed here counts for none. Its
    name holds a digest of the secret, for browsers do not tell the ports of a machine apart: two archives
    that are served on two ports would take each other's cookies away.
    """

    def __init__(self, app: ASGIApp, secret: bytes) -> None:
        self._app = app
        self._signer = Signer(secret, salt="dossier reader", digest_method=hashlib.sha256)
        self._name = f"dossier-{hashlib.sha256(b'name' + secret).hexdigest()[:8]}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with its reader, and a page back with the cookie."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        from starlette.datastructures import MutableHeaders

        reader = self._known(scope) or secrets.token_hex(16)
        scope.setdefault("state", {})["reader"] = reader

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers.append("Set-Cookie", self._cookie(scope, reader))
                    headers["Cache-Control"] = "private, no-cache"  # a cookie is for one browser
            await send(message)

        await self._app(scope, receive, send_with_cookie)

    def _known(self, scope: Scope) -> str | None:
        """Return the reader of the first cookie that was signed here."""
        for value in _values(scope, self._name):
            try:
                reader = self._signer.unsign(value).decode("ascii")
            except (BadSignature, UnicodeError):
                continue
            if _READER.fullmatch(reader):
                return reader
        return None

    def _cookie(self, scope: Scope, reader: str) -> str:
        value = self._signer.sign(reader).decode("ascii")
        path = scope.get("root_path") or "/"
        secure = "; Secure" if scope.get("scheme") == "https" else ""
        return f"{self._name}={value}; Max-Age={_LIFE}; Path={path}; HttpOnly; SameSite=Lax{secure}"


def _values(scope: Scope, name: str) -> Iterator[str]:
    """Yield the values of all cookies of a name: a browser sends those of outer paths too."""
    for header, line in scope.get("headers", ()):
        if header == b"cookie":
            for part in line.decode("latin-1").split(";"):
                key, _, value = part.partition("=")
                if key.strip() == name:
                    yield value.strip()
