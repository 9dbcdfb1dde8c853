"""Plain text files."""

from __future__ import annotations

import re

from ingest.formats.decoding import decode
from ingest.readers.registry import Document, Draft, reader

_HEADLINE = re.compile(r"\s*(?P<title>\S[^\n]{0,198}[^\s.,:;])[ \t]*\n[ \t]*\n(?P<text>.*\w.*)", re.DOTALL)


@reader(".txt", ".text")
def read_plain(document: Document) -> Draft:
    """Read plain text; a first line that stands alone and does not end like a sentence is the title."""
    text = decode(document.read())
    match = _HEADLINE.fullmatch(text)
    return Draft(match["text"], title=match["title"]) if match else Draft(text)
