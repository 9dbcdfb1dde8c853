from codecs import BOM_UTF8

import pytest

from ingest.web import Page
from ingest.web.naming import document_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def name(url: str, media_type: str, data: bytes = b"x") -> str:
    return document_of(Page(url, media_type, None, data)).name


@pytest.mark.parametrize(
    ("url", "media_type", "expected"),
    [
        ("https://a.example/news/one", "text/html", "one.html"),
        ("https://a.example/news/one.html", "text/html", "one.html"),
        ("https://a.example/news/one.php?id=3", "application/xhtml+xml", "one.php.html"),
        ("https://a.example/news/2.5-per-cent/", "text/html", "2.5-per-cent.html"),
        ("https://a.example/", "text/html", "a.example.html"),
        ("https://a.example", "text/html", "a.example.html"),
        ("https://a.example/%D1%82%2F..%00%0A", "text/html", "...html"),
        ("https://a.example/one.PDF", "application/pdf", "one.PDF"),
        ("https://a.example/one", WORD, "one.docx"),
        ("https://a.example/one", "text/plain", "one.txt"),
        ("https://a.example/one.md", "text/plain", "one.md"),
        ("https://a.example/one.md", "application/octet-stream", "one.md"),
        ("https://a.example/one", "text/markdown", "one.md"),
        ("https://a.example/one", "application/json", "one.json"),
        ("https://a.example/one.png", "image/png", "one.png"),
        ("https://a.example/one", "image/png", "one.unknown"),
        ("https://a.example/one", "", "one.unknown"),
    ],
)
def test_a_page_is_named_by_what_it_is(url: str, media_type: str, expected: str) -> None:
    assert name(url, media_type) == expected


@pytest.mark.parametrize(
    ("data", "media_type", "expected"),
    [
        (b"%PDF-1.7", "text/html", "one.pdf"),
        (b"\n <!DOCTYPE html><p>", "application/pdf", "one.html"),
        (BOM_UTF8 + b"<html>", "text/plain", "one.html"),
        (b"<HTML>", "", "one.html"),
    ],
)
def test_its_first_bytes_count_for_more(data: bytes, media_type: str, expected: str) -> None:
    assert name("https://a.example/one", media_type, data) == expected


def test_a_document_knows_its_address() -> None:
    document = document_of(Page("https://a.example/one", "text/html", None, b"<p>x"))
    assert (document.url, document.read()) == ("https://a.example/one", b"<p>x")


def read(data: bytes, charset: str | None, media_type: str = "text/html") -> bytes:
    return document_of(Page("https://a.example/one", media_type, charset, data)).read()


@pytest.mark.parametrize(
    ("text", "sent", "named"),
    [
        ("тест", "cp1251", "windows-1251"),
        ("“quoted” €5", "cp1252", "iso-8859-1"),
        ("ışık", "cp1254", "iso-8859-9"),
        ("日本語", "iso2022_jp", "iso-2022-jp"),
        ("тест", "utf-8", "utf-8"),
        ("тест", "utf-8", "iso-8859-1"),
        ("тест", "utf-8", "no-such-charset"),
    ],
)
def test_the_charset_of_the_server_is_written_into_a_text(text: str, sent: str, named: str) -> None:
    assert read(text.encode(sent), named) == text.encode("utf-8-sig")


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        ("тест".encode("cp1251"), None),
        ("тест".encode("cp1251"), "utf-8"),
        ("тест".encode("cp1251"), "no-such-charset"),
        ("тест".encode("cp1251"), "base64"),
        (b"plain", "windows-1251"),
        ("тест".encode("utf-16"), "utf-8"),
        ("тест".encode("utf-8-sig"), "windows-1251"),
    ],
)
def test_a_charset_that_does_not_fit_changes_nothing(data: bytes, charset: str | None) -> None:
    assert read(data, charset) == data


def test_what_is_no_text_stays_as_it_is() -> None:
    assert read(b"%PDF-1.7 \xe9", "windows-1252", "application/pdf") == b"%PDF-1.7 \xe9"
    assert read(b"PK\xe9", "windows-1252", WORD) == b"PK\xe9"
