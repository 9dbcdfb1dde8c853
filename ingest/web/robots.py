"""What sites ask of programs: the Robots Exclusion Protocol (RFC 9309)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ingest.report import Reason
from ingest.web.exchange import Answer
from ingest.web.pace import Pace
from ingest.web.pages import FetchError

if TYPE_CHECKING:
    from httpx import URL
    from protego import Protego

AGENT = "Dossier"
"""The name by which robots.txt knows us."""


class Robots:
    """Remembers the robots.txt of each site for a run.

    Args:
        read: fetches an address, redirects followed.
        pace: is told which delay a site wishes.
    """

    def __init__(self, read: Callable[[URL], Answer], pace: Pace) -> None:
        self._read = read
        self._pace = pace
        self._rules: dict[tuple[str, bytes], Protego | FetchError] = {}

    def permit(self, url: URL) -> None:
        """Do nothing where a site allows an address to be fetched.

        Raises:
            FetchError: it does not, or its robots.txt cannot be had in this run.
        """
        site = (url.scheme, url.netloc)
        if site not in self._rules:
            self._rules[site] = self._rules_of(url)
        rules = self._rules[site]
        if isinstance(rules, FetchError):
            raise FetchError(*rules.args)  # anew, for a traceback grows each time that it is raised
        if not rules.can_fetch(str(url), AGENT):
            detail = f"'{url.host}' asks programs not to read this page (robots.txt)."
            raise FetchError(Reason.ROBOTS, detail, lasting=True)

    def _rules_of(self, url: URL) -> Protego | FetchError:
        """Return what a site asks: nothing where it has no robots.txt, an error where that cannot be had."""
        from protego import Protego

        try:
            answer = self._read(url.join("/robots.txt"))
        except FetchError as error:
            return Protego.parse("") if error.lasting else error  # it is redirected in circles, or nowhere
        if answer.status >= 500 or answer.status == 429:
            detail = f"'{url.host}' answers {answer.status} for its robots.txt: without that it is not read."
            return FetchError(Reason.ROBOTS, detail)
        rules = Protego.parse(answer.data.decode("utf-8", "replace"))
        delay = rules.crawl_delay(AGENT)
        if delay is not None:
            self._pace.slow_down(url.host, delay)
        return rules
