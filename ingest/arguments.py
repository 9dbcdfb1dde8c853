"""What a user names: paths, patterns, addresses, and a list of addresses on standard input."""

from __future__ import annotations

import glob
import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from dossier.errors import InputError
from ingest.report import Drop
from ingest.web import listed


@dataclass(slots=True)
class Named:
    """What a user named, by kind.

    Attributes:
        paths: files and folders, patterns among them resolved.
        addresses: of pages, feeds and sitemaps; a line that holds none is a drop.
        any_address: whether there are addresses at all.
    """

    paths: list[Path] = field(default_factory=list)
    addresses: Iterator[str | Drop] = field(default_factory=lambda: iter(()))
    any_address: bool = False


def named(sources: Sequence[Path | str]) -> Named:
    """Tell apart what a user named.

    Args:
        sources: paths, patterns such as `press/**/*.html`, http(s) addresses, and `-` for addresses on
            standard input, one a line.

    Raises:
        InputError: a pattern fits no file, or an address is of another kind than http and https.
    """
    found = Named()
    addresses: list[Iterable[str | Drop]] = []
    for source in sources:
        if isinstance(source, Path):
            found.paths.append(source)
        elif source == "-":
            if isinstance(sys.stdin, io.TextIOWrapper):
                sys.stdin.reconfigure(errors="backslashreplace")  # a line in another encoding costs itself
            addresses.append(listed(sys.stdin, "standard input"))
        elif source.lower().startswith(("http://", "https://")):
            addresses.append([source])
        elif "://" in source:
            raise InputError(f"'{source}' cannot be fetched: only http and https addresses are.")
        else:
            found.paths += _paths(source)
    found.addresses, found.any_address = chain.from_iterable(addresses), bool(addresses)
    return found


def _paths(source: str) -> list[Path]:
    path = Path(source).expanduser()
    if not glob.has_magic(source) or path.exists():
        return [path]
    found = [Path(each) for each in sorted(glob.glob(str(path), recursive=True))]  # noqa: PTH207 (absolute patterns)
    if not found:
        raise InputError(f"No file fits '{source}'.")
    return found
