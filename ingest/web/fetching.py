"""Fetches pages from the web: politely, and from the public Internet alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from importlib.metadata import metadata
from types import TracebackType
from typing import TYPE_CHECKING, Self

from ingest.readers import MAX_BYTES
from ingest.report import Reason
from ingest.web.exchange import Answer, Exchange, Limits
from ingest.web.guard import Deadline, Guard, Resolver, resolve
from ingest.web.pace import Pace
from ingest.web.pages import FetchError, NotModified, Page, Validators
from ingest.web.robots import AGENT, Robots
from ingest.web.urls import parsed

if TYPE_CHECKING:
    from httpx import URL, Headers

MAX_REDIRECTS = 5

PAUSES = (2.0, 8.0)
"""Seconds before the second and the third try with a host that is busy and does not say for how long."""

ROBOTS_BYTES = 512_000
"""How much of a robots.txt is read; RFC 9309 asks for 500 KiB at least."""

_BUSY = (429, 503)
_MOVED = (301, 302, 303, 307, 308)
_PASSING = (408, 425, 429)


class Fetcher:
    """Fetches pages, one at a time, for one run; to be entered.

    It keeps to robots.txt and to its pace for each host, and leaves private addresses alone. It sends neither
    cookies nor a Referer. It uses no proxy, whatever the environment says, for a proxy looks up names itself
    and then nothing could be said of where they lead.

    Args:
        allow_private: fetch from private addresses too, such as those of this machine.
        limits: how long a server may take.
        resolver: finds the addresses of a name.
        clock: gives seconds.
        sleep: waits for so many seconds, 60 at most; it may raise in order to stop.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        limits: Limits | None = None,
        resolver: Resolver = resolve,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        from httpcore import SyncBackend

        deadline = Deadline(clock)
        guard = Guard(SyncBackend(), deadline, resolver, allow_private=allow_private)
        self._exchange = Exchange(guard, deadline, limits or Limits())
        self._headers = usual_headers()
        self._pace = Pace(clock, sleep)
        self._robots = Robots(self._robots_txt, self._pace)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._exchange.close()

    def get(self, address: str, known: Validators | None = None) -> Page | NotModified:
        """Return the page at an address, or that it is as it was.

        Args:
            address: of http or https.
            known: what came with the page the last time, None where it is wanted in any case.

        Raises:
            FetchError: there is none, it may not be fetched, or it is too large or too slow.
        """
        known = known or Validators()
        conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        headers = {name: value for name, value in conditions.items() if value}
        url, answer = self._follow(parsed(address), headers, MAX_BYTES, self._robots.permit)
        if answer.status == HTTPStatus.NOT_MODIFIED and headers:
            return NotModified(str(url))
        if answer.status not in (200, 203):
            raise _refusal(answer.status)
        return _page(url, answer)

    def _robots_txt(self, url: URL) -> Answer:
        """Return a robots.txt, the beginning of a large one; itself it needs no permission."""
        _, answer = self._follow(url, {}, ROBOTS_BYTES, lambda url: None, cut=True)
        return answer

    def _follow(
        self,
        url: URL,
        headers: Mapping[str, str],
        most: int,
        permit: Callable[[URL], None],
        *,
        cut: bool = False,
    ) -> tuple[URL, Answer]:
        """Return the address at the end of the redirects, and its answer; each is checked on the way."""
        for _ in range(MAX_REDIRECTS + 1):
            permit(url)
            answer = self._patiently(url, headers, most, cut=cut)
            location = answer.headers.get("location")
            if answer.status not in _MOVED or not location:
                return url, answer
            url = parsed(location, url)
        detail = f"The address is redirected more than {MAX_REDIRECTS} times."
        raise FetchError(Reason.UNREACHABLE, detail, lasting=True)

    def _patiently(self, url: URL, headers: Mapping[str, str], most: int, *, cut: bool) -> Answer:
        """Return the answer of a host in its turn, tried again while it is busy."""
        for pause in (*PAUSES, None):
            self._pace.wait(url.host)
            try:
                answer = self._exchange.get(url, {**self._headers, **headers}, most, cut=cut)
            finally:
                self._pace.called(url.host)
            if answer.status not in _BUSY:
                break
            wish = _retry_after(answer.headers)
            self._pace.hold(url.host, wish if wish is not None else pause or 0)
        return answer


def usual_headers() -> dict[str, str]:
    """Return the headers of every request."""
    about = metadata("dossier-qa")
    urls = about.get_all("Project-URL", [])
    home = f" (+{urls[0].rpartition(', ')[2]})" if urls else ""
    return {
        "User-Agent": f"{AGENT}/{about['Version']}{home}",
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "Accept-Encoding": "gzip",
    }


def _retry_after(headers: Headers) -> float | None:
    """Return in how many seconds a host wants to be called again, None where it does not say."""
    wish = headers.get("retry-after", "").strip()
    if wish.isdecimal():
        return float(wish[:9])
    try:
        at = parsedate_to_datetime(wish)
        now = parsedate_to_datetime(headers["date"]) if "date" in headers else datetime.now(UTC)
        return max((at - now).total_seconds(), 0.0)
    except (TypeError, ValueError):  # no dates, or one with a time zone and one without
        return None


def _refusal(status: int) -> FetchError:
    """Return the error for an answer that is no page."""
    phrase = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else "an unknown status"
    lasting = 300 <= status < 500 and status not in _PASSING
    return FetchError(Reason.UNREACHABLE, f"The server answered {status} ({phrase}).", lasting)


def _page(url: URL, answer: Answer) -> Page:
    """Return an answer as a page."""
    header = Message()
    written = answer.headers.get("content-type")
    if written:
        header["Content-Type"] = " ".join(written.split())
    return Page(
        url=str(url),
        media_type=header.get_content_type() if written else "",
        charset=header.get_content_charset() if written else None,
        data=answer.data,
        validators=Validators(answer.headers.get("etag"), answer.headers.get("last-modified")),
    )
