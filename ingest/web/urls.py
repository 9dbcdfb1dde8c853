"""Addresses that may be fetched at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.report import Reason
from ingest.web.pages import FetchError

if TYPE_CHECKING:
    from httpx import URL


def parsed(address: str, base: URL | None = None) -> URL:
    """Return an address in its parts, without its fragment.

    Args:
        address: as it was given.
        base: what it is relative to, None where it must stand alone.

    Raises:
        FetchError: it is no http or https address, or carries a user name or password.
    """
    from httpx import URL, InvalidURL

    try:
        url = URL(same_page(address))
        url = base.join(url) if base else url
    except (InvalidURL, ValueError) as error:
        raise FetchError(Reason.REFUSED, f"This is no address ({error}).", lasting=True) from None
    if url.scheme not in ("http", "https") or not url.host:
        raise FetchError(Reason.REFUSED, "Only http and https addresses are fetched.", lasting=True)
    if url.userinfo:
        detail = "An address with a user name or password is not fetched: leave them out."
        raise FetchError(Reason.REFUSED, detail, lasting=True)
    if url.port is not None and not 0 < url.port < 65_536:
        raise FetchError(Reason.REFUSED, f"There is no port {url.port}.", lasting=True)
    return url


def same_page(address: str) -> str:
    """Return what addresses of one page share: all but the fragment."""
    return address.strip().partition("#")[0]
