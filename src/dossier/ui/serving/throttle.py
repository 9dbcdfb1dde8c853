"""How soon a password may be tried again."""

from __future__ import annotations

import ipaddress
import math
import time
from collections.abc import Callable

from cachetools import LRUCache, TTLCache

FREE = 5
"""Tries in a row that need not wait."""

LONGEST = 60
"""Seconds that a try has to wait at most."""

_FORGOTTEN = 3600  # seconds after the last try
_REMEMBERED = 10_000  # names, addresses


class Throttle:
    """Slows failing tries, by the name that is tried and by the address that tries it.

    Each try beyond the first few waits twice as long as the one before it. Who has succeeded from an address
    before waits there for that address alone, lest others keep a reader out by trying that name. To be used
    in one thread.

    Args:
        clock: gives the time in seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._tries: TTLCache[tuple[str, str], tuple[int, float]] = TTLCache(_REMEMBERED, _FORGOTTEN, clock)
        self._trusted: LRUCache[tuple[str, str], bool] = LRUCache(_REMEMBERED)

    def wait(self, name: str, address: str) -> int:
        """Return the seconds to wait before a try; 0 counts this one, as failed until `passed` tells more."""
        keys, now = self._keys(name, address), self._clock()
        wait = max(self._left(key, now) for key in keys)
        if wait <= 0:
            for key in keys:
                self._tries[key] = (self._tries.get(key, (0, now))[0] + 1, now)
        return math.ceil(max(wait, 0))

    def passed(self, name: str, address: str) -> None:
        """Note that the latest try was right."""
        for key in self._keys(name, address):
            self._tries.pop(key, None)
        self._trusted[name, _network(address)] = True

    def _left(self, key: tuple[str, str], now: float) -> float:
        count, last = self._tries.get(key, (0, now))
        return last + min(2.0 ** min(count - FREE, 10), LONGEST) - now if count >= FREE else 0.0

    def _keys(self, name: str, address: str) -> list[tuple[str, str]]:
        network = _network(address)
        here = [("address", network)]
        return here if (name, network) in self._trusted else [*here, ("name", name)]


def _network(address: str) -> str:
    """Return what one household or firm has: an IPv4 address, or the first 64 bits of an IPv6 one."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if found.version == 4:
        return str(found)
    return str(found.ipv4_mapped or ipaddress.ip_network((int(found) >> 64 << 64, 64)))
