"""Gzip, unpacked bit by bit, so that a bomb is noticed while it grows."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

MAGIC = b"\x1f\x8b"
"""How data in gzip begins."""

_PIECE = 1 << 16


def unpacked(packed: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what is in gzip data of one or more members, in pieces of 64 KiB at most.

    What follows the last member is left out, as gzip itself does.

    Raises:
        EOFError: the data ends too soon.
        zlib.error: the data is damaged, or no gzip.
    """
    member = zlib.decompressobj(zlib.MAX_WBITS | 16)
    begun = False
    for data in packed:
        while data:
            if member.eof:
                if not data.startswith(MAGIC[: len(data)]):
                    return
                member = zlib.decompressobj(zlib.MAX_WBITS | 16)
            begun = True
            yield member.decompress(data, _PIECE)
            data = member.unused_data if member.eof else member.unconsumed_tail
    if begun and not member.eof:
        raise EOFError
