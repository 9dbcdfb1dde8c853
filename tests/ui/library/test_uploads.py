"""Files that are sent to the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.ui.library.uploads import LONGEST_NAME, dropped, kept, plain_name


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Report 2021 (final).pdf", "Report 2021 (final).pdf"),
        ("İstanbul’dan haber.docx", "İstanbul’dan haber.docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\users\\me\\a.txt", "a.txt"),
        (".hidden.md", "hidden.md"),
        ("..", "file"),
        ("", "file"),
        ("\u202egnp.exe\n.md", "gnp.exe_.md"),
        ("a!b.csv", "a_b.csv"),
        ("bad\udcff.md", "bad_.md"),
        ("e\u0301.md", "é.md"),
    ],
)
def test_names_are_made_plain(name: str, plain: str) -> None:
    assert plain_name(name) == plain


def test_a_long_name_is_cut_before_its_suffix() -> None:
    name = plain_name("я" * 300 + ".html")
    assert name.endswith("я.html")
    assert len(name.encode()) <= LONGEST_NAME


def test_files_of_one_name_are_kept_apart_and_what_is_not_used_is_deleted(tmp_path: Path) -> None:
    sent = []
    for number in range(3):
        (tmp_path / str(number)).mkdir()
        sent.append(tmp_path / str(number) / "a.md")
        sent[-1].write_text(f"Text {number}")
    copies = kept(sent, tmp_path / "uploads" / "job")
    assert [copy.name for copy in copies] == ["a.md", "a (2).md", "a (3).md"]
    assert [copy.read_text() for copy in copies] == ["Text 0", "Text 1", "Text 2"]
    dropped(copies, copies[1:])
    assert sorted(path.name for path in copies[0].parent.iterdir()) == ["a (2).md", "a (3).md"]
    dropped(copies[1:], ())
    assert not copies[0].parent.exists()


def test_nothing_is_left_where_a_file_cannot_be_copied(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("A")
    with pytest.raises(OSError, match="gone"):
        kept([tmp_path / "a.md", tmp_path / "gone.md"], tmp_path / "job")
    assert not (tmp_path / "job").exists()
