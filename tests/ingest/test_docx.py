"""Word files: text in its order, changes accepted, and those that cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.readers import Document, Draft, format_of
from ingest.readers import docx as module
from ingest.reading import drafts_of
from ingest.report import Reason, UnusableError

Fill = Callable[[Any], None]


def word(fill: Fill) -> bytes:
    made = docx.Document()
    fill(made)
    target = BytesIO()
    made.save(target)
    return target.getvalue()


def read(data: bytes) -> Draft:
    (draft,) = drafts_of(Document.of("a.docx", data))
    if isinstance(draft, UnusableError):
        raise draft
    return draft


def refused(data: bytes) -> UnusableError:
    with pytest.raises(UnusableError) as caught:
        read(data)
    assert caught.value.detail.endswith(".")
    assert "\n" not in caught.value.detail
    return caught.value


def xml(made: Any, inner: str) -> None:
    """Add a paragraph that is written in XML."""
    made.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))


def test_text_in_the_order_of_the_document() -> None:
    def fill(made: Any) -> None:
        made.add_heading("The deal", 1)
        made.add_paragraph("Drones were sold.\tThen trained.")
        for item in ("one", "two"):
            made.add_paragraph(item, style="List Bullet")
        made.add_paragraph("deep", style="List Number 2")
        table = made.add_table(2, 2)
        for cell, text in zip(table._cells, ("Year", "Sum", "2020", "$77m"), strict=True):
            cell.text = text
        made.add_paragraph("After the table.")
        made.add_table(1, 1).cell(0, 0).text = "In a frame."

    draft = read(word(fill))
    assert draft.title == "The deal"
    assert draft.text == (
        "Drones were sold. Then trained.\n\n- one\n- two\n- deep\n\nYear | Sum\n2020 | $77m\n\n"
        "After the table.\n\nIn a frame."
    )


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:hyperlink><w:r><w:t>a link</w:t></w:r></w:hyperlink>", "a link"),
        ("<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t>stays</w:t></w:r>", "stays"),
        ("<w:ins><w:r><w:t>new</w:t></w:r></w:ins>", "new"),
        (
            "<w:moveFrom><w:r><w:t>a</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>b</w:t></w:r></w:moveTo>",
            "b",
        ),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>seen</w:t></w:r>", "seen"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>seen</w:t></w:r>', "seen"),
        ("<w:r><w:instrText>PAGE</w:instrText><w:t>7</w:t></w:r>", "7"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t></w:r>", "a\nb-c"),
        ("<w:sdt><w:sdtContent><w:r><w:t>control</w:t></w:r></w:sdtContent></w:sdt>", "control"),
        (
            "<w:r><w:t>text</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p>"
            "</w:txbxContent></w:pict></w:r>",
            "text\n\nbox",
        ),
    ],
)
def test_what_belongs_to_the_text(inner: str, text: str) -> None:
    assert read(word(lambda made: xml(made, inner))).text == text


def test_comments_are_left_out() -> None:
    def fill(made: Any) -> None:
        run = made.add_paragraph("Text.").runs[0]
        made.add_comment(run, text="Check this!", author="B. Editor")

    assert read(word(fill)).text == "Text."


def test_what_a_file_says_of_itself() -> None:
    def fill(made: Any) -> None:
        properties = made.core_properties
        properties.title, properties.author, properties.language = "Drones for Baku", "A. Writer", "en-GB"
        properties.created = datetime(2021, 6, 15, 12, tzinfo=UTC)
        properties.modified = datetime(2024, 1, 1, tzinfo=UTC)
        made.add_paragraph("Drones for Baku", style="Title")
        made.add_paragraph("Text.")

    draft = read(word(fill))
    assert (draft.title, draft.author, draft.language) == ("Drones for Baku", "A. Writer", "en-GB")
    assert (draft.published, draft.dated_by) == ("2021-06-15", "properties")
    assert draft.text == "Text."


def test_what_programs_made_up_is_nothing() -> None:
    draft = read(word(lambda made: made.add_paragraph("Text.")))  # with the properties of a template
    assert draft == Draft("Text.")

    def titled(made: Any) -> None:
        made.core_properties.title = "deal_final.docx"
        made.add_paragraph("Drones", style="Title")
        made.add_paragraph("9 June 2021")

    draft = read(word(titled))
    assert (draft.title, draft.text) == ("Drones", "9 June 2021")
    assert (draft.published, draft.dated_by) == ("9 June 2021", "text")


def test_old_and_encrypted_files() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    assert refused(ole).reason is Reason.FAILED
    assert ".docx" in refused(ole).detail
    assert refused(ole + "EncryptedPackage".encode("utf-16-le")).reason is Reason.ENCRYPTED


def test_broken_files() -> None:
    whole = word(lambda made: made.add_paragraph("Text."))
    other = BytesIO()
    with ZipFile(other, "w") as parts:
        parts.writestr("hello.txt", "hello")
    for data in (b"", b"text", rb"{\rtf1 text}", whole[:-100], whole[:500], other.getvalue()):
        assert refused(data).reason is Reason.FAILED
    for part in ("word/document.xml", "docProps/core.xml", "[Content_Types].xml"):
        for content in (b"<w:document", b"<other/>"):
            assert "no Word file" in refused(_with(whole, part, content)).detail


def test_empty_files_give_an_empty_draft() -> None:
    assert read(word(lambda _: None)).text == ""


def test_bombs(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = word(lambda made: made.add_paragraph("Text."))
    bomb = _with(whole, "word/media/image1.png", bytes(60_000_000))
    assert len(bomb) < 1_000_000
    monkeypatch.setattr(module, "_MOST_BYTES", 50_000_000)
    assert refused(bomb).reason is Reason.TOO_LARGE
    monkeypatch.setattr(module, "_MOST_BYTES", 200_000_000)
    assert read(bomb).text == "Text."
    assert refused(_with(whole, "word/a.xml", bytes(60_000_000))).reason is Reason.TOO_LARGE


def test_entities_are_not_expanded() -> None:
    entity = b'<!DOCTYPE a [<!ENTITY e "' + b"boom" * 1000 + b'">]>'
    body = f"<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>".encode() + b"&e;" * 1000
    data = entity + body + b"</w:t></w:r></w:p></w:body></w:document>"
    whole = word(lambda made: made.add_paragraph("Text."))
    (draft,) = drafts_of(Document.of("a.docx", _with(whole, "word/document.xml", data)))
    assert isinstance(draft, UnusableError) or "boom" not in draft.text


def test_read_in_a_process_of_its_own() -> None:
    assert format_of("a.docx").isolated


def _with(data: bytes, name: str, content: bytes) -> bytes:
    """Return a zip file with one part of it put in or replaced."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return target.getvalue()
