"""Files of records: JSON, JSON Lines and tables, whole ones, broken ones and very large ones."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader, RawIOBase
from typing import Any

import pytest

from ingest.formats import text_streams
from ingest.readers import Document, Draft, registry
from ingest.reading import drafts_of
from ingest.report import Reason, UnusableError

RECORD = {"title": "Drones for Baku", "text": "The deal was signed.", "date": "2021-06-15", "id": 7}
DRAFT = Draft(
    "The deal was signed.", title="Drones for Baku", published="2021-06-15", dated_by="field", key="7"
)


def read(name: str, content: Any, **fields: str) -> list[Draft | UnusableError]:
    text = content if isinstance(content, str | bytes) else json.dumps(content)
    data = text.encode() if isinstance(text, str) else text
    return list(drafts_of(replace(Document.of(name, data), fields=fields)))


def drafts(name: str, content: Any, **fields: str) -> list[Draft]:
    found = read(name, content, **fields)
    assert all(isinstance(each, Draft) for each in found), found
    return [each for each in found if isinstance(each, Draft)]


def draft_of(record: dict[str, Any], **fields: str) -> Draft:
    (draft,) = drafts("a.json", {"text": "Text.", **record}, **fields)
    return draft


def errors(found: list[Draft | UnusableError]) -> list[str]:
    told = [each for each in found if isinstance(each, UnusableError)]
    assert all(each.detail.endswith(".") and "\n" not in each.detail for each in told)
    assert {each.reason for each in told} <= {Reason.RECORD, Reason.EMPTY}
    return [each.detail for each in told]


@pytest.mark.parametrize(
    "content",
    [
        RECORD,
        [RECORD],
        {"status": "ok", "articles": [RECORD]},
        {"response": {"meta": {}, "docs": [RECORD]}},
        {"tags": [{"a": 1}], "items": [RECORD]},
        {"data": [RECORD], "source": "x"},
    ],
)
def test_where_the_records_of_a_json_file_are(content: Any) -> None:
    assert drafts("a.json", content) == [DRAFT]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.ndjson"])
def test_json_lines_under_any_name(name: str) -> None:
    lines = f"{json.dumps(RECORD)}\r\n\n{json.dumps(RECORD, ensure_ascii=False)}"
    assert drafts(name, lines) == [DRAFT, DRAFT]
    assert drafts(name, "\ufeff" + lines) == [DRAFT, DRAFT]
    assert drafts(name, lines.encode("utf-16")) == [DRAFT, DRAFT]


@pytest.mark.parametrize(
    ("record", "name", "value"),
    [
        ({"headline": "A"}, "title", "A"),
        ({"title": {"rendered": "A &amp; B"}}, "title", "A & B"),
        ({"source": {"id": None, "name": "The Example"}}, "outlet", "The Example"),
        ({"site_name": "The Example"}, "outlet", "The Example"),
        ({"authors": ["A. Writer", "B. Editor"]}, "author", "A. Writer, B. Editor"),
        ({"author": [{"@type": "Person", "name": "A. Writer"}]}, "author", "A. Writer"),
        ({"byline": "A. Writer"}, "author", "A. Writer"),
        ({"link": "https://example.org/1"}, "url", "https://example.org/1"),
        ({"link": "https://example.org/1"}, "key", "https://example.org/1"),
        ({"_id": {"$oid": "5f"}, "link": "https://example.org/1"}, "key", "5f"),
        ({"lang": "tr"}, "language", "tr"),
        ({"publishedAt": "2021-06-15T10:00:00Z"}, "published", "2021-06-15T10:00:00Z"),
        ({"datePublished": "15 June 2021"}, "published", "15 June 2021"),
        ({"timestamp": 1623751200}, "published", "2021-06-15"),
        ({"timestamp": "1623751200000"}, "published", "2021-06-15"),
        ({"timestamp": 1623751200.5}, "published", "2021-06-15"),
        ({"date": 20210615}, "published", "2021-06-15"),
        ({"date": 2021}, "published", "2021"),
        ({"date": {"$date": "2021-06-15T00:00:00Z"}}, "published", "2021-06-15T00:00:00Z"),
        ({"date": 0}, "published", None),
        ({"date": None, "pubDate": "2021"}, "published", "2021"),
        ({"title": True}, "title", None),
        ({"text": ["One.", "Two."]}, "text", "One.\n\nTwo."),
    ],
)
def test_usual_names_and_forms_of_fields(record: dict[str, Any], name: str, value: str | None) -> None:
    assert getattr(draft_of(record), name) == value


def test_a_date_tells_that_it_was_a_field() -> None:
    assert draft_of({"date": "2021"}).dated_by == "field"
    assert draft_of({}).dated_by is None


def test_fields_are_named_by_a_map() -> None:
    record = {"a": {"b": [{"c": "A."}, {"c": "B."}]}, "d.e": "Outlet", "text": "Not this.", "day": "2021"}
    (draft,) = drafts("a.json", [record], text="a.b.c", outlet="d.e", published="day")
    assert (draft.text, draft.outlet, draft.published) == ("A.\n\nB.", "Outlet", "2021")


def test_a_map_that_fits_nothing_is_one_error_of_the_file() -> None:
    many = [RECORD] * 500
    (missing,) = errors(read("a.json", many, title="headlin"))
    assert missing.startswith("No record has a field 'headlin';")
    assert missing.endswith("that there are: 'title', 'text', 'date', 'id'.")
    (unknown,) = errors(read("a.json", many, titel="title"))
    assert unknown.startswith("An article has no field 'titel': name one of author, id,")
    (nothing,) = errors(read("a.jsonl", "\n".join(['{"a\\n": 1, "b\\ud800": "2"}'] * 500)))
    assert nothing == "No record has a text; name one of the fields that there are: 'a', 'b'."


def test_a_field_may_come_late_but_not_too_late() -> None:
    late = [{"text": "Text."}] * 50 + [{"text": "Text.", "writer": "A."}]
    assert len(drafts("a.json", late, author="writer")) == 51
    assert len(errors(read("a.json", [late[0]] * 100 + late, author="writer"))) == 1


def test_html_becomes_plain_text() -> None:
    text = (
        "<h2>Lead</h2><p>The <b>first</b> deal&nbsp;was<br/>signed.</p><script>x()</script>"
        "<ul><li>one</li><li>two</li></ul><!-- no --><p>5 &lt; 6 &amp; more"
    )
    assert draft_of({"text": text}).text == (
        "Lead\n\nThe first deal was\nsigned.\n\n- one\n- two\n\n5 < 6 & more"
    )
    assert (
        draft_of({"text": "a < b and c > d, AT&T; R&D &copy 2020"}).text
        == "a < b and c > d, AT&T; R&D &copy 2020"
    )
    assert draft_of({"text": "He wrote <script> and &amp; again"}).text == "He wrote <script> and & again"
    assert draft_of({"text": '<?xml version="1.0" encoding="x"?><p>Şuşa \ud83d</p>'}).text.startswith("Şuşa")
    deep = "<p>Text.</p>" + "<div>" * 5000 + "deep" + "</div>" * 5000
    assert draft_of({"text": deep}).text.startswith("Text.")
    assert errors(read("a.json", {"text": "<p></p>"})) == ["Record 1: the record has no text."]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "this is not JSON"),
        ('{"text": "x"} x', "this is not JSON"),
        ("[1, 2]", "this is no object with fields"),
        ("null", "this is no object with fields"),
        ('{"title": "x"}', "the record has no text"),
        ('{"text": " "}', "the record has no text"),
        ("[" * 100_000, "nested too deeply"),
        ('{"text": ' + "9" * 5000 + "}", "this is not JSON"),
    ],
)
def test_a_broken_line_is_told_and_the_rest_goes_on(line: str, told: str) -> None:
    found = read("a.jsonl", f"{json.dumps(RECORD)}\n{line}\n{json.dumps(RECORD)}\n")
    assert [found[0], found[2]] == [DRAFT, DRAFT]
    (error,) = errors(found)
    assert error.startswith("Line 2: ")
    assert told in error


def test_what_is_no_number_and_what_comes_twice() -> None:
    (draft,) = drafts(
        "a.jsonl", '{"text": "A.", "date": NaN, "text": "B.", "title": "\\ud83d x", "id": Infinity}'
    )
    assert (draft.text, draft.published, draft.key) == ("B.", None, None)


@pytest.mark.parametrize(
    ("content", "reason", "told"),
    [
        ("", Reason.RECORD, "not JSON"),
        ("{", Reason.RECORD, "not JSON"),
        ("[" * 200_000, Reason.RECORD, "nested too deeply"),
        ("[]", Reason.EMPTY, "no records"),
        ('"text"', Reason.RECORD, "Record 1"),
        ("[1]", Reason.RECORD, "Record 1"),
        (b"\x00\x01\x02", Reason.NOT_TEXT, "binary"),
    ],
)
def test_broken_json_files(content: str | bytes, reason: Reason, told: str) -> None:
    (error,) = read("a.json", content)
    assert isinstance(error, UnusableError)
    assert error.reason is reason
    assert told in error.detail


def test_a_json_file_that_is_too_large_is_to_be_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "MAX_BYTES", 50)
    (error,) = read("a.json", [RECORD])
    assert isinstance(error, UnusableError)
    assert error.reason is Reason.TOO_LARGE
    assert "JSON Lines" in error.detail
    assert drafts("a.jsonl", json.dumps(RECORD)) == [DRAFT]
    assert drafts("a.json", f"{json.dumps(RECORD)}\n{json.dumps(RECORD)}") == [DRAFT, DRAFT]


class Generated(RawIOBase):
    """A stream of bytes that are made as they are read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._rest = self._rest or next(self._pieces, b"")
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size


