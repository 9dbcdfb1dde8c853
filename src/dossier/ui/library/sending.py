"""What a reader sends to be added, looked at before it is taken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

MOST_LINES = 1_000
"""Addresses that are taken at once."""

LONGEST_LINE = 2_000
"""Characters that an address may have."""

GONE = "The files are no longer here: choose them again."
"""What is told of files that were chosen too long ago."""

_WITH_USER = re.compile(r"(?:[^/?#@]*:/+)?[^/?#@]*@")


def lines_of(text: str | None) -> list[str]:
    """Return the lines of a field of addresses that hold something."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


def fault_of_sending(files: Sequence[Path], lines: Sequence[str], max_upload: int) -> str:
    """Return why files and addresses are not taken in one sentence, empty where they are.

    Args:
        files: where they lie.
        lines: addresses, each of which is looked at when its turn comes.
        max_upload: bytes that a file may have.
    """
    if not (files or lines):
        return "Choose files, or write addresses."
    if len(lines) > MOST_LINES:
        return f"These are {len(lines):,} addresses: send {MOST_LINES:,} at once."
    if any(len(line) > LONGEST_LINE for line in lines):
        return f"An address has more than {LONGEST_LINE:,} characters: write each in a line of its own."
    if any(map(_WITH_USER.match, lines)):
        return "An address with a user name or password is not fetched: leave them out."
    if not all(file.is_file() for file in files):
        return GONE
    large = next((file for file in files if file.stat().st_size > max_upload), None)
    if large:
        return f"“{large.name}” is larger than {max_upload / 1e6:.3g} MB, which a file may have here."
    return ""
