from ingest.report import Drop, Reason
from ingest.web import listed


def test_lines_become_addresses_one_by_one() -> None:
    lines = iter(["\ufeffhttps://a.example/1\r\n", "\n", "  # a comment\n", " http://a.example/2#part \n"])
    found = listed(lines, "standard input")
    assert next(found) == "https://a.example/1"
    assert next(lines) == "\n"  # nothing is read ahead
    assert list(found) == ["http://a.example/2#part"]


def test_a_line_that_is_no_address_is_told_with_its_number() -> None:
    lines = ["https://a.example/1", "", "a.example/2", "ftp://a.example/3", "https://user:secret@a.example/"]
    _, *drops = listed(lines, "list.txt")
    assert [drop.path for drop in drops if isinstance(drop, Drop)] == [
        f"list.txt, line {n}" for n in (3, 4, 5)
    ]
    assert {drop.reason for drop in drops if isinstance(drop, Drop)} == {Reason.REFUSED}
    assert "secret" not in str(drops)
