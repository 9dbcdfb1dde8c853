"""PDF files, by the engine of Chromium."""

from __future__ import annotations

import re
from contextlib import closing
from ctypes import c_ushort
from datetime import date
from typing import TYPE_CHECKING

from dossier.text import words
from ingest.formats.dateline import dateline
from ingest.formats.pdf_lines import Line, lines_of
from ingest.formats.properties import author_property, created_property, title_property
from ingest.formats.typeset import Paragraph, body_lines, body_size, paragraphs_of
from ingest.readers.registry import Document, Draft, reader
from ingest.report import Reason, UnusableError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

_MOST_PAGES = 2_000
_MOST_CHARACTERS = 5_000_000
_HEADLINE = 1.25  # times the size of the body
_HEAD = 5  # paragraphs among which the title may stand a second time
_PAGES_SEEN = 20  # on which images are looked for
_DRAWN = 0.3  # of the characters, when they name no letters
_NO_LETTER = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")
_CREATED = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")
_PRINTED = re.compile(r"skia|chrom|mozilla|webkit|wkhtml|print to pdf|quartz|scan|cups|ocr", re.IGNORECASE)


@reader(".pdf", isolated=True)
def read_pdf(document: Document) -> Draft:
    """Read a PDF as paragraphs in reading order, without running heads, page numbers and hyphenation.

    The title is the document's own, unless a program made it up, else the headline by its size. The date is
    that of a dateline, else the day on which the file was made, unless a browser or scanner made it.
    """
    with closing(_opened(document.read())) as pdf:
        pages, heights = _pages(pdf)
        lines = body_lines(pages, heights)
        paragraphs = [each for each in paragraphs_of(lines) if each.text.strip()]
        _check(pdf, paragraphs)
        title = title_property(_property(pdf, "Title")) or _headline(paragraphs, body_size(lines))
        written = dateline(line.text for line in _from_above(pages))
        created = None if written else _created(pdf)
        return Draft(
            text="\n\n".join(paragraph.text for paragraph in _without(title, paragraphs)),
            title=title,
            author=author_property(_property(pdf, "Author")),
            published=written or created,
            dated_by="text" if written else "properties" if created else None,
            language=_language(pdf),
        )


def _opened(data: bytes) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError
    from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY  # type: ignore[import-untyped]

    try:
        pdf = PdfDocument(data)
    except PdfiumError as error:
        if error.err_code in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY):
            detail = "The PDF needs a password: save it without one."
            raise UnusableError(Reason.ENCRYPTED, detail) from None
        detail = "The PDF is damaged, or is none: open it in a PDF program and save it anew."
        raise UnusableError(Reason.FAILED, detail) from None
    if len(pdf) > _MOST_PAGES:
        pages = len(pdf)
        pdf.close()
        detail = f"The PDF has {pages} pages, more than {_MOST_PAGES}: split it."
        raise UnusableError(Reason.TOO_LARGE, detail)
    return pdf


def _pages(pdf: PdfDocument) -> tuple[list[list[Line]], list[float]]:
    """Return the lines and the height of each page; a page that is damaged has none."""
    from pypdfium2 import PdfiumError

    pages: list[list[Line]] = []
    heights: list[float] = []
    characters = 0
    for number in range(len(pdf)):
        try:
            with closing(pdf[number]) as page, closing(page.get_textpage()) as text:
                characters += text.count_chars()
                if characters > _MOST_CHARACTERS:
                    raise _too_long()
                pages.append(lines_of(text, number))
                heights.append(page.get_height())
        except PdfiumError:
            pages.append([])
            heights.append(0.0)
    return pages, heights


def _from_above(pages: list[list[Line]]) -> list[Line]:
    """Return the lines of the first page that has any, from its head on, running heads among them."""
    first = next(filter(None, pages), [])
    return sorted(first, key=lambda line: -line.bottom)


def _too_long() -> UnusableError:
    millions = _MOST_CHARACTERS // 1_000_000
    return UnusableError(Reason.TOO_LARGE, f"The PDF has more than {millions} million characters: split it.")


def _check(pdf: PdfDocument, paragraphs: list[Paragraph]) -> None:
    """Refuse a document whose letters are pictures.

    Raises:
        UnusableError: it has no text, or its fonts do not tell which letters they draw.
    """
    text = "".join(paragraph.text for paragraph in paragraphs)
    if len(_NO_LETTER.findall(text)) > _DRAWN * len(text):
        detail = "The fonts of the PDF do not tell which letters they draw: recognise its text first (OCR)."
        raise UnusableError(Reason.EMPTY, detail)
    if not any(character.isalnum() for character in text):
        what = "only images: recognise its text first (OCR)" if _has_image(pdf) else "and no images either"
        raise UnusableError(Reason.EMPTY, f"The PDF holds no text, {what}.")


def _has_image(pdf: PdfDocument) -> bool:
    from pypdfium2 import PdfiumError
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    for number in range(min(len(pdf), _PAGES_SEEN)):
        try:
            with closing(pdf[number]) as page:
                if any(True for _ in page.get_objects(filter=(FPDF_PAGEOBJ_IMAGE,), max_depth=3)):
                    return True
        except PdfiumError:
            continue
    return False


def _headline(paragraphs: list[Paragraph], body: float) -> str | None:
    """Return the paragraph of the first page that is set largest, where that is larger than the rest."""
    first = [each for each in paragraphs if each.page == 0 and any(map(str.isalpha, each.text))]
    largest = max(first, key=lambda each: each.size, default=None)
    if largest is None or largest.size < _HEADLINE * body or not 3 <= len(largest.text) <= 250:
        return None
    return largest.text


def _without(title: str | None, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs without the title, where it stands at their head."""
    for at, paragraph in enumerate(paragraphs[:_HEAD]):
        if title and len(paragraphs) > 1 and words(paragraph.text) == words(title):
            return paragraphs[:at] + paragraphs[at + 1 :]
    return paragraphs


def _property(pdf: PdfDocument, name: str) -> str:
    try:
        return str(pdf.get_metadata_value(name))
    except UnicodeDecodeError:  # half a character
        return ""


def _created(pdf: PdfDocument) -> str | None:
    """Return the day on which the document was made; not where that is when it was printed or scanned."""
    made_by = f"{_property(pdf, 'Producer')} {_property(pdf, 'Creator')}"
    match = _CREATED.match(_property(pdf, "CreationDate"))
    if match is None or _PRINTED.search(made_by):
        return None
    try:
        return created_property(date(*map(int, match.groups())))
    except ValueError:
        return None


def _language(pdf: PdfDocument) -> str | None:
    from pypdfium2.raw import FPDFCatalog_GetLanguage

    size = FPDFCatalog_GetLanguage(pdf, None, 0)
    buffer = (c_ushort * (size // 2))()
    FPDFCatalog_GetLanguage(pdf, buffer, size)
    return bytes(buffer).decode("utf-16-le", "ignore").strip("\0 ") or None
