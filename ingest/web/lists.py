"""Lists of addresses, one a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingest.report import Drop, UnusableError
from ingest.web.urls import parsed


def listed(lines: Iterable[str], name: str) -> Iterator[str | Drop]:
    """Yield the addresses in some lines, and a drop for a line that holds none that can be fetched.

    Args:
        lines: read one by one; empty ones and those that begin with `#` are passed over.
        name: what the lines are called in a report, such as `standard input`.
    """
    for number, line in enumerate(lines, start=1):
        address = line.strip().removeprefix("\ufeff")
        if not address or address.startswith("#"):
            continue
        try:
            parsed(address)
        except UnusableError as error:
            yield Drop(f"{name}, line {number}", error.reason, error.detail)
        else:
            yield address
