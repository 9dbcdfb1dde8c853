"""The door: who has not signed in gets no further than the page where one signs in."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from dossier.ui.serving.login_page import LOGIN_POLICY, login_html, signed_in_html
from dossier.ui.serving.options import Serving
from dossier.ui.serving.passwords import Passwords, plain
from dossier.ui.serving.sessions import LASTS, Sessions
from dossier.ui.serving.throttle import Throttle

if TYPE_CHECKING:
    from fastapi import FastAPI, Request, Response
    from starlette.types import ASGIApp, Receive, Scope, Send

COOKIE = "dossier-login"

_log = logging.getLogger(__name__)

_OPEN = re.compile(r"/(healthz|login|ui/.*)", re.DOTALL)
_WITHIN = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")  # a path that a browser does not take for another host
_MOST_BYTES = 10_000  # of a form
_WRONG = "That name and password do not go together."


class Login:
    """Names, passwords and sessions of one server.

    Args:
        passwords: who may read.
        serving: how the page is served.
        secret: what cookies are signed with; those of an earlier start are not good when it is left out.
    """

    def __init__(self, passwords: Passwords, serving: Serving, secret: bytes | None = None) -> None:
        self.root = serving.root_path
        self._passwords, self._sessions = passwords, Sessions(passwords, secret)
        self._throttle, self._one = Throttle(), asyncio.Semaphore(1)  # a check takes a core

    def reader(self, scope: Scope) -> str | None:
        """Return the name of who sends a request, or None."""
        from starlette.requests import HTTPConnection

        return self._sessions.name(HTTPConnection(scope).cookies.get(COOKIE, ""))

    async def show(self, request: Request) -> Response:
        """Answer with the page where one signs in, or out."""
        name = self.reader(request.scope)
        if name is not None:
            return _page(signed_in_html(name))
        return _page(login_html(request.query_params.get("next", "")))

    async def enter(self, request: Request) -> Response:
        """Sign in who sends a right name and password, as a form; the slower the more tries have failed."""
        fields = await _fields(request)
        name, onward = plain(fields.get("username", "").strip()), fields.get("next", "")
        address = request.client.host if request.client else ""
        wait = self._throttle.wait(name, address)
        if wait:
            _log.warning("login refused name=%s address=%s wait=%d", json.dumps(name), address, wait)
            told = f"Too many tries have failed: please wait {wait} s and try again."
            return _refused(request, told, 429, login_html(onward, told, name), {"Retry-After": str(wait)})
        async with self._one:
            right = await asyncio.to_thread(self._passwords.check, name, fields.get("password", ""))
        _log.log(
            logging.INFO if right else logging.WARNING,
            "login %s name=%s address=%s",
            "done" if right else "failed",
            json.dumps(name),
            address,
        )
        if not right:
            return _refused(request, _WRONG, 401, login_html(onward, _WRONG, name))
        self._throttle.passed(name, address)
        return self._entered(request, name, onward)

    async def leave(self, request: Request) -> Response:
        """Sign out, and go to the page where one signs in."""
        from fastapi.responses import RedirectResponse

        response = RedirectResponse(f"{self.root}/login", 303)
        response.delete_cookie(COOKIE, path=self.root or "/", httponly=True, samesite="lax")
        return response

    def _entered(self, request: Request, name: str, onward: str) -> Response:
        from fastapi.responses import JSONResponse, RedirectResponse

        onward = onward if _WITHIN.fullmatch(onward) else "/"
        answer: Response = (
            RedirectResponse(f"{self.root}{onward}", 303)
            if _wants_page(request.scope)
            else JSONResponse({"success": True})
        )
        answer.set_cookie(
            COOKIE,
            self._sessions.token(name),
            max_age=LASTS,
            path=self.root or "/",
            httponly=True,
            samesite="lax",
            secure=request.url.scheme == "https",
        )
        return answer


class Door:
    """Middleware that lets in who has signed in, and everyone to what tells nothing of the archive."""

    def __init__(self, app: ASGIApp, login: Login) -> None:
        self._app, self._login = app, login

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with the name of its reader, or answer that one has to sign in."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        name, path = self._login.reader(scope), scope["path"].removeprefix(self._login.root)
        if name is not None or (scope["type"] == "http" and _OPEN.fullmatch(path)):
            scope.setdefault("state", {})["reader"] = name
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._turned_away(scope, path)(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    def _turned_away(self, scope: Scope, path: str) -> Response:
        from fastapi.responses import JSONResponse, RedirectResponse

        if scope["method"] not in ("GET", "HEAD") or not _wants_page(scope):
            return JSONResponse({"detail": "Sign in first."}, 401)
        query = scope["query_string"].decode("latin-1")
        onward = f"{path}?{query}" if query else path
        return RedirectResponse(f"{self._login.root}/login?{urlencode({'next': onward})}", 303)


def add_login(app: FastAPI, login: Login) -> None:
    """Put the door before an application, with the routes that lead through it."""
    app.add_middleware(Door, login=login)
    app.add_route("/login", login.show, methods=["GET"])
    app.add_route("/login", login.enter, methods=["POST"])
    app.add_route("/logout", login.leave, methods=["POST"])


def _wants_page(scope: Scope) -> bool:
    return any(name == b"accept" and b"text/html" in value for name, value in scope["headers"])


def _page(html: str, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    from fastapi.responses import HTMLResponse

    kept = {"Content-Security-Policy": LOGIN_POLICY, "Cache-Control": "no-store"}
    return HTMLResponse(html, status, kept | (headers or {}))


def _refused(
    request: Request, told: str, status: int, html: str, headers: dict[str, str] | None = None
) -> Response:
    from fastapi.responses import JSONResponse

    if _wants_page(request.scope):
        return _page(html, status, headers)
    return JSONResponse({"detail": told}, status, headers)


async def _fields(request: Request) -> dict[str, str]:
    """Return the fields of a form, or none where it is too long to be one of ours."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MOST_BYTES:
            return {}
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
