"""Documents packed together in `.zip`, `.tar` and `.tar.gz`, or alone in `.gz`; none is unpacked to disk."""

from __future__ import annotations

import gzip
import stat
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from io import BufferedReader, RawIOBase
from lzma import LZMAError
from pathlib import PurePosixPath
from typing import IO, Any

from ingest.readers import MAX_BYTES, Document, suffixes
from ingest.report import Reason, UnusableError

MOST_MEMBERS = 200_000
"""Members of one file that are looked at."""

GROWTH = 200
"""Bytes that a member may unpack to for each byte that it is packed in; text seldom reaches 20."""

_FREE = 1_000_000  # bytes that any member may unpack to
_SUFFIXES = (".zip", ".tar", ".tar.gz", ".tgz", ".gz")
_BROKEN = (zipfile.BadZipFile, tarfile.TarError, EOFError, zlib.error, LZMAError, gzip.BadGzipFile)
_BROKEN_TOO = (NotImplementedError, RuntimeError, ValueError, KeyError)  # what zipfile raises beside

Member = tuple[str, Document | UnusableError]
"""Path within the file, and what is there."""


def is_bundle(name: str) -> bool:
    """Return whether a file of this name holds packed documents."""
    return name.lower().endswith(_SUFFIXES)


def is_readable(name: str) -> bool:
    """Return whether the format of a file of this name is known, or of the one that is packed in it."""
    lower = name.lower()
    known = lower.removesuffix(".gz").endswith(suffixes())
    return known or lower.endswith((".zip", ".tar", ".tar.gz", ".tgz"))


def members(document: Document, skipped: Counter[str]) -> Iterator[Member]:
    """Yield the documents in a packed file, or why one is left out.

    Members in memory are bounded, and so is what each unpacks to; links, and paths that lead out, are left
    out, and so are packed files within it.

    Args:
        document: the packed file.
        skipped: counts the suffixes of members of no known format.
    """
    lower = document.name.lower()
    try:
        if lower.endswith(".zip"):
            yield from _zipped(document, skipped)
        elif lower.endswith((".tar", ".tar.gz", ".tgz")):
            yield from _tarred(document, skipped)
        else:
            inner = document.name[: -len(".gz")]
            yield inner, Document(inner, lambda: _gunzipped(document), document.url, document.fields)
    except UnusableError as error:
        yield document.name, error
    except (*_BROKEN, *_BROKEN_TOO) as error:
        yield document.name, _damaged(error)
    except OSError as error:
        detail = f"The file cannot be read ({error.strerror or error}): check its permissions."
        yield document.name, UnusableError(Reason.UNREADABLE, detail)


def _zipped(document: Document, skipped: Counter[str]) -> Iterator[Member]:
    with document.open() as stream, zipfile.ZipFile(stream) as packed:
        infos = [info for info in packed.infolist() if not info.is_dir()]
    for info in _bounded(infos):
        name = info.filename
        link = stat.S_ISLNK(info.external_attr >> 16)
        if _is_passed_over(name, skipped):
            continue
        if refused := _refused(name, link=link, locked=bool(info.flag_bits & 1)):
            yield name, refused
            continue
        most = _most(info.compress_size)

        def opened(info: zipfile.ZipInfo = info, most: int = most) -> IO[bytes]:
            with ExitStack() as stack:
                packed = stack.enter_context(zipfile.ZipFile(stack.enter_context(document.open())))
                stream = stack.enter_context(packed.open(info))
                return _Bounded.over(stream, most, stack.pop_all())

        yield name, Document(name, opened, fields=document.fields)


def _tarred(document: Document, skipped: Counter[str]) -> Iterator[Member]:
    with document.open() as stream, tarfile.open(fileobj=stream, mode="r|*") as packed:
        for info in _bounded(packed):
            if info.isdir() or _is_passed_over(info.name, skipped):
                continue
            if refused := _refused(info.name, link=not info.isreg(), locked=False):
                yield info.name, refused
                continue
            inside = packed.extractfile(info)
            data = inside.read(MAX_BYTES + 1) if inside else b""
            yield info.name, replace(Document.of(info.name, data), fields=document.fields)


def _gunzipped(document: Document) -> IO[bytes]:
    with ExitStack() as stack:
        packed = stack.enter_context(document.open())
        most = _most(packed.seek(0, 2))
        packed.seek(0)
        stream = stack.enter_context(gzip.open(packed))
        return _Bounded.over(stream, most, stack.pop_all())


def _bounded(infos: Any) -> Iterator[Any]:
    for number, info in enumerate(infos):
        if number == MOST_MEMBERS:
            detail = f"It holds more than {MOST_MEMBERS:,} files: unpack it, and ingest the folder."
            raise UnusableError(Reason.BUNDLE, detail)
        yield info


def _is_passed_over(name: str, skipped: Counter[str]) -> bool:
    """Return whether a member is hidden or of no known format, which is counted."""
    path = PurePosixPath(name)
    if "__MACOSX" in path.parts or any(part.startswith(".") and part != ".." for part in path.parts):
        return True
    if is_bundle(name) or path.suffix.lower() in suffixes():
        return False
    skipped[path.suffix.lower()] += 1
    return True


def _refused(name: str, *, link: bool, locked: bool) -> UnusableError | None:
    """Return why a member is left out, None where it is not."""
    path = PurePosixPath(name.replace("\\", "/"))
    if ".." in path.parts or path.is_absolute():
        return UnusableError(Reason.BUNDLE, "Its path leads out of the file that it is packed in.")
    if link:
        return UnusableError(Reason.BUNDLE, "It is a link or a device, which is not followed.")
    if is_bundle(name):
        return UnusableError(Reason.BUNDLE, "It is packed within a packed file: unpack the outer one.")
    if locked:
        return UnusableError(Reason.ENCRYPTED, "It is encrypted: unpack it with its password.")
    return None


def _most(packed: int) -> int:
    return max(_FREE, packed * GROWTH)


def _damaged(error: Exception) -> UnusableError:
    return UnusableError(Reason.BUNDLE, f"The packed file is damaged ({error}): pack it anew.")


class _Bounded(RawIOBase):
    """A stream that ends with an error where it gives more than it may, or what it reads is damaged."""

    def __init__(self, stream: IO[bytes], most: int, opened: ExitStack) -> None:
        self._stream, self._left, self._opened = stream, most, opened

    @classmethod
    def over(cls, stream: Any, most: int, opened: ExitStack) -> IO[bytes]:
        return BufferedReader(cls(stream, most, opened))

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._stream.read(len(buffer))
        except (*_BROKEN, *_BROKEN_TOO) as error:
            raise _damaged(error) from error
        self._left -= len(data)
        if self._left < 0:
            detail = f"It unpacks to more than {GROWTH} times its size, as only an attack does."
            raise UnusableError(Reason.BUNDLE, detail)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._opened.close()
        super().close()
