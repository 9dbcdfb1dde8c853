"""Whose turn it is: no host is called more often than it bears."""

from __future__ import annotations

import math
from collections.abc import Callable

from ingest.report import Reason
from ingest.web.pages import FetchError

USUAL_DELAY = 1.0
"""Seconds between the end of one request to a host and the next."""

LONGEST_DELAY = 30.0
"""Seconds between requests beyond which a host's own wish is not followed."""

LONGEST_WAIT = 60.0
"""Seconds that are waited when a host wants to be left alone; where it wants more, it is left alone."""


class Pace:
    """Keeps a distance between requests to the same host; different hosts do not wait for one another.

    Args:
        clock: gives seconds.
        sleep: waits for so many seconds.
    """

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._clock = clock
        self._sleep = sleep
        self._free: dict[str, float] = {}
        self._delays: dict[str, float] = {}

    def wait(self, host: str) -> None:
        """Wait until a host may be called.

        Raises:
            FetchError: it wants to be left alone for too long.
        """
        left = self._free.get(host, -math.inf) - self._clock()
        if left > LONGEST_WAIT:
            detail = f"'{host}' asks not to be called for another {math.ceil(left)} seconds."
            raise FetchError(Reason.UNREACHABLE, detail)
        if left > 0:
            self._sleep(left)

    def called(self, host: str) -> None:
        """Note that a request to a host has ended."""
        self.hold(host, self._delays.get(host, USUAL_DELAY))

    def hold(self, host: str, seconds: float) -> None:
        """Leave a host alone for so many seconds from now, or longer if that was said before."""
        self._free[host] = max(self._free.get(host, -math.inf), self._clock() + seconds)

    def slow_down(self, host: str, seconds: float) -> None:
        """Keep as many seconds between requests to a host as it wishes, within bounds."""
        self._delays[host] = min(max(seconds, USUAL_DELAY), LONGEST_DELAY)
        self.called(host)
