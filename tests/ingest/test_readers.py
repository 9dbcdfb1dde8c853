import codecs
from pathlib import Path

import pytest

from dossier.types import Article
from ingest import discovery
from ingest.articles import article_of
from ingest.discovery import file_source
from ingest.readers import Document, Draft, reader, registry, suffixes
from ingest.reading import drafts_of
from ingest.report import Reason, UnusableError

from .conftest import LEAD, Write

FULL = """---
title: "Drones for Baku"
outlet:   Report.az
author: [A. Writer, B. Editor]
url: https://example.org/1
published: 2021-06-15
language: no
facts: [F1, F2]
sources:
  - title: "A study"
    publisher: SIPRI
    date: 2021
    tags: [x]
  - https://example.org/2
---

# Drones for Baku

The *first* [deal](https://example.org) was
signed &amp; sealed.
"""


def read_markdown(data: bytes) -> Draft:
    (draft,) = drafts_of(Document.of("a.md", data))
    assert isinstance(draft, Draft)
    return draft


def article_at(path: Path) -> Article:
    (draft,) = drafts_of(file_source(str(path), "x").document)
    if isinstance(draft, UnusableError):
        raise draft
    return article_of(draft, name=path.name, origin=str(path))


def dropped(path: Path) -> UnusableError:
    with pytest.raises(UnusableError) as caught:
        article_at(path)
    assert caught.value.detail.endswith(".")
    assert "\n" not in caught.value.detail
    return caught.value


def test_front_matter_and_body() -> None:
    assert read_markdown(FULL.encode()) == Draft(
        text="The first deal was signed & sealed.",
        title="Drones for Baku",
        outlet="Report.az",
        author="A. Writer, B. Editor",
        url="https://example.org/1",
        published="2021-06-15",
        dated_by="front matter",
        language="no",
        sources=(
            {"title": "A study", "publisher": "SIPRI", "date": "2021"},
            {"url": "https://example.org/2"},
        ),
    )


def test_without_front_matter_the_first_heading_is_the_title() -> None:
    assert read_markdown(b"# A title\n\nText.") == Draft("Text.", title="A title")
    assert read_markdown(b"Text.\n\n# Later") == Draft("Text.\n\nLater")
    assert read_markdown(b"## Lead\n\nText.") == Draft("Lead\n\nText.")


def test_a_heading_that_is_not_the_title_stays() -> None:
    draft = read_markdown(b"---\ntitle: One\n---\n# Two\n\nText.")
    assert (draft.title, draft.text) == ("One", "Two\n\nText.")


def test_empty_front_matter_and_a_single_source() -> None:
    assert read_markdown(b"---\n---\nText.") == Draft("Text.")
    assert read_markdown(b"---\nsources: SIPRI\nauthor:\n---\nText.").sources == ({"title": "SIPRI"},)


MARKUP = """First *line* with `code`, <https://a.example> and ![a map](m.png),
wrapped.\\
Hard break.

- one
- two **bold**
  more

  a second paragraph
  1. nested

2. Karabakh
3. Third

- - doubly

> A quote.

| Year | Sum |
|------|-----|
| 2020 | $77m |

```
raw *text*
```

---

<script>alert(1)</script> and 5 < 6, a_b_c, 2 * 3 * 4 [1].
"""


def test_markup_becomes_text_that_reads_well() -> None:
    assert read_markdown(MARKUP.encode()).text == (
        "First line with code, https://a.example and a map, wrapped.\nHard break.\n\n"
        "- one\n- two bold more\n  a second paragraph\n  1. nested\n\n"
        "2. Karabakh\n3. Third\n\n"
        "- \n  - doubly\n\n"
        "A quote.\n\nYear | Sum\n2020 | $77m\n\nraw *text*\n\n"
        "<script>alert(1)</script> and 5 < 6, a_b_c, 2 * 3 * 4 [1]."
    )


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("Drones for Baku\n\nText.\nMore.", "Drones for Baku", "Text.\nMore."),
        ("\n  Drones for Baku  \n \nText.", "Drones for Baku", "Text."),
        ("This is a sentence.\n\nText.", None, "This is a sentence.\n\nText."),
        ("Wrapped text that\ngoes on.\n\nText.", None, "Wrapped text that\ngoes on.\n\nText."),
        ("Only a line", None, "Only a line"),
        ("x" * 300 + "\n\nText.", None, "x" * 300 + "\n\nText."),
    ],
)
def test_plain_text(text: str, title: str | None, body: str) -> None:
    assert list(drafts_of(Document.of("a.txt", text.encode()))) == [Draft(body, title=title)]