def generated(name: str, pieces: Any) -> Document:
    return Document(name, lambda: BufferedReader(Generated(pieces())))


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_large_files_take_constant_memory(name: str) -> None:
    text = "word " * 2_000
    line = (json.dumps({"text": text}) if name == "a.jsonl" else f'"{text}"').encode() + b"\n"

    def pieces() -> Iterator[bytes]:
        if name == "a.csv":
            yield b"text\n"
        for _ in range(5_000):  # 50 MB
            yield line

    tracemalloc.start()
    try:
        count = sum(isinstance(each, Draft) for each in drafts_of(generated(name, pieces)))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 5_000
    assert peak < 5_000_000


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_a_line_that_is_too_long_is_passed_over(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_streams, "LONGEST_LINE", 100_000)
    first = b"title,text\n" if name == "a.csv" else b""
    good = b"A,B\n" if name == "a.csv" else b'{"title": "A", "text": "B"}\n'

    def pieces() -> Iterator[bytes]:
        yield first + good
        for _ in range(300):
            yield b"x" * 100_000
        yield b"\n" + good

    tracemalloc.start()
    try:
        found = list(drafts_of(generated(name, pieces)))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert [each for each in found if isinstance(each, Draft)] == [Draft("B", title="A")] * 2
    (error,) = errors(found)
    assert "longer than" in error
    assert peak < 10_000_000


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1254"])
def test_tables(delimiter: str, encoding: str) -> None:
    rows = [
        ["Title", "text", "date"],
        ["Şuşa", 'Bir gün, "yeni" bir anlaşma; imzalandı.\nİkinci satır böyle | okunuyor.', "2021-06-15"],
        ["", "Yalnızca metin.", ""],
    ]
    quoted = [delimiter.join(f'"{each.replace(chr(34), chr(34) * 2)}"' for each in row) for row in rows]
    found = drafts("a.csv", "\r\n".join(quoted).encode(encoding))
    assert [(each.title, each.text, each.published) for each in found] == [
        ("Şuşa", rows[1][1], "2021-06-15"),
        (None, "Yalnızca metin.", None),
    ]


