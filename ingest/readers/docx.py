"""Word files (.docx)."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from dossier.text import words
from ingest.formats.dateline import dateline
from ingest.formats.properties import author_property, created_property, title_property
from ingest.formats.word_blocks import Block, blocks_of
from ingest.readers.registry import Document, Draft, reader
from ingest.report import Reason, UnusableError

_MOST_BYTES = 200_000_000  # unpacked
_MOST_XML = 50_000_000  # of one part, unpacked
_MOST_PARTS = 5_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # begins .doc files and encrypted ones
_TEMPLATE = datetime(2013, 12, 23, 23, 15, tzinfo=UTC)  # when the template of python-docx was made
_HEAD = 3  # blocks among which the title may stand a second time


@reader(".docx", isolated=True)
def read_docx(document: Document) -> Draft:
    """Read a Word file as it reads with all changes accepted: no comments, nothing deleted or hidden.

    The title is that of its properties, unless a program made it up, else the paragraph set as one. The date
    is that of a dateline, else the day on which the file was made.
    """
    word = _opened(document.read())
    blocks = list(blocks_of(word.body, word.styles))
    title = title_property(word.title) or _headline(blocks)
    for at, block in enumerate(blocks[:_HEAD]):
        if title and len(blocks) > 1 and words(block.text) == words(title):
            del blocks[at]
            break
    written = dateline(line for block in blocks for line in block.text.splitlines())
    created = None if written else _created(word.created)
    return Draft(
        text="\n\n".join(block.text for block in blocks),
        title=title,
        author=author_property(word.author),
        published=written or created,
        dated_by="text" if written else "properties" if created else None,
        language=word.language or None,
    )


@dataclass(frozen=True, slots=True)
class _Word:
    """What is read of a Word file: the elements of its body and styles, and its properties."""

    body: Any
    styles: Any
    title: str
    author: str
    language: str
    created: datetime | None


def _opened(data: bytes) -> _Word:
    """Open a file, once its parts are known to be of a bearable size."""
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import XMLSyntaxError  # type: ignore[import-untyped]

    if data.startswith(_OLE):
        raise _old_or_encrypted(data)
    broken = (BadZipFile, OpcError, XMLSyntaxError, zlib.error, EOFError, NotImplementedError, ValueError)
    lacking = (AttributeError, KeyError, TypeError)  # from python-docx, where an element is not there
    try:
        with ZipFile(BytesIO(data)) as parts:
            _check(parts)
        word = docx.Document(BytesIO(data))
        noted = word.core_properties
        properties = (noted.title, noted.author, noted.language, noted.created)
        return _Word(word.element.body, word.styles.element, *properties)
    except (*broken, *lacking):
        detail = "This is no Word file, or a damaged one: open it in Word and save it anew as .docx."
        raise UnusableError(Reason.FAILED, detail) from None


def _old_or_encrypted(data: bytes) -> UnusableError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnusableError(Reason.ENCRYPTED, "The Word file needs a password: save it without one.")
    return UnusableError(Reason.FAILED, "This is a file of an old Word (.doc): save it as .docx.")


def _check(parts: ZipFile) -> None:
    """Refuse a file that would swell; what a part says of its size is the most that is read of it.

    Raises:
        UnusableError: it is too large or needs a password.
    """
    listed = parts.infolist()
    swollen = sum(part.file_size for part in listed) > _MOST_BYTES or len(listed) > _MOST_PARTS
    if swollen or any(part.file_size > _MOST_XML and part.filename.endswith("xml") for part in listed):
        detail = f"The Word file is larger than {_MOST_BYTES // 1_000_000} MB when it is unpacked: split it."
        raise UnusableError(Reason.TOO_LARGE, detail)
    if any(part.flag_bits & 1 for part in listed):
        raise UnusableError(Reason.ENCRYPTED, "The Word file needs a password: save it without one.")


def _headline(blocks: list[Block]) -> str | None:
    """Return the paragraph that is set as a title, else a heading that comes before all text."""
    titles = [block.text for block in blocks if block.style == "title"]
    if blocks and blocks[0].style == "heading 1":
        titles.append(blocks[0].text)
    return titles[0] if titles else None


def _created(created: datetime | None) -> str | None:
    return created_property(created.date()) if created and created != _TEMPLATE else None