@pytest.mark.parametrize("suffix", [".md", ".markdown", ".txt", ".text", ".MD"])
def test_title_falls_back_to_the_file_name(write: Write, suffix: str) -> None:
    assert article_at(write(f"Şuşa_deal-2021{suffix}")).title == "Şuşa deal 2021"


@pytest.mark.parametrize(
    "encoded",
    [
        "Ərdoğan Şuşaya gəldi.".encode(),
        codecs.BOM_UTF8 + "Ərdoğan Şuşaya gəldi.".encode(),
        codecs.BOM_UTF16_LE + "Ərdoğan Şuşaya gəldi.".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "Ərdoğan Şuşaya gəldi.".encode("utf-16-be"),
        codecs.BOM_UTF32_LE + "Ərdoğan Şuşaya gəldi.".encode("utf-32-le"),
        codecs.BOM_UTF32_BE + "Ərdoğan Şuşaya gəldi.".encode("utf-32-be"),
    ],
)
def test_encodings(write: Write, encoded: bytes) -> None:
    assert article_at(write("a.txt", encoded)).text == "Ərdoğan Şuşaya gəldi."


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\0\0",
        b"text with a \0 byte",
        "Şuşa".encode("cp1254"),
        codecs.BOM_UTF16_LE + b"\x00\xd8",
    ],
)
def test_what_is_not_text(write: Write, content: bytes) -> None:
    assert dropped(write("a.md", content)).reason is Reason.NOT_TEXT


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('---\ntitle: x\noutlet: "open\n---\nText.', "line 3"),
        ("---\ntitle: a: b\n---\nText.", "line 2"),
        ("---\n- a\n---\nText.", "line 1"),
        ("---\ntitle: never closed\n\nText.", "not closed"),
        ("---\ntitle:\n  sub: x\n---\nText.", "title"),
        ("---\na: " + "[" * 5000 + "\n---\nText.", "front matter"),
    ],
)
def test_broken_front_matter(write: Write, content: str, told: str) -> None:
    error = dropped(write("a.md", content))
    assert error.reason is Reason.FRONT_MATTER
    assert told in error.detail


@pytest.mark.parametrize("content", ["", " \n\u200b\n", "---\ntitle: x\n---\n", "***", "# Only a title"])
def test_empty_articles(write: Write, content: str) -> None:
    assert dropped(write("a.md", content)).reason is Reason.EMPTY


def test_a_date_in_front_matter_is_that_of_publication() -> None:
    for fields in ("date: 2021-06-15", "date: 2020-01-01\npublished: 2021-06-15"):
        draft = read_markdown(f"---\n{fields}\n---\nText.".encode())
        assert (draft.published, draft.dated_by) == ("2021-06-15", "front matter")


def test_impossible_date(write: Write) -> None:
    error = dropped(write("a.md", "---\npublished: 2021-02-30\n---\nText."))
    assert error.reason is Reason.DATE
    assert "2021-02-30" in error.detail


def test_unreadable_files(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dangling.md").symlink_to(tmp_path / "nowhere.md")
    (tmp_path / "loop.md").symlink_to(tmp_path / "loop.md")
    for name in ("dangling.md", "loop.md", "absent.md"):
        assert dropped(tmp_path / name).reason is Reason.UNREADABLE
    path = write("a.md")
    monkeypatch.setattr(
        discovery,
        "open",
        lambda *_: (_ for _ in ()).throw(PermissionError(13, "Permission denied")),
        raising=False,
    )
    assert "Permission denied" in dropped(path).detail


def test_unsupported_and_too_large_files(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    assert dropped(write("a.xyz")).reason is Reason.UNSUPPORTED
    monkeypatch.setattr(registry, "MAX_BYTES", len(LEAD) - 1)
    assert dropped(write("a.md")).reason is Reason.TOO_LARGE


def test_a_format_is_added_by_registration(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_FORMATS", dict(registry._FORMATS))

    @reader(".upper")
    def _read(document: Document) -> Draft:
        if not document.read():
            raise KeyError("no data")
        return Draft(document.read().decode().upper())

    assert ".upper" in suffixes()
    assert article_at(write("a.upper", "text")).text == "TEXT"
    assert dropped(write("b.upper", "")).reason is Reason.FAILED


def test_fields_are_one_clean_line_and_language_is_found(write: Write) -> None:
    path = write("a.md", '---\ntitle: "A\\n  b\\u200b \\ud83d"\nlanguage: tr-TR\n---\n' + LEAD)
    article = article_at(path)
    assert (article.title, article.language, article.origin) == ("A b", "tr", str(path))
    assert article_at(write("b.md")).language == "en"
    assert article_at(write("c.md", "---\nlanguage: English\n---\n" + LEAD)).language == "en"
    assert article_at(write("d.md", "77")).language is None