def test_broken_tables() -> None:
    table = '\nid,text,text,\n1,A,B,\n\n2,C,D,E,F\n3\n4,G\n5,"H\nI"\n6,J'
    found = read("a.csv", table)
    assert [(each.key, each.text) for each in found if isinstance(each, Draft)] == [
        ("1", "A"),
        ("4", "G"),
        ("5", "H\nI"),
        ("6", "J"),
    ]
    assert errors(found) == [
        "Line 5: the row has 5 values, but there are 4 columns.",
        "Line 6: the record has no text.",
    ]
    assert errors(read("a.csv", "")) == ["The file holds no records."]
    assert errors(read("a.csv", "title,text\n")) == ["The file holds no records."]
    assert "'2021', 'Some words'" in errors(read("a.csv", "2021,Some words\n2022,Other words"))[0]
    assert drafts("a.csv", "sep=;\ntitle;text\nA,B;C")[0].title == "A,B"
    assert drafts("a.tsv", "a,b\ttext\nA\tB")[0].text == "B"


@pytest.mark.parametrize("before", [30, 2_000])  # within and after what the encoding is told by
def test_bytes_that_are_no_text_are_told_by_line(before: int) -> None:
    good = json.dumps(RECORD).encode() + b"\n"
    found = read("a.jsonl", good * before + b'{"text": "\xff"}\n' + good)
    assert len([each for each in found if isinstance(each, Draft)]) == before + 1
    assert errors(found) == [f"Line {before + 1}: it is not UTF-8 text, as the rest of the file is."]


def test_a_file_that_breaks_off_within_a_character() -> None:
    found = read("a.jsonl", f"{json.dumps(RECORD)}\n{{".encode("utf-16")[:-1])
    assert found[0] == DRAFT
    assert "breaks off" in errors(found)[0]


def test_lines_of_old_macs() -> None:
    assert [each.text for each in drafts("a.csv", "title,text\rA,B\rC,D\r")] == ["B", "D"]


def test_a_quotation_mark_that_is_never_closed_is_told() -> None:
    found = read("a.csv", 'title,text\nA,B\n"C,D\nE,F\nG,H\n')
    assert [each.text for each in found if isinstance(each, Draft)] == ["B"]
    (told,) = errors(found)
    assert told.startswith("Line 3")
    assert "none closes it" in told


def test_a_field_of_a_table_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    from ingest.readers import csv_files

    monkeypatch.setattr(csv_files, "LONGEST_LINE", 50)
    found = read("a.csv", 'text\nA\n"' + "never closed\n" * 20 + '"\nB')
    assert any("field limit" in error for error in errors(found))
    assert found[0] == Draft("A")
