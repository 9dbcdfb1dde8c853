"""Serving the page from this machine until it is interrupted."""

from __future__ import annotations

import asyncio
import gc
import ipaddress
import logging
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

from dossier.archive import FILE, Archive
from dossier.assistant import Assistant
from dossier.embedding import load_embedder, warm_up
from dossier.errors import DossierError, SettingsError
from dossier.settings import Settings
from dossier.ui import protocols
from dossier.ui.keeping import Store, secret_in
from dossier.ui.library import Jobs, Library
from dossier.ui.serving.options import OPEN_TO_ALL, Serving
from dossier.ui.serving.passwords import Passwords
from dossier.ui.serving.server import build_app

_log = logging.getLogger(__name__)

_FAREWELL = 2  # seconds that answers under way have to finish at the end


def serve(settings: Settings, serving: Serving = OPEN_TO_ALL) -> None:
    """Serve the page at the address of the settings until it is interrupted, with a log on standard error.

    Where there is no archive an empty one is made, which its tab then fills, unless nothing may be added.

    Raises:
        KeyboardInterrupt: a signal to end came before the page was served, or another one while it ended.
        SettingsError: the address cannot be listened on.
        InputError: the file of passwords cannot be used.
        ArchiveError: the archive cannot be opened, or there is none and nothing may be added.
        ModelUnavailable: the embedding model cannot be loaded.
    """
    import uvicorn

    log_to_stderr()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C does
    if serving.auth_file:
        Passwords(serving.auth_file)  # told at once when it cannot be used
    if not (serving.read_only or (settings.home / FILE).exists()):
        card = load_embedder(settings.embedding_model).card
        Archive.open(settings.home, card, chroma_url=settings.chroma_url, create=True).close()
    over = threading.Event()
    with (
        listening(settings.host, settings.port) as door,
        Assistant(settings) as assistant,
        _kept(settings) as (store, secret),
        closing(Jobs(settings, assistant.archive.provenance)) as jobs,
    ):
        may = not serving.read_only
        if may:
            jobs.go_on()
        library = Library(assistant.archive, jobs, may_add=may, may_remove=may, max_upload=serving.max_upload)
        app = build_app(assistant, serving, store=store, library=library, secret=secret)
        warn_of_strangers(door, serving)
        print(f"Dossier is at {address(door)}{serving.root_path} (Ctrl-C ends it)", flush=True)
        config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=_FAREWELL)
        threading.Thread(target=warm, args=(assistant, over), daemon=True).start()
        try:
            with suppress(KeyboardInterrupt):  # uvicorn sends what ended it again when it is done
                uvicorn.Server(config).run(sockets=[door])
        finally:
            over.set()


@contextmanager
def _kept(settings: Settings) -> Iterator[tuple[Store | None, bytes | None]]:
    """Open what is kept of readers beside the archive; nothing is kept where it cannot be written."""
    try:
        store, secret = Store(settings.home), secret_in(settings.home)
    except DossierError as error:
        _log.warning("No conversation is kept: %s", error)
        yield None, None
        return
    with closing(store):
        yield store, secret


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens on an address.

    Args:
        host: a name or an address of this machine.
        port: a port; 0 takes a free one.

    Raises:
        SettingsError: the port is taken or not allowed, or the host is not one of this machine.
    """
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        door = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SettingsError(f"HOST {host} is not an address of this machine ({reason}).") from None
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(place)
        door.listen()
    except OSError as error:
        door.close()
        raise SettingsError(
            f"PORT {port} of {host} cannot be used ({(error.strerror or str(error)).lower()}): "
            "choose another with `make app PORT=7861` or `dossier serve --port 7861`."
        ) from None
    return door


def address(door: socket.socket) -> str:
    """Return the web address of a listening socket as a browser on this machine takes it."""
    host, port = door.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def log_to_stderr() -> None:
    """Write what Dossier logs, from questions on, to standard error in lines of keys and values."""
    handler = logging.StreamHandler()
    form = "time=%(asctime)s level=%(levelname)s %(message)s"
    handler.setFormatter(logging.Formatter(form, "%Y-%m-%dT%H:%M:%S%z"))
    ours = logging.getLogger("dossier")
    ours.setLevel(logging.INFO)
    ours.handlers, ours.propagate = [handler], False
    logging.getLogger("uvicorn.error").addFilter(_is_news)


def _is_news(record: logging.LogRecord) -> bool:
    """Return whether a line of uvicorn's log tells more than that a browser was still there at the end."""
    cancelled = record.exc_info and isinstance(record.exc_info[1], asyncio.CancelledError)
    return not (cancelled or "graceful shutdown exceeded" in record.getMessage())


def warn_of_strangers(door: socket.socket, serving: Serving) -> None:
    """Warn where others than this machine may reach a page that asks for no password."""
    host = ipaddress.ip_address(door.getsockname()[0].partition("%")[0])
    if not (serving.auth_file or host.is_loopback):
        may = "read the archive" if serving.read_only else "read the archive, add to it and remove from it"
        _log.warning("Whoever reaches %s may %s: see --auth-file.", host, may)


def warm(assistant: protocols.Assistant, over: threading.Event) -> None:
    """Find quotes for a question nobody asked, so that the first readers need not wait for what loads late.

    A language model is not asked: it may cost money. What is in memory then stays there: Python need not go
    through it to find what can be cleared away, which takes a third of a second in which nobody is answered.

    Args:
        assistant: what answers.
        over: set when the server ends, which may take the archive from under the question.
    """
    try:
        next(assistant.stream("What is this archive about?"))
        gc.collect()
        gc.freeze()
        warm_up()
    except Exception:
        if not over.is_set():
            _log.exception("The first answer could not be prepared.")
