"""How Chroma is reached: in a folder, inside this process, or on a server."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from dossier.errors import ArchiveError

if TYPE_CHECKING:
    from chromadb.api.client import Client

_claimed: set[str] = set()
_claiming = threading.Lock()


def claim(folder: Path) -> str:
    """Return a spelling of `folder` that no open client of this process uses.

    Chroma shares one engine between all clients of one spelling, and that engine never sees what
    another process writes: only a spelling of its own gives a client an engine of its own.
    """
    with _claiming:
        spelling = str(folder)
        while spelling in _claimed:
            spelling += "/."
        _claimed.add(spelling)
        return spelling


def release(spelling: str | None) -> None:
    """Give back a spelling that `claim` gave out."""
    if spelling is not None:
        with _claiming:
            _claimed.discard(spelling)


def close_client(client: Client) -> None:
    """Close a client, and with it the connections to its server, which Chroma leaves open."""
    client.close()
    for part in (client, getattr(client, "_admin_client", None)):
        session = getattr(getattr(part, "_server", None), "_session", None)
        if session is not None:
            session.close()


def _settings() -> Any:
    from chromadb.config import Settings

    return Settings(anonymized_telemetry=False)


def embedded(path: str) -> Client:
    """Return a client that runs Chroma inside this process."""
    import chromadb

    return cast("Client", chromadb.PersistentClient(path, settings=_settings()))


def server(url: str) -> Client:
    """Return a client of the Chroma server at `url`."""
    import chromadb

    parts = urlsplit(url)
    secure = parts.scheme == "https"
    try:
        client = chromadb.HttpClient(
            host=parts.hostname or "",
            port=parts.port or (443 if secure else 80),
            ssl=secure,
            settings=_settings(),
        )
    except Exception as error:
        raise _silent(url) from error
    return cast("Client", client)


def _silent(url: str) -> ArchiveError:
    return ArchiveError(
        f"The Chroma server at {url} does not answer: start it, or correct or unset DOSSIER_CHROMA_URL."
    )


@contextmanager
def answering(url: str | None) -> Iterator[None]:
    """Tell of a server that has gone since the index was opened; a folder has no `url`."""
    if url is None:
        yield
        return
    from httpx import TransportError

    try:
        yield
    except TransportError as error:
        raise _silent(url) from error
