import gzip
import zlib

import pytest

from ingest.web.packing import unpacked


@pytest.mark.parametrize("size", [1, 2, 7, 100_000])
@pytest.mark.parametrize("rest", [b"", bytes(100), b"rest"])
def test_members_come_one_after_the_other_however_they_arrive(size: int, rest: bytes) -> None:
    packed = (
        gzip.compress(b"one ", mtime=0)
        + gzip.compress(b"", mtime=0)
        + gzip.compress(b"two " * 30_000, mtime=0)
        + rest
    )
    pieces = [packed[start : start + size] for start in range(0, len(packed), size)]
    assert b"".join(unpacked(iter(pieces))) == b"one " + b"two " * 30_000


def test_no_piece_is_large() -> None:
    sizes = [len(piece) for piece in unpacked([gzip.compress(bytes(5_000_000), mtime=0)])]
    assert sum(sizes) == 5_000_000
    assert max(sizes) <= 65_536


def test_what_breaks_off_and_what_is_no_gzip() -> None:
    with pytest.raises(EOFError):
        list(unpacked([gzip.compress(b"one", mtime=0)[:-1]]))
    with pytest.raises(zlib.error):
        list(unpacked([b"one"]))
    assert list(unpacked([])) == []
